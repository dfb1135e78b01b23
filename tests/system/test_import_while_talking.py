"""Thousands of duties come in while people write: the door answers 200 or 503, and nothing is lost."""

import json
import subprocess
import time
from pathlib import Path

import requests
from office import ROOT
from test_troubles import SOON, at_work

from domain.workbook import sheets
from play import BIN
from playground.posting import sign
from storage.workbook_pages import add_page, new_workbook, save

SCHOOLS, ITEMS = 100, 60  # 6,000 duties
GREETING = {"type": "follow", "source": {"type": "user", "userId": "U" + "0" * 32}, "timestamp": 1}


def test_an_import_of_6000_duties_keeps_nobody_waiting_at_the_door(tmp_path: Path) -> None:
    book = big_workbook(tmp_path / "big.xlsx")
    with at_work(tmp_path, "web") as day:
        play = day.office.play
        importing = subprocess.Popen(
            [str(BIN / "flask"), "--app", "app", "import", "--json", str(book)],
            cwd=ROOT,
            env=play.environment,
            stdout=subprocess.PIPE,
        )
        knocked: list[int] = []
        try:
            while importing.poll() is None:
                knocked.append(knock(play.app, play.secret, len(knocked)))
        finally:
            importing.kill()
        report = json.loads(importing.communicate()[0])
        assert (report["problems"], report["added"].get(sheets.ITEMS)) == ([], ITEMS)
        assert set(knocked) <= {200, 503}
        again = [knock(play.app, play.secret, n) for n, status in enumerate(knocked) if status == 503]
        assert set(again) <= {200}
        kept = day.office.rows("SELECT count(*) FROM inbox WHERE event_key LIKE 'knock-%'")
        assert kept == [(len(knocked),)]
        assert day.office.rows("SELECT count(*) FROM duty d JOIN item i ON i.id = d.item_id"
                               " WHERE i.code LIKE 'BIG%'") == [(SCHOOLS * ITEMS,)]  # fmt: skip


def knock(app: str, secret: str, number: int) -> int:
    """A signed webhook with an event of its own; it is answered soon, whatever the answer."""
    body = json.dumps({"destination": "U", "events": [GREETING | {"webhookEventId": f"knock-{number}"}]})
    headers = {"x-line-signature": sign(secret, body.encode())}
    before = time.monotonic()
    status = requests.post(f"{app}/line/webhook", data=body.encode(), headers=headers, timeout=30).status_code
    assert time.monotonic() - before < SOON
    return status


def big_workbook(path: Path) -> Path:
    """Schools that each owe every item of a round."""
    book = new_workbook()
    names = [f"โรงเรียนใหญ่ที่ {n}" for n in range(SCHOOLS)]
    add_page(book, sheets.UNITS, [(name, "โรงเรียน") for name in names])
    add_page(
        book,
        sheets.PEOPLE,
        [(f"ครูใหญ่คนที่ {n} ใจดี", name, "ครู", "ผู้รับผิดชอบ") for n, name in enumerate(names)],
    )
    add_page(book, sheets.SYSTEMS, [("BIG", "รายงานใหญ่", "ตรวจ:กลั่นกรอง", "สรุป")])
    add_page(book, sheets.ROUNDS, [("BIG-67", "BIG", "รอบใหญ่", "2567", "", "30 ก.ย. 2567", "ก่อน 5 วันทำการ")])
    owners = ", ".join(names)
    add_page(
        book,
        sheets.ITEMS,
        [(f"BIG{n}", f"ประเด็นใหญ่ที่ {n}", "รายงาน", "BIG-67", owners) for n in range(ITEMS)],
    )
    save(book, path)
    return path
