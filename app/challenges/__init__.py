"""Challenges, their outcomes and ethics opinions."""
