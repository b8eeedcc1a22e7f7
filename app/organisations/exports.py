"""The columns of the file of organisations."""

from operator import attrgetter
from typing import Final

from app.organisations.schemas import OrganisationCard
from app.web.csv_files import CsvTable, Terms

_FIELDS: Final = (
    "slug",
    "name",
    "kind",
    "status",
    "jurisdiction",
    "nation",
    "region",
    "force_type",
    "gss_code",
    "valid_from",
    "valid_to",
    "id",
)
ORGANISATIONS: Final = CsvTable[OrganisationCard](
    "organisations",
    Terms.OPEN,
    {name: attrgetter(name) for name in _FIELDS},
    example=attrgetter("is_example"),
)
