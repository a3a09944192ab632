"""What the vocabulary says of the types of citations: which words show each, and which verbs make it."""

from functools import lru_cache
from typing import Final

from unres.understand.inflection import spellings
from unres.vocabulary import fold, load

NAMING: Final = "naming"
"""The type of a citation that no word explains."""
STANDS_THERE: Final = "as-set-out-in"
"""The type of what says that a thing stands in the cited text."""
REPORTED: Final = "requesting-report"
"""The type of a text about whose doing a report is asked for."""
_DOING: Final = "implementing"


@lru_cache(maxsize=1)
def type_of_verb() -> dict[str, str]:
    """Return slug of a verb → slug of the type it makes; a verb's broader verbs stand in where it makes none.

    >>> type_of_verb()["recalls"], type_of_verb()["notes-with-interest"]
    ('recalling', 'taking-note')
    """
    vocabulary = load()
    types = {verb: each.slug for each in vocabulary.citation_types.values() for verb in each.governed_by}

    def type_of(slug: str) -> str:
        if slug in types or slug not in vocabulary.verbs:
            return types.get(slug, "")
        return next(filter(None, map(type_of, vocabulary.verbs[slug].broader)), "")

    return {slug: found for slug in vocabulary.verbs if (found := type_of(slug))}


@lru_cache(maxsize=1)
def type_of_infinitive() -> dict[str, str]:
    """Return infinitive of a verb of one word → slug of the type it makes.

    >>> type_of_infinitive()["approve"], type_of_infinitive()["renew"]
    ('endorsing', 'extending')
    """
    verbs = load().verbs
    return {
        form.removesuffix("s"): kind
        for slug, kind in type_of_verb().items()
        for form in verbs[slug].forms
        if form.endswith("s") and " " not in form
    }


@lru_cache(maxsize=1)
def verb_types() -> frozenset[str]:
    """Return the types that a clause's verb makes, such as `recalling`; the others come from words that join."""
    return frozenset(type_of_verb().values())


@lru_cache(maxsize=1)
def doing_types() -> frozenset[str]:
    """Return the types that say that what is cited is done: `implementing` and those narrower than it."""
    types = load().citation_types.values()
    return frozenset(each.slug for each in types if _DOING in {each.slug, each.broader})


@lru_cache(maxsize=1)
def type_of_words() -> dict[str, str]:
    """Return words that show a type by themselves, in each form, and the type.

    >>> type_of_words()["in full accordance with"], type_of_words()["complying with"]
    ('in-accordance-with', 'implementing')
    """
    types = load().citation_types.values()
    return {spelling: each.slug for each in types for label in each.forms for spelling in spellings(fold(label))}
