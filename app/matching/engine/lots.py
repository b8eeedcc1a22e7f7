"""Lots among equals: neither age nor name decides who stands first."""

import hashlib

from app.matching.engine.documents import DocumentId


def lot(query_id: DocumentId, document_id: DocumentId) -> bytes:
    """The lot a document draws among equals: by chance, but the same for the same query."""
    drawn = hashlib.blake2b(f"{query_id}\0{document_id}".encode(), digest_size=8)
    return drawn.digest()
