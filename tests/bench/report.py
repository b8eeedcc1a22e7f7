"""The numbers, as they stand in docs/performance.md."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.bench.load import Measured
    from tests.bench.memory import Tree

PAGE: Final = Path(__file__).parents[2] / "docs" / "performance.md"
BEGIN: Final = "<!-- begin: written by make bench -->"
END: Final = "<!-- end: written by make bench -->"


def between_marks(page: Path, text: str) -> None:
    """Put what was measured into its place on a page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def write(results: dict[str, tuple[Measured, Measured]], *, start_up: float, tree: Tree) -> str:
    """Put the numbers between the marks of the page, and return them."""
    rows = [
        "| shape | of the raw limit | ours, requests a second | p95 | CPU a request, ours | limit |",
        "|---|---|---|---|---|---|",
    ]
    for shape, (ours, limit) in results.items():
        rows.append(
            f"| {shape} | **{ours.per_second / limit.per_second:.2f}** | {ours.per_second:.0f} "
            f"| {ours.p95_milliseconds:.1f} ms | {ours.cpu_microseconds:.0f} µs "
            f"| {limit.cpu_microseconds:.0f} µs |"
        )
    parts = ", ".join(f"{name} {size:.0f}" for name, size in tree.parts.items())
    text = "\n".join(
        [
            *rows,
            "",
            (
                f"A web process answers {start_up:.1f} s after its start. `eme up` answers "
                f"{tree.first_start:.1f} s after its first start (demonstration loaded) and "
                f"{tree.second_start:.1f} s after the second."
            ),
            "",
            (
                f"Memory of the process tree at rest, demonstration and encoder loaded: "
                f"**{tree.total:.0f} MiB** ({parts}; proportional share)."
            ),
        ]
    )
    between_marks(PAGE, text)
    return text + "\n"
