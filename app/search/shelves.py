"""What one process keeps in memory to be searched, and what of it a reader may find.

Challenges and product cards stand in matching's corpus. Records that nobody matches, outcomes,
questions and uses, have a small shelf of their own here: every request asks the database which
there are, and reads only those it does not know yet. The register's entries will stand where uses
do.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread

from app.kernel.ids import new_id
from app.matching.engine.documents import Document
from app.matching.engine.packed import pack_terms
from app.matching.engine.snapshot import CorpusSnapshot
from app.matching.engine.text import terms
from app.search import repository
from app.search.enums import ANSWERED, LISTED, Kind
from app.taxonomy.repository import tree

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping

    from app.kernel.actor import Actor
    from app.matching.engine.documents import DocumentId
    from app.matching.engine.weights import TextWeights
    from app.matching.keeper import Keeper
    from app.platform.database import Reader
    from app.search.query import Typed
    from app.taxonomy.schemas import CapabilityNode

_TITLE: Final = 2.0
"""A capability's name counts twice, as a title does (docs/matching.md)."""


@dataclass(frozen=True)
class Shelf:
    """The records of one kind, and the statuses of those that the reader may find."""

    snapshot: CorpusSnapshot
    statuses: Mapping[DocumentId, str]


@dataclass(frozen=True)
class Vocabulary:
    """The capabilities, to be suggested: searched like records, and public as a whole.

    `named` are the capabilities that each term of a name or a synonym names.
    """

    version: int
    snapshot: CorpusSnapshot
    nodes: Mapping[str, CapabilityNode] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    of_theme: Mapping[str, frozenset[str]] = field(default_factory=dict)
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def meant(self, slugs: Collection[str]) -> set[str]:
        """The capabilities that slugs of capabilities and of themes name."""
        direct = {slug for slug in slugs if slug in self.nodes}
        return direct.union(*(self.of_theme.get(slug, frozenset()) for slug in slugs))

    def names_of(self, slugs: Iterable[str]) -> list[tuple[str, ...]]:
        """The name of each known capability with its synonyms."""
        known = (self.nodes[slug] for slug in slugs if slug in self.nodes)
        return [(node.name, *node.synonyms) for node in known]

    def text_of(self, slug: DocumentId) -> tuple[str, ...]:
        """The words of one capability."""
        node = self.nodes[str(slug)]
        return (node.name, *node.synonyms, node.scope_note)


@dataclass(frozen=True)
class Library:
    """Everything one reader may find, as it stands now."""

    shelves: Mapping[Kind, Shelf]
    vocabulary: Vocabulary


