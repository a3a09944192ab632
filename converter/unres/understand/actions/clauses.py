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
from functools import lru_cache
from typing import Final

from unres.understand.actions.clause import Opening
from unres.understand.actions.joins import LINK, join_before
from unres.understand.actions.narrower import refined, second_nouns
from unres.understand.names import Hit, Tagged, Word
from unres.vocabulary import Modifier, Verb, load

# --- Verbs with their modifiers --------------------------------------------------------------------------------------


_Begins = Callable[[str, Opening, str, str], bool]
"""Tells whether a clause begins, from what joins it to the one before, its opening, the verb's first word, the text."""
_OF_OTHERS_BEFORE: Final = re.compile(r"\b(?:which|who)(?:,\sinter\salia)?$|\bthat\sit\s[a-z]+s$")
"""After these the verb is that of another subject, or goes on with one: "which, inter alia, calls"."""
_LONGEST_BEFORE: Final = 40


def _is_of_others(text: str, end: int) -> bool:
    """Tell whether the words before a verb say that its subject is another than the body that speaks."""
    return end > 0 and _OF_OTHERS_BEFORE.search(text, max(0, end - _LONGEST_BEFORE), end) is not None


def _openings(tagged: Tagged, begins: _Begins) -> Iterator[Opening]:
    """Yield the verbs of a text that begin clauses, with the modifiers around them."""
    text, words = tagged.text, tagged.words
    may_act = "acting under" in text
    for n, hit in enumerate(words):
        verb = hit.thing
        if may_act and hit.start and text.startswith("acting under", hit.start):
            verb = load().verbs["acts"]
        if not isinstance(verb, Verb):
            continue
        first = n
        while first and isinstance(words[first - 1].thing, Modifier) and _adjoin(words[first - 1], words[first], text):
            first -= 1
        start = words[first].start
        if text.endswith(" remaining ", 0, start):
            start -= len("remaining ")
        joined = join_before(text, start) or _join_of_purpose(text, start, verb)
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
        opening = _without_further(text, _interrupted(text, opening, word), word)
        if begins(joined[0], opening, word, text) and not _is_of_others(text, joined[1]):
            yield refined(text, opening)


_PURPOSE: Final = re.compile(
    r"(?P<stop>,?)\sand,?\s(?:in\sorder\sto|so\sas\sto|with\sa\sview\sto|for\sthat\spurpose)\s[^,;]{3,140},?\s$"
)


def _join_of_purpose(text: str, start: int, verb: Verb) -> tuple[str, int] | None:
    """Return what joins a clause that asks and says first what for: "and in order to help encourages States"."""
    match = _PURPOSE.search(text, max(0, start - 200), start) if verb.force is not None else None
    return (", and", match.start()) if match else None


def _adjoin(one: Hit[Word], other: Hit[Word], text: str) -> bool:
    return other.start - one.end == 1 and text[one.end] == " "


_INSIDE: Final = re.compile(rf"\s{LINK},?\s(?P<last>for|on|to|upon)\b")


def _interrupted(text: str, opening: Opening, word: str) -> Opening:
    """Return an opening with the verb that goes on behind words that join: "calls in that regard for"."""
    match = _INSIDE.match(text, opening.rest)
    verb = load().verb_forms().get(f"{word} {match['last']}") if match else None
    return opening._replace(rest=match.end(), verb=verb) if match and verb else opening


_MORE: Final = re.compile(
    r"\s(?!(?:a|all|an|and|any|as|at|by|each|every|for|how|in|its|of|on|that|the|their|these|this|those|to|upon|with)\b)[a-z]"
)


def _without_further(text: str, opening: Opening, word: str) -> Opening:
    """Return an opening without a "further" that says something of what follows: "encourages further efforts"."""
    is_asked = opening.verb.force is not None or opening.verb.slug in {"welcomes", "expresses-support"}
    is_last = opening.modifiers[-1:] == ("further",) and text.endswith(" further", 0, opening.rest)
    if is_asked and is_last and _MORE.match(text, opening.rest):
        return opening._replace(rest=opening.rest - len(" further"), modifiers=opening.modifiers[:-1])
    if word == "determined" and text.startswith(" further to ", opening.rest):  # else "further to a resolution"
        return opening._replace(rest=opening.rest + len(" further"), modifiers=(*opening.modifiers, "further"))
    return opening


def _with_modifiers(tagged: Tagged, first: int, last: int, verb: Verb, before: int) -> Opening:
    words = tagged.words[first : last + 1]
    modifiers = tuple(hit.thing.slug for hit in words if isinstance(hit.thing, Modifier)) if last > first else ()
    return Opening(words[0].start, words[-1].end, verb, modifiers, before)


# --- Where clauses begin ---------------------------------------------------------------------------------------------

