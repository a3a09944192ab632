"""Words, and where each of them stands in a source."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a source, in code points: `start` is in, `end` is out."""

    start: int
    end: int


class Run(NamedTuple):
    """`length` characters of a text from position `at` stand in the source from position `start`."""

    at: int
    start: int
    length: int


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

    def __str__(self) -> str:
        """Return the words."""
        return self.value

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return where `value[start:end]` stands in the source, in order."""
        if start == 0 and end is None:
            return tuple([Span(source, source + length) for _, source, length in self.runs])
        stop = len(self.value) if end is None else end
        found = []
        for at, source, length in self.runs:
            low, high = max(start, at), min(stop, at + length)
            if low < high:
                found.append(Span(source + low - at, source + high - at))
        return tuple(found)

    def cut(self, start: int, end: int) -> "Text":
        """Return the words from one offset to another.

        >>> Text("II. Lamps", (Run(0, 7, 9),)).cut(4, 9)
        Text(value='Lamps', runs=(Run(at=0, start=11, length=5),))
        """
        if start == 0 and end == len(self.value):
            return self
        runs = []
        for at, source, length in self.runs:
            low, high = max(start, at), min(end, at + length)
            if low < high:
                runs.append(Run(low - start, source + low - at, high - low))
        return Text(self.value[start:end], tuple(runs))


EMPTY = Text("", ())
"""No words."""
