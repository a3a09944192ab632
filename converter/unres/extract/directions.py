"""Text that runs from right to left: which it is, and the order in which it is read.

A page in Arabic is laid out as the mirror image of one in English, so it is read as that image: what stands at the
right comes first. Only numbers, symbols and words in Latin letters still run from left to right, and are turned round
again (Unicode Standard Annex 9, "Unicode Bidirectional Algorithm", rules W4, W7 and L2).
"""

import re
from typing import Final

_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RIGHT_TO_LEFT: Final = re.compile(f"[{_RTL}]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_LATIN_LETTERS: Final = "A-Za-z\u00c0-\u024f"
_RUN: Final = re.compile(
    rf"""
    [{_LATIN_LETTERS}\d]                                     # a letter or a digit
    (?: [{_LATIN_LETTERS}\d]
      | (?<=\d) [./,:] (?=\d)                                # 76/188, but 2021-2025 runs from the right
      | (?<=[{_LATIN_LETTERS}]) [^{_RTL}\s]+ (?=[{_LATIN_LETTERS}\d])  # A/RES/76/188
      | [^{_RTL}\s]+ (?=[{_LATIN_LETTERS}])
      | (?<=[{_LATIN_LETTERS}]) \s (?=[{_LATIN_LETTERS}])        # a blank between two words
    )*
    """,
    re.VERBOSE,
)
_MIRRORED: Final = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_BRACKETS: Final = re.compile(r"[()\[\]]")
_CLOSED: Final = re.compile(r"(?<=\S)[(\[](?=[)\]]*(?:[\s،؛.,:]|$))")
"""A bracket that opens where one must close: behind a word, before a blank."""
_OPENED: Final = re.compile(r"(?:(?<=\s)|^)([(\[]*)([)\]])(?=[^\s)\],.;:،؛])")
"""The other way round."""
_QUOTES: Final = str.maketrans("“”‘’", "”“’‘")
_ARABIC_SIGNS: Final = re.compile("[\u0600-\u061f\u064b-\u0669]")


def runs_from_the_right(text: str) -> bool:
    """Tell whether most letters of a text are of a script that runs from right to left.

    >>> runs_from_the_right("إن الجمعية العامة، A/76"), runs_from_the_right("The General Assembly")
    (True, False)
    """
    return len(RIGHT_TO_LEFT.findall(text)) > len(_LATIN.findall(text))


def is_letter(character: str) -> bool:
    """Tell whether a character has a direction of its own, from right to left."""
    return RIGHT_TO_LEFT.match(character) is not None and _ARABIC_SIGNS.match(character) is None


def in_order(seen: str) -> str:
    """Return a line that was seen from right to left in the order in which it is read.

    >>> in_order("قرارها 61/47 المؤرخ") == "قرارها 74/16 المؤرخ"
    True
    >>> in_order("وثيقة 31/67/SER/A،") == "وثيقة A/RES/76/13،"
    True
    >>> in_order("[وثيقة )31/67/SER/A([") == "[وثيقة (A/RES/76/13)]"
    True
    """
    turned = _RUN.sub(lambda run: run.group()[::-1].translate(_MIRRORED), seen.translate(_QUOTES))
    # Brackets are drawn as the mirror images of what they are, and PDFium turns back those among letters only.
    for _ in range(len(_BRACKETS.findall(turned))):
        mended = _OPENED.sub(lambda found: found[1] + found[2].translate(_MIRRORED), turned)
        mended = _CLOSED.sub(lambda found: found.group().translate(_MIRRORED), mended)
        if mended == turned:
            break
        turned = mended
    return turned
