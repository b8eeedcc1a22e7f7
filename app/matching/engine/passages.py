"""What of a document is encoded: the whole, the title, and passages of what is too long to read.

The encoder reads about 190 words. Longer texts are cut in overlapping passages; docs/matching.md
has the measurements behind the numbers.
"""

from collections.abc import Collection, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.boilerplate import content
from app.matching.engine.documents import Document, TextVectors

PASSAGE_WORDS = 170
OVERLAP_WORDS = 40
MOST_PASSAGES = 6


class SentenceEncoder(Protocol):
    """What the engine needs of an encoder; `app.platform.encoder.Encoder` is one."""

    model_id: str

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector of length one per text."""
        ...


def full_text(document: Document, repeated: Collection[str] = ()) -> str:
    """Title, summary and body as one text, without boilerplate sentences."""
    texts = (document.summary, document.whole_body)
    parts = (document.title, *(content(each, repeated) for each in texts))
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())


def passages(text: str) -> list[str]:
    """A text cut into at most six passages of 170 words that overlap by 40."""
    words = text.split()
    starts = range(0, max(1, len(words) - OVERLAP_WORDS), PASSAGE_WORDS - OVERLAP_WORDS)
    return [" ".join(words[start : start + PASSAGE_WORDS]) for start in starts[:MOST_PASSAGES]]


def encode(
    document: Document, encoder: SentenceEncoder, *, repeated: Collection[str] = ()
) -> TextVectors:
    """The vectors of a document; takes 20 to 200 milliseconds, so call it from a job or a thread.

    `repeated`: sentences that belong to no record in particular (`repeated_sentences`).
    """
    text = full_text(document, repeated)
    parts = passages(text)
    vectors = encoder.encode([text, document.title, *parts])
    return TextVectors(vectors[0], vectors[1], vectors[2:], encoder.model_id)
