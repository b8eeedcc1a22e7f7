"""What may stand in the cells of an import, and what is said about what may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.files.calls import row_of, uploaded
from tests.solutions.calls import URL
from tests.solutions.sheets import CARDS, bring_in, check, outcomes, problems, sheet

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.platform.database import Database
    from tests.solutions.conftest import People


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"name": "", "maturity": "8"}, "name", "Fill this in"),
        ({"name": "x" * 121}, "name", "at most 120 characters"),
        ({"name": "two\nlines"}, "name", "one line"),
        ({"maturity": "10"}, "maturity", "Write one of: 1, 2"),
        ({"maturity": "eight"}, "maturity", "whole number"),
        ({"hosting": "uk only please"}, "hosting", "Did you mean uk_only?"),
        ({"capabilities": "automated-redactoin"}, "capabilities", "automated-redaction?"),
        ({"sectors": "space; health"}, "sectors", "“space” is not in the vocabulary"),
        ({"certifications": "; ".join(map(str, range(21)))}, "certifications", "20 at most"),
        ({"certifications": f"A; {'x' * 121}"}, "certifications", "One of these is too long"),
        ({"outcomes_seen": "a | b | c"}, "outcomes_seen", "one |"),
        ({"summary": "It is OFFICIAL-SENSITIVE"}, "summary", "protective marking"),
        ({"summary": "a\x07b"}, "summary", "cannot be shown"),
        ({"documents": "report.pdf"}, "documents", "Upload this file first"),
        ({"documents": "0198a2f0-0000-7000-8000-000000000000"}, "documents", "Upload this"),
        ({"reference": "example"}, "reference", "template’s example"),
    ],
)
async def test_a_refused_cell_says_where_and_what_to_do(
    people: People, cells: dict[str, str], column: str, words: str
) -> None:
    report = await bring_in(people.supplier, CARDS, sheet({"name": "Otter", **cells}))
    [row] = report["rows"]
    assert row["outcome"] == "refused"
    assert [note["column"] for note in row["problems"]] == [column]
    assert words in row["problems"][0]["message"]


async def test_what_looks_like_personal_data_is_pointed_out_and_a_marking_not_repeated(
    people: People,
) -> None:
    content = sheet(
        {"name": "Otter", "summary": "Call 0113 496 0000 or write to ada@example.com"},
        {"name": "OFFICIAL-SENSITIVE otter", "summary": "x"},
        {"name": "Beaver", "summary": f"Top secret {'x' * 400}"},
    )
    report = (await check(people.supplier, CARDS, content)).json()
    assert outcomes(report) == ["new", "refused", "refused"]
    hints = [(hint["column"], hint["value"]) for hint in report["rows"][0]["hints"]]
    assert hints == [("summary", "0113 496 0000"), ("summary", "ada@example.com")]
    assert report["rows"][1]["name"] == ""
    assert report["rows"][1]["problems"][0]["value"] == "OFFICIAL-SENSITIVE"
    assert report["rows"][2]["problems"][0]["value"] == ""
    assert "0113" not in report["file"]


async def test_names_of_the_vocabulary_and_loose_spelling_are_understood(people: People) -> None:
    content = sheet(
        {
            "Name": "Otter",
            "Capabilities": "Automated-Redaction\nMOBILE-DEVICE-ACQUISITION; automated-redaction",
            "Sectors": "Health;Policing",
            "Hosting": "UK only",
            "Price band": "50K-250K",
            "Certifications": "ISO 27001\\; 2022; Cyber",
            "Outcomes seen": "Four hours saved\nHalf the queue | Trial \\| report",
        }
    )
    report = await bring_in(people.supplier, CARDS, content)
    card = (await people.supplier.get(f"{URL}/{report['rows'][0]['reference']}")).json()["card"]
    assert card["capabilities"] == ["automated-redaction", "mobile-device-acquisition"]
    assert card["sectors"] == ["health", "policing"]
    assert (card["hosting"], card["price_band"]) == ("uk_only", "50k_250k")
    assert card["certifications"] == ["ISO 27001; 2022", "Cyber"]
    assert card["outcomes_seen"] == [
        {"text": "Four hours saved", "source": ""},
        {"text": "Half the queue", "source": "Trial | report"},
    ]


async def test_documents_are_named_by_the_ids_of_what_was_uploaded(
    people: People, app: FastAPI, database: Database
) -> None:
    first = await uploaded(app, database, people.supplier)
    second = await uploaded(app, database, people.supplier)
    foreign = await uploaded(app, database, people.other_supplier)
    report = await bring_in(
        people.supplier, CARDS, sheet({"name": "Otter", "documents": f"{first}; {second}"})
    )
    ref = report["rows"][0]["reference"]
    assert (await people.supplier.get(f"{URL}/{ref}")).json()["card"]["documents"] == [
        first,
        second,
    ]
    report = await bring_in(
        people.supplier, CARDS, sheet({"reference": ref, "documents": f"{first}; {foreign}"})
    )
    assert problems(report["rows"][0]) == [("documents", "cell")]
    report = await bring_in(people.supplier, CARDS, sheet({"reference": ref, "documents": second}))
    assert report["rows"][0]["changed"] == ["documents"]
    assert (await row_of(database, first)).loose_since is not None
    assert (await row_of(database, second)).loose_since is None
