"""A plain sender, as the best peers do it: ten threads, each with a commit before and after every send."""

import json
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import urllib3
from sqlalchemy import text

from storage.engine import make_engine, writing

THREADS = 10
TABLE = "CREATE TABLE plain (id integer primary key, retry_key text not null, state text not null)"
BEGUN = text("INSERT INTO plain (id, retry_key, state) VALUES (:id, :key, 'sending')")
DONE = text("UPDATE plain SET state = 'sent' WHERE id = :id")
PUSH = "/v2/bot/message/push"


def send_plainly(url: str, base: str, words: Sequence[str]) -> None:
    """Push each of these texts, which are ready, to somebody else; it knows before and after that it did."""
    engine = make_engine(url, pool_size=THREADS)
    with writing(engine) as session:
        session.execute(text(TABLE))
    pool = urllib3.PoolManager(maxsize=THREADS, retries=False)

    def send(number: int) -> None:
        key = str(uuid.uuid4())
        with writing(engine) as session:
            session.execute(BEGUN, {"id": number, "key": key})
        body = {"to": f"U{number}", "messages": [{"type": "text", "text": words[number]}]}
        headers = {
            "X-Line-Retry-Key": key,
            "Content-Type": "application/json",
            "Authorization": "Bearer bench",
        }
        answer = pool.request("POST", base + PUSH, body=json.dumps(body), headers=headers)
        assert answer.status == 200, answer.status
        with writing(engine) as session:
            session.execute(DONE, {"id": number})

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(send, range(len(words))))
    engine.dispose()
