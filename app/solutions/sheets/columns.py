"""The columns of both sheets: one table each, from which files, checks, page and docs are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.solutions.enums import (
    BiasEvaluation,
    DeploymentStatus,
    Hosting,
    PriceBand,
    Reach,
    Sheet,
    Vetting,
)
from app.solutions.schemas import DeploymentEdit, SolutionEdit
from app.solutions.sheets.cells import (
    CODE,
    DATE,
    LINE,
    LIST,
    NUMBER,
    RESULTS,
    TEXT,
    YES_NO,
    Form,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum

    from app.kernel.schemas import Wish

MOST_ROWS: Final = 500
EXAMPLE_KEY: Final = "EXAMPLE"
"""What stands in the key column of the template's example row, which is never taken."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in a file, what to write there, and where that stands in the record.

    `stored_as` names the field of the record where something else is stored than is written.
    `read_only` ones are there to be read: nothing in them is looked at.
    """

    name: str
    about: str
    form: Form = TEXT
    example: str = ""
    choices: tuple[str, ...] = ()
    part_of: str | None = None
    stored_as: str | None = None
    read_only: bool = False

    @property
    def place(self) -> tuple[str, ...]:
        """Where in the record the value stands."""
        own = self.stored_as or self.name
        return (self.part_of, own) if self.part_of else (own,)

    def value(self, record: Mapping[str, Any]) -> Any:
        """The value that is stored in a record of plain JSON values."""
        found: Any = record
        for step in self.place:
            found = found.get(step) if found else None
        return found

    def write(self, record: Mapping[str, Any]) -> str:
        """The cell of a record; what is written otherwise than stored stands in it by its name."""
        value = record.get(self.name) if self.stored_as else self.value(record)
        return self.form.write(value) if value is not None else ""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The columns of a sheet.

    `key` names the record, empty for a new one; `home` the record it belongs to, in every file;
    `new` are the columns without which no row can be new.
    """

    sheet: Sheet
    key: str
    edit: type[Wish]
    columns: tuple[Column, ...]
    new: tuple[str, ...]
    home: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns, in their order."""
        return tuple(column.name for column in self.columns)

    @property
    def fields(self) -> tuple[Column, ...]:
        """The columns that say something about the record itself."""
        apart = {self.key, self.home}
        return tuple(c for c in self.columns if not c.read_only and c.name not in apart)

    def longest(self, column: Column) -> int | None:
        """How many characters, or entries of a list, the record takes in a column."""
        return _longest(self.edit.model_json_schema(), column.place)


def _longest(schema: dict[str, Any], place: Iterable[str]) -> int | None:
    found: dict[str, Any] = schema
    for step in place:
        found = found["properties"].get(step, {})
        if "$ref" in found:
            found = schema["$defs"][found["$ref"].rpartition("/")[2]]
    most: int | None = found.get("maxLength", found.get("maxItems"))
    return most


def _choice(name: str, about: str, codes: type[StrEnum], **more: Any) -> Column:
    return Column(name, about, CODE, choices=tuple(codes), **more)


def _safeguard(name: str, about: str, example: str) -> Column:
    return Column(name, about, example=example, part_of="safeguards")


CARDS: Final = SheetTable(
    Sheet.SOLUTIONS,
    key="reference",
    edit=SolutionEdit,
    new=("name",),
    columns=(
        Column(
            "reference",
            "The card’s reference, such as SO-2026-0042. Leave it empty to start a new card",
            LINE,
            EXAMPLE_KEY,
        ),
        Column("status", "Where the card stands. To read only", LINE, "draft", read_only=True),
        Column("name", "The product’s name", LINE, "Otter Selective Share"),
        Column(
            "summary",
            "What it is, in one or two sentences",
            example="People choose what they share from their phone.",
        ),
        Column(
            "what_it_does",
            "What happens when it is used, step by step",
            example="Takes the chosen messages and pictures only, with a record of consent.",
        ),
        Column(
            "outcomes_seen",
            "Results seen in use, each with its number and where it comes from",
            RESULTS,
            "A phone is back within 4 hours | Trial report",
        ),
        Column(
            "capabilities",
            "What it can do: names or codes of the vocabulary",
            LIST,
            "mobile-device-acquisition; automated-redaction",
        ),
        Column(
            "sectors",
            "The sectors it is offered to: names or codes of the vocabulary",
            LIST,
            "policing; health",
        ),
        Column(
            "maturity",
            "How mature it is, from 1 (idea) to 9 (in full use)",
            NUMBER,
            "8",
            tuple("123456789"),
        ),
        Column("integration", "How it joins other systems", example="REST interface, CSV export"),
        _choice("hosting", "Where it can be hosted", Hosting, example="uk_only"),
        Column("certifications", "Certifications", LIST, "ISO/IEC 27001; Cyber Essentials Plus"),
        Column("frameworks", "Frameworks through which it can be bought", LIST, "G-Cloud"),
        _choice("vetting", "The highest vetting your people hold", Vetting, example="nppv3"),
        Column(
            "data_use",
            "What data it uses, and for what",
            example="Only what the person chose; deleted after hand-over.",
        ),
        _choice(
            "bias_evaluation",
            "Whether results were compared between groups of people",
            BiasEvaluation,
            example="done",
            part_of="safeguards",
        ),
        _safeguard("bias_note", "What was found, or why not", "No difference was found."),
        _safeguard("explainability", "How results are explained", "Every step is logged."),
        _safeguard("human_oversight", "How people stay in charge", "An officer confirms each."),
        _safeguard(
            "dpia_support",
            "Help with a data protection impact assessment",
            "A template is supplied.",
        ),
        Column(
            "accessibility", "What works with a keyboard and a screen reader", example="WCAG 2.2 AA"
        ),
        _choice(
            "price_band",
            "What a year costs a force of middling size, in pounds",
            PriceBand,
            example="50k_250k",
        ),
        Column("price_model", "How the price is made up", example="A licence a year"),
        Column(
            "not_good_for",
            "What it is not good for",
            example="Phones that are locked or damaged.",
        ),
        Column("documents", "Ids of files that were uploaded on the card’s own page", LIST),
    ),
)

DEPLOYMENTS: Final = SheetTable(
    Sheet.DEPLOYMENTS,
    key="deployment",
    home="card",
    edit=DeploymentEdit,
    new=("sector", "use", "status"),
    columns=(
        Column(
            "card",
            "The card it belongs to: its reference, or its name as it is on the card",
            LINE,
            "SO-2026-0042",
        ),
        Column("card_name", "The card’s name. To read only", LINE, "Otter Share", read_only=True),
        Column(
            "deployment",
            "The deployment’s id, as your own file gives it. Leave it empty for a new one",
            LINE,
            EXAMPLE_KEY,
        ),
        Column("sector", "Name or code of the sector", LINE, "policing"),
        Column(
            "organisation",
            "Who uses it, when it is an organisation of the portal: its name or code",
            LINE,
            "otterham-police",
            stored_as="organisation_id",
        ),
        Column(
            "organisation_label",
            "Who uses it, by name or by kind, when it is not on the portal",
            LINE,
        ),
        Column("anonymous", "Whether the public may not read who uses it", YES_NO, "no"),
        Column("use", "What it is used for, in a sentence", example="Victims share messages"),
        Column(
            "capabilities",
            "What of the card it shows: names or codes of the vocabulary",
            LIST,
            "mobile-device-acquisition",
        ),
        Column("scale", "How large it is", example="12 sites"),
        _choice("reach", "How far its use reaches", Reach, example="one_organisation"),
        _choice("status", "Whether it is in use now", DeploymentStatus, example="in_use"),
        Column("started_on", "When it began", DATE, "2024-03-27"),
        Column("ended_on", "When it ended", DATE),
        Column("evidence_on", "The day the evidence is of", DATE, "2025-01-31"),
        Column("evidence_link", "Where the evidence can be read: https://…", LINE),
        Column("learned", "What was learned, also what did not work"),
        Column("documents", "Ids of files that were uploaded on the deployment’s page", LIST),
    ),
)

SHEETS: Final = {table.sheet: table for table in (CARDS, DEPLOYMENTS)}
