"""Tells of what type a citation is: by the words that join it to its clause, or else by the verb that governs it.

"Recalling its resolution 58/9" recalls it; "Encourages Member States, in accordance with article 13 of …" cites as
authority, whatever the verb is.
"""

from functools import lru_cache
from typing import Final

from unres.names import Tagged
from unres.vocabulary import CitationType, Verb, load

NAMING: Final = "naming"
"""The type of a citation that no word explains."""
_FARTHEST: Final = 120
"""How many characters may stand between "in accordance with" and what it governs."""


@lru_cache(maxsize=1)
def _types_by_verb() -> dict[str, str]:
    """Return slug of a verb → slug of the type it makes; a verb's broader verbs stand in where it makes none."""
    vocabulary = load()
    types = {verb: each.slug for each in vocabulary.citation_types.values() for verb in each.governed_by}
    for slug in vocabulary.verbs:
        broader = slug
        while broader in vocabulary.verbs and broader not in types:
            broader = vocabulary.verbs[broader].broader
        if broader in types:
            types.setdefault(slug, types[broader])
    return types


def citation_type(tagged: Tagged, offset: int) -> str:
    """Return the type of the citation that begins at `offset`, as a slug of the scheme `citation-type`.

    >>> from unres.names import tag
    >>> text = "Recalling its resolution 58/9, and stressing action in accordance with article 13 of the 1988 Convention"
    >>> citation_type(tag(text), text.index("its")), citation_type(tag(text), text.index("article"))
    ('recalling', 'in-accordance-with')
    """
    text, types = tagged.text, _types_by_verb()
    for hit in reversed(tagged.words):
        if hit.end > offset:
            continue
        if isinstance(hit.thing, CitationType):
            gap = text[hit.end : offset]
            if len(gap) <= _FARTHEST and "," not in gap and ";" not in gap:
                return hit.thing.slug
        elif isinstance(hit.thing, Verb) and begins_clause(text, hit.start):
            return types.get(hit.thing.slug, NAMING)
    return NAMING


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
