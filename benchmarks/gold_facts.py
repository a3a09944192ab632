"""What the gold standard's programs share: records, and how a part of a document is told."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from unres.iris import path_of
from unres.model import Act, Footnote, Part, PartRef

Record = dict[str, Any]
"""A part, drawn, answered or packed: see `tests/gold/README.md`."""


def digest(text: str) -> str:
    """Return what tells whether a text is still read as it was when it was annotated."""
    return sha256(text.encode()).hexdigest()[:12]


def everything(act: Act) -> list[Part | Footnote]:
    """Return the parts and notes of an act."""
    return [*act.walk(), *act.footnotes]


def address(act: Act, path: tuple[str, ...]) -> str:
    """Return the address of a part of an act, relative to the base."""
    return path_of(PartRef(act.key, path))


def lines(path: Path) -> list[Record]:
    """Return the records of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
