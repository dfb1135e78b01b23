"""`kill -9` again and again for days, leases in real time, two of each process on PostgreSQL."""

from pathlib import Path

import pytest
from databases import fresh
from kept_promises import all_is_kept
from office import fill_with_sample
from office_running import running_office
from random_kills import killing
from scripted_day import OWED, PROBLEM, TEAM, WAN, Day

EVERYBODY_OWES = OWED | {
    "ชัยวัฒน์ ดีเลิศ": "E2",
    "พิมพ์ใจ งามตา": "E13",
    "นิพนธ์ ขยันยิ่ง": "E14",
    "บุญเรือง ตั้งใจ": "E15",
    "จินตนา สุขสวัสดิ์": "E16",
    "ธีระ พูนสุข": "E19",
}
MORNINGS, SEED = 3, 3


@pytest.mark.long
def test_days_with_kills_on_postgresql_with_two_of_each_process(tmp_path: Path) -> None:
    with (
        fresh("postgresql", tmp_path, fill_with_sample) as url,
        running_office(url, tmp_path, "web", "worker", "worker2") as office,
    ):
        day = Day(office, EVERYBODY_OWES)
        office.in_real_time = True
        office.playground.change_settings(duplicates=True, limit=None)
        office.playground.join(TEAM)
        codes = day.codes_for([WAN, *day.owed])
        with killing(office, SEED, ["web", "one of the web", "worker", "worker2"], most=12) as killed:
            day.enrol(codes)
            for morning in range(1, MORNINGS + 1):
                day.list_work()
                day.report(10 * morning, PROBLEM)
                day.attach()
                day.announce(f"ประชุมครั้งที่ {morning}")
                day.acknowledge()
                office.settle()
                day.next_morning()
                office.settle()
        office.settle()
        all_is_kept(day)
        assert len(killed) >= 10
