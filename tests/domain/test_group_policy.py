"""What นโยบายเตือน says of LINE groups: nothing is pushed there and nobody named, unless a line allows it."""

import pytest

from domain.office import PolicyLine
from domain.policies import policies_of
from domain.policy_words import policy_words


@pytest.mark.parametrize(
    ("lines", "pushes", "names"),
    [
        ([], False, False),
        ([("ส่งสรุปเข้ากลุ่ม", "ใช่")], True, False),
        ([("ชื่อในกลุ่ม", "ใช่")], False, True),
        ([("ส่งสรุปเข้ากลุ่ม", "ไม่ใช่"), ("ชื่อในกลุ่ม", "ไม่ใช่")], False, False),
        ([("แบบการเตือน", "ครบถ้วน")], False, False),
    ],
)
def test_what_is_allowed_in_groups(lines: list[tuple[str, str]], pushes: bool, names: bool) -> None:
    policies = policies_of([PolicyLine(key, value) for key, value in lines])
    assert (policies.office.pushes_to_groups, policies.office.names_in_groups) == (pushes, names)
    told = " ".join(policy_words(policies, {}))
    assert ("เข้ากลุ่มไลน์" in told, "บอกชื่อ" in told) == (pushes, names)
