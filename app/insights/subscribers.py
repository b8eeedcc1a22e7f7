"""Recurring work of the figures."""

from typing import Final

from app.insights.service import publish_and_watch
from app.kernel.facts import Periodic

SCHEDULE: Final = (Periodic("insights.neutrality", "41 3 * * *", publish_and_watch),)
