"""All SQL of solutions; callers read `solutions.repository.get`."""

from app.solutions.repository.catalogue import facets, page
from app.solutions.repository.contacts import (
    contact_request,
    contact_requests,
    has_asked,
    request_to_answer,
    requests_waiting,
    unnamed_deployment,
    user_name,
)
from app.solutions.repository.detail import (
    CARD_FIELDS,
    detail,
    evidence_parts,
    listed_uses,
    public_deployments,
    with_actions,
)
from app.solutions.repository.evidence import (
    deployment_record,
    deployment_records,
    deployment_to_judge,
)
from app.solutions.repository.history import timeline, versions
from app.solutions.repository.imports import (
    deployments_of_cards,
    own_cards,
    own_cards_named,
    own_deployments,
    queue_imports,
)
from app.solutions.repository.policing import (
    is_named_policing_use,
    policing_uses,
    shown_capabilities,
)
from app.solutions.repository.records import (
    deployments_of,
    free_reference,
    free_references,
    get,
    is_named,
    supplier_is_example,
)
from app.solutions.repository.words import (
    STALE_AFTER_MONTHS,
    evidence_date,
    horizon,
    is_stale,
    undisputed,
)

__all__ = [
    "CARD_FIELDS",
    "STALE_AFTER_MONTHS",
    "contact_request",
    "contact_requests",
    "deployment_record",
    "deployment_records",
    "deployment_to_judge",
    "deployments_of",
    "deployments_of_cards",
    "detail",
    "evidence_date",
    "evidence_parts",
    "facets",
    "free_reference",
    "free_references",
    "get",
    "has_asked",
    "horizon",
    "is_named",
    "is_named_policing_use",
    "is_stale",
    "listed_uses",
    "own_cards",
    "own_cards_named",
    "own_deployments",
    "page",
    "policing_uses",
    "public_deployments",
    "queue_imports",
    "request_to_answer",
    "requests_waiting",
    "shown_capabilities",
    "supplier_is_example",
    "timeline",
    "undisputed",
    "unnamed_deployment",
    "user_name",
    "versions",
    "with_actions",
]
