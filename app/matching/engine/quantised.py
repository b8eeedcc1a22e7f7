"""Many vectors in eight bits a number: a quarter of the memory, and a fifth of the time, of floats.

A vector is kept as whole numbers from -127 to 127 and one scale, its largest number as 127
(symmetric quantisation by row; Jacob et al. 2018, doi:10.1109/CVPR.2018.00286). Products of whole
numbers are exact, so a row's product is the same on every processor and in whichever segment it
stands. What this loses stands in docs/adr/0008-vectors-are-compared-in-bytes.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper

from app.matching.engine.documents import Vectors
from app.matching.engine.lexical import Mask

Floats = NDArray[np.float32]
_ZERO = 128  # where nought stands among the numbers from 0 to 255
_LARGEST = 127
_THREADS = 2  # memory is the limit, not the processor
_HALF = 63  # a sum of two products, 2 * 255 * 63, fits the 16 bits some processors sum in
_STEP = 126  # of the higher half, in steps of the lower, which goes from -63 to 63


@dataclass(frozen=True, slots=True)
class QuantisedRows:
    """Vectors as rows of bytes; `numbers` less 128, times `scales`, is the vector."""

    numbers: NDArray[np.uint8]
    scales: Floats

    def __len__(self) -> int:
        return len(self.scales)

    def where(self, kept: Mask) -> "QuantisedRows":
        """The marked rows only."""
        return QuantisedRows(self.numbers[kept], self.scales[kept])

    def restored(self) -> Floats:
        """The vectors that are compared, as floats."""
        whole = self.numbers.astype(np.float32) - _ZERO
        return whole * self.scales[:, None]

    def products(self, asked: Floats) -> Floats:
        """The product of each vector asked with each row: a line for each vector asked.

        What is asked counts with 14 bits, in two halves of seven.
        """
        numbers, scales = _whole(asked, _HALF * _STEP)
        high = np.rint(numbers / _STEP)
        halves = np.concatenate([high, numbers - high * _STEP]).astype(np.int8)
        given = {"rows": self.numbers, "asked": np.ascontiguousarray(halves.T)}
        found = _multiplier().run(None, given)[0]
        both = found[:, : len(asked)] * _STEP + found[:, len(asked) :]
        products = np.ascontiguousarray(both.T).astype(np.float32)
        products *= self.scales
        products *= scales[:, None]
        return products


def quantised(vectors: Vectors) -> QuantisedRows:
    """These vectors in eight bits a number."""
    numbers, scales = _whole(vectors.astype(np.float32), _LARGEST)
    return QuantisedRows((numbers + _ZERO).astype(np.uint8), scales)


def concatenated(parts: Sequence[QuantisedRows]) -> QuantisedRows:
    """The rows of several, one after the other."""
    return QuantisedRows(
        np.concatenate([part.numbers for part in parts]),
        np.concatenate([part.scales for part in parts]),
    )


def _whole(vectors: Floats, largest: int) -> tuple[Floats, Floats]:
    """Each vector as whole numbers up to `largest`, and what they are to be multiplied by."""
    scales = np.abs(vectors).max(axis=1, initial=0.0) / np.float32(largest)
    numbers: Floats = np.rint(vectors / np.where(scales > 0, scales, 1)[:, None])
    return numbers, scales


@cache
def _multiplier() -> onnxruntime.InferenceSession:
    """Products of bytes, which numpy has no fast way for."""
    rows = helper.make_tensor_value_info("rows", TensorProto.UINT8, ["row", "dimension"])
    asked = helper.make_tensor_value_info("asked", TensorProto.INT8, ["dimension", "column"])
    products = helper.make_tensor_value_info("products", TensorProto.INT32, ["row", "column"])
    zero = helper.make_tensor("zero", TensorProto.UINT8, [], [_ZERO])
    multiply = helper.make_node("MatMulInteger", ["rows", "asked", "zero"], ["products"])
    graph = helper.make_graph([multiply], "products", [rows, asked], [products], [zero])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = _THREADS, 1
    # Spinning threads would take the processor from requests while nothing is compared.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
