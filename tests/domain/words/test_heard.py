"""A message as rules read it: laughter, words typed apart, what phones and dialects make of words."""

import pytest

from domain.words.heard import close_up, hear
from domain.words.sounds import find_sound, sound


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ส่งแล้วจ้า 555", "ส่งแล้วจ้า"),
        ("โดนทวงจนชิน 5555+ เอาไป 60%", "โดนทวงจนชิน เอาไป 60%"),
        ("เบิกไป 555 บาท", "เบิกไป 555 บาท"),
        ("E 555 60%", "e 555 60%"),  # a code that nobody has, and no laughter
        ("ข้อ 555 เสร็จ", "ข้อ 555 เสร็จ"),
    ],
)
def test_laughter_is_no_number(text: str, words: str) -> None:
    assert " ".join(hear(text).words.split()) == words


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        ("ผม ยัง ไม่ ได้ ทำ เลย", "ผมยังไม่ได้ทำเลย"),
        ("E5 ยัง ไม่ ได้ เริ่ม นะ 60%", "E5 ยังไม่ได้เริ่มนะ 60%"),
        ("ส่งรายงานแล้วค่ะ เดี๋ยวตรวจอีกที ขอบคุณนะคะ", "ส่งรายงานแล้วค่ะ เดี๋ยวตรวจอีกที ขอบคุณนะคะ"),
        ("มา นะ ครับ", "มา นะ ครับ"),
    ],
)
def test_thai_with_a_blank_behind_every_word_is_closed_up(words: str, closed: str) -> None:
    assert close_up(words) == closed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("เดือนนีมีไรส่ง", "เดือนนี้มีไรส่ง"),
        ("ไตร 3 ได้ครึ่ง", "ไตรมาส 3 ได้ครึ่ง"),
        ("วันสุกร์นี้", "วันศุกร์นี้"),
        ("ปี้บ่อยู่", "พี่ไม่อยู่"),
        ("ส่งมื้อใด๋", "ส่งวันไหน"),
        ("ตั้งแต่ห้าสิงหา", "ตั้งแต่5สิงหา"),
    ],
)
def test_words_are_put_right(text: str, words: str) -> None:
    assert hear(text).words == words


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("นิเทดพายใน", "นิเทศภายใน"),
        ("สมถนะครู", "สมรรถนะครู"),
        ("ตวดราชกาน", "ตรวจราชการ"),
        ("กลยุท 3", "กลยุทธ์ 3"),
    ],
)
def test_what_sounds_alike_is_alike(said: str, name: str) -> None:
    assert sound(said) == sound(name)
    assert find_sound(f"เรื่อง{said}ถึงไหน", name) == (6, 6 + len(said))
