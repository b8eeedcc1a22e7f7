"""Tests of app/transparency."""
