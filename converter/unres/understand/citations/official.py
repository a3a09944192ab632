"""Compares citations with the links that the United Nations' own files have on the same words.

Such a link is evidence, not truth: it is kept beside what the words say, never makes a citation, and where the two
disagree a person is told.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Final

from unres.iris import path_of
from unres.links import leads_to
from unres.model import (
    Act,
    ActKey,
    Citation,
    DocumentRef,
    Finding,
    Link,
    PartRef,
    Path,
    Severity,
    Source,
    Target,
    Text,
    whole_of,
)

_ADVICE: Final = "Compare the words with both; the citation follows the words."


class LinkFinder:
    """Finds the links on a stretch of a text, in the order of their places.

    >>> finder = LinkFinder(Text("See 98/3, 98/4", (), (Link(0, 8, "#a"), Link(4, 8, "#b"), Link(10, 14, "#c"))))
    >>> finder.on(5, 8), finder.on(8, 10), finder.on(7, 11)
    ((1, 2), (), (1, 2, 3))
    """

    def __init__(self, text: Text) -> None:
        self._links: Final = text.links
        self._reach: Final = list(accumulate((link.end for link in text.links), max))
        """How far the links up to each one go."""

    def on(self, start: int, end: int) -> tuple[int, ...]:
        """Return which links stand on a character of `[start, end)`, each by its place among all, from 1."""
        found = []
        n = bisect_left(self._links, end, key=attrgetter("start"))
        while n and self._reach[n - 1] > start:
            if self._links[n - 1].touches(start, end):
                found.append(n)
            n -= 1
        return tuple(reversed(found))


def disagreements(source: Source, act: Act, citations: Sequence[Citation]) -> Iterator[Finding]:
    """Yield a finding for each link that leads elsewhere than every citation on its words.

    Args:
        source: the file.
        act: the act, with the links of its texts.
        citations: those of the act; each tells by `official_links` which links stand on its words.
    """
    cited: dict[tuple[Path, int], dict[Target, None]] = defaultdict(dict)
    for citation in citations:
        if citation.target is not None and citation.official_links:
            place = ("fn", citation.footnote) if citation.footnote else citation.part
            for n in citation.official_links:
                cited[place, n][citation.target] = None
    for path, text in _texts(act) if cited else ():
        for n, link in enumerate(text.links, start=1):
            targets, led = tuple(cited.get((path, n), ())), leads_to(link.href)
            if targets and led and not any(_agree(target, each) for target in targets for each in led):
                yield _finding(source, PartRef(act.key, path), text, link, targets)


def _texts(act: Act) -> Iterator[tuple[Path, Text]]:
    """Yield the texts that links stand on, of the heading that in which citations are looked for."""
    yield (), act.heading.report
    for part in act.walk():
        yield part.path, part.text
    for note in act.footnotes:
        yield note.path, note.text


def _agree(target: Target, led: Target) -> bool:
    """Tell whether a citation and a link may mean one thing: the same, a part of it, or what was added to it."""
    whole = whole_of(target) or target
    if isinstance(whole, PartRef) and isinstance(led, PartRef):
        return _name(whole) == _name(led)
    if isinstance(whole, DocumentRef) and isinstance(led, DocumentRef):
        return whole == led or led.symbol.startswith(f"{whole.symbol}/") or whole.symbol.startswith(f"{led.symbol}/")
    return whole == led


def _name(ref: PartRef) -> object:
    """Return what names an act, but for the letter of a part of it."""
    key = ref.act
    return (key.body, key.number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) if isinstance(key, ActKey) else key


def _finding(source: Source, where: PartRef, text: Text, link: Link, targets: Sequence[Target]) -> Finding:
    words = text.value[link.start : link.end]
    cited = " and ".join(map(path_of, targets))
    message = f"{words!r} is linked to {link.href}, and cites {cited}"
    spans = text.spans(link.start, link.end) or text.spans()
    line = source.line(spans[0].start)
    return Finding("link-disagrees", Severity.INFO, message, source.name, line, path_of(where), _ADVICE)
