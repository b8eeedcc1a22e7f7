"""All SQL of challenges, by topic; callers read `challenges.repository.get`."""

from app.challenges.repository.facets import facets
from app.challenges.repository.history import timeline, versions
from app.challenges.repository.listing import page
from app.challenges.repository.needs import unmet, unmet_needs
from app.challenges.repository.outcomes import find_outcome, outcome_of, outcomes
from app.challenges.repository.reading import detail, read_row
from app.challenges.repository.record import get, named
from app.challenges.repository.writing import (
    add,
    add_author,
    add_opinion,
    change_counts,
    co_sponsors,
    find_force,
    free_reference,
    keep_version,
    replace_co_sponsors,
)

__all__ = [
    "add",
    "add_author",
    "add_opinion",
    "change_counts",
    "co_sponsors",
    "detail",
    "facets",
    "find_force",
    "find_outcome",
    "free_reference",
    "get",
    "keep_version",
    "named",
    "outcome_of",
    "outcomes",
    "page",
    "read_row",
    "replace_co_sponsors",
    "timeline",
    "unmet",
    "unmet_needs",
    "versions",
]
