"""What a supplier, a force or a moderator sends about a response."""

from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field, model_validator

from app.kernel.paging import ListFilter
from app.kernel.schemas import Text, Wish
from app.responses.enums import Answer, CostBand, Part, Reason, Sort, Status

MOST_OUTCOMES: Final = 10
MOST_COMPARED: Final = 4
MOST_ATTACHMENTS: Final = 10
OutcomeText = Annotated[Text, Field(max_length=4000)]
PartText = Annotated[Text, Field(max_length=6000)]
ShortText = Annotated[Text, Field(max_length=500)]
Reference = Annotated[str, Field(max_length=40)]


class OutcomeAnswer(Wish):
    """The answer to one outcome wanted; `index` counts from 0 in the challenge's list.

    A confidential outcome is confidential as a whole: answer and text.
    """

    index: Annotated[int, Field(ge=0, lt=MOST_OUTCOMES)]
    answer: Answer | None = None
    text: OutcomeText = ""
    confidential: bool = False


class Attachment(Wish):
    """A file that belongs to the response; a confidential one stays with the posting force."""

    file: UUID
    confidential: bool = False


class ResponseContent(Wish):
    """Everything a supplier writes in a response, as the working copy is stored."""

    outcomes: Annotated[tuple[OutcomeAnswer, ...], Field(max_length=MOST_OUTCOMES)] = ()
    proven_elsewhere: PartText = ""
    transfer_gaps: PartText = ""
    safeguards: PartText = ""
    what_to_know: PartText = ""
    cost_band: CostBand | None = None
    time_needed: ShortText = ""
    interest_in_events: bool = False
    interest_in_pilot: bool = False
    confidential_parts: Annotated[tuple[Part, ...], Field(max_length=len(Part))] = ()
    attachments: Annotated[tuple[Attachment, ...], Field(max_length=MOST_ATTACHMENTS)] = ()


class ResponseEdit(ResponseContent):
    """A change to the working copy: what is left out stays; lists are replaced as a whole.

    `solution` is the id or reference of one of the supplier's own product cards, or null.
    """

    solution: Reference | None = None

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        indexes = [outcome.index for outcome in self.outcomes]
        if len(set(indexes)) != len(indexes):
            message = "Answer each outcome once"
            raise ValueError(message)
        if len(set(self.confidential_parts)) != len(self.confidential_parts):
            message = "Name each confidential part once"
            raise ValueError(message)
        files = [attachment.file for attachment in self.attachments]
        if len(set(files)) != len(files):
            message = "Attach each file once"
            raise ValueError(message)
        return self


class FeedbackWish(Wish):
    """Feedback of the posting force to one supplier."""

    reason: Reason
    text: Annotated[Text, Field(min_length=20, max_length=4000)]


class ReadingWish(Wish):
    """Why a moderator opens the confidential parts; kept with the record."""

    reason: Annotated[Text, Field(min_length=10, max_length=2000)]


class OwnFilter(ListFilter):
    """The list of a supplier's own responses."""

    status: Annotated[tuple[Status, ...], Field(max_length=len(Status))] = ()


class OpenedFilter(ListFilter):
    """The list of one challenge's opened responses."""

    sort: Sort = Sort.SUPPLIER
    descending: bool = False
    status: Annotated[tuple[Status, ...], Field(max_length=len(Status))] = ()
