"""Jobs: queued in the caller's own transaction, carried out by a Procrastinate worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import procrastinate
from procrastinate import RetryStrategy
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from app.kernel.facts import AsJob, Delivery, Periodic, Task, Urgency, urgency

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.facts import Subscription
    from app.platform.database import Database

QUEUE: Final = "eme"
STALLED_AFTER: Final = 60  # seconds without a worker's heartbeat
_RETRY: Final = RetryStrategy(max_attempts=6, exponential_wait=4)
# What somebody waits for is tried again soon, however long it did not succeed: after 6 seconds, 12,
# and so on to two minutes, for 19 minutes.
_RETRY_AWAITED: Final = RetryStrategy(max_attempts=20, linear_wait=6)

# Procrastinate's own row, written by ourselves so that it belongs to the caller's transaction; its
# triggers notify workers on commit. tests/platform/test_jobs.py holds this against its schema.
_DEFER: Final = text(
    "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, queueing_lock) "
    "VALUES (:queue, :task, :priority, :args, :queueing_lock) "
    "ON CONFLICT (queueing_lock) WHERE status = 'todo' DO NOTHING"
).bindparams(bindparam("args", type_=JSONB))
_ONCE: Final = text(
    "INSERT INTO job_effect (key) VALUES (:key) ON CONFLICT DO NOTHING RETURNING key"
)


async def defer(
    session: AsyncSession, task: str, args: dict[str, Any], *, queueing_lock: str | None = None
) -> None:
    """Queue a job that runs only if this transaction commits.

    With a queueing lock, a job that already waits under the same lock is enough. Workers take the
    most urgent job first (`kernel.facts.JobName`), then the oldest.
    """
    await session.execute(
        _DEFER,
        {
            "queue": QUEUE,
            "task": task,
            "priority": urgency(task),
            "args": args,
            "queueing_lock": queueing_lock,
        },
    )


def build_worker_app(
    url: str,
    database: Database,
    *,
    subscriptions: Sequence[Subscription],
    schedule: Sequence[Periodic],
    tasks: Sequence[Task] = (),
) -> procrastinate.App:
    """Make the worker's application: a task for each reaction and each recurring piece of work.

    `url` is a libpq address. A delivery is one transaction; its key is written in the transaction
    of its effect, so a delivery that comes twice has one effect.
    """
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url, max_size=6))
    for subscription in subscriptions:
        if isinstance(subscription, AsJob):
            app.task(name=subscription.name, queue=QUEUE, retry=_RETRY)(
                _delivery(database, subscription)
            )
    for each in tasks:
        retry = _RETRY_AWAITED if urgency(each.name) is Urgency.AWAITED else _RETRY
        app.task(name=each.name, queue=QUEUE, retry=retry)(_carry_out(database, each))
    recurring = {periodic.name: (periodic.cron, _run(database, periodic)) for periodic in schedule}
    recurring["jobs.retry_stalled"] = ("* * * * *", _retry_stalled(app))
    for name, (cron, work) in recurring.items():
        app.periodic(cron=cron)(app.task(name=name, queue=QUEUE, queueing_lock=name)(work))
    return app


def _delivery(database: Database, subscription: AsJob) -> Callable[..., Awaitable[None]]:
    async def deliver(*, fact_id: int, kind: str, stream_id: str, payload: dict[str, Any]) -> None:
        async with database.unit_of_work() as session:
            key = f"{subscription.name}:{fact_id}"
            if (await session.execute(_ONCE, {"key": key})).first() is None:
                return
            await subscription.react(session, Delivery(fact_id, kind, UUID(stream_id), payload))

    return deliver


def _carry_out(database: Database, task: Task) -> Callable[..., Awaitable[None]]:
    async def carry_out(**arguments: Any) -> None:
        async with database.unit_of_work() as session:
            await task.work(session, **arguments)

    return carry_out


def _run(database: Database, periodic: Periodic) -> Callable[..., Awaitable[None]]:
    async def run(timestamp: int) -> None:  # noqa: ARG001  (Procrastinate passes the tick)
        async with database.unit_of_work() as session:
            await periodic.work(session)

    return run


def _retry_stalled(app: procrastinate.App) -> Callable[..., Awaitable[None]]:
    """Jobs of a worker that died are not run again by themselves (ENGINE section 3)."""

    async def retry_stalled(timestamp: int) -> None:  # noqa: ARG001
        stalled = await app.job_manager.get_stalled_jobs(
            seconds_since_heartbeat=STALLED_AFTER, queue=QUEUE
        )
        for job in stalled:
            await app.job_manager.retry_job(job)

    return retry_stalled
