"""What goes out about unmet needs."""

from uuid import UUID

from app.challenges.enums import Status, Unanswered
from app.challenges.schemas.challenge import ForceName
from app.kernel.schemas import Moment, View


class UnmetNeed(View):
    """A past challenge to which nobody had an answer, and how that can be told."""

    id: UUID
    reference: str
    title: str
    summary: str
    lead_force: ForceName
    status: Status
    responses_close_at: Moment
    responses_submitted: int
    because: Unanswered
    is_example: bool
