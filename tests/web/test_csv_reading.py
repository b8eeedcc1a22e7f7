"""Files that people send: encodings, separators, headings and rows, read or refused in words."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.kernel.errors import Invalid
from app.web.csv_files import MARK, as_typed, safe, written
from app.web.csv_reading import CsvSheet, read_csv

KNOWN = ("reference", "name", "price_band")
# What PostgreSQL and the API can hold of a text, awkward beginnings among it.
TEXTS = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"\n\t;,|\\ ŵŷ£’👩‍💻＝"),
        st.characters(exclude_categories=("Cs", "Cc")),
    ),
    max_size=40,
)


def read(content: bytes, most: int = 5) -> CsvSheet:
    return read_csv(content, known=KNOWN, most=most)


def refused(content: bytes, most: int = 5) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        read(content, most)
    assert {error.pointer for error in caught.value.errors} == {"/file"}
    return [(error.code, error.message) for error in caught.value.errors]


@given(TEXTS)
def test_what_is_made_safe_comes_back_as_it_was_typed(text: str) -> None:
    assert as_typed(safe(text)) == text
    assert not safe(text).lstrip(" ").startswith(("=", "+", "-", "@", "＝"))


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
@example([("", "0"), ("", "\n")])
def test_rows_come_back_from_every_separator_and_line_end(rows: list[tuple[str, str]]) -> None:
    # A row is empty when nothing stands in the file, the apostrophe of `safe` included.
    kept = [row for row in rows if any(safe(cell).strip() for cell in row)]
    for separator in ",;\t":
        for line_end in ("\r\n", "\n"):
            out = io.StringIO(newline="")
            writer = csv.writer(out, delimiter=separator, lineterminator=line_end)
            writer.writerow(("reference", "name"))
            writer.writerows([safe(cell) for cell in row] for row in rows)
            if kept:
                sheet = read(out.getvalue().encode())
                assert [tuple(row.cells.values()) for row in sheet.rows] == kept


def test_rows_are_told_by_their_line_and_by_their_number_in_a_spreadsheet() -> None:
    sheet = read(b'name,reference\r\n"two\r\nlines",A\r\n\r\n,\r\n"x ""y""",B,,\r\n')
    assert [(row.line, row.number, dict(row.cells)) for row in sheet.rows] == [
        (2, 2, {"name": "two\nlines", "reference": "A"}),
        (6, 5, {"name": 'x "y"', "reference": "B"}),
    ]


def test_a_mark_a_declared_separator_and_loose_headings_are_understood() -> None:
    text = MARK + written([["Name ", "Price-Band", ""], ["Ystafell ŵyl", "a,b", ""]])
    assert read(text.encode()).rows[0].cells == {"name": "Ystafell ŵyl", "price_band": "a,b"}
    declared = read(b"sep=;\r\nname;reference\r\nx;y\r\n")
    assert [(row.line, row.number) for row in declared.rows] == [(3, 3)]
    assert read("name\r\nOne\r\n".encode("utf-8-sig")).columns == ("name",)


def test_a_row_of_another_width_has_no_cells() -> None:
    sheet = read(b"name,reference\nx\nx,y,z\n")
    assert [(row.width, dict(row.cells)) for row in sheet.rows] == [(1, {}), (3, {})]


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "empty", "empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "empty", "empty"),
        (b"name,reference\r\n\r\n", "no_rows", "no rows"),
        (b"PK\x03\x04\x14\x00\x06\x00", "workbook", "CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "workbook", "workbook"),
        ("name\r\nx".encode("utf-16"), "encoding", "UTF-16"),
        ("name\r\nOtter\r\n".encode("utf-16-le"), "encoding", "UTF-16"),
        (b"name\r\n" + b"x" * 100 + b"\0", "encoding", "Line 2"),
        ("name\r\nx\r\n£5".encode("latin-1"), "encoding", "letters of line 3"),
        (b'name\r\nx\r\n"y\r\nz', "quotes", "line 3"),
        (b'name\r\n"x"y\r\n', "quotes", "write each one inside it twice"),
        (b"name\r\n" + b"x" * 140_000, "quotes", "line 2"),
        (b"%PDF-1.7 and so on\r\nx", "headings", "Begin with the template"),
        (b'{"name": "x"}', "headings", "none of the column names"),
        (b"name|reference\r\nx|y", "headings", "commas, semicolons or tabs"),
        (b"name\r\n1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7\r\n", "too_many_rows", "has 7 rows"),
    ],
)
def test_a_file_that_is_no_such_sheet_is_refused_with_the_remedy(
    content: bytes, code: str, words: str
) -> None:
    [(told, message)] = refused(content)
    assert told == code
    assert words in message


def test_all_that_is_wrong_with_the_headings_is_said_at_once() -> None:
    told = refused(f"name,prise band,,name,{'x' * 50},reference\n1,2,3,4,5,6\n".encode())
    assert [code for code, _ in told] == [
        *("no_name", "repeated_column", "unknown_column", "unknown_column")
    ]
    assert "Column 3 has no name" in told[0][1]
    assert told[2][1] == "“prise_band” is not a column. Did you mean price_band?"
    assert "x" * 41 not in told[3][1]


@given(st.binary(max_size=200))
def test_whatever_is_sent_is_read_or_refused(content: bytes) -> None:
    with suppress(Invalid):
        assert read(content).rows
