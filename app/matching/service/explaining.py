"""From the engine's explanation to what a page shows, with names, uses and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from app.matching.documents import text_sha256, unpack_sentences
from app.matching.engine.explanation import Ranked, with_meaning
from app.matching.enums import RecordKind
from app.matching.repository import corpus
from app.matching.schemas import (
    ConflictView,
    ContributionView,
    Explained,
    MatchedDeployment,
    RaiseView,
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


class Pair(NamedTuple):
    """A match with both its records."""

    match: Ranked
    challenge: Document
    solution: Document

    @property
    def ids(self) -> tuple[UUID, UUID]:
        """The ids of challenge and solution."""
        return cast("UUID", self.challenge.id), cast("UUID", self.solution.id)


async def by_meaning(reader: Reader, pairs: Sequence[Pair]) -> list[Pair]:
    """Choose the best sentences by meaning wherever both sides' stored vectors allow it."""
    sides = {(RecordKind.CHALLENGE, pair.ids[0]) for pair in pairs}
    sides |= {(RecordKind.SOLUTION, pair.ids[1]) for pair in pairs}
    rows = await corpus.sentence_vectors(reader, sides)
    return [pair._replace(match=_meant(rows, pair.match, _asker(pair))) for pair in pairs]


async def similar_by_meaning(
    reader: Reader, asker: Document, found: Sequence[Ranked]
) -> list[Ranked]:
    """The same between challenges."""
    ids = [cast("UUID", each.id) for each in (asker, *(match.document for match in found))]
    rows = await corpus.sentence_vectors(reader, [(RecordKind.CHALLENGE, each) for each in ids])
    return [_meant(rows, match, asker) for match in found]


def _asker(pair: Pair) -> Document:
    return pair.solution if pair.match.document is pair.challenge else pair.challenge


def _meant(rows: Mapping[UUID, RowMapping], match: Ranked, asker: Document) -> Ranked:
    ours, theirs = _sentences(rows, asker), _sentences(rows, match.document)
    return match if ours is None or theirs is None else with_meaning(match, theirs, ours)


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
    index, offered = solutions.by.tags, solutions.capability_frequency
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


def raises(match: Ranked, solution: Document, *, corpora: Corpora) -> list[RaiseView]:
    """What the supplier of the solution could do, with what it is about in words."""
    uses = {str(each.id): each for each in solution.deployments}

    def name_of(subject: str) -> str:
        use = uses.get(subject)
        return use.organisation if use else corpora.names.capabilities.get(subject, subject)

    return [
        RaiseView(
            way=each.way,
            subject=each.subject,
            name=name_of(each.subject),
            points=round(each.points * 2) / 2,
        )
        for each in match.raises
    ]


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
                is_stale=use["is_stale"],
                closeness=counted.closeness,
                closeness_why=names.why_close.get((theme, each.sector), ""),
                decides=counted.decides,
            )
        )
    return found
