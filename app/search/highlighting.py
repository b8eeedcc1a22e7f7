"""Which words of a text were asked for: in pieces, never as HTML."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from app.matching.engine.text import term

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MOST: Final = 240
"""Characters of a snippet, with the marks that say where it was cut."""
_BEFORE: Final = 60
_CUT: Final = "…"
_WORD: Final = re.compile(r"[^\W_]+")


class Span(NamedTuple):
    """A word that was asked for, where it stands."""

    start: int
    end: int
    term: str


def pieces(text: str, wanted: Collection[str]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it was asked for; words side by side are one piece."""
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in _joined(text, _spans(text, wanted)):
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    found.append((text[at:], False))
    return [piece for piece in found if piece[0]]


def snippet(texts: Sequence[str], wanted: Collection[str]) -> list[tuple[str, bool]]:
    """At most 240 characters of these texts, round the place where most of the words stand.

    Without any of the words, the beginning of the first text.
    """
    tidy = [joined for text in texts if (joined := " ".join(text.split()))]
    best: tuple[tuple[int, int], str, int] | None = None
    for text in tidy:
        for rank, start in _windows(_spans(text, wanted)):
            if best is None or rank > best[0]:
                best = rank, text, start
    if best is not None:
        return pieces(_cut(best[1], best[2]), wanted)
    return pieces(_cut(tidy[0], 0), ()) if tidy else []


def _spans(text: str, wanted: Collection[str]) -> list[Span]:
    return [
        Span(match.start(), match.end(), key)
        for match in _WORD.finditer(text)
        if (key := term(unicodedata.normalize("NFKC", match[0]))) in wanted and key
    ]


def _windows(spans: Sequence[Span]) -> list[tuple[tuple[int, int], int]]:
    """For every match the window that begins with it: different words in it, and words in all."""
    ranked = []
    for number, first in enumerate(spans):
        last = first.start + MOST - _BEFORE
        inside = [span.term for span in spans[number:] if span.end <= last]
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


def _joined(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end, _ in spans:
        if found and text[found[-1][1] : start].isspace():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
