"""Searching: what a typed query finds among what the reader may see, and what may help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from anyio import to_thread

from app.kernel.actor import ANONYMOUS
from app.matching.engine.text import term
from app.search import repository
from app.search.enums import Kind
from app.search.filters import Candidate, Narrowing
from app.search.finding import find, public_holders
from app.search.highlighting import highlighted, pieces, spans
from app.search.query import parse
from app.search.schemas import (
    Hit,
    NamedOrganisation,
    Piece,
    SearchPage,
    Spelling,
    SuggestedCapability,
    UseFound,
)
from app.search.spelling import best_word, corrected, misspelt, nearest_term

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
    from uuid import UUID

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner
    from app.matching.engine.documents import Document
    from app.platform.database import Reader
    from app.search.query import Typed
    from app.search.repository import Record
    from app.search.schemas import SearchFilter
    from app.search.shelves import Library, Shelves, Vocabulary

MOST_READ: Final = 100
"""Phrases and exclusions are looked for in the texts of this many records, the best ones."""
FEW: Final = 2
"""With more records than these no other spelling is suggested."""
_MOST_CAPABILITIES: Final = 3
_MOST_HOLDERS: Final = 3
_MOST_CORRECTED: Final = 3

_RECORDS: Final[dict[Kind, Callable[..., Awaitable[dict[UUID, Record]]]]] = {
    Kind.CHALLENGE: repository.challenge_records,
    Kind.SOLUTION: repository.solution_records,
    Kind.OUTCOME: repository.outcome_records,
    Kind.QUESTION: repository.question_records,
    Kind.USE: repository.use_records,
}
"""How the texts of each kind are read. A further kind is a line here and a shelf in `Shelves`."""

_OF_CAPABILITIES: Final = frozenset({Kind.CHALLENGE, Kind.SOLUTION})
"""What is also found by what its capabilities are called."""

Records = dict[tuple[Kind, "UUID"], "Record"]


class Results(NamedTuple):
    """Everything a query found; the records that were read on the way are not read again."""

    found: list[Candidate]
    read: Records
    known: frozenset[str]
    capabilities: list[str]
    semantic: bool


async def search(
    reader: Reader,
    actor: Actor,
    shelves: Shelves,
    *,
    asked: SearchFilter,
    cursors: CursorSigner,
) -> SearchPage:
    """One page of what the actor may find."""
    purpose = f"search {asked.q}"
    start = int(cursors.open(asked.cursor, purpose=purpose)[0]) if asked.cursor else 0
    typed = parse(asked.q)
    library = await shelves.open(reader, actor)
    if typed.reference is not None:
        results = await _referenced(reader, actor, shelves, typed.reference)
    else:
        query = await shelves.as_query(typed)
        results = await to_thread.run_sync(_matching, typed, query, library)
    if typed.needs_reading:
        results = await _fitting(reader, actor, typed, results, library.vocabulary)
    narrowing = Narrowing(asked, library.vocabulary)
    found = narrowing.narrowed(results.found)
    end = start + asked.limit
    records = results.read or await _read(reader, actor, found[start:end], library.vocabulary)
    few = start == 0 and typed.reference is None and len(results.found) <= FEW
    return SearchPage(
        items=await _hits(typed, found[start:end], records),
        next_cursor=cursors.seal([end], purpose=purpose) if end < len(found) else None,
        total=len(found),
        facets=narrowing.facets(results.found),
        did_you_mean=await _spelling(reader, asked.q, typed, results, library) if few else None,
        capabilities=[
            SuggestedCapability(
                slug=slug,
                name=library.vocabulary.nodes[slug].name,
                theme=library.vocabulary.themes[slug],
            )
            for slug in results.capabilities
        ],
        semantic=results.semantic,
        dropped_filters=narrowing.dropped(),
    )


async def _referenced(reader: Reader, actor: Actor, shelves: Shelves, reference: str) -> Results:
    """The record with this reference, its outcome behind it; nothing when it may not be seen."""
    read: Records = {}
    for kind, records in _RECORDS.items():
        for identifier, record in (await records(reader, actor, reference=reference)).items():
            read[kind, identifier] = record
    found = [
        Candidate(kind, identifier, 1.0, record.status, record.capabilities)
        for (kind, identifier), record in read.items()
    ]
    return Results(found, read, frozenset(), [], semantic=shelves.keeper.encoder is not None)


def _matching(typed: Typed, query: Document, library: Library) -> Results:
    found: list[Candidate] = []
    known: set[str] = set()
    semantic = False
    for kind, shelf in library.shelves.items():
        findings = find(
            typed, query, shelf.snapshot, shelf.statuses, named=library.vocabulary.named
        )
        known |= findings.known
        semantic |= findings.semantic
        found.extend(
            Candidate(
                kind,
                cast("UUID", each.id),
                each.strength,
                shelf.statuses[each.id],
                each.capabilities,
            )
            for each in findings.found
        )
    # Stable: within a kind the order, and the lots of equals, stay.
    found.sort(key=lambda each: -each.strength)
    vocabulary = library.vocabulary
    suggested = find(typed, query, vocabulary.snapshot, vocabulary.nodes)
    slugs = [str(each.id) for each in suggested.found[:_MOST_CAPABILITIES]]
    return Results(found, {}, frozenset(known | suggested.known), slugs, semantic)


async def _fitting(
    reader: Reader, actor: Actor, typed: Typed, results: Results, vocabulary: Vocabulary
) -> Results:
    """What holds every phrase and nothing excluded, by the texts of the best that were found."""
    best = results.found[:MOST_READ]
    read = await _read(reader, actor, best, vocabulary)

    def fitting() -> list[Candidate]:
        return [
            each
            for each in best
            if (record := read.get((each.kind, each.id))) is not None
            and typed.fits(record.everything)
        ]

    return results._replace(found=await to_thread.run_sync(fitting), read=read)


async def _read(
    reader: Reader, actor: Actor, wanted: Iterable[Candidate], vocabulary: Vocabulary
) -> Records:
    """The records of these candidates, as far as the actor may see them at this moment.

    Challenges and cards with what their capabilities are called: by that they are found, too.
    """
    ids: dict[Kind, list[UUID]] = {}
    for each in wanted:
        ids.setdefault(each.kind, []).append(each.id)
    read: Records = {}
    for kind, some in ids.items():
        for identifier, record in (await _RECORDS[kind](reader, actor, ids=some)).items():
            called = vocabulary.names_of(record.capabilities) if kind in _OF_CAPABILITIES else ()
            read[kind, identifier] = replace(record, capability_names=tuple(called))
    return read


async def _hits(typed: Typed, shown: Sequence[Candidate], read: Records) -> list[Hit]:
    there = [
        (each.kind, record)
        for each in shown
        if (record := read.get((each.kind, each.id))) is not None
    ]

    def work() -> list[Hit]:
        wanted = typed.terms
        return [_hit(kind, record, typed, wanted) for kind, record in there]

    return await to_thread.run_sync(work)


def _hit(kind: Kind, record: Record, typed: Typed, wanted: dict[str, str]) -> Hit:
    shown = highlighted(record.title, record.texts, wanted)
    held = shown.held | _terms_in(record.names, wanted)
    called = [names for names in record.capability_names if _terms_in(names, wanted.keys() - held)]
    held |= {key for names in called for key in _terms_in(names, wanted)}
    return Hit(
        kind=kind,
        id=record.id,
        reference=record.reference,
        title=_pieces(shown.title),
        snippet=_pieces(shown.snippet),
        terms=[word for key, word in wanted.items() if key in held],
        missing=[word for key, word in wanted.items() if key not in held],
        by_reference=typed.reference is not None,
        organisation=NamedOrganisation.model_validate(record.organisation),
        status=record.status,
        responses_close_at=record.responses_close_at,
        is_example=record.is_example,
        about=record.about,
        by_capability=[_pieces(pieces(names[0], wanted)) for names in called],
        use=_use(record.use, wanted) if record.use else None,
    )


def _terms_in(names: Iterable[str], wanted: Collection[str]) -> set[str]:
    return {span.term for name in names for span in spans(name, wanted)}


def _use(row: Mapping[str, Any], wanted: Collection[str]) -> UseFound:
    marked = _pieces(pieces(row["organisation"]["name"], wanted))
    return UseFound.model_validate({**row, "user": marked})


async def _spelling(
    reader: Reader, q: str, typed: Typed, results: Results, library: Library
) -> Spelling | None:
    """The query with the words exchanged that no visible record holds, from public words only."""
    wrong = [word for word in typed.words if misspelt(word) and term(word) not in results.known]
    words_for: dict[str, str] = {}
    for word in dict.fromkeys(wrong[:_MOST_CORRECTED]):
        better = await _better(reader, word, library)
        if better is not None:
            words_for[word] = better
    if not words_for:
        return None
    parts = corrected(q, words_for)
    return Spelling(q="".join(text for text, _ in parts), pieces=_pieces(parts))


async def _better(reader: Reader, word: str, library: Library) -> str | None:
    vocabulary, shelves = library.vocabulary, library.shelves
    snapshots = [vocabulary.snapshot, *(shelf.snapshot for shelf in shelves.values())]
    nearest = await to_thread.run_sync(nearest_term, term(word), snapshots)
    if nearest is None:
        return None
    slugs = public_holders(vocabulary.snapshot, nearest, most=_MOST_HOLDERS)
    texts: list[str] = [text for slug in slugs for text in vocabulary.text_of(slug)]
    for kind, shelf in shelves.items():
        ids = public_holders(shelf.snapshot, nearest, most=_MOST_HOLDERS)
        if ids and not texts:
            # As the public reads them, whoever asks: no hidden word is ever suggested.
            for record in (await _RECORDS[kind](reader, ANONYMOUS, ids=ids)).values():
                texts.extend(record.everything)
    return best_word(word, nearest, texts)


def _pieces(parts: Collection[tuple[str, bool]]) -> list[Piece]:
    return [Piece(text=text, matched=matched) for text, matched in parts]
