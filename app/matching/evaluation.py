"""How good the ranking is on a judged set: `eme evaluate`, through the code that serves requests.

A set is a folder in the form of TREC collections (`learning.judged`). The measures are those of
trec_eval, over every query that has a judgement.
"""

import math
import os
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import Stemmer
from numpy.typing import NDArray

from app.matching.engine import lexical
from app.matching.engine.documents import Direction, Document, Query
from app.matching.engine.packed import pack_terms
from app.matching.engine.passages import SentenceEncoder, encode
from app.matching.engine.ranking import best, score
from app.matching.engine.snapshot import CorpusSnapshot
from app.matching.engine.weights import Weights, load_weights
from app.matching.learning.judged import JudgedSet, Judgements, read_set
from app.platform.encoder import load_encoder

DEPTH = 10
# The list of Lucene's standard analyser: the untuned baseline is what anybody would get.
_PLAIN_WORDS = """
    a an and are as at be but by for if in into is it no not of on or such that the their then there
    these they this to was will with
"""
_PLAIN_STOP_WORDS = frozenset(_PLAIN_WORDS.split())
_PLAIN_WORD = re.compile(r"[a-z0-9]+")

Run = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Metrics:
    """nDCG and recall among the first ten, and the mean reciprocal rank; each from 0 to 1."""

    ndcg: float
    recall: float
    reciprocal_rank: float


@dataclass(frozen=True, slots=True)
class Row:
    """One ranking's measures, over all judged queries and over those about policing."""

    name: str
    everything: Metrics
    policing: Metrics


def run(folder: Path, model_folder: Path | None = None) -> str:
    """The table that `eme evaluate` prints; without a built model, of words alone."""
    encoder = None if model_folder is None else load_encoder(model_folder)
    rows = evaluate(folder, encoder, load_weights())
    return format_rows(rows)


def evaluate(folder: Path, encoder: SentenceEncoder | None, weights: Weights) -> list[Row]:
    """The measures of each part alone and of the engine as it serves, nothing cut off.

    Without an encoder there is no `encoder` row and the engine ranks by words alone. Takes some
    minutes for 2,000 long documents, nearly all of it encoding.
    """
    judged = read_set(folder)
    if encoder is not None:
        judged = encoded(judged, encoder)
    runs: dict[str, Run] = {"bm25": _bm25_run(judged)}
    if encoder is not None:
        runs["encoder"] = _encoder_run(judged)
    runs["engine"] = _engine_run(judged, weights, None if encoder is None else encoder.model_id)
    flagged = {
        query: judgement
        for query, judgement in judged.judgements.items()
        if query in judged.policing
    }
    return [
        Row(name, measure(ranking, judged.judgements), measure(ranking, flagged))
        for name, ranking in runs.items()
    ]


def format_rows(rows: Sequence[Row]) -> str:
    """One line per ranking, beginning with its name, under a heading."""
    heads = [f"nDCG@{DEPTH}", f"recall@{DEPTH}", "MRR"]
    lines = ["ranking   " + "".join(f"{head:>11}" for head in [*heads, *(f"{h}*" for h in heads)])]
    for row in rows:
        measures = [
            value
            for part in (row.everything, row.policing)
            for value in (part.ndcg, part.recall, part.reciprocal_rank)
        ]
        lines.append(f"{row.name:<10}" + "".join(f"{value:11.4f}" for value in measures))
    lines.append("* queries flagged policing only")
    return "\n".join(lines)


def measure(ranking: Run, judgements: Judgements) -> Metrics:
    """The measures of a run as trec_eval takes them; a judged query without results counts 0."""
    judged = [query for query, found in judgements.items() if any(v > 0 for v in found.values())]
    if not judged:
        return Metrics(0.0, 0.0, 0.0)
    pairs = [(ranking.get(query, ()), judgements[query]) for query in judged]
    return Metrics(*(_mean(each, pairs) for each in (ndcg, recall, reciprocal_rank)))


