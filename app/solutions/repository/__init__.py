"""All SQL of solutions: records for writes, the catalogue, one card, its history."""

from app.solutions.repository.records import (
    deployments_of,
    free_reference,
    get,
    is_named,
    supplier_is_example,
)

__all__ = [
    "deployments_of",
    "free_reference",
    "get",
    "is_named",
    "supplier_is_example",
]
