"""What goes in and out about moderation cases."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from app.challenges.schemas.challenge import ChallengeView
from app.kernel.paging import ListFilter, Page
from app.kernel.schemas import Moment, Transition, View
from app.kernel.screening import FindingKind
from app.moderation.enums import CaseAction, CaseStatus, Check, SubjectKind
from app.organisations.schemas import OrganisationName
from app.solutions.schemas import SolutionView


class QueueFilter(ListFilter):
    """The queue: what waits by due time, or what was decided, latest first.

    `status` is open (nobody has it), assigned, mine or decided; without it, all that waits.
    """

    status: Annotated[str | None, Field(max_length=20)] = None


class CaseWish(Transition[CaseAction]):
    """What to do with a case. `take_over` takes it although another moderator has it."""

    take_over: bool = False


class CaseHolder(View):
    """Who works on a case: you, or another moderator; since when."""

    you: bool
    role: str
    since: Moment


class CaseSubject(View):
    """What a case is about. `number` is the version that would become public, for a card."""

    kind: SubjectKind
    id: UUID
    reference: str
    title: str
    status: str
    organisation: OrganisationName
    co_sponsors: int
    number: int | None
    is_example: bool


class CaseCard(View):
    """A case in the queue. `found` names the kind of each finding; `late` is past its due time."""

    id: UUID
    number: int
    subject: CaseSubject
    status: CaseStatus
    opened_at: Moment
    due_at: Moment
    late: bool
    found: list[FindingKind]
    holder: CaseHolder | None
    decision: str | None
    decided_at: Moment | None
    available_actions: list[str]


class QueueCounts(View):
    """How many cases wait: all, with you, with nobody, and past their due time."""

    waiting: int
    mine: int
    open: int
    late: int


class CasePage(Page[CaseCard]):
    """One page of the queue, the counts of its tabs, and the filter values that were dropped."""

    counts: QueueCounts
    dropped_filters: list[dict[str, str]]


class Conduct(View):
    """How moderators kept to their time: of what they decided in the last `days` days.

    Shares are null while nothing was decided. Times are counted from opening, in hours.
    """

    days: int
    decided: int
    in_time: int
    in_time_share: float | None
    median_hours: float | None


class CaseFinding(View):
    """Words that look as if they should not be published: characters `start` up to `end`."""

    number: int
    pointer: str
    kind: FindingKind
    start: int
    end: int
    excerpt: str
    message: str
    explanation: str | None


class CaseText(View):
    """One text of the subject, where it stands, and the numbers of the findings in it."""

    pointer: str
    text: str
    findings: list[int]


class CaseDifference(View):
    """What is different from the last version a moderator saw or the public reads."""

    pointer: str
    before: Any
    after: Any


class CheckItem(View):
    """One thing to look at, with the findings that leave it open."""

    code: Check
    open_findings: list[int]


class CaseView(CaseCard):
    """A case with all its subject says; `challenge` or `solution` is the subject as a record.

    The ETag covers case and subject; send it as If-Match with a decision that signs.
    """

    challenge: ChallengeView | None
    solution: SolutionView | None
    texts: list[CaseText]
    findings: list[CaseFinding]
    differences: list[CaseDifference]
    checklist: list[CheckItem]
    version: int
