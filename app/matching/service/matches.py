"""Finding solutions for challenges and challenges for solutions, with explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from anyio import to_thread

from app.challenges.enums import Status
from app.kernel.errors import NotAllowed
from app.matching.documents import challenge_document, solution_document
from app.matching.engine.documents import Direction, Document, Query
from app.matching.engine.explanation import Ranked
from app.matching.engine.ranking import best, score
from app.matching.lifecycle import LIFECYCLE
from app.matching.models import Match
from app.matching.repository import corpus, matches
from app.matching.schemas.explained import MatchedChallenge, MatchedSolution
from app.matching.schemas.matches import LabelsFrom, MatchPage, MatchView
from app.matching.service.choosing import (
    challenge_texts,
    explained_rows,
    matching_rows,
    solution_texts,
    without_weak,
)
from app.matching.service.explaining import Pair, by_meaning, explained, raises
from app.platform.database import moment_now

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner
    from app.matching.engine.lexical import Mask
    from app.matching.engine.ranking import Scores
    from app.matching.engine.snapshot import CorpusSnapshot
    from app.matching.keeper import Corpora, Keeper
    from app.matching.schemas.matches import MatchFilter, RankingFilter
    from app.matching.service.choosing import Texts
    from app.platform.database import Reader

MOST_RANKED: Final = 200
"""How deep a ranking can be leafed through."""
_RANKING: Final = "ranking"
_TAKING: Final = (Status.SCHEDULED, Status.OPEN)


class Found(NamedTuple):
    """A page of a ranking, how many matches it has in all, and the rank the page begins with."""

    items: list[Ranked]
    total: int
    next_cursor: str | None
    semantic: bool
    first_rank: int | None


async def matches_of_challenge(
    reader: Reader,
    actor: Actor,
    keeper: Keeper,
    ref: str,
    *,
    asked: RankingFilter,
    cursors: CursorSigner,
) -> MatchPage:
    """The product cards that may fit a challenge, for the forces behind it and moderators."""
    corpora = await keeper.current(reader)
    row = await corpus.challenge(reader, actor, ref)
    if actor.is_force and actor.organisation_id not in row["sponsor_ids"]:
        raise NotAllowed
    document = await keeper.as_query(challenge_document(row, corpora.taxonomy.theme_of), row)
    scores = await _scored(reader, corpora, document, corpora.solutions, Direction.SOLUTIONS)
    # The corpus holds listed cards only, and those everybody may read.
    found = await _shown(
        scores, corpora.solutions.alive, solution_texts(reader), asked=asked, cursors=cursors
    )
    pairs = [Pair(match, document, match.document) for match in found.items]
    return await _page(reader, actor, keeper, corpora, pairs=pairs, found=found)


async def matches_of_solution(
    reader: Reader,
    actor: Actor,
    keeper: Keeper,
    ref: str,
    *,
    asked: RankingFilter,
    cursors: CursorSigner,
) -> MatchPage:
    """The challenges that a product card may help with, for its supplier and moderators."""
    corpora = await keeper.current(reader)
    row = await corpus.solution(reader, actor, ref)
    if actor.is_supplier and actor.organisation_id != row["supplier_id"]:
        raise NotAllowed
    document = await keeper.as_query(solution_document(row), row)
    scores = await _scored(reader, corpora, document, corpora.challenges, Direction.CHALLENGES)
    visible = await corpus.visible_challenges(reader, actor, states=_TAKING)
    found = await _shown(
        scores,
        corpora.challenges.mask(visible),
        challenge_texts(reader, corpora),
        asked=asked,
        cursors=cursors,
    )
    pairs = [Pair(match, match.document, document) for match in found.items]
    return await _page(reader, actor, keeper, corpora, pairs=pairs, found=found)


async def stored_matches(
    reader: Reader, actor: Actor, keeper: Keeper, *, asked: MatchFilter, cursors: CursorSigner
) -> MatchPage:
    """Stored matches, explained now: a supplier's own, or all of them for a moderator."""
    corpora = await keeper.current(reader)
    page = await matches.page(reader, actor, asked, cursors)
    order = [(row["challenge_id"], row["solution_id"]) for row in page.rows]
    by_id = await explained_pairs(reader, keeper, corpora, order)
    pairs = [by_id[each] for each in order if each in by_id]
    semantic = all(pair.match.semantic for pair in pairs) and keeper.encoder is not None
    # Stored matches of all challenges are one list: a rank there says nothing about a challenge.
    found = Found([], page.total, page.next_cursor, semantic, None)
    return await _page(reader, actor, keeper, corpora, pairs=pairs, found=found)


