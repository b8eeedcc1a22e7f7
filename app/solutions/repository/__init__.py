"""All SQL of solutions; callers read `solutions.repository.get`."""

from app.solutions.repository.catalogue import facets, page
from app.solutions.repository.detail import CARD_FIELDS, detail, public_deployments
from app.solutions.repository.history import timeline, versions
from app.solutions.repository.policing import policing_uses
from app.solutions.repository.records import (
    deployments_of,
    free_reference,
    get,
    is_named,
    supplier_is_example,
)
from app.solutions.repository.words import horizon

__all__ = [
    "CARD_FIELDS",
    "deployments_of",
    "detail",
    "facets",
    "free_reference",
    "get",
    "horizon",
    "is_named",
    "page",
    "policing_uses",
    "public_deployments",
    "supplier_is_example",
    "timeline",
    "versions",
]
