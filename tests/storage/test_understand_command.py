"""`understand` prints what a message would do as DESIGN tells, and changes nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from corpus_office import fill_for_corpus
from databases import fresh
from flask import Flask

from app import make_clocks, serve_house
from config import Settings
from house import House

KEYS = ["command", "duties", "percent", "value", "links", "problem"]
KEYS += ["date", "until", "certain", "candidates", "allowed"]
TEERA = "ธีระ พูนสุข"
MALEE = "มาลี รุ่งเรือง"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with fresh("sqlite", tmp_path) as url:
        settings = Settings(
            database_url=url,
            line_channel_secret="secret",
            line_channel_access_token="token",
            public_url="http://localhost:8001",
            secret_key="key",
        )
        made = House(settings, make_clocks("2024-07-10T09:00:00+07:00"))
        fill_for_corpus(made.store.engine)
        yield made


@pytest.fixture
def app(house: House) -> Flask:
    return serve_house(house, lambda: None)


def run(app: Flask, *words: str, lines: bytes | None = None) -> Result:
    return app.test_cli_runner().invoke(args=["understand", *words], input=lines)


def understood(app: Flask, words: str, name: str = TEERA) -> Any:
    return json.loads(run(app, words, "--as", name, "--json").output)


def test_one_message_is_one_object(app: Flask) -> None:
    found = understood(app, "งานของฉัน")
    assert list(found) == KEYS
    assert (found["command"], found["certain"], found["allowed"]) == ("list_duties", True, True)
    assert all(list(duty) == ["item", "round", "for"] for duty in found["duties"])


def test_a_report_names_what_would_be_written(app: Flask) -> None:
    found = understood(app, "DMC 88% รอข้อมูลจากโรงเรียน")
    assert [duty["item"] for duty in found["duties"]] == ["E20"]
    assert (found["command"], found["percent"]) == ("report_progress", 88)
    assert found["problem"]


def test_several_things_are_a_list(app: Flask) -> None:
    found = understood(app, "7=60 8=70", MALEE)
    assert [(one["duties"][0]["item"], one["percent"]) for one in found] == [("E7", 60), ("E8", 70)]


def test_nothing_is_changed(app: Flask, house: House) -> None:
    with house.store.look() as work:
        before = work.duties.everything()
    for words in ("DMC 88%", "E20 เสร็จแล้ว", "ลบข้อมูลของฉัน", "ลาถึงวันศุกร์"):
        understood(app, words)
    with house.store.look() as work:
        assert work.duties.everything() == before


def test_every_line_gives_a_line_whatever_it_holds(app: Flask) -> None:
    lines = [
        json.dumps({"text": "DMC 88%", "as": TEERA}).encode(),
        b"",
        b"not json",
        b"[1]",
        b'{"text": 5}',
        b'{"text": "\\ud800", "as": "nobody"}',
        b"\xff\xfe",
        b"[" * 100_000,
        json.dumps({"text": "7=60 8=70", "as": MALEE}).encode(),
    ]
    result = run(app, "-", "--json", lines=b"\n".join(lines))
    found = [json.loads(line) for line in result.output.splitlines()]
    assert (result.exit_code, len(found)) == (0, len(lines))
    assert found[0]["command"] == "report_progress"
    assert all(one["error"] and not one["duties"] for one in found[1:-1])
    assert len(found[-1]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("DMC 88%",), "ใส่ --as"),
        (("DMC 88%", "--as", "ไม่มี คนนี้"), 'ไม่พบ "ไม่มี คนนี้"'),
    ],
)
def test_an_unknown_speaker_is_a_sentence(app: Flask, words: tuple[str, ...], said: str) -> None:
    result = run(app, *words)
    assert said in result.output
    assert result.exit_code == 1
