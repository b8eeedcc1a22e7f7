"""What happens to files: codes only, since even a hash could show whose a sealed file is."""

from dataclasses import dataclass

from app.files.enums import Kind, Purpose, Status
from app.kernel.facts import Fact


@dataclass(frozen=True)
class FileUploaded(Fact):
    """A file was taken in, and is in quarantine."""

    purpose: Purpose
    file_kind: Kind


@dataclass(frozen=True)
class FileScanned(Fact):
    """The scanner looked at a file and found it clean or infected, or its content was gone."""

    status: Status


@dataclass(frozen=True)
class FileRemoved(Fact):
    """A file that no record holds was removed: by its organisation, or when nobody used it."""
