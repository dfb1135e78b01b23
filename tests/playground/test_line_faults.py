"""Faults can be switched on over HTTP and do what a bad network does."""

import socket
import time
from typing import Any

import pytest
import requests
import urllib3
from line_peer import MALI, PLAN, TOKEN, Peer, text

from playground.line_platform import Playground
from playground.server import serve

PUSH = "/v2/bot/message/push"
KEY = "123e4567-e89b-12d3-a456-426614174000"


def switch(peer: Peer, **fault: Any) -> None:
    assert peer.control("PUT", "/faults", [{"match": PUSH, **fault}]).status_code == 200


def test_a_status_is_answered_in_place_of_acting(peer: Peer) -> None:
    switch(peer, kind="status", status=503, body={"message": "busy"}, times=1)
    answer = peer.push(peer.id(MALI), text())
    assert (answer.status_code, answer.json()) == (503, {"message": "busy"})
    assert peer.playground.log.pushes() == []
    assert peer.push(peer.id(MALI), text()).status_code == 200


@pytest.mark.parametrize(("kind", "accepted"), [("reset_before", 0), ("reset_after", 1), ("hang", 0)])
def test_a_reset_ends_the_connection_before_or_after_acceptance(peer: Peer, kind: str, accepted: int) -> None:
    switch(peer, kind=kind, times=1)
    with pytest.raises(requests.ConnectionError, match="reset by peer"):
        peer.push(peer.id(MALI), text(), key=KEY)
    assert len(peer.playground.log.pushes()) == accepted
    assert peer.push(peer.id(MALI), text(), key=KEY).status_code == (409 if accepted else 200)
    assert len(peer.playground.log.pushes()) == 1
    assert [entry.outcome for entry in peer.playground.log.of_kind("fault")] == [kind]


def test_slow_is_slow_and_then_right(peer: Peer) -> None:
    switch(peer, kind="slow", seconds=0.05)
    started = time.monotonic()
    assert peer.push(peer.id(MALI), text()).status_code == 200
    assert time.monotonic() - started >= 0.05


def test_a_fault_lasts_until_it_is_removed_and_touches_nothing_else(peer: Peer) -> None:
    switch(peer, kind="status", status=500)
    assert [peer.push(peer.id(MALI), text()).status_code for _ in range(3)] == [500] * 3
    assert peer.call("GET", "/v2/bot/info").status_code == 200
    assert peer.control("DELETE", "/faults").json() == []
    assert peer.push(peer.id(MALI), text()).status_code == 200


def test_any_path_can_fail_but_the_controls(peer: Peer) -> None:
    faults = [{"match": "/.*", "kind": "status", "status": 502}]
    assert peer.control("PUT", "/faults", faults).json()[0]["status"] == 502
    statuses = [
        requests.get(peer.base + path, timeout=5).status_code
        for path in ("/v4/spreadsheets/x", "/token", "/")
    ]
    assert statuses == [502, 502, 502]
    assert peer.control("GET", "/state").status_code == 200


def test_a_fault_can_be_for_one_method_only(peer: Peer) -> None:
    faults = [{"match": "/v2/bot/channel/webhook/endpoint", "method": "PUT", "kind": "status"}]
    peer.control("PUT", "/faults", faults)
    assert peer.call("GET", "/v2/bot/channel/webhook/endpoint").status_code == 200
    assert peer.call("PUT", "/v2/bot/channel/webhook/endpoint", {"endpoint": peer.app.url}).status_code == 500


@pytest.mark.parametrize(
    "fault", [{"kind": "explode"}, {"kind": "slow", "match": "("}, {"kind": "slow", "colour": "red"}, {}]
)
def test_a_fault_nobody_knows_is_refused(peer: Peer, fault: dict[str, Any]) -> None:
    answer = peer.control("PUT", "/faults", [{"match": PUSH, **fault}])
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_one_connection_serves_many_calls_and_each_at_once(peer: Peer) -> None:
    host, port = peer.base.removeprefix("http://").split(":")
    pool = urllib3.HTTPConnectionPool(host, int(port), maxsize=1)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    durations = []
    for _ in range(20):
        started = time.monotonic()
        answer = pool.request("POST", PUSH, headers=headers, json={"to": peer.id(PLAN), "messages": [text()]})
        durations.append(time.monotonic() - started)
        assert answer.status == 200
    assert pool.num_connections == 1
    assert sorted(durations)[10] < 0.03  # a packet that waits for an acknowledgement takes 0.04


def test_stopping_the_emulator_closes_idle_connections() -> None:
    with serve(Playground("", "secret", TOKEN)) as base:
        host, port = base.removeprefix("http://").split(":")
        connection = socket.create_connection((host, int(port)), timeout=5)
        connection.sendall(b"GET /_play/state HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert connection.recv(100_000).startswith(b"HTTP/1.1 200")
    with connection:
        assert connection.recv(1) == b""
