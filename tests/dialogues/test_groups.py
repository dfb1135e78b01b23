"""How the bot comes into a group, whose the group is, and how it answers there."""

from urllib.parse import unquote

from office import Office, said
from sqlalchemy import text

WAN, SRI, MALI, JIN = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง", "จินตนา สุขสวัสดิ์"
TEAM = "ทีม e-MES สพป.ตัวอย่าง"
PLAN, SUPERVISION = "กลุ่มนโยบายและแผน", "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา"
TIE_FIRST = "ยังไม่ได้ผูกกับหน่วยงานใด"


def buttons(office: Office) -> dict[str, str]:
    """The quick replies of what the bot said last, and what each carries."""
    message = office.playground.log.replies()[-1].body["messages"][-1]
    items = message.get("quickReply", {}).get("items", [])
    return {item["action"]["label"]: item["action"]["data"] for item in items}


def opened_with(office: Office, who: str, words: str) -> str:
    """What stands ready in the 1:1 chat behind the button of the answer to these words in the group."""
    office.playground.say(who, words, TEAM)
    office.settle()
    (message,) = office.messages(who, TEAM)
    (button,) = message["contents"]["footer"]["contents"]
    address, _, ready = button["action"]["uri"].partition("/?")
    assert address == "https://line.me/R/oaMessage/%40konkamnot"
    return unquote(ready)


def ask_who_owes(office: Office, who: str = MALI) -> str:
    """What is said to somebody who asks who owes."""
    (answer,) = office.say(who, "@บอท ใครค้างบ้าง", TEAM)
    return answer


def test_it_comes_in_with_three_lines_and_tells_nothing_until_a_coordinator_ties_the_group(
    office: Office,
) -> None:
    office.enrol(WAN, MALI)
    office.playground.join(TEAM)
    (introduction,) = office.heard(MALI, TEAM)
    who, how, whose = introduction.splitlines()
    assert "ก่อนกำหนด" in who and "@บอท" in how and "ผู้ประสานงานผูกกลุ่ม" in whose
    for words in ("ใครค้างบ้าง", "E7", "E7 ได้ 60%", "ประชุมวันไหน", "ช่วยด้วย", "E7 50% และ E8 60%"):
        (answer,) = office.say(MALI, f"@บอท {words}", TEAM)
        assert answer.startswith("พี่มาลีคะ") and TIE_FIRST in answer and "\n" not in answer
    (refused,) = office.say(MALI, f"@บอท ผูกกลุ่มนี้กับ {PLAN}", TEAM)
    assert "เฉพาะผู้ประสานงาน" in refused and TIE_FIRST in ask_who_owes(office)

    (tied,) = office.say(WAN, f"@บอท ผูกกลุ่มนี้กับ {SUPERVISION}", TEAM)
    assert f"ผูกกลุ่มนี้กับ{SUPERVISION}แล้ว" in tied and "ใครค้างบ้าง" in tied
    answer = ask_who_owes(office)
    assert SUPERVISION in answer and "กลุ่มส่งเสริม" not in answer and "พี่ศรี" not in answer


def test_a_group_is_tied_anew_and_untied_and_says_whose_it_is(office: Office) -> None:
    office.enrol(WAN, MALI)
    office.playground.join(TEAM)
    office.heard(WAN, TEAM)
    (unknown,) = office.say(WAN, "@บอท รหัสกลุ่ม", TEAM)
    assert f'"{TEAM}"' in unknown and "สมาชิก 11 คน" in unknown and "ผูกกลุ่มนี้กับ" in unknown
    office.say(WAN, "@บอท ผูกกลุ่มกับสำนักงาน", TEAM)
    assert "กลุ่มส่งเสริม" in ask_who_owes(office)
    (again,) = office.say(WAN, "@บอท ผูกกลุ่มนี้กับกลุ่มนโยบาย", TEAM)
    assert f"ผูกกลุ่มนี้กับ{PLAN}แล้ว" in again and "เดิมผูกกับทั้งสำนักงาน" in again
    assert PLAN in office.say(MALI, "@บอท /groupid", TEAM)[0]
    (refused,) = office.say(MALI, "@บอท เลิกผูกกลุ่มนี้", TEAM)
    assert "เฉพาะผู้ประสานงาน" in refused
    (untied,) = office.say(WAN, "@บอท ยกเลิกการผูกกลุ่ม", TEAM)
    assert f"เลิกผูกกลุ่มนี้กับ{PLAN}แล้ว" in untied
    assert TIE_FIRST in ask_who_owes(office)


