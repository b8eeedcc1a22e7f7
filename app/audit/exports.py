"""The columns of the audit trail's file. A fact names a record by id, not what is invented."""

from operator import attrgetter
from typing import Final

import orjson

from app.audit.schemas import FactView
from app.web.csv_files import CsvTable, Terms

FACTS: Final = CsvTable[FactView](
    "facts",
    Terms.INTERNAL,
    {
        "id": attrgetter("id"),
        "recorded_at": attrgetter("recorded_at"),
        "kind": attrgetter("kind"),
        "stream_id": attrgetter("stream_id"),
        "position": attrgetter("position"),
        "role": attrgetter("role"),
        "account_id": attrgetter("account_id"),
        "organisation_id": attrgetter("organisation_id"),
        "payload": lambda row: orjson.dumps(row.payload).decode(),
        "reason": attrgetter("reason"),
        "hash": attrgetter("hash"),
    },
)
