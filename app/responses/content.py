"""The words of a response: what is missing, and what is kept apart.

A sent response is stored in two pieces, the open parts and the confidential ones, so that a query
for a reader who may not read the latter does not touch them (DOMAIN rule 3).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

import orjson

from app.kernel.errors import FieldError
from app.responses.enums import Answer, Part
from app.responses.schemas.reading import (
    AttachmentReading,
    ConfidentialParts,
    OutcomeReading,
    Reading,
)
from app.responses.schemas.writing import OutcomeAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.files.schemas import FileName
    from app.responses.schemas.writing import ResponseContent

SAY_SOMETHING: Final = (
    "Name one of your solutions, or say what was proven elsewhere or what the force should know"
)


class Sealed(NamedTuple):
    """What one submission stores: two pieces and the hash over both."""

    open: dict[str, Any]
    confidential: dict[str, Any] | None
    sha256: str


def outcome_part(index: int) -> str:
    """Return the name of an outcome's part, as in `withheld`."""
    return f"outcomes/{index}"


def attachment_part(index: int) -> str:
    """Return the name of an attachment's part, as in `withheld`."""
    return f"attachments/{index}"


def seal(content: ResponseContent, *, solution: str | None) -> Sealed:
    """Divide what is sent into open and confidential parts, and hash all of it.

    The hash is SHA-256 over the content and the solution's reference as JSON in UTF-8, keys
    sorted, without spaces.
    """
    everything: dict[str, Any] = content.model_dump(mode="json")
    document = _document(everything, solution)
    confidential = dict(_confidential(content, everything))
    opened = {name: value for name, value in everything.items() if name not in confidential}
    opened["outcomes"] = [
        {"index": outcome["index"], "confidential": True}
        if outcome_part(outcome["index"]) in confidential
        else outcome
        for outcome in everything["outcomes"]
    ]
    opened["attachments"] = [
        {"confidential": True} if entry["confidential"] else entry
        for entry in everything["attachments"]
    ]
    return Sealed(opened, confidential or None, hashlib.sha256(document).hexdigest())


def _document(everything: Mapping[str, Any], solution: str | None) -> bytes:
    return orjson.dumps({**everything, "solution": solution}, option=orjson.OPT_SORT_KEYS)


def sent_document(
    opened: Mapping[str, Any], confidential: Mapping[str, Any] | None, *, solution: str | None
) -> bytes:
    """Put together again exactly the bytes that were hashed when a version was sent."""
    known = dict(confidential or {})
    apart = {str(part): known[part] for part in Part if part in known}
    everything: dict[str, Any] = {**opened, **apart}
    everything["outcomes"] = [
        {**outcome, **known.get(outcome_part(outcome["index"]), {})}
        for outcome in opened["outcomes"]
    ]
    if "attachments" in opened:
        everything["attachments"] = [
            entry if "file" in entry else {**entry, "file": known[attachment_part(place)]}
            for place, entry in enumerate(opened["attachments"])
        ]
    return _document(everything, solution)


