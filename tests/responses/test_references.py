"""References are drawn at random; a taken one is drawn again (DOMAIN section 10)."""

from typing import Any

import pytest

from app.kernel.actor import Actor, Role
from app.responses import service
from app.responses.repository import writing
from tests.factories.responses import make_response
from tests.responses.scene import Scene, make_scene


def _supplier(scene: Scene) -> Actor:
    return Actor(
        role=Role.SUPPLIER_MEMBER, organisation_id=scene.supplier.id, organisation_verified=True
    )


async def test_a_taken_reference_is_drawn_again_with_more_digits(
    session: Any, as_role: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = await make_scene(session, as_role)
    taken = await make_response(session, reference="RE-2026-0042")
    drawn = {4: taken.reference, 5: "RE-2026-00042"}
    monkeypatch.setattr(writing, "draw_reference", lambda *_, digits: drawn[digits])
    started = await service.start(session, _supplier(scene), scene.challenge.reference)
    assert started == ("RE-2026-00042", True)


async def test_it_gives_up_rather_than_draw_for_ever(
    session: Any, as_role: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = await make_scene(session, as_role)
    taken = await make_response(session, reference="RE-2026-0042")
    monkeypatch.setattr(writing, "draw_reference", lambda *_, digits: taken.reference)  # noqa: ARG005
    with pytest.raises(RuntimeError, match="taken"):
        await service.start(session, _supplier(scene), scene.challenge.reference)
