"""What every file of the checkout keeps to."""

import re
from typing import Final

from checkout import ROOT, files, shown

MOST_LINES: Final = 500
"""Lines of a module; CONTRIBUTING names it."""

CODE: Final = tuple(path for path in files(".py") if path.parts[len(ROOT.parts)] in {"converter", "site"})

TEXT: Final = tuple(
    path for path in files() if path.suffix not in {".png", ".ico", ".woff2"} and "seeds" not in path.parts[:-1]
)

UNFINISHED: Final = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|HA" r"CK)\b")

PRIVATE: Final = re.compile(r"(?<![\w./}])/(?:home|root|Users|work)/\w")
"""A path of somebody's machine, which means nothing on any other."""


def found(pattern: re.Pattern[str]) -> dict[str, list[str]]:
    """Return file → what a pattern finds in it, for the files with a match."""
    hits = {shown(path): pattern.findall(path.read_text(encoding="utf-8")) for path in TEXT}
    return {path: hit for path, hit in hits.items() if hit}


def test_no_module_is_too_long() -> None:
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert not {path: length for path, length in lengths.items() if length > MOST_LINES}


def test_nothing_is_left_unfinished() -> None:
    assert not found(UNFINISHED)


def test_no_path_of_a_machine() -> None:
    assert not found(PRIVATE)


def test_site_has_no_init_of_its_own() -> None:
    assert not (ROOT / "site" / "__init__.py").exists(), "it would shadow the standard library's site"


def test_git_keeps_the_site_folder() -> None:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert not {"site", "/site", "site/", "/site/"} & set(lines)
