"""What is looked at in a file before it is kept: type, encryption, active parts, markings.

This is not the virus scanner, which comes afterwards and decides whether it is ever handed out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NoReturn

import puremagic

from app.files.archives import refuse_archive
from app.files.kinds import FORMS, IN_ZIP, PLAIN, TAKEN, kind_of
from app.kernel.errors import FieldError, Invalid
from app.kernel.screening import MESSAGES, FindingKind, markings
from app.platform.scanner_proof import TEST_VIRUS

if TYPE_CHECKING:
    from typing import BinaryIO

    from app.files.enums import Kind

_HEAD: Final = 8192
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_ACTIVE: Final = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)\b")
_PDF_ENCRYPTED: Final = re.compile(rb"/Encrypt\b")
# A name in a PDF may spell letters as #xx; nobody needs that for the names above.
_PDF_SPELT: Final = re.compile(rb"/[A-Za-z]*(?:#[0-9A-Fa-f]{2}[A-Za-z]*)+")
_HEX: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_NO_TEXT: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_NOT_PLAIN: Final = ("%pdf-", "{\\rtf", "<!doctype", "<html", "<?xml", "<script", "<svg", "#!")


def refuse_name(name: str) -> Kind:
    """Check a cleaned name and return the type it stands for; Invalid with the remedy."""
    if not name:
        _refuse("missing", "Give the name of the file", pointer="/name")
    if markings(_words(name)):
        _refuse("marking", MESSAGES[FindingKind.MARKING], pointer="/name")
    kind = kind_of(name)
    if kind is None:
        _refuse("type", f"Choose a file of one of these types: {TAKEN}", pointer="/name")
    return kind


def refuse_claim(kind: Kind, claimed: str) -> None:
    """Check that the media type that was sent is that of the name."""
    form = FORMS[kind]
    if claimed != form.media_type and claimed not in form.also_claimed:
        _refuse("mismatch", f"Send the media type of a .{kind} file: {form.media_type}")


def refuse_content(file: BinaryIO, kind: Kind) -> None:
    """Check that the content is what the name says, and nothing that may not be kept."""
    file.seek(0)
    content = file.read()
    if TEST_VIRUS in content:
        _refuse("virus", "This is the test file of virus scanners. Choose another file")
    if content.startswith(_OLD_OFFICE):
        _refuse("encrypted", "Save it without a password, in today’s format (docx, xlsx or pptx)")
    if kind in PLAIN:
        _refuse_text(content)
        return
    if not _identified(content) & FORMS[kind].magic:
        _refuse("mismatch", f"Its content is not that of a .{kind} file. Save it again as .{kind}")
    if kind in IN_ZIP:
        refuse_archive(file, kind)
    elif kind == "pdf":
        _refuse_pdf(content)


def _identified(content: bytes) -> set[str]:
    try:
        found = puremagic.magic_string(content[:_HEAD])
    except puremagic.PureError:
        return set()
    return {match.mime_type for match in found}


def _refuse_text(content: bytes) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse("mismatch", "Save it as plain text in UTF-8")
    if _NO_TEXT.search(text) or text.lstrip()[:20].lower().startswith(_NOT_PLAIN):
        _refuse("mismatch", "Its content is not plain text. Save it as plain text")
    if markings(text):
        _refuse("marking", MESSAGES[FindingKind.MARKING])


def _refuse_pdf(content: bytes) -> None:
    spelt = b" ".join(
        _HEX.sub(lambda match: bytes.fromhex(match[1].decode()), name)
        for name in _PDF_SPELT.findall(content)
    )
    if _PDF_ENCRYPTED.search(content) or _PDF_ENCRYPTED.search(spelt):
        _refuse("encrypted", "Save it without a password or restrictions")
    if _PDF_ACTIVE.search(content) or _PDF_ACTIVE.search(spelt):
        _refuse("active", "Save it without scripts, forms, films and attached files")


def _words(name: str) -> str:
    """A name as words: what joins them in names of files is no letter."""
    return name.replace("_", " ").replace(".", " ")


def _refuse(code: str, message: str, *, pointer: str = "/file") -> NoReturn:
    raise Invalid(errors=[FieldError(pointer, code, message)])
