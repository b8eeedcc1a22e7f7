"""What in a text looks as if it should not stand there (DOMAIN rule 8).

Findings are hints for a person, except protective markings, which block saving. Pure text work:
the domains decide which parts they screen and what follows.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.kernel.errors import CheckFailed, FieldError, Invalid


class FindingKind(StrEnum):
    """What a finding looks like."""

    PHONE = "phone"
    NATIONAL_INSURANCE = "national_insurance"
    CRIME_REFERENCE = "crime_reference"
    EMAIL = "email"
    PERSON = "person"
    MARKING = "marking"
    ASKER = "asker"


MESSAGES: Final = {
    FindingKind.PHONE: "This looks like a phone number",
    FindingKind.NATIONAL_INSURANCE: "This looks like a National Insurance number",
    FindingKind.CRIME_REFERENCE: "This looks like a crime reference",
    FindingKind.EMAIL: "This looks like an e-mail address",
    FindingKind.PERSON: "This looks like a person’s name",
    FindingKind.MARKING: "This is a protective marking: nothing above OFFICIAL belongs here",
    FindingKind.ASKER: "This tells everybody who asked",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a text: characters `start` up to `end`, not included."""

    kind: FindingKind
    start: int
    end: int

    @property
    def message(self) -> str:
        """What it looks like, in words."""
        return MESSAGES[self.kind]


NEARBY: Final = 80  # characters between a name and an offence word that still count as "next to"

# OFFICIAL-SENSITIVE in any writing; the other markings only in capitals, since "secret" and
# "restricted" are ordinary words. CONFIDENTIAL, RESTRICTED and PROTECT are the scheme before 2014.
_MARKING: Final = re.compile(
    r"\b(?i:official)[\s:–—_-]{1,3}(?i:sensitive)\b"
    r"|\b(?i:top[\s-]secret)\b"
    r"|\b(?:UK[\s-])?(?:SECRET|CONFIDENTIAL|RESTRICTED|PROTECT)\b(?!-)"
)
_PHONE: Final = re.compile(
    r"(?<![\w./-])(?:\+44[\s-]?(?:\(0\)[\s-]?)?|\(?0)[1-9](?:\)?[\s-]?\d){8,9}(?![\d/])"
)
_NATIONAL_INSURANCE: Final = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b",
    re.IGNORECASE,
)
_CRIME_REFERENCE: Final = re.compile(
    r"\b(?:CR|\d{2}[A-Z]{0,2})/\d{3,7}/\d{2,4}\b"
    r"|\b(?i:crime|incident|occurrence|custody)\s+(?i:ref(?:erence)?|number|no)\b\.?"
    r"(?:\s+(?i:number|no)\b\.?)?(?:\s+(?i:is|was))?\s*[:#]?\s*[A-Z0-9/-]*\d[A-Z0-9/-]{3,}"
)
_EMAIL: Final = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_NAME: Final = r"[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?"
_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|PCSO|DC|DS|DI|DCI|Constable|Sergeant|Sgt|Inspector|"
    rf"Superintendent)\.?\s+(?:[A-Z]\.?\s+)?{_NAME}(?:\s+{_NAME})?"
)
_PAIR: Final = re.compile(rf"\b({_NAME})\s+(?:[A-Z]\.\s+)?({_NAME})\b")
_OFFENCE: Final = re.compile(
    r"\b(?:victims?|suspects?|witness(?:es)?|accused|offenders?|defendants?|perpetrators?|"
    r"complainants?|rap(?:e[ds]?|ist)|assault(?:s|ed)?|murder(?:s|ed|er)?|stabb(?:ed|ing)|"
    r"robb(?:ed|ery)|burgl(?:ed|ary)|stalk(?:ed|ing|er)|harass(?:ed|ment)|abus(?:e[ds]?|er)|"
    r"arrest(?:s|ed)?|charged|convicted|kidnapp(?:ed|ing)|trafficked|groom(?:ed|ing)|"
    r"manslaughter|arson|fraudster)\b",
    re.IGNORECASE,
)
# Words with a capital that do not begin a person's name: places, bodies, times, first words.
_NO_NAME: Final = frozenset(
    re.findall(
        r"\w+",
        "A About Accessibility Act After All An And Any April Are As At August Authority Avon "
        "Before Board Both Britain British Bureau But By Can Case City Code Commission "
        "Commissioner Constabulary Content Council County Court Crime Criminal Crown Data "
        "December Devon Digital Does Domestic Dorset Durham Each England English Essex European "
        "Every Evidence Family February Few For Force Forces Four Fraud Friday From General "
        "Government Great Greater Guidelines Hampshire Has Have Health High Home How Human "
        "Humberside If In Independent Is It January July June Justice Kent Kingdom Lancashire Law "
        "Leicestershire Lincolnshire London Magistrates Manchester Many March May Mental Mersey "
        "Merseyside Metropolitan Midlands Ministry Monday Most National New No Norfolk North "
        "Northamptonshire Northern Northumbria Not Nottinghamshire November Now October Of Office "
        "Officers On One Online Only Operation Or Our Parliament People Police Policing Prison "
        "Procurement Project Prosecution Public Rape Regional Research Royal Saturday Scotland "
        "Scottish September Serious Service Services Sexual Should Since Social Some Somerset "
        "South Staff Staffordshire State Street Suffolk Sunday Surrey Sussex System Tayside "
        "Thames That The Their Then There These They This Three Thursday To Trust Tuesday Two "
        "Ulster Unit United Valley Victim Victims Wales Warwickshire We Wednesday Welsh West What "
        "When Where Which While Who Why Will Wiltshire With Witness Yard York Yorkshire You",
    )
)


