"""How matching grows, as a table and a drawing in docs/."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.bench.report import between_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.bench.matching import Growth

DOCS: Final = Path(__file__).parents[2] / "docs"
_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 640, 360, 70, 310
_DECADES: Final = (0, 3)  # from a millisecond to a second


def write(rows: Sequence[Growth]) -> str:
    """Put table and drawing into docs/, and return the table."""
    heads = (
        "documents | vectors | raw limit | matching | explaining 20 | of the raw limit | p95 of both "
        "| typed query, p95 | a save | start | memory"
    )
    lines = [f"| {heads} |", "|" + "---|" * (heads.count("|") + 1)]
    for row in rows:
        typed = "–" if row.typed_p95 is None else f"{row.typed_p95:.0f} ms"
        lines.append(
            f"| {row.documents:,} | {row.vectors:,} | {row.raw:.1f} ms | {row.matched:.1f} ms "
            f"| {row.explained:.1f} ms | **{row.ratio:.2f}** | {row.matched_p95:.0f} ms | {typed} "
            f"| {row.save:.1f} ms | {row.read_seconds:.1f} s | {row.memory_mib:.0f} MiB |"
        )
    text = "\n".join([*lines, "", "![Growth of matching](matching-growth.svg)"])
    between_marks(DOCS / "matching.md", text)
    (DOCS / "matching-growth.svg").write_text(_drawing(rows), encoding="utf-8")
    return text + "\n"


def _drawing(rows: Sequence[Growth]) -> str:
    """Milliseconds over documents, both by powers of ten."""
    series: tuple[tuple[str, str, Callable[[Growth], float]], ...] = (
        ("raw limit", "#505a5f", lambda row: row.raw),
        ("matched and explained", "#1d70b8", lambda row: row.matched + row.explained),
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        "<style>text { font: 13px sans-serif }</style>",
        "<title>Milliseconds of one matching by the number of documents</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    for decade in range(_DECADES[0], _DECADES[1] + 1):
        y = _y(10**decade)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - 20}" stroke="#b1b4b6"/>')
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10**decade:,} ms</text>'
        )
    for row in rows:
        x = _x(row.documents, rows)
        parts.append(
            f'<text x="{x:.1f}" y="{_BOTTOM + 20}" text-anchor="middle">{row.documents:,}</text>'
        )
    for place, (name, colour, value) in enumerate(series):
        points = [(_x(row.documents, rows), _y(value(row)), value(row)) for row in rows]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for x, y, milliseconds in points:
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>')
            parts.append(
                f'<text x="{x:.1f}" y="{y + (20 if place == 0 else -10):.1f}" text-anchor="middle" '
                f'fill="{colour}">{milliseconds:.0f}</text>'
            )
        parts.append(f'<text x="{_LEFT + 20 + 150 * place}" y="20" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _x(documents: int, rows: Sequence[Growth]) -> float:
    first, last = math.log10(rows[0].documents), math.log10(rows[-1].documents)
    share = (math.log10(documents) - first) / ((last - first) or 1)
    return _LEFT + 40 + share * (_WIDTH - _LEFT - 100)


def _y(milliseconds: float) -> float:
    share = (math.log10(max(milliseconds, 1)) - _DECADES[0]) / (_DECADES[1] - _DECADES[0])
    return _BOTTOM - share * (_BOTTOM - 40)
