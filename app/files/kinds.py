"""The types of files that are taken, and how each is told: by extension, claim and content."""

from dataclasses import dataclass, field
from typing import Final

from app.files.enums import Kind

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_OPEN: Final = "application/vnd.oasis.opendocument."


@dataclass(frozen=True, slots=True)
class Form:
    """One type: its media type, its extensions, and what its content must look like.

    `magic` are the media types puremagic may name; none for plain text, in which it must find
    nothing. `main_part` is the entry that makes a zip archive a document of this type.
    """

    media_type: str
    extensions: tuple[str, ...]
    magic: frozenset[str] = frozenset()
    main_part: str = ""
    also_claimed: frozenset[str] = field(default_factory=frozenset)


def _office(kind: Kind, family: str, main_part: str) -> Form:
    media_type = f"{_OFFICE}{family}"
    return Form(media_type, (str(kind),), magic=frozenset({media_type}), main_part=main_part)


def _open_document(kind: Kind, family: str) -> Form:
    return Form(f"{_OPEN}{family}", (str(kind),), magic=frozenset({f"{_OPEN}{family}"}))


FORMS: Final[dict[Kind, Form]] = {
    Kind.PDF: Form("application/pdf", ("pdf",), magic=frozenset({"application/pdf"})),
    Kind.DOCX: _office(Kind.DOCX, "wordprocessingml.document", "word/document.xml"),
    Kind.XLSX: _office(Kind.XLSX, "spreadsheetml.sheet", "xl/workbook.xml"),
    Kind.PPTX: _office(Kind.PPTX, "presentationml.presentation", "ppt/presentation.xml"),
    Kind.ODT: _open_document(Kind.ODT, "text"),
    Kind.ODS: _open_document(Kind.ODS, "spreadsheet"),
    Kind.ODP: _open_document(Kind.ODP, "presentation"),
    # Browsers on Windows name a CSV after the program that opens it.
    Kind.CSV: Form(
        "text/csv", ("csv",), also_claimed=frozenset({"application/vnd.ms-excel", "text/plain"})
    ),
    Kind.TXT: Form("text/plain", ("txt",)),
    Kind.PNG: Form("image/png", ("png",), magic=frozenset({"image/png"})),
    Kind.JPEG: Form("image/jpeg", ("jpg", "jpeg"), magic=frozenset({"image/jpeg"})),
}
PLAIN: Final = frozenset({Kind.CSV, Kind.TXT})
IN_ZIP: Final = frozenset({Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.ODT, Kind.ODS, Kind.ODP})
OPEN_DOCUMENTS: Final = frozenset({Kind.ODT, Kind.ODS, Kind.ODP})
TAKEN: Final = (
    "PDF, Word (docx), Excel (xlsx), PowerPoint (pptx), odt, ods, odp, CSV, TXT, PNG or JPEG"
)


def kind_of(name: str) -> Kind | None:
    """The type that a name's extension stands for, or nothing."""
    extension = name.rpartition(".")[2].lower()
    return next((kind for kind, form in FORMS.items() if extension in form.extensions), None)
