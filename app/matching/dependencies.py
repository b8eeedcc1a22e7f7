"""What routes of matching depend on."""

from typing import Annotated, cast

from fastapi import Depends, Request

from app.matching.keeper import Keeper


def _keeper(request: Request) -> Keeper:
    return cast("Keeper", request.app.state.keeper)


CurrentKeeper = Annotated[Keeper, Depends(_keeper)]
"""This process's corpus."""
