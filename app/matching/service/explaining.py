"""From the engine's explanation to what a page shows, with names, uses and dates."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from app.matching.documents import text_sha256, unpack_sentences
from app.matching.engine.explanation import Ranked, with_meaning
from app.matching.engine.gaps import in_service
from app.matching.engine.raising import Way
from app.matching.enums import RecordKind
from app.matching.repository import corpus
from app.matching.schemas.explained import (
    ConstraintView,
    ContributionView,
    Explained,
    MatchedDeployment,
    MissingCapability,
    Quote,
    RaiseView,
    ReasonView,
    SentencesView,
    SharedCapability,
    WantedOutcome,
)
from app.solutions.repository import with_actions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping

    from app.kernel.actor import Actor
    from app.matching.engine.documents import Document
    from app.matching.engine.sentences import SentenceVectors
    from app.matching.keeper import Corpora
    from app.platform.database import Reader

MOST_RAISES: Final = 8
_BY_THE_FORCE: Final = frozenset({Way.CONFIRM, Way.OPERATE})


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
    pair: Pair,
    actor: Actor,
    *,
    corpora: Corpora,
    challenge: RowMapping,
    solution: RowMapping,
) -> Explained:
    """Everything that is said of one match to this reader, to whom the rows were read."""
    match = pair.match
    return Explained(
        total=match.total,
        label=match.label,
        contributions=contributions(match),
        outcomes=_outcomes(match, results=solution["outcomes_seen"]),
        capabilities=shared_capabilities(match, pair.solution, corpora=corpora),
        capabilities_missing=_missing(pair, corpora.names.capabilities),
        sentences=sentences(match),
        terms=list(match.terms),
        terms_in=match.terms_in,
        deployments=_deployments(
            pair,
            corpora=corpora,
            uses=solution["uses"],
            actor=actor,
            sponsor_ids=challenge["sponsor_ids"],
        ),
        gaps=list(match.gaps),
        constraints=[
            ConstraintView(
                kind=each.kind,
                standing=each.standing,
                asked=list(each.asked),
                offered=list(each.offered),
            )
            for each in match.constraints
        ],
        semantic=match.semantic,
    )


def _outcomes(match: Ranked, *, results: Sequence[Mapping[str, str]]) -> list[WantedOutcome]:
    """What is wanted and what the card says nearest; `results` are those that the card states."""
    return [
        WantedOutcome(
            title=each.outcome.title,
            measure=each.outcome.measure,
            quotes=[Quote(sentence=said, source=_source(said, results)) for said in each.quotes],
            nearness=each.nearness,
        )
        for each in match.outcomes
    ]


def _source(said: str, results: Sequence[Mapping[str, str]]) -> str:
    stated = (each["source"] for each in results if said in each["text"])
    return next(stated, "")


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


def shared_capabilities(
    match: Ranked, offered_by: Document, *, corpora: Corpora
) -> list[SharedCapability]:
    """What both sides have in common, with how rare it is in the catalogue."""
    solutions, names, theme_of = corpora.solutions, corpora.names, corpora.taxonomy.theme_of

    def related(slug: str) -> list[str]:
        theme = theme_of.get(slug)
        same_theme = [each for each in offered_by.capabilities if theme_of.get(each) == theme]
        return [names.capabilities.get(each, each) for each in same_theme]

    index, offered = solutions.by.tags, solutions.capability_frequency
    listed = int(solutions.counted.sum())
    return [
        SharedCapability(
            slug=each.subject,
            name=names.capabilities.get(each.subject, each.subject),
            same=each.code == "same_capability",
            related=[] if each.code == "same_capability" else related(each.subject),
            offered_by=int(offered[index.capability_at[each.subject]]),
            listed=listed,
        )
        for each in match.capabilities
    ]


def _missing(pair: Pair, names: Mapping[str, str]) -> list[MissingCapability]:
    """What is asked for and not offered, not even something of its theme."""
    shared = {each.subject for each in pair.match.capabilities}
    return [
        MissingCapability(slug=slug, name=names.get(slug, slug))
        for slug in pair.challenge.capabilities
        if slug not in shared
    ]


def sentences(match: Ranked) -> SentencesView | None:
    """The two sentences that say best why, if there are any."""
    pair = match.sentence
    if pair is None:
        return None
    return SentencesView(found=pair.found, asked=pair.asked, semantic=pair.semantic)


def raises(pair: Pair, *, corpora: Corpora, uses: Mapping[str, Any]) -> list[RaiseView]:
    """What the supplier of the solution could do, with what it is about in words.

    Only a force that the portal knows can be asked to confirm something.
    """
    found = []
    at_a_force = {str(each.id) for each in pair.solution.deployments if each.is_policing}
    for each in pair.match.raises:
        use = uses.get(each.subject)
        known = use and use["organisation"] and each.subject in at_a_force
        if each.way in _BY_THE_FORCE and not known:
            continue
        name = corpora.names.capabilities.get(each.subject, each.subject)
        if use:
            name = str((use["organisation"] or {}).get("name") or use["organisation_label"])
        # Up to so many: what is less than a point is not nothing.
        points = math.ceil(each.points)
        found.append(RaiseView(way=each.way, subject=each.subject, name=name, points=points))
    return found[:MOST_RAISES]


def _deployments(
    pair: Pair,
    *,
    corpora: Corpora,
    uses: Mapping[str, Any],
    actor: Actor,
    sponsor_ids: Collection[UUID],
) -> list[MatchedDeployment]:
    """The uses that speak for a match: those of the forces that ask first, then the best."""
    asking = {str(each) for each in sponsor_ids}
    found, names, theme_of = [], corpora.names, corpora.taxonomy.theme_of
    stated = {str(each.id): each for each in pair.solution.deployments}
    for counted in pair.match.deployments:
        each, use = stated.get(str(counted.id)), uses.get(str(counted.id))
        if each is None or use is None:
            continue
        theme = theme_of.get(counted.capability or "", "")
        found.append(
            MatchedDeployment(
                **with_actions(actor, use),
                id=counted.id,
                asking=(use["organisation"] or {}).get("id") in asking,
                sector=each.sector,
                sector_name=names.sectors.get(each.sector, each.sector),
                status=each.use,
                same_capability=counted.near >= 1.0,
                in_service=in_service(each, counted),
                closeness=counted.closeness,
                closeness_why=names.why_close.get((theme, each.sector), ""),
                decides=counted.decides,
            )
        )
    return sorted(found, key=lambda each: not each.asking)
