"""Tells whose act a number can be: by its shape, and by the date that is stated with it."""

import re
from typing import Final

from unres.numerals import arabic
from unres.understand.citations.references import ActReference
from unres.vocabulary import Body, Vocabulary

SHAPES: Final = {
    "session/serial": re.compile(r"(?:ES-|S-)?\d{1,3}/\d{1,3}[A-Z]*|\d+\((?:ES-|S-)?[IVXL]+\)[A-Z]*"),
    "serial (year)": re.compile(r"\d+\(\d{4}\)"),
    "year/serial": re.compile(r"(?:19|20)\d\d/\d+[A-Z]*|\d+\((?:S-)?[IVXL]+\)[A-Z]*"),
    "serial (session)": re.compile(r"\d+\((?:S-)?[IVXL]+\)[A-Z]*"),
    "serial/year": re.compile(r"\d{1,3}/(?:19|20)\d\d"),
    "Roman session/serial": re.compile(r"(?:[IVX]+|\d{1,3})/\d+[A-Z]*"),
    **{f"serial/{name}.session": re.compile(rf"\d+/{name}\.\d+") for name in ("CP", "CMP", "CMA", "COP")},
}
"""What the numbers of a body's acts look like, by `Body.numbering`."""
_LAST_ROMAN_SESSION: Final = 30
"""The General Assembly numbered its acts by Roman numerals up to its thirtieth session (1975)."""
_LAST_ROMAN_YEAR: Final = 1978
"""The Economic and Social Council, whose commissions number as it does, gave up Roman numerals in 1978."""
_BY_SESSION: Final = re.compile(r"\d+\((?:ES-|S-)?[IVXL]+\)[A-Z]*")


def fits(body: Body, number: str) -> bool:
    """Tell whether a body numbers its acts so."""
    shape = SHAPES.get(body.numbering)
    if shape is not None and shape.fullmatch(number) is None:
        return False
    if body.numbering == "session/serial" and _BY_SESSION.fullmatch(number) and (body.opened or 0) > _LAST_ROMAN_YEAR:
        return False
    session = number.split("/", maxsplit=1)[0]
    return not (body.code == "ga" and session.isdigit() and int(session) <= _LAST_ROMAN_SESSION)


def dated(body: Body, reference: ActReference) -> bool:
    """Tell whether the stated date can be one of the session that the number names."""
    session = reference.number.split("/")[0]
    if reference.stated_date is None or not session.isdigit():
        return True
    if body.numbering == "year/serial":
        return int(session) == reference.stated_date.year
    years = body.session_years(int(session))
    return not years or reference.stated_date.year in years


_OWNSHAPES: Final = (
    (re.compile(r"\d+\(\d{4}\)"), "sc"),
    (re.compile(r"WHA.+"), "wha"),
    (re.compile(r"GC\(.+"), "iaea"),
    (re.compile(r"\d+/CP\..+"), "cop-unfccc"),
    (re.compile(r"\d+/CMP\..+"), "cmp-kyoto"),
    (re.compile(r"\d+/CMA\..+"), "cma-paris"),
    (re.compile(r"\d+/COP\..+"), "cop-unccd"),
)
"""Numbers that only one body gives: "1325 (2000)" is the Security Council's."""


def only_body(number: str) -> str:
    """Return the code of the body that alone numbers its acts so, or nothing.

    >>> only_body("1325(2000)"), only_body("WHA66.16"), only_body("76/188")
    ('sc', 'wha', '')
    """
    return next((code for shape, code in _OWNSHAPES if shape.fullmatch(number)), "")


def by_shape(vocabulary: Vocabulary, reference: ActReference, *, certain: bool = False) -> list[Body]:
    """Return the body that numbers its acts so, if there is one; unless `certain`, the one that texts mean by it.

    "217 (III)" may be a functional commission's, but without a name it is the General Assembly's, as "1989 (LX)" is the
    Economic and Social Council's.
    """
    session = re.fullmatch(r"\d+\((?:ES-|S-)?([IVXL]+)\)[A-Z]*", reference.number)
    codes = [code for shape, code in _OWNSHAPES if shape.fullmatch(reference.number)]
    if certain:
        return [vocabulary.bodies[code] for code in codes if code in vocabulary.bodies]
    if re.match(r"(?:19|20)\d\d/", reference.number):
        codes = ["ecosoc"]
    elif re.match(r"E?S?-?\d{2}/", reference.number):
        codes = ["ga"]
    if session:
        codes = ["ecosoc"] if (arabic(session[1]) or 0) > _LAST_ROMAN_SESSION else ["ga"]
    return [vocabulary.bodies[code] for code in codes if code in vocabulary.bodies]
