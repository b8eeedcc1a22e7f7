"""Tests, laid out as the application is."""
