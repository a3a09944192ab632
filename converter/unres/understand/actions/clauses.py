"""Finds the clauses of a paragraph: where each begins, its verb and modifiers, where what the verb governs begins.

A paragraph is a chain of clauses with one subject, the body that speaks: "Encourages Member States to …, and requests
the Office to …". An operative clause begins with a verb in the third person, a preambular one with a participle or an
attitude ("Recalling", "deeply concerned"). Both stand at the beginning, or after a comma, a semicolon or "and", with or
without words that join them ("and in this regard"). In an operative paragraph a participle says how the body or whoever
is asked goes about it ("taking into account") and is no clause, except after "while" ("while acknowledging").

Paragraphs that have a subject of their own ("The Council decided", "We reaffirm") are read in `sentences`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from unres.understand.names import Hit, Tagged, Word
from unres.vocabulary import Modifier, Verb, load

# --- What a clause is ------------------------------------------------------------------------------------------------


class Clause(NamedTuple):
    """`text[start:end]`, which begins with a verb and its modifiers; what the verb governs begins at `rest`."""

    start: int
    rest: int
    end: int
    verb: Verb
    modifiers: tuple[str, ...] = ()
    passive: tuple[int, int] | None = None
    """Of a verb in the passive voice where those stand to whom it is said."""


class Opening(NamedTuple):
    """A verb with the modifiers around it: where both begin and end, and where the clause before ends."""

    start: int
    rest: int
    verb: Verb
    modifiers: tuple[str, ...]
    before: int


def ended(openings: Sequence[Opening], text: str) -> list[Clause]:
    """Return a clause for each opening, up to the next."""
    if len(openings) == 1:  # most paragraphs
        start, rest, verb, modifiers, _ = openings[0]
        return [Clause(start, rest, len(text), verb, modifiers)]
    ends = [*(each.before for each in openings[1:]), len(text)]
    return [
        Clause(each.start, each.rest, end, each.verb, each.modifiers)
        for each, end in zip(openings, ends, strict=bool(openings))
    ]


# --- What joins clauses ----------------------------------------------------------------------------------------------

LINK: Final = (
    r"(?:in\s(?:this|that|the\ssame|these)\s(?:regards?|respects?|contexts?|connection|sense|spirit|light|vein)|"
    r"to\s(?:this|that|these)\sends?|for\s(?:this|that|these)\s(?:purposes?|reasons?)|with\s(?:this|that)\sin\smind|"
    r"therefore|thereby|accordingly|thus|consequently|hence|inter\salia|at\sthe\ssame\stime|in\saddition|as\ssuch|"
    r"also|further|furthermore|moreover|likewise|in\sparticular|however|nevertheless|as\swell)"
)
"""Words that join a clause to the one before."""
_JOIN: Final = re.compile(
    rf"(?P<stop>^|[,;:.][”\"’)]?\s|\s)(?P<word>and\s|while\s|whilst\s|but\s|yet\s|,\s)?(?:{LINK},?\s)*$"
)
_LONGEST_JOIN: Final = 60
_LABEL: Final = re.compile(r"\((?:[a-z]{1,4}|\d{1,2})\)\s")
_LONGEST_LABEL: Final = 7
"""What a paragraph may begin with that has points run on: "(a) "."""
_LAST_WORDS_LIST: Final = """
    accordingly addition alia also and but connection consequently context contexts end ends further furthermore
    hence however light likewise mind moreover nevertheless particular purpose reason regard regards respect
    sense spirit such thereby therefore thus time vein well while whilst
"""
_LAST_WORDS: Final = frozenset(_LAST_WORDS_LIST.split())
"""The last words of what joins clauses: looked for first, because that is quick."""


def join_before(text: str, start: int) -> tuple[str, int] | None:
    """Return what joins the clause that begins at `start` to the one before, and where that one ends.

    It is `None` if no clause can begin there.

    >>> text = "Urges States, and in this regard requests the Office"
    >>> join_before(text, text.index("requests")), join_before(text, text.index("the Office"))
    ((', and', 12), None)
    >>> join_before(text, 0), join_before("(a) Resolves", 4)
    (('', 0), ('', 0))
    """
    if start == 0 or (start <= _LONGEST_LABEL and _LABEL.fullmatch(text, 0, start)):
        return "", 0
    last = text[start - 2]
    if last in _STOPS:
        if last in ",;" and text[text.rfind(" ", 0, start - 2) + 1 : start - 2].lower() not in _LAST_WORDS:
            return last, start - 2
    else:
        word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
        if word == "and" and text[start - 6 : start - 4] == ", ":
            return ", and", start - 6
        if word.lower() not in _LAST_WORDS:
            return None
    match = _JOIN.search(text, max(0, start - _LONGEST_JOIN), start)
    if match is None or (match["stop"] == " " and not match["word"]):
        return None
    join = " ".join(filter(None, (match["stop"].strip('”"’) '), (match["word"] or "").strip())))
    return join, match.start()


_STOPS: Final = frozenset(',;:.”"’)')


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


@lru_cache(maxsize=1)
def _nouns() -> dict[str, dict[str, Verb]]:
    """Return verb → what may follow it ("concern", "call upon") → the narrower verb that both are."""
    found: dict[str, dict[str, Verb]] = {}
    for form, verb in load().verb_forms().items():
        first, _, noun = form.partition(" ")
        for article in ("its ", "the "):
            noun = noun.removeprefix(article)
        if first in {"expresses", "reiterates", "renews"} and noun and noun != "its":
            found.setdefault({"renews": "reiterates"}.get(first, first), {}).setdefault(noun, verb)
    return found


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    """Return the words that do a modifier's work inside a verb ("deep") and the modifier."""
    return {word: modifier.slug for modifier in load().modifiers.values() for word in modifier.adjectives}


