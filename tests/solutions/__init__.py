"""Tests of product cards."""
