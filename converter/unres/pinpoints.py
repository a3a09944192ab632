"""Reads the place within what is cited: "para. 12 (b)", "OP8", "annex I, sect. II, paras. 3 to 5", "Art. 2(4)".

The forms are those of the *United Nations Editorial Manual* ("para. 12 (b)"), of the citation guides of
English-speaking lawyers (OSCOLA, Bluebook, AGLC, McGill: "§ 12", "¶ 12", "at para 12", "[12]"), of delegates ("PP3",
"OP8"), and those of the other official languages. `path_in_act` and `article_in_treaty` turn them into the end of an
address (see `unres.iris`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from unres.model import Path
from unres.numerals import CHINESE, chinese_value, roman_value


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


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """`text[start:end]` names these places: several for "paras. 3 and 5"."""

    start: int
    end: int
    places: tuple[Place, ...]


ORDINALS: Final = tuple(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
    """.split()  # noqa: SIM905 - a list of quoted words would be read by nobody
)
"""The ordinals that texts write out, from the first one on."""
_MARK: Final = r"(?: para(?:graph)?s?\b\.? | pars?\b\.? | §§? | ¶¶? )"

_UNITS: Final = rf"""
    (?P<PREAMBLE> (?:preambular|preamble,?|preamb\.|pream\.) \s? {_MARK}? | pps?(?=\s?\d) )
  | (?P<OPERATIVE> (?:operative|oper\.|op\.?) \s? {_MARK} | operative | o\.?p\.?s?(?=\s?\d) )
  | (?P<POINT> sub-?\s?para(?:graph)?s?\b\.? | подпункт[аеуы]?\b | lit\b\.? | letter | points?\b | inciso | apartado
             | al\. | alinéas? )
  | (?P<PARAGRAPH> {_MARK} | paragraphes? | párr(?:afo)?s?\b\.? | пункт[аеуы]?\b | п\. | الفقرة )
  | (?P<SECTION> sect?\b\.? | ss?\.?(?=\s[IVX\d]) | sects\. | sections? | secci[oó]n )
  | (?P<ARTICLE> art(?:s|icles?|[ií]culos?)?\b\.? | стать[яеию]\b | ст\. | المادة )
  | (?P<NOTE> footnotes?\b | notes?\b | fn\b\.? | n\.(?=\s?\d) )
  | (?P<TABLE> table\b )
  | (?P<OTHER> chap(?:ters?|itres?|s)?\b\.? | cap[ií]tulo | parts?\b | partie | pp?\.(?=\s?\d) | pages?\b | rules?\b
             | principles?\b | recommendations?\b | guidelines?\b )
"""

_ROMAN: Final = r"[IVXLC]{1,7}"
_LABEL: Final = r"\( (?:[a-z]{1,5}|\d{1,2}) \) | (?-i:[a-z]|[ivx]{2,5}) \) | \. (?:[a-z]|[ivx]{1,4}|\d{1,2}) \b"
"""A point: "(b)", "b)" as French and Spanish write it, ".b"."""
_POINTS: Final = rf"(?: \s? (?:{_LABEL}) ){{0,6}}"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|janv|f[eé]vr|mars|avril|mai|juin)"
_SERIES: Final = r"(?:UN\s)?(?:UNTS|LNTS|UST|ILM|ETS|(?:UN)?(?:GAOR|SCOR|ESCOR))\b"
"""What a number is the volume of, and not of a list of articles: "art. IX, 78 UNTS 277"."""
_NOT_ELSE: Final = rf"(?! \s? {_MONTH} | [/\d] | \s {_SERIES} )"
_LETTER: Final = r"[a-z]\b | \s[a-n](?=\s(?:of|du|de|del)\b) | \s[b-n](?=[,;]|\.?$) | \s(?-i:[A-Z])(?=\s?\(\w)"
"""The letter of a point behind a number, without brackets: "73e", "73 e of", "1 A (2)"."""
_NUMBER: Final = (
    rf"(?: \d{{1,4}} (?:\s?(?:bis|ter|quater)\b | {_LETTER})? {_NOT_ELSE} | (?:{_ROMAN}|[A-Z])\b(?!['’.]\w) )"
)
_AND: Final = r"(?: \s?[,&]\s? (?:and|or|et|y)?\s? | \s(?:and|or|et|y|to|through|à|a|al)\s | \s?[-–]\s? )"

