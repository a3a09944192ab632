"""Reads the place within what is cited: "para. 12 (b)", "OP8", "annex I, sect. II, paras. 3 to 5", "Art. 2(4)".

The forms are those of the *United Nations Editorial Manual* ("para. 12 (b)"), of the citation guides of
English-speaking lawyers (OSCOLA, Bluebook, AGLC, McGill: "§ 12", "¶ 12", "at para 12", "[12]"), of delegates ("PP3",
"OP8"), and those of the other official languages. `unres.places` tells which addresses they have.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from unres.numerals import ORDINALS, ordinal_value
from unres.places import MOST_PLACES, Place, Step, Unit, between


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """`text[start:end]` names these places: several for "paras. 3 and 5"."""

    start: int
    end: int
    places: tuple[Place, ...]


_MARK: Final = r"(?: para(?:graph)?s?\b\.? | pars?\b\.? | §§? | ¶¶? )"

_UNITS: Final = rf"""
    (?P<PREAMBLE> (?:preambular|preamble,?|preamb\.|pream\.) \s? {_MARK}? | pps?(?=\s?\d) )
  | (?P<OPERATIVE> (?:operative|oper\.|op\.?) \s? {_MARK} | operative | o\.?p\.?s?(?=\s?\d) )
  | (?P<POINT> sub-?\s?para(?:graph)?s?\b\.? | lit\b\.? | letter | points?\b | inciso | apartado | al\. | alinéas? )
  | (?P<PARAGRAPH> {_MARK} | paragraphes? | párr(?:afo)?s?\b\.? | пункт[аеуы]?\b | الفقرة )
  | (?P<SECTION> sect?\b\.? | ss?\.?(?=\s[IVX\d]) | sects\. | sections? | secci[oó]n )
  | (?P<ARTICLE> art(?:s|icles?|[ií]culos?)?\b\.? | стать[яеию]\b | المادة )
  | (?P<NOTE> footnotes?\b | notes?\b | fn\b\.? | n\.(?=\s?\d) )
  | (?P<TABLE> table\b )
  | (?P<OTHER> chap(?:ter|itre|s)?\b\.? | cap[ií]tulo | parts?\b | partie | pp?\.(?=\s?\d) | pages?\b )
"""

_ROMAN: Final = r"[IVXLC]{1,7}"
_POINTS: Final = r"(?: \s? \( (?:[a-z]{1,5}|\d{1,2}) \) ){0,5} (?: \.(?:[a-z]{1,4}|\d{1,2})\b ){0,3}"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|janv|f[eé]vr|mars|avril|mai|juin)"
_NOT_A_DATE: Final = rf"(?! \s? {_MONTH} | [/\d] )"
_NUMBER: Final = (
    rf"(?: \d{{1,4}} (?:\s?(?:bis|ter|quater)\b | [a-z]\b)? {_NOT_A_DATE} | (?:{_ROMAN}|[A-Z])\b(?!['’.]\w) )"
)
_AND: Final = r"(?: \s?[,&]\s? (?:and|or|et|y)?\s? | \s(?:and|or|et|y|to|through|à|a|al)\s | \s?[-–]\s? )"

_BARE: Final = r"(?P<bare> (?: \s? \([a-z]{1,5}\) ){1,4} )"
_MEMBER: Final = rf"(?: (?P<number>{_NUMBER}) (?P<points>{_POINTS}) | {_BARE} )"
_STEP: Final = re.compile(
    rf"""
    (?: (?: {_UNITS} ) \s? {_MEMBER}
      | (?P<ordinal> {"|".join(ORDINALS)} | \d{{1,2}}(?:st|nd|rd|th) )
        \s (?P<which>preambular|operative) \s para(?:graph\b|\.|\b)
      | (?P<ANNEX> annex(?:es?)?\b | anexo\b | appendix\b | enclosure\b )
        (?: \s (?P<annex>(?:{_ROMAN}|[A-H]|\d{{1,2}})\b) )?
      | \[ (?P<bracket>\d{{1,4}}) \] | 第\s?(?P<chinese>\d{{1,4}})\s?段
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEXT: Final = re.compile(rf"(?P<join>{_AND}) {_MEMBER}", re.VERBOSE | re.IGNORECASE)
"""A further member of a list: ", 5", "and 9 (b)", "to 7", "and (c)"."""
_BETWEEN: Final = re.compile(r"\s?,?\s(?:(?:of|to|in|del?|du)\s)?(?:(?:the|la|los|su)\s)?|,", re.IGNORECASE)
_RANGE: Final = re.compile(r"\s(?:to|through|à|a|al)\s|\s?[-–]\s?", re.IGNORECASE)
_MOST_STEPS: Final = 5


def read_pinpoint(text: str, start: int = 0) -> Pinpoint | None:
    """Return the pinpoint that begins at `start`, or `None`. It takes all steps that follow one another.

    >>> from unres.places import path_in_act
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
        if match is None:
            break
        steps, end = _steps(text, match)
        places = [(*place, step) for place in places for step in steps][:MOST_PLACES]
    return Pinpoint(start, end, tuple(places)) if end > start else None


def _steps(text: str, match: re.Match[str]) -> tuple[list[Step], int]:
    """Return the steps that a match and the list behind it stand for, and where they end."""
    if match["ordinal"]:
        unit = Unit.PREAMBLE if match["which"].lower().startswith("pre") else Unit.OPERATIVE
        return [Step(unit, _ordinal(match["ordinal"]))], match.end()
    if number := match["bracket"] or match["chinese"]:
        return [Step(Unit.PARAGRAPH, number)], match.end()
    if match["ANNEX"]:
        return [Step(Unit.ANNEX, match["annex"] or "")], match.end()
    unit = next(unit for unit in Unit if unit is not Unit.ANNEX and match[unit.name])
    steps = [_step(unit, match)]
    end = match.end()
    while (further := _NEXT.match(text, end)) and len(steps) < MOST_PLACES and _continues(unit, further):
        step = _step(unit, further)
        if further["bare"]:
            step = replace(steps[-1], points=(*steps[-1].points[:-1], *step.points))
        if _RANGE.fullmatch(further["join"]):
            steps.extend(between(steps[-1], step))
        steps.append(step)
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
    glued = re.fullmatch(r"(\d+)([a-z])", number)
    if glued and unit in {Unit.PARAGRAPH, Unit.OPERATIVE, Unit.PREAMBLE}:
        return Step(unit, glued[1], (glued[2], *points))
    return Step(unit, number, points)


def _ordinal(word: str) -> str:
    digits = re.match(r"\d+", word)
    return digits[0] if digits else str(ordinal_value(word))
