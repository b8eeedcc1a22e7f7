"""Tests of the answer library."""
