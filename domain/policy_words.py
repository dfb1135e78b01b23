"""A reminder policy in words: what is told when, for the office and for each system that differs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import time

from domain.reminders import Policies, Policy

TITLE = "ปีนี้จะเตือน"


def policy_words(policies: Policies, names: Mapping[str, str]) -> list[str]:
    """A line each; `names` gives what systems are called, by code."""
    lines = [
        *_lines(policies.office),
        f"ข้อความเตือนส่ง {_clock(policies.office.at)} น. เฉพาะวันทำการ คนละไม่เกินวันละครั้ง",
        *_in_groups(policies.office),
    ]
    for code, policy in policies.systems.items():
        own = [line for line in _lines(policy) if line not in lines]
        if own:
            lines.append(f"เฉพาะ {names.get(code, code)}: {'; '.join(own)}")
    return lines


def _lines(policy: Policy) -> Iterator[str]:
    yield f"ก่อนกำหนดเขต {_before(policy.before)}"
    yield f"เลยกำหนดแล้ว วันทำการที่ {_several(policy.late)} จากนั้นทุก {policy.late_every} วันทำการ"
    yield f"เปิดรอบใหม่ ส่งทันทีเฉพาะรอบที่ยาวไม่เกิน {policy.short_round} วัน รอบอื่นฝากไปกับข้อความอื่น"
    if policy.meetings:
        yield "นัดประชุม ส่งเตือนวันทำการก่อนหน้า"
    riding = list(_riding(policy))
    if riding:
        yield f"ไม่ส่งแยก แต่ฝากไปกับข้อความอื่น: {', '.join(riding)}"
    yield f"แจ้งหัวหน้ากลุ่มเมื่อเลยกำหนดวันทำการที่ {policy.head_on}"


def _in_groups(policy: Policy) -> Iterator[str]:
    """What the office allows in its LINE groups; nothing while nobody is pushed to or named there."""
    if policy.pushes_to_groups:
        yield "ส่งความก้าวหน้าเข้ากลุ่มไลน์ในวันทำการแรกของสัปดาห์ และวันทำการก่อนวันครบกำหนด"
    if policy.names_in_groups:
        yield "บอกชื่อผู้ที่ยังรวบรวมงานอยู่ในกลุ่มไลน์"


def _riding(policy: Policy) -> Iterator[str]:
    if policy.rides_before:
        yield f"ก่อนกำหนด {_before(policy.rides_before)}"
    if policy.rides_late:
        yield f"เลยกำหนดวันทำการที่ {_several(policy.rides_late)}"
    if not policy.meetings:
        yield "นัดประชุม"


def _before(days: Iterable[int]) -> str:
    ahead = [str(day) for day in sorted(days, reverse=True) if day]
    words = [f"{', '.join(ahead)} วัน"] if ahead else []
    return " และ".join([*words, *(["วันครบกำหนด"] if 0 in days else [])])


def _several(days: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(days)))


def _clock(at: time) -> str:
    return f"{at.hour:02}.{at.minute:02}"
