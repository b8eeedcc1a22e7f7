"""What must always hold between records; each query finds what breaks it."""

from __future__ import annotations

from typing import Final

INVARIANTS: Final[dict[str, str]] = {
    "a challenge counts its submitted responses": """
        SELECT c.reference FROM challenge c
        WHERE c.responses_submitted <> (SELECT count(*) FROM response r
            WHERE r.challenge_id = c.id AND r.status NOT IN ('draft', 'withdrawn'))""",
    "a challenge counts the feedback it owes": """
        SELECT c.reference FROM challenge c
        WHERE c.feedback_owed <> (SELECT count(*) FROM response r
            LEFT JOIN feedback f ON f.response_id = r.id
            WHERE r.challenge_id = c.id AND r.status NOT IN ('draft', 'withdrawn')
              AND f.response_id IS NULL)""",
    "a concluded challenge owes nobody feedback": """
        SELECT reference FROM challenge WHERE status = 'concluded' AND feedback_owed > 0""",
    "a concluded challenge has a published outcome": """
        SELECT c.reference FROM challenge c LEFT JOIN outcome o ON o.challenge_id = c.id
        WHERE c.status = 'concluded' AND o.published_at IS NULL""",
    "a challenge in moderation has one open case": """
        SELECT c.reference FROM challenge c
        WHERE c.status = 'in_moderation' AND 1 <> (SELECT count(*) FROM moderation_case m
            WHERE m.subject_id = c.id AND m.status <> 'decided')""",
    "nobody signed off a challenge that they wrote": """
        SELECT f.stream_id::text FROM fact f
        WHERE f.kind = 'ChallengeMoved'
          AND f.payload ->> 'action' IN ('first_sign_off', 'sign_off')
          AND EXISTS (SELECT FROM fact w
            WHERE w.stream_id = f.stream_id AND w.account_id = f.account_id
              AND w.position < f.position  -- who signs first may write afterwards
              AND w.kind IN ('ChallengeStarted', 'ChallengeEdited'))""",
}
