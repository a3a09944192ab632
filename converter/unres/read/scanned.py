"""What a scanner misreads, and how it is read through: "14," for "14.", "(6)" for "(b)", "3 Apri] 1991".

Nothing here changes a text. It says what a label or a line of a heading stands for; the characters stay as they are.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

_DIGITS: Final = str.maketrans("lIiSsOoZzBG]|!£f", "1115500228611111")
_LOOK_ALIKES: Final = {
    "a": "2",
    "b": "658h",
    "c": "eo",
    "d": "a2",
    "e": "co",
    "f": "t",
    "g": "9q",
    "i": "1lI",
    "ii": "11ilIIu",
    "iii": "111lllIII",
    "l": "1I",
    "o": "0",
    "s": "5",
    "z": "2",
}
"""Label → what a scanner makes of it: single characters, or the label's own length of them."""

MONTH_NAMES: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE: Final = re.compile(r"(?<!\w)(\S{1,3})(\s+)([A-Z]\S{2,9})(\s+)(\S{4})(?!\w)")


def as_number(label: str) -> int | None:
    """Return the number that a label stands for, or `None`.

    >>> as_number("14"), as_number("S"), as_number("1l"), as_number("x")
    (14, 5, 11, None)
    """
    digits = label.translate(_DIGITS)
    return int(digits) if digits.isdecimal() and digits.isascii() else None


def look_alikes(label: str) -> tuple[str, ...]:
    """Return the labels that a scanner prints as this one, the likeliest first.

    >>> look_alikes("6"), look_alikes("1"), look_alikes("ad")
    (('b',), ('i', 'l'), ('d', 'a'))
    """
    found = [key for key, shapes in _LOOK_ALIKES.items() if len(key) == len(label) and set(label) <= set(shapes)]
    if len(label) == 2 and label.isalpha():  # noqa: PLR2004 - a letter and what was read beside it: "(ad)" for "(d)"
        found += [label[1], label[0]]
    return tuple(found)


def read_through(line: str) -> str:
    """Return a line with its date as it was printed, as far as one can tell; its length stays the same.

    >>> read_through("ef 3 Apri] £991"), read_through("RESOLUTION 7l0 (1991)")
    ('of 3 April 1991', 'RESOLUTION 710 (1991)')
    """
    line = re.sub(
        r"(?<=(?i:esolution) )[\dlISOo]{1,4}(?= |$)|(?<=\()1[\dlISOo]{3}(?=\))",
        lambda match: match.group().translate(_DIGITS),
        line,
    )
    line = re.sub(r"^[Eeo][ft] (?=\S{1,3} [A-Z])", "of ", line)
    return _DATE.sub(_mended_date, line)


def _mended_date(match: re.Match[str]) -> str:
    day, gap, month, space, year = match.groups()
    mended = [month] if month in MONTH_NAMES else get_close_matches(month, MONTH_NAMES, 1, 0.7)
    if not mended or len(mended[0]) != len(month):
        return match.group()
    number, century = day.translate(_DIGITS), year.translate(_DIGITS)
    return f"{number if number.isdecimal() else day}{gap}{mended[0]}{space}{century if century.isdecimal() else year}"


_MISREAD: Final = re.compile(
    r"""
    (?<![\w(\[{])[A-Za-z]+(?:[!|](?=\s*\w)|[\]}](?=\s+[a-z]))   # Genera! Assembly, internationa] law
  | [A-Za-z]{0,30}[a-z][|£\]][a-z]+                      # with|in
  | (?<=\s)[|_£](?=\s)                              # a speck
  | \b\d+(?:1st|lst|[02-9]st|[013-9]nd|[0-24-9]rd|[123]th)\b(?<!11th)(?<!12th)(?<!13th)(?<!21st)(?<![02-9]1st)
    """,
    re.VERBOSE,
)


_SIGN: Final = re.compile(r"[!|\]}£_]|(?:[02-9]1?|1)st\b|\dlst\b|[013-9]nd\b|[0-24-9]rd\b|[123]th\b")
"""Each match has one of these."""
_BEHIND: Final = 80
"""So much behind the line that has the sign tells what it is."""


def misread(text: str) -> list[tuple[int, str]]:
    """Return where a text has signs that no printer sets there, and what stands there.

    >>> misread("the Genera! Assembly, 14 [of them]")
    [(4, 'Genera!')]
    """
    return [(match.start(), match.group()) for match in _misread_lines(text) if not _is_bracketed(text, match)]


def _misread_lines(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches in the lines that have one of the signs at all."""
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < end:
            continue
        start = max(text.rfind("\n", 0, sign.start()), end)
        end = text.find("\n", sign.end())
        end = len(text) if end < 0 else end
        for match in _MISREAD.finditer(text, start, min(end + _BEHIND, len(text))):
            if match.start() < end:
                yield match


def _is_bracketed(text: str, match: re.Match[str]) -> bool:
    """Tell whether the sign is a bracket that was opened before."""
    before = text[max(0, match.start() - 200) : match.start()]
    return match.group()[-1] in "]}" and max(before.rfind("["), before.rfind("{")) > max(
        before.rfind("]"), before.rfind("}")
    )
