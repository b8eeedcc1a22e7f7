"""What is done with matches, by topic."""

from app.matching.service.curation import decide, say_not_relevant
from app.matching.service.encoding import encode_missing
from app.matching.service.impressions import keep_writing, write_impressions
from app.matching.service.indexing import index_missing, index_record
from app.matching.service.matches import (
    matches_of_challenge,
    matches_of_solution,
    stored_matches,
)
from app.matching.service.renewals import answer_renewal, ask_next, notice_renewals, renewed_matches
from app.matching.service.similar import similar_to, similar_to_text
from app.matching.service.weighing import (
    list_weights,
    propose_weights,
    take_weights,
    weights_view,
)

__all__ = [
    "answer_renewal",
    "ask_next",
    "decide",
    "encode_missing",
    "index_missing",
    "index_record",
    "keep_writing",
    "list_weights",
    "matches_of_challenge",
    "matches_of_solution",
    "notice_renewals",
    "propose_weights",
    "renewed_matches",
    "say_not_relevant",
    "similar_to",
    "similar_to_text",
    "stored_matches",
    "take_weights",
    "weights_view",
    "write_impressions",
]
