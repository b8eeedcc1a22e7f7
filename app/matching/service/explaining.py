"""From the engine's explanation to what a page shows, with names, uses and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from app.matching.documents import text_sha256, unpack_sentences
from app.matching.engine.ranking import Ranked, with_meaning
from app.matching.enums import RecordKind
from app.matching.repository import corpus
from app.matching.schemas import (
    ConflictView,
    ContributionView,
    Explained,
    MatchedDeployment,
    ReasonView,
    SentencesView,
    SharedCapability,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping

    from app.matching.engine.documents import Document
    from app.matching.engine.sentences import SentenceVectors
    from app.matching.keeper import Corpora
    from app.platform.database import Reader


class Side(NamedTuple):
    """One record of a pair."""

    kind: RecordKind
    document: Document

    @property
    def id(self) -> UUID:
        """The record's id."""
        return cast("UUID", self.document.id)


async def by_meaning(
    reader: Reader, asker: Side, found: Sequence[Ranked], *, kind: RecordKind
) -> list[Ranked]:
    """Choose the best sentences by meaning wherever both sides' stored vectors allow it."""
    sides = [asker, *(Side(kind, match.document) for match in found)]
    rows = await corpus.sentence_vectors(reader, [(side.kind, side.id) for side in sides])
    ours = _sentences(rows, asker.document)
    if ours is None:
        return list(found)
    meant = []
    for match in found:
        theirs = _sentences(rows, match.document)
        meant.append(match if theirs is None else with_meaning(match, theirs, ours))
    return meant


def _sentences(rows: Mapping[UUID, RowMapping], document: Document) -> SentenceVectors | None:
    row = rows.get(document.id)  # type: ignore[arg-type]
    if row is None or bytes(row["text_sha256"]) != text_sha256(document):
        return None
    return unpack_sentences(row["sentences"], row["model_id"], document)


def explained(
    match: Ranked,
    solution: Document,
    *,
    corpora: Corpora,
    uses: Mapping[str, Any],
) -> Explained:
    """Everything that is said of one match; `solution` is that side of the pair."""
    return Explained(
        total=match.total,
        label=match.label,
        contributions=contributions(match),
        capabilities=shared_capabilities(match, corpora=corpora),
        sentences=sentences(match),
        terms=list(match.terms),
        deployments=_deployments(match, solution, corpora=corpora, uses=uses),
        gaps=list(match.gaps),
        conflicts=[
            ConflictView(kind=each.kind, asked=list(each.asked), offered=list(each.offered))
            for each in match.conflicts
        ],
        semantic=match.semantic,
    )


def contributions(match: Ranked) -> list[ContributionView]:
    """The named parts of the score, in the order of the bar."""
    return [
        ContributionView(
            name=each.name,
            points=each.points,
            maximum=each.maximum,
            reasons=[
                ReasonView(code=reason.code, subject=reason.subject, strength=reason.strength)
                for reason in each.evidence
            ],
        )
        for each in match.contributions
    ]


def shared_capabilities(match: Ranked, *, corpora: Corpora) -> list[SharedCapability]:
    """What both sides have in common, with how rare it is in the catalogue."""
    solutions, names = corpora.solutions, corpora.names
    index = solutions.by.tags
    offered = solutions.tags.capabilities[solutions.counted].sum(axis=0)
    listed = int(solutions.counted.sum())
    return [
        SharedCapability(
            slug=each.subject,
            name=names.capabilities.get(each.subject, each.subject),
            same=each.code == "same_capability",
            offered_by=int(offered[index.capability_at[each.subject]]),
            listed=listed,
        )
        for each in match.capabilities
    ]


def sentences(match: Ranked) -> SentencesView | None:
    """The two sentences that say best why, if there are any."""
    pair = match.sentence
    if pair is None:
        return None
    return SentencesView(found=pair.found, asked=pair.asked, semantic=pair.semantic)


def _deployments(
    match: Ranked, solution: Document, *, corpora: Corpora, uses: Mapping[str, Any]
) -> list[MatchedDeployment]:
    found, names, theme_of = [], corpora.names, corpora.taxonomy.theme_of
    stated = {str(each.id): each for each in solution.deployments}
    for counted in match.deployments:
        each, use = stated.get(str(counted.id)), uses.get(str(counted.id))
        if each is None or use is None:
            continue
        theme = theme_of.get(counted.capability or "", "")
        found.append(
            MatchedDeployment(
                organisation=each.organisation,
                sector=each.sector,
                sector_name=names.sectors.get(each.sector, each.sector),
                use=use["use"],
                status=each.use,
                started_on=use["started_on"],
                evidence=each.evidence,
                evidence_on=each.evidence_date,
                closeness=counted.closeness,
                closeness_why=names.why_close.get((theme, each.sector), ""),
                decides=counted.decides,
            )
        )
    return found
