"""Fetching what people send: at once, whole or not at all, once, and then attached or asked about."""

from collections.abc import Callable, Iterator

import pytest
from queue_desk import MALI, SOMCHAI, Desk
from queue_rows import add_duty, open_store, together
from sqlalchemy import func, select

from domain.errors import Never
from handlers.files import file_arrived, file_lost
from scheduler.fetch_files import TRIES, FetchFiles
from scheduler.responder import run_until_idle
from storage.engine import writing
from storage.file_tables import EvidenceRow, FileRow
from storage.talk_tables import NoticeRow

PDF = b"%PDF-1.7 the evidence"
CONTENT = "/v2/bot/message/.*/content"
Fetch = Callable[[str], Iterator[bytes]]


def send(desk: Desk, who: str = MALI, name: str = "รายงาน.pdf", data: bytes = PDF) -> str:
    """Somebody sends a file, and its event was handled; gives LINE's id of it."""
    content = desk.playground.file(who, data, name)
    expect(desk, content, who, name)
    return content


def expect(desk: Desk, content: str, who: str = MALI, name: str = "รายงาน.pdf") -> None:
    inbox = desk.hear(who)
    with desk.store.work() as work:
        person = work.people.behind(desk.id_of(who))
        assert person
        work.evidence.expect(content, name, person.id, inbox, desk.hands.office())


def fetcher(desk: Desk, fetch: Fetch | None = None, **other: object) -> FetchFiles:
    steps: dict[str, object] = {
        "arrived": file_arrived,
        "lost": file_lost,
    } | other
    store = open_store(str(desk.store.engine.url.render_as_string(hide_password=False)))
    return FetchFiles(store, fetch or desk.line.fetch, clocks=desk.hands.clocks, **steps)  # type: ignore[arg-type]


def files(desk: Desk) -> list[EvidenceRow]:
    with writing(desk.store.engine) as session:
        return list(session.scalars(select(EvidenceRow).order_by(EvidenceRow.id)))


def answers(desk: Desk) -> list[str]:
    with writing(desk.store.engine) as session:
        return list(session.scalars(select(NoticeRow.template).order_by(NoticeRow.id)))


def test_a_file_of_who_owes_one_thing_is_kept_and_attached_to_it(desk: Desk) -> None:
    duty = add_duty(desk.store, desk.mali)
    send(desk)
    assert run_until_idle([fetcher(desk)], "A")
    (file,) = files(desk)
    assert (file.state, file.duty_id, file.size) == ("kept", duty, len(PDF))
    with writing(desk.store.engine) as session:
        assert session.get_one(FileRow, file.id).body == PDF
    assert answers(desk) == ["attached"]


def test_who_owes_several_things_is_asked_which_one_it_shows(desk: Desk) -> None:
    add_duty(desk.store, desk.mali, "E5")
    add_duty(desk.store, desk.mali, "E6")
    send(desk)
    desk.store.inbox.claim("talk", desk.hands.machine())
    run_until_idle([fetcher(desk)], "A")
    (file,) = files(desk)
    assert (file.state, file.duty_id, answers(desk)) == ("kept", None, ["ask_which"])
    with desk.store.look() as work:
        question = work.questions.of(f"|{desk.id_of(MALI)}")
        assert question
        assert (question["ask"], question["evidence"]) == ("which", file.id)


def test_the_question_is_a_free_reply_to_the_file(desk: Desk) -> None:
    add_duty(desk.store, desk.mali)
    send(desk)
    run_until_idle([fetcher(desk)], "A")
    desk.deliver()
    assert (desk.said_to(MALI), desk.pushes()) == (["attached"], [])


@pytest.mark.parametrize("status", [404, 410])
def test_what_line_no_longer_has_is_told_and_asked_for_again(desk: Desk, status: int) -> None:
    send(desk)
    desk.refuse(status, "The content is gone", CONTENT, times=None)
    run_until_idle([fetcher(desk)], "A")
    assert (files(desk)[0].state, answers(desk)) == ("lost", ["file_lost"])
    desk.hands.wait(3600)
    assert not run_until_idle([fetcher(desk)], "A")


