"""Reads the place within what is cited: "para. 12 (b)", "OP8", "annex I, sect. II, paras. 3 to 5", "Art. 2(4)".

The forms are those of the *United Nations Editorial Manual* ("para. 12 (b)"), of the citation guides of
English-speaking lawyers (OSCOLA, Bluebook, AGLC, McGill: "§ 12", "¶ 12", "at para 12", "[12]"), of delegates ("PP3",
"OP8"), and those of the other official languages. `unres.places` tells which addresses they have.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from unres.numerals import CHINESE, ORDINALS, chinese_value, ordinal_value
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
  | (?P<POINT> sub-?\s?para(?:graph)?s?\b\.? | подпункт[аеуы]?\b | lit\b\.? | letter | points?\b | inciso | apartado
             | al\. | alinéas? )
  | (?P<PARAGRAPH> {_MARK} | paragraphes? | párr(?:afo)?s?\b\.? | пункт[аеуы]?\b | п\. | [وفب]?الفقرة | للفقرة )
  | (?P<SECTION> sect?\b\.? | ss?\.?(?=\s[IVX\d]) | sects\. | sections? | secci[oó]n )
  | (?P<ARTICLE> art(?:s|icles?|[ií]culos?)?\b\.? | стат(?:ья|ьи|ье|ью|ьей|ьям|ьями|ьях|ей)\b | ст\.
               | [وفب]?المادة | للمادة )
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
_MOST_STEPS: Final = 5


_FURTHER: Final = re.compile(r"(?:,\s|,?\s(?:and|or|et|y)\s)(?=art)", re.IGNORECASE)
"""What joins one article to another with steps of its own: "Article 2, paragraph 4, and Article 51"."""


def read_pinpoints(text: str, start: int = 0) -> Pinpoint | None:
    """Return the pinpoint that begins at `start`, with the articles that are joined to it, or `None`.

    >>> from unres.places import article_in_treaty
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

    >>> from unres.places import article_in_treaty, path_in_act
    >>> text = "paras. 3 and 5"
    >>> [path_in_act(place) for place in read_pinpoint(text).places]
    [('op', '3'), ('op', '5')]
    >>> read_pinpoint("resolution 76/188") is None
    True
    >>> def path(text): return path_in_act(read_pinpoint(text).places[0])
    >>> path("para. 12 (b) (ii)"), path("PP3"), path("annex, para. 12"), path("sect. II, para. 3")
    (('op', '12', 'b', 'ii'), ('pp', '3'), ('annex', '1', 'para', '12'), ('sec', 'II', 'op', '3'))
    >>> path("third preambular paragraph"), path("subparagraph (c) of paragraph 12"), path("footnote 3")
    (('pp', '3'), ('op', '12', 'c'), ('fn', '3'))
    >>> path("chap. III") is None, path("point 7"), path("par. 4 b)")
    (True, ('op', '7'), ('op', '4', 'b'))
    >>> def article(text): return article_in_treaty(read_pinpoint(text).places[0])
    >>> article("art. 36 (1) (a) (i)"), article("Article VI"), article("Article 2, paragraph 4"), article("art. 3 bis")
    ('36/1/a/i', '6', '2/4', '3bis')
    >>> article("Article 73 e of"), article("art. 73e"), article("Article 1 A (2)"), article("artículo 14.3 d)")
    ('73/e', '73/e', '1/a/2', '14/3/d')
    >>> article("alinéa c) du paragraphe 3 de l'article 31"), article("第五十一条"), article("para. 12")
    ('31/3/c', '51', None)
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
        places = [(*place, step) for place in places for step in steps][:MOST_PLACES]
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
    lettered = re.fullmatch(r"(\d+)([A-Za-z])", number)
    if lettered and unit in {Unit.PARAGRAPH, Unit.OPERATIVE, Unit.PREAMBLE, Unit.ARTICLE}:
        return Step(unit, lettered[1], (lettered[2].lower(), *points))
    return Step(unit, number, points)


def _ordinal(word: str) -> str:
    digits = re.match(r"\d+", word)
    return digits[0] if digits else str(ordinal_value(word))
