"""The table of what can be done with a moderation case.

Decisions are not here: deciding a case *is* taking its subject's transition (DOMAIN section 10),
so the subject's own table says which are open, and the case follows it in the same transaction.
"""

from typing import Final

from app.kernel.lifecycle import Lifecycle, Step
from app.kernel.origins import Origin
from app.moderation.enums import CaseAction, CaseStatus
from app.moderation.facts import SAVES
from app.moderation.models import ModerationCase
from app.moderation.policy import holder, moderator


def status_of(case: ModerationCase) -> CaseStatus:
    """Read where a case stands."""
    return CaseStatus(case.status)


def origin(case: ModerationCase) -> Origin:
    """Say where to read since when a case stands where it does."""
    return Origin((case.id,), SAVES)


LIFECYCLE: Final[Lifecycle[ModerationCase, CaseStatus]] = Lifecycle(
    status_of,
    Step(CaseAction.ASSIGN, {CaseStatus.OPEN, CaseStatus.ASSIGNED}, CaseStatus.ASSIGNED, moderator),
    Step(CaseAction.RELEASE, {CaseStatus.ASSIGNED}, CaseStatus.OPEN, holder),
    origin=origin,
    name="Moderation case",
)
