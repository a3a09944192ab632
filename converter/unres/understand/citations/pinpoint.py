"""Reads pinpoints: which paragraphs, annexes or articles of a thing a reference means.

Before the thing the inner part comes first ("subparagraph (c) of paragraph 3 of the annex to"), parts set off by
commas go the other way ("section II, paragraph 3, of"); after it they follow from the outermost to the innermost
("annex II, para. 5"). See the *United Nations Editorial Manual Online*, "References to parts of documents".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from unres.model import Path
from unres.numerals import ORDINALS, ordinal_value
from unres.places import Place as Steps
from unres.places import Step, Unit, article_in_treaty, between, path_in_act

_POINT: Final = r"\((?:[a-z]{1,4}|\d{1,2})\)"
_DECIMAL: Final = r"\d{1,2}(?:\.\d{1,2}){1,2}(?!\d|[/.]\d|\s?\()"
"""The paragraph behind its article or section: "article 9.4", "section 6.3.3"."""
_NUMBER: Final = (
    rf"(?:{_DECIMAL}|\d-[A-Z]\b|(?:\d{{1,3}}(?:\s(?:bis|ter)\b|\s[a-h](?=\s(?:of|and)\s|,|$))?(?!\d|[/.]\d|\s?\()|\d{{1,3}}(?=\s?{_POINT})|[IVXL]{{1,6}}\b(?!/)|[A-Z]\b(?!/))"
    rf"(?:\s?{_POINT})*|{_POINT}(?:\s?{_POINT})*)"
)
"""A number in a pinpoint: 12, 12 (b), 9.4, IV, A, 1-A, (c), (b) (ii); the number of an act ("1325 (2000)") is none."""
_TO: Final = r"\s(?:to|through)\s|\s?[–-]\s?"
_AND: Final = r",\s(?:and\s|or\s)?(?:to\s(?=\d))?|\s(?:and|or|and/or)\s"
_PARAGRAPH: Final = r"(?:sub-?)?paragraphs?|(?:op\.?\s)?paras?\.?"
_AGAIN: Final = r"(?:paragraphs?\s)?"
"""The word may be said again: "paragraph 31 to paragraph 33"."""
_LIST: Final = rf"{_NUMBER}(?:(?:(?:{_TO}){_AGAIN}|{_AND}){_NUMBER})*"
_OTHER: Final = (
    r"[Ss]ections?|sects?\.|[Cc]hapters?|chaps?\.|[Pp]arts?|[Aa]rticles?|arts?\.|[Rr]ules?|[Pp]rinciples?|"
    r"[Rr]ecommendations?"
)
_UNIT: Final = (
    rf"(?:(?:{'|'.join(ORDINALS)})\spreambular\sparagraph"
    rf"|(?:operative\s|preambular\s)?(?:{_PARAGRAPH}|{_OTHER})\s{_LIST}"
    rf"|(?:the\s)?(?:[Aa]nnex(?:es)?|[Aa]ppendix|[Ee]nclosure)(?:\s{_LIST})?)"
)
_BETWEEN: Final = r"(?:,\s|,?\s(?:of|to|in)\s(?:the\s)?)"
_OF: Final = r",?\s(?:of|(?:common\s)?to|in)\s(?:the\s|its\s)?"

_BEFORE: Final = re.compile(rf"\b{_UNIT}(?:{_BETWEEN}{_UNIT})*{_OF}$")
_SIBLING: Final = re.compile(rf"\b{_UNIT}(?:,\s{_UNIT})*\sand\s$")
"""Another part of the same thing, told before: "article 9 (b) and annex II to the Treaty"."""
_JOINT: Final = re.compile(rf"{_OF}$")
_WORDS: Final = (
    *("aragraph", "rticle", "nnex", "ection", "para", "art", "hap", "sect", "ule", "ppendix", "nclosure"),
    *("rinciple", "ecommendation"),
)
"""Without one of these there is no pinpoint: looked for first, because that is quick."""
_AFTER: Final = re.compile(rf"(?>(?:,\s{_UNIT})+)(?![\w/])(?!\s(?:of|to)\s(?!which))|\s\({_UNIT}\)")
"""What follows a name; but "resolution 60/1, paragraph 3 of resolution 61/2" are a paragraph and an act each."""
_PARTS: Final = re.compile(
    rf"(?P<of>\s(?:of|to|in)\s(?:the\s)?)?(?:(?P<ordinal>{'|'.join(ORDINALS)})\s)?"
    rf"(?P<preambular>preambular\s)?(?:operative\s)?"
    rf"(?:(?P<paragraph>{_PARAGRAPH})|(?P<other>{_OTHER})|(?P<annex>[Aa]nnex(?:es)?|[Aa]ppendix|[Ee]nclosure))"
    rf"(?:\s(?P<list>{_LIST}))?"
)
_ITEM: Final = re.compile(rf"(?:(?P<join>{_TO}){_AGAIN})?(?P<number>{_NUMBER})")
_LABELS: Final = re.compile(r"\d-[A-Z]|\d+(?:\s(?:bis|ter))?|[IVXLA-Z]+|[a-z]+")
_ENDS: Final = (" of ", " to ", " in ", " of the ", " to the ", " in the ", " of its ", " to its ", " in its ")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Place:
    """One part that a pinpoint means: where its words stand, and its steps, from the outermost on."""

    start: int
    end: int
    steps: Steps = ()

    @property
    def path(self) -> Path:
        """Its path in an act: empty where acts have no such part, or where it is a section, told by the locator.

        >>> [after(f"resolution 60/1, {part}", 15).places[0].path for part in ("sect. II", "annex, art. 24")]
        [(), ('annex', '1')]
        """
        if not self.steps:
            return ()
        steps = (step for step in takewhile(_is_of_act, self.steps) if step.unit is not Unit.OTHER)
        path = path_in_act(_numbered(tuple(steps))) or ()
        return path[:-2] if len(path) > 1 and path[-2] == "sec" else path

    @property
    def article(self) -> str:
        """The article of a treaty that it means, with the paragraph and the points in it; empty if it is none."""
        if all(step.unit is not Unit.ARTICLE for step in self.steps):
            return ""
        known = (step for step in self.steps if step.unit is not Unit.OTHER and step.unit is not Unit.SECTION)
        return article_in_treaty(tuple(known)) or ""

    def inside(self, outer: Steps) -> "Place":
        """Return the same place as a part of another one."""
        return replace(self, steps=(*outer, *self.steps))


def _numbered(steps: Steps) -> Steps:
    """Return steps where a point that stands in no paragraph is one itself: "subparagraph (c) of decision 63/15"."""
    if all(step.unit is not Unit.POINT for step in steps) or any(step.unit in _PARAGRAPHS for step in steps):
        return steps
    return tuple(replace(step, unit=Unit.PARAGRAPH) if step.unit is Unit.POINT else step for step in steps)


def _is_of_act(step: Step) -> bool:
    return step.unit is not Unit.ARTICLE


_PARAGRAPHS: Final = frozenset({Unit.PARAGRAPH, Unit.PREAMBLE, Unit.OPERATIVE})


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """The words of a pinpoint, and each part that it means."""

    start: int
    end: int
    words: str
    places: tuple[Place, ...]


def before(text: str, end: int) -> Pinpoint | None:
    """Return the pinpoint that ends where the name of a thing begins.

    >>> text = "as set out in paragraphs 9 (b) and 16 to 18 of resolution"
    >>> [place.path for place in before(text, text.index("resolution")).places]
    [('op', '9', 'b'), ('op', '16'), ('op', '17'), ('op', '18')]
    >>> text = "paragraph 3 of section II of the annex to its resolution"
    >>> [place.path for place in before(text, text.index("resolution")).places]
    [('annex', '1', 'sec', 'II', 'para', '3')]
    """
    if not text.endswith(_ENDS, max(0, end - 10), end):
        return None
    window = text[max(0, end - _LONGEST) : end]
    for word in _WORDS:
        if word in window:
            break
    else:
        return None
    match = _BEFORE.search(text, max(0, end - _LONGEST), end)
    if match is None:
        return None
    found = _read(match, _JOINT.sub("", match[0]))
    if not text.endswith(" and ", 0, match.start()):
        return found
    joined = _SIBLING.search(text, max(0, end - _LONGEST), match.start())
    return found if joined is None else _both(joined, found)


def _both(joined: re.Match[str], found: Pinpoint) -> Pinpoint:
    """Return a pinpoint together with another one that "and" joins to it."""
    sibling = _read(joined, joined[0].removesuffix(" and "))
    ends = sibling.start + len(sibling.words)
    places = (replace(place, end=min(place.end, ends)) for place in sibling.places)
    return Pinpoint(sibling.start, found.end, f"{sibling.words} and {found.words}", (*places, *found.places))


def after(text: str, start: int) -> Pinpoint | None:
    """Return the pinpoint that follows the name of a thing: ", annex II, para. 5".

    >>> after("resolution 60/1, annex, and", 15).places[0].path
    ('annex', '1')
    """
    if not text.startswith((", ", " ("), start):
        return None
    match = _AFTER.match(text, start)
    return None if match is None else _read(match, match[0][2:-1] if match[0].startswith(" (") else match[0][2:])


def bare(text: str) -> Iterator[Pinpoint]:
    """Yield the paragraphs that a text names without saying of what: "paragraph 4 above"."""
    for match in _BARE.finditer(text):
        if not _MORE.match(text, match.end()):
            yield _read(match, match[0])


def thereof(text: str) -> Iterator[Pinpoint]:
    """Yield the articles of what was named before: "the Convention, and article 2 thereof", "and its article 2".

    >>> [place.article for each in thereof("pursuant to article 2, paragraph 2, thereof") for place in each.places]
    ['2/2']
    """
    for match in _THEREOF.finditer(text):
        yield _read(match, _OF_THAT.sub("", match[0]))


_THEREOF: Final = re.compile(
    rf"\b(?=[Aa]rticle|[Pp]rinciple){_UNIT}(?:{_BETWEEN}{_UNIT})*,?\sthereof\b"
    rf"|(?<=\bits\s)(?=[Aa]rticle){_UNIT}(?:{_BETWEEN}{_UNIT})*"
)
_OF_THAT: Final = re.compile(r",?\sthereof$")
_BARE: Final = re.compile(
    rf"\b(?:operative\s|preambular\s)?(?:(?:[Ss]ub-?)?p|P)aragraphs?\s{_LIST}"
    rf"(?:\sof\sthe\sannex(?=\sabove|\sbelow))?"
)
_MORE: Final = re.compile(
    r",?\sof\s(?!the\sevent)"
    r"|\s(?:to|in)\s(?:the\s|its\s|his\s|her\s|that\s|this\s)?(?:said\s|same\s)?"
    r"(?:[Aa]nnex|[Rr]esolution|[Dd]ecision|report|document|[Aa]rticle|section|chapter|[Dd]eclaration|[Pp]lan\b)"
)
"""What shows that a paragraph is one of something else."""


def _read(match: re.Match[str], words: str) -> Pinpoint:
    units = list(_PARTS.finditer(match.string, match.start(), match.end()))
    places = [Place(match.start(), match.end())]
    for unit in _outermost_first(units):
        found = list(_items(unit))
        places = [
            Place(*((outer.start, outer.end) if len(found) == 1 else span), (*outer.steps, step))
            for outer in places
            for span, step in found
        ]
    return Pinpoint(match.start(), match.end(), words, tuple(places))


def _outermost_first(units: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the units from the container to what is in it: "of" turns the order around, a comma does not."""
    groups: list[list[re.Match[str]]] = []
    for unit in units:
        if unit["of"] or not groups:
            groups.append([unit])
        else:
            groups[-1].append(unit)
    return [unit for group in reversed(groups) for unit in group]


