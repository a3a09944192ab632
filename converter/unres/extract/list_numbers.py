"""The numbers that lists and tables of Word documents and HTML pages state, and how lists print theirs."""

import re
from typing import Final

from unres.numerals import roman

MOST_COLUMNS: Final = 60
"""Most columns that a cell of a table may span."""

_STATED: Final = re.compile(r"[0-9]{1,5}")
"""No list begins, and no cell spans, so much that it takes more digits."""

_MAX_NUMBER: Final = 4000


def whole_number(text: str, otherwise: int) -> int:
    """Return the number that an attribute states; another one, where it states none that a document can mean.

    >>> whole_number("12", 1), whole_number("-1", 1), whole_number("²", 1), whole_number("9" * 5000, 1)
    (12, 1, 1, 1)
    """
    return int(text) if _STATED.fullmatch(text) else otherwise


def printed(number: int, form: str) -> str:
    """Return a number as a list prints it (ISO/IEC 29500-1, 17.18.59).

    >>> printed(28, "lowerLetter"), printed(4, "upperRoman"), printed(7, "decimal"), printed(1, "bullet")
    ('bb', 'IV', '7', '')
    """
    if form in {"bullet", "none"}:
        return ""
    number = min(number, _MAX_NUMBER)
    text = str(number)
    if form.endswith("Letter") and number > 0:
        times, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) * (times + 1)
    elif form.endswith("Roman"):
        text = roman(number).lower()
    return text.upper() if form.startswith("upper") else text