def markings(text: str) -> list[Finding]:
    """Find protective markings above OFFICIAL; a text with one may not be saved."""
    return _all(_MARKING, FindingKind.MARKING, text)


def findings(text: str) -> list[Finding]:
    """Find everything that looks like personal data or a marking, in order, without overlap."""
    found = [
        *markings(text),
        *_all(_EMAIL, FindingKind.EMAIL, text),
        *_all(_NATIONAL_INSURANCE, FindingKind.NATIONAL_INSURANCE, text),
        *_all(_CRIME_REFERENCE, FindingKind.CRIME_REFERENCE, text),
        *_all(_PHONE, FindingKind.PHONE, text),
        *_all(_TITLED, FindingKind.PERSON, text),
        *_named_near_an_offence(text),
    ]
    found.sort(key=lambda finding: (finding.start, -finding.end))
    kept: list[Finding] = []
    for finding in found:
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept


def excerpt(text: str, finding: Finding, *, around: int = 40) -> str:
    """Return the words of a finding with up to `around` characters on either side."""
    return text[max(0, finding.start - around) : finding.end + around]


def texts(value: object, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Walk through every text of plain JSON values, each with its JSON pointer."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from texts(entry, f"{pointer}/{key}")
    elif isinstance(value, list | tuple):
        for index, entry in enumerate(value):
            yield from texts(entry, f"{pointer}/{index}")


def refuse_markings(value: object) -> None:
    """Raise Invalid, naming each field, when a text carries a protective marking."""
    marked = [
        FieldError(pointer, "marking", MESSAGES[FindingKind.MARKING])
        for pointer, text in texts(value)
        if markings(text)
    ]
    if marked:
        raise Invalid(errors=marked)


def refuse_unchecked(
    value: object, *, checked: bool, also: Callable[[str], Sequence[Finding]] = lambda _: ()
) -> None:
    """Refuse what may not be published as it is: for texts that no moderator reads before.

    Raises Invalid for a protective marking; CheckFailed for anything else that was found, `also`
    included, unless a person says to have checked it. Both name each field.
    """
    refuse_markings(value)
    found = [
        FieldError(
            pointer, finding.kind, f"{finding.message}: “{text[finding.start : finding.end]}”"
        )
        for pointer, text in texts(value)
        for finding in (*findings(text), *also(text))
    ]
    if found and not checked:
        raise CheckFailed(errors=found)


def named(text: str, names: Iterable[str]) -> list[Finding]:
    """Find the places where one of these names stands as a whole word, in any case."""
    return [
        finding
        for name in names
        for finding in _all(
            re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE), FindingKind.ASKER, text
        )
    ]


def _all(pattern: re.Pattern[str], kind: FindingKind, text: str) -> list[Finding]:
    return [Finding(kind, match.start(), match.end()) for match in pattern.finditer(text)]


def _bare(word: str) -> str:
    """Take off a possessive ending: “Victims’ Code” is about victims, not about a Mr Victims’."""
    return re.sub(r"[’'](?:s)?$", "", word)


def _named_near_an_offence(text: str) -> list[Finding]:
    offences = [match.span() for match in _OFFENCE.finditer(text)]
    if not offences:
        return []
    return [
        Finding(FindingKind.PERSON, match.start(), match.end())
        for match in _PAIR.finditer(text)
        if not any(
            word in _NO_NAME or _OFFENCE.fullmatch(word) for word in map(_bare, match.groups())
        )
        and any(
            start - NEARBY <= match.end() and match.start() <= end + NEARBY
            for start, end in offences
        )
    ]