def _items(unit: re.Match[str]) -> Iterator[tuple[tuple[int, int], Step]]:
    """Yield where each number of a unit stands, and the step that it is; ranges are told one by one."""
    kind = _unit(unit)
    if unit["ordinal"] or not unit["list"]:
        yield unit.span(), Step(kind, str(ordinal_value(unit["ordinal"] or "") or ""))
        return
    last: Step | None = None
    for item in _ITEM.finditer(unit.string, unit.start("list"), unit.end("list")):
        span, step = item.span("number"), _step(kind, item["number"], last)
        if item["join"] and last:
            yield from ((span, each) for each in between(last, step))
        yield span, step
        last = step


def _unit(unit: re.Match[str]) -> Unit:
    """Return what a word counts: a paragraph without a number of its own is a point."""
    if unit["annex"]:
        return Unit.ANNEX
    if unit["paragraph"]:
        return Unit.PREAMBLE if unit["preambular"] or unit["ordinal"] else Unit.PARAGRAPH
    word = unit["other"].lower()
    return Unit.ARTICLE if word.startswith("art") else Unit.SECTION if word.startswith("sect") else Unit.OTHER


def _step(unit: Unit, printed: str, last: Step | None) -> Step:
    """Return the step of one number; points alone stand in the paragraph before them: "9 (b) and (c)"."""
    number, *points = (re.sub(r"\s", "", label) for label in _LABELS.findall(printed))
    if printed.startswith("(") and unit in {Unit.PARAGRAPH, Unit.ARTICLE}:
        labels = (number, *points)
        if last is None or last.unit is Unit.POINT:
            return Step(Unit.POINT, number, tuple(points))
        return replace(last, points=(*last.points[: max(0, len(last.points) - len(labels))], *labels))
    return Step(unit, number, tuple(points))
