"""How dates are said in Thai: months, weekdays, small numbers, and the expressions built from them."""

import re

FULL_MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
SPOKEN_MONTHS = (
    "มกรา",
    "กุมภา",
    "มีนา",
    "เมษา",
    "พฤษภา",
    "มิถุนา",
    "กรกฎา",
    "สิงหา",
    "กันยา",
    "ตุลา",
    "พฤศจิกา",
    "ธันวา",
)
MISSPELT_MONTHS = {"กรกฏาคม": 7, "กรกฏา": 7, "กุมภาพันธุ์": 2, "พฤษจิกายน": 11, "เมษยน": 4}

FULL_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
SHORT_WEEKDAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
OTHER_WEEKDAYS = {"พฤหัส": 3, "พฤหัสฯ": 3}

NUMBER_WORDS = {
    word: n
    for n, word in enumerate(("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"), start=1)
}

MONTHS: dict[str, int] = dict(MISSPELT_MONTHS)
for _names in (FULL_MONTHS, SHORT_MONTHS, SPOKEN_MONTHS, tuple(m.replace(".", "") for m in SHORT_MONTHS)):
    MONTHS |= {name: n for n, name in enumerate(_names, start=1)}
MONTHS |= {name.removesuffix("."): n for n, name in enumerate(SHORT_MONTHS, start=1)}

WEEKDAYS: dict[str, int] = dict(OTHER_WEEKDAYS)
for _names in (FULL_WEEKDAYS, SHORT_WEEKDAYS):
    WEEKDAYS |= {name: n for n, name in enumerate(_names)}


def any_of(names: dict[str, int]) -> str:
    """A pattern for one of these names, the longest that fits."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


MONTH = rf"(?P<month>{any_of(MONTHS)})\.?"
ERA = r"(?P<era>พ\.?ศ\.?|พุทธศักราช|ค\.?ศ\.?|คริสต์ศักราช)?"
YEAR = rf"(?:ปี)?{ERA}(?P<year>[0-9]{{4}}|[0-9]{{2}})"
FISCAL_YEAR = r"(?:/|(?:ของ)?(?:ปี(?:งบ(?:ประมาณ)?)?)?(?:พ\.?ศ\.?)?)(?P<year>[0-9]{4}|[0-9]{2})"
DAY = "(?P<day>[0-9]{1,2})"
COUNT = f"(?P<count>[0-9]{{1,3}}|{any_of(NUMBER_WORDS)})"
WEEKDAY = f"(?P<weekday>{any_of(WEEKDAYS)})"
BESIDE = f"(?:วัน)?(?P<beside>{any_of(WEEKDAYS)})"
