"""Nets that hold the structure of the whole tree."""
