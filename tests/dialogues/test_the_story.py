"""The main job as a dialogue: said → answered, over HTTP, on both databases."""

from office import Office

SRI, MALI, WAN = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง"
TEAM = "ทีม e-MES สพป.ตัวอย่าง"
LINK = "https://drive.google.com/drive/folders/1AbC?usp=sharing"


def test_a_stranger_learns_who_the_bot_is_and_enrols_with_a_one_time_code(office: Office) -> None:
    (hello,) = office.say(SRI, "สวัสดีค่ะ")
    assert "ก่อนกำหนด" in hello and "รหัสลงทะเบียน" in hello
    (refused,) = office.say(SRI, "ABCD-EFGH")
    assert "รหัสนี้ใช้ไม่ได้" in refused
    code = office.code_of(SRI)
    (welcome,) = office.say(SRI, f"{code[:4]}-{code[4:]}".lower())
    assert "พี่ศรี" in welcome and "1 รายการ" in welcome
    (used,) = office.say(MALI, code)
    assert "รหัสนี้ใช้ไม่ได้" in used


def test_she_asks_what_she_owes_and_sees_the_most_urgent_first_with_buttons(office: Office) -> None:
    office.enrol(MALI)
    office.playground.say(MALI, "งานของฉัน")
    office.settle()
    (message,) = office.messages(MALI)
    bubbles = message["contents"]["contents"]
    words = message["altText"]
    assert [code for code in ("E7", "E8") if code in words] == ["E7", "E8"]
    assert "e-MES ปี 2567" in words and "2 ก.ย. 2567 (จ.)" in words and "ยังไม่เริ่ม" in words
    buttons = [
        button["action"]["data"].split(":")[0]
        for bubble in bubbles[:1]
        for row in bubble["footer"]["contents"]
        for button in row.get("contents", [row])
    ]
    assert buttons == ["update", "submit", "problem"]


def test_she_reports_progress_and_a_problem_and_takes_it_back(office: Office) -> None:
    office.enrol(SRI)
    (echo,) = office.say(SRI, "E5 ได้ 60% รอข้อมูลจากโรงเรียน")
    assert "บันทึกแล้ว" in echo and "60%" in echo and "ติดปัญหา: รอข้อมูลจากโรงเรียน" in echo
    quick = office.playground.log.replies()[-1].messages[-1]["quickReply"]["items"]
    undo = quick[0]["action"]["data"]
    assert undo.startswith("undo:")
    (undone,) = office.press(SRI, undo)
    assert "ยกเลิกรายการล่าสุดของ E5" in undone and "ยังไม่เริ่ม" in undone


def test_a_drive_link_with_the_code_is_attached_and_she_submits_and_is_thanked(office: Office) -> None:
    office.enrol(SRI)
    (attached,) = office.say(SRI, f"E5 {LINK}")
    assert "แนบลิงก์กับ E5" in attached
    (thanks,) = office.say(SRI, "ส่ง E5")
    assert "ขอบคุณ" in thanks and "รอกลั่นกรอง" in thanks and "ทันกำหนด" in thanks
    (nothing,) = office.say(SRI, "งานของฉัน")
    assert "ไม่มีงานค้าง" in nothing


def test_a_button_asks_and_her_next_words_answer(office: Office) -> None:
    office.enrol(SRI)
    (question,) = office.press(SRI, "update:" + str(duty_id(office, "E5")))
    assert "กี่เปอร์เซ็นต์" in question
    (echo,) = office.say(SRI, "ได้ ๗๐ ค่ะ")
    assert "บันทึกแล้ว" in echo
    (question,) = office.press(SRI, "problem:" + str(duty_id(office, "E5")))
    assert "ติดเรื่องอะไร" in question
    (echo,) = office.say(SRI, "โรงเรียนยังไม่ส่งข้อมูลมา 3 โรงค่ะ")
    assert "โรงเรียนยังไม่ส่งข้อมูลมา 3 โรงค่ะ" in echo


def test_words_without_a_code_are_asked_about_once_and_kept(office: Office) -> None:
    office.enrol(MALI)
    (question,) = office.say(MALI, "ได้ 40% แล้วค่ะ")
    assert "หมายถึงข้อไหน" in question
    (echo,) = office.press(MALI, f"which:{duty_id(office, 'E7')}")
    assert "E7" in echo and "40%" in echo


def test_quoting_the_bots_message_says_which_duty_is_meant(office: Office) -> None:
    office.enrol(MALI)
    office.say(MALI, "E7 10%")
    spoken_of = office.playground.log.replies()[-1].message_ids[-1]
    (echo,) = office.say(MALI, "เสร็จแล้วค่ะ", quote=spoken_of)
    assert "ได้รับ E7" in echo


def test_someone_elses_duty_is_refused_kindly_and_not_written(office: Office) -> None:
    office.enrol(SRI)
    (refused,) = office.say(SRI, "E7 ได้ 50%")
    assert "อยู่ในความรับผิดชอบของกลุ่มส่งเสริมการจัดการศึกษา" in refused
    with office.house.store.look() as work:
        (duty,) = work.duties.get([duty_id(office, "E7")])
    assert duty.percent is None