def test_where_the_words_do_not_tell_the_unit_it_is_asked_and_a_coordinators_tap_decides(
    office: Office,
) -> None:
    office.enrol(WAN, MALI)
    office.playground.join(TEAM)
    office.heard(WAN, TEAM)
    (which,) = office.say(WAN, "@บอท ช่วยผูกกลุ่มนี้ให้หน่อย", TEAM)
    offered = buttons(office)
    assert "หน่วยงานไหน" in which and list(offered)[-1] == "ทั้งสำนักงาน" and len(offered) == 6
    office.say(WAN, "@บอท ผูกกลุ่มนี้กับฝ่ายการเงินและพัสดุ", TEAM)
    assert next(iter(buttons(office))).startswith("บริหารงานการเงิน"), "what looks like it is only offered"
    tap = offered["อำนวยการ"]
    assert "เฉพาะผู้ประสานงาน" in office.press(MALI, tap, TEAM)[-1]
    assert TIE_FIRST in ask_who_owes(office)
    assert "ผูกกลุ่มนี้กับกลุ่มอำนวยการแล้ว" in office.press(WAN, tap, TEAM)[0]


def test_a_coordinator_of_no_group_is_told_in_private_where_to_tie_and_which_groups_there_are(
    office: Office,
) -> None:
    office.enrol(WAN, MALI)
    (alone,) = office.say(WAN, f"ผูกกลุ่มนี้กับ {PLAN}")
    assert "ในกลุ่ม LINE นั้นเอง" in alone and "กลุ่มที่บอทอยู่" not in alone
    office.tie(TEAM, PLAN)
    (listed,) = office.say(WAN, "รหัสกลุ่ม")
    assert f"{TEAM} – ผูกกับ{PLAN}" in listed
    (others,) = office.say(MALI, "รหัสกลุ่ม")
    assert TEAM not in others and PLAN not in others


def test_two_coordinators_who_tie_at_once_are_both_told_how_it_stands(office: Office) -> None:
    office.enrol(WAN, SRI)
    with office.house.store.engine.begin() as connection:
        sri = text("SELECT id FROM person WHERE name = :name"), {"name": SRI}
        id_ = connection.execute(*sri).scalar_one()
        role = text("INSERT INTO role (person_id, role) VALUES (:id, 'coordinator')")
        connection.execute(role, {"id": id_})
    office.playground.join(TEAM)
    office.heard(WAN, TEAM)
    both = [(WAN, f"@บอท ผูกกลุ่มนี้กับ {PLAN}", TEAM), (SRI, "@บอท ผูกกลุ่มกับสำนักงาน", TEAM)]
    office.playground.say_many(both)
    first, second = office.heard(WAN, TEAM)
    assert {first.split()[0], second.split()[0]} == {"พี่วรรณคะ", "พี่ศรีคะ"}
    assert "เดิมผูกกับ" not in first and "เดิมผูกกับ" in second
    (stands,) = office.say(WAN, "@บอท รหัสกลุ่ม", TEAM)
    assert (f"ผูกกับ{PLAN}" in stands) is second.startswith("พี่วรรณ")


