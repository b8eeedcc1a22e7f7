"""What goes in and out of outcomes."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from app.challenges.enums import NextStep
from app.challenges.schemas.challenge import FindingView, ForceName
from app.challenges.schemas.content import Long
from app.kernel.paging import ListFilter, Page
from app.kernel.schemas import Moment, View, Wish

NoticeNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}-20[0-9]{2}$")]
NoticeUrl = Annotated[
    str, StringConstraints(pattern=r"^https://[^\s<>\"]+$", max_length=500, strip_whitespace=True)
]


class OutcomeDraft(Wish):
    """What the market said and what comes next; with the number of a notice that was published."""

    next_step: NextStep
    what_market_said: Long = ""
    what_happens_next: Long = ""
    notice_number: NoticeNumber | None = None
    notice_url: NoticeUrl | None = None


class ReplyRate(View):
    """How many submitted responses were answered with feedback."""

    answered: int
    submitted: int


class OutcomeChallenge(View):
    """The challenge that an outcome ends."""

    id: UUID
    reference: str
    title: str
    version: int
    is_example: bool
    lead_force: ForceName
    outcome_expected_on: date | None


class OutcomeView(View):
    """An outcome; `findings` are for those who still write it."""

    challenge: OutcomeChallenge
    next_step: NextStep
    what_market_said: str
    what_happens_next: str
    notice_number: str | None
    notice_url: str | None
    updated_at: Moment
    published_at: Moment | None
    reply_rate: ReplyRate
    you_wrote: bool
    findings: list[FindingView]


class OutcomeCard(View):
    """A published outcome in a list."""

    challenge: OutcomeChallenge
    next_step: NextStep
    what_market_said: str
    published_at: Moment
    reply_rate: ReplyRate


class OutcomeFilter(ListFilter):
    """The list of published outcomes, newest first; of one force by slug or id."""

    force: Annotated[str | None, Field(max_length=100)] = None


class OutcomePage(Page[OutcomeCard]):
    """One page of outcomes; `reply_rate` is over all closed challenges the filter finds."""

    reply_rate: ReplyRate
