"""Judged sets: folders in the form of TREC collections, as they are read and written.

`queries.jsonl` (id, title, text, policing), `docs.jsonl` (id, title, text) and `qrels.tsv` (query,
document, relevance) are what any tool reads. `eme labels export` adds what the engine knows beside
texts: capabilities, deployments and maturity in the lines, the vocabulary, the day and the weights
in use in `context.json`, and in `qrels.tsv` how much a judgement is trusted.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.matching.engine.documents import Deployment, Document, Evidence, Taxonomy, Use

if TYPE_CHECKING:
    from pathlib import Path

    from app.matching.engine.weights import Weights

Judgements = Mapping[str, Mapping[str, int]]

TRUST: Final = {"high": 1.0, "low": 0.5}
"""What a judgement counts in the training: a moderator's in full, a reader's by half."""
_FILES: Final = ("queries.jsonl", "docs.jsonl", "qrels.tsv", "context.json")
# Evidence has no age in a set without deployments; any day gives the same ranking.
_ANY_DAY: Final = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """A set as it was read; `policing` holds the ids of the queries so flagged.

    `trust` names the judgements that count less than in full; `weights` the version and points
    that were in use, when the set says so.
    """

    queries: tuple[Document, ...]
    documents: tuple[Document, ...]
    judgements: Judgements
    policing: frozenset[str]
    taxonomy: Taxonomy = field(default_factory=Taxonomy)
    day: date = _ANY_DAY
    trust: Mapping[tuple[str, str], float] = field(default_factory=dict)
    weights: tuple[str, Mapping[str, float]] | None = None


def read_set(folder: Path) -> JudgedSet:
    """A judged set; `OSError`, `KeyError` or `ValueError` when a file is not as it must be."""
    queries = _lines(folder / "queries.jsonl")
    judgements: dict[str, dict[str, int]] = {}
    trust: dict[tuple[str, str], float] = {}
    with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t"):
            found = judgements.setdefault(line["query_id"], {})
            found[line["doc_id"]] = int(line["relevance"])
            if (worth := TRUST[line.get("confidence") or "high"]) != 1:
                trust[line["query_id"], line["doc_id"]] = worth
    context = _context(folder / "context.json")
    in_use = context.get("weights")
    return JudgedSet(
        queries=tuple(_document(line) for line in queries),
        documents=tuple(_document(line) for line in _lines(folder / "docs.jsonl")),
        judgements=judgements,
        policing=frozenset(str(line["id"]) for line in queries if line.get("policing")),
        taxonomy=_taxonomy(context),
        day=date.fromisoformat(context["day"]) if "day" in context else _ANY_DAY,
        trust=trust,
        weights=(in_use["version"], in_use["match"]) if in_use else None,
    )


def write_set(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files of a set, making the folder if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")


def set_sha256(folder: Path) -> str:
    """Names exactly this set: a reviewer who exports it again gets the same."""
    whole = hashlib.sha256()
    for name in _FILES:
        content = (folder / name).read_bytes() if (folder / name).is_file() else b""
        whole.update(f"{name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()


def tags(document: Document) -> dict[str, Any]:
    """What the engine reads of a document beside its texts; whose a deployment is stays out."""
    return {
        "capabilities": list(document.capabilities),
        "deployments": sorted(map(_tags_of_deployment, document.deployments), key=_in_order),
        "maturity": document.maturity,
        "maturity_sought": document.maturity_sought and list(document.maturity_sought),
    }


def context(taxonomy: Taxonomy, day: date, weights: Weights) -> dict[str, Any]:
    """What scores depend on beside the records."""
    closeness = [[*pair, value] for pair, value in sorted(taxonomy.closeness.items())]
    return {
        "day": day.isoformat(),
        "weights": {"version": weights.version, "match": dict(weights.match)},
        "theme_of": dict(sorted(taxonomy.theme_of.items())),
        "closeness": closeness,
    }


def _tags_of_deployment(each: Deployment) -> dict[str, Any]:
    return {
        "sector": each.sector,
        "policing": each.is_policing,
        "evidence": each.evidence,
        "evidence_on": each.evidence_date and each.evidence_date.isoformat(),
        "use": each.use,
        "capabilities": list(each.capabilities),
    }


def _in_order(found: dict[str, Any]) -> str:
    return json.dumps(found, sort_keys=True)


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def _context(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found


def _taxonomy(context: Mapping[str, Any]) -> Taxonomy:
    return Taxonomy(
        context.get("theme_of", {}),
        {(theme, sector): value for theme, sector, value in context.get("closeness", ())},
    )


def _document(line: Mapping[str, Any]) -> Document:
    name, sought = str(line["id"]), line.get("maturity_sought")
    return Document(
        id=name,
        title=str(line.get("title") or ""),
        body=str(line.get("text") or ""),
        capabilities=tuple(line.get("capabilities") or ()),
        deployments=tuple(
            Deployment(
                id=f"{name} {place}",
                sector=each["sector"],
                is_policing=each["policing"],
                evidence=Evidence(each["evidence"]),
                evidence_date=each["evidence_on"] and date.fromisoformat(each["evidence_on"]),
                use=Use(each["use"]),
                capabilities=tuple(each["capabilities"]),
            )
            for place, each in enumerate(line.get("deployments") or ())
        ),
        maturity=line.get("maturity"),
        maturity_sought=(sought[0], sought[1]) if sought else None,
        counts_for_statistics=True,
    )
