"""Finding challenges like another, or like a problem that is only being written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from anyio import to_thread

from app.kernel.ids import new_id
from app.matching.documents import challenge_document
from app.matching.engine.documents import Direction, Document, Query
from app.matching.engine.ranking import best, score
from app.matching.repository import corpus, matches
from app.matching.schemas.explained import MatchedChallenge
from app.matching.schemas.matches import MOST_SIMILAR, SimilarChallenge, SimilarPage
from app.matching.service.choosing import (
    challenge_texts,
    explained_rows,
    matching_rows,
    without_weak,
)
from app.matching.service.explaining import (
    contributions,
    sentences,
    shared_capabilities,
    similar_by_meaning,
)
from app.platform.database import moment_now

if TYPE_CHECKING:
    from uuid import UUID

    from app.kernel.actor import Actor
    from app.matching.engine.ranking import Scores
    from app.matching.keeper import Corpora, Keeper
    from app.matching.schemas.matches import SimilarText
    from app.platform.database import Reader


async def similar_to(reader: Reader, actor: Actor, keeper: Keeper, ref: str) -> SimilarPage:
    """Challenges like one that the actor may read."""
    corpora = await keeper.current(reader)
    row = await corpus.challenge(reader, actor, ref)
    document = await keeper.as_query(challenge_document(row, corpora.taxonomy.theme_of), row)
    return await _similar(reader, actor, corpora, document)


async def similar_to_text(
    reader: Reader, actor: Actor, keeper: Keeper, text: SimilarText
) -> SimilarPage:
    """Challenges like a problem that is only being written down."""
    corpora = await keeper.current(reader)
    document = Document(
        id=new_id(),
        title=text.title,
        body=text.problem_today,
        keywords=" ".join(text.keywords),
        capabilities=text.capabilities,
    )
    return await _similar(reader, actor, corpora, await keeper.as_query(document))


async def _similar(
    reader: Reader, actor: Actor, corpora: Corpora, document: Document
) -> SimilarPage:
    snapshot = corpora.challenges
    visible = snapshot.mask(await corpus.visible_challenges(reader, actor))
    query = Query(document, Direction.SIMILAR, (await moment_now(reader)).date())

    def choose() -> tuple[Scores, list[int]]:
        scores = score(query, snapshot, corpora.weights)
        order = best(scores, matching_rows(scores, visible), MOST_SIMILAR)
        return scores, without_weak(scores, order)

    scores, order = await to_thread.run_sync(choose)
    items = await explained_rows(scores, order, challenge_texts(reader, corpora))
    meant = await similar_by_meaning(reader, document, items)
    cards = await matches.challenges_of(reader, [cast("UUID", each.id) for each in meant])
    shown = [
        SimilarChallenge(
            challenge=MatchedChallenge.model_validate(card),
            responses_submitted=card["responses_submitted"],
            total=each.total,
            label=each.label,
            contributions=contributions(each),
            capabilities=shared_capabilities(each, each.document, corpora=corpora),
            sentences=sentences(each),
            terms=list(each.terms),
        )
        for each in meant
        if (card := cards.get(cast("UUID", each.id))) is not None
    ]
    return SimilarPage(
        items=shown,
        total=len(shown),
        semantic=scores.semantic,
        weights_version=corpora.weights.version,
    )
