"""Finds the clauses of paragraphs that do not begin with their verb in the third person.

* The body is named: "The Security Council stresses …", "At its 3rd meeting, the General Assembly decided …".
* The body speaks for itself: "We reaffirm …".
* An infinitive or "that" continues a chapeau: "To call upon the parties …", "That the Council be requested …".
* A passive names what is done: "The Secretary-General is authorized …".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from unres.understand.actions.clause import Opening
from unres.understand.actions.tenses import Forms, alternation, opening_at, past, present, spoken, thirds, told
from unres.vocabulary import Verb, fold, load

# --- Sentences with a subject ----------------------------------------------------------------------------------------

_BODY: Final = (
    r"(?:(?:Security|Economic\sand\sSocial|Human\sRights|Trusteeship)\sCouncil|Council|General\sAssembly|Assembly|"
    r"Commission(?:\son\s[A-Z][\w\s]{3,60}?)?|Committee|Conference|Board)"
)
_SUBJECT: Final = re.compile(
    r"(?:^|(?<=[.;:]\s)|(?<=[.;:]”\s)|(?<=[.;:]\d\s))[\W\d_]{0,20}(?:\([a-z]+\)\s)?"
    r"(?:(?!The\s|We\b|It\s)(?:In|At|On|To|With|Following|Pursuant|For|Further|Moreover|Finally|Also|Having|After|Under|"
    r"Accordingly|Therefore|As|By|Taking|Recalling|Considering)\b[^.;]{0,600}?,\s(?=the\s|we\b|it\s))?"
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
    tenses = (spoken(),) if subject["we"] else (present(), told())
    for start in dict.fromkeys((subject.start("aside"), subject.end())):
        for forms in tenses:
            opening = opening_at(text, folded, start, forms)
            if opening is not None:
                yield opening._replace(before=subject.start())
                yield from _following(text, folded, opening.rest, end, forms)
                return


_OBJECT: Final = re.compile(r"\s(?:that|the|our|its|all|upon|this|these|those|such|each|every|a|an|[A-Z]\w+)\b")


def _following(text: str, folded: str, start: int, end: int, forms: Forms) -> Iterator[Opening]:
    for match in _NEXT.finditer(text, start, end):
        opening = opening_at(text, folded, match.end(), forms)
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
    opening = opening_at(text, folded, 0, spoken())
    return [opening, *_following(text, folded, opening.rest, len(text), spoken())] if opening else []


def declared_openings(text: str) -> list[Opening]:
    """Return the openings of a paragraph of a declaration, unless its verb says what the States will do.

    >>> [each.verb.slug for each in declared_openings("Recognize further that aid is needed, and highlight its use")]
    ['recognizes', 'highlights']
    >>> declared_openings("Ensure that aid is given")
    []
    """
    openings = spoken_openings(text)
    is_said = openings and openings[0].verb.slug not in _DONE and not text.startswith(":", openings[0].rest)
    return openings if is_said else []


_DONE: Final = _NEVER_NEXT | {
    *("adopts", "appoints", "assures", "authorizes", "clarifies", "concludes", "considers", "decides", "determines"),
    *("directs", "highlights", "orders", "proposes", "records", "refers", "requires", "transmits"),
}
"""Verbs that in a list of undertakings name what is to be done: "Ensure access", "Determine the needs"."""


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
    opening = opening_at(text, fold(text), match.end(), spoken()) if match else None
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
    words = {past(form): None for form, _ in thirds() if " " not in form or form in {"calls upon", "calls on"}}
    return re.compile(
        r"\W*(?:[Tt]hat\s|[Aa]nd\s)?(?P<who>[^.;:]{3,300}?)\s(?:shall\sbe|should\sbe|is|are|be)\s(?:hereby\s|also\s|further\s)?"
        rf"(?P<verb>{alternation(words)})\b"
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
    verb = told().verbs[match["verb"].lower()]
    return Passive(verb, match.end(), match.start("who"), match.end("who"))
