"""Photos, files and videos that people send can be fetched by the bot while they last."""

import requests
from line_peer import MALI, PLAN, Peer

JPEG = b"\xff\xd8\xff\xe0 photo"


def fetch(peer: Peer, message: str, more: str = "") -> tuple[int, bytes]:
    answer = peer.call("GET", f"/v2/bot/message/{message}/content{more}")
    return answer.status_code, answer.content


def test_a_photo_is_fetched_as_it_was_sent(peer: Peer) -> None:
    event = peer.event(lambda: peer.playground.photo(MALI, JPEG, PLAN))
    message = event["message"]
    assert (message["type"], message["contentProvider"]) == ("image", {"type": "line"})
    answer = peer.call("GET", f"/v2/bot/message/{message['id']}/content")
    assert (answer.status_code, answer.content) == (200, JPEG)
    assert answer.headers["Content-Type"] == "image/jpeg"


def test_a_file_says_its_name_and_size(peer: Peer) -> None:
    event = peer.event(lambda: peer.playground.file(MALI, b"%PDF-1.7", "รายงาน E5.pdf"))
    assert event["message"]["fileName"] == "รายงาน E5.pdf"
    assert event["message"]["fileSize"] == 8
    assert fetch(peer, event["message"]["id"]) == (200, b"%PDF-1.7")


def test_a_photo_and_a_file_can_be_sent_over_http(peer: Peer) -> None:
    for path, name in (("/photo", "ภาพ.jpg"), ("/file", "งาน.pdf")):
        answer = requests.post(
            f"{peer.base}/_play{path}",
            data={"as": MALI, "chat": PLAN},
            files={"file": (name, JPEG)},
            headers={"X-Playground": "1"},
            timeout=5,
        )
        assert fetch(peer, answer.json()["id"]) == (200, JPEG)


def test_what_was_unsent_is_gone(peer: Peer) -> None:
    photo = peer.playground.photo(MALI, JPEG)
    peer.playground.unsend(MALI, photo)
    status, body = fetch(peer, photo)
    assert (status, body) == (410, b'{"message":"The content is gone"}\n')


def test_there_is_no_content_of_a_text_or_of_nothing(peer: Peer) -> None:
    assert [fetch(peer, message)[0] for message in (peer.playground.say(MALI, "สวัสดี"), "1")] == [404, 404]


def test_a_large_video_is_prepared_first(peer: Peer) -> None:
    video = peer.playground.video(MALI, b"film", not_ready=1)
    assert fetch(peer, video, "/transcoding") == (200, b'{"status":"processing"}\n')
    assert fetch(peer, video) == (202, b"")
    assert fetch(peer, video, "/transcoding") == (200, b'{"status":"succeeded"}\n')
    assert fetch(peer, video) == (200, b"film")