def test_in_the_group_it_answers_only_when_spoken_to_and_by_unit(office: Office) -> None:
    office.enrol(MALI, WAN)
    office.playground.join(TEAM)
    (introduction,) = office.heard(MALI, TEAM)
    assert "@บอท" in introduction
    assert "ผูกกลุ่มนี้กับทั้งสำนักงานแล้ว" in office.say(WAN, "@บอท ผูกกลุ่มกับสำนักงาน", TEAM)[0]
    assert office.say(MALI, "เที่ยงนี้ส่งอะไรกินดีคะ E5", TEAM) == []
    (answer,) = office.say(MALI, "@บอท ใครค้างบ้าง", TEAM)
    assert "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา" in answer
    assert "สมศรี" not in answer and "พี่ศรี" not in answer
    with office.house.store.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT body FROM inbox").scalars().all()
    assert not [body for body in kept if "กินดี" in body]


def test_a_broadcast_is_previewed_confirmed_delivered_and_acknowledged(office: Office) -> None:
    office.enrol(WAN, SRI, MALI)
    (preview,) = office.say(WAN, "ประกาศ พรุ่งนี้ส่ง e-MES ก่อนเที่ยง")
    assert "พรุ่งนี้ส่ง e-MES ก่อนเที่ยง" in preview
    assert "ส่งถึง 2 คน" in preview and "ใช้โควตา 2 ข้อความ" in preview
    send, drop = (item["action"]["data"] for item in quick_replies(office))
    assert office.heard(SRI) == [] and len(office.playground.log.pushes()) == 0
    (sending,) = office.press(WAN, send)
    assert "2 คน" in sending
    (letter,) = office.heard(SRI)
    assert "ประกาศจากพี่วรรณ" in letter and "พรุ่งนี้ส่ง e-MES ก่อนเที่ยง" in letter
    (again,) = office.press(WAN, send)
    assert "ส่งไปแล้ว" in again and len(office.playground.log.pushes()) == 2
    assert "รับทราบแล้ว" in office.say(SRI, "รับทราบค่ะ")[0]
    (count,) = office.press(WAN, send.replace("send", "read"))
    assert "1 จาก 2 คน" in count and "พี่มาลี" in count
    assert drop.startswith("drop:")


def test_only_a_coordinator_may_broadcast(office: Office) -> None:
    office.enrol(SRI)
    assert "เฉพาะผู้ประสานงาน" in office.say(SRI, "ประกาศ วันนี้เลี้ยงไอติม")[0]


def test_the_next_working_morning_brings_one_reminder_to_whoever_still_owes(office: Office) -> None:
    office.enrol(SRI, MALI)
    office.say(SRI, "ส่ง E5")
    office.heard(MALI)
    office.move("next_morning")
    (reminder,) = office.heard(MALI)
    assert "พี่มาลี" in reminder and "E7" in reminder and "เหลือ 3 วัน" in reminder
    assert office.heard(SRI) == []
    office.settle()
    assert office.heard(MALI) == []
    assert len(office.playground.log.pushes()) == 1


def test_the_sheet_shows_state_percent_last_update_link_and_the_log(office: Office) -> None:
    office.enrol(SRI)
    office.say(SRI, f"E5 60% {LINK}")
    office.say(SRI, "=IMPORTXML(A1) E5 70%")
    assert office.house.mirror and office.house.mirror.sync("test")
    header, *rows = office.sheets.grid("งานทั้งหมด")
    row = next(dict(zip(header, row, strict=False)) for row in rows if row[3] == "E5")
    assert row["สถานะ"] == "กำลังดำเนินการ" and row["ร้อยละ"] == 70
    assert row["ลิงก์"] == LINK and str(row["รายงานล่าสุด"]).startswith("=IMPORTXML")
    assert str(row["รายงานเมื่อ (ข้อความ)"]).startswith("29 ส.ค. 2567 (พฤ.)")
    log = office.sheets.grid("บันทึกความก้าวหน้า")
    assert [line[3] for line in log[1:]] == ["E5", "E5"]
    assert office.sheets.formulas() == []


def test_a_photo_is_fetched_kept_and_attached(office: Office) -> None:
    office.enrol(SRI, MALI)
    office.playground.photo(SRI, b"\xff\xd8photo", mime="image/jpeg")
    (attached,) = office.heard(SRI)
    assert "แนบไฟล์กับ E5" in attached
    office.playground.photo(MALI, b"\xff\xd8other", mime="image/jpeg")
    (question,) = office.heard(MALI)
    assert "แนบกับข้อไหน" in question
    choice = next(item for item in quick_replies(office) if item["action"]["label"] == "E8")
    (attached,) = office.press(MALI, choice["action"]["data"])
    assert "แนบไฟล์กับ E8" in attached


def duty_id(office: Office, code: str) -> int:
    """The id of the duty with this code."""
    with office.house.store.look() as work:
        return work.duties.with_codes([code])[code][0]


def quick_replies(office: Office) -> list[dict[str, dict[str, str]]]:
    """The quick replies of the newest reply."""
    return list(office.playground.log.replies()[-1].messages[-1]["quickReply"]["items"])


def test_a_typed_code_answers_which_and_the_words_first_said_are_kept(office: Office) -> None:
    office.enrol(MALI)
    office.say(MALI, "ได้ 40% แล้วค่ะ รอโรงเรียน")
    assert "E8" in office.say(MALI, "e 8")[0]
    with office.house.store.look() as work:
        (line,) = work.history.lines()
    assert line.words == "ได้ 40% แล้วค่ะ รอโรงเรียน" and line.percent == 40


def test_cancel_drops_a_question_before_it_undoes_anything(office: Office) -> None:
    office.enrol(SRI)
    office.say(SRI, "E5 30%")
    office.press(SRI, "problem:" + str(duty_id(office, "E5")))
    assert "ไม่ได้บันทึกอะไร" in office.say(SRI, "ยกเลิก")[0]
    assert "ยกเลิกรายการล่าสุดของ E5" in office.say(SRI, "ยกเลิก")[0]
