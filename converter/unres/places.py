"""Places in what is cited, step by step ("annex I, sect. II, paras. 3 to 5"), and the addresses that they have.

Whoever reads the words of a pinpoint makes `Step`s of them: `unres.pinpoints` from the forms of lawyers and delegates,
`unres.understand.citations.pinpoint` from the prose of acts. `path_in_act` and `article_in_treaty` turn the steps into
the end of an address (see `unres.iris`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from unres.model import Path
from unres.numerals import arabic


class Unit(Enum):
    """What a step of a pinpoint counts."""

    PREAMBLE = "pp"
    OPERATIVE = "op"
    PARAGRAPH = "para"
    """A paragraph of which the word alone does not tell where: an operative one, or one of an annex or article."""
    POINT = "point"
    ANNEX = "annex"
    SECTION = "sec"
    ARTICLE = "art"
    NOTE = "fn"
    TABLE = "table"
    OTHER = "other"
    """A chapter, part or page: it has no address."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `Step(Unit.PARAGRAPH, "12", ("b",))`; an annex without a number has an empty one."""

    unit: Unit
    number: str
    points: tuple[str, ...] = ()


Place = tuple[Step, ...]
"""One place: its steps, as the words have them."""
MOST_PLACES: Final = 60
"""Places that one pinpoint can name; a wider range is a misreading."""


def between(first: Step, last: Step) -> Iterator[Step]:
    """Yield what lies between the two ends of a range: 4 in "3 to 5", (b) in "2 (a) to (c)".

    >>> [step.number for step in between(Step(Unit.PARAGRAPH, "3"), Step(Unit.PARAGRAPH, "6"))]
    ['4', '5']
    >>> [step.points for step in between(Step(Unit.PARAGRAPH, "2", ("a",)), Step(Unit.PARAGRAPH, "2", ("c",)))]
    [('b',)]
    """
    begin, end = (first.number, *first.points), (last.number, *last.points)
    if len(begin) != len(end) or begin[:-1] != end[:-1]:
        return
    for label in _labels_between(begin[-1], end[-1]):
        number, *points = (*begin[:-1], label)
        yield Step(first.unit, number, tuple(points))


def _labels_between(low: str, high: str) -> Iterator[str]:
    if low.isdecimal() and high.isdecimal() and int(high) - int(low) < MOST_PLACES:
        yield from map(str, range(int(low) + 1, int(high)))
    elif len(low) == len(high) == 1 and not low.isdecimal():
        yield from map(chr, range(ord(low) + 1, ord(high)))


def path_in_act(place: Place) -> Path | None:
    """Return a place as the end of an act's path, or `None` if acts have no such place with an address.

    >>> path_in_act((Step(Unit.PARAGRAPH, "12", ("b", "ii")),)), path_in_act((Step(Unit.PREAMBLE, "3"),))
    (('op', '12', 'b', 'ii'), ('pp', '3'))
    >>> path_in_act((Step(Unit.PARAGRAPH, "12"), Step(Unit.SECTION, "ii"), Step(Unit.ANNEX, "IV")))
    ('annex', '4', 'sec', 'II', 'para', '12')
    >>> path_in_act((Step(Unit.POINT, "c"), Step(Unit.PARAGRAPH, "12"))), path_in_act((Step(Unit.OTHER, "III"),))
    (('op', '12', 'c'), None)
    >>> path_in_act((Step(Unit.POINT, "7"),))
    ('op', '7')
    """
    divisions: list[str] = []
    paragraph: list[str] = []
    points: list[str] = []
    annexes = [step for step in place if step.unit is Unit.ANNEX]
    within = Unit.PARAGRAPH if annexes else Unit.OPERATIVE
    for step in (*annexes, *(step for step in place if step.unit is not Unit.ANNEX)) if annexes else place:
        unit = step.unit
        if unit is Unit.ANNEX or unit is Unit.SECTION:
            divisions += [unit.value, annex_number(step.number) if unit is Unit.ANNEX else step.number.upper()]
            points += step.points
        elif unit is Unit.POINT:
            points += (step.number.lower(),) if step.number else ()
            points += step.points
        elif unit is Unit.OTHER or unit is Unit.ARTICLE or paragraph:
            return None
        else:
            word = within if unit is Unit.PARAGRAPH or unit is Unit.OPERATIVE else unit
            paragraph = [word.value, step.number]
            points = [*step.points, *points]
    if points and not paragraph:
        if not points[0].isdecimal():
            return None
        # "Point 7 of resolution 1970 (2011)": laws of the European Union call paragraphs so.
        paragraph, points = [within.value, points[0]], points[1:]
    return (*divisions, *paragraph, *points)


_LETTERS_FIRST: Final = frozenset("CDLM")
"""Roman numerals that are letters where they stand alone: nothing has a hundred annexes."""


def annex_number(label: str) -> str:
    """Return which annex a label names, from 1: addresses count annexes, whatever they are called.

    >>> annex_number("IV"), annex_number("A"), annex_number("c"), annex_number("2"), annex_number("")
    ('4', '1', '3', '2', '1')
    """
    if not label:
        return "1"
    upper = label.upper()
    numeral = None if upper in _LETTERS_FIRST else arabic(upper)
    return label if label.isdecimal() else str(numeral or ord(upper[0]) - ord("A") + 1)


def article_in_treaty(place: Place) -> str | None:
    """Return a place as the article of a treaty's path, or `None` if it is no article.

    >>> article_in_treaty((Step(Unit.ARTICLE, "36", ("1", "a")),)), article_in_treaty((Step(Unit.ARTICLE, "VI"),))
    ('36/1/a', '6')
    >>> article_in_treaty((Step(Unit.PARAGRAPH, "2"), Step(Unit.ARTICLE, "13")))
    '13/2'
    >>> article_in_treaty((Step(Unit.PARAGRAPH, "12"),)) is None
    True
    """
    articles = [step for step in place if step.unit is Unit.ARTICLE]
    if len(articles) != 1 or not articles[0].number:
        return None
    number = articles[0].number
    steps = [str(arabic(number) or number.lower()), *articles[0].points]
    for unit in (Unit.PARAGRAPH, Unit.POINT):
        for step in place:
            if step.unit is unit:
                steps += [each for each in (step.number.lower(), *step.points) if each]
    known = {Unit.ARTICLE, Unit.PARAGRAPH, Unit.POINT, Unit.OTHER}  # articles are counted through all chapters
    return "/".join(steps) if all(step.unit in known for step in place) else None
