"""Figures of the moderator's conduct as they go out, and as they are kept."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.insights.enums import Act, Dimension, WhyWithheld
from app.kernel.paging import ListFilter, Page
from app.kernel.schemas import Moment, View


class QuarterFilter(ListFilter):
    """Which quarter; all of them otherwise."""

    quarter: Annotated[str | None, Field(pattern=r"^\d{4}-q[1-4]$")] = None


class ToldCount(View):
    """How many, or why that is not told."""

    value: int | None
    withheld: WhyWithheld | None = None


class ConductGroup(View):
    """A group of suppliers: pairs shown to moderators, pairs chosen, and its share of choices.

    `expected` is how many would have been chosen had the choice followed what was shown.
    """

    group: str
    shown: ToldCount
    chosen: ToldCount
    expected: float | None


class ConductComparison(View):
    """One kind of choice by one dimension. Without `p` there was too little to compare."""

    act: Act
    dimension: Dimension
    shown: ToldCount
    chosen: ToldCount
    groups: list[ConductGroup]
    test: str | None
    p: float | None
    skewed: bool


class ConductFigures(View):
    """What is kept of a quarter; `is_example` says that invented records are among them."""

    comparisons: list[ConductComparison]
    is_example: bool


class QuarterView(ConductFigures):
    """A quarter; `published_at` is null while it runs, when only watchers see it."""

    quarter: str
    published_at: Moment | None


class NeutralityPage(Page[QuarterView]):
    """Published quarters, newest first; `running` is for moderators, auditors and oversight."""

    running: QuarterView | None


class NeutralityRow(View):
    """A group in a quarter, as a row of the file."""

    quarter: str
    act: Act
    dimension: Dimension
    group: str
    shown: str
    chosen: str
    expected: float | None
    test: str | None
    p: float | None
    skewed: bool
    is_example: bool
