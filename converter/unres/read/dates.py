"""Dates as the languages other than English print them."""

import re
from datetime import date
from typing import Final

_MONTHS: Final = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "ar": "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
"""The months in their order; Arabic has two names for each, of which this is the second: كانون الأول/ديسمبر."""
_VARIANTS: Final = {"يونيو": 6, "يوليو": 7, "setiembre": 9, "février": 2, "fevrier": 2, "aout": 8, "decembre": 12}
_NUMBERS: Final = {
    name.casefold(): number for names in _MONTHS.values() for number, name in enumerate(names.split(), 1)
} | _VARIANTS
_NAMES: Final = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_DATE: Final = re.compile(
    rf"""
    (?P<year>\d{{4}}) \s?年\s? (?P<month>\d{{1,2}}) \s?月\s? (?P<day>\d{{1,2}}) \s?日      # 2021年12月2日
  | (?P<first>\d{{1,2}}) (?:er|\.|º|°)? \s+ (?:de\s+)? (?:[^\d/,]{{2,20}}/\s?)?
    (?P<name>{_NAMES}) \s+ (?:del?\s+)? (?P<last>\d{{4}})       # 2 décembre 2021, 2 de diciembre de 2021
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS: Final = re.compile("[\u0640\u064b-\u0652]")
"""What Arabic adds to letters: vowels, and strokes that fill a line."""


def other_date(text: str) -> date | None:
    """Return the first full date in a text that is not in English.

    >>> other_date("adoptée le 1er décembre 2021"), other_date("2021年12月2日大会决议")
    (datetime.date(2021, 12, 1), datetime.date(2021, 12, 2))
    >>> other_date("43-е пленарное заседание 2 декабря 2021 года"), other_date("31 de febrero de 2021")
    (datetime.date(2021, 12, 2), None)
    """
    match = _DATE.search(_SIGNS.sub("", text))
    if match is None:
        return None
    year, day = match["year"] or match["last"], match["day"] or match["first"]
    month = int(match["month"]) if match["month"] else _NUMBERS[match["name"].casefold()]
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
