"""Small invented documents of every type that is taken, and the ways in which they go wrong."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from app.files.enums import Kind
from app.files.kinds import FORMS

PNG: Final = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
)
JPEG: Final = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
PDF: Final = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as written:
        for name, part in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            written.writestr(name, part, compress_type=stored)
    return body.getvalue()


def office(kind: Kind, **more: bytes) -> dict[str, bytes]:
    """The parts of an Office document of today's format."""
    return {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": b"<Relationships/>",
        FORMS[kind].main_part: b"<document/>",
        **more,
    }


def open_document(kind: Kind, **more: bytes) -> dict[str, bytes]:
    """The parts of an OpenDocument."""
    return {
        "mimetype": FORMS[kind].media_type.encode(),
        "META-INF/manifest.xml": b"<manifest/>",
        "content.xml": b"<office/>",
        **more,
    }


def good(kind: Kind) -> bytes:
    """A document that is taken."""
    plain = {
        Kind.PDF: PDF,
        Kind.PNG: PNG,
        Kind.JPEG: JPEG,
        Kind.CSV: "site,minutes\nÉxample,40\n".encode(),
        Kind.TXT: b"Invented results of an invented trial.\n",
    }
    if kind in plain:
        return plain[kind]
    if FORMS[kind].main_part:
        return zipped(office(kind))
    return zipped(open_document(kind))
