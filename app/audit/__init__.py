"""The audit trail: reading it, and proving that nobody changed it."""
