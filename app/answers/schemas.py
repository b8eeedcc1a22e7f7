"""What goes in and out about earlier answers."""

from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from app.answers.enums import Part, Source
from app.kernel.paging import ListFilter
from app.kernel.schemas import Line, Moment, Text, View, Wish
from app.responses.enums import Answer, Reason, Status
from app.responses.schemas.writing import PartText, Reference

MOST_KEPT: Final = 200
MOST_RESPONSES: Final = 60
"""The library reads the responses sent last; older ones can still be read where they are."""

Place = Annotated[str, Field(pattern=r"^(outcomes/\d|[a-z_]{1,20})$")]
"""A part of a response as `withheld` and `audience` name it: `outcomes/0`, `safeguards`."""
AnswerId = Annotated[str, Field(max_length=60)]
"""The id of a kept answer, or a response's reference and the part: `RE-2026-0042/outcomes/0`."""


class AnswerFilter(ListFilter):
    """What one looks for among earlier answers.

    With `response` and `place` those come first that are most like what is asked there; `q` finds
    by words. Without either the newest come first. `answer` is the id of one sent in a response.
    """

    q: Annotated[Text | None, Field(max_length=200)] = None
    part: Annotated[tuple[Part, ...], Field(max_length=len(Part))] = ()
    source: Source | None = None
    fared: Annotated[tuple[Status, ...], Field(max_length=len(Status))] = ()
    answer: AnswerId | None = None
    response: Reference | None = None
    place: Place | None = None


class KeptCard(View):
    """What a kept answer says of itself."""

    id: UUID
    title: str
    note: str
    updated_at: Moment


class AnsweredFor(View):
    """A challenge that was answered, while one may still know of it."""

    reference: str
    title: str


class Origin(View):
    """The last response in which exactly this text was sent, and how that fared.

    `question` is the outcome as its challenge asked for it. Challenge and question are null when
    the challenge may no longer be known.
    """

    response: str
    place: str
    answer: Answer | None = None
    question: str | None = None
    challenge: AnsweredFor | None = None
    sent_at: Moment
    status: Status
    feedback_reason: Reason | None = None
    feedback_text: str | None = None


class Uses(View):
    """In how many sent responses an answer was used, in these words or as a beginning.

    `decided` of them were decided, `shortlisted` of those well; `last` is the one sent last.
    """

    responses: int
    decided: int
    shortlisted: int
    last: str | None = None
    last_challenge: AnsweredFor | None = None
    last_at: Moment | None = None


class EarlierAnswer(View):
    """An answer of one's own organisation: one text for one kind of question.

    `confidential` says whether it was ever sent as confidential, or is kept so: used again, it
    stays confidential unless one says otherwise.
    """

    id: str
    part: Part
    text: str
    confidential: bool
    kept: KeptCard | None = None
    origin: Origin | None = None
    uses: Uses


class KeptAnswerWish(Wish):
    """An answer to keep for later responses."""

    part: Part
    title: Annotated[Line, Field(min_length=3, max_length=120)]
    text: Annotated[PartText, Field(min_length=1)]
    note: Annotated[Text, Field(max_length=500)] = ""
    confidential: bool = False


class KeptAnswerEdit(Wish):
    """A change to a kept answer: what is left out stays. Removing can be undone."""

    part: Part | None = None
    title: Annotated[Line | None, Field(min_length=3, max_length=120)] = None
    text: Annotated[PartText | None, Field(min_length=1)] = None
    note: Annotated[Text | None, Field(max_length=500)] = None
    confidential: bool | None = None
    removed: bool | None = None


class KeptAnswerView(KeptCard):
    """A kept answer as one edits it."""

    part: Part
    text: str
    confidential: bool
    created_at: Moment
    removed_at: Moment | None = None
    version: int


class UseWish(Wish):
    """Which earlier answer was put into which part of a working copy."""

    place: Place
    answer: AnswerId


class UseView(View):
    """A use that was noted; taking it back undoes the note, not what was typed."""

    id: UUID
    place: str
    answer: str
    used_at: Moment
