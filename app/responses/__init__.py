"""Responses: what one supplier sends to one challenge, sealed until it closes."""
