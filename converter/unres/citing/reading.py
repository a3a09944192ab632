"""The text of whatever `unres link` is given."""

import hashlib
import re
from pathlib import Path
from typing import Final

from unres.decode import decode
from unres.extract import recognise
from unres.media_types import HTML
from unres.sources import File, fetch, text_of

_TAG: Final = re.compile(rb"\s{0,100}<(?!\?xml)(?:!--|[a-zA-Z][a-zA-Z0-9]{0,10}[\s>])")
"""How a piece of HTML begins."""


def read_text(given: Path | bytes) -> tuple[str, bool]:
    """Return the text of a file or of bytes, and whether it is HTML, with its markup.

    HTML is told by its first tag or by the file's name. Of a PDF or Word document it is the text that
    `unres convert -f text` prints.

    Raises:
        SourceError: it cannot be read, or holds no text.

    >>> read_text(b"<!doctype html><p>See S/RES/1325.")
    ('<!doctype html><p>See S/RES/1325.', True)
    """
    file = fetch(given) if isinstance(given, Path) else File("-", hashlib.sha256(given).hexdigest(), given)
    named = file.name.lower().endswith((".html", ".htm", ".xhtml"))
    if named or _TAG.match(file.data) or recognise(file.data, file.name) == HTML:
        return decode(file.data, file.name), True
    return text_of(file).text, False
