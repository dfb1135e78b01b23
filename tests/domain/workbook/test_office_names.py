"""Whom and what a name in the workbook means (DESIGN §6)."""

import pytest
from office_rows import ITEMS, PEOPLE, PLAN, SOMSRI, SUPERVISION, UNITS, WANNA, Lines, read, told

from domain.office import PersonKey, UnitKind
from domain.workbook.names import Everyone, Names, NameUnknown, Owner, UnitNamed

SCHOOL, OTHER_SCHOOL = "โรงเรียนวัดใหม่ (ประชาอุทิศ)", "โรงเรียนวัดใหม่"
LIKE_A_TITLE = "นางรองพิทยาคม"
NICKNAMED = PersonKey("สมชาย (แดง) ใจดี", PLAN)
BRACKETED = PersonKey("มานะ (กลุ่มนโยบายและแผน)", SUPERVISION)
TWINS = [PersonKey("มานี มีนา", unit) for unit in (PLAN, SCHOOL, OTHER_SCHOOL, LIKE_A_TITLE)]
NAMES = Names(
    [SOMSRI, WANNA, NICKNAMED, BRACKETED, PersonKey("มานะ", PLAN), *TWINS],
    [PLAN, SUPERVISION, SCHOOL, OTHER_SCHOOL, LIKE_A_TITLE, "กลุ่มก)", "ผอ.เก่า (ชมรม)"],
)

MEANT: list[tuple[str, Owner]] = [
    *((f"{title}สมศรี ใจดี", SOMSRI) for title in ("", "นาย", "นาง", "นางสาว", "น.ส.", "น.ส. ", "ดร.", "ผอ.")),
    *((f"ว่าที่ ร.ต.{rest}สมศรี ใจดี", SOMSRI) for rest in ("", " ", "หญิง ", " ดร.")),
    ("  สมศรี   ใจดี\u00a0", SOMSRI),
    ("สมศรีใจดี", SOMSRI),
    ("สม\u200bศรี ใจ\u200cดี\ufeff", SOMSRI),
    ("\u2060นาง\u200bสมศรี ใจดี", SOMSRI),
    (f"สมศรี ใจดี ({SUPERVISION})", SOMSRI),
    (f"นางสมศรี ใจดี({SUPERVISION})", SOMSRI),
    (f"สมศรี ใจดี ( {SUPERVISION} )", SOMSRI),
    (f"มานี มีนา ({PLAN})", TWINS[0]),
    (f"มานี มีนา ({SCHOOL})", TWINS[1]),
    (f"นางมานี มีนา ({OTHER_SCHOOL})", TWINS[2]),
    (f"มานี มีนา ({LIKE_A_TITLE})", TWINS[3]),
    ("สมชาย (แดง) ใจดี", NICKNAMED),
    (f"สมชาย (แดง) ใจดี ({PLAN})", NICKNAMED),
    (f"มานะ ({PLAN})", BRACKETED),
    (f"มานะ ({PLAN}) ({SUPERVISION})", BRACKETED),
    (PLAN, UnitNamed(PLAN)),
    (SCHOOL, UnitNamed(SCHOOL)),
    ("โรงเรียนวัดใหม่(ประชาอุทิศ) ", UnitNamed(SCHOOL)),
    (LIKE_A_TITLE, UnitNamed(LIKE_A_TITLE)),
    ("ผอ.เก่า (ชมรม)", UnitNamed("ผอ.เก่า (ชมรม)")),
    ("ทุกกลุ่ม", Everyone(UnitKind.GROUP)),
    (" ทุก\u200bโรงเรียน ", Everyone(UnitKind.SCHOOL)),
]


@pytest.mark.parametrize(("text", "meant"), MEANT)
def test_a_name_means(text: str, meant: Owner) -> None:
    assert NAMES.owner(text) == meant


@pytest.mark.parametrize(
    ("text", "says", "instead"),
    [
        ("มานี มีนา", "มีมากกว่าหนึ่งคน", f"มานี มีนา ({SCHOOL})"),
        (f"สมศรี ใจดี ({SCHOOL})", f"ไม่พบ 'สมศรี ใจดี' ในหน่วยงาน '{SCHOOL}'", "ตรวจชื่อและหน่วยงาน"),
        ("สมศรี ใจดี (ประชาอุทิศ)", "ไม่พบ 'สมศรี ใจดี (ประชาอุทิศ)'", "ใกล้เคียงที่สุด 'สมศรี ใจดี'"),
        ("สมศรี ใจดี (แดง)", "ไม่พบ 'สมศรี ใจดี (แดง)'", "ใกล้เคียงที่สุด 'สมศรี ใจดี'"),
        ("รองพิทยาคม", "ไม่พบ 'รองพิทยาคม'", LIKE_A_TITLE),
        ("(" * 1000, "ไม่พบ", ""),
    ],
)
def test_what_means_nobody_is_told(text: str, says: str, instead: str) -> None:
    with pytest.raises(NameUnknown) as caught:
        NAMES.owner(text)
    assert says in str(caught.value)
    assert instead in caught.value.instead


@pytest.mark.parametrize("text", [PLAN, SCHOOL, LIKE_A_TITLE, "ทุกกลุ่ม", "ทุกโรงเรียน"])
def test_a_unit_is_not_a_person(text: str) -> None:
    with pytest.raises(NameUnknown) as caught:
        NAMES.person(text)
    assert (str(caught.value), caught.value.instead) == (f"'{text}' ไม่ใช่ชื่อคน", "ช่องนี้ใส่ได้เฉพาะชื่อคน")


def test_where_only_people_may_stand_only_people_are_offered() -> None:
    with pytest.raises(NameUnknown) as caught:
        NAMES.person("รองพิทยาคม")
    assert LIKE_A_TITLE not in caught.value.instead


@pytest.mark.parametrize(
    "changed",
    [{"items": [(*ITEMS[0], PLAN)]}, {"people": [*PEOPLE, ("สมชาย ดี", PLAN, "", "", PLAN)]}],
    ids=["ผู้ร่วมรับผิดชอบ", "ผู้ปฏิบัติแทน"],
)
def test_a_unit_in_a_column_of_people_is_told_as_that(changed: dict[str, Lines]) -> None:
    (problem,) = told(read(None, **changed))
    assert problem.endswith(f"'{PLAN}' ไม่ใช่ชื่อคน ช่องนี้ใส่ได้เฉพาะชื่อคน")


@pytest.mark.parametrize("unit", [LIKE_A_TITLE, SCHOOL, "ผอ.เก่า (ชมรม)", "ดร.สมหมายวิทยา"])
def test_a_unit_keeps_what_looks_like_a_title(unit: str) -> None:
    """Titles are taken from people only."""
    lines: Lines = [("E5", "ชื่อ", "", "R1", f"{unit}, นางสมศรี ใจดี", "นายวรรณา แสงทอง")]
    file = read(units=[*UNITS, (unit, "โรงเรียน")], items=lines)
    assert file.problems == ()
    item = file.after.items["E5"]
    assert (item.owners, item.co_owners) == (f"{unit}, สมศรี ใจดี", "วรรณา แสงทอง")
    assert file.items["E5"].owners == (UnitNamed(unit), SOMSRI)
    assert read(file.after, units=[*UNITS, (unit, "โรงเรียน")], items=lines).after == file.after


@pytest.mark.parametrize("key", [SOMSRI, NICKNAMED, BRACKETED, *TWINS])
def test_what_somebody_is_called_means_them(key: PersonKey) -> None:
    assert NAMES.owner(NAMES.called(key)) == key