def test_personal_things_questions_back_and_files_go_to_a_chat_with_the_words_ready(office: Office) -> None:
    office.enrol(SRI)
    office.tie(TEAM)
    for words in ("งานของฉัน", "พรุ่งนี้ลาค่ะ", "ข้อมูลของฉัน", "พักเตือนถึงวันศุกร์", "ลบข้อมูลของฉัน"):
        assert opened_with(office, SRI, f"@บอท {words}") == words
    assert opened_with(office, SRI, "@บอท ได้ 60% แล้ว") == "ได้ 60% แล้ว", "which one is asked there"
    office.say(SRI, "@บอท E5", TEAM)
    duty = buttons_of_card(office)["ส่งแล้ว"].removeprefix("submit:")
    for data in (f"update:{duty}", f"problem:{duty}"):  # on a card that was shown elsewhere
        office.playground.press(SRI, {"type": "postback", "label": "x", "data": data}, TEAM)
        office.settle()
        (message,) = office.messages(SRI, TEAM)
        assert unquote(str(message["contents"])).count("/?E5") == 1 and "1:1" in said(message)


def buttons_of_card(office: Office) -> dict[str, str]:
    """The buttons below the newest card that was shown in the group."""
    shown = [one for one in office.playground.log.replies() if "ส่งแล้ว" in str(one.body)]
    items = shown[-1].body["messages"][-1]["quickReply"]["items"]
    return {item["action"]["label"]: item["action"]["data"] for item in items}


def test_everybody_and_nobody_else_is_not_the_bot(office: Office) -> None:
    office.enrol(MALI)
    office.tie(TEAM)
    assert office.say(MALI, "ใครค้างบ้าง ช่วยกันด้วยนะ", TEAM, mention_all=True) == []
    (both,) = office.say(MALI, "@บอท ใครค้างบ้าง", TEAM, mention_all=True)
    assert "งานที่ยังค้างส่ง" in both


def test_a_button_answers_whoever_pressed_it_with_their_own_permission(office: Office) -> None:
    office.enrol(SRI, MALI)
    office.tie(TEAM)
    office.say(SRI, "@บอท E5", TEAM)
    submit = buttons_of_card(office)["ส่งแล้ว"]
    (refused,) = office.press(MALI, submit, TEAM)
    assert refused.startswith("พี่มาลีคะ") and "อยู่ในความรับผิดชอบของกลุ่มนิเทศ" in refused
    (stranger,) = office.press(JIN, submit, TEAM)
    assert "ลงทะเบียน" in stranger and "E5" not in stranger
    (done,) = office.press(SRI, submit, TEAM)
    assert "ได้รับ E5" in done
    undo = buttons(office)
    (nothing,) = office.press(MALI, next(data for data in undo.values() if data.startswith("undo:")), TEAM)
    assert "E5" not in nothing


def test_quoting_what_was_said_to_another_speaks_for_the_quoter_alone(office: Office) -> None:
    office.enrol(SRI, MALI)
    office.tie(TEAM)
    office.say(SRI, "@บอท E5 ได้ 30%", TEAM)
    quoted = office.playground.log.replies()[-1].message_ids[-1]
    (refused,) = office.say(MALI, "เสร็จแล้วค่ะ", TEAM, quote=quoted)
    assert refused.startswith("พี่มาลีคะ") and "จึงยังไม่ได้บันทึก" in refused
    (done,) = office.say(SRI, "ได้ 80% แล้วค่ะ", TEAM, quote=quoted)
    assert "80%" in done


def test_what_was_said_in_one_chat_is_not_taken_back_in_another(office: Office) -> None:
    office.enrol(SRI)
    office.tie(TEAM)
    office.say(SRI, "E5 ได้ 40%")
    (nothing,) = office.say(SRI, "@บอท ยกเลิก", TEAM)
    assert "E5" not in nothing
    office.say(SRI, "@บอท E5 ได้ 50%", TEAM)
    (undone,) = office.say(SRI, "@บอท ยกเลิก", TEAM)
    assert "E5" in undone and "40%" in undone
