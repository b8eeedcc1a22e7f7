"""Recurring work of the audit trail."""

from typing import Final

from app.audit.service import take_checkpoint
from app.kernel.facts import Periodic

SCHEDULE: Final = (Periodic("audit.take_checkpoint", "*/10 * * * *", take_checkpoint),)
