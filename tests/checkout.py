"""The checkout that the tests stand in: its root, and the files that belong to it."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]

_NOT_OURS: Final = {"__pycache__", "node_modules", "dist", "build", "out"}
"""Folders that tools and builds make, besides those that begin with a dot or end in `.egg-info` or `.versions`."""


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Return the files of the checkout, in order; with suffixes, only those that have one of them."""
    return tuple(path for path in _walk() if not suffixes or path.suffix in suffixes)


def _walk() -> Iterator[Path]:
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(name for name in below if _is_ours(Path(folder, name)))
        yield from (Path(folder, name) for name in sorted(names) if name != ".git")


def _is_ours(folder: Path) -> bool:
    name = folder.name
    hidden = name.startswith(".") and name != ".ci"
    made = name in _NOT_OURS or folder.suffix in {".egg-info", ".versions"} or Path(f"{folder}.versions").is_dir()
    return not (hidden or made)


def shown(path: Path) -> str:
    """Return a path relative to the root, for the names of cases."""
    return path.relative_to(ROOT).as_posix()
