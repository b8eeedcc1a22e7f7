"""A supplier's own answers, to be used again: what was sent before, and what is kept for later."""
