"""Numerals that United Nations texts write otherwise than in digits: Roman and Chinese ones, ordinals in words."""

import re
from typing import Final

_UNITS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    "nineteenth",
)
_TENS: Final = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
ORDINALS: Final = (*_UNITS, "twentieth")
"""The ordinals by which texts count paragraphs in words, from the first one on."""


def ordinal_value(words: str) -> int | None:
    """Return the value of an ordinal number in words.

    >>> ordinal_value("Seventy-sixth"), ordinal_value("twentieth"), ordinal_value("many")
    (76, 20, None)
    """
    tens, _, unit = words.lower().rpartition("-")
    if not tens:
        if unit in _UNITS:
            return _UNITS.index(unit) + 1
        return next((10 * n for n, stem in enumerate(_TENS, 2) if unit == f"{stem}ieth"), None)
    first = next((10 * n for n, stem in enumerate(_TENS, 2) if tens == f"{stem}y"), None)
    return first + _UNITS.index(unit) + 1 if first and unit in _UNITS[:9] else None


_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN: Final = re.compile(r"(?=.)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
"""Roman numerals up to 399, more than any session, paragraph or annex needs."""


def arabic(numeral: str) -> int | None:
    """Return the value of a Roman numeral in capital or small letters, or `None` if it is none.

    >>> arabic("XIV"), arabic("iii"), arabic("LX"), arabic("B"), arabic("IIII")
    (14, 3, 60, None, None)
    """
    letters = numeral.upper()
    if not _ROMAN.fullmatch(letters):
        return None
    values = [_VALUES[letter] for letter in letters]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


_PIECES: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """Return a number in Roman numerals.

    >>> roman(3), roman(24), roman(60)
    ('III', 'XXIV', 'LX')
    """
    written = ""
    for worth, letters in _PIECES:
        written += letters * (number // worth)
        number %= worth
    return written


CHINESE: Final = "零一二三四五六七八九"
"""The Chinese digits, each at its value."""


def chinese_value(numeral: str) -> int:
    """Return the value of a Chinese numeral up to 999, which may be in digits.

    >>> [chinese_value(each) for each in ("51", "十", "十二", "五十一", "一百零三")]
    [51, 10, 12, 51, 103]
    """
    if numeral.isdecimal():
        return int(numeral)
    total = digit = 0
    for sign in numeral:
        if sign in CHINESE:
            digit = CHINESE.index(sign)
        else:
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
    return total + digit
