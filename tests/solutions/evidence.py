"""A listed card with a use at a force, and what the tests of evidence do with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tests.solutions.calls import URL

if TYPE_CHECKING:
    import httpx

    from app.organisations.models import Organisation
    from tests.solutions.conftest import People

OF: Final = "/api/v1/deployments"


@dataclass(frozen=True)
class Scene:
    """A listed card with a use at a force, and its people."""

    ref: str
    key: str
    force: Organisation
    user: httpx.AsyncClient
    people: People

    async def judge(
        self, who: httpx.AsyncClient, action: str, reason: str | None = None
    ) -> httpx.Response:
        """Act on what `who` reads now."""
        read = await who.get(f"{OF}/{self.key}")
        return await who.post(
            f"{OF}/{self.key}/transitions",
            json={"action": action, "reason": reason},
            headers={"If-Match": read.headers.get("etag", '"v1"')},
        )


async def public(client: httpx.AsyncClient, scene: Scene) -> dict[str, Any]:
    """The deployment as everybody reads it."""
    card = (await client.get(f"{URL}/{scene.ref}")).json()
    found: dict[str, Any] = card["deployments"][0]
    return found
