"""What happens to moderation cases."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from app.kernel.facts import Code, Fact
from app.moderation.enums import SubjectKind


@dataclass(frozen=True)
class CaseOpened(Fact):
    """A subject came to the moderators."""

    subject_kind: SubjectKind
    subject_id: UUID
    due_at: datetime


@dataclass(frozen=True)
class CaseAssigned(Fact):
    """A moderator took a case, from another one if that is named."""

    membership_id: UUID
    taken_from: UUID | None


@dataclass(frozen=True)
class CaseReleased(Fact):
    """A moderator gave a case back to the queue."""

    membership_id: UUID


@dataclass(frozen=True)
class CaseDecided(Fact):
    """A subject left moderation by this action."""

    decision: Code


# The facts that move the version of the record they are about.
SAVES: Final = (CaseOpened, CaseAssigned, CaseReleased, CaseDecided)
