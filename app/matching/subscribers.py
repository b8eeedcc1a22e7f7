"""What matching does when challenges and product cards change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from anyio import to_thread

from app.challenges.enums import Action
from app.challenges.facts import ChallengeMoved
from app.kernel.facts import AsJob, InTransaction, JobName, Periodic, Task, Urgency
from app.matching.documents import challenge_document, solution_document
from app.matching.engine.documents import Direction, Query
from app.matching.engine.ranking import rank
from app.matching.enums import RecordKind, WeightsStatus
from app.matching.facts import WeightsMoved
from app.matching.repository import corpus, impressions, matches
from app.matching.service.encoding import encode_missing, encode_record
from app.matching.service.indexing import index_record
from app.matching.service.renewals import notice_renewals
from app.platform.database import moment_now
from app.platform.jobs import defer
from app.solutions.facts import EvidenceMoved, SolutionListed, SolutionMoved

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.kernel.facts import Delivery, Fact, Subscription
    from app.matching.engine.documents import Document
    from app.matching.keeper import Keeper
    from app.platform.database import Database

SUGGEST: Final = JobName("matching.suggest", Urgency.BULK)
ON_CHALLENGE: Final = JobName("matching.on_challenge_published", Urgency.BULK)
ON_SOLUTION: Final = JobName("matching.on_solution_listed", Urgency.BULK)
ON_CARD: Final = JobName("matching.on_card_listed", Urgency.BULK)
ON_WEIGHTS: Final = JobName("matching.on_weights_moved", Urgency.BULK)


@dataclass(frozen=True)
class Matchmaker:
    """The worker's side of matching: encodes what was published and stores the best matches.

    Web processes only queue these jobs, so they have no keeper here.
    """

    keeper: Keeper | None = None

    async def on_challenge_published(self, session: AsyncSession, delivery: Delivery) -> None:
        """Encode a challenge that was published and suggest solutions for it."""
        if delivery.payload["action"] != Action.PUBLISH:
            return
        keeper = self._own_keeper()
        rows = await corpus.published_challenges(session, [delivery.stream_id])
        taxonomy = (await keeper.current(session)).taxonomy
        for row in rows:
            document = challenge_document(row, taxonomy.theme_of)
            await self._encode(session, RecordKind.CHALLENGE, document)
        await self.suggest(session, delivery.stream_id)

    async def on_solution_listed(self, session: AsyncSession, delivery: Delivery) -> None:
        """Encode a card that was listed and suggest it wherever it may fit."""
        for row in await corpus.listed_solutions(session, [delivery.stream_id]):
            await self._encode(session, RecordKind.SOLUTION, solution_document(row))
        await _suggest_everywhere(session)

    async def on_weights_moved(self, session: AsyncSession, delivery: Delivery) -> None:
        """Score every open challenge anew once other weights were adopted."""
        if delivery.payload["to_state"] == WeightsStatus.APPROVED:
            await _suggest_everywhere(session)

    async def on_card_listed(self, session: AsyncSession, delivery: Delivery) -> None:
        """Look whether a card that was listed may meet a need that nobody had met."""
        number = int(delivery.payload["number"])
        await notice_renewals(session, self._own_keeper(), delivery.stream_id, number=number)

    async def on_suggest(self, session: AsyncSession, *, challenge_id: str) -> None:
        """Carry out a queued suggestion."""
        await self.suggest(session, UUID(challenge_id))

    async def suggest(self, session: AsyncSession, challenge_id: UUID) -> None:
        """Store the best matches of a challenge."""
        keeper = self._own_keeper()
        corpora = await keeper.current(session)
        rows = await corpus.published_challenges(session, [challenge_id])
        if not rows:
            return
        challenge = challenge_document(rows[0], corpora.taxonomy.theme_of)
        today = (await moment_now(session)).date()
        query = Query(await keeper.as_query(challenge, rows[0]), Direction.SOLUTIONS, today)

        def work() -> Any:
            return rank(
                query,
                corpora.solutions,
                corpora.solutions.alive,  # listed cards, which everybody may read
                weights=corpora.weights,
                limit=matches.MOST_STORED,
            )

        ranking = await to_thread.run_sync(work)
        await matches.keep_suggestions(
            session, challenge_id, ranking.items, weights_version=ranking.weights_version
        )

    async def _encode(self, session: AsyncSession, kind: RecordKind, document: Document) -> None:
        encoder = self._own_keeper().encoder
        if encoder is not None:
            await encode_record(session, encoder, kind, document)

    def _own_keeper(self) -> Keeper:
        if self.keeper is None:
            message = "only a worker carries out matching's jobs"
            raise RuntimeError(message)
        return self.keeper


async def _suggest_everywhere(session: AsyncSession) -> None:
    for challenge_id in await matches.open_challenges(session):
        args = {"challenge_id": str(challenge_id)}
        await defer(session, SUGGEST, args, queueing_lock=f"{SUGGEST}:{challenge_id}")


async def on_challenge_moved(session: AsyncSession, _actor: Actor, fact: Fact) -> None:
    """Tell every process: in the next request the challenge is found, or is no longer."""
    await index_record(session, RecordKind.CHALLENGE, fact.stream_id)


async def on_solution_changed(session: AsyncSession, _actor: Actor, fact: Fact) -> None:
    """Tell every process about a card that was listed, stopped or vouched for."""
    await index_record(session, RecordKind.SOLUTION, fact.stream_id)


async def catch_up(database: Database, keeper: Keeper) -> int:
    """Encode all that has no vectors of this encoder, on one core, and match it anew.

    For the start of a worker: after a release with another model or other texts, and where the
    model was built after records were published.
    """
    if keeper.encoder is None:
        return 0
    encoded = await encode_missing(database, keeper.encoder, cores=1)
    if encoded:
        async with database.unit_of_work() as session:
            await _suggest_everywhere(session)
    return encoded


def subscriptions(keeper: Keeper | None = None) -> tuple[Subscription, ...]:
    """Everything matching reacts to; the worker gives its keeper."""
    maker = Matchmaker(keeper)
    return (
        InTransaction(ChallengeMoved, on_challenge_moved),
        InTransaction(SolutionMoved, on_solution_changed),
        InTransaction(SolutionListed, on_solution_changed),
        InTransaction(EvidenceMoved, on_solution_changed),
        AsJob(ChallengeMoved, ON_CHALLENGE, maker.on_challenge_published),
        AsJob(SolutionListed, ON_SOLUTION, maker.on_solution_listed),
        AsJob(SolutionListed, ON_CARD, maker.on_card_listed),
        AsJob(WeightsMoved, ON_WEIGHTS, maker.on_weights_moved),
    )


def tasks(keeper: Keeper) -> tuple[Task, ...]:
    """Work that matching queues by name."""
    return (Task(SUGGEST, Matchmaker(keeper).on_suggest),)


SCHEDULE: Final = (Periodic("matching.purge_impressions", "23 2 * * *", impressions.purge),)
