"""The people of the office of sixty: ten units of six, one coordinator, one director.

A unit's own duties are held by its head and by the officer who keeps its plan.
"""

from collections.abc import Iterator

UNITS = (
    "กลุ่มอำนวยการ",
    "กลุ่มนโยบายและแผน",
    "กลุ่มบริหารงานการเงินและสินทรัพย์",
    "กลุ่มบริหารงานบุคคล",
    "กลุ่มพัฒนาครูและบุคลากรทางการศึกษา",
    "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา",
    "กลุ่มส่งเสริมการจัดการศึกษา",
    "กลุ่มส่งเสริมการศึกษาทางไกล เทคโนโลยีสารสนเทศและการสื่อสาร",
    "กลุ่มกฎหมายและคดี",
    "หน่วยตรวจสอบภายใน",
)
FIRST = [
    "กนก",
    "กมล",
    "กัลยา",
    "กิตติ",
    "เกษม",
    "ขวัญใจ",
    "คมสัน",
    "จงกล",
    "จรัส",
    "จันทร์เพ็ญ",
    "จินดา",
    "จิราพร",
    "เฉลิม",
    "ชลธิชา",
    "ชูชาติ",
    "ณรงค์",
    "ดวงแก้ว",
    "เดชา",
    "ถวิล",
    "ทวี",
    "ทัศนีย์",
    "ธงชัย",
    "ธิดา",
    "นงนุช",
    "นพดล",
    "นภา",
    "นิคม",
    "เนาวรัตน์",
    "บรรจง",
    "บุปผา",
    "ประจวบ",
    "ประนอม",
    "ปรีชา",
    "ปิยะ",
    "ผ่องศรี",
    "พจนา",
    "พนม",
    "พรรณี",
    "พิชัย",
    "เพ็ญศรี",
    "ไพโรจน์",
    "ภาวนา",
    "มณี",
    "มนัส",
    "เยาวลักษณ์",
    "ระวี",
    "รุ่งนภา",
    "ลำดวน",
    "วรวุฒิ",
    "วิภา",
    "ศรีสมร",
    "ศักดา",
    "สมบัติ",
    "สายใจ",
    "สุดา",
    "สุพจน์",
    "เสาวนีย์",
    "อดุลย์",
    "อรทัย",
    "อำนาจ",
]
LAST = ["ใจงาม", "รักเรียน", "มั่นคงดี", "ศรีสว่าง", "ทองคำ", "บุญมา", "แก้วมณี", "พูนทรัพย์", "สุขเกษม", "งามสม"]
NAMES = tuple(f"{first} {LAST[n % len(LAST)]}" for n, first in enumerate(FIRST))
HEAD, KEEPER, *OFFICERS = range(6)  # places in a unit: its head, who keeps its plan, four officers
DIRECTOR, COORDINATOR = NAMES[OFFICERS[2]], NAMES[6 + KEEPER]


def colleague(unit: int, place: int) -> str:
    """Who sits at that place of that unit."""
    return NAMES[6 * unit + place]


def unit_of(name: str) -> int:
    """The number of somebody's unit."""
    return NAMES.index(name) // 6


def deputy_of(name: str) -> str:
    """The next of the unit acts for somebody who is away."""
    unit, place = divmod(NAMES.index(name), 6)
    return colleague(unit, (place + 1) % 6)


def people() -> Iterator[tuple[str, ...]]:
    """The lines of the sheet บุคลากร."""
    for n, name in enumerate(NAMES):
        unit, place = divmod(n, 6)
        roles = {HEAD: "หัวหน้ากลุ่ม, ผู้รับผิดชอบ", KEEPER: "ผู้รับผิดชอบ"}.get(place, "")
        if name == COORDINATOR:
            roles = "ผู้ประสานงาน, นักวิเคราะห์นโยบายและแผน, ผู้รับผิดชอบ"
        if name == DIRECTOR:
            roles = "ผู้อำนวยการ"
        yield (name, UNITS[unit], "", roles, deputy_of(name), f"คุณ{name.split()[0]}")
