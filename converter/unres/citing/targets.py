"""From a thing and a place in it to the address that names just that; and what in a citation contradicts its number."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from unres.citing.forms import forms
from unres.model import ActKey, DocumentRef, InstrumentRef, PartRef, Target, TreatyRef
from unres.numerals import arabic
from unres.places import Place, Unit, article_in_treaty, path_in_act
from unres.vocabulary import Instrument, Treaty, Vocabulary, load


def places_in(target: Target, place: Place) -> Iterator[Target]:
    """Yield a place of a thing, or the thing itself where the place has no address.

    >>> from unres.pinpoints import read_pinpoint
    >>> [*places_in(TreatyRef("7515"), read_pinpoint("art. 36 (1) (a)").places[0])]
    [TreatyRef(number='7515', article='36/1/a')]
    """
    if isinstance(target, PartRef) and not target.path and place:
        path = path_in_act(place)
        article = article_in_treaty(place)
        instruments = forms().adopted.get(target, ()) if article else ()
        if path:
            yield PartRef(target.act, path)
        elif len(instruments) == 1 and article:
            yield InstrumentRef(instruments[0].slug, article)
        else:
            yield _part_way(target, place)
    elif isinstance(target, DocumentRef) and not target.path and place and place[0].unit is Unit.ANNEX:
        yield replace(target, path=path_in_act(place[:1]) or ())
    elif isinstance(target, TreatyRef | InstrumentRef) and not target.article:
        yield replace(target, article=article_in_treaty(place) or "") if place else target
    else:
        yield target


def _part_way(target: PartRef, place: Place) -> Target:
    """Return the annex or section in which a place without an address lies, or else the act."""
    known = tuple(step for step in place if step.unit in {Unit.ANNEX, Unit.SECTION})
    return replace(target, path=(path_in_act(known) or ()) if known else ())


_BY_YEAR: Final = re.compile(r"(\d+)\((\d{4})\)")
_YEAR_FIRST: Final = re.compile(r"((?:19|20)\d\d)/")
_BY_ROMAN: Final = re.compile(r"\d+\(([IVXL]+)\)[A-Z]*")


def thing_of(vocabulary: Vocabulary, target: TreatyRef | InstrumentRef) -> Treaty | Instrument | None:
    """Return what the vocabulary knows of a treaty or instrument."""
    if isinstance(target, TreatyRef):
        return vocabulary.treaties.get(target.number)
    return vocabulary.instruments.get(target.slug)


def contradiction(target: Target, stated: date | None, years: list[int]) -> str:
    """Return in what a stated date or year contradicts an act's number, in words; empty if in nothing.

    >>> from unres.model import ActKind
    >>> act = PartRef(ActKey(ActKind.RESOLUTION, "sc", "1325(2000)"))
    >>> contradiction(act, date(2001, 10, 31), []), contradiction(act, None, [2000])
    ('1325(2000) is not of 2001', '')
    >>> contradiction(TreatyRef("27531"), None, [1812])
    'Convention on the Rights of the Child is of 1989, not of 1812'
    """
    if isinstance(target, TreatyRef | InstrumentRef):
        named = thing_of(load(), target)
        early = next((year for year in years if named and named.year and year < named.year), None)
        return f"{named.title} is of {named.year}, not of {early}" if named and early else ""
    if not isinstance(target, PartRef) or not isinstance(target.act, ActKey):
        return ""
    if is_to_come(target.act):
        return f"{target.act.number} is of a session that has not been held"
    possible = years_of(target.act)
    numbered = _BY_YEAR.fullmatch(target.act.number)
    body = load().bodies.get(target.act.body)
    known = body.year_of(int(numbered[1])) if body and numbered else None
    if numbered and known and int(numbered[2]) != known:
        return f"{numbered[1]} is of {known}, not of {numbered[2]}"
    for year in [stated.year] if stated else years:
        if possible and year not in possible:
            return f"{target.act.number} is not of {year}"
    return ""


@lru_cache(maxsize=4096)
def years_of(act: ActKey) -> tuple[int, ...]:
    """Return the years in which an act with this number can have been adopted; empty if the number does not tell.

    >>> from unres.model import ActKind
    >>> years_of(ActKey(ActKind.RESOLUTION, "ga", "76/188")), years_of(ActKey(ActKind.RESOLUTION, "ga", "S-30/1"))
    ((2021, 2022), ())
    >>> years_of(ActKey(ActKind.RESOLUTION, "ga", "2625(XXV)"))
    (1970, 1971)
    """
    if match := _BY_YEAR.fullmatch(act.number):
        return (int(match[2]),)
    if match := _YEAR_FIRST.match(act.number):
        return (int(match[1]), int(match[1]) + 1)
    session = act.number.partition("/")[0]
    body = load().bodies.get(act.body)
    old = _BY_ROMAN.fullmatch(act.number)
    if old and act.body == "ga" and body and body.session_year_offset:
        year = body.session_year_offset + (arabic(old[1]) or 0)
        return (year, year + 1)
    return tuple(body.session_years(int(session))) if body and session.isdecimal() else ()


def is_to_come(act: ActKey) -> bool:
    """Tell whether an act is of a session that does not open before the year after next.

    Texts speak of the session that comes next, and of what it will adopt.

    >>> from unres.model import ActKind
    >>> [is_to_come(ActKey(ActKind.RESOLUTION, body, "76/188")) for body in ("ga", "hrc", "unea")]
    [False, True, True]
    """
    session, _, serial = act.number.partition("/")
    body = load().bodies.get(act.body)
    if body is None or not (session.isdecimal() and serial) or body.numbering == "year/serial":
        return False
    earliest = body.earliest_year(int(session))
    return earliest is not None and earliest > datetime.now(UTC).year + 1
