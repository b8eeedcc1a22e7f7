"""What is looked at before a file is kept: each refusal with its code, and what passes."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest

from app.files import archives
from app.files.archives import MOST_ENTRIES, refuse_archive
from app.files.enums import Kind
from app.files.inspection import refuse_claim, refuse_content, refuse_name
from app.files.kinds import FORMS
from app.files.names import LONGEST_NAME, clean_name
from app.kernel.errors import Invalid
from app.platform.scanner_proof import TEST_VIRUS
from tests.support.documents import PDF, PNG, good, office, open_document, zipped


def code_of(content: bytes, kind: Kind) -> str:
    with pytest.raises(Invalid) as refused:
        refuse_content(io.BytesIO(content), kind)
    assert refused.value.errors[0].pointer == "/file"
    return refused.value.errors[0].code


@pytest.mark.parametrize("kind", list(Kind))
def test_every_type_that_is_offered_is_taken(kind: Kind) -> None:
    assert refuse_name(f"Trial report.{kind}") is kind
    refuse_claim(kind, FORMS[kind].media_type)
    refuse_content(io.BytesIO(good(kind)), kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_content_of_another_type_is_refused(kind: Kind) -> None:
    other = PNG if kind is not Kind.PNG else PDF
    assert code_of(other, kind) == "mismatch"


@pytest.mark.parametrize("kind", list(Kind))
def test_the_claim_of_another_type_is_refused(kind: Kind) -> None:
    for claimed in ("application/octet-stream", "text/html", ""):
        with pytest.raises(Invalid):
            refuse_claim(kind, claimed)


@pytest.mark.parametrize("name", ["setup.exe", "page.html", "old.doc", "macro.docm", "a", "x.svg"])
def test_other_types_are_refused_by_name(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        refuse_name(name)
    assert refused.value.errors[0].code == "type"


@pytest.mark.parametrize(
    "name", ["OFFICIAL-SENSITIVE plan.pdf", "plan_official_sensitive.pdf", "SECRET.pdf"]
)
def test_a_marking_in_a_name_is_refused(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        refuse_name(name)
    assert refused.value.errors[0].code == "marking"


@pytest.mark.parametrize("kind", [Kind.TXT, Kind.CSV])
def test_a_marking_in_plain_text_is_refused(kind: Kind) -> None:
    assert code_of(b"Title\nOFFICIAL-SENSITIVE\n", kind) == "marking"


@pytest.mark.parametrize("text", [b"a\x00b", b"\xff\xfea", b"%PDF-1.7", b"<!DOCTYPE html><p>"])
def test_what_is_no_plain_text_is_refused(text: bytes) -> None:
    assert code_of(text, Kind.TXT) == "mismatch"


def test_the_test_virus_is_refused_in_any_type() -> None:
    assert code_of(TEST_VIRUS, Kind.TXT) == "virus"
    assert code_of(PDF + TEST_VIRUS, Kind.PDF) == "virus"


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (b"/Encrypt 5 0 R", "encrypted"),
        (b"<< /S /JavaScript /JS (app.alert(1)) >>", "active"),
        (b"<< /S /J#61vaScript >>", "active"),
        (b"<< /S /Launch >>", "active"),
        (b"<< /EmbeddedFiles 3 0 R >>", "active"),
        (b"<< /E#6ecrypt 5 0 R >>", "encrypted"),
    ],
)
def test_a_pdf_with_a_password_or_active_parts_is_refused(part: bytes, code: str) -> None:
    assert code_of(PDF + part, Kind.PDF) == code


def test_an_office_file_with_a_password_is_refused() -> None:
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Kind.DOCX) == "encrypted"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"word/vbaProject.bin": b"x"}, "macros"),
        ({"word/activeX/activeX1.xml": b"x"}, "macros"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "macros"),
        (
            {"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"},
            "macros",
        ),
        ({"word/run.exe": b"x"}, "archive"),
        ({"word/more.zip": b"x"}, "archive"),
        ({"../outside.xml": b"x"}, "archive"),
        ({"word/big.xml": bytes(20 * 1024 * 1024)}, "archive"),
        ({f"word/{n}.xml": b"" for n in range(MOST_ENTRIES)}, "archive"),
    ],
)
def test_an_office_file_with_more_than_a_document_is_refused(
    more: dict[str, bytes], code: str
) -> None:
    assert code_of(zipped({**office(Kind.DOCX), **more}), Kind.DOCX) == code


def test_a_part_that_no_scanner_looks_to_the_end_of_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    largest = zipped({**office(Kind.DOCX), "word/media/photo.png": bytes(5000)})
    monkeypatch.setattr(archives, "LARGEST_PART", 5000)
    refuse_content(io.BytesIO(largest), Kind.DOCX)
    monkeypatch.setattr(archives, "LARGEST_PART", 4999)
    assert code_of(largest, Kind.DOCX) == "archive"


def test_an_office_file_of_another_kind_is_refused() -> None:
    assert code_of(good(Kind.XLSX), Kind.DOCX) == "mismatch"
    assert code_of(good(Kind.ODT), Kind.DOCX) == "mismatch"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"Basic/Standard/Module1.xml": b"x"}, "macros"),
        ({"Scripts/python/run.py": b"x"}, "macros"),
        ({"META-INF/manifest.xml": b"<manifest:encryption-data/>"}, "encrypted"),
        ({"mimetype": FORMS[Kind.ODS].media_type.encode()}, "mismatch"),
    ],
)
def test_an_open_document_is_looked_into(more: dict[str, bytes], code: str) -> None:
    assert code_of(zipped({**open_document(Kind.ODT), **more}), Kind.ODT) == code


def test_an_archive_with_a_password_or_twice_the_same_part_is_refused() -> None:
    locked = bytearray(zipped(office(Kind.DOCX)))
    # The flag of the first entry, in its own header and in the central directory.
    central = locked.index(b"PK\x01\x02")
    for place in (6, central + 8):
        (flags,) = struct.unpack_from("<H", locked, place)
        struct.pack_into("<H", locked, place, flags | 1)
    assert code_of(bytes(locked), Kind.DOCX) == "encrypted"
    body = io.BytesIO(zipped(office(Kind.DOCX)))
    with zipfile.ZipFile(body, "a") as written, pytest.warns(UserWarning, match="Duplicate"):
        written.writestr("word/document.xml", b"again")
    assert code_of(body.getvalue(), Kind.DOCX) == "archive"


def test_a_damaged_archive_is_refused() -> None:
    assert code_of(zipped(office(Kind.DOCX))[:-30], Kind.DOCX) == "mismatch"


@pytest.mark.parametrize("packed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_whatever_is_wrong_inside_an_archive_is_a_refusal_and_no_fault(packed: int) -> None:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", packed) as written:
        for name, content in office(Kind.DOCX).items():
            written.writestr(name, content)
    rng = random.Random(7)  # noqa: S311 - examples are no secrets
    refused = 0
    for _ in range(500):
        spoilt = bytearray(body.getvalue())
        for _ in range(rng.randint(1, 4)):
            spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
        try:
            refuse_archive(io.BytesIO(bytes(spoilt)), Kind.DOCX)
        except Invalid:
            refused += 1
    assert refused > 50


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Report.pdf", "Report.pdf"),
        ("C:\\Users\\someone\\Report.pdf", "Report.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("a\u202egnp.pdf", "agnp.pdf"),
        ("line\nbreak\x00.txt", "linebreak.txt"),
        ('what?<is>"this".csv', "what__is__this_.csv"),
        ("  two   spaces .pdf ", "two spaces.pdf"),
        ("e\u0301tude.pdf", "\u00e9tude.pdf"),
        ("...", ""),
        ("x" * 300 + ".pdf", "x" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_names_are_cleaned(given: str, name: str) -> None:
    assert clean_name(given) == name