_BARE: Final = r"(?P<bare> (?: \s? (?: \([a-z]{1,5}\) | (?-i:[a-z])\) ) ){1,4} )"
_MEMBER: Final = rf"(?: {_BARE} | (?P<number>{_NUMBER}) (?P<points>{_POINTS}) )"
_STEP: Final = re.compile(
    rf"""
    (?: (?: {_UNITS} ) \s? {_MEMBER}
      | (?P<ordinal> {"|".join(ORDINALS)} | \d{{1,2}}(?:st|nd|rd|th) )
        \s (?P<which>preambular|operative) \s para(?:graph\b|\.|\b)
      | (?P<ANNEX> annex(?:es?)?\b | anexo\b | appendix\b | enclosure\b )
        (?: \s (?P<annex>(?:{_ROMAN}|[A-H]|\d{{1,2}})\b) )?
      | \[ (?P<bracket>\d{{1,4}}) \]
      | (?P<preamble> (?:preamble|préambule|preámbulo)\b )
      | 第\s?(?P<chinese>\d{{1,4}}|[{CHINESE}十百]{{1,6}})\s?(?P<counter>[段款条])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEXT: Final = re.compile(rf"(?P<join>{_AND}) {_MEMBER}", re.VERBOSE | re.IGNORECASE)
"""A further member of a list: ", 5", "and 9 (b)", "to 7", "and (c)"."""
_BETWEEN: Final = re.compile(
    r"\s?,?\s(?:(?:of|to|in|del?|du|من)\s)?(?:(?:the|la|los|su)\s|l')?|,|(?=第)", re.IGNORECASE
)
_RANGE: Final = re.compile(r"\s(?:to|through|à|a|al)\s|\s?[-–]\s?", re.IGNORECASE)
_MOST: Final = 60
"""Places that one pinpoint can name."""
_MOST_STEPS: Final = 5


_FURTHER: Final = re.compile(r"(?:,\s|,?\s(?:and|or|et|y)\s)(?=art)", re.IGNORECASE)
"""What joins one article to another with steps of its own: "Article 2, paragraph 4, and Article 51"."""


def read_pinpoints(text: str, start: int = 0) -> Pinpoint | None:
    """Return the pinpoint that begins at `start`, with the articles that are joined to it, or `None`.

    >>> found = read_pinpoints("Article 2, paragraph 4, and Article 51 of the Charter")
    >>> [article_in_treaty(place) for place in found.places], found.end
    (['2/4', '51'], 38)
    """
    found = read_pinpoint(text, start)
    while found and found.places[0][0].unit is Unit.ARTICLE and (joint := _FURTHER.match(text, found.end)):
        further = read_pinpoint(text, joint.end())
        if further is None:
            break
        found = Pinpoint(start, further.end, (*found.places, *further.places))
    return found


def read_pinpoint(text: str, start: int = 0) -> Pinpoint | None:
    """Return the pinpoint that begins at `start`, or `None`. It takes all steps that follow one another.

    >>> text = "paras. 3 and 5"
    >>> [path_in_act(place) for place in read_pinpoint(text).places]
    [('op', '3'), ('op', '5')]
    >>> read_pinpoint("resolution 76/188") is None
    True
    """
    places: list[Place] = [()]
    end = start
    for n in range(_MOST_STEPS):
        at = end
        if n:
            gap = _BETWEEN.match(text, end)
            if gap is None:
                break
            at = gap.end()
        match = _STEP.match(text, at)
        if match is None or (match["ARTICLE"] and any(step.unit is Unit.ARTICLE for step in places[0])):
            break
        steps, end = _steps(text, match)
        places = [(*place, step) for place in places for step in steps][:_MOST]
    return Pinpoint(start, end, tuple(places)) if end > start else None


def _steps(text: str, match: re.Match[str]) -> tuple[list[Step], int]:
    """Return the steps that a match and the list behind it stand for, and where they end."""
    if match["ordinal"]:
        unit = Unit.PREAMBLE if match["which"].lower().startswith("pre") else Unit.OPERATIVE
        return [Step(unit, _ordinal(match["ordinal"]))], match.end()
    if match["preamble"]:
        return [Step(Unit.OTHER, "")], match.end()
    if match["chinese"]:
        unit = Unit.ARTICLE if match["counter"] == "条" else Unit.PARAGRAPH
        return [Step(unit, str(chinese_value(match["chinese"])))], match.end()
    if match["bracket"]:
        return [Step(Unit.PARAGRAPH, match["bracket"])], match.end()
    if match["ANNEX"]:
        return [Step(Unit.ANNEX, match["annex"] or "")], match.end()
    unit = next(unit for unit in Unit if unit is not Unit.ANNEX and match[unit.name])
    steps = [_step(unit, match)]
    end = match.end()
    while (further := _NEXT.match(text, end)) and len(steps) < _MOST and _continues(unit, further):
        step = _step(unit, further)
        if further["bare"]:
            step = replace(steps[-1], points=(*steps[-1].points[:-1], *step.points))
        steps.extend(_through(steps[-1], step) if _RANGE.fullmatch(further["join"]) else [step])
        end = further.end()
    return steps, end


def _continues(unit: Unit, further: re.Match[str]) -> bool:
    """Tell whether a number behind a comma is a further member: a year or a letter by itself is not."""
    number = further["number"] or ""
    if unit in {Unit.SECTION, Unit.OTHER}:
        return bool(number)
    return bool(further["bare"]) or (number[:1].isdigit() and len(re.match(r"\d+", number)[0]) < 4)  # type: ignore[index]  # noqa: PLR2004 - a year


def _step(unit: Unit, match: re.Match[str]) -> Step:
    points = tuple(point.lower() for point in re.findall(r"\w+", (match["points"] or "") + (match["bare"] or "")))
    number = re.sub(r"\s", "", match["number"] or "")
    lettered = re.fullmatch(r"(\d+)([A-Za-z])", number)
    if lettered and unit in {Unit.PARAGRAPH, Unit.OPERATIVE, Unit.PREAMBLE, Unit.ARTICLE}:
        return Step(unit, lettered[1], (lettered[2].lower(), *points))
    return Step(unit, number, points)


def _through(first: Step, last: Step) -> Iterator[Step]:
    """Yield what comes after `first`, up to `last`: "3 to 7", "(a) to (c)"; `last` alone where it cannot be counted."""
    if first.number.isdecimal() and last.number.isdecimal() and first.number != last.number:
        between = range(int(first.number) + 1, int(last.number))
        if len(between) < _MOST:
            yield from (Step(first.unit, str(number)) for number in between)
    elif first.points and last.points and len(first.points[-1]) == len(last.points[-1]) == 1:
        for code in range(ord(first.points[-1]) + 1, ord(last.points[-1])):
            yield replace(first, points=(*first.points[:-1], chr(code)))
    yield last


def _ordinal(word: str) -> str:
    digits = re.match(r"\d+", word)
    return digits[0] if digits else str(ORDINALS.index(word.lower()) + 1)


# --- What they mean in an address ------------------------------------------------------------------------------------


def path_in_act(place: Place) -> Path | None:
    """Return a place as the end of an act's path, or `None` if acts have no such place with an address.

    >>> def path(text): return path_in_act(read_pinpoint(text).places[0])
    >>> path("para. 12 (b) (ii)"), path("PP3"), path("annex, para. 12"), path("sect. II, para. 3")
    (('op', '12', 'b', 'ii'), ('pp', '3'), ('annex', '1', 'para', '12'), ('sec', 'II', 'op', '3'))
    >>> path("third preambular paragraph"), path("subparagraph (c) of paragraph 12"), path("footnote 3")
    (('pp', '3'), ('op', '12', 'c'), ('fn', '3'))
    >>> path("chap. III") is None, path("point 7"), path("par. 4 b)")
    (True, ('op', '7'), ('op', '4', 'b'))
    """
    divisions: list[str] = []
    paragraph: list[str] = []
    points: list[str] = []
    in_annex = any(step.unit is Unit.ANNEX for step in place)
    for step in sorted(place, key=lambda step: step.unit is not Unit.ANNEX):
        if step.unit in {Unit.ANNEX, Unit.SECTION}:
            divisions += (
                ["annex", _ordinal_of(step.number)] if step.unit is Unit.ANNEX else ["sec", step.number.upper()]
            )
            points += step.points
        elif step.unit is Unit.POINT:
            points += (step.number.lower(),) if step.number else ()
            points += step.points
        elif step.unit in {Unit.OTHER, Unit.ARTICLE} or paragraph:
            return None
        else:
            unit = Unit.PARAGRAPH if in_annex else Unit.OPERATIVE
            word = (unit if step.unit in {Unit.PARAGRAPH, Unit.OPERATIVE} else step.unit).value
            paragraph = [word, step.number]
            points = [*step.points, *points]
    if points and not paragraph:
        if not points[0].isdecimal():
            return None
        # "Point 7 of resolution 1970 (2011)": European laws call paragraphs so.
        paragraph, points = [(Unit.PARAGRAPH if in_annex else Unit.OPERATIVE).value, points[0]], points[1:]
    return (*divisions, *paragraph, *points)


def _ordinal_of(number: str) -> str:
    """Return which annex it is, from 1: addresses count annexes, whatever they are called."""
    if not number:
        return "1"
    return number if number.isdecimal() else str(roman_value(number) or ord(number.upper()) - ord("A") + 1)


def article_number(printed: str) -> str:
    """Return the number of an article as addresses have it: Roman numerals are counted like others.

    >>> article_number("VI"), article_number("13"), article_number("3bis")
    ('6', '13', '3bis')
    """
    return str(roman_value(printed) or printed.lower())


def article_in_treaty(place: Place) -> str | None:
    """Return a place as the article of a treaty's path, or `None` if it is no article.

    >>> def article(text): return article_in_treaty(read_pinpoint(text).places[0])
    >>> article("art. 36 (1) (a) (i)"), article("Article VI"), article("Article 2, paragraph 4"), article("art. 3 bis")
    ('36/1/a/i', '6', '2/4', '3bis')
    >>> article("artículo 2.4"), article("Article 73 e of"), article("art. 73e"), article("Article 1 A (2)")
    ('2/4', '73/e', '73/e', '1/a/2')
    >>> article("alinéa c) du paragraphe 3 de l'article 31"), article("第五十一条"), article("artículo 14.3 d)")
    ('31/3/c', '51', '14/3/d')
    >>> article("paragraph 2 of article 13"), article("para. 12")
    ('13/2', None)
    """
    articles = [step for step in place if step.unit is Unit.ARTICLE]
    if len(articles) != 1 or not articles[0].number:
        return None
    number = articles[0].number
    steps = [article_number(number), *articles[0].points]
    for unit in (Unit.PARAGRAPH, Unit.POINT):
        for step in place:
            if step.unit is unit:
                steps += [each for each in (step.number.lower(), *step.points) if each]
    known = {Unit.ARTICLE, Unit.PARAGRAPH, Unit.POINT, Unit.OTHER}  # articles are counted through all chapters
    return "/".join(steps) if all(step.unit in known for step in place) else None
