"""How Akoma Ntoso for the United Nations System names bodies and numbers acts, in both directions.

Its addresses have a hyphen where numbers have a slash or brackets: `76-188`, `1325-2000` (*Akoma Ntoso for the United
Nations System: Guidelines for the mark-up of UN normative, parliamentary and judicial documents*, "IRIs").
"""

import re
from typing import Final

from unres.symbols import canonical_number

AKN_ACTORS: Final = {
    "ga": "unga",
    "sc": "unsc",
    "ecosoc": "unecosoc",
    "hrc": "unga-hrc",
    "cnd": "unecosoc-cnd",
}
"""Body code → actor; the last by analogy with the one before it."""

BODY_OF_AKN_ACTOR: Final = {actor: body for body, actor in AKN_ACTORS.items()}
"""The same the other way."""

_NUMBERS: Final[tuple[tuple[re.Pattern[str], str, frozenset[str]], ...]] = (
    (re.compile(r"(\d+)-((?:19|20)\d\d)"), r"\1(\2)", frozenset({"sc"})),
    (re.compile(r"(\d+)-((?:E?S-)?[IVXL]+)"), r"\1(\2)", frozenset()),
    (re.compile(r"(\d+)-([A-Z])-((?:E?S-)?[IVXL]+)"), r"\1(\3)\2", frozenset()),
    (re.compile(r"(.+)-(\d+)-?([A-Z]{0,2})"), r"\1/\2\3", frozenset()),
)
"""How numbers are written with hyphens, what to make of them, and for which bodies alone (empty: for all)."""


def akn_number(number: str) -> str:
    """Return a canonical number as Akoma Ntoso addresses have it.

    >>> akn_number("76/188"), akn_number("1325(2000)"), akn_number("217(III)A")
    ('76-188', '1325-2000', '217(III)A')
    """
    return re.sub(r"\((\d{4})\)", r"-\1", number).replace("/", "-")


def number_of_akn(text: str, body: str) -> str | None:
    """Return the canonical number that an Akoma Ntoso address gives an act of a body, or `None` if it gives none.

    >>> number_of_akn("76-188", "ga"), number_of_akn("1325-2000", "sc"), number_of_akn("2003-32", "ecosoc")
    ('76/188', '1325(2000)', '2003/32')
    >>> number_of_akn("s-30-1", "ga"), number_of_akn("217-A-III", "ga"), number_of_akn("76/246A", "ga")
    ('S-30/1', '217(III)A', '76/246A')
    """
    upper = text.upper()
    for pattern, spelling, bodies in _NUMBERS:
        match = pattern.fullmatch(upper)
        if match and (not bodies or body in bodies):
            upper = match.expand(spelling)
            break
    try:
        return canonical_number(upper)
    except ValueError:
        return None
