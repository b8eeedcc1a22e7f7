"""Documents that are zip archives: no macros, no passwords, no bombs, nothing inside to run."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NoReturn

from app.files.kinds import FORMS, OPEN_DOCUMENTS
from app.kernel.errors import FieldError, Invalid

if TYPE_CHECKING:
    from typing import BinaryIO

    from app.files.enums import Kind

MOST_ENTRIES: Final = 4000
# Scanners look no further than so far: the worker has them prove it (platform.scanner_proof).
LARGEST_PART: Final = 64 * 1024 * 1024
MOST_UNPACKED: Final = 250 * 1024 * 1024
MOST_RATIO: Final = 120
_RATIO_COUNTS_FROM: Final = 1024 * 1024  # small parts of XML are packed very well by nature
_LARGEST_READ: Final = 4 * 1024 * 1024
_ENCRYPTED_FLAG: Final = 0x1
_PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# What zipfile raises for bytes that are no archive it can read.
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, ValueError, struct.error),
    NotImplementedError,  # zipfile's own word for a later version of the format: it is refused
)
_MACROS: Final = re.compile(
    r"vbaproject|vbadata|activex|macrosheets|(^|/)(basic|scripts)/|oleobject", re.IGNORECASE
)
# What a document may carry; a program, a script or another archive is none of it.
_INSIDE: Final = frozenset(
    {
        *(".xml", ".rels", ".vml", ".rdf", ".json", ".txt", ".bin", ".xlsx", ".docx", ".pptx"),
        *(".png", ".jpg", ".jpeg", ".jpe", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf"),
        *(".svg", ".webp", ".wdp", ".ttf", ".odttf", ".fntdata", ".thmx"),
    }
)
_MACRO_TYPE: Final = re.compile(rb"macroEnabled|vnd\.ms-office\.vbaProject", re.IGNORECASE)


def refuse_archive(file: BinaryIO, kind: Kind) -> None:
    """Check a document that is a zip archive, without unpacking more than two small parts."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_entries(archive.infolist())
            if kind in OPEN_DOCUMENTS:
                _refuse_open_document(archive, kind)
            else:
                _refuse_office(archive, kind)
    except _DAMAGED:
        _refuse("mismatch", f"The file is damaged. Save it again as .{kind}")


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES or len(set(names)) < len(names):
        _refuse("archive", "It has too many parts, or the same part twice. Save it again")
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        _refuse("encrypted", "Save it without a password")
    if any(entry.compress_type not in _PACKED for entry in entries):
        _refuse("archive", "It is packed in a way that no document is. Save it again")
    sizes = [entry.file_size for entry in entries]
    if (
        sum(sizes) > MOST_UNPACKED
        or max(sizes, default=0) > LARGEST_PART
        or any(map(_swells, entries))
    ):
        _refuse(
            "archive", "It unpacks to far more than it seems. Save it again, with smaller parts"
        )
    if any(map(_MACROS.search, names)):
        _refuse("macros", "Save it without macros, controls and embedded objects")
    if any(map(_is_foreign, names)):
        _refuse("archive", "It has parts that no document needs. Save it again without them")


def _swells(entry: zipfile.ZipInfo) -> bool:
    return (
        entry.file_size > _RATIO_COUNTS_FROM and entry.file_size > entry.compress_size * MOST_RATIO
    )


def _is_foreign(name: str) -> bool:
    path = PurePosixPath(name)
    if name.endswith("/") or path.name == "mimetype":
        return False
    odd = path.is_absolute() or ".." in path.parts or "\\" in name
    # A part that is only an ending, such as `_rels/.rels`, has no suffix of its own.
    suffix = path.suffix or (path.name if path.name.startswith(".") else "")
    return odd or (suffix.lower() not in _INSIDE and bool(suffix))


def _refuse_office(archive: zipfile.ZipFile, kind: Kind) -> None:
    types = _read(archive, "[Content_Types].xml")
    if FORMS[kind].main_part not in archive.namelist():
        _refuse("mismatch", f"Its content is not that of a .{kind} file. Save it again as .{kind}")
    if _MACRO_TYPE.search(types):
        _refuse("macros", "Save it without macros")


def _refuse_open_document(archive: zipfile.ZipFile, kind: Kind) -> None:
    if _read(archive, "mimetype").strip() != FORMS[kind].media_type.encode():
        _refuse("mismatch", f"Its content is not that of a .{kind} file. Save it again as .{kind}")
    if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
        _refuse("encrypted", "Save it without a password")


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as part:
            return part.read(_LARGEST_READ)
    except KeyError:
        _refuse("mismatch", "The file is damaged. Save it again")


def _refuse(code: str, message: str) -> NoReturn:
    raise Invalid(errors=[FieldError("/file", code, message)])
