"""A push goes to friends and groups, is counted per person, and happens once under its retry key."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from line_peer import MALI, PLAN, SOMCHAI, STRANGER, Peer, text

KEY = "123e4567-e89b-12d3-a456-426614174000"
FAILED = {"message": "Failed to send messages"}
DAY = 24 * 60 * 60


def used(peer: Peer) -> int:
    return int(peer.call("GET", "/v2/bot/message/quota/consumption").json()["totalUsage"])


def words_seen_by(peer: Peer, who: str) -> list[str]:
    return [said.message["text"] for said in peer.playground.chats.of(peer.id(who))]


def test_four_objects_pushed_to_a_group_cost_its_three_members(peer: Peer) -> None:
    assert peer.push(peer.id(PLAN), *[text()] * 4).status_code == 200
    assert used(peer) == 3
    assert peer.playground.log.pushes(peer.id(PLAN))[0].recipients == 3


def test_a_blocked_friend_is_answered_200_and_neither_reached_nor_counted(peer: Peer) -> None:
    peer.playground.unfollow(MALI)
    answer = peer.push(peer.id(MALI), text())
    assert answer.status_code == 200
    assert answer.json()["sentMessages"][0]["id"].isdigit()
    assert (words_seen_by(peer, MALI), used(peer)) == ([], 0)


@pytest.mark.parametrize(("days", "reached"), [(7, 1), (7.01, 0)])
def test_a_stranger_is_reached_for_seven_days_after_writing(peer: Peer, days: float, reached: int) -> None:
    peer.playground.say(STRANGER, "สวัสดี")
    peer.playground.clock.move(days * DAY)
    assert peer.push(peer.id(STRANGER), text("ค่ะ")).status_code == 200
    assert used(peer) == reached


@pytest.mark.parametrize("to", ["U" + "0" * 32, "C" + "0" * 32, "somebody"])
def test_an_id_of_nobody_fails(peer: Peer, to: str) -> None:
    answer = peer.push(to, text())
    assert (answer.status_code, answer.json()) == (400, FAILED)


def test_a_group_without_the_bot_fails(peer: Peer) -> None:
    peer.playground.leave(PLAN)
    assert peer.push(peer.id(PLAN), text()).json() == FAILED


@pytest.mark.parametrize(("count", "status"), [(0, 400), (1, 200), (5, 200), (6, 400)])
def test_one_to_five_messages_go_in_a_request(peer: Peer, count: int, status: int) -> None:
    assert peer.push(peer.id(MALI), *[text()] * count).status_code == status


def test_the_second_request_with_a_key_gets_the_first_ones_messages(peer: Peer) -> None:
    first = peer.push(peer.id(MALI), text(), key=KEY)
    second = peer.push(peer.id(MALI), text(), key=KEY.upper())
    assert (first.status_code, second.status_code) == (200, 409)
    assert second.json() == {"message": "The retry key is already accepted", **first.json()}
    assert second.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    assert second.headers["x-line-request-id"] != first.headers["x-line-request-id"]
    assert (len(words_seen_by(peer, MALI)), used(peer)) == (1, 1)
    assert len(peer.playground.log.pushes()) == 1
    assert peer.playground.log.violations() == []


def test_of_many_requests_at_once_with_one_key_one_is_accepted(peer: Peer) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: peer.push(peer.id(MALI), text(), key=KEY).status_code, range(24)))
    assert sorted(answers) == [200] + [409] * 23
    assert (len(words_seen_by(peer, MALI)), used(peer)) == (1, 1)


def test_another_body_under_the_same_key_is_noticed_as_a_violation(peer: Peer) -> None:
    peer.push(peer.id(MALI), text("หนึ่ง"), key=KEY)
    assert peer.push(peer.id(SOMCHAI), text("หนึ่ง"), key=KEY).status_code == 409
    (violation,) = peer.playground.log.violations()
    assert violation.retry_key == KEY
    assert words_seen_by(peer, SOMCHAI) == []


def test_a_key_is_forgotten_after_24_hours_of_machine_time(peer: Peer) -> None:
    peer.push(peer.id(MALI), text(), key=KEY)
    peer.machine.now += DAY - 1
    assert peer.push(peer.id(MALI), text(), key=KEY).status_code == 409
    peer.machine.now += 1
    assert peer.push(peer.id(MALI), text(), key=KEY).status_code == 200
    assert len(words_seen_by(peer, MALI)) == 2
    assert [v.outcome for v in peer.playground.log.violations()] == [
        "a retry key was used again after 24 hours"
    ]


def test_a_refused_request_does_not_use_up_its_key(peer: Peer) -> None:
    peer.playground.change_settings(limit=0)
    assert peer.push(peer.id(MALI), text(), key=KEY).status_code == 429
    peer.playground.change_settings(limit=300)
    assert peer.push(peer.id(MALI), text(), key=KEY).status_code == 200


@pytest.mark.parametrize("key", ["1", "not-a-uuid", KEY + "0", KEY.replace("-", "")])
def test_a_retry_key_must_be_a_uuid(peer: Peer, key: str) -> None:
    assert peer.push(peer.id(MALI), text(), key=key).status_code == 400


def test_what_would_pass_the_monthly_limit_is_not_sent_at_all(peer: Peer) -> None:
    peer.playground.change_settings(limit=2)
    answer = peer.push(peer.id(PLAN), text())
    assert (answer.status_code, answer.json()) == (429, {"message": "You have reached your monthly limit."})
    assert used(peer) == 0
    assert peer.push(peer.id(MALI), text()).status_code == 200


def test_a_new_month_of_the_office_clock_starts_from_nothing(peer: Peer) -> None:
    peer.push(peer.id(MALI), text())
    peer.playground.clock.move_by("1w")
    assert used(peer) == 0


def test_the_rate_limit_has_its_own_message_and_passes_with_machine_time(peer: Peer) -> None:
    peer.playground.change_settings(rate_limit=2)
    answers = [peer.push(peer.id(MALI), text()) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[2].json() == {"message": "The API rate limit has been exceeded. Try again later."}
    peer.machine.now += 0.5
    assert peer.push(peer.id(MALI), text()).status_code == 200


def test_the_webhook_test_may_be_asked_60_times_an_hour(peer: Peer) -> None:
    answers = [peer.call("POST", "/v2/bot/channel/webhook/test", {}).status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]


def test_multicast_reaches_friends_only_and_returns_no_ids(peer: Peer) -> None:
    to = [peer.id(MALI), peer.id(MALI), peer.id(STRANGER), "U" + "0" * 32]
    answer = peer.call("POST", "/v2/bot/message/multicast", {"to": to, "messages": [text()]})
    assert (answer.status_code, answer.json(), used(peer)) == (200, {}, 1)
