"""Every template becomes messages that LINE takes, whatever words stand in them, in both particles."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from facts_made import HOSTILE, ORDINARY, TODAY, a_duty
from jinja2 import UndefinedError
from message_cases import Case, cases
from systems import a_link

from bot.limits import FLEX_BYTES, TEXT, escaped_size, units
from bot.messages import FOLDER, Writer
from domain.buttons import read_button
from domain.calendar import WorkingDays
from domain.duties import State
from domain.notices import Kind, Notice
from domain.reminding import reminder_facts
from domain.telling import duty_facts, list_facts
from playground import message_rules

PARTICLES = ("ค่ะ", "ครับ")
WRITERS = {particle: Writer("สพป.ตัวอย่าง เขต 1", "บอท", particle, a_link) for particle in PARTICLES}
CASES = list(cases())
THAI = re.compile("[ก-๛]")


def write(case: Case, particle: str = "ค่ะ") -> list[dict[str, Any]]:
    """The messages of a case."""
    notice = Notice(1, "k", Kind.ANSWER, case.template, {}, (), False, 1, 1, 1, None)
    return WRITERS[particle].write(notice, case.facts)


def problems(messages: list[dict[str, Any]]) -> list[Any]:
    """What LINE would complain about."""
    return list(message_rules.reply_body({"replyToken": "token", "messages": messages}, ""))


def words_of(value: Any) -> Iterator[str]:
    """Every text in a message that a person reads."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name in {"text", "altText", "label", "displayText"} and isinstance(one, str):
                yield one
            else:
                yield from words_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from words_of(one)


def test_every_template_has_a_case() -> None:
    named = {file.name.split(".")[0] for file in FOLDER.iterdir() if not file.name.startswith("_")}
    assert named == {case.template for case in CASES}


@pytest.mark.parametrize("particle", PARTICLES)
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_line_takes_every_message(case: Case, particle: str) -> None:
    messages = write(case, particle)
    assert len(messages) == 1
    assert problems(messages) == []


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_message_reads_as_one_voice(case: Case) -> None:
    for spoken in words_of(write(case, "ครับ")):
        assert not re.search("ค่ะ|คะ", spoken), spoken
        assert "ครับครับ" not in spoken
    for spoken in words_of(write(case, "ค่ะ")):
        assert "ครับ" not in spoken
        assert not re.search("นะค่ะ|ไหมค่ะ|(?:ไหน|อะไร)ดีค่ะ|คะค่ะ|ค่ะค่ะ", spoken), spoken
        assert spoken == spoken.strip()
        assert "\n\n\n" not in spoken and "  \n" not in spoken and " \n" not in spoken
        assert "None" not in spoken and "{" not in spoken
        assert not re.search(r"\( *\)|: *$", spoken, re.MULTILINE), spoken
        assert not re.search('[)"0-9]ค่ะ', spoken), spoken


def test_what_templates_say_themselves_has_no_particle_of_its_own() -> None:
    for file in FOLDER.iterdir():
        assert not re.search("ค่ะ|ครับ|คะ(?!แนน)", file.read_text("utf-8")), file.name


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_break_a_message(words: str) -> None:
    for case in cases(words):
        messages = write(case)
        assert problems(messages) == [], case.name
        assert json.loads(json.dumps(messages)) == messages


def shape(value: Any) -> Any:
    """A message without its words: what hostile words must not change."""
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items()}
    return [shape(one) for one in value] if isinstance(value, list) else type(value).__name__


@pytest.mark.parametrize("template", ["enrol_request", "name_claimed"])
def test_a_card_repeats_what_somebody_typed_and_not_its_own_words(template: str) -> None:
    for case in [one for one in cases("ลงทะเบียน สมศรี") if one.template == template]:
        (message,) = write(case)
        assert 'พิมพ์มาว่า "ลงทะเบียน สมศรี"' in list(words_of(message["contents"]))


@pytest.mark.parametrize("words", [words for words in HOSTILE if len(words) < 100 and words.strip()])
def test_words_stay_words(words: str) -> None:
    for tame, wild in zip(CASES, cases(words), strict=True):
        assert shape(write(tame)) == shape(write(wild)), tame.name


def test_long_words_are_clipped_and_the_buttons_stay() -> None:
    (case,) = [one for one in cases("ก" * 6000) if one.template == "thanks"]
    (message,) = write(case)
    assert units(message["text"]) == TEXT
    assert message["text"].endswith("…")


