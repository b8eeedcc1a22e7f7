"""All SQL of challenges, by topic; callers read `challenges.repository.get`."""

from app.challenges.repository.record import get, named

__all__ = ["get", "named"]
