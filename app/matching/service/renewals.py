"""Needs that nobody had met, matched again when the catalogue grows; the force is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from anyio import to_thread

from app.kernel.actor import SYSTEM
from app.kernel.errors import FieldError, Invalid
from app.kernel.paging import Page
from app.matching.documents import solution_document
from app.matching.engine.documents import Direction, Query
from app.matching.engine.explanation import Label, Ranked
from app.matching.engine.ranking import Ranking, rank
from app.matching.enums import Declined, RenewalAction, RenewalState
from app.matching.facts import SAVES, NeedRenewed, RenewedMatchMoved, RenewedMatchNoticed
from app.matching.lifecycle import RENEWALS
from app.matching.models import RenewedMatch
from app.matching.repository import corpus, matches, renewals
from app.matching.schemas.explained import MatchedChallenge, MatchedSolution
from app.matching.schemas.matches import RenewedMatchView
from app.matching.service.explaining import by_meaning, explained
from app.matching.service.matches import explained_pairs
from app.platform.database import moment_now
from app.platform.facts import record
from app.web.etags import require_version

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner
    from app.matching.keeper import Keeper
    from app.matching.schemas.matches import RenewalDecision, RenewalFilter
    from app.platform.database import Reader

MOST_RENEWED: Final = 20
"""How many past needs one listing may bring back."""
MOST_ASKED: Final = 3
"""How many questions on one past challenge a force has before it at once."""


async def notice_renewals(
    session: AsyncSession, keeper: Keeper, solution_id: UUID, *, number: int
) -> None:
    """Notice which unmet needs a listed version of a card may meet, and ask their forces.

    Safe to repeat: a pair has one row, and a version of a card is put to a force once. A later
    version may be put to it again after a no, unless the need is gone.
    """
    rows = await corpus.listed_solutions(session, [solution_id])
    needs = await renewals.unmet_challenges(session, solution_id)
    if not rows or not needs:
        return
    corpora = await keeper.current(session)
    card = await keeper.as_query(solution_document(rows[0]), rows[0])
    query = Query(card, Direction.CHALLENGES, (await moment_now(session)).date())

    def work() -> Ranking:
        return rank(query, corpora.challenges, needs, weights=corpora.weights, limit=MOST_RENEWED)

    ranking = await to_thread.run_sync(work)
    fitting = [match for match in ranking.items if match.label is not Label.WEAK]
    known = await renewals.of_solution(session, solution_id)
    touched = []
    for match in fitting:
        renewal = known.get(cast("UUID", match.id)) or RenewedMatch(
            challenge_id=match.id,
            solution_id=solution_id,
            card_number=0,
            state=RenewalState.NOTICED,
        )
        if renewal.card_number >= number:
            continue
        renewal.weights_version = ranking.weights_version
        await _notice(session, renewal, match, number=number)
        touched.append(renewal.challenge_id)
    for challenge_id in sorted(touched):
        await ask_next(session, challenge_id)


async def _notice(
    session: AsyncSession, renewal: RenewedMatch, match: Ranked, *, number: int
) -> None:
    """Keep that this version of the card fits, whatever was said of an earlier one."""
    renewal.points, renewal.label, renewal.card_number = match.total, match.label, number
    session.add(renewal)
    await session.flush()
    noticed = RenewedMatchNoticed(renewal.id, renewal.challenge_id, renewal.solution_id, number)
    record(session, SYSTEM, noticed)
    if renewal.state == RenewalState.DECLINED:
        _move(session, SYSTEM, renewal, RenewalAction.NOTICE_AGAIN)
        await session.flush()


async def ask_next(session: AsyncSession, challenge_id: UUID) -> None:
    """Put what was noticed to the force, the best first, a few at a time."""
    for renewal in await renewals.waiting(session, challenge_id, most=MOST_ASKED):
        _move(session, SYSTEM, renewal, RenewalAction.ASK)
        renewal.asked_at = await moment_now(session)
    await session.flush()


async def answer_renewal(
    session: AsyncSession,
    actor: Actor,
    renewal_id: UUID,
    *,
    decision: RenewalDecision,
    if_match: int | None,
) -> RenewedMatch:
    """Say for the force whether a supplier may be told that its past challenge may fit.

    A yes is a disclosure and recorded with the challenge; whoever may read the challenge reads in
    the same moment that the need still stands. Raises Invalid for a no without a reason.
    """
    renewal = await renewals.get(session, actor, renewal_id)
    if (decision.action is RenewalAction.DECLINE) != (decision.because is not None):
        message = "Say why" if decision.because is None else "Only with a no"
        raise Invalid(errors=[FieldError("/because", "because", message)])
    if if_match is not None:
        streams = [renewal.id]
        await require_version(session, if_match, renewal.version, streams=streams, saves=SAVES)
    _move(session, actor, renewal, decision.action, because=decision.because)
    renewal.decided_at = await moment_now(session)
    renewal.decided_by = actor.account_id
    if decision.action is RenewalAction.AGREE:
        told = NeedRenewed(renewal.challenge_id, renewal.id, renewal.solution_id)
        record(session, actor, told)
    await session.flush()
    await ask_next(session, renewal.challenge_id)
    return renewal


async def renewed_matches(
    reader: Reader, actor: Actor, keeper: Keeper, *, asked: RenewalFilter, cursors: CursorSigner
) -> Page[RenewedMatchView]:
    """Matches that came too late, explained now: the force's questions, or what it agreed to."""
    corpora = await keeper.current(reader)
    page = await renewals.page(reader, actor, asked, cursors)
    order = [(row["challenge_id"], row["solution_id"]) for row in page.rows]
    by_id = await explained_pairs(reader, keeper, corpora, order)
    meant = {pair.ids: pair for pair in await by_meaning(reader, list(by_id.values()))}
    challenges = await matches.challenges_of(reader, {each[0] for each in order})
    solutions = await matches.solutions_of(reader, actor, {each[1] for each in order})
    items = []
    for row, ids in zip(page.rows, order, strict=True):
        if ids not in meant:
            continue
        pair, challenge, solution = meant[ids], challenges[ids[0]], solutions[ids[1]]
        said = explained(pair, actor, corpora=corpora, challenge=challenge, solution=solution)
        subject = RenewedMatch(state=row["state"], force_id=row["force_id"])
        items.append(
            RenewedMatchView(
                **dict(said),
                **{name: row[name] for name in _OWN},
                challenge=MatchedChallenge.model_validate(challenge),
                solution=MatchedSolution.model_validate(solution),
                available_actions=RENEWALS.open_to(actor, subject),
            )
        )
    return Page(items=items, next_cursor=page.next_cursor, total=page.total)


_OWN: Final = ("id", "state", "because", "asked_at", "decided_at", "version")


def _move(
    session: AsyncSession,
    actor: Actor,
    renewal: RenewedMatch,
    action: RenewalAction,
    *,
    because: Declined | None = None,
) -> None:
    before = RenewalState(renewal.state)
    after = RENEWALS.move(action, actor, renewal)
    renewal.state, renewal.because = after, because
    moved = RenewedMatchMoved(renewal.id, action, before, after, because)
    record(session, actor, moved)