def confidential_names(confidential: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Name the confidential parts of what was sent, in the order of the form."""
    known = confidential or {}
    return (
        *sorted(name for name in known if name.startswith("outcomes/")),
        *(str(part) for part in Part if part in known),
        *sorted(name for name in known if name.startswith("attachments/")),
    )


def _confidential(
    content: ResponseContent, everything: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    for outcome in everything["outcomes"]:
        if outcome["confidential"]:
            yield (
                outcome_part(outcome["index"]),
                {"answer": outcome["answer"], "text": outcome["text"]},
            )
    for part in content.confidential_parts:
        if everything[part]:
            yield str(part), everything[part]
    for place, entry in enumerate(everything["attachments"]):
        if entry["confidential"]:
            yield attachment_part(place), entry["file"]


def unfold(opened: Mapping[str, Any], confidential: Mapping[str, Any] | None) -> Reading:
    """Put a sent response together again; without the confidential piece, name what is missing."""
    known = confidential or {}
    outcomes = [_outcome(entry, known) for entry in opened["outcomes"]]
    withheld = [outcome_part(o.index) for o in outcomes if o.withheld]
    attachments = [
        _attachment(entry, known.get(attachment_part(place)))
        for place, entry in enumerate(opened.get("attachments", ()))
    ]
    withheld += [attachment_part(n) for n, entry in enumerate(attachments) if entry.withheld]
    parts = {part: opened.get(part, known.get(part)) for part in Part}
    withheld += [str(part) for part in Part if part not in opened and part not in known]
    return Reading(
        outcomes=outcomes,
        **{str(part): value for part, value in parts.items()},
        interest_in_events=opened["interest_in_events"],
        interest_in_pilot=opened["interest_in_pilot"],
        confidential_parts=tuple(Part(name) for name in opened["confidential_parts"]),
        attachments=tuple(attachments),
        withheld=tuple(withheld),
    )


def _attachment(entry: Mapping[str, Any], known: str | None) -> AttachmentReading:
    file = entry.get("file", known)
    confidential = bool(entry["confidential"])
    return AttachmentReading(file=file, confidential=confidential, withheld=file is None)


def reading_of(content: ResponseContent) -> Reading:
    """Return the content as its sender would read it if it were sent now."""
    sealed = seal(content, solution=None)
    return unfold(sealed.open, sealed.confidential)


def _outcome(entry: Mapping[str, Any], known: Mapping[str, Any]) -> OutcomeReading:
    index, confidential = entry["index"], bool(entry["confidential"])
    if "answer" in entry:
        return OutcomeReading(
            index=index, answer=entry["answer"], text=entry["text"], confidential=confidential
        )
    found = known.get(outcome_part(index))
    if found is None:
        return OutcomeReading(index=index, confidential=True, withheld=True)
    return OutcomeReading(
        index=index, answer=found["answer"], text=found["text"], confidential=True
    )


def confidential_files(piece: Mapping[str, Any] | None) -> list[UUID]:
    """List the files of the confidential piece, in the order in which they were attached."""
    named = [
        (int(name.partition("/")[2]), UUID(value))
        for name, value in (piece or {}).items()
        if name.startswith("attachments/")
    ]
    return [file for _, file in sorted(named)]


def confidential_parts(
    reference: str, piece: Mapping[str, Any] | None, files: dict[str, FileName]
) -> ConfidentialParts:
    """Show the confidential piece alone, as a moderator reads it for a recorded reason."""
    known = piece or {}
    outcomes = [
        OutcomeReading(
            index=int(name.partition("/")[2]),
            answer=value["answer"],
            text=value["text"],
            confidential=True,
        )
        for name, value in known.items()
        if name.startswith("outcomes/")
    ]
    return ConfidentialParts(
        reference=reference,
        outcomes=sorted(outcomes, key=lambda outcome: outcome.index),
        parts={part: known[part] for part in Part if part in known},
        attachments=[
            AttachmentReading(file=file, confidential=True) for file in confidential_files(piece)
        ],
        files=files,
    )


def laid_out(content: ResponseContent, *, outcomes_wanted: int) -> ResponseContent:
    """Return the content with one entry per outcome wanted, in order: place and index agree."""
    given = {outcome.index: outcome for outcome in content.outcomes}
    places = range(outcomes_wanted)
    ordered = tuple(given.get(index, OutcomeAnswer(index=index)) for index in places)
    return content.model_copy(update={"outcomes": ordered})


def missing(content: ResponseContent, *, names_solution: bool) -> list[FieldError]:
    """List what a laid-out response still lacks before it can be sent, in the order of the form."""
    lacking = [error for outcome in content.outcomes for error in _missing_answer(outcome)]
    if not (names_solution or content.what_to_know or content.proven_elsewhere):
        lacking.append(FieldError("/solution", "missing", SAY_SOMETHING))
    return lacking


def _missing_answer(outcome: OutcomeAnswer) -> list[FieldError]:
    place = f"/outcomes/{outcome.index}"
    if outcome.answer is None:
        message = f"Say how you meet outcome {outcome.index + 1}"
        return [FieldError(f"{place}/answer", "missing", message)]
    if outcome.answer is not Answer.NOT and not outcome.text:
        message = f"Describe how you meet outcome {outcome.index + 1}"
        return [FieldError(f"{place}/text", "missing", message)]
    return []


def beyond(content: ResponseContent, *, outcomes_wanted: int) -> list[FieldError]:
    """List answers to outcomes that the challenge does not have."""
    return [
        FieldError(f"/outcomes/{place}/index", "unknown", "The challenge has no such outcome")
        for place, outcome in enumerate(content.outcomes)
        if outcome.index >= outcomes_wanted
    ]
