"""Completes the numbers of acts as citations print them: without a year, with the year in words, as databases do."""

import re
from functools import lru_cache
from typing import Final

from unres.citing.forms import forms
from unres.numerals import roman
from unres.symbols import canonical_number
from unres.vocabulary import Body

_IN_WORDS: Final = re.compile(r"(\d{1,4}),?\s(?:of|de)\s(\d{4})", re.IGNORECASE)
_BY_YEAR: Final = re.compile(r"(\d{1,4})/((?:19|20)\d\d)")
_HEALTH: Final = re.compile(r"(?:WHA\s?)?\d{1,2}\.\d{1,3}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def complete_number(printed: str, body: Body | None) -> str | None:
    """Return a printed number in canonical spelling, with the year that it lacks; `None` if that is not known.

    >>> from unres.vocabulary import load
    >>> complete_number("242", load().bodies["sc"]), complete_number("217 a (iii)", None), complete_number("242", None)
    ('242(1967)', '217(III)A', None)
    >>> complete_number("1325/2000", load().bodies["sc"]), complete_number("827 of 1993", None)
    ('1325(2000)', '827(1993)')
    >>> complete_number("25/2625", load().bodies["ga"]), complete_number("S-6/3201", load().bodies["ga"])
    ('2625(XXV)', '3201(S-VI)')
    """
    if dated := _IN_WORDS.fullmatch(printed):
        printed = f"{dated[1]}({dated[2]})"
    if printed.isdecimal():
        year = body.year_of(int(printed)) if body else None
        qualifier = year or (forms().sessions.get(int(printed)) if body and body.code == "ga" else None)
        return f"{int(printed)}({qualifier})" if qualifier else None
    by_year = _BY_YEAR.fullmatch(printed)
    if by_year and body and body.first_of_year:
        return f"{by_year[1]}({by_year[2]})"
    if body and body.code == "wha" and _HEALTH.fullmatch(printed):
        return f"WHA{printed.upper().removeprefix('WHA').strip()}"
    if body and body.code == "ga" and (old := _OLD.fullmatch(printed)) and _is_old(old):
        return f"{old['serial']}({old['kind']}{roman(int(old['session']))}){old['part'].upper()}"
    try:
        return canonical_number(printed.upper())
    except ValueError:
        return None


_OLD: Final = re.compile(
    r"(?P<kind>(?:E?S-)?)(?P<session>\d{1,2})/(?P<serial>\d{1,4})\s?(?P<part>[A-Z]?)", re.IGNORECASE
)
"""A number of the General Assembly before 1976 as some databases write it: "25/2625" for "2625 (XXV)"."""
_LAST: Final = {"": 30, "S-": 7, "ES-": 5}
"""The last regular, special and emergency session whose acts have Roman numerals in their numbers."""
_FIRST_SPECIAL: Final = 100
"""Special sessions went on with the numbers of the regular ones, which had passed a hundred by then."""


def _is_old(number: re.Match[str]) -> bool:
    is_high = not number["kind"] or int(number["serial"]) >= _FIRST_SPECIAL
    return is_high and int(number["session"]) <= _LAST[number["kind"].upper()]
