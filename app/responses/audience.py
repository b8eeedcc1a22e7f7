"""Who comes to read what of a response, and when: rules 2 and 3 of the domain in plain sight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from app.challenges.enums import ResponseHandling
from app.responses.content import attachment_part, outcome_part
from app.responses.enums import Never, Part, Reader, When
from app.responses.schemas.reading import Audience, PartAudience, Readership

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.responses.schemas.writing import ResponseContent

OPEN_TO: Final = (Reader.POSTING_FORCE, Reader.CO_SPONSOR, Reader.MODERATOR, Reader.OVERSIGHT)
CONFIDENTIAL_TO: Final = (Reader.POSTING_FORCE, Reader.MODERATOR_WITH_REASON)


@dataclass(frozen=True, slots=True)
class Circle:
    """The bodies around a response, as JSON objects of their names, and when it opens."""

    handling: str
    closes_at: datetime | None
    supplier: Any
    lead_force: Any
    co_sponsors: tuple[Any, ...] = ()
    overseers: tuple[Any, ...] = ()

    def bodies(self, reader: Reader) -> tuple[Any, ...]:
        """Return the bodies that a kind of reader stands for, where they can be named."""
        named = {
            Reader.OWN_ORGANISATION: (self.supplier,),
            Reader.POSTING_FORCE: (self.lead_force,),
            Reader.CO_SPONSOR: self.co_sponsors,
            Reader.OVERSIGHT: self.overseers,
        }
        return named.get(reader, ())


def audience_of(reference: str, content: ResponseContent, circle: Circle) -> Audience:
    """Say part by part who comes to read it, and from when."""
    return Audience(
        reference=reference,
        parts=list(_parts(content, circle)),
        sender=_readers(circle, confidential=False),
        never=list(Never),
    )


def _parts(content: ResponseContent, circle: Circle) -> Iterator[PartAudience]:
    for outcome in content.outcomes:
        yield PartAudience(
            part=outcome_part(outcome.index),
            confidential=outcome.confidential,
            filled=bool(outcome.answer or outcome.text),
            readers=_readers(circle, confidential=outcome.confidential),
        )
    for part in Part:
        confidential = part in content.confidential_parts
        yield PartAudience(
            part=str(part),
            confidential=confidential,
            filled=bool(getattr(content, part)),
            readers=_readers(circle, confidential=confidential),
        )
    for place, attachment in enumerate(content.attachments):
        yield PartAudience(
            part=attachment_part(place),
            confidential=attachment.confidential,
            filled=True,
            readers=_readers(circle, confidential=attachment.confidential),
        )
    for name in ("interest_in_events", "interest_in_pilot"):
        yield PartAudience(
            part=name,
            confidential=False,
            filled=bool(getattr(content, name)),
            readers=_readers(circle, confidential=False),
        )


def _readers(circle: Circle, *, confidential: bool) -> list[Readership]:
    """List the readers of an open or a confidential part; bodies that do not exist are left out."""
    own = Readership(
        reader=Reader.OWN_ORGANISATION,
        when=When.NOW,
        organisations=circle.bodies(Reader.OWN_ORGANISATION),
    )
    others = CONFIDENTIAL_TO if confidential else OPEN_TO
    return [own, *(_other(circle, reader) for reader in others if _exists(circle, reader))]


def _exists(circle: Circle, reader: Reader) -> bool:
    return reader not in {Reader.CO_SPONSOR, Reader.OVERSIGHT} or bool(circle.bodies(reader))


def _other(circle: Circle, reader: Reader) -> Readership:
    # A moderator opens confidential parts after closing only, however responses are handled.
    rolling = circle.handling == ResponseHandling.ROLLING
    at_once = rolling and reader is not Reader.MODERATOR_WITH_REASON
    return Readership(
        reader=reader,
        when=When.SUBMISSION if at_once else When.CLOSE,
        moment=None if at_once else circle.closes_at,
        organisations=circle.bodies(reader),
    )