def ndcg(ranked: Sequence[str], judged: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain among the first ten, gains linear in relevance."""
    gains = [judged.get(document, 0) for document in ranked[:DEPTH]]
    ideal = sorted((value for value in judged.values() if value > 0), reverse=True)[:DEPTH]
    return _discounted(gains) / _discounted(ideal)


def recall(ranked: Sequence[str], judged: Mapping[str, int]) -> float:
    """The share of the relevant documents among the first ten."""
    relevant = {document for document, value in judged.items() if value > 0}
    return len(relevant & set(ranked[:DEPTH])) / len(relevant)


def reciprocal_rank(ranked: Sequence[str], judged: Mapping[str, int]) -> float:
    """One over the rank of the first relevant document, wherever it stands."""
    ranks = (rank for rank, document in enumerate(ranked, 1) if judged.get(document, 0) > 0)
    return 1 / first if (first := next(ranks, None)) else 0.0


def encoded(judged: JudgedSet, encoder: SentenceEncoder) -> JudgedSet:
    """The set with the vectors of all its texts, encoded on every core."""

    def with_vectors(document: Document) -> Document:
        return replace(document, vectors=encode(document, encoder))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return replace(
            judged,
            queries=tuple(pool.map(with_vectors, judged.queries)),
            documents=tuple(pool.map(with_vectors, judged.documents)),
        )


def _engine_run(judged: JudgedSet, weights: Weights, model_id: str | None) -> Run:
    snapshot = CorpusSnapshot.build(
        judged.documents, weights=weights.text, taxonomy=judged.taxonomy, model_id=model_id
    )
    everything = np.arange(len(judged.documents))
    ranking: dict[str, list[str]] = {}
    for document in judged.queries:
        scores = score(Query(document, Direction.SOLUTIONS, judged.day), snapshot, weights)
        rows = best(scores, everything[scores.allowed], len(everything))
        ranking[str(document.id)] = [str(snapshot.documents[row].id) for row in rows]
    return ranking


def _bm25_run(judged: JudgedSet) -> Run:
    """BM25 as it comes: k1 1.2, b 0.75, the title as part of the text."""
    analyse = _plain_analyser()
    indexed = [analyse(document) for document in judged.documents]
    index = lexical.index(
        [pack_terms(each) for each in indexed], np.ones(len(indexed), dtype=np.bool_)
    )
    bm25 = lexical.Bm25(k1=1.2, b=0.75, average_length=round(index.lengths.mean()))
    rarity = lexical.Rarity(len(indexed), background=0)

    def scores(query: Document) -> NDArray[np.float64]:
        worth = {
            term: count * rarity(index.frequency_of(term)) for term, count in analyse(query).items()
        }
        return bm25.scores(index, worth)

    return _sorted_run(judged, scores)


def _plain_analyser() -> Callable[[Document], Mapping[str, float]]:
    stemmer = Stemmer.Stemmer("english")

    def analyse(document: Document) -> Mapping[str, float]:
        words = _PLAIN_WORD.findall(f"{document.title} {document.body}".lower())
        return Counter(stemmer.stemWords([w for w in words if w not in _PLAIN_STOP_WORDS]))

    return analyse


def _encoder_run(judged: JudgedSet) -> Run:
    """The cosine of whole texts, as far as the encoder reads them."""
    wholes = np.stack([each.vectors.whole for each in judged.documents if each.vectors])

    def scores(query: Document) -> NDArray[np.float64]:
        found = query.vectors.whole if query.vectors else np.zeros(wholes.shape[1])
        return (wholes @ found).astype(np.float64)

    return _sorted_run(judged, scores)


def _sorted_run(judged: JudgedSet, scores: Callable[[Document], NDArray[np.float64]]) -> Run:
    """Each query's documents by falling score; equal scores by falling id, as trec_eval does."""
    ids = np.array([str(document.id) for document in judged.documents])
    by_id = np.argsort(ids)[::-1]
    return {
        str(query.id): [
            str(each) for each in ids[by_id][np.argsort(-scores(query)[by_id], kind="stable")]
        ]
        for query in judged.queries
    }


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _mean(
    take: Callable[[Sequence[str], Mapping[str, int]], float],
    pairs: Sequence[tuple[Sequence[str], Mapping[str, int]]],
) -> float:
    return sum(take(ranked, judged) for ranked, judged in pairs) / len(pairs)
