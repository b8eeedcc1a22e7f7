"""Records of every kind that can be found, and some that nobody outside may know of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import httpx

    from app.challenges.models import Challenge
    from app.organisations.models import Organisation
    from app.solutions.models import Solution

PATH: Final = "/api/v1/search"
PLAIN: Final[dict[str, Any]] = {
    "summary": "",
    "problem_today": "",
    "who_is_affected": "",
    "outcomes": [],
    "keywords": [],
}
"""Leaves out what the factory would say about phones."""
PHONES: Final[dict[str, Any]] = {
    **PLAIN,
    "title": "Taking only what is needed from a victim’s phone",
    "summary": "Whole telephones are copied, and people wait for weeks.",
    "problem_today": "Extraction copies everything on the handset. Officers organise transport.",
    "capabilities": ["selective-extraction"],
}
DRONES: Final[dict[str, Any]] = {
    **PLAIN,
    "title": "Drones that arrive before the patrol",
    "summary": "A drone shows what happens before anybody is there.",
    "problem_today": "Patrols drive for an hour across moorland.",
    "capabilities": ["drone-first-response"],
}
HIDDEN: Final[dict[str, Any]] = {
    **PLAIN,
    "title": "Quixotic zeppelin surveillance of marmalade",
    "summary": "Zeppelins hover over marmalade warehouses.",
    "problem_today": "The zeppelin loses its helium near the warehouse and the phone rings.",
    "keywords": ["helium"],
    "capabilities": ["drone-first-response"],
}
HIDDEN_WORDS: Final = ("quixotic", "zeppelin", "zeppelins", "marmalade", "helium")


class Found:
    """The records of the scene."""

    force: Organisation
    phones: Challenge
    drones: Challenge
    concluded: Challenge
    kiosk: Solution


async def search(reader: httpx.AsyncClient, q: str, **asked: Any) -> dict[str, Any]:
    answer = await reader.get(PATH, params={"q": q, **asked})
    assert answer.status_code == 200, answer.text
    page: dict[str, Any] = answer.json()
    return page


def text(pieces: list[dict[str, Any]]) -> str:
    return "".join(piece["text"] for piece in pieces)


def bold(pieces: list[dict[str, Any]]) -> list[str]:
    return [piece["text"] for piece in pieces if piece["matched"]]


def titles(page: dict[str, Any]) -> list[str]:
    return [text(item["title"]) for item in page["items"]]
