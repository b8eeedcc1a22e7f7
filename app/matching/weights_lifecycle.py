"""What is done with proposed weights: two people, or nothing changes."""

from typing import Final

from app.kernel.lifecycle import Lifecycle, Step
from app.kernel.origins import Origin
from app.matching.enums import WeightsAction, WeightsStatus
from app.matching.facts import WeightsMoved, WeightsProposed
from app.matching.models import WeightsVersion
from app.matching.policy import moderator_or_administrator, proposer

_PROPOSED: Final = frozenset({WeightsStatus.PROPOSED})
_SECOND: Final = moderator_or_administrator & ~proposer

WEIGHTS: Final = Lifecycle[WeightsVersion, WeightsStatus](
    lambda weights: WeightsStatus(weights.status),
    Step(WeightsAction.APPROVE, _PROPOSED, WeightsStatus.APPROVED, _SECOND),
    Step(WeightsAction.REJECT, _PROPOSED, WeightsStatus.REJECTED, _SECOND, reason=True),
    Step(WeightsAction.WITHDRAW, _PROPOSED, WeightsStatus.WITHDRAWN, proposer),
    origin=lambda weights: Origin((weights.id,), (WeightsProposed, WeightsMoved)),
    name="Weights version",
)
