"""Whether a scanner looks as far into a document as documents are taken: a virus hidden there."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import IO

# What every scanner knows and nobody is harmed by; in pieces, so that none finds it in here.
TEST_MARK: Final = b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!"
TEST_VIRUS: Final = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + TEST_MARK + b"$H+H*"
_MIB: Final = 1024**2
_FILLING: Final = bytes(_MIB)


@dataclass(frozen=True, slots=True)
class Depth:
    """How many bytes one part of a document, and all of them, may have when it is unpacked."""

    part: int
    whole: int

    @property
    def megabytes(self) -> dict[str, int]:
        """What ClamAV's limits must not be below: it counts an archive within again."""
        return {
            "MaxFileSize": _megabytes(self.part),
            "MaxScanSize": _megabytes(self.whole + 2 * self.part),
        }

    @property
    def remedy(self) -> str:
        """What to tell the operator of a scanner that looks less far."""
        least = ", ".join(f"{name} {size}M" for name, size in self.megabytes.items())
        overlooked = "ClamAV overlooked a virus deep in a document"
        return f"{overlooked}: it needs ScanArchive yes, {least} or more"


def _megabytes(size: int) -> int:
    return -(-size // _MIB) + 1


def hidden_virus(depth: Depth) -> bytes:
    """A small archive that unpacks to the depth, with the test virus at its very end."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        left = depth.whole
        while left > depth.part:
            with archive.open(f"{left}.bin", "w") as part:
                _fill(part, depth.part)
            left -= depth.part
        # The last part is an archive of its own, whose index and virus lie behind its filling.
        with (
            archive.open("last.zip", "w") as part,
            zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as last,
        ):
            with last.open("filling.bin", "w") as filling:
                _fill(filling, depth.part)
            last.writestr("virus.txt", TEST_VIRUS)
    return made.getvalue()


def _fill(part: IO[bytes], size: int) -> None:
    for _ in range(size // _MIB):
        part.write(_FILLING)
