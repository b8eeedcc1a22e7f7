"""Run the browser journeys of the pages against a portal of their own.

python -m tests.support.journeys [arguments of playwright test]
"""

import os
import subprocess
import sys

from app.platform.embedded_postgres import find_running
from tests.support import browser
from tests.support.portal import portal

_WITHOUT = """
The browser journeys did NOT run: no Chromium was found and none could be fetched.
Everything else is tested. Install chromium, or name one in EME_CHROMIUM.
"""


def main(arguments: list[str]) -> int:
    """Exit code of the journeys; without a browser 0, or 1 with EME_REQUIRE_BROWSER=1."""
    chromium = browser.find() or browser.fetch()
    if chromium is None:
        sys.stderr.write(_WITHOUT)
        return 1 if os.environ.get("EME_REQUIRE_BROWSER") == "1" else 0
    with portal() as served:
        served.start()
        owner_url, _ = find_running(served.state) or ("", "")
        return subprocess.run(
            ["npx", "playwright", "test", "--config", "journeys/playwright.config.ts", *arguments],
            check=False,
            cwd=browser.FRONTEND,
            env={
                **os.environ,
                "EME_CHROMIUM": chromium,
                "EME_BASE_URL": served.origin,
                # For journeys that wait for a deadline: they move the clock (support/clock.ts).
                "EME_OWNER_URL": owner_url,
                "EME_PYTHON": sys.executable,
            },
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
