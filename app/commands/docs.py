"""`eme docs`: the pages of docs/ that are made from the code they describe."""

import argparse
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from app.commands.fresh import keep
from app.kernel.lifecycle import Lifecycle, Step
from app.settings import PROJECT_DIR, Settings, environment_name
from app.solutions.sheets import SHEETS, Column, SheetTable

BEGIN, END = "<!-- settings: written by `make docs` -->", "<!-- /settings -->"
COLUMNS, COLUMNS_END = "<!-- columns: written by `make docs` -->", "<!-- /columns -->"
_DERIVED = {
    "public_origin": "`http://127.0.0.1:` and the port",
    "minimum_open_days": "10; 0 in the demonstration",
    "model_dir": "`model` in the state folder",
    "built_in_scanner": "`true` in the demonstration without a scanner; otherwise `false`",
    "secret_key": "made and kept, except in production",
}


def run(_settings: Settings, arguments: argparse.Namespace) -> int:
    """Write the generated pages, or with --check say whether they are fresh."""
    operations = PROJECT_DIR / "docs" / "operations.md"
    imports = PROJECT_DIR / "docs" / "imports.md"
    pages = {
        PROJECT_DIR / "docs" / "lifecycles.md": lifecycles(),
        imports: with_columns(imports.read_text(encoding="utf-8")),
        operations: with_settings(operations.read_text(encoding="utf-8")),
    }
    return keep(pages, check=arguments.check, command="make docs")


def with_settings(page: str) -> str:
    """The operations page with its table of settings made anew."""
    return _filled(page, BEGIN, END, settings_table())


def with_columns(page: str) -> str:
    """The page of imports with its tables of columns made anew."""
    return _filled(page, COLUMNS, COLUMNS_END, "\n\n".join(map(columns, SHEETS.values())))


def _filled(page: str, begin: str, end: str, content: str) -> str:
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n\n{content}\n\n{end}{after}"


def columns(table: SheetTable) -> str:
    """Every column of a sheet with what to write there."""
    rows = [
        f"| `{column.name}` | {column.about} | {_how(table, column)} |" for column in table.columns
    ]
    heading = f"### {str(table.sheet).capitalize()}"
    return "\n".join([heading, "", "| column | what it says | how |", "|---|---|---|", *rows])


def _how(table: SheetTable, column: Column) -> str:
    longest = table.longest(column)
    parts = [
        "not looked at" if column.read_only else column.form.about,
        ", ".join(f"`{choice}`" for choice in column.choices),
        f"{longest} at most" if longest else "",
        "needed for a new one" if column.name in table.new else "",
        "needed" if column.name == table.home else "",
    ]
    return "; ".join(part for part in parts if part).replace("|", "\\|")


def settings_table() -> str:
    """Every setting with its variable, its default and what it decides."""
    rows = [
        f"| `{environment_name(name)}` | {_default(name, field)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| variable | default | what it decides |", "|---|---|---|", *rows])


def _default(name: str, field: FieldInfo) -> str:
    if name in _DERIVED:
        return _DERIVED[name]
    value: Any = field.default
    if value is None or isinstance(value, SecretStr):
        return "none"
    if isinstance(value, Path):
        value = value.relative_to(PROJECT_DIR)
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def lifecycles() -> str:
    """Every record's table of actions, as the code enforces it."""
    tables = [_table(domain, table) for domain, table in all_lifecycles()]
    introduction = (
        "# Lifecycles\n\n"
        "Written by `make docs` from the one table of each record; nothing else changes a state.\n"
        "An action is open to whoever satisfies *who*, in a state of *from*; *also* lists what "
        "must hold as well.\n"
    )
    return "\n".join([introduction, *tables])


def all_lifecycles() -> Iterable[tuple[str, Lifecycle[Any, Any]]]:
    """Every lifecycle of every domain, by the domain's name."""
    told: list[Lifecycle[Any, Any]] = []
    for path in sorted((PROJECT_DIR / "app").glob("*/*lifecycle.py")):
        domain = path.parent.name
        for table in vars(import_module(f"app.{domain}.{path.stem}")).values():
            if isinstance(table, Lifecycle) and table not in told:
                told.append(table)
                yield domain, table


def _table(domain: str, table: Lifecycle[Any, Any]) -> str:
    heading = (table.name or domain).replace("_", " ")
    rows = [_row(step) for step in table.steps]
    return "\n".join(
        [
            f"## {heading[:1].upper()}{heading[1:]}",
            "",
            "| action | from | to | who | also |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _row(step: Step[Any, Any]) -> str:
    also = [getattr(check, "__name__", "a further check").replace("_", " ") for check in step.also]
    if step.reason:
        also.append("a reason")
    if step.signs:
        also.append("If-Match: one signs what one has read")
    sources = ", ".join(sorted(map(str, step.sources)))
    return f"| `{step.action}` | {sources} | {step.target} | {step.who.name} | {'; '.join(also)} |"
