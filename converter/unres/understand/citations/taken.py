"""Tells which stretches of a text are taken already, however many there are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Taken:
    """Stretches of a text, asked in logarithmic time.

    >>> taken = Taken([(10, 20), (0, 5), (12, 14)])
    >>> taken.overlaps(4, 8), taken.overlaps(5, 10), taken.covers(15, 20), taken.covers(15, 21)
    (True, False, True, False)
    """

    __slots__ = ("_farthest", "_starts")

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._farthest = list(accumulate([end for _, end in ordered], max))

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether any of them has a character in common with `[start, end)`."""
        n = bisect_left(self._starts, end)
        return n > 0 and self._farthest[n - 1] > start

    def covers(self, start: int, end: int) -> bool:
        """Tell whether one of them holds all of `[start, end)`."""
        n = bisect_right(self._starts, start)
        return n > 0 and self._farthest[n - 1] >= end
