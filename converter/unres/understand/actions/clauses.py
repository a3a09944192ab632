"""Finds the clauses of a paragraph: where each begins, its verb and modifiers, where what the verb governs begins.

A paragraph is a chain of clauses with one subject, the body that speaks: "Encourages Member States to …, and requests
the Office to …". An operative clause begins with a verb in the third person, a preambular one with a participle or an
attitude ("Recalling", "deeply concerned"). Both stand at the beginning, or after a comma, a semicolon or "and", with or
without words that join them ("and in this regard"). In an operative paragraph a participle says how the body or whoever
is asked goes about it ("taking into account") and is no clause, except after "while" ("while acknowledging").

Paragraphs that have a subject of their own ("The Council decided", "We reaffirm") are read in `sentences`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from unres.understand.actions.clause import Opening
from unres.understand.actions.joins import join_before
from unres.understand.actions.narrower import refined, second_nouns
from unres.understand.names import Hit, Tagged, Word
from unres.vocabulary import Modifier, Verb

# --- Verbs with their modifiers --------------------------------------------------------------------------------------


_Begins = Callable[[str, Opening, str, str], bool]
"""Tells whether a clause begins, from what joins it to the one before, its opening, the verb's first word, the text."""


def _openings(tagged: Tagged, begins: _Begins) -> Iterator[Opening]:
    """Yield the verbs of a text that begin clauses, with the modifiers around them."""
    text, words = tagged.text, tagged.words
    for n, hit in enumerate(words):
        verb = hit.thing
        if not isinstance(verb, Verb):
            continue
        first = n
        while first and _adjoin(words[first - 1], words[first], text) and isinstance(words[first - 1].thing, Modifier):
            first -= 1
        start = words[first].start
        joined = join_before(text, start)
        if joined is None or (first and _adjoin(words[first - 1], words[first], text) and start):
            continue
        blank = text.find(" ", hit.start, hit.end)
        word = text[hit.start : blank if blank > 0 else hit.end].lower()
        last = n
        while last + 1 < len(words) and _adjoin(words[last], words[last + 1], text):
            if not isinstance(words[last + 1].thing, Modifier):
                break
            last += 1
        opening = _with_modifiers(tagged, first, last, verb, joined[1])
        if begins(joined[0], opening, word, text):
            yield refined(text, opening)


def _adjoin(one: Hit[Word], other: Hit[Word], text: str) -> bool:
    return other.start - one.end == 1 and text[one.end] == " "


def _with_modifiers(tagged: Tagged, first: int, last: int, verb: Verb, before: int) -> Opening:
    words = tagged.words[first : last + 1]
    modifiers = tuple(hit.thing.slug for hit in words if isinstance(hit.thing, Modifier)) if last > first else ()
    return Opening(words[0].start, words[-1].end, verb, modifiers, before)


# --- Where clauses begin ---------------------------------------------------------------------------------------------

_FINITE: Final = re.compile(r"[\w-]+(?<!ou)(?<!ythi)s\b")
"""A verb in the third person: "takes note"; but not "conscious of"."""
_NOUNS_LIST: Final = """
    appeals calls commits demands hopes notes pledges records regrets requests shares supports views
"""
_NOUNS: Final = frozenset(_NOUNS_LIST.split())
"""Verbs in the third person that are nouns too: "requests for assistance"."""
_OF_OTHERS: Final = frozenset(
    {"aims", "considers", "continues", "ensures", "finds", "holds", "maintains", "shares", "strives"}
)
"""Verbs that after a comma are as often those of another subject: "a plan that …, and aims to"."""
_AS_NOUN: Final = re.compile(r"\s(?:for|of|from|made|received|and|or|by|in|is|are|were|was|on\sbehalf)\b")
_ORDINARY_LIST: Final = """
    accepts acts adopts advises agrees aims amends anticipates appoints apportions appropriates approves assures
    authorizes bears-in-mind clarifies commemorates commits concludes considers continues decides determines
    directs endorses ensures entrusts establishes expects expresses-determination expresses-satisfaction
    expresses-support extends finds has-adopted has-considered holds is-desirous is-guided-by is-resolved
    is-seized maintains orders proposes realizes recommends records refers relies-on reminds reposes requires
    respects responds shares strives takes-into-account transmits
"""
_ORDINARY: Final = frozenset(_ORDINARY_LIST.split())
"""Verbs whose participles are as often words like others: "adopting laws", "sharing information"."""
_ATTITUDES: Final = re.compile(
    r"(?:[a-z-]+ed|aware|conscious|mindful|cognizant|desirous|grateful|confident)\b", re.IGNORECASE
)
"""Adjectives, which a comma alone does not make a clause."""
_ALWAYS: Final = frozenset({"invites", "reaffirms", "reiterates", "takes-note", "urges", "welcomes"})
"""Verbs that only the body that speaks is the subject of."""
_OBJECT: Final = re.compile(
    r"\s(?:upon\s|on\s|to\sthe\s[A-Z]|that\b|the\b|all\b|its\b|it\b|him\b|her\b|them\b|those\b|each\b|"
    r"(?:other|relevant|interested)\s[\w\s-]{0,30}?s\b|[A-Z])"
)


def operative_openings(tagged: Tagged) -> list[Opening]:
    """Return the openings of the clauses of an operative paragraph.

    >>> from unres.understand.names import tag
    >>> text = "Urges States, taking into account their laws, while noting the report, and also requests the Office"
    >>> [(each.verb.slug, each.modifiers) for each in operative_openings(tag(text))]
    [('urges', ()), ('notes', ()), ('requests', ('also',))]
    """
    return second_nouns(tagged.text, list(_openings(tagged, _begins_operative)))


def _begins_operative(join: str, opening: Opening, word: str, text: str) -> bool:
    if not _FINITE.match(word):
        return join.endswith(("while", "whilst")) and opening.verb.slug not in _ORDINARY
    if join and opening.verb.slug in _OF_OTHERS:
        return False
    if word in _NOUNS and _AS_NOUN.match(text, opening.rest):
        return False
    if join == "and" and opening.verb.slug not in _ALWAYS:
        return " " not in text[: opening.before] or _OBJECT.match(text, opening.rest) is not None
    return join not in {".", ":"}


def preambular_openings(tagged: Tagged) -> list[Opening]:
    """Return the openings of the clauses of a preambular paragraph.

    >>> from unres.understand.names import tag
    >>> text = "Recalling its resolution on sharing data, and adopting laws, and deeply concerned that, while stressing"
    >>> [(each.verb.slug, each.modifiers) for each in preambular_openings(tag(text))]
    [('recalls', ()), ('expresses-concern', ('deeply',)), ('stresses', ())]
    """
    return second_nouns(tagged.text, list(_openings(tagged, _begins_preambular)))


def _begins_preambular(join: str, opening: Opening, word: str, text: str) -> bool:
    if not join:
        return True
    if join == ", and" and word == "determined":
        return text.startswith(" to ", opening.rest)
    if _FINITE.match(word) or opening.verb.slug in _ORDINARY or word == "honouring":
        return False
    if _ATTITUDES.match(word):
        return join == ", and" or (join == "," and bool(opening.modifiers))
    return True
