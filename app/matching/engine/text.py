"""Words: how a text becomes the terms that are compared, and sentences that can be shown."""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

# Function words only: whatever says what a text is about stays.
_FUNCTION_WORDS = """
    a about above across after again against all along also although am among an and any are as at
    be because been before being below between both but by can cannot could did do does doing done
    down during each either else etc ever few for from further had has have having he hence her
    here hers him his how however i if in into is it its itself just let me might more most much
    must my nor not now of off on once one only onto or other others our ours out over own per
    rather s same she should since so some such t than that the their theirs them then there
    thereby therefore these they this those through thus to too under until up upon us very via was
    we well were what when where whether which while who whom whose why will with within without
    would you your yours
"""
STOP_WORDS = frozenset(_FUNCTION_WORDS.split())

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|[\r\n]+|\s[•▪]\s")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|no|dr|mr|mrs|ms|st|vs|approx|cf|al)\.$", re.IGNORECASE
)

# One spelling for British and American writers: applied to compare, never to show.
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})iz(?=e|ed|er|ers|es|ing|ation|ations$)"), "is"),
    (re.compile(r"(?<=[a-z]{2})yz(?=e|ed|er|ers|es|ing$)"), "ys"),
    (re.compile(r"(?<=[a-z]{3})our(?=s|ed|ing|al|able|$)"), "or"),
    (re.compile(r"(?<=[a-z]{2})(?<!a)tre(?=s?$)"), "ter"),
    (re.compile(r"^(licen|defen|offen|preten)ce(?=s?$)"), r"\1se"),
    (re.compile(r"^(program)mes?$"), r"\1"),
)

_MAY_DIFFER = re.compile("[iy]z|our|tre|nce|programme")  # one look saves six for most words

_local = threading.local()


def words(text: str) -> list[str]:
    """The words of a text as its author spelled them, in order, punctuation left out."""
    return _WORD.findall(unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=100_000)
def spelled(word: str) -> str:
    """A word in small letters and in one spelling: for phrases, which a stem would be too wide."""
    lowered = word.lower()
    if _MAY_DIFFER.search(lowered):
        for pattern, replacement in _SPELLINGS:
            lowered = pattern.sub(replacement, lowered)
    return lowered


@lru_cache(maxsize=200_000)
def term(word: str) -> str:
    """What a word is compared by: its stem in one spelling, or "" for a word without content."""
    lowered = word.lower()
    if lowered in STOP_WORDS or (len(lowered) == 1 and not lowered.isdigit()):
        return ""
    stemmed: str = _stemmer().stemWord(spelled(lowered))
    return stemmed


def terms(text: str) -> list[str]:
    """The terms of a text, in order, with repetition."""
    return [found for word in words(text) if (found := term(word))]


def surfaces(text: str) -> dict[str, str]:
    """For every term of a text the word it stands for, as its author first spelled it."""
    found: dict[str, str] = {}
    for word in words(text):
        if key := term(word):
            found.setdefault(key, word)
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break ends one, so that list items stand alone."""
    parts: list[str] = []
    for piece in _SENTENCE_END.split(text):
        tidy = " ".join(piece.split())
        if parts and _ABBREVIATION.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {tidy}".strip()
        elif tidy:
            parts.append(tidy)
    return parts


def _stemmer() -> Stemmer.Stemmer:
    """This thread's stemmer: PyStemmer's objects must not be shared between threads."""
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("english")
    stemmer: Stemmer.Stemmer = _local.stemmer
    return stemmer
