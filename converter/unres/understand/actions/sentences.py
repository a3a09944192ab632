"""Finds the clauses of paragraphs that do not begin with their verb in the third person.

* The body is named: "The Security Council stresses …", "At its 3rd meeting, the General Assembly decided …".
* The body speaks for itself: "We reaffirm …".
* An infinitive or "that" continues a chapeau: "To call upon the parties …", "That the Council be requested …".
* A passive names what is done: "The Secretary-General is authorized …".
* The verb is torn apart by its modifiers or misprinted: "Calls also upon", "Reguests".
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from unres.understand.actions.clause import Opening
from unres.understand.actions.joins import LINK
from unres.understand.actions.narrower import refined
from unres.vocabulary import Verb, fold, load

# --- Forms of verbs --------------------------------------------------------------------------------------------------

_PAST: Final = {
    "takes": "took",
    "bears": "bore",
    "draws": "drew",
    "holds": "held",
    "finds": "found",
    "pays": "paid",
    "is": "was",
    "has": "had",
    "gives": "gave",
    "understands": "understood",
    "strives": "strove",
    "lends": "lent",
    "seeks": "sought",
    "makes": "made",
    "brings": "brought",
    "lays": "laid",
    "commits": "committed",
    "sees": "saw",
    "refers": "referred",
    "concurs": "concurred",
    "regrets": "regretted",
    "defers": "deferred",
    "sets": "set",
    "recommits": "recommitted",
    "chooses": "chose",
    "underlies": "underlay",
}
_BARE: Final = {"is": "are", "has": "have"}


def bare(third: str) -> str:
    """Return a verb as "we" have it, from its third person.

    >>> bare("urges"), bare("stresses"), bare("applies"), bare("is aware")
    ('urge', 'stress', 'apply', 'are aware')
    """
    first, blank, rest = third.partition(" ")
    if first in _BARE:
        stem = _BARE[first]
    elif first.endswith("ies"):
        stem = first[:-3] + "y"
    elif first.endswith(("sses", "shes", "ches", "xes", "oes")):
        stem = first[:-2]
    else:
        stem = first[:-1]
    return stem + blank + rest


def past(third: str) -> str:
    """Return a verb in the past, from its third person.

    >>> past("requests"), past("decides"), past("takes note"), past("calls upon")
    ('requested', 'decided', 'took note', 'called upon')
    """
    first, blank, rest = third.partition(" ")
    stem = _PAST.get(first) or _regular(bare(first))
    return stem + blank + rest


def _regular(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if stem.endswith("y") and stem[-2:-1] not in "aeiou" else stem + "ed"


class _Forms(NamedTuple):
    """The forms of all verbs in a tense: form → verb, and a pattern that finds the longest."""

    verbs: Mapping[str, Verb]
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def _modifier() -> str:
    return _alternation(load().modifier_forms())


def _alternation(forms: "Iterator[str] | Mapping[str, object]") -> str:
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) + ")"


def _thirds() -> Iterator[tuple[str, Verb]]:
    for form, verb in load().verb_forms().items():
        if re.match(r"[\w-]+(?<!ou)(?<!ythi)s\b", form):
            yield form, verb


def _forms(verbs: Mapping[str, Verb]) -> _Forms:
    modifiers = rf"(?:{_modifier()}\s|{LINK},?\s)*"
    return _Forms(
        verbs, re.compile(rf"(?P<before>{modifiers})(?P<verb>{_alternation(verbs)})\b(?P<after>(?:\s{_modifier()}\b)*)")
    )


@lru_cache(maxsize=1)
def _present() -> _Forms:
    return _forms(dict(_thirds()))


@lru_cache(maxsize=1)
def _spoken() -> _Forms:
    return _forms({bare(form): verb for form, verb in _thirds()})


@lru_cache(maxsize=1)
def _told() -> _Forms:
    return _forms({past(form): verb for form, verb in _thirds()})


def _opening_at(text: str, folded: str, start: int, forms: _Forms) -> Opening | None:
    match = forms.pattern.match(folded, start)
    if match is None:
        return None
    found = re.findall(_modifier(), f"{match['before']}{match['after']}")
    modifiers = tuple(load().modifier_forms()[words].slug for words in found)
    return refined(text, Opening(start, match.end(), forms.verbs[match["verb"]], modifiers, start))


# --- Sentences with a subject ----------------------------------------------------------------------------------------

_BODY: Final = (
    r"(?:(?:Security|Economic\sand\sSocial|Human\sRights|Trusteeship)\sCouncil|Council|General\sAssembly|Assembly|"
    r"Commission(?:\son\s[A-Z][\w\s]{3,60}?)?|Committee|Conference|Board)"
)
_SUBJECT: Final = re.compile(
    r"(?:^|(?<=[.;:]\s)|(?<=[.;:]”\s)|(?<=[.;:]\d\s))[\W\d_]*(?:\([a-z]+\)\s)?"
    r"(?:(?!The\s|We\b|It\s)(?:In|At|On|To|With|Following|Pursuant|For|Further|Moreover|Finally|Also|Having|After|Under|"
    r"Accordingly|Therefore|As|By|Taking|Recalling|Considering)\b[^.;]{0,300}?,\s(?=the\s|we\b|it\s))?"
    rf"(?:(?P<body>[Tt]he\s{_BODY}|It|it)|(?P<we>We|we))\s?,?\s?(?P<aside>(?:[^,.;:]{{0,160}},\s)?)"
)
"""A sentence whose subject is the body: "In this regard, the Council", "The General Assembly, on 5 May, "."""
_NEXT: Final = re.compile(
    rf"(?P<join>,\sand\s|;\sand\s|;\s|,\s|\sand\s)(?:(?:the\s{_BODY}|we|it)\s)?(?=[a-z])", re.IGNORECASE
)
_NEVER_NEXT_LIST: Final = """
    accepts acts aims commits continues determines ensures establishes expects expresses-support extends finds
    holds honours maintains records refers respects responds shares strives supports
