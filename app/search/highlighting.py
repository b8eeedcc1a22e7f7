"""Which words of a text were asked for: in pieces, never as HTML."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from app.matching.engine.text import term

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MOST: Final = 240
"""Characters of a snippet, with the marks that say where it was cut."""
_BEFORE: Final = 60
_CUT: Final = "…"


class Span(NamedTuple):
    """A word that was asked for, where it stands."""

    start: int
    end: int
    term: str


def spans(text: str, wanted: Collection[str]) -> list[Span]:
    """Where words that were asked for stand in a text, in any of their forms."""
    found = []
    for match in _beginning_like(frozenset(key[:1] for key in wanted)).finditer(text):
        start = match.start()
        if start and text[start - 1].isalnum():
            continue
        key = term(unicodedata.normalize("NFKC", match[0]))
        if key in wanted and key:
            found.append(Span(start, match.end(), key))
    return found


@lru_cache(maxsize=1_000)
def _beginning_like(initials: frozenset[str]) -> re.Pattern[str]:
    """A pattern for words that begin with one of these letters, or with none of ASCII.

    No stem changes the first letter. What it finds may begin within a word, too.
    """
    either = "".join(sorted(f"{each}{each.upper()}" for each in initials if each.isascii()))
    return re.compile(rf"(?:[{either or '0'}]|[^\W_\x00-\x7f])[^\W_]*")


def pieces(text: str, wanted: Collection[str]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it was asked for; words side by side are one piece."""
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in _joined(text, spans(text, wanted)):
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    found.append((text[at:], False))
    return [piece for piece in found if piece[0]]


class Highlighted(NamedTuple):
    """A record's title and the best part of its texts in pieces, and the terms that it holds."""

    title: list[tuple[str, bool]]
    snippet: list[tuple[str, bool]]
    held: frozenset[str]


def highlighted(title: str, texts: Sequence[str], wanted: Collection[str]) -> Highlighted:
    """Mark what was asked for in a title and in at most 240 characters of these texts.

    The part shown is where most of the words stand; without any of them, the beginning.
    """
    tidy = [joined for text in texts if (joined := " ".join(text.split()))]
    held = {span.term for span in spans(title, wanted)}
    best: tuple[tuple[int, int], str, int] | None = None
    for text in tidy:
        there = spans(text, wanted)
        held.update(span.term for span in there)
        for rank, start in _windows(there):
            if best is None or rank > best[0]:
                best = rank, text, start
    if best is not None:
        shown = pieces(_cut(best[1], best[2]), wanted)
    else:
        shown = [(_cut(tidy[0], 0), False)] if tidy else []
    return Highlighted(pieces(title, wanted), shown, frozenset(held))


def _windows(there: Sequence[Span]) -> list[tuple[tuple[int, int], int]]:
    """For every match the window that begins with it: different words in it, and words in all."""
    ranked = []
    for number, first in enumerate(there):
        last = first.start + MOST - _BEFORE
        inside = [span.term for span in there[number:] if span.end <= last]
        ranked.append(((len(set(inside)), len(inside)), first.start))
    return ranked


def _cut(text: str, match: int) -> str:
    """The part of a text round a match, cut between words."""
    if len(text) <= MOST:
        return text
    start = _beginning(text, match)
    room = MOST - len(_CUT) * (1 + (start > 0))
    if len(text) - start <= room + len(_CUT):
        # The end of the text fits: fill up from before.
        blank = text.find(" ", len(text) - room)
        return _CUT + text[min(start, blank + 1) if blank >= 0 else start :]
    end = text.rfind(" ", start, start + room + 1)
    end = end if end > match else start + room
    return (_CUT if start else "") + text[start:end].rstrip(" ,;:–") + _CUT


def _beginning(text: str, match: int) -> int:
    """Where a snippet begins: after a blank, some words before the match."""
    if match <= _BEFORE:
        return 0
    blank = text.find(" ", match - _BEFORE, match)
    return match if blank < 0 else blank + 1


def _joined(text: str, there: Sequence[Span]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end, _ in there:
        if found and text[found[-1][1] : start].isspace():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
