"""What a person typed: words to rank by, phrases in quotes, what must not occur, a reference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.kernel.ids import is_reference
from app.matching.engine.boilerplate import GENERIC
from app.matching.engine.text import spelled, term, words

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUOTES: Final = str.maketrans("“”„‟«»", '""""""')
_PART: Final = re.compile(r'(?P<minus>-?)"(?P<quoted>[^"]*)"?|(?P<plain>\S+)')


@dataclass(frozen=True)
class Typed:
    """A query in its parts.

    `words` are those to rank by, as they were typed; `phrases` and `without` are sequences of words
    in one spelling; `reference` is set when nothing but a reference was typed.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    reference: str | None = None

    @property
    def terms(self) -> dict[str, str]:
        """What is compared, each with the word that was typed for it."""
        found: dict[str, str] = {}
        for word in self.words:
            if key := term(word):
                found.setdefault(key, word)
        return found

    @property
    def required(self) -> frozenset[str]:
        """The terms without which no phrase can occur, as far as the index can tell."""
        return self._in_phrases - GENERIC

    @property
    def judged(self) -> frozenset[str]:
        """The terms by which the index decides whether a record is found at all.

        Sentences of nothing but words that any supplier or buyer writes are not in the index: such
        words in a phrase are left to the reading of the texts, unless there are no others.
        """
        everything = frozenset(self.terms)
        return everything - (self._in_phrases & GENERIC) or everything

    @property
    def _in_phrases(self) -> frozenset[str]:
        return frozenset(key for phrase in self.phrases for word in phrase if (key := term(word)))

    @property
    def excluded(self) -> frozenset[str]:
        """The terms of single words that must not occur."""
        return frozenset(
            key for phrase in self.without if len(phrase) == 1 and (key := term(phrase[0]))
        )

    @property
    def needs_reading(self) -> bool:
        """Whether the index alone cannot decide.

        The order of words is in the texts only, and so are sentences of nothing but words that any
        supplier or buyer writes.
        """
        return bool(self.phrases) or any(
            len(phrase) > 1 or not term(phrase[0]) or term(phrase[0]) in GENERIC
            for phrase in self.without
        )

    def fits(self, texts: Iterable[str]) -> bool:
        """Whether texts hold every phrase as it was written, and nothing that was excluded."""
        read = [words(text) for text in texts]
        if self.excluded and any(term(word) in self.excluded for each in read for word in each):
            return False
        sequences = [phrase for phrase in self.without if len(phrase) > 1 or not term(phrase[0])]
        if not self.phrases and not sequences:
            return True
        joined = [f" {' '.join(map(spelled, each))} " for each in read]
        return all(_occurs(phrase, joined) for phrase in self.phrases) and not any(
            _occurs(phrase, joined) for phrase in sequences
        )


def parse(text: str) -> Typed:
    """Take a typed query apart; a quote that is not closed ends with the query."""
    plain = text.translate(_QUOTES).strip()
    if is_reference(plain.upper()):
        return Typed(reference=plain.upper())
    wanted: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    for part in _PART.finditer(plain):
        quoted, piece = part["quoted"], part["plain"] or ""
        said = words(piece if quoted is None else quoted)
        phrase = tuple(spelled(word) for word in said)
        if not phrase:
            continue
        if part["minus"] or piece.startswith("-"):
            without.append(phrase)
            continue
        wanted.extend(said)
        if quoted is not None:
            phrases.append(phrase)
    return Typed(tuple(wanted), tuple(phrases), tuple(without))


def _occurs(phrase: tuple[str, ...], joined: Iterable[str]) -> bool:
    sought = f" {' '.join(phrase)} "
    return any(sought in text for text in joined)
