"""Reading the files that the portal gives out."""

import csv
import io

import httpx


def rows_of(answer: httpx.Response) -> list[dict[str, str]]:
    """The rows of a CSV file by heading, read as a spreadsheet would read them."""
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