"""
_NEVER_NEXT: Final = frozenset(_NEVER_NEXT_LIST.split())
"""Verbs that are as often the verb of another subject: "we commit to act, support and respect"."""


def sentence_openings(text: str) -> list[Opening]:
    """Return the openings of the clauses in sentences whose subject is the body that speaks.

    >>> text = "The Council decided to act, and requested the Secretary-General to report. It also stresses"
    >>> [(each.verb.slug, each.modifiers) for each in sentence_openings(text)]
    [('decides', ()), ('requests', ()), ('stresses', ('also',))]
    >>> [each.verb.slug for each in sentence_openings("We, the States, reaffirm our aims, and in this regard recall")]
    ['reaffirms', 'recalls']
    """
    folded = fold(text)
    subjects = list(_SUBJECT.finditer(text))
    found: list[Opening] = []
    for n, subject in enumerate(subjects):
        end = subjects[n + 1].start() if n + 1 < len(subjects) else len(text)
        found.extend(_sentence(text, folded, subject, end))
    return list({each.rest: each for each in reversed(found)}.values())[::-1]  # the longest of those with one verb


def _sentence(text: str, folded: str, subject: re.Match[str], end: int) -> Iterator[Opening]:
    tenses = (_spoken(),) if subject["we"] else (_present(), _told())
    for start in dict.fromkeys((subject.start("aside"), subject.end())):
        for forms in tenses:
            opening = _opening_at(text, folded, start, forms)
            if opening is not None:
                yield opening._replace(before=subject.start())
                yield from _following(text, folded, opening.rest, end, forms)
                return


_OBJECT: Final = re.compile(r"\s(?:that|the|our|its|all|upon|this|these|those|such|each|every|a|an|[A-Z]\w+)\b")


def _following(text: str, folded: str, start: int, end: int, forms: _Forms) -> Iterator[Opening]:
    for match in _NEXT.finditer(text, start, end):
        opening = _opening_at(text, folded, match.end(), forms)
        if opening is None or opening.verb.slug in _NEVER_NEXT:
            continue
        if match["join"] != " and " or _OBJECT.match(text, opening.rest):
            yield opening._replace(before=match.start())


def spoken_openings(text: str) -> list[Opening]:
    """Return the openings of a paragraph whose subject "we" stands before the list it is in: "Reaffirm that …".

    >>> [each.verb.slug for each in spoken_openings("Note with concern the rise, and invite all States to act")]
    ['notes-with-concern', 'invites']
    """
    folded = fold(text)
    opening = _opening_at(text, folded, 0, _spoken())
    return [opening, *_following(text, folded, opening.rest, len(text), _spoken())] if opening else []


_HAVING: Final = re.compile(r"(?:[A-Z][a-z]+\s)?[Hh]aving\s(?:\w+\s){0,2}?\w+(?:ed|en|t|d|ld|rd)\b")


def having_opening(text: str) -> list[Opening]:
    """Return the opening of a preambular paragraph that says what the body has done: "Having determined that"."""
    match = _HAVING.match(text)
    return [Opening(0, match.end(), load().verbs["has-considered"], (), 0)] if match else []


# --- Infinitives, "that", passives -----------------------------------------------------------------------------------

_INFINITIVE: Final = re.compile(r"\W*(?:\([a-z]+\)\s)?(?:To|to)\s")


def infinitive_opening(text: str) -> list[Opening]:
    """Return the opening of a point that continues a chapeau with a verb of drafting: "To call upon the parties".

    >>> [each.verb.slug for each in infinitive_opening("To call upon the parties concerned")]
    ['calls-upon']
    >>> infinitive_opening("To promote cooperation")
    []
    """
    match = _INFINITIVE.match(text)
    opening = _opening_at(text, fold(text), match.end(), _spoken()) if match else None
    return [opening] if opening and (opening.verb.force in _ASKING or opening.verb.slug in _INFINITIVES) else []


_ASKING: Final = range(1, 90)
"""The force of verbs that ask: what a body is to decide is often no verb of drafting ("To extend the mandate")."""
_INFINITIVES: Final = frozenset(
    {"condemns", "reaffirms", "takes-note", "welcomes", "expresses-appreciation", "authorizes"}
)


class Passive(NamedTuple):
    """A verb in the passive voice, where it ends, and where the words stand that say to whom it is done."""

    verb: Verb
    rest: int
    start: int
    end: int


@lru_cache(maxsize=1)
def _passive() -> re.Pattern[str]:
    words = {past(form): None for form, _ in _thirds() if " " not in form or form in {"calls upon", "calls on"}}
    return re.compile(
        r"\W*(?:[Tt]hat\s|[Aa]nd\s)?(?P<who>[^.;:]{3,300}?)\s(?:shall\sbe|should\sbe|is|are|be)\s(?:hereby\s|also\s|further\s)?"
        rf"(?P<verb>{_alternation(words)})\b"
    )


def passive_opening(text: str) -> Passive | None:
    """Return the verb of a paragraph in the passive voice.

    >>> found = passive_opening("That the Trusteeship Council be requested to submit its reports")
    >>> found.verb.slug, found.start, found.end
    ('requests', 5, 28)
    """
    match = _passive().match(text)
    if match is None:
        return None
    verb = _told().verbs[match["verb"].lower()]
    return Passive(verb, match.end(), match.start("who"), match.end("who"))


# --- Verbs torn apart, and misprints ---------------------------------------------------------------------------------

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
    modifiers = re.findall(rf"\b{_modifier()}\b", head)
    left = re.sub(rf"\b{_modifier()}\b\s?", "", head)
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
    for form, _verb in _thirds():
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