def test_a_video_that_line_still_prepares_is_asked_for_again_a_little_later(desk: Desk) -> None:
    add_duty(desk.store, desk.mali)
    expect(desk, desk.playground.video(MALI, b"film", not_ready=2), name="วิดีโอ.mp4")
    step = fetcher(desk)
    for _ in range(12):
        run_until_idle([step], "A")
        desk.hands.wait(1)
    assert (files(desk)[0].state, files(desk)[0].tries) == ("kept", 3)
    assert answers(desk) == ["attached"]


@pytest.mark.parametrize("kind", ["reset_before", "reset_after", "status"])
def test_trouble_is_tried_again_and_told_after_the_sixth_time(desk: Desk, kind: str) -> None:
    send(desk)
    desk.fault(kind, CONTENT, times=None)
    step = fetcher(desk)
    for _ in range(200):
        run_until_idle([step], "A")
        desk.hands.wait(1)
    assert len([one for one in desk.playground.log.of_kind("fault")]) == TRIES
    assert (files(desk)[0].state, answers(desk)) == ("lost", ["file_lost"])


def test_a_file_that_is_too_large_is_not_kept(desk: Desk) -> None:
    send(desk)

    def endless(_content: str) -> Iterator[bytes]:
        yield b"x" * 100
        raise Never("too large")

    run_until_idle([fetcher(desk, endless)], "A")
    assert (files(desk)[0].state, answers(desk)) == ("lost", ["file_lost"])
    with writing(desk.store.engine) as session:
        assert session.scalar(select(func.count()).select_from(FileRow)) == 0


def test_a_file_that_nobody_can_take_in_is_given_up_after_some_tries(desk: Desk) -> None:
    send(desk)

    def broken(*_: object) -> None:
        raise KeyError("a fault of ours")

    step, raised = fetcher(desk, arrived=broken), 0
    for _ in range(20):
        try:
            run_until_idle([step], "A")
        except KeyError:
            raised += 1
        desk.hands.wait(61)
    assert raised == TRIES
    assert (files(desk)[0].state, answers(desk)) == ("lost", ["file_lost"])


def test_two_workers_fetch_a_file_once(desk: Desk) -> None:
    add_duty(desk.store, desk.mali)
    add_duty(desk.store, desk.somchai, "E9")
    for who in (MALI, SOMCHAI) * 3:
        send(desk, who)
    steps = [fetcher(desk) for _ in range(3)]
    together(*[lambda s=step, me=str(n): run_until_idle([s], me) for n, step in enumerate(steps)])
    run_until_idle([steps[0]], "A")
    asked = [one for one in desk.playground.log if one.path.endswith("/content")]
    assert len(asked) == len({one.path for one in asked}) == 6
    assert answers(desk) == ["attached"] * 6


def test_a_worker_that_died_while_fetching_is_followed_by_another(desk: Desk) -> None:
    add_duty(desk.store, desk.mali)
    send(desk)
    with desk.store.work() as work:
        assert work.evidence.claim(desk.hands.machine())
    assert not run_until_idle([fetcher(desk)], "B")
    desk.hands.wait(61)
    assert run_until_idle([fetcher(desk)], "B")
    assert answers(desk) == ["attached"]


def test_who_fetched_too_slowly_hands_nothing_over_twice(desk: Desk) -> None:
    add_duty(desk.store, desk.mali)
    send(desk)
    quick = fetcher(desk)

    def slow(content: str) -> Iterator[bytes]:
        desk.hands.wait(61)
        run_until_idle([quick], "B")
        return desk.line.fetch(content)

    run_until_idle([fetcher(desk, slow)], "A")
    assert answers(desk) == ["attached"]
