"""A plain sender, as the best peers do it: ten threads, each with a commit before and after every send."""

import json
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import urllib3
from sqlalchemy import text

from storage.engine import make_engine, writing

THREADS = 10
TABLE = "CREATE TABLE plain (id integer primary key, retry_key text not null, state text not null)"
BEGUN = text("INSERT INTO plain (id, retry_key, state) VALUES (:id, :key, 'sending')")
DONE = text("UPDATE plain SET state = 'sent' WHERE id = :id")
PUSH = "/v2/bot/message/push"
Compose = Callable[[int], Sequence[dict[str, Any]]]


def send_plainly(url: str, base: str, many: int, compose: Compose) -> None:
    """Push to so many people what is composed for each; it knows before and after that it did."""
    engine = make_engine(url, pool_size=THREADS)
    with writing(engine) as session:
        session.execute(text(TABLE))
    pool = urllib3.PoolManager(maxsize=THREADS, retries=False)

    def send(number: int) -> None:
        key, messages = str(uuid.uuid4()), compose(number)
        with writing(engine) as session:
            session.execute(BEGUN, {"id": number, "key": key})
        headers = {
            "X-Line-Retry-Key": key,
            "Content-Type": "application/json",
            "Authorization": "Bearer bench",
        }
        body = json.dumps({"to": f"U{number}", "messages": messages})
        answer = pool.request("POST", base + PUSH, body=body, headers=headers)
        assert answer.status == 200, answer.status
        with writing(engine) as session:
            session.execute(DONE, {"id": number})

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(send, range(many)))
    engine.dispose()
