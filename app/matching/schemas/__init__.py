"""Matches with their explanations, as they go in and out."""
