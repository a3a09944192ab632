"""Reads pinpoints: which paragraphs, annexes or articles of a thing a reference means.

Before the thing the inner part comes first ("subparagraph (c) of paragraph 3 of the annex to"), parts set off by
commas go the other way ("section II, paragraph 3, of"); after it they follow from the outermost to the innermost
("annex II, para. 5"). See the *United Nations Editorial Manual Online*, "References to parts of documents".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from unres.model import Path
from unres.pinpoints import ORDINALS, article_number

_POINT: Final = r"\((?:[a-z]{1,4}|\d{1,2})\)"
_NUMBER: Final = (
    rf"(?:(?:\d{{1,3}}(?:\s(?:bis|ter)\b|\s[a-h](?=\s(?:of|and)\s|,))?(?!\d|[/.]\d|\s?\()|\d{{1,3}}(?=\s?{_POINT})|[IVXL]{{1,6}}\b|[A-Z]\b)"
    rf"(?:\s?{_POINT})*|{_POINT}(?:\s?{_POINT})*)"
)
"""A number in a pinpoint: 12, 12 (b), IV, A, (c), (b) (ii); the number of an act ("1325 (2000)") is none."""
_TO: Final = r"\s(?:to|through)\s|\s?[–-]\s?"
_AND: Final = r",\s(?:and\s|or\s)?(?:to\s(?=\d))?|\s(?:and|or|and/or)\s"
_LIST: Final = rf"{_NUMBER}(?:(?:{_TO}|{_AND}){_NUMBER})*"
_PARAGRAPH: Final = r"(?:sub-?)?paragraphs?|(?:op\.?\s)?paras?\.?"
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
_OF: Final = r",?\s(?:of|to|in)\s(?:the\s|its\s)?"

_BEFORE: Final = re.compile(rf"\b{_UNIT}(?:{_BETWEEN}{_UNIT})*{_OF}$")
_JOINT: Final = re.compile(rf"{_OF}$")
_WORDS: Final = (
    *("aragraph", "rticle", "nnex", "ection", "para", "art", "hap", "sect", "ule", "ppendix", "nclosure"),
    *("rinciple", "ecommendation"),
)
"""Without one of these there is no pinpoint: looked for first, because that is quick."""
_AFTER: Final = re.compile(rf"(?:,\s{_UNIT})+(?![\w/])|\s\({_UNIT}\)")
_PARTS: Final = re.compile(
    rf"(?P<of>\s(?:of|to|in)\s(?:the\s)?)?(?:(?P<ordinal>{'|'.join(ORDINALS)})\s)?"
    rf"(?P<preambular>preambular\s)?(?:operative\s)?"
    rf"(?:(?P<paragraph>{_PARAGRAPH})|(?P<other>{_OTHER})|(?P<annex>[Aa]nnex(?:es)?|[Aa]ppendix|[Ee]nclosure))"
    rf"(?:\s(?P<list>{_LIST}))?"
)
_ITEM: Final = re.compile(rf"(?P<join>{_TO})?(?P<number>{_NUMBER})")
_LABELS: Final = re.compile(r"\d+(?:\s(?:bis|ter))?|[IVXLA-Z]+|[a-z]+")
_ENDS: Final = (" of ", " to ", " in ", " of the ", " to the ", " in the ", " of its ", " to its ", " in its ")
_LONGEST: Final = 200
_WIDEST: Final = 60
"""How many paragraphs a range may have; a wider one is a misreading."""


@dataclass(frozen=True, slots=True)
class Place:
    """One part that a pinpoint means: its words, its path in an act, the article of a treaty, the kind of the word."""

    start: int
    end: int
    path: Path = ()
    article: str = ""


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
    return None if match is None else _read(match, _JOINT.sub("", match[0]))


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


_BARE: Final = re.compile(
    rf"\b(?:operative\s|preambular\s)?(?:sub-?)?paragraphs?\s{_LIST}"
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
        single = len(found) == 1
        places = [
            _inside(outer, unit, labels, *((outer.start, outer.end) if single else (start, end)))
            for outer in places
            for start, end, labels in found
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


def _items(unit: re.Match[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where each number of a unit stands, and its labels; ranges are told one by one."""
    if unit["ordinal"]:
        yield *unit.span(), (str(ORDINALS.index(unit["ordinal"]) + 1),)
        return
    if not unit["list"]:
        yield *unit.span(), ()
        return
    last: tuple[str, ...] = ()
    for item in _ITEM.finditer(unit.string, unit.start("list"), unit.end("list")):
        labels = tuple(re.sub(r"\s", "", label) for label in _LABELS.findall(item["number"]))
        if item["number"].startswith("(") and last and last[0].isdigit():
            labels = (*last[: max(1, len(last) - len(labels))], *labels)
        span = item.span("number")
        if item["join"] and last:
            yield from ((*span, between) for between in _between(last, labels))
        yield *span, labels
        last = labels


def _between(first: tuple[str, ...], last: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what lies between the two ends of a range: 4 in "3 to 5", (b) in "(a) to (c)".

    >>> list(_between(("3",), ("6",))), list(_between(("2", "a"), ("2", "c")))
    ([('4',), ('5',)], [('2', 'b')])
    """
    if len(first) != len(last) or first[:-1] != last[:-1]:
        return
    low, high = first[-1], last[-1]
    if low.isdigit() and high.isdigit() and int(high) - int(low) < _WIDEST:
        yield from ((*first[:-1], str(n)) for n in range(int(low) + 1, int(high)))
    elif len(low) == len(high) == 1:
        yield from ((*first[:-1], chr(code)) for code in range(ord(low) + 1, ord(high)))


def _inside(outer: Place, unit: re.Match[str], labels: tuple[str, ...], start: int, end: int) -> Place:
    """Return the place that a unit means inside another."""
    path, article = outer.path, outer.article
    if unit["annex"]:
        path = (*path, "annex", ordinal(labels[0]) if labels else "1") if not article else path
    elif unit["other"]:
        word = unit["other"].lower()
        if word.startswith("art") and not article and labels:
            article = article_number(labels[0])
        elif word.startswith("sect") and labels:
            path = (*path, "sec", labels[0])
    elif not article:
        path = _paragraph(path, unit, labels)
    return Place(start, end, path, article)


def _paragraph(path: Path, unit: re.Match[str], labels: tuple[str, ...]) -> Path:
    if not labels:
        return path
    if "sec" not in path[-2:-1] and len(path) > 1 and path[-2] != "annex" and not labels[0].isdigit():
        return (*path, *labels)  # "subparagraph (c) of paragraph 3"
    if unit["preambular"]:
        return (*path, "pp", *labels)
    return (*path, "para" if "annex" in path else "op", *labels)


_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral.

    >>> roman("XIV"), roman("LX")
    (14, 60)
    """
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < max(values[n:]) else value for n, value in enumerate(values))


def ordinal(label: str) -> str:
    """Return which annex a label names, counted from 1.

    >>> ordinal("IV"), ordinal("A"), ordinal("2")
    ('4', '1', '2')
    """
    if label.isdigit():
        return label
    if set(label) <= _ROMAN.keys() and label not in {"C", "L"}:
        return str(roman(label))
    return str(ord(label[0]) - ord("A") + 1)


def settled(path: Path) -> Path:
    """Return a path without a section that nothing follows: a section alone is told by the locator.

    >>> settled(("sec", "II")), settled(("sec", "II", "op", "3"))
    ((), ('sec', 'II', 'op', '3'))
    """
    return path[:-2] if len(path) > 1 and path[-2] == "sec" else path
