"""All SQL of search: which records a reader may find, and the texts of those that are shown."""

from app.search.repository.questions import (
    question_records,
    question_texts,
    question_words,
    questions,
)
from app.search.repository.records import (
    Record,
    challenge_records,
    outcome_records,
    outcome_texts,
    outcomes,
    solution_records,
    visible_challenges,
    vocabulary_version,
)
from app.search.repository.uses import use_records, use_texts, use_words, uses

__all__ = [
    "Record",
    "challenge_records",
    "outcome_records",
    "outcome_texts",
    "outcomes",
    "question_records",
    "question_texts",
    "question_words",
    "questions",
    "solution_records",
    "use_records",
    "use_texts",
    "use_words",
    "uses",
    "visible_challenges",
    "vocabulary_version",
]