class Shelves:
    """This process's index for search; readers keep what they started with."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper
        self._outcomes = KeptShelf(keeper.shipped.text, repository.outcome_texts, _outcome_words)
        self._uses = KeptShelf(keeper.shipped.text, repository.use_texts, repository.use_words)
        self._questions = KeptShelf(
            keeper.shipped.text, repository.question_texts, repository.question_words
        )
        self._vocabulary = Vocabulary(-1, _empty(keeper.shipped.text))

    async def open(self, reader: Reader, actor: Actor) -> Library:
        """What the reader may find, with every committed change in it."""
        corpora = await self.keeper.current(reader)
        outcomes = await repository.outcomes(reader, actor)
        questions = await repository.questions(reader, actor)
        uses = await repository.uses(reader)
        listed = corpora.solutions
        return Library(
            {
                Kind.CHALLENGE: Shelf(
                    corpora.challenges, await repository.visible_challenges(reader, actor)
                ),
                # The corpus holds listed cards only, and those everybody may read.
                Kind.SOLUTION: Shelf(
                    listed,
                    {
                        document.id: LISTED
                        for document, alive in zip(listed.documents, listed.alive, strict=True)
                        if alive
                    },
                ),
                Kind.OUTCOME: Shelf(
                    await self._outcomes.current(reader, outcomes),
                    {row["id"]: "concluded" for row in outcomes if row["visible"]},
                ),
                Kind.QUESTION: Shelf(
                    await self._questions.current(reader, questions),
                    {row["id"]: ANSWERED for row in questions if row["visible"]},
                ),
                Kind.USE: Shelf(
                    await self._uses.current(reader, uses),
                    {row["id"]: row["status"] for row in uses},
                ),
            },
            await self._current_vocabulary(reader),
        )

    async def as_query(self, typed: Typed) -> Document:
        """The typed words as a document, with their vectors where there is an encoder."""
        document = Document(id=new_id(), title=" ".join(typed.words))
        return await self.keeper.as_query(document) if typed.terms else document

    async def _current_vocabulary(self, reader: Reader) -> Vocabulary:
        if await repository.vocabulary_version(reader) != self._vocabulary.version:
            version, fresh = await tree(reader)
            if fresh is None:  # pragma: no cover  (left out for known versions only)
                return self._vocabulary
            themes = fresh.themes
            nodes = {node.slug: node for theme in themes for node in theme.capabilities}
            self._vocabulary = Vocabulary(
                version,
                _empty(self.keeper.shipped.text).followed_by(
                    [_capability(node) for node in nodes.values()]
                ),
                nodes,
                {node.slug: theme.name for theme in themes for node in theme.capabilities},
                {
                    theme.slug: frozenset(node.slug for node in theme.capabilities)
                    for theme in themes
                },
                _named(nodes),
            )
        return self._vocabulary


class KeptShelf:
    """Records indexed by their own words, each read anew when its mark has changed."""

    def __init__(
        self,
        weights: TextWeights,
        read: Callable[[Reader, Collection[UUID]], Awaitable[Sequence[RowMapping]]],
        words_of: Callable[[RowMapping], str],
    ) -> None:
        self._read = read
        self._words_of = words_of
        self._snapshot = _empty(weights)
        self._marks: dict[UUID, Any] = {}
        self._one_at_a_time = asyncio.Lock()

    async def current(self, reader: Reader, present: Sequence[Mapping[Any, Any]]) -> CorpusSnapshot:
        """The shelf with exactly the records that are present; each has id, mark and public."""
        async with self._one_at_a_time:
            marks = {row["id"]: (row["mark"], row["public"]) for row in present}
            stale = [each for each, mark in self._marks.items() if marks.get(each) != mark]
            missing = [each for each, mark in marks.items() if self._marks.get(each) != mark]
            if stale or missing:
                rows = await self._read(reader, missing) if missing else ()
                public = {each: is_public for each, (_, is_public) in marks.items()}
                documents = [
                    _worded(row, self._words_of(row), counts=public[row["id"]]) for row in rows
                ]
                self._snapshot = await to_thread.run_sync(
                    _exchanged, self._snapshot, stale, documents
                )
                read = {document.id for document in documents}
                self._marks = {
                    each: mark
                    for each, mark in marks.items()
                    if each in read or each not in missing
                }
            return self._snapshot


def _empty(weights: TextWeights) -> CorpusSnapshot:
    return CorpusSnapshot.build([], weights=weights)


def _exchanged(
    snapshot: CorpusSnapshot, gone: Sequence[UUID], documents: Sequence[Document]
) -> CorpusSnapshot:
    snapshot = snapshot.without(*gone)
    return snapshot.followed_by(documents) if documents else snapshot


def _worded(row: RowMapping, text: str, *, counts: bool) -> Document:
    """A record by all its words: what matching calls boilerplate may be what a market said."""
    return Document(
        id=row["id"],
        title="",
        capabilities=tuple(row["capabilities"]),
        terms=pack_terms(Counter(terms(text))),
        counts_for_statistics=counts,
    )


def _outcome_words(row: RowMapping) -> str:
    return f"{row['what_market_said']}\n{row['what_happens_next']}"


def _named(nodes: Mapping[str, CapabilityNode]) -> dict[str, frozenset[str]]:
    named: dict[str, set[str]] = {}
    for slug, node in nodes.items():
        for term in terms("\n".join((node.name, *node.synonyms))):
            named.setdefault(term, set()).add(slug)
    return {term: frozenset(slugs) for term, slugs in named.items()}


def _capability(node: CapabilityNode) -> Document:
    held = Counter(terms("\n".join((*node.synonyms, node.scope_note))))
    weights = {term: float(count) for term, count in held.items()}
    for term in terms(node.name):
        weights[term] = weights.get(term, 0.0) + _TITLE
    return Document(id=node.slug, title="", terms=pack_terms(weights), counts_for_statistics=True)
