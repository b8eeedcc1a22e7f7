"""What goes in and out of the questions' part of the API."""

from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from app.challenges.enums import Status as ChallengeStatus
from app.kernel.paging import ListFilter
from app.kernel.schemas import Moment, Text, View, Wish
from app.questions.enums import Action, Because, Sort, State

MOST_ASKED: Final = 1_000
"""Characters of a question."""
MOST_ANSWERED: Final = 4_000
"""Characters of an answer."""

Asked = Annotated[Text, Field(min_length=1, max_length=MOST_ASKED)]
Answered = Annotated[Text, Field(min_length=1, max_length=MOST_ANSWERED)]


class QuestionWish(Wish):
    """A question. `checked` says that what looks like a person or the asker was looked at."""

    text: Asked
    checked: bool = False


class SimilarWish(Wish):
    """Words of a question that is being written; they are not kept."""

    text: Asked


class QuestionTransition(Wish):
    """A wish to take a question one step along.

    `answer` and, where it should not be published as it was asked, `wording` go with answering and
    correcting; `into` with merging; `because` with declining; `reason`, which says what changed and
    is published, with correcting. `checked` as of a question.
    """

    action: Action
    answer: Answered | None = None
    wording: Asked | None = None
    into: UUID | None = None
    because: Because | None = None
    reason: Annotated[Text, Field(max_length=500)] | None = None
    checked: bool = False


class QuestionFilter(ListFilter):
    """Which questions, and in which order. `mine` are those of one's own organisation."""

    status: Annotated[tuple[State, ...], Field(max_length=len(State))] = ()
    mine: bool = False
    sort: Sort = Sort.NEWEST


class QuestionedChallenge(View):
    """The challenge a question is about."""

    reference: str
    title: str
    status: ChallengeStatus
    lead_force: str


class PublishedAnswer(View):
    """Question and answer as everybody reads them."""

    id: UUID
    wording: str
    answer: str
    published_at: Moment


class SupersededAnswer(View):
    """What stood there before, and what was changed then."""

    number: int
    wording: str
    answer: str
    published_at: Moment
    what_changed: str


class MergedInto(View):
    """The question this one is answered with; words not yet published are for those who answer."""

    id: UUID
    text: str
    answer: str | None
    published_at: Moment | None


class QuestionView(View):
    """A question as this reader may see it. Who asked it is told to nobody.

    `wording` and `answer` are what everybody reads, null until both are published; `changed_at` and
    `what_changed` tell of the last correction, `earlier` what stood there before. `text` is as it
    was asked, for its supplier and for those who answer; `is_yours` only tells its own supplier.
    `due_at` and `because` are null for everybody else, `merged_into` too, and to its supplier
    until that one is published.
    """

    id: UUID
    challenge: QuestionedChallenge
    status: State
    is_example: bool
    asked_at: Moment
    wording: str | None
    answer: str | None
    published_at: Moment | None
    changed_at: Moment | None
    what_changed: str | None
    earlier: list[SupersededAnswer]
    text: str | None
    is_yours: bool
    due_at: Moment | None
    because: Because | None
    merged_into: MergedInto | None
    version: int
    available_actions: list[str]


class SimilarQuestions(View):
    """Answered questions of the same challenge that are most like what is being asked."""

    items: list[PublishedAnswer]
