"""Roman and Chinese numerals, which number sessions, articles, sections and points."""

import re
from typing import Final

_DIGITS: Final = (
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_VALUES: Final = {numeral: value for value, numeral in _DIGITS if len(numeral) == 1}
_ROMAN: Final = re.compile(r"(?=.)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
CHINESE: Final = "零一二三四五六七八九"
"""The Chinese digits, each at its value."""


def roman(value: int) -> str:
    """Return a number as a Roman numeral, up to 399.

    >>> roman(4), roman(25), roman(60)
    ('IV', 'XXV', 'LX')
    """
    numeral = ""
    for size, digits in _DIGITS:
        while value >= size:
            numeral, value = numeral + digits, value - size
    return numeral


def roman_value(numeral: str) -> int | None:
    """Return the value of a Roman numeral in small or capital letters, or `None` if it is none.

    >>> roman_value("xiv"), roman_value("IX"), roman_value("abc"), roman_value("IIII"), roman_value("")
    (14, 9, None, None, None)
    """
    capital = numeral.upper()
    if not _ROMAN.fullmatch(capital):
        return None
    values = [_VALUES[letter] for letter in capital]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


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
