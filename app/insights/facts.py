"""What happens to the figures of the moderator's conduct. The stream is the quarter's."""

from dataclasses import dataclass

from app.insights.enums import Act, Dimension
from app.kernel.facts import Code, Fact


@dataclass(frozen=True)
class NeutralityPublished(Fact):
    """A quarter's figures were frozen; the hash is of what was published."""

    quarter: Code
    sha256: Code


@dataclass(frozen=True)
class NeutralitySkewed(Fact):
    """What a moderator chose differs from what was shown by more than chance explains."""

    quarter: Code
    act: Act
    dimension: Dimension
