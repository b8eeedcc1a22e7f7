"""The encoder is built from checked weights, and its vectors are those of the published model."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from app.platform.encoder import (
    DIMENSIONS,
    GRAPH_FILE,
    MANIFEST_FILE,
    WEIGHTS_SHA256,
    Encoder,
    EncoderUnusable,
    load_encoder,
)
from app.platform.encoder_build import build, has_vnni


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the encoder, built once for this file."""
    place = tmp_path_factory.mktemp("state") / "model"
    build(place)
    return place


@pytest.fixture(scope="module")
def encoder(folder: Path) -> Encoder:
    loaded = load_encoder(folder)
    assert loaded is not None
    return loaded


def test_vectors_are_those_of_the_published_model(encoder: Encoder) -> None:
    """The similarities in the model's own documentation, within what 8-bit integers lose."""
    vectors = encoder.encode(
        ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
    )
    published = [[1.0, 0.6660, 0.1046], [0.6660, 1.0, 0.1411], [0.1046, 0.1411, 1.0]]
    assert vectors @ vectors.T == pytest.approx(np.array(published), abs=0.04)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1])


def test_a_vector_does_not_depend_on_the_texts_beside_it(encoder: Encoder) -> None:
    text = "Victims wait weeks for their phones."
    alone = encoder.encode([text])[0]
    beside = encoder.encode(["Drones", "word " * 400, text, text])
    assert (beside[2] == alone).all()
    assert (beside[3] == alone).all()


def test_texts_longer_than_the_encoder_reads_are_cut_and_empty_ones_are_like_nothing(
    encoder: Encoder,
) -> None:
    long, longer = encoder.encode(["phone " * 300, "phone " * 300 + "drone " * 50])
    assert (long == longer).all()
    assert not encoder.encode(["", " \n"]).any()
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_several_threads_get_the_same_vectors_as_one(encoder: Encoder) -> None:
    texts = [f"Number plate {number} was cloned" for number in range(24)]
    alone = encoder.encode(texts)
    with ThreadPoolExecutor(4) as pool:
        together = np.concatenate([*pool.map(lambda text: encoder.encode([text]), texts)])
    assert (together == alone).all()


def test_building_again_leaves_a_whole_encoder_as_it_is(folder: Path) -> None:
    before = (folder / GRAPH_FILE).stat()
    manifest = build(folder)
    assert (folder / GRAPH_FILE).stat().st_mtime_ns == before.st_mtime_ns
    assert manifest.weights_sha256 == WEIGHTS_SHA256
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_an_encoder_that_was_changed_is_not_used_and_is_built_anew_by_whoever_is_first(
    folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "state" / "model"
    shutil.copytree(folder, place)
    (place / GRAPH_FILE).write_bytes(b"something else")
    assert load_encoder(place) is None
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(build, [place, place])
    assert one == other == build(folder)
    assert load_encoder(place) is not None
    assert [path.name for path in place.parent.iterdir()] == [place.name]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 0}'])
def test_without_a_sound_manifest_there_is_no_encoder(tmp_path: Path, content: str) -> None:
    assert load_encoder(tmp_path) is None
    (tmp_path / MANIFEST_FILE).write_text(content)
    assert load_encoder(tmp_path) is None


def test_weights_with_another_hash_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "model.safetensors").write_bytes(b"not the published weights")
    with pytest.raises(EncoderUnusable, match="sha256"):
        build(tmp_path / "state" / "model", source=source)
    assert not (tmp_path / "state").exists()


def test_the_processor_decides_how_many_bits_are_safe(tmp_path: Path) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    for flags, safe in {"avx2 avx512_vnni": True, "avx_vnni": True, "avx2 avx512f": False}.items():
        cpuinfo.write_text(f"flags : fpu {flags} sse2\n")
        assert has_vnni(cpuinfo) is safe
    assert not has_vnni(tmp_path / "none")
