"""Moderation: cases with a due time, from sign-off or a supplier's request to the decision."""