async def explained_pairs(
    reader: Reader, keeper: Keeper, corpora: Corpora, pairs: Sequence[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], Pair]:
    """Score pairs (challenge, solution) as they stand now; those that are gone are left out."""
    wanted: dict[UUID, list[UUID]] = {}
    for challenge_id, solution_id in pairs:
        wanted.setdefault(challenge_id, []).append(solution_id)
    challenges = await challenge_texts(reader, corpora, keeper)(wanted)
    solutions = await solution_texts(reader)({solution_id for _, solution_id in pairs})
    today = (await moment_now(reader)).date()

    def explain() -> dict[tuple[UUID, UUID], Pair]:
        found = {}
        for challenge_id, challenge in challenges.items():
            query = Query(challenge, Direction.SOLUTIONS, today)
            scores = score(query, corpora.solutions, corpora.weights)
            rows = [corpora.solutions.row_of(each) for each in wanted[cast("UUID", challenge_id)]]
            for match in scores.explain([row for row in rows if row is not None], solutions):
                ids = (cast("UUID", challenge_id), cast("UUID", match.id))
                found[ids] = Pair(match, challenge, match.document)
        return found

    return await to_thread.run_sync(explain)


async def _scored(
    reader: Reader,
    corpora: Corpora,
    document: Document,
    snapshot: CorpusSnapshot,
    direction: Direction,
) -> Scores:
    query = Query(document, direction, (await moment_now(reader)).date())
    return await to_thread.run_sync(score, query, snapshot, corpora.weights)


async def _shown(
    scores: Scores, visible: Mask, texts: Texts, *, asked: RankingFilter, cursors: CursorSigner
) -> Found:
    """One page of what the actor may see, masked before any choice, with explanations."""
    start = int(cursors.open(asked.cursor, purpose=_RANKING)[0]) if asked.cursor else 0
    end = start + asked.limit

    def choose() -> list[int]:
        order = best(scores, matching_rows(scores, visible), MOST_RANKED)
        return order if asked.weak else without_weak(scores, order)

    order = await to_thread.run_sync(choose)
    items = await explained_rows(scores, order[start:end], texts)
    total = len(order)
    next_cursor = cursors.seal([end], purpose=_RANKING) if end < total else None
    return Found(items, total, next_cursor, scores.semantic, start + 1)


async def _page(
    reader: Reader,
    actor: Actor,
    keeper: Keeper,
    corpora: Corpora,
    *,
    pairs: Sequence[Pair],
    found: Found,
) -> MatchPage:
    meant = await by_meaning(reader, pairs)
    ids = [pair.ids for pair in meant]
    challenges = await matches.challenges_of(reader, {each[0] for each in ids})
    solutions = await matches.solutions_of(reader, actor, {each[1] for each in ids})
    stored = await matches.stored(reader, actor, ids)
    items = []
    for pair, (challenge_id, solution_id) in zip(meant, ids, strict=True):
        challenge, solution = challenges.get(challenge_id), solutions.get(solution_id)
        if challenge is None or solution is None:
            continue
        said = explained(pair, actor, corpora=corpora, challenge=challenge, solution=solution)
        items.append(
            MatchView(
                **dict(said),
                raises=raises(pair, corpora=corpora, uses=solution["uses"])
                if actor.is_supplier
                else [],
                challenge=MatchedChallenge.model_validate(challenge),
                solution=MatchedSolution.model_validate(solution),
                **_curation(actor, stored.get((challenge_id, solution_id))),
            )
        )
    page = MatchPage(
        items=items,
        next_cursor=found.next_cursor,
        total=found.total,
        semantic=found.semantic,
        weights_version=corpora.weights.version,
        labels_from=LabelsFrom(
            strong=corpora.weights.strong_from, possible=corpora.weights.possible_from
        ),
        worked_out_at=await moment_now(reader),
    )
    keeper.impressions.note(actor, page, first_rank=found.first_rank)
    return page


def _curation(actor: Actor, row: Mapping[Any, Any] | None) -> dict[str, Any]:
    """What became of a pair; nothing of it before the job has stored the match."""
    names = ("id", "state", "because", "decided_at", "version", "not_relevant_because")
    kept = {name: row[name] if row else None for name in names}
    actions = LIFECYCLE.open_to(actor, Match(state=kept["state"])) if kept["id"] else []
    return {**kept, "available_actions": actions}
