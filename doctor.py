"""Looks at every connection and says, in Thai, what works and what to do about the rest."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from domain.clocks import Clocks
from domain.errors import Never, TryLater
from domain.following import REPORT
from domain.people import Role
from scheduler.hang_menus import Known, known_menus
from storage.store import Store

if TYPE_CHECKING:
    from house import House

HEALTHY = timedelta(seconds=120)
STUCK = ("held", "parked", "unreachable")
Finding = tuple[bool, str]
TO_DO = {
    "key refused": "Google ไม่รับกุญแจของ {address} อาจถูกลบไปแล้ว สร้างกุญแจ JSON ใหม่แล้วตั้ง GOOGLE_CREDENTIALS",
    "api off": "ยังไม่ได้เปิด Google Sheets API ในโครงการของกุญแจนี้ เปิดใน Google Cloud แล้วรอสักครู่",
    "not shared": "ยังไม่ได้แชร์ชีต เปิดชีตแล้วแชร์ให้ {address} เป็นผู้แก้ไข (Editor)",
    "wrong id": "ไม่พบชีต {key} ตรวจ GOOGLE_SHEET_ID (ส่วนยาวในที่อยู่ของชีต) หรือไฟล์อาจถูกลบ",
    "only reads": "แชร์ไว้ให้อ่านอย่างเดียว เปลี่ยนสิทธิ์ของ {address} เป็นผู้แก้ไข (Editor)",
    "protected": "มีผู้ป้องกันแท็บไว้ไม่ให้ระบบเขียน ({about}) เปิด ข้อมูล > ป้องกันชีตและช่วง แล้วเพิ่ม {address} หรือลบการป้องกัน",
    "unreachable": "ติดต่อ Google ไม่ได้ในตอนนี้ ({about})",
    "unknown": "Google ปฏิเสธ ({about})",
}


def health(store: Store, clocks: Clocks) -> tuple[dict[str, Any], bool]:
    """What /healthz says (ages in seconds), and whether the process is healthy."""
    try:
        found = store.health(clocks.office())
    except TryLater:
        return {"ok": False, "warnings": ["database out of reach"]}, False
    machine, office = clocks.machine(), clocks.office()
    ages = {
        "oldest_event": _age(found.oldest_event, machine),
        "oldest_call": _age(found.oldest_call, machine),
        "oldest_notice": _age(found.oldest_notice, office),
        "mirror_lag": _age(found.mirror_behind, office),
    }
    warnings = [f"{count} notices {state}" for state, count in found.notices.items() if state in STUCK]
    warnings += [f"{found.parked_events} events parked"] if found.parked_events else []
    warnings += [f"sheet: {found.mirror_trouble}"] if found.mirror_trouble else []
    healthy = (ages["oldest_event"] or 0) <= HEALTHY.total_seconds()
    return {"ok": healthy, "ages_seconds": ages, "warnings": warnings}, healthy


def _age(since: datetime | None, now: datetime) -> float | None:
    return None if since is None else round((now - since).total_seconds(), 1)


def examine(house: "House") -> list[Finding]:
    """Every check in the order in which an office sets things up."""
    if not _database(house)[0]:
        return [_database(house)]
    checks: tuple[Callable[[House], Finding], ...] = (
        _database,
        _people,
        _line,
        _webhook,
        _redelivery,
        _menus,
        _sheet,
    )
    return [check(house) for check in checks]


def _database(house: "House") -> Finding:
    try:
        house.store.health(house.clocks.office())
    except TryLater:
        return False, "ฐานข้อมูล: ต่อไม่ได้หรือยังไม่ได้ปรับรุ่น ตรวจ DATABASE_URL แล้วสั่ง flask --app app migrate"
    return True, "ฐานข้อมูล: ใช้ได้"


def _people(house: "House") -> Finding:
    with house.store.look() as work:
        coordinators = [one for one in work.people.working() if one.has(Role.COORDINATOR)]
        enrolled = set(work.people.chats())
    if not coordinators:
        return False, "บุคลากร: ยังไม่มีผู้ประสานงาน นำเข้าสมุดงานด้วย flask --app app import FILE.xlsx"
    if not any(one.id in enrolled for one in coordinators):
        return False, f'บุคลากร: ผู้ประสานงานยังไม่ลงทะเบียน สั่ง flask --app app enrol "{coordinators[0].name}"'
    return True, f"บุคลากร: ลงทะเบียนแล้ว {len(enrolled)} คน"


def _line(house: "House") -> Finding:
    try:
        quota = house.line.quota()
    except Never as no:
        return False, f"LINE: ปฏิเสธ ({no.reason}) ตรวจ LINE_CHANNEL_ACCESS_TOKEN"
    except TryLater as later:
        return False, f"LINE: ติดต่อไม่ได้ ({later.reason}) ถ้าเป็น status 401 ตรวจ LINE_CHANNEL_ACCESS_TOKEN"
    limit = "ไม่จำกัด" if quota["limit"] is None else quota["limit"]
    return True, f"LINE: ใช้ได้ เดือนนี้ใช้ไป {quota['used']} จาก {limit} ข้อความ"


def _webhook(house: "House") -> Finding:
    wanted = f"{house.settings.public_url}/line/webhook"
    try:
        endpoint = house.line.webhook_endpoint()
    except (Never, TryLater) as no:
        return False, f"Webhook: ถาม LINE ไม่ได้ ({no.reason})"
    if endpoint != (wanted, True):
        return False, f"Webhook: ตั้งค่าใน LINE Developers ให้เป็น {wanted} แล้วเปิด Use webhook"
    return True, "Webhook: ตรงกับ PUBLIC_URL และเปิดใช้อยู่"


def _redelivery(house: "House") -> Finding:
    return True, "Webhook redelivery: LINE ไม่บอกค่านี้ ตรวจด้วยตาใน LINE Developers ว่าเปิดอยู่ (ขั้นแรกใน README)"


def _menus(house: "House") -> Finding:
    """What the worker found when it set them up; LINE is not asked."""
    with house.store.look() as work:
        return menus_found(known_menus(work))


def menus_found(known: tuple[Known, datetime] | None) -> Finding:
    """How far the menus are; the bot answers without them as well."""
    if known is None:
        return True, "เมนูใต้แชต: ยังไม่ได้ตั้ง worker จะตั้งให้เอง (ใช้งานได้โดยไม่มีเมนู)"
    if known[0].refused:
        why = ", ".join(sorted(set(known[0].refused.values())))
        return False, f"เมนูใต้แชต: LINE ไม่รับบางส่วน ({why}) worker จะลองใหม่วันละครั้ง (ใช้งานได้โดยไม่มีเมนู)"
    return True, f"เมนูใต้แชต: ตั้งแล้ว {len(known[0].made)} แบบ (แทนเมนูที่ทำใน LINE Official Account Manager)"


def _report(house: "House") -> Finding:
    """The file that stands for the sheet where none is set up."""
    trouble = house.store.health(house.clocks.office()).mirror_trouble
    if trouble.startswith(REPORT):
        return False, f"ชีต: ยังไม่ได้ตั้งค่า Google และเขียนไฟล์แทนไม่สำเร็จ ({trouble}) ตรวจพื้นที่ดิสก์และสิทธิ์ของโฟลเดอร์"
    return True, f"ชีต: ยังไม่ได้ตั้งค่า Google ระบบเขียน {REPORT} ไว้ข้างฐานข้อมูลแทน"


def _sheet(house: "House") -> Finding:
    """Google is asked; a key or file that cannot be read was refused when the settings were read."""
    try:
        sheet = house.planners.sheet
    except ValueError:
        return False, "ชีต: กุญแจใน GOOGLE_CREDENTIALS เสียหาย สร้างกุญแจ JSON ใหม่ของบัญชีบริการใน Google Cloud"
    if sheet is None:
        return _report(house)
    from storage.sheet_setup import Step, missing_step

    with house.store.look() as work:
        known, trouble = work.mirror.following().tabs, work.mirror.last_trouble()
    step, about = missing_step(sheet, {kept.sheet_id for kept in known.values()})
    if step is not Step.DONE:
        return False, f"ชีต: {TO_DO[step.value].format(address=sheet.address, key=sheet.key, about=about)}"
    if trouble:
        return False, f"ชีต: ต่อได้แล้ว แต่ครั้งล่าสุดปรับไม่สำเร็จ ({trouble}) สั่ง flask --app app mirror"
    return True, "ชีต: ต่อได้ เขียนได้ และตามฐานข้อมูลอยู่"
