"""Finds a paragraph's verb that is torn apart by its modifiers or misprinted: "Calls also upon", "Reguests"."""

import re
from collections.abc import Iterator
from typing import Final

from unres.understand.actions.clause import Opening
from unres.understand.actions.narrower import refined
from unres.understand.actions.tenses import modifier_words, thirds
from unres.vocabulary import fold, load

_LONGEST_HEAD: Final = 80
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")


def torn_opening(text: str) -> list[Opening]:
    """Return the opening of a paragraph whose first verb has modifiers inside it, or a letter misprinted.

    >>> [(each.verb.slug, each.modifiers) for each in torn_opening("~— Takes also, with concern, note of the report")]
    [('takes-note-with-concern', ('also',))]
    >>> [each.verb.slug for each in torn_opening("Reguests the Secretary-General to report")]
    ['requests']
    """
    words = [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text[:_LONGEST_HEAD])][:8]
    if not words:
        return []
    head = re.sub(r"[^\w’'-]+", " ", fold(text[words[0][0] : words[-1][1]]))
    modifiers = re.findall(rf"\b{modifier_words()}\b", head)
    left = re.sub(rf"\b{modifier_words()}\b\s?", "", head)
    forms = load().verb_forms()
    known = next((form for form in _longest_first(left) if form in forms), None) or _misprinted(left)
    if known is None:
        return []
    at = text.lower().find(known.split()[-1], words[0][0])
    rest = at + len(known.split()[-1]) if at >= 0 else words[0][1]
    slugs = dict.fromkeys(load().modifier_forms()[words].slug for words in modifiers)
    return [refined(text, Opening(words[0][0], rest, forms[known], tuple(slugs), words[0][0]))]


def _longest_first(words: str) -> Iterator[str]:
    split = words.split()
    for length in range(min(len(split), 5), 0, -1):
        yield " ".join(split[:length])


def _misprinted(words: str) -> str | None:
    """Return the verb in the third person that one letter makes of the first word."""
    first, _, rest = words.partition(" ")
    for form, _verb in thirds():
        verb, _, more = form.partition(" ")
        if _one_letter(first, verb) and rest.startswith(more):
            return form
    return None


_SHORTEST: Final = 5
"""Of shorter words, too many are one letter apart."""


def _one_letter(one: str, other: str) -> bool:
    if len(one) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
