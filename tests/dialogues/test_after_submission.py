"""What happens to submitted duties: verdicts taken back, dates moved, steps shown, and who is told."""

from datetime import date
from pathlib import Path

from office import Office
from openpyxl import Workbook
from systems import Systems

from domain.duties import State
from domain.sheet_tabs import make_tabs
from domain.timeliness import on_time

SRI, MALI, WAN, CHAI, NIPHON = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง", "ชัยวัฒน์ ดีเลิศ", "นิพนธ์ ขยันยิ่ง"
ANONG, SURACHAI, THIRA, DIRECTOR = "อนงค์ ศรีสุข", "สุรชัย ทองดี", "ธีระ พูนสุข", "ประเสริฐ มั่นคง"


def test_a_verdict_is_taken_back_and_nobody_is_told(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(SRI, "ส่ง E5")
    systems.press(NIPHON, f"return:{systems.duty('E5').id}")
    assert "ส่งใหม่ภายใน 3 ก.ย. 2567" in systems.say(NIPHON, "ตัวเลขไม่ตรงกับไฟล์แนบ")
    assert "รอกลั่นกรอง" in systems.say(NIPHON, "ยกเลิก")
    assert systems.told(SRI) == [] and systems.decisions(systems.duty("E5")) == []
    assert systems.duty("E5").return_on is None


def test_a_submission_that_is_withdrawn_does_not_count_as_on_time(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(SRI, "ส่ง E5")
    systems.say(SRI, "ยกเลิก")
    systems.on(date(2024, 9, 3))
    assert "ทันกำหนด" not in systems.say(SRI, "ส่ง E5")
    systems.say(NIPHON, "ส่งกลับ E5 เพราะไม่ครบ ภายใน 10 ก.ย.")
    systems.say(SRI, "ส่ง E5")
    assert on_time(systems.duty("E5")) is False


def test_a_coordinator_extends_cancels_and_reopens_and_the_owner_is_told(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    assert "เฉพาะผู้ประสานงาน" in systems.say(SRI, "เลื่อน E5 เป็น 10 ก.ย. เพราะรอโรงเรียน")
    assert "ไม่ช้ากว่านั้น" in systems.say(WAN, "เลื่อน E5 เป็น 16 ก.ย. เพราะรอโรงเรียน")
    assert "10 ก.ย. 2567 (อ.)" in systems.confirm(WAN, "เลื่อน E5 เป็น 10 ก.ย. เพราะรอโรงเรียน")
    (moved,) = systems.told(SRI)
    assert "10 ก.ย. 2567" in moved and "เดิม 2 ก.ย. 2567" in moved and "รอโรงเรียน" in moved
    assert "ยกเลิกเพราะอะไร" in systems.say(WAN, "ยกเลิก E9")
    assert "ไม่ต้องส่ง" in systems.confirm(WAN, "สพฐ. ยกเลิกตัวชี้วัดนี้")
    assert systems.duty("E9").state is State.CANCELLED
    assert "สพฐ. ยกเลิกตัวชี้วัดนี้" in systems.told(SURACHAI)[0]
    assert "เปิด E9" in systems.confirm(WAN, "เปิด E9 ใหม่")
    (reopened,) = systems.told(SURACHAI)
    assert "เปิดให้ทำต่อ" in reopened


def test_a_return_within_some_days_counts_from_today_on_the_offices_calendar(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))  # a Thursday
    for code, within, until in (("E5", "3 วันทำการ", "3 ก.ย. 2567 (อ.)"), ("E7", "4 วัน", "2 ก.ย. 2567 (จ.)")):
        systems.press(SRI if code == "E5" else MALI, f"submit:{systems.duty(code).id}")
        answer = systems.say(NIPHON, f"ส่งกลับ {code} เพราะตัวเลขไม่ตรง ภายใน {within}ค่ะ")
        assert f"ส่งใหม่ภายใน {until}" in answer


def test_a_date_of_this_month_that_is_past_is_refused_and_never_moved_ahead(systems: Systems) -> None:
    systems.on(date(2024, 8, 28))
    assert "ผ่านไปแล้ว" in systems.say(WAN, "เลื่อน E5 เป็น 5 ส.ค. นี้ เพราะรอโรงเรียน")
    assert "สัปดาห์หน้า” หมายถึงวันไหน" in systems.say(WAN, "เลื่อน E5 เป็นสัปดาห์หน้า เพราะรอโรงเรียน")
    assert systems.duty("E5").office_on == date(2024, 9, 2)


def test_a_new_public_holiday_moves_a_round_and_its_people_are_told_once(
    systems: Systems, tmp_path: Path
) -> None:
    systems.on(date(2024, 8, 20))
    systems.confirm(WAN, "เลื่อน E7 เป็น 9 ก.ย. เพราะรอโรงเรียน")
    systems.say(SURACHAI, "ส่ง E9")
    book = Workbook()
    days = book.create_sheet("วันหยุดเพิ่มเติม")
    days.append(("วันที่", "ชื่อ", "เป็นวันหยุด"))
    days.append(("6 ก.ย. 2567", "วันหยุดพิเศษ", "ใช่"))
    book.save(tmp_path / "later.xlsx")
    for _ in range(2):
        systems.bring(tmp_path / "later.xlsx")
    assert systems.duty("E5").office_on == date(2024, 8, 30)
    (told,) = [words for words in systems.told(SRI) if "รอบ" in words]
    assert "e-MES ปี 2567 เลื่อนกำหนดส่งเขตเป็น 30 ส.ค. 2567" in told and "เดิม 2 ก.ย. 2567" in told
    assert told.endswith("งานของท่านในรอบนี้: E5")
    (hers,) = [words for words in systems.told(MALI) if "รอบ" in words]
    assert hers.endswith("E8, E10, E12")
    assert "E9" not in " ".join(systems.told(SURACHAI))
    systems.say(SRI, "ส่ง E5")
    assert systems.told(SRI) == []


def test_the_sheet_shows_the_step_and_keeps_the_owners_last_words(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(SRI, "E5 ได้ 90% เหลือตรวจทานค่ะ")
    systems.say(SRI, "ส่ง E5")
    systems.say(NIPHON, "ผ่าน E5")
    with systems.store.look() as work:
        _, duties, _, log, *_ = make_tabs(work, systems.now)
    (row,) = [dict(zip(duties.header, row, strict=True)) for row in duties.rows if row[3] == "E5"]
    assert (row["สถานะ"], row["รายงานล่าสุด"]) == ("รอบันทึก e-MES", "ส่ง E5")
    assert [line[6] for line in log.rows] == ["ความก้าวหน้า", "ส่งงาน", "ผ่าน"]


def test_two_coordinators_take_a_rounds_step_once(systems: Systems) -> None:
    state = systems.round("EMES-67")
    with systems.store.work() as work:
        assert work.decisions.take_round_step(state, None, "", systems.now)
        assert not work.decisions.take_round_step(state, None, "", systems.now)
    assert systems.round("EMES-67").next == "เผยแพร่"


def test_deputies_stand_by_in_their_order(systems: Systems) -> None:
    with systems.store.look() as work:
        (anong,) = work.people.named(ANONG)
        deputies = work.people.deputies_of([anong.id])[anong.id]
        names = {person.id: person.name for person in work.people.get(deputies)}
    assert [names[id_] for id_ in deputies] == [SRI, CHAI]


def test_what_was_returned_is_pushed_the_next_morning_and_only_once(office: Office) -> None:
    office.enrol(SRI, CHAI)
    office.say(SRI, "ส่ง E5")
    assert "จะแจ้งผู้รับผิดชอบ" in office.say(CHAI, "ส่งกลับ E5 เพราะตัวเลขไม่ตรง")[0]
    assert office.heard(SRI) == []
    office.move("next_morning")
    heard = office.heard(SRI)
    assert len([words for words in heard if "ตัวเลขไม่ตรง" in words and "ขอให้แก้ไข" in words]) == 1
    office.settle()
    assert office.heard(SRI) == []
