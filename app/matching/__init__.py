"""Matching challenges and solutions."""
