"""Spells the words that show how a text uses what it cites in the forms in which a drafter may write them.

The vocabulary has each once: "to comply with", "in accordance with". Verbs inflect, and the nouns behind "in" may have
an adjective of degree; these are closed classes, so that they are rules here.
"""

from typing import Final

_DEGREES: Final = ("full", "strict", "close", "due")
_WITH_TO: Final = frozenset({"use", "apply"})
"""Verbs that have an object for sure only with the "to" before them: "to use", but not "the use"; "to apply"."""
_DOUBLING: Final = {"put": "putting", "set": "setting"}


def spellings(label: str) -> list[str]:
    """Return the forms of words that show a type; a label that begins with "to" is a verb.

    >>> spellings("to comply with"), spellings("to use")
    (['comply with', 'complying with'], ['to use', 'using'])
    >>> spellings("in accordance with")[:2], spellings("contained in")
    (['in accordance with', 'in full accordance with'], ['contained in'])
    """
    first, _, rest = label.partition(" ")
    if first == "to" and rest:
        return _of_verb(rest)
    if first == "in" and rest.partition(" ")[2] in {"with", "of"}:
        return [label, *(f"in {degree} {rest}" for degree in _DEGREES)]
    return [label]


def _of_verb(words: str) -> list[str]:
    verb, blank, rest = words.partition(" ")
    infinitive = f"to {words}" if verb in _WITH_TO else words
    return [infinitive, gerund(verb) + blank + rest]


def gerund(verb: str) -> str:
    """Return the form in -ing of a verb.

    >>> [gerund(verb) for verb in ("comply", "achieve", "fulfil", "put", "accede")]
    ['complying', 'achieving', 'fulfilling', 'putting', 'acceding']
    """
    if verb in _DOUBLING:
        return _DOUBLING[verb]
    if verb.endswith("il"):
        return f"{verb}ling"
    return f"{verb.removesuffix('e')}ing" if not verb.endswith("ee") else f"{verb}ing"


def stem(label: str) -> tuple[str, str]:
    """Return the word of doing in a label and the preposition of its object, between which something may stand.

    >>> stem("implementation of"), stem("obligations under"), stem("comply with"), stem("implement")
    (('implementation', 'of'), ('obligations', 'under'), ('comply', 'with'), ('', ''))
    """
    word, _, preposition = label.rpartition(" ")
    return (word, preposition) if word and " " not in word and preposition in PREPOSITIONS else ("", "")


PREPOSITIONS: Final = frozenset({"of", "under", "with", "to"})
