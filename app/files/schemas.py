"""What readers get of files, and what an upload says of itself."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, computed_field

from app.files.enums import Ability, Kind, Purpose, Status
from app.files.kinds import FORMS
from app.kernel.schemas import Moment, View, Wish


class UploadQuery(Wish):
    """What a file is for, and its name; folders and odd characters are taken off the name."""

    purpose: Purpose
    name: Annotated[str, Field(min_length=1, max_length=400)]


class FileName(View):
    """A file as the record that holds it names it."""

    id: UUID
    name: str
    kind: Kind
    size: int
    status: Status


class FileView(FileName):
    """The metadata of a file. Everybody but its own organisation only ever sees clean ones."""

    purpose: Purpose
    sha256: str
    uploaded_at: Moment
    scanned_at: Moment | None
    is_example: bool
    available_actions: list[Ability]

    @computed_field  # type: ignore[prop-decorator]  # Pydantic's documented way
    @property
    def media_type(self) -> str:
        """The media type that the content was found to be of."""
        return FORMS[self.kind].media_type
