"""Short ways to call the challenges' part of the API."""

from typing import Any

import httpx

from app.challenges.models import Challenge

BASE = "/api/v1/challenges"


def at(challenge: Challenge, more: str = "") -> str:
    """Return the address of a challenge, or of something below it."""
    return f"{BASE}/{challenge.reference}{more}"


def version(number: int) -> dict[str, str]:
    """Return the header that names the version one has read."""
    return {"If-Match": f'"v{number}"'}


async def move(
    client: httpx.AsyncClient,
    challenge: Challenge,
    action: str,
    *,
    reason: str | None = None,
    read: int | None = None,
) -> httpx.Response:
    """Take an action, having read the given version, or else the present one."""
    if read is None:
        seen = await client.get(at(challenge))
        read = seen.json()["version"] if seen.status_code == httpx.codes.OK else 1
    return await client.post(
        at(challenge, "/transitions"),
        json={"action": action, "reason": reason},
        headers=version(read),
    )


def pointers(answer: httpx.Response) -> list[str]:
    """List where the errors of a problem document point to."""
    return [error["pointer"] for error in answer.json()["errors"]]


def references(answer: httpx.Response) -> list[Any]:
    """List the references of a page, in order."""
    return [item["reference"] for item in answer.json()["items"]]
