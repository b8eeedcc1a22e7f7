"""The terms of a document in two values: a corpus that is read holds no object for each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_WEIGHT: Final = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class PackedTerms:
    """Terms with spaces between, and how much of each, in single precision, in their order."""

    terms: str
    weights: bytes

    def __len__(self) -> int:
        return len(self.weights) // _WEIGHT.itemsize

    def unpacked(self) -> dict[str, float]:
        """How much of each term."""
        return dict(zip(self.said(), all_weights([self]).tolist(), strict=True))

    def said(self) -> list[str]:
        """The terms one by one."""
        return self.terms.split()


def pack_terms(held: Mapping[str, float]) -> PackedTerms:
    """The same terms and weights, packed."""
    weights: NDArray[Any] = np.fromiter(held.values(), dtype=_WEIGHT, count=len(held))
    return PackedTerms(" ".join(held), weights.tobytes())


def all_weights(documents: Sequence[PackedTerms]) -> NDArray[np.float64]:
    """The weights of several documents, one after the other."""
    together = b"".join(each.weights for each in documents)
    return np.frombuffer(together, dtype=_WEIGHT).astype(np.float64)
