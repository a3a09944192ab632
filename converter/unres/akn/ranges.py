"""Ranges of places: what a citation of "paragraphs 3 to 7" begins with and ends with.

Akoma Ntoso has `rref` for them, a reference "from" one place "up to" another (Akoma Ntoso 3.0, part 2, `rref`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from unres.model import Citation, InstrumentRef, PartRef, Path, Target, TreatyRef

_RANGE: Final = re.compile(
    r"""
    (?P<preambular> preambular \s )? (?: operative \s )?
    (?P<what> paragraphs | paras\. | sections | sects\. | articles | arts\. ) \s
    (?P<first> \d+ | [IVXL]+ ) \s? (?: to | through | up \s to | [–—-] ) \s? (?P<last> \d+ | [IVXL]+ )
    """,
    re.VERBOSE,
)
_FEWEST: Final = 3
"""Fewest neighbours that are a range when each is cited by itself: two are "3 and 4"."""

_OF: Final = r"\s(?:of|to|in)\s(?:the\s)?"
"""What joins a pinpoint to the whole that it is in."""

Range = tuple[Target, Target]
"""The first and the last of some places."""


def range_of(citations: Sequence[Citation]) -> Range | None:
    """Return the range that citations with the same words point to, or `None` if it is none.

    Either their targets are neighbours in one act, or the one citation of a whole has a range for its locator.

    >>> from unres.model import ActKey, ActKind, Status
    >>> act = PartRef(ActKey(ActKind.RESOLUTION, "ga", "61/105"))
    >>> cited = Citation((), 1, "recalling", "", (), Status.RESOLVED, act, locator="paragraphs 80 to 90")
    >>> [part.path for part in range_of([cited])]
    [('op', '80'), ('op', '90')]
    """
    targets = list(dict.fromkeys(each.target for each in citations if each.target is not None))
    if len(targets) > 1:
        return _neighbours(targets)
    return _located(targets[0], citations[0].locator) if targets else None


def begin_of(citation: Citation, words: str, start: int) -> int:
    """Return where in some words a citation begins: of a range, before the words that say which places it has.

    >>> from unres.model import ActKey, ActKind, Status
    >>> act = PartRef(ActKey(ActKind.RESOLUTION, "ga", "61/105"))
    >>> cited = Citation((), 1, "recalling", "", (), Status.RESOLVED, act, locator="paragraphs 80 to 90")
    >>> begin_of(cited, "See paragraphs 80 to 90 of resolution 61/105", 27)
    4
    """
    if not range_of([citation]):
        return start
    before = re.search(f"{re.escape(citation.locator)}{_OF}$", words[:start])
    return before.start() if before else start


def _neighbours(targets: Sequence[Target]) -> Range | None:
    """Return the first and last of parts whose numbers follow one another."""
    parts = [each for each in targets if isinstance(each, PartRef) and each.path and each.path[-1].isdecimal()]
    if len(parts) != len(targets) or len(parts) < _FEWEST or len({(each.act, each.path[:-1]) for each in parts}) > 1:
        return None
    numbers = [int(each.path[-1]) for each in parts]
    return (parts[0], parts[-1]) if numbers == list(range(numbers[0], numbers[0] + len(numbers))) else None


def _located(target: Target, locator: str) -> Range | None:
    found = _RANGE.fullmatch(locator)
    if found is None or not _rises(found["first"], found["last"]):
        return None
    if isinstance(target, PartRef):
        above = _above(target.path, found)
        if above is not None:
            return replace(target, path=(*above, found["first"])), replace(target, path=(*above, found["last"]))
    elif isinstance(target, TreatyRef | InstrumentRef) and found["what"].startswith("art"):
        return replace(target, article=found["first"]), replace(target, article=found["last"])
    return None


def _rises(first: str, last: str) -> bool:
    """Tell whether two numbers are of one kind, and the first the lower one, as far as digits tell."""
    if first.isdecimal() and last.isdecimal():
        return int(first) < int(last)
    return not first.isdecimal() and not last.isdecimal()


def _above(path: Path, found: re.Match[str]) -> Path | None:
    """Return the path of the places in a range but for their numbers, or `None` if they have no address."""
    if found["what"].startswith("sect"):
        return ("sec",) if not path else None
    if not found["what"].startswith("para") or not found["first"].isdecimal():
        return None
    if not path:
        return ("pp",) if found["preambular"] else ("op",)
    return (*path, "para") if path[-2] == "annex" else None
