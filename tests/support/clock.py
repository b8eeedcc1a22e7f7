"""Move the time of a running portal, as only its database's owner may.

EME_OWNER_URL=... python -m tests.support.clock SECONDS|reset
"""

import asyncio
import os
import sys
from datetime import timedelta

from tests.support.database import Clock


def main(arguments: list[str]) -> int:
    """Move the clock on by so many seconds (back, when negative), or put it right."""
    (by,) = arguments
    clock = Clock(os.environ["EME_OWNER_URL"])
    asyncio.run(clock.reset() if by == "reset" else clock.shift(timedelta(seconds=float(by))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
