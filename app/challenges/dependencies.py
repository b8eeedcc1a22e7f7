"""What routes of challenges, and of domains above them, depend on."""

from typing import Annotated, cast

from fastapi import Depends, Request

from app.kernel.limits import Limits


def _limits(request: Request) -> Limits:
    return cast("Limits", request.app.state.limits)


CurrentLimits = Annotated[Limits, Depends(_limits)]
"""What the operator decided about challenges."""
