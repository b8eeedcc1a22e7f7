"""What was sent, version by version, as its sender reads it."""

from app.files.schemas import FileName
from app.kernel.schemas import Moment, View
from app.organisations.schemas import OrganisationName
from app.responses.schemas.reading import AnsweredChallenge, Reading, SolutionName


class SentCard(View):
    """A version that was sent. `counts` says whether it is the one that counts now."""

    number: int
    submitted_at: Moment
    sha256: str
    counts: bool


class SentFile(FileName):
    """A file as it was sent, with the hash of its content."""

    sha256: str


class SentVersion(SentCard):
    """The receipt of one version, with everything that was sent in it.

    `sha256` is the hash of the bytes that `…/document` hands out; the record of facts holds the
    same. `confidential` names the parts that were marked so.
    """

    reference: str
    challenge: AnsweredChallenge
    supplier: OrganisationName
    solution: SolutionName | None = None
    submitted: Reading
    confidential: tuple[str, ...]
    files: dict[str, SentFile]
