"""A question asked over HTTP, so that its facts are there, too; and how it is moved along."""

from dataclasses import dataclass
from typing import Any

import httpx

from tests.factories.questions import ANSWER, AS_ASKED, WORDING
from tests.responses.scene import Scene, make_scene

CORRECTION = {"action": "correct", "answer": "Yes, supervised.", "reason": "Supervision added."}


@dataclass
class Asked:
    """A question, who asked it, and where it is."""

    scene: Scene
    supplier: Any
    view: dict[str, Any]

    @property
    def id(self) -> str:
        """The question's id."""
        return str(self.view["id"])

    @property
    def url(self) -> str:
        """The address of the question."""
        return f"/api/v1/questions/{self.id}"

    @property
    def questions_url(self) -> str:
        """The address of the challenge's questions."""
        return f"{self.scene.challenge_url}/questions"

    async def answer(self, force: Any, **more: Any) -> httpx.Response:
        """Let the force publish an answer, with another wording unless told otherwise."""
        wish = {"action": "answer", "answer": ANSWER, "wording": WORDING, **more}
        answered: httpx.Response = await force.post(f"{self.url}/transitions", json=wish)
        assert answered.status_code == 200, answered.text
        return answered


async def ask(client: Any, scene: Scene, *, text: str = AS_ASKED, **more: Any) -> httpx.Response:
    """Ask about the scene's challenge."""
    asked: httpx.Response = await client.post(
        f"{scene.challenge_url}/questions", json={"text": text, **more}
    )
    return asked


async def make_asked(session: Any, as_role: Any, *, who: str = "member", **more: Any) -> Asked:
    """Make everybody, and let a supplier ask."""
    scene = await make_scene(session, as_role, **more)
    supplier = await scene.enter(who)
    asked = await ask(supplier, scene)
    assert asked.status_code == 201, asked.text
    return Asked(scene, supplier, asked.json())
