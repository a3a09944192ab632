"""Dates as citations print them: "16 December 2021", "Dec. 16, 2021", "16 décembre 2021", "16 de diciembre de 2021"."""

import re
from datetime import date
from typing import Final

_MONTHS: Final = {
    form: number
    for number, forms in enumerate(
        (
            "january jan janvier janv enero ene",
            "february feb février févr fevrier febrero",
            "march mar mars marzo",
            "april apr avril avr abril abr",
            "may mai mayo",
            "june jun juin junio",
            "july jul juillet juil julio",
            "august aug août aout agosto ago",
            "september sept sep septembre septiembre",
            "october oct octobre octubre",
            "november nov novembre noviembre",
            "december dec décembre déc diciembre dic",
        ),
        1,
    )
    for form in forms.split()
}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))

ANY_DATE: Final = rf"""
    (?: \d{{1,2}}(?:st|nd|rd|th|er|º)? \s (?:de\s)? (?:{_MONTH})\b\.? ,? \s (?:del?\s)? \d{{4}}(?!\d)
      | (?:{_MONTH})\b\.? \s \d{{1,2}}(?:st|nd|rd|th)? ,? \s \d{{4}}(?!\d)
      | \d{{4}}-\d\d-\d\d(?!\d)
    )
"""
"""A date, for verbose regular expressions that ignore case."""

_DAY_FIRST: Final = re.compile(rf"(\d{{1,2}})\w*\s(?:de\s)?({_MONTH})\b\D*(\d{{4}})", re.IGNORECASE)
_MONTH_FIRST: Final = re.compile(rf"({_MONTH})\b\.?\s(\d{{1,2}})\D*(\d{{4}})", re.IGNORECASE)
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def read_date(words: str) -> date | None:
    """Return the date that words state, or `None`: they are no date, or name a day that there is not.

    >>> read_date("Dec. 16, 2021"), read_date("16 de diciembre de 2021"), read_date("31 June 2020")
    (datetime.date(2021, 12, 16), datetime.date(2021, 12, 16), None)
    """
    if match := _DAY_FIRST.match(words):
        day, month, year = match[1], _MONTHS[match[2].lower()], match[3]
    elif match := _MONTH_FIRST.match(words):
        month, day, year = _MONTHS[match[1].lower()], match[2], match[3]
    elif match := _ISO.match(words):
        year, month, day = match[1], int(match[2]), match[3]
    else:
        return None
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
