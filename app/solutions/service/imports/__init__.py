"""Bringing in many cards or deployments at once: checked first, applied as it was checked."""

from app.solutions.service.imports.steps import Mark, apply, check

__all__ = ["Mark", "apply", "check"]
