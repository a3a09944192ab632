"""Reads the numbers of paragraphs, points and sections as the six languages write them.

Language versions of an act share their addresses, so that "(أ)" in Arabic, "a)" in French and "(a)" in English are all
the point `a`. The tables follow what the United Nations print: Arabic points run in the order of the abjad, Chinese
ones below a letter in bracketed numerals (㈠ for "(i)"), Arabic ones in quoted figures (’1‘ for "(i)").
"""

import re
from enum import Enum, auto
from typing import Final, NamedTuple

from unres.numerals import arabic, roman
from unres.read.numbering import letter_value

_ABJAD: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_BRACKETED: Final = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_NUMERALS: Final = "一二三四五六七八九十"
_ORDINALS: Final = ("أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا")
"""What counts Arabic sections, without vowels; "حادي عشر" and "ثاني عشر" come after them."""
_TEENS: Final = ("حادي عشر", "ثاني عشر", "ثالث عشر", "رابع عشر", "خامس عشر", "سادس عشر", "سابع عشر", "ثامن عشر")
_VOWELS: Final = re.compile("[\u064b-\u0652]")
SECTION_NUMBER: Final = rf"""
    (?: (?:[IVXLC]+|[A-Z]) (?=\.\s)                            # IV. Title
      | [{_NUMERALS}]{{1,3}} (?=[.、．])                         # 四. 标题
      | [\u0621-\u0652]{{4,9}}(?:\s[\u0621-\u0652]{{3,5}})? (?=\s?[-–]\s)  # رابعا - عنوان
    )
"""
"""The number of a section among the words of its heading, for verbose regular expressions."""
_LOOKALIKES: Final = str.maketrans("асехіορ", "acexiop")
"""Cyrillic and Greek letters that keyboards give for Latin ones."""
_SIGNS: Final = "().,:;-–—‘’'\"“”«»[]/ \t\n\u00a0\u200e\u200f\u0640"
_BULLETS: Final = re.compile(r"[•●▪◦·o*–—\-]+")


class Rank(Enum):
    """What a number numbers."""

    PARAGRAPH = auto()
    POINT = auto()
    SECTION = auto()
    BULLET = auto()


class Label(NamedTuple):
    """A number: its rank, how it goes into an address, and where in the printed form its own signs stand."""

    rank: Rank
    step: str
    start: int
    end: int


def letter(value: int) -> str:
    """Return the label at a place in the row a … z, aa, bb.

    >>> letter(3), letter(28)
    ('c', 'bb')
    """
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def read_label(printed: str) -> Label | None:
    """Return what a printed number is, or `None` if it is none.

    >>> [read_label(each)[:2] for each in ("12.", "12 -", "(a)", "b)")]  # doctest: +NORMALIZE_WHITESPACE
    [(<Rank.PARAGRAPH: 1>, '12'), (<Rank.PARAGRAPH: 1>, '12'), (<Rank.POINT: 2>, 'a'), (<Rank.POINT: 2>, 'b')]
    >>> [read_label(each)[:2] for each in ("(ج)", "㈢", "’3‘", "(3)")]  # doctest: +NORMALIZE_WHITESPACE
    [(<Rank.POINT: 2>, 'c'), (<Rank.POINT: 2>, 'iii'), (<Rank.POINT: 2>, 'iii'), (<Rank.POINT: 2>, '3')]
    >>> read_label("IV.")[:2], read_label("B.")[:2], read_label("三.")[:2]
    ((<Rank.SECTION: 3>, 'IV'), (<Rank.SECTION: 3>, 'B'), (<Rank.SECTION: 3>, 'III'))
    >>> read_label("ثانياً -")[:2]
    (<Rank.SECTION: 3>, 'II')
    >>> read_label("•")[:2], read_label("Annex")
    ((<Rank.BULLET: 4>, ''), None)
    """
    bare = printed.strip()
    if _BULLETS.fullmatch(bare):
        return Label(Rank.BULLET, "", 0, 0)
    core = printed.strip(_SIGNS)
    start = printed.find(core)
    found = _rank(core, bare) if core else None
    return Label(*found, start, start + len(core)) if found else None


def _rank(core: str, bare: str) -> tuple[Rank, str] | None:
    digits = re.fullmatch(r"(\d{1,4})((?:\.\d{1,3})?)", core)
    if digits:
        step = f"{int(digits[1])}{digits[2]}"
        if bare[0] in "‘’'" and len(bare) > len(core) + 1:
            return Rank.POINT, roman(int(digits[1])).lower()
        return (Rank.POINT if bare.endswith(")") else Rank.PARAGRAPH), step
    return _numeral(core, bare) or _letter(core) or _latin(core.translate(_LOOKALIKES), bare)


def _numeral(core: str, bare: str) -> tuple[Rank, str] | None:
    """Return what a Chinese numeral or an Arabic ordinal number is."""
    ordinal = _VOWELS.sub("", core)
    if ordinal in _ORDINALS or ordinal in _TEENS:
        return Rank.SECTION, roman([*_ORDINALS, *_TEENS].index(ordinal) + 1)
    if len(core) == 1 and core in _BRACKETED:
        return Rank.POINT, roman(_BRACKETED.index(core) + 1).lower()
    if core and all(sign in _NUMERALS for sign in core):
        value = sum(_NUMERALS.index(sign) + 1 for sign in core)
        return (Rank.POINT, roman(value).lower()) if bare[0] in "((（" else (Rank.SECTION, roman(value))
    return None


def _letter(core: str) -> tuple[Rank, str] | None:
    """Return what a letter of the abjad is."""
    plain = core.removesuffix("\u0640").replace("ا", "أ").replace("هـ", "ه")
    if len(plain) == 1 and plain in _ABJAD:
        return Rank.POINT, letter(_ABJAD.index(plain) + 1)
    return None


def _latin(core: str, bare: str) -> tuple[Rank, str] | None:
    if not re.fullmatch(r"[A-Za-z]{1,6}", core) or (letter_value(core) is None and arabic(core) is None):
        return None
    bracketed = bare.endswith(")")
    return (Rank.SECTION if core.isupper() and not bracketed else Rank.POINT), core
