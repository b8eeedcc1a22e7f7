"""The fixed words of questions."""

from enum import StrEnum


class Status(StrEnum):
    """Where a question stands, as stored."""

    ASKED = "asked"
    PUBLISHED = "published"
    MERGED = "merged"
    DECLINED = "declined"


class State(StrEnum):
    """What the lifecycle reads: the stored status, and what became of the challenge."""

    ASKED = "asked"
    LAPSED = "lapsed"  # asked, and the challenge was concluded or withdrawn before an answer
    PUBLISHED = "published"
    MERGED = "merged"
    DECLINED = "declined"


class Action(StrEnum):
    """What can be done to a question (DOMAIN section 4)."""

    ANSWER = "answer"
    MERGE = "merge"
    DECLINE = "decline"
    CORRECT = "correct"


class Because(StrEnum):
    """Why a question is not answered: a code, since words to one supplier would be news to it."""

    NOT_ABOUT_THIS = "not_about_this"
    ALREADY_PUBLISHED = "already_published"
    FOR_THE_PROCUREMENT = "for_the_procurement"
    ONE_SUPPLIER_ONLY = "one_supplier_only"
    CANNOT_BE_PUBLIC = "cannot_be_public"


class Sort(StrEnum):
    """How questions are ordered: the newest answer first, or by when an answer is due."""

    NEWEST = "newest"
    DUE = "due"
