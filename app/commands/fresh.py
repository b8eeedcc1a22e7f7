"""Generated files stand under version control; this writes them or says that they are stale."""

from pathlib import Path

from app.commands.terminal import complain, say

_STALE = 1


def keep(files: dict[Path, str], *, check: bool, command: str) -> int:
    """Write each file that differs, or with `check` only name it; 1 when one was stale."""
    stale = [
        path
        for path, wanted in files.items()
        if not path.exists() or path.read_text(encoding="utf-8") != wanted
    ]
    for path in stale:
        if check:
            complain(f"{path.name} is not fresh: run `{command}` and commit what changes.")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8")
            say(f"Wrote {path.name}.")
    return _STALE if check and stale else 0
