"""Every address of the API that can be fetched, those made later included."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from fastapi.routing import APIRoute

from app.main import ROUTERS

# Directories that name every supplier there is, whatever it does.
_DIRECTORIES: Final = ("/api/v1/organisations", "/api/v1/solutions")
_READABLE: Final = [
    route
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute) and "GET" in (route.methods or ())
]


def every_address(records: Mapping[str, str], *, otherwise: str) -> Iterator[str]:
    """Fill in each parameter: `{challenge_ref}` with the `challenge` of the records, and so on."""
    for path in sorted({route.path for route in _READABLE}):
        if path.startswith(_DIRECTORIES):
            continue
        names = re.findall(r"{(\w+)}", path)
        yield path.format(
            **{name: records.get(name.partition("_")[0], otherwise) for name in names}
        )
