"""Tasks for worker processes, which import them by name."""

import os
from pathlib import Path


def die_on_b(path: Path, note: str) -> str:
    """Stand for a task that a file kills."""
    if path.name == "b":
        os._exit(9)
    return f"{path.name} {note}"
