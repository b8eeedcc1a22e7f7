"""Another spelling for a word that no record holds, from the words of public records only."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from app.matching.engine.text import term, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.matching.engine.snapshot import CorpusSnapshot

_SHORTEST: Final = 4
_LONG: Final = 6
_WORD: Final = re.compile(r"[^\W_]+")


def misspelt(word: str) -> bool:
    """Whether a word is of the kind that is worth a suggestion: not short, no number."""
    return len(word) >= _SHORTEST and word.isalpha() and bool(term(word))


def nearest_term(sought: str, snapshots: Iterable[CorpusSnapshot]) -> str | None:
    """The term of public records with the fewest changes to this one; the frequent one of equals.

    Two changes are allowed, one in a short word. It begins with one of the first two letters typed:
    the first letter is seldom wrong, and so few terms have to be compared.
    """
    most = _allowed(sought)
    letters = set(sought)
    lengths = range(len(sought) - most, len(sought) + most + 1)
    first = tuple(sought[:2])
    frequency: Counter[str] = Counter()
    for snapshot in snapshots:
        for part in snapshot.segments:
            for known, column in part.words.vocabulary.items():
                # A change moves at most two letters in or out of the set.
                if (
                    known.startswith(first)
                    and len(known) in lengths
                    and len(letters ^ set(known)) <= 2 * most
                ):
                    frequency[known] += int(part.words.frequency[column])
    near = [
        (changes, -count, known)
        for known, count in frequency.items()
        if count > 0 and (changes := distance(sought, known, most=most)) <= most
    ]
    return min(near)[2] if near else None


def best_word(typed: str, sought: str, texts: Iterable[str]) -> str | None:
    """The word of these texts that stands for a term, the nearest to what was typed."""
    counted = Counter(word for text in texts for word in words(text) if term(word) == sought)
    spellings: Counter[str] = Counter()
    for word, count in counted.items():
        # A capital at the start of a sentence is no part of a word's spelling.
        small = word.lower()
        spellings[small if small in counted or word[1:].islower() else word] += count
    if not spellings:
        return None
    lowered = typed.lower()
    return min(
        spellings, key=lambda word: (distance(lowered, word.lower()), -spellings[word], word)
    )


def corrected(text: str, words_for: Mapping[str, str]) -> list[tuple[str, bool]]:
    """A typed query with words exchanged: its pieces, each with whether it was."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for match in _WORD.finditer(text):
        if match[0] in words_for:
            pieces += [(text[at : match.start()], False), (words_for[match[0]], True)]
            at = match.end()
    pieces.append((text[at:], False))
    return [piece for piece in pieces if piece[0]]


def distance(one: str, other: str, *, most: int | None = None) -> int:
    """How many letters differ: left out, put in, exchanged, or two neighbours turned round.

    Beyond `most` it is not counted on; the number is then too small, but larger than `most`.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if most is not None and min(row) > most and min(before) > most:
            return min(row)
    return row[-1]


def _allowed(sought: str) -> int:
    return 2 if len(sought) >= _LONG else 1
