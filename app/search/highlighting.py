"""Which words of a text were asked for: in pieces, never as HTML."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from app.matching.engine.text import sentences, term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

MOST: Final = 240
"""Characters of a snippet, with the marks that say where it was cut."""
_NEAR: Final = 100
"""A snippet of so many characters may end before it is full, where a sentence does."""
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
    """Mark what was asked for in a title and in at most 240 characters of one of these texts.

    The part shown is where most of the words stand; without any of them, the beginning. It begins
    with a sentence wherever the words then fit, ends with one where that is near, and never runs
    over the end of a paragraph.
    """
    held = {span.term for span in spans(title, wanted)}
    best: tuple[str, Window] | None = None
    for paragraph in _paragraphs(texts):
        there = spans(paragraph, wanted)
        terms = {span.term for span in there}
        held |= terms
        if best is not None and (len(terms), len(there)) <= best[1].rank:
            continue
        for window in _windows(paragraph, there):
            if best is None or window.rank > best[1].rank:
                best = paragraph, window
    snippet = _shown(*best) if best else next(_beginnings(texts), "")
    return Highlighted(pieces(title, wanted), pieces(snippet, wanted), frozenset(held))


class Window(NamedTuple):
    """A part of a paragraph that may be shown, with where the paragraph's sentences begin.

    `rank` is how many different words that were asked for stand in it, and how many in all; it has
    to be shown from `start` to `least` at least.
    """

    rank: tuple[int, int]
    start: int
    least: int
    starts: Sequence[int]


def _paragraphs(texts: Sequence[str]) -> Iterator[str]:
    """The paragraphs of texts, their blanks tidied."""
    return (
        tidy for text in texts for line in text.splitlines() if (tidy := " ".join(line.split()))
    )


def _beginnings(texts: Sequence[str]) -> Iterator[str]:
    """The beginning of each paragraph, as a snippet."""
    for text in _paragraphs(texts):
        yield _shown(text, Window((0, 0), 0, 0, _sentence_starts(text)))


@lru_cache(maxsize=2_000)
def _sentence_starts(paragraph: str) -> tuple[int, ...]:
    """Where the sentences of a paragraph begin; the first of them with it."""
    starts = [0]
    end = 0
    for sentence in sentences(paragraph):
        place = paragraph.find(sentence, end)
        if place < 0:
            continue
        if place > 0:
            starts.append(place)
        end = place + len(sentence)
    return tuple(starts)


def _windows(paragraph: str, there: Sequence[Span]) -> Iterator[Window]:
    """A window for every sentence with a match; where it is too long, for every match in it."""
    if not there:
        return
    short = len(paragraph) <= MOST
    starts = (0,) if short else _sentence_starts(paragraph)
    room = MOST if short else MOST - 2 * len(_CUT)
    tried = -1
    for number, first in enumerate(there):
        start = starts[bisect_right(starts, first.start) - 1]
        if first.end > start + room:
            start = _beginning(paragraph, first.start)
        if start == tried:
            continue
        tried = start
        inside = [first, *(span for span in there[number + 1 :] if span.end <= start + room)]
        # To be shown are the first of each word; more of the same need not be.
        ends = {span.term: span.end for span in reversed(inside)}
        yield Window((len(ends), len(inside)), start, max(ends.values()), starts)


def _shown(text: str, window: Window) -> str:
    """The part of a paragraph that begins with a window, with marks where a sentence was cut."""
    if len(text) <= MOST:
        return text
    start = window.start
    if len(text) - start <= MOST - len(_CUT):
        start = _filled_up(text, window)
    before = "" if start in window.starts else _CUT
    most = start + MOST - len(before)
    if len(text) <= most:
        return before + text[start:]
    ends = [each - 1 for each in window.starts if start < each <= most + 1]
    if ends and ends[-1] >= max(window.least, start + _NEAR):
        return before + text[start : ends[-1]].rstrip(" •▪")
    most -= len(_CUT)
    end = text.rfind(" ", max(start, window.least), most + 1)
    return before + text[start : end if end > 0 else most].rstrip(" ,;:–") + _CUT


def _filled_up(text: str, window: Window) -> int:
    """Where a snippet begins that shows the end of a text: earlier, as far as there is room."""
    earliest = len(text) - MOST
    whole = next((each for each in window.starts if each >= earliest), len(text))
    if whole <= window.start:
        return whole
    blank = text.find(" ", earliest + len(_CUT), window.start)
    return window.start if blank < 0 else blank + 1


def _beginning(text: str, match: int) -> int:
    """Where a snippet begins within a sentence: after a blank, some words before the match."""
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
