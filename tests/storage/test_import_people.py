"""Importing people who were renamed, moved, or share a name: rows keep their ids, and duties their people."""

from importing import PERSON, Edited, bring, everything, holders, put
from openpyxl.workbook import Workbook
from sqlalchemy import Engine, select

from storage import office_tables as t
from storage.engine import reading

SUPERVISION = "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา"
OLD, NEW = "สมศรี ใจดี", "สมศรี รุ่งโรจน์"


def ids(office: Engine) -> dict[str, int]:
    with reading(office) as session:
        return {row.name: row.id for row in session.scalars(select(t.PersonRow))}


def rename(book: Workbook) -> None:
    """One is renamed, and somebody new comes under the old name."""
    for sheet in [name for name in book.sheetnames if name != PERSON]:
        del book[sheet]
    put(PERSON, OLD, "ชื่อเดิม", OLD)(book)
    put(PERSON, "อนงค์ ศรีสุข", "ผู้ปฏิบัติแทน", f"{NEW}, ชัยวัฒน์ ดีเลิศ")(book)
    put(PERSON, OLD, "ชื่อ-สกุล", NEW)(book)
    book[PERSON].append((OLD, SUPERVISION, "", "ผู้รับผิดชอบ"))


def test_who_comes_under_an_old_name_inherits_nothing(office: Engine, edited: Edited) -> None:
    before = ids(office)
    report = bring(office, edited(rename))
    assert (report.problems, report.added, report.changed) == ((), {PERSON: 1}, {PERSON: 1})
    assert "เป็นคนใหม่" in report.warnings[0]
    after = ids(office)
    assert (after[NEW], after[OLD] in before.values()) == (before[OLD], False)
    with reading(office) as session:
        assert holders(session, "E5")[0] == (0, NEW)
    kept = everything(office)
    assert not bring(office, edited(rename)).written
    assert everything(office) == kept
