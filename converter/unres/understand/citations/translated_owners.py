"""Tells whose act a number is in French, Spanish, Russian, Chinese and Arabic: by the body named with it.

The body stands between the word and the number ("قرار الجمعية العامة 60/1"), right behind the number and its date
("résolution 60/1 du 16 septembre 2005 de l’Assemblée générale"), or before both ("Совет по правам человека в своей
резолюции 5/1"); in Chinese always before ("人权理事会第5/1号决议").
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from unres.understand.citations.wording import WORDINGS
from unres.understand.names import Hit, ShortName
from unres.vocabulary import Body, Named, load

REACH: Final = 90
"""How far from a number the word, the body or the date may stand that belongs to it."""
_FAR: Final = 400
"""How far behind a number the body may stand that is said to have adopted it, since the act's title is between."""
_FEW: Final = 2
_FEW_WITH_DATE: Final = 6
"""How many words may join a number to the body behind it: "de l’", "en date du 16 septembre 2005 de l’"."""
_YEAR: Final = re.compile(r"\d{4}")
_WORD: Final = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8)
def _bodies(language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    names = WORDINGS[language].bodies
    return re.compile("|".join(f"(?P<_{n}>{name})" for n, (_, name) in enumerate(names))), tuple(c for c, _ in names)


def bodies_in(text: str, language: str) -> list[Hit[Named | ShortName]]:
    """Return the bodies that a text names, in order.

    >>> [hit.thing.code for hit in bodies_in("résolution 5/1 du Conseil des droits de l’homme", "fr")]
    ['hrc']
    """
    shape, codes = _bodies(language)
    known = load().bodies
    found = ((match, known.get(codes[int((match.lastgroup or "_0")[1:])])) for match in shape.finditer(text))
    return [Hit(match.start(), match.end(), body) for match, body in found if body is not None]


@dataclass(frozen=True, slots=True)
class Owners:
    """The bodies of a text that adopt acts, in order; `plain` is the text with the signs of English numbers."""

    plain: str
    language: str
    bodies: Sequence[Hit[Body]]

    @classmethod
    def of(cls, plain: str, language: str) -> "Owners":
        """Find the bodies of a text."""
        hits = bodies_in(plain, language)
        acting = [Hit(*hit[:2], hit.thing) for hit in hits if isinstance(hit.thing, Body) and hit.thing.adopts_acts]
        return cls(plain, language, acting)

    def owner(self, number: re.Match[str], word: re.Match[str], previous: int | None) -> Hit[Body] | None:
        """Return the body named with a number, whose word is `word`; the number before it ends at `previous`."""
        before = self._before(number.start())
        if WORDINGS[self.language].number_first:
            return before
        if before and before.start >= word.end():
            return before
        behind = self._behind(number.end())
        if behind or before is None or (previous is not None and self._joins(previous, before.start)):
            return behind
        return before

    def _before(self, position: int) -> Hit[Body] | None:
        n = bisect_right(self.bodies, position, key=_end)
        return self.bodies[n - 1] if n and position - self.bodies[n - 1].end <= REACH else None

    def _behind(self, position: int) -> Hit[Body] | None:
        n = bisect_left(self.bodies, position, key=_start)
        if n == len(self.bodies):
            return None
        body = self.bodies[n]
        adopted = WORDINGS[self.language].adopted
        gap = self.plain[position : min(body.start, position + _FAR + 1)]
        near = self._joins(position, body.start) or (len(gap) <= _FAR and re.search(rf"{adopted}\W*$", gap))
        return body if near else None

    def _joins(self, start: int, end: int) -> bool:
        """Tell whether only a date and the small words that join stand between a number and a body."""
        if not 0 <= end - start <= REACH:
            return False
        most = _FEW_WITH_DATE if _YEAR.search(self.plain, start, end) else _FEW
        return len(_WORD.findall(self.plain, start, end)) <= most


def _start(hit: Hit[Body]) -> int:
    return hit.start


def _end(hit: Hit[Body]) -> int:
    return hit.end
