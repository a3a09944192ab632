"""Words, where each of them stands in a source, and what the source links them to."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Final, NamedTuple


class Span(NamedTuple):
    """A stretch of a source, in code points: `start` is in, `end` is out."""

    start: int
    end: int


class Run(NamedTuple):
    """`length` characters of a text from position `at` stand in the source from position `start`."""

    at: int
    start: int
    length: int


_AT: Final = itemgetter(0)


class Link(NamedTuple):
    """A link that a source itself has on the characters `[start, end)` of a text: evidence of what they mean.

    `href` is the address as the source has it. A range of places (`rref` in Akoma Ntoso) has its last one in `up_to`.
    A link without words keeps its place: `start` equals `end`.
    """

    start: int
    end: int
    href: str
    up_to: str = ""

    def touches(self, start: int, end: int) -> bool:
        """Tell whether the link stands on a character of `[start, end)`.

        >>> Link(12, 16, "https://undocs.org/A/RES/64/1").touches(0, 12)
        False
        """
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Text:
    """Words as read: `value` has its white space folded and carries neither markup nor footnote markers.

    Each character of `value` maps to one character of the source. A blank maps to the first white space it stands
    for, so that joining the source at `spans()` and folding white space gives `value` back. Only a blank between cells
    of a table, or elements, that the source does not part by white space maps to nothing.

    >>> text = Text("Urges States", (Run(0, 4, 5), Run(5, 10, 7)))
    >>> text.spans(0, 12)
    (Span(start=4, end=9), Span(start=10, end=17))
    >>> text.spans(6, 9)
    (Span(start=11, end=14),)
    """

    value: str
    runs: tuple[Run, ...]
    links: tuple[Link, ...] = ()
    """The source's own links, by their place; of two at one place the one that holds the other is first."""

    def __str__(self) -> str:
        """Return the words."""
        return self.value

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return where `value[start:end]` stands in the source, in order."""
        if start == 0 and end is None:
            return tuple([Span(source, source + length) for _, source, length in self.runs])
        stop = len(self.value) if end is None else end
        runs = self.runs
        first = max(bisect_right(runs, start, key=_AT) - 1, 0) if start and len(runs) > 1 else 0
        found = []
        for at, source, length in islice(runs, first, None) if first else runs:
            if at <= start < stop <= at + length:  # most stretches lie in one run
                return (Span(source + start - at, source + stop - at),)
            if at >= stop:
                break
            low, high = max(start, at), min(stop, at + length)
            if low < high:
                found.append(Span(source + low - at, source + high - at))
        return tuple(found)

    def cut(self, start: int, end: int) -> "Text":
        """Return the words from one offset to another, with the links that stand on them.

        >>> lamps = Text("II. Lamps", (Run(0, 7, 9),), (Link(4, 9, "#lamps"),)).cut(4, 9)
        >>> lamps.value, lamps.runs, lamps.links
        ('Lamps', (Run(at=0, start=11, length=5),), (Link(start=0, end=5, href='#lamps', up_to=''),))
        """
        if start == 0 and end == len(self.value):
            return self
        runs = []
        for at, source, length in self.runs:
            low, high = max(start, at), min(end, at + length)
            if low < high:
                runs.append(Run(low - start, source + low - at, high - low))
        links = tuple(
            each._replace(start=max(start, each.start) - start, end=min(end, each.end) - start)
            for each in self.links
            if each.touches(start, end) or start <= each.start == each.end <= end
        )
        return Text(self.value[start:end], tuple(runs), links)


EMPTY = Text("", ())
"""No words."""
