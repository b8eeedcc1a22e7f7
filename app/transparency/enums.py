"""The fixed words of the engagement record."""

from enum import StrEnum


class Told(StrEnum):
    """What reached suppliers through the portal."""

    CHALLENGE_PUBLISHED = "challenge_published"
    CHALLENGE_WITHDRAWN = "challenge_withdrawn"
    OUTCOME_PUBLISHED = "outcome_published"
    FEEDBACK = "feedback"
    QUESTION_ANSWERED = "question_answered"
    ANSWER_CORRECTED = "answer_corrected"
    QUESTION_DECLINED = "question_declined"
    NEED_RENEWED = "need_renewed"
    PRODUCT_MAY_FIT = "product_may_fit"


class To(StrEnum):
    """Who was told."""

    EVERYBODY = "everybody"
    EVERY_SUPPLIER_WHO_MAY_SEE_IT = "every_supplier_who_may_see_it"
    ONE_SENDER = "one_sender"
    ONE_SUPPLIER = "one_supplier"
    ONE_ASKER = "one_asker"


class Because(StrEnum):
    """Why something was told to some and not to all."""

    OWN_RESPONSE = "own_response"
    OWN_PRODUCT = "own_product"
    OWN_QUESTION = "own_question"


class Step(StrEnum):
    """Steps taken so that no supplier gets an unfair advantage (Procurement Act 2023, s.16(3))."""

    SECOND_PERSON_SIGNED = "second_person_signed"
    NEUTRAL_MODERATION = "neutral_moderation"
    ONE_TEXT_FOR_ALL = "one_text_for_all"
    ONE_DEADLINE_FOR_ALL = "one_deadline_for_all"
    ANSWERS_FOR_ALL = "answers_for_all"
    SEALED_UNTIL_CLOSE = "sealed_until_close"
    FEEDBACK_FOR_ALL = "feedback_for_all"
