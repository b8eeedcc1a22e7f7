"""Say whether the generated types of the pages are what the API's description gives now.

python -m tests.support.fresh_types
"""

import subprocess
import sys

from tests.support.browser import FRONTEND

TYPES = FRONTEND / "src" / "api" / "schema.gen.ts"


def main() -> int:
    """Generate anew, compare, put back what was there; 1 when it was stale."""
    before = TYPES.read_bytes() if TYPES.exists() else b""
    try:
        subprocess.run(["npm", "run", "--silent", "types"], check=True, cwd=FRONTEND)
        fresh = TYPES.read_bytes()
    finally:
        TYPES.write_bytes(before)
    if fresh == before:
        return 0
    sys.stderr.write(f"{TYPES.name} is not fresh: run `make types` and commit what changes.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
