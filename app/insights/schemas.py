"""Figures as they go out."""

from app.kernel.paging import Page
from app.kernel.schemas import View
from app.solutions.enums import Horizon


class Summary(View):
    """Key figures of the start page; all from public records."""

    challenges_open: int
    challenges_concluded: int
    concluded_all_answered: int
    responses_answered: int
    solutions_listed: int
    forces_engaged: int
    median_days_to_outcome: int | None


class ReplyRate(View):
    """How many of the responses a force received were answered with feedback (rule 9)."""

    force_slug: str
    force_name: str
    concluded: int
    responses: int
    answered: int
    is_example: bool


class RadarTheme(View):
    """A theme of the vocabulary: a sector of the radar."""

    slug: str
    name: str


class RadarPlain(View):
    """A capability for which no product is listed."""

    slug: str
    name: str
    theme: str


class RadarEntry(RadarPlain):
    """A capability on the radar: its number, its listed products, and how many stand this near.

    `is_example` when every one of its products is made up for practice.
    """

    number: int
    solutions: int
    this_near: int
    is_example: bool


class PlacedCapability(View):
    """A capability in the file of the radar; no number, no horizon without a listed product."""

    number: int | None
    slug: str
    name: str
    theme: str
    horizon: Horizon | None
    solutions: int
    this_near: int
    is_example: bool


class RadarRing(View):
    """One ring, in the centre first: the capabilities whose nearest product stands there."""

    horizon: Horizon
    entries: list[RadarEntry]


class HorizonRadar(View):
    """Capabilities by theme and horizon. A capability stands where its nearest product stands."""

    themes: list[RadarTheme]
    rings: list[RadarRing]
    without_product: list[RadarPlain]
    solutions: int

    def as_page(self) -> Page[PlacedCapability]:
        """Every capability once, by number, those without a product last."""
        placed = [
            PlacedCapability(**dict(entry), horizon=ring.horizon)
            for ring in self.rings
            for entry in ring.entries
        ]
        nothing = {"number": None, "horizon": None, "solutions": 0, "this_near": 0}
        plain = [
            PlacedCapability(**dict(each), **nothing, is_example=False)
            for each in self.without_product
        ]
        return Page(items=[*placed, *plain], total=len(placed) + len(plain))
