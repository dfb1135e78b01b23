"""What must be true after any number of kills: nothing accepted is lost, nothing is done or pushed twice."""

import json
from collections import Counter, defaultdict

from office import said
from office_running import RunningOffice
from scripted_day import Asked, Day

from playground.witness import PUSH


def all_is_kept(day: Day) -> None:
    """Every promise of DESIGN §2, after a day."""
    every_webhook_is_handled_once(day)
    every_word_had_its_effect_once(day)
    every_confirmation_was_said(day)
    no_push_came_twice(day)
    every_notice_was_told(day)
    the_sheet_shows_the_database(day.office)


def every_webhook_is_handled_once(day: Day) -> None:
    """What was answered with 200 was kept and handled; what was not for the bot was not kept."""
    team = day.place("", "ทีม e-MES สพป.ตัวอย่าง")
    accepted = {
        event["webhookEventId"]
        for entry in day.office.playground.log.of_kind("webhook")
        if entry.outcome == "ok"
        for event in entry.body["events"]
        if event["source"].get("groupId") != team or event["type"] == "join" or "mention" in event["message"]
    }
    kept = dict(day.office.rows("SELECT event_key, state FROM inbox"))
    assert set(kept) == accepted, f"lost {accepted - set(kept)}, uncalled for {set(kept) - accepted}"
    assert set(kept.values()) <= {"handled"}, kept


def every_word_had_its_effect_once(day: Day) -> None:
    """The log, the duties and the acknowledgements are just what people said."""
    with day.office.store.look() as work:
        duties = {duty.id: duty for duty in work.duties.everything()}
        lines = [(duties[line.duty_id].code, line.kind, line.percent) for line in work.history.lines()]
    assert Counter(lines) == Counter(day.lines), f"kept {lines}, said {day.lines}"
    found = {duty.code: (duty.state, duty.percent) for duty in duties.values() if duty.code in day.stands}
    assert found == day.stands, found
    assert day.office.rows("SELECT count(*) FROM acknowledgement") == [(day.acknowledged,)]
    twice = 'SELECT inbox_id FROM "update" GROUP BY inbox_id, duty_id HAVING count(*) > 1'
    assert day.office.rows(twice) == []


def every_confirmation_was_said(day: Day) -> None:
    """A confirmation at least once and at most twice, a look-up at most once."""
    for asked, times in Counter(day.asked).items():
        told = day.times(asked)
        least, most = (times, 2 * times) if asked.matters else (0, times)
        assert least <= told <= most, f"{asked.answer}: said {told} times, asked {times} times"


def no_push_came_twice(day: Day) -> None:
    """No text was pushed to the same person twice, and what was tried again went under the same key."""
    log = day.office.playground.log
    pushed = Counter((entry.to, said(message)) for entry in log.pushes() for message in entry.messages)
    keys = defaultdict(set)
    for entry in log:
        if entry.path == PUSH and entry.body:
            keys[entry.body["to"], json.dumps(entry.body["messages"])].add(entry.retry_key)
    asked = Counter(day.asked)
    for (to, words), times in pushed.items():
        assert times <= _asked_for(day, asked, to, words), f"pushed {times} times: {words}"
    for (to, messages), used in keys.items():
        assert len(used) <= _asked_for(day, asked, to, messages), f"{len(used)} keys for one push"
    assert log.violations() == []


def _asked_for(day: Day, asked: Counter[Asked], to: str, words: str) -> int:
    """How often somebody asked for these very words; what nobody asked for is owed once."""
    return max(
        [n for one, n in asked.items() if day.place(one.who, one.chat) == to and one.answer in words],
        default=1,
    )


def every_notice_was_told(day: Day) -> None:
    """Announcements and reminders all arrived, each in a message of its own, but for what only rides."""
    log = day.office.playground.log
    query = (
        "SELECT n.key, n.state, n.template, c.line_id FROM notice n JOIN chat c ON c.person_id = n.person_id"
    )
    for key, state, template, line_id in day.office.rows(
        f"{query} WHERE n.template IN ('broadcast', 'reminder') AND n.push_at IS NOT NULL"
    ):
        sign = {"broadcast": "ประกาศจาก", "reminder": "กำหนดส่งเขต"}[template]
        told = [said(one) for one in log.messages_to(line_id) if sign in said(one)]
        assert state == "sent" and told, f"{key} is {state}, told {len(told)} times"
    owed = day.office.rows("SELECT count(*) FROM notice WHERE kind = 'broadcast'")[0][0]
    letters = {(e.to, said(m)) for e in log if e.outcome == "accepted" for m in e.messages if "📣" in said(m)}
    assert len(letters) == owed, f"{owed} letters owed, {len(letters)} read"


def the_sheet_shows_the_database(office: RunningOffice) -> None:
    """State, percent and links of each duty, and each line of the log once."""
    with office.store.look() as work:
        proofs, lines = work.evidence.proofs(), work.history.lines()
        wanted = {
            duty.code: (duty.state_words, duty.percent, "\n".join(one.url for one in proofs.get(duty.id, [])))
            for duty in work.duties.everything()
        }
    header, *rows = office.sheets.grid("งานทั้งหมด")
    shown = [dict(zip(header, [*row, *[""] * len(header)], strict=False)) for row in rows]
    found = {row["รหัส"]: (row["สถานะ"], row["ร้อยละ"] or None, row["ลิงก์"]) for row in shown}
    assert found == {code: (state, percent or None, held) for code, (state, percent, held) in wanted.items()}
    log = [str(row[0]) for row in office.sheets.grid("บันทึกความก้าวหน้า")[1:]]
    assert sorted(log) == sorted(f"U{line.id:07}" for line in lines)