_FINITE: Final = re.compile(r"[\w-]+(?<!ou)(?<!ythi)s\b")
"""A verb in the third person: "takes note"; but not "conscious of"."""
_NOUNS_LIST: Final = """
    acts appeals calls commits demands hopes notes pledges records regrets requests shares supports views
"""
_NOUNS: Final = frozenset(_NOUNS_LIST.split())
"""Verbs in the third person that are nouns too: "requests for assistance"."""
_OF_OTHERS: Final = frozenset(
    {
        *("aims", "considers", "continues", "ensures", "finds", "holds", "maintains", "requires", "responds"),
        *("shares", "strives"),
    }
)
"""Verbs that after a comma are as often those of another subject: "a plan that …, and aims to"."""
_AS_NOUN: Final = re.compile(
    r"\s(?:for|of|from|made|received|and|or|by|in(?!\s(?:this|that)\s)|is|are|were|was|on\sbehalf)\b"
)
_ORDINARY_LIST: Final = """
    accepts acts adopts advises agrees aims amends anticipates appoints apportions appropriates approves assures
    authorizes bears-in-mind clarifies commemorates commits concludes considers continues decides determines
    directs endorses ensures entrusts establishes expects expresses-determination expresses-satisfaction
    expresses-support extends finds has-adopted has-considered holds is-desirous is-guided-by is-resolved
    is-seized maintains orders proposes realizes recommends records refers relies-on reminds reposes requires
    respects responds shares strives takes-into-account transmits values
"""
_ORDINARY: Final = frozenset(_ORDINARY_LIST.split())
"""Verbs whose participles are as often words like others: "adopting laws", "sharing information"."""
_ATTITUDES: Final = re.compile(
    r"(?:[a-z-]+ed|aware|conscious|mindful|cognizant|desirous|grateful|confident)\b", re.IGNORECASE
)
"""Adjectives, which a comma alone does not make a clause."""
_ALWAYS: Final = frozenset(
    {
        *("commends", "condemns", "deplores", "invites", "looks-forward", "reaffirms", "reiterates"),
        *("reiterates-its-condemnation", "takes-note", "urges", "welcomes"),
    }
)
"""Verbs that only the body that speaks is the subject of."""
_OBJECT: Final = re.compile(
    r"\s(?:upon\s|on\s|to\sthe\s[A-Z]|that\b|the\b|all\b|its\b|it\b|him\b|her\b|them\b|those\b|each\b|"
    r"paragraphs?\s\d|resolutions?\s\d|with\sthe\b|to\s(?:authorize|continue|expand|extend|include|remain|renew)\b|further\s|"
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
    if join == "and" and opening.verb.slug not in _ALWAYS and not opening.modifiers:
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
    if _FINITE.match(word) or word == "honouring":
        return False
    if opening.verb.slug in _ORDINARY and not _is_said(join, word, opening, text):
        return False
    if _ATTITUDES.match(word):
        return join == ", and" or (join == "," and bool(opening.modifiers)) or _is_feeling(join, opening, text, word)
    return join != "and" or not _says_how(text, opening.before)


_SAID: Final = frozenset(
    {"accepting", "anticipating", "considering", "having", "referring", "reminding", "taking", "wishing"}
)
"""Ordinary participles with which the body speaks where a comma and "and" stand before them."""


def _is_said(join: str, word: str, opening: Opening, text: str) -> bool:
    """Tell whether the body speaks with a participle that is as often a word like others."""
    if word == "acting":
        return text.startswith((" under Chapter", " Chapter"), opening.rest)
    return word in {"bearing", "expressing"} or (join == ", and" and word in _SAID)


_FEELINGS: Final = frozenset({"expresses-concern", "expresses-conviction"})
_ABOUT: Final = re.compile(r"\s(?:about|at|by|over|that)\s")
_KNOWING: Final = frozenset({"aware", "cognizant", "conscious", "mindful"})


def _is_feeling(join: str, opening: Opening, text: str, word: str) -> bool:
    """Tell whether an adjective says what the body feels or knows: "and convinced that", ", aware of"."""
    if join == "," and (word in _KNOWING or text.endswith("remaining ", 0, opening.start)):
        return True
    return join == "and" and opening.verb.slug in _FEELINGS and _ABOUT.match(text, opening.rest) is not None


_PARTICIPLE: Final = re.compile(r"\s(?P<word>[a-z]+ing)\s")
_BY_DOING: Final = re.compile(r"\b(?:by|through|to|with|without)\s(?:[a-z]+ly\s)?[a-z]+ing\b")


def _says_how(text: str, end: int) -> bool:
    """Tell whether a participle says how something is done in the words before "and", so that the next does so too.

    >>> _says_how("Urging them to show will, including by expanding talks and", 54)
    True
    >>> _says_how("Recalling the plan, stressing its aims and", 38)
    False
    """
    start = text.rfind(", ", 0, end) + 1
    participle = _PARTICIPLE.match(text, start, end)
    if participle and start and participle["word"] not in _speaking():
        return True
    return _BY_DOING.search(text, start, end) is not None


@lru_cache(maxsize=1)
def _speaking() -> frozenset[str]:
    """Return the participles with which the body speaks."""
    forms = load().verb_forms().items()
    return frozenset(form.partition(" ")[0] for form, verb in forms if verb.slug not in _ORDINARY)
