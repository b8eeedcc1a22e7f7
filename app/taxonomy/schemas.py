"""What the vocabulary looks like from outside. Slugs are its stable keys."""

from typing import Annotated

from pydantic import Field

from app.kernel.paging import MOST, ListFilter
from app.kernel.schemas import View


class SectorFilter(ListFilter):
    """Sectors are few, so a page holds all of them unless told otherwise."""

    limit: Annotated[int, Field(ge=1, le=MOST)] = MOST


class SectorView(View):
    """Where a technology is used."""

    slug: str
    name: str
    scope_note: str


class ClosenessView(View):
    """How close a sector's problem is to policing's in a theme, from 0 to 1, and why."""

    sector: str
    sector_name: str
    closeness: float
    why: str


class CapabilityWords(View):
    """What a technology does, with other words for it."""

    slug: str
    name: str
    scope_note: str
    synonyms: list[str]


class CapabilityNode(CapabilityWords):
    """A capability in the tree, with its CPV codes."""

    cpv: list[str]


class ThemeView(View):
    """A theme with its capabilities."""

    slug: str
    name: str
    scope_note: str
    closeness: list[ClosenessView]
    capabilities: list[CapabilityNode]


class CapabilityTree(View):
    """The whole vocabulary."""

    version: int
    themes: list[ThemeView]


class ThemeName(View):
    """A theme as a capability names it."""

    slug: str
    name: str
    scope_note: str
    closeness: list[ClosenessView]


class CpvCode(View):
    """A code of the Common Procurement Vocabulary; no description when it is not a shipped one."""

    code: str
    description: str | None


class CapabilityView(CapabilityWords):
    """One capability with its theme, and what its CPV codes stand for."""

    cpv: list[CpvCode]
    theme: ThemeName
