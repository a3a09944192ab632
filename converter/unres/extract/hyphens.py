"""Hyphens at the ends of lines: which of them only part a word that did not fit.

The document's own words tell. A hyphen goes where the two halves stand elsewhere as one word and nowhere with a hyphen;
all others stay, since "cease-fire" and "long-term" are parted at their own hyphens too.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from unres.extract.page import Line

SOFT: Final = "\u00ad"
"""The hyphen that is none of the word's own, whatever the words say (Unicode Standard, chapter 6.2)."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_BEFORE: Final = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\s*$")
_LONGEST: Final = 60
_AFTER: Final = re.compile(r"[^\W\d_]+")


def whole_words(lined: Iterable[Sequence[Line]]) -> frozenset[str]:
    """Return the words of some pages in small letters, but for the halves around a hyphen at the end of a line."""
    found: set[str] = set()
    parted = False
    for lines in lined:
        for line in lines:
            words = _WORD.findall(line.text.casefold())
            parted, was_parted = _BEFORE.search(line.text[-_LONGEST:]) is not None, parted
            found.update(words[was_parted : len(words) - parted])
    return frozenset(found)


def soft_hyphen(before: str, after: str, words: frozenset[str]) -> bool:
    """Tell whether the hyphen with which a line ends goes when the next line is joined to it.

    >>> words = frozenset({"assistance", "long-term", "longterm"})
    >>> soft_hyphen("and assist-", "ance to", words), soft_hyphen("in long-", "term plans", words)
    (True, False)
    >>> soft_hyphen("the as\u00ad", "sistance", frozenset())
    True
    """
    first, second = _BEFORE.search(before), _AFTER.match(after)
    if first is None or second is None or not second.group()[0].islower():
        return False
    if before.rstrip().endswith(SOFT):
        return True
    left, right = first[1].casefold(), second.group().casefold()
    return left + right in words and f"{left}-{right}" not in words
