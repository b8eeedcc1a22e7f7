"""The codes of files."""

from enum import StrEnum


class Status(StrEnum):
    """Where a file stands. Its content leaves the portal only while it is clean.

    A file is lost when its content was gone before it could be scanned.
    """

    QUARANTINED = "quarantined"
    CLEAN = "clean"
    INFECTED = "infected"
    LOST = "lost"
    REMOVED = "removed"


class Purpose(StrEnum):
    """What a file is for, and so which domain says who may read it."""

    PRODUCT = "product"
    RESPONSE = "response"


class Kind(StrEnum):
    """The types that are taken, named by their extension."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    CSV = "csv"
    TXT = "txt"
    PNG = "png"
    JPEG = "jpg"


class Ability(StrEnum):
    """What a reader may do with a file, as its metadata lists it."""

    DOWNLOAD = "download"
    DELETE = "delete"
