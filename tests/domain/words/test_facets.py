"""Which side of a duty a question is about, by the words that people use."""

import pytest

from domain.words.facets import Facet, facets_of
from domain.words.heard import hear


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("E5", ()),
        ("E5 ถึงไหนแล้วคะ", ()),
        ("E5 ส่งวันไหน", (Facet.DEADLINE,)),
        ("E5 เดดไลน์?", (Facet.DEADLINE,)),
        ("E5 ต้องแนบหลักฐานอะไรบ้างคะ", (Facet.EVIDENCE,)),
        ("16 แนบไร", (Facet.EVIDENCE,)),
        ("E5 ใครทำด้วยบ้าง", (Facet.PEOPLE,)),
        ("13 คู่กับใคร", (Facet.PEOPLE,)),
        ("ขอดูประวัติ E5 หน่อยค่ะ", (Facet.HISTORY,)),
        ("E9 กรรมการว่ายังไง", (Facet.VERDICT,)),
        ("E9 โดนตีกลับเพราะอะไร", (Facet.VERDICT,)),
        ("E1 ติดอะไรอยู่", (Facet.PROBLEM,)),
        ("E1 มีใครตอบอะไรกลับมาหรือยังคะ", (Facet.PROBLEM,)),
        ("E23 ครบกำหนดวันที่เท่าใด และต้องแนบหลักฐานใดบ้าง", (Facet.DEADLINE, Facet.EVIDENCE)),
        ("ขอทราบกำหนดส่งและหลักฐานที่ต้องแนบ", (Facet.DEADLINE, Facet.EVIDENCE)),
        ("ขอทราบประวัติและความเห็นของคณะกรรมการ E15", (Facet.HISTORY, Facet.VERDICT)),
    ],
)
def test_a_question_names_the_sides_that_it_is_about(words: str, about: tuple[Facet, ...]) -> None:
    assert facets_of(hear(words).words) == about
