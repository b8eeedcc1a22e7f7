"""What the operator decided and services have to keep to, passed down by `main`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The fewest days a challenge is open, and whether new records are invented examples."""

    minimum_open_days: int
    demonstration: bool
