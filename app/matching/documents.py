"""Records as the engine compares them; only what is public of them goes in."""

from __future__ import annotations

import hashlib
import inspect
import sys
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.matching.engine import boilerplate, passages, segments, sentences, text
from app.matching.engine.documents import (
    Deployment,
    Document,
    Evidence,
    Flag,
    Outcome,
    TextVectors,
    Use,
)
from app.matching.engine.passages import full_text
from app.matching.engine.sentences import SentenceVectors, telling_sentences
from app.solutions.enums import Reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import RowMapping

    from app.matching.engine.weights import TextWeights

    Row = RowMapping | Mapping[str, Any]

DIMENSIONS: Final = 384
POLICING: Final = "policing"
_REACH: Final = {each.value: rank for rank, each in enumerate(Reach)}
_VETTING: Final = {"none": 0, "nppv2": 1, "nppv3": 2, "sc": 3}
# What a force that asks for one kind of hosting can also accept; "any" asks for nothing.
_ACCEPTED: Final = {
    "uk_only": frozenset({"uk_only", "on_premises"}),
    "uk_or_eea": frozenset({"uk_only", "uk_or_eea", "on_premises"}),
    "on_premises": frozenset({"on_premises"}),
}
# What a product can offer that is kept in one kind of place.
_OFFERED: Final = {
    "uk_only": frozenset({"uk_only"}),
    "uk_or_eea": frozenset({"uk_or_eea"}),
    "any": frozenset({"uk_only", "uk_or_eea", "on_premises"}),
    "on_premises": frozenset({"on_premises"}),
}
_FLAGS_OF_DATA: Final = {
    "personal": Flag.PERSONAL_DATA,
    "special_category": Flag.SPECIAL_CATEGORY_DATA,
    "children": Flag.CHILDREN,
    "biometric": Flag.BIOMETRIC,
    "victims": Flag.VICTIMS,
}
_EVIDENCE: Final = {each.value: each for each in Evidence}
_USE: Final = {each.value: each for each in Use}
_EVIDENTIAL: Final = frozenset({"digital-forensics", "digital-evidence"})
"""Themes whose results are used as evidence."""


def challenge_document(row: Row, themes: Mapping[str, str]) -> Document:
    """A challenge as the engine sees it; `themes` gives the theme of each capability."""
    outcomes = tuple(Outcome(each["title"], each["measure"]) for each in row["outcomes"])
    wanted = (each.text for each in outcomes)
    return replace(
        bare_challenge(row, themes),
        title=row["title"],
        summary=row["summary"],
        body="\n".join((row["problem_today"], row["who_is_affected"], *wanted)),
        outcomes=outcomes,
        keywords=" ".join(row["keywords"]),
    )


def bare_challenge(row: Row, themes: Mapping[str, str], **held: Any) -> Document:
    """A challenge without its texts; `held` is what was worked out of them before."""
    capabilities = _slugs(row["capabilities"])
    maturity = (row["maturity_from"], row["maturity_to"])
    asked = row["constraints"]
    return Document(
        id=row["id"],
        title="",
        capabilities=capabilities,
        scale=_REACH.get(asked.get("reach") or ""),
        flags=_flags(row, {themes.get(slug) for slug in capabilities}),
        maturity_sought=maturity if None not in maturity else None,
        hosting_accepted=_ACCEPTED.get(asked.get("hosting") or "", frozenset()),
        vetting_required=_VETTING.get(asked.get("vetting") or ""),
        counts_for_statistics=bool(row["counts"]),
        **held,
    )


def _flags(row: Row, themes: set[str | None]) -> frozenset[Flag]:
    found = {flag for name, flag in _FLAGS_OF_DATA.items() if row["data_involved"].get(name)}
    if row["safeguards"].get("covert"):
        found.add(Flag.COVERT)
    if row["constraints"].get("systems"):
        found.add(Flag.POLICE_SYSTEMS)
    if themes & _EVIDENTIAL:
        found.add(Flag.EVIDENTIAL)
    return frozenset(found)


def solution_document(row: Row) -> Document:
    """A listed product card as the engine sees it, with its listed deployments."""
    seen = [each["text"] for each in row["outcomes_seen"]]
    return replace(
        bare_solution(row, row["deployments"]),
        title=row["name"],
        summary=row["summary"],
        body="\n".join((row["what_it_does"], *seen, row["integration"])),
    )


def bare_solution(row: Row, deployments: Iterable[Sequence[Any]], **held: Any) -> Document:
    """A listed product card without its texts; `held` is what was worked out of them before."""
    return Document(
        id=row["id"],
        title="",
        capabilities=_slugs(row["capabilities"]),
        deployments=tuple(_deployment(each) for each in deployments),
        maturity=row["maturity"],
        hosting=_OFFERED.get(row["hosting"] or "", frozenset()),
        vetting=_VETTING.get(row["vetting"] or ""),
        counts_for_statistics=bool(row["counts"]),
        **held,
    )


def _deployment(each: Sequence[Any]) -> Deployment:
    """A deployment by what `repository.corpus` reads of it, in that order."""
    deployment_id, sector, evidence, evidence_on, status, capabilities, reach = each
    return Deployment(
        id=deployment_id,
        sector=sys.intern(sector),
        is_policing=sector == POLICING,
        evidence=_EVIDENCE[evidence],
        evidence_date=_day(evidence_on),
        use=_USE[status],
        capabilities=_slugs(capabilities),
        scale=_REACH.get(reach or ""),
    )


def _slugs(slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(sys.intern, slugs))


@lru_cache(maxsize=20_000)
def _day(on: date | str | None) -> date | None:
    return date.fromisoformat(on) if isinstance(on, str) else on


def text_sha256(document: Document) -> bytes:
    """Names the text that was encoded, so that stale vectors are never compared."""
    outcomes = (each.text for each in document.outcomes)
    words = "\0".join((full_text(document), *telling_sentences(document), *outcomes))
    return hashlib.sha256(words.encode()).digest()


def index_id(weights: TextWeights) -> str:
    """Names the way in which records become texts and terms: by other code, another name."""
    read_by = (text, boilerplate, segments, passages, sentences, sys.modules[__name__])
    parts = [inspect.getsource(module) for module in read_by]
    parts.extend(f"{name}={weight}" for name, weight in sorted(weights.fields.items()))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def pack(vectors: TextVectors, sentences: SentenceVectors) -> dict[str, bytes]:
    """Vectors as they are stored: half precision, row after row."""
    rows = np.vstack([vectors.whole, vectors.title, vectors.passages])
    said = np.vstack([sentences.matrix, sentences.outcomes])
    return {
        "vectors": rows.astype(np.float16).tobytes(),
        "sentences": said.astype(np.float16).tobytes(),
    }


def unpack_text(packed: bytes, model_id: str) -> TextVectors:
    """Vectors of a text as they are stored; the engine keeps them in eight bits a number."""
    rows = np.frombuffer(packed, dtype=np.float16).reshape(-1, DIMENSIONS)
    return TextVectors(rows[0], rows[1], rows[2:], model_id)


def unpack_sentences(packed: bytes, model_id: str, document: Document) -> SentenceVectors | None:
    """Stored vectors of a document's sentences, when they are of its present sentences."""
    sentences, rows = telling_sentences(document), _rows(packed)
    number = len(sentences)
    if len(rows) != number + len(document.outcomes):
        return None
    return SentenceVectors(sentences, rows[:number], model_id, rows[number:])


def _rows(packed: bytes) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.frombuffer(packed, dtype=np.float16).reshape(-1, DIMENSIONS).astype(np.float32)