@lru_cache(maxsize=4)
def _governed(verb: str) -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for noun in sorted(_nouns()[verb], key=len, reverse=True))
    return re.compile(
        r"\s(?:once\sagain\s|again\s|also\s)*(?:(?P<article>its|the|our|their|a|an)\s)?"
        rf"(?P<adjectives>(?:[a-z-]+(?:,\s|\sand\s|\s)){{0,4}}?)(?P<noun>{nouns})\b",
        re.IGNORECASE,
    )


def refined(text: str, opening: Opening) -> Opening:
    """Return an opening with the narrowest verb that its words name.

    "Expresses its deep concern" is of the verb `expresses-concern` with the modifier `deeply`, "notes also with
    appreciation" of `notes-with-appreciation`.
    """
    start, rest, verb, modifiers, before = opening
    nouns = _nouns().get(verb.slug)
    if nouns is not None:
        match = _governed(verb.slug).match(text, rest)
        narrower = nouns[match["noun"].lower()] if match else verb
        if match and not (verb.slug == "reiterates" and match["article"] == "the" and narrower.force is None):
            adjectives = _modifiers_in(match["adjectives"])
            return Opening(start, match.end(), narrower, (*modifiers, *adjectives), before)
    if not modifiers and "-" not in verb.slug:  # most verbs
        return opening
    for modifier in modifiers:
        composed = load().verbs.get(f"{verb.slug}-{modifier}")
        if composed is not None:
            verb, modifiers = composed, tuple(each for each in modifiers if each != modifier)
            break
    if "-" in verb.slug:
        modifiers = tuple(dict.fromkeys((*modifiers, *_modifiers_in(text[start:rest]))))
    return Opening(start, rest, verb, modifiers, before)


@lru_cache(maxsize=1)
def _second_noun() -> re.Pattern[str]:
    nouns = "|".join(
        re.escape(noun) for noun in sorted(_nouns()["expresses"], key=len, reverse=True) if " " not in noun
    )
    adjectives = "|".join(sorted(_adjectives()))
    return re.compile(
        rf"(?<=\sand\s)(?:its\s|the\s|our\s)?(?P<adjectives>(?:(?:{adjectives})(?:,\s|\sand\s|\s))*)(?P<noun>{nouns})"
        r"(?=\s(?:at|over|that|about|regarding|to|for)\s)"
    )


def second_nouns(text: str, openings: list[Opening]) -> list[Opening]:
    """Return openings with what else a clause expresses: "its deep distress at the attack and profound regret over".

    >>> from unres.understand.names import tag
    >>> text = "Expresses its deep distress at the attack and profound regret over the loss"
    >>> [(each.verb.slug, each.modifiers) for each in operative_openings(tag(text))]
    [('expresses-dismay', ('deeply',)), ('expresses-regret', ('profoundly',))]
    """
    for each in openings:
        if each.verb.slug.startswith("expresses"):
            break
    else:
        return openings
    return [found for n, each in enumerate(openings) for found in (each, *_seconds(text, each, openings[n + 1 :]))]


def _seconds(text: str, opening: Opening, following: Sequence[Opening]) -> Iterator[Opening]:
    if not opening.verb.slug.startswith("expresses"):
        return
    end = following[0].start if following else len(text)
    for match in _second_noun().finditer(text, opening.rest, end):
        if match.start() > opening.rest + len(" and "):
            verb = _nouns()["expresses"][match["noun"]]
            modifiers = tuple(_modifiers_in(match["adjectives"]))
            yield Opening(match.start(), match.end(), verb, modifiers, match.start() - len(" and "))


def _modifiers_in(words: str) -> Iterator[str]:
    adjectives = _adjectives()
    for word in words.lower().replace(",", " ").split():
        if word in adjectives:
            yield adjectives[word]


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
