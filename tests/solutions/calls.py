"""Calls that several tests of product cards make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tests.factories.solutions import complete_card

if TYPE_CHECKING:
    import httpx

    from tests.solutions.conftest import People

URL: Final = "/api/v1/solutions"


async def take(who: httpx.AsyncClient, ref: str, action: str, **more: Any) -> httpx.Response:
    """Take a step with what `who` reads now."""
    etag = (await who.get(f"{URL}/{ref}")).headers["etag"]
    wish = {"action": action, **more}
    return await who.post(f"{URL}/{ref}/transitions", json=wish, headers={"If-Match": etag})


async def edit(who: httpx.AsyncClient, ref: str, **changes: Any) -> httpx.Response:
    """Change a card with what `who` reads now."""
    etag = (await who.get(f"{URL}/{ref}")).headers["etag"]
    return await who.patch(f"{URL}/{ref}", json=changes, headers={"If-Match": etag})


async def listed(people: People, **overrides: Any) -> str:
    """Bring a card to the catalogue through the API; its reference."""
    begun = await people.supplier.post(URL, json=complete_card(**overrides))
    ref: str = begun.json()["reference"]
    assert (await take(people.supplier, ref, "request_review")).status_code == 200
    assert (await take(people.moderator, ref, "list")).status_code == 200
    return ref


def pointers(answer: httpx.Response) -> list[str]:
    """Where a refusal says that something is wrong."""
    return [error["pointer"] for error in answer.json()["errors"]]


async def by_pages(who: httpx.AsyncClient, url: str, *, total: int) -> list[str]:
    """The ids of a list read page by page, two at a time."""
    seen: list[str] = []
    query: dict[str, Any] = {"limit": 2}
    while True:
        page = (await who.get(url, params=query)).json()
        assert page["total"] == total
        seen += [item["id"] for item in page["items"]]
        if page["next_cursor"] is None:
            return seen
        query["cursor"] = page["next_cursor"]