@pytest.mark.parametrize("template", ["duties", "reminder"])
@pytest.mark.parametrize("count", [1, 10, 23])
def test_an_ordinary_list_is_a_carousel_with_buttons(template: str, count: int) -> None:
    name = "ร้อยละของนักเรียนชั้นประถมศึกษาปีที่ 6 ที่มีผลการทดสอบทางการศึกษาระดับชาติผ่านเกณฑ์ที่กำหนด"
    owed = [a_duty(ORDINARY, number, name=name, problem="รอข้อมูลจากโรงเรียน") for number in range(count)]
    facts = reminder_facts(owed, TODAY, WorkingDays()) if template == "reminder" else list_facts(owed, TODAY)
    (message,) = write(Case("x", template, {"name": "พี่มาลี", **facts}))
    assert message["type"] == "flex"
    assert escaped_size(message["contents"]) <= FLEX_BYTES["carousel"]
    said = list(words_of(message["contents"]))
    assert ("อีก 13 รายการ" in " ".join(said)) is (count == 23)


@pytest.mark.parametrize("name", ["การประกันคุณภาพ", "ยาว" * 200])
def test_a_reminder_names_every_duty_as_a_card_and_as_text(name: str) -> None:
    owed = [
        a_duty(ORDINARY, number, code=f"PJ{number:02}", name=name, evidence_wanted=name)
        for number in range(1, 41)
    ]
    facts = {"name": "พี่มาลี", **reminder_facts(owed, TODAY, WorkingDays())}
    (message,) = write(Case("x", "reminder", facts))
    said = " ".join(words_of(message))
    assert [f"PJ{number:02}" for number in range(1, 41) if f"PJ{number:02}" not in said] == []


def test_a_reminder_that_is_pasted_by_hand_names_every_duty() -> None:
    owed = [a_duty(ORDINARY, number, code=f"PJ{number:02}") for number in range(1, 15)]
    facts = {"name": "พี่มาลี", **reminder_facts(owed, TODAY, WorkingDays())}
    said = [{"id": 1, "to": "พี่มาลี", "template": "reminder", "facts": facts}]
    place = {"name": "กลุ่มอำนวยการ", "unit": 1, "chat": None, "last": 1, "said": said, "more": 0}
    (message,) = write(Case("x", "held_paste", place))
    assert [one.code for one in owed if one.code not in message["text"]] == []


def test_a_list_too_large_for_flex_is_told_as_text() -> None:
    long = "ยาว" * 200
    owed = [a_duty(long, number, state=State.BLOCKED, problem=long) for number in range(10)]
    (message,) = write(Case("x", "duties", list_facts(owed, TODAY)))
    assert message["type"] == "text"


def test_a_code_of_two_rounds_is_offered_with_the_round() -> None:
    twice = [duty_facts(a_duty(ORDINARY, id=n, round_name=f"รอบที่ {n}"), TODAY) for n in (1, 2)]
    other = duty_facts(a_duty(ORDINARY, 6), TODAY)
    facts = {"choices": [*twice, other], "heard": "60%", "file": 0, "more": 0, "note": False}
    (message,) = write(Case("x", "ask_which", facts))
    labels = [item["action"]["label"] for item in message["quickReply"]["items"]]
    assert labels == ["E5 e-MES รอบที่ 1", "E5 e-MES รอบที่ 2", "E6"]


def test_every_button_carries_a_command() -> None:
    carried = {data for case in CASES for data in datas(write(case))}
    assert len(carried) > 20
    assert [data for data in carried if read_button(data) is None] == []


def datas(value: Any) -> Iterator[str]:
    """What the buttons of a message carry."""
    if isinstance(value, dict):
        yield from ([value["data"]] if "data" in value else [])
        for one in value.values():
            yield from datas(one)
    elif isinstance(value, list):
        for one in value:
            yield from datas(one)


@pytest.mark.parametrize(
    "case",
    [
        case
        for case in CASES
        if case.template
        in {
            *("recorded", "submitted", "attached", "ask_percent", "ask_problem", "undone", "duty"),
            *(
                "step_taken",
                "duty_changed",
                "returned",
                "date_moved",
                "duty_cancelled",
                "duty_reopened",
                "withdrawn",
            ),
            *("ask_reason", "ask_reference"),
        }
    ],
    ids=lambda case: case.name,
)
def test_every_message_about_a_duty_names_its_round(case: Case) -> None:
    assert "e-MES ปี 2567" in " ".join(words_of(write(case)))


def test_a_fact_that_is_missing_is_an_error_and_never_a_gap() -> None:
    with pytest.raises(UndefinedError):
        write(Case("x", "thanks", {}))


def test_templates_are_in_thai_and_end_in_one_newline_at_most() -> None:
    for file in Path(FOLDER).glob("*.txt"):
        text = file.read_text("utf-8")
        assert THAI.search(text), file.name
        assert "\t" not in text and not text.endswith("\n\n\n")
