"""What one can do with challenges; callers read `challenges.service.take`."""

from app.challenges.service.counts import set_response_counts
from app.challenges.service.drafting import edit, review_similar, start
from app.challenges.service.ethics import give_opinion
from app.challenges.service.moving import take
from app.challenges.service.outcomes import record_outcome

__all__ = [
    "edit",
    "give_opinion",
    "record_outcome",
    "review_similar",
    "set_response_counts",
    "start",
    "take",
]
