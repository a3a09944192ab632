"""Our own style sheets, scripts and pictures, each with its version in its address so that browsers keep it."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent / "static"


@cache
def asset(name: str) -> str:
    """Return the path of a static file below the site's root, with a digest of its content.

    Raises:
        FileNotFoundError: there is no such file.

    >>> asset("site.css").startswith("static/site.css?v=")
    True
    """
    digest = hashlib.blake2b((FOLDER / name).read_bytes(), digest_size=6).hexdigest()
    return f"static/{name}?v={digest}"
