"""Calls that several tests of moderation make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import httpx

URL: Final = "/api/v1/moderation/cases"


async def act(
    who: httpx.AsyncClient, case: dict[str, Any], action: str, **more: Any
) -> httpx.Response:
    """Take a step on a case with what `who` reads now."""
    url = f"{URL}/{case['id']}"
    etag = (await who.get(url)).headers["etag"]
    wish = {"action": action, **more}
    return await who.post(f"{url}/transitions", json=wish, headers={"If-Match": etag})


async def step(who: httpx.AsyncClient, url: str, action: str, **more: Any) -> httpx.Response:
    """Take a step at a subject's own door."""
    etag = (await who.get(url)).headers["etag"]
    return await who.post(
        f"{url}/transitions", json={"action": action, **more}, headers={"If-Match": etag}
    )


async def only_case(who: httpx.AsyncClient, status: str = "") -> dict[str, Any]:
    """The one case of the queue."""
    page = (await who.get(URL, params={"status": status} if status else {})).json()
    assert page["total"] == 1
    case: dict[str, Any] = page["items"][0]
    return case
