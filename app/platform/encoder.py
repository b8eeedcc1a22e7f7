"""The sentence encoder: texts in, vectors of 384 numbers out, or None when it was never built.

`eme model build` makes the folder (`encoder_build`); this module only reads it. Without it the
portal ranks by words alone and says so.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

MODEL_ID = "all-MiniLM-L6-v2"
# The published file; ENGINE.md section 4.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSIONS = 384
MAXIMUM_TOKENS = 256  # about 190 words: what the model was trained to read
FORMAT = 1  # raised when the way the graph is written changes, so that old folders are rebuilt

GRAPH_FILE = "encoder.onnx"
TOKENIZER_FILE = "tokenizer.json"
MANIFEST_FILE = "manifest.json"

Vectors = NDArray[np.float32]


class EncoderUnusable(Exception):
    """The encoder cannot be built from what is installed."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in an encoder's folder, with the hashes that prove it."""

    format: int
    model_id: str
    dimensions: int
    weights_sha256: str
    graph_sha256: str
    tokenizer_sha256: str


class Encoder:
    """Turns texts into vectors of length one, so that their product is their cosine.

    Safe to call from several threads at once: the session and the tokenizer keep no state between
    calls.
    """

    def __init__(self, folder: Path, manifest: Manifest, *, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Spinning threads would take the processor from requests while nothing is encoded.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / GRAPH_FILE), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.enable_truncation(MAXIMUM_TOKENS)
        self._tokenizer.no_padding()
        self.model_id = f"{manifest.model_id}:{manifest.graph_sha256[:12]}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One vector per text, in the order given; a text's vector does not depend on the others.

        Texts are read up to 256 tokens (about 190 words). An empty text has the zero vector: it
        is like nothing. Equal texts are encoded once.
        """
        found: dict[str, Vectors] = {}
        for text in texts:
            if text not in found:
                found[text] = self._vector(text)
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        return np.stack([found[text] for text in texts])

    def _vector(self, text: str) -> Vectors:
        if not text.strip():
            return np.zeros(DIMENSIONS, dtype=np.float32)
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        pooled: Vectors = self._session.run(None, {"input_ids": ids})[0][0]
        length = float(np.linalg.norm(pooled))
        return pooled / length if length > 0 else pooled


def load_encoder(folder: Path, *, threads: int = 1) -> Encoder | None:
    """The encoder in `folder`, or None when it was not built or its files are not what was built.

    `threads`: how many processor cores one call may use.
    """
    manifest = read_manifest(folder)
    return None if manifest is None else Encoder(folder, manifest, threads=threads)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a whole and current encoder folder, else None."""
    try:
        content = json.loads((folder / MANIFEST_FILE).read_text())
        manifest = Manifest(**{field.name: content[field.name] for field in fields(Manifest)})
        intact = (
            file_sha256(folder / GRAPH_FILE) == manifest.graph_sha256
            and file_sha256(folder / TOKENIZER_FILE) == manifest.tokenizer_sha256
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    current = manifest.format == FORMAT and manifest.weights_sha256 == WEIGHTS_SHA256
    return manifest if intact and current else None


def file_sha256(path: Path) -> str:
    """The sha256 of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
