"""How words are masked, counted and weighed."""

import pytest

from domain.words.circle import Meant
from domain.words.heard import LINK_MARK
from domain.words.leaning import HINDERED, Leaning, Speaker, leaning, masked, read_weights, runs_of, weights

TINY = "digest\tlist_duties:0.100\tthanks:0.000\nค้าง\t2.00\t0:40\t1:-20\nขอบ\t1.00\t1:20\n "
NOBODY = Speaker()


@pytest.mark.parametrize(
    ("words", "meant", "speaker", "as_learned"),
    [
        ("e5 ได้ 60%", [Meant(0, 2, (5,))], NOBODY, "^ C ได้ 0% $"),
        ("สนามกีฬา เสร็จ", [Meant(0, 8, (5,), by="name")], NOBODY, "^ D เสร็จ $"),
        (f"ส่ง {LINK_MARK} ค่ะ", [], NOBODY, "^ ส่ง L ค่ะ $"),
        ("วันที่ 12/7/2567 เวลา 09.30", [], NOBODY, "^ วันที่ 0 เวลา 0 $"),
        ("ทวงที", [], Speaker(coordinates=True, reviews=True), "^KV ทวงที $"),
        ("เสร็จ", [], Speaker(owes_one=True), "^1 เสร็จ $"),
    ],
)
def test_names_numbers_and_links_are_only_marked(
    words: str, meant: list[Meant], speaker: Speaker, as_learned: str
) -> None:
    assert masked(words, meant, speaker) == as_learned


def test_long_letters_are_looked_at_from_their_beginning() -> None:
    assert len(masked("ก" * 5000, [], NOBODY)) == 400


def test_every_run_of_one_to_four_letters_is_counted() -> None:
    found = runs_of("กขกขก")
    assert (found["ก"], found["กข"], found["กขก"], found["กขกข"], found["กขกขก"]) == (3, 2, 2, 1, 0)
    assert sum(found.values()) == 5 + 4 + 3 + 2


def test_weights_are_read_times_the_rarity_of_their_run() -> None:
    learned = read_weights(TINY.removesuffix(" "))
    assert learned.kinds == ("list_duties", "thanks") and learned.biases == (0.1, 0.0)
    assert learned.runs["ค้าง"] == (2.0, ((0, 4.0), (1, -2.0)))


@pytest.mark.parametrize(
    ("words", "kind", "lead"),
    [("ค้าง", "list_duties", 3.1), ("ขอบ", "thanks", 0.9), ("อื่น", "list_duties", 0.1)],
)
def test_a_kind_is_the_sum_of_its_runs_over_their_length(words: str, kind: str, lead: float) -> None:
    found = leaning(words, read_weights(TINY.removesuffix(" ")))
    assert found.kind == kind and found.lead == pytest.approx(lead)


def test_kinds_that_cannot_be_meant_are_left_out() -> None:
    found = Leaning({"enrol": 2.0, "nudge": 1.5, "help": 0.0}).without({"enrol"})
    assert (found.kind, found.lead) == ("nudge", 1.5)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("^ พี่คะ รบกวนไล่ให้ฟังหน่อยค่ะว่าหนูยังค้างอะไรอยู่บ้าง $", "list_duties"),
        ("^ C โรงเรียนยังไม่ส่งไฟล์มาให้เลยค่ะ โทรไปก็ไม่รับ $", "report_problem"),
        ("^ ขอบคุณมากนะคะน้องบอทที่คอยเตือน $", "thanks"),
    ],
)
def test_what_was_learned_knows_what_people_say(words: str, kind: str) -> None:
    assert leaning(words).kind == kind


def test_every_learned_kind_can_be_made_into_a_command() -> None:
    from domain.words.made import MADE

    assert set(weights().kinds) - {HINDERED} == set(MADE)


def test_whether_something_is_in_the_way_is_learned_beside_the_kinds_and_is_none_of_them() -> None:
    learned = read_weights("digest\treport_progress:0.0\thelp:-1.0\thindered:-0.500\nแต่\t1.00\t0:20\t2:40")
    found = leaning("แต่", learned)
    assert found.hindered == pytest.approx(1.5) and set(found.scores) == {"report_progress", "help"}
    assert found.without({"help"}).hindered == found.hindered
