"""What nobody sees changes nothing, Thai digits are digits, and an unknown code is nobody's duty."""

from fuzzing import hears, named_in
from hostile_pieces import AGAIN, FRAGMENTS
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_duties import E5, HELD, setting
from made_up_words import EMOJI, MARKS, THAI, UNSEEN, seen

from domain import broadcast_commands as b
from domain import commands as c
from domain import step_commands as s
from domain import thai
from domain.setting import Setting
from domain.understanding import understand
from domain.words.spelling import unblind

QUESTIONS = st.sampled_from([None, *({"ask": ask, "duty": 5} for ask in ("percent", "problem", "away"))])
SETTINGS = st.builds(
    lambda held, quoted, question: setting(held, quoted=quoted, question=question),
    st.sampled_from([HELD, (E5,), ()]),
    st.sampled_from([(), (5,)]),
    QUESTIONS,
)
SEEN = st.integers(0, len(seen()) - 1).map(lambda n: seen()[n])
TO_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
LETTERS = st.sampled_from([THAI, MARKS, UNSEEN, EMOJI, "0123456789๐๑๒๓ %.,:/-=e\n"]).flatmap(st.sampled_from)
THAI_LIKE = st.lists(st.one_of(LETTERS, st.sampled_from(AGAIN + FRAGMENTS)), max_size=40).map("".join)
REPORTED = (c.ReportProgress, c.ReportProblem, c.Submit, c.Attach)
STEPS = (s.Review, s.RecordEntry, s.MoveDate, s.Tick)
KNOWN = {"e5", "e6", "e15", "pm3", "e9"}


def alike(command: c.Command) -> str:
    """A command without what is kept word for word of how it was written."""
    return thai.plain(repr(command))


@st.composite
def with_unseen(draw: st.DrawFn) -> tuple[str, str]:
    """A message, and the same with marks in it that nobody sees."""
    text = draw(SEEN | THAI_LIKE)
    marks = draw(st.lists(st.tuples(st.integers(0, len(text)), st.sampled_from(UNSEEN)), max_size=8))
    other = text
    for at, mark in sorted(marks, reverse=True):
        other = other[:at] + mark + other[at:]
    return text, other


@given(THAI_LIKE, SETTINGS)
@settings(max_examples=200, deadline=None)
def test_nothing_made_of_thai_letters_is_an_error(text: str, at: Setting) -> None:
    hears(text, at)


@given(with_unseen(), SETTINGS)
@settings(max_examples=150, deadline=None)
def test_what_nobody_sees_changes_nothing(said: tuple[str, str], at: Setting) -> None:
    one, other = (understand(text, at) for text in said)
    announced = isinstance(one, b.PrepareBroadcast) or isinstance(other, b.PrepareBroadcast)
    assert announced or alike(one) == alike(other)  # an announcement is read as it was written, marks and all


@given(SEEN.filter(lambda text: not thai.LINK.search(text) and unblind(text) == text), SETTINGS)
@settings(max_examples=150, deadline=None)
def test_thai_digits_are_digits(text: str, at: Setting) -> None:
    assert alike(understand(text.translate(TO_THAI_DIGITS), at)) == alike(understand(text, at))


CODES = st.tuples(st.sampled_from(["E", "e", "PM", "PJ", "XY", "อี"]), st.integers(1, 999))
UNKNOWN = CODES.filter(lambda code: f"{code[0].lower()}{code[1]}".replace("อี", "e") not in KNOWN)
REPORTS = ("60%", "เสร็จแล้ว", "ส่งแล้วค่ะ", "ติดปัญหา รอข้อมูล", "ได้ 75 คะแนน", "https://x.th/a", "ผ่าน", "ครึ่งทาง")
SHAPES = ("{0} {1}", "{1} {0}", "ข้อ {0} {1}", "งาน {0} {1} ค่ะ", "{0}: {1}", "รายงาน {0} ว่า {1}")


@given(UNKNOWN, st.sampled_from(SHAPES), st.sampled_from(REPORTS), SETTINGS)
@settings(max_examples=200, deadline=None)
def test_a_code_that_nobody_holds_writes_to_no_duty(
    code: tuple[str, int], shape: str, report: str, at: Setting
) -> None:
    command = understand(shape.format(f"{code[0]}{code[1]}", report), at)
    writes = REPORTED if at.quoted else REPORTED + STEPS
    for one in getattr(command, "commands", (command,)):
        assert not isinstance(one, writes) or not set(named_in(one))
