"""Files of the demonstration: small invented documents, made when they are loaded."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Final

from app.files import service as files
from app.files.enums import Kind, Purpose, Status
from app.files.kinds import PLAIN, kind_of

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.demonstration.content import Item
    from app.demonstration.steps import Story
    from app.kernel.actor import Actor

_FONT: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_PAGE: Final = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
    b"/Resources << /Font << /F1 4 0 R >> >> >>"
)


async def attach(
    session: AsyncSession, story: Story, supplier: Actor, item: Item, *, purpose: Purpose
) -> UUID:
    """Make a document, store it and take it in, found clean: nobody else wrote it."""
    kind = kind_of(item["name"]) or Kind.TXT
    content = "\n".join(item["lines"]).encode() if kind in PLAIN else pdf(item["lines"])
    received = files.Received(
        name=item["name"],
        kind=kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        key=await story.storage.keep(io.BytesIO(content)),
    )
    file = await files.take_in(session, supplier, received, purpose=purpose)
    await files.settle_scan(session, file.id, Status.CLEAN)
    return file.id


def pdf(lines: list[str]) -> bytes:
    """A page with these lines, the first one large; what has no letter in Latin 1 is left out."""
    words = [
        f"BT /F1 {20 if n == 0 else 12} Tf 60 {770 - 30 * n} Td ({_escaped(line)}) Tj ET"
        for n, line in enumerate(lines)
    ]
    text = "\n".join(words).encode("latin-1", "ignore")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _PAGE,
        _FONT,
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(text), text),
    ]
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    """Write the objects with the table of where each begins."""
    body, places = b"%PDF-1.4\n", []
    for number, entry in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, entry)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    )


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
