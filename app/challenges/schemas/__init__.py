"""What goes in and out of the challenges' part of the API, by topic."""

from app.challenges.schemas.challenge import (
    ChallengeDraft,
    ChallengeEdit,
    ChallengeView,
    ForceName,
    SimilarReview,
)
from app.challenges.schemas.listing import ChallengeCard, ChallengeFilter, ChallengePage
from app.challenges.schemas.outcomes import OutcomeDraft, OutcomeView

__all__ = [
    "ChallengeCard",
    "ChallengeDraft",
    "ChallengeEdit",
    "ChallengeFilter",
    "ChallengePage",
    "ChallengeView",
    "ForceName",
    "OutcomeDraft",
    "OutcomeView",
    "SimilarReview",
]
