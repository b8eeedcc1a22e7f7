"""All SQL of matching, by topic."""
