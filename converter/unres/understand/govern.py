"""Tells of what type a citation is: by the words that join it to its clause, or else by the verb that governs it.

"Recalling its resolution 58/9" recalls it; "Encourages Member States, in accordance with article 13 of …" cites as
authority, whatever the verb is.
"""

import re
from functools import lru_cache
from typing import Final

from unres.understand.names import Tagged
from unres.vocabulary import CitationType, Verb, load

NAMING: Final = "naming"
"""The type of a citation that no word explains."""
_ONLY_JOINS: Final = re.compile(r"(?:[\s,]|and\b|or\b|the\b|of\s\d{4})*")
"""What stands between the members of a list of names."""
_FARTHEST: Final = 120
"""How many characters may stand between "in accordance with" and what it governs."""


@lru_cache(maxsize=1)
def _types_by_verb() -> dict[str, str]:
    """Return slug of a verb → slug of the type it makes; a verb's broader verbs stand in where it makes none."""
    vocabulary = load()
    types = {verb: each.slug for each in vocabulary.citation_types.values() for verb in each.governed_by}

    def type_of(slug: str) -> str:
        if slug in types or slug not in vocabulary.verbs:
            return types.get(slug, "")
        return next(filter(None, map(type_of, vocabulary.verbs[slug].broader)), "")

    return {slug: found for slug in vocabulary.verbs if (found := type_of(slug))}


def citation_type(tagged: Tagged, offset: int) -> str:
    """Return the type of the citation that begins at `offset`, as a slug of the scheme `citation-type`.

    >>> from unres.understand.names import tag
    >>> text = "Recalling its resolution 58/9, and stressing that, in accordance with article 13 of the Convention"
    >>> citation_type(tag(text), text.index("its")), citation_type(tag(text), text.index("article"))
    ('recalling', 'in-accordance-with')
    """
    text, types = tagged.text, _types_by_verb()
    for hit in reversed(tagged.words):
        if hit.end > offset:
            continue
        if isinstance(hit.thing, CitationType):
            if _reaches(tagged, hit.end, offset):
                return hit.thing.slug
        elif isinstance(hit.thing, Verb) and begins_clause(text, hit.start):
            return types.get(hit.thing.slug, NAMING)
    return NAMING


def _reaches(tagged: Tagged, start: int, offset: int) -> bool:
    """Tell whether "in accordance with" still governs what stands at `offset`: near by, or later in a list of names."""
    gap = tagged.text[start:offset].rstrip(" ,;.:")
    if len(gap) <= _FARTHEST and "," not in gap and ";" not in gap:
        return True
    for hit in reversed(tagged.names):
        if start <= hit.start and hit.end <= offset:
            gap = gap[: hit.start - start] + gap[hit.end - start :]
    return _ONLY_JOINS.fullmatch(gap) is not None


def begins_clause(text: str, start: int) -> bool:
    """Tell whether a clause can begin here: at the beginning, after a comma or semicolon, or after "and".

    >>> begins_clause("Urges States, and requests", 18), begins_clause("the requests", 4)
    (True, False)
    """
    before = text[max(0, start - 24) : start].rstrip()
    words = before.split(" ")
    while words and words[-1].lower() in {
        "and",
        "also",
        "further",
        "deeply",
        "again",
        "this",
        "regard",
        "in",
        "gravely",
    }:
        words.pop()
    return not words or not before or words[-1].endswith((",", ";")) or before.endswith(" and")
