"""What the route of search depends on."""

from typing import Annotated, cast

from fastapi import Depends, Request

from app.search.shelves import Shelves


def _shelves(request: Request) -> Shelves:
    return cast("Shelves", request.app.state.shelves)


CurrentShelves = Annotated[Shelves, Depends(_shelves)]
"""This process's index for search."""
