"""The worker: APScheduler ticks, and every tick asks each step what is due now."""

import signal
from collections.abc import Sequence

import structlog

from scheduler.responder import Step, run_until_idle, worker_name

TICK_SECONDS = 1
log = structlog.get_logger()


def run_once(steps: Sequence[Step]) -> None:
    """Every step, until a whole pass finds nothing due."""
    run_until_idle(steps, worker_name("once"))


def run_forever(lanes: Sequence[Sequence[Step]]) -> None:
    """Tick until the process is told to stop; lanes run side by side, a lane's steps in order."""
    from apscheduler.schedulers.blocking import BlockingScheduler

    clockwork = BlockingScheduler(timezone="UTC")
    for number, steps in enumerate(lanes):
        clockwork.add_job(
            _tick,
            "interval",
            args=[steps, worker_name(f"worker{number}")],
            seconds=TICK_SECONDS,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    signal.signal(signal.SIGTERM, lambda *_: clockwork.shutdown())  # what is under way is finished first
    log.info("worker started", lanes=len(lanes))
    clockwork.start()


def _tick(steps: Sequence[Step], me: str) -> None:
    try:
        run_until_idle(steps, me)
    except Exception as error:
        log.error("step failed", error=type(error).__name__)
