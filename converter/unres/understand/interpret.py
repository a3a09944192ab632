"""Says what operative paragraphs do: verb, modifiers, who is addressed, what is asked, under which condition, by when.

A paragraph is a chain of clauses with one subject, the body: "Encourages Member States to …, and requests the Office
to …". Each finite verb that begins a clause begins an action. Points that complete a chapeau ("Encourages Member
States: (a) To …") take its verb and addressees.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from unres.model import Action, Addressee, ConceptRef, Part, SessionRef
from unres.read.heading import DATE, parse_date, session_number
from unres.understand.names import Hit, Tagged, Word
from unres.understand.resolve import Context
from unres.vocabulary import Actor, Body, Country, Modifier, Verb

_CLAUSE_START: Final = re.compile(
    r"(?:^|[,;]\s)(?:and\s)?(?:(?:in\s(?:this|that)\s(?:regard|respect|context)|to\s(?:this|that)\send|"
    r"for\s(?:this|that)\spurpose),?\s)?$"
)
"""What stands before the verb of a clause."""
_LONGEST_START: Final = 40
_INFINITIVE: Final = re.compile(
    r" to (?<!\baccess to )(?<!according to )(?<!\bdue to )(?<!pursuant to )(?<!relation to )(?<!regard to )"
    r"(?<!subject to )(?<!addition to )"
    r"(?!the\b|an?\b|its\b|their\b|those\b|these\b|this\b|that\b|all\b|each\b|which\b|\w+ing\b)(?=[a-z])"
)
"""The "to" of what is asked; "access to" and "to the" are others."""
_THAT: Final = re.compile(r"\sthat\s")
_PARTNERS: Final = re.compile(
    r",?\s(?:in\s(?:(?:close|full)\s)?(?:cooperation|co-operation|consultation|collaboration|coordination|partnership)|"
    r"in\s(?:accordance|conformity|line|the|their|its|this)|within|with\sa\sview|as\sappropriate|where|through|"
    r"including|when|under|pursuant|acting|on)\b"
)
"""What ends the list of those addressed: with whom, how and within which limits they are to act."""
_CONDITION: Final = re.compile(
    r"[ (](?P<words>upon\s(?:their\s)?request|at\stheir\srequest"
    r"|(?:with)?in\s(?:the\s)?(?:existing|available)\s(?:\w+\s)?(?:resources|mandates)(?:\sand\s(?:resources|mandates))?"
    r"|subject\sto\sthe\savailability\sof\s(?:\w+\s)?resources"
    r"|within\s(?:its|their)\s(?:(?:respective|existing)\s)*mandates?"
    r"|(?:as|where|when|if)\s(?:and\swhere\s)?(?:appropriate|applicable|necessary)"
    r"|on\sa\svoluntary\sbasis)\b"
)
"""It begins with one of two characters, and not with `\\b`, so that `re` skips to the next of them."""
_CONDITION_WORDS: Final = ("request", "resources", "mandate", "appropriate", "applicable", "necessary", "voluntary")
"""One of these is in every condition: looked for first, because that is quick."""
_AT_SESSION: Final = re.compile(
    r"\b(?:at|before|by)\sits\s(?P<session>[a-z]+(?:-[a-z]+)?\s(?:emergency\sspecial\s|special\s)?session)\b"
)
_PRONOUN: Final = re.compile(r"that\s(?:he|she|it|they)\b")
_PAST: Final = re.compile(
    r"\b(?:adopted|approved|convened|decided|established|held|launched|made|presented|submitted|taken)\b[^,;]*$"
)
"""What shows that a session is named for what was done there, not as the time to report."""
_BY_DATE: Final = re.compile(rf" (?P<words>(?:by|before|no\slater\sthan|not\slater\sthan)\s(?P<date>{DATE}))")

_COUNTRY_ASKED: Final = re.compile(
    r"[\s,]*(?:upon\s|on\s|to\s)?(?:(?:[A-Z][\w’.-]*|the|and|of|as\swell\sas|transitional|interim|national"
    r"|Governments?|authorities|all|parties|particular|in\sparticular|especially|including)[\s,]+)*"
)
"""What may stand between a verb and a country that it asks: nothing, other names, "the Government of"."""
_GOVERNMENT_OF: Final = ("Government of ", "Government of the ", "Governments of ", "Governments of the ")
_GOVERNMENTS: Final = ConceptRef("actor", "governments")
"""Governments as such, which are not asked where the one of a country is."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """`text[start:end]`, which begins with a verb and its modifiers; what the verb governs begins at `rest`."""

    start: int
    rest: int
    end: int
    verb: Verb
    modifiers: tuple[str, ...]

    @property
    def directs(self) -> bool:
        """Tell whether the verb asks or commands."""
        return self.verb.force is not None


def interpret(part: Part, tagged: Tagged, context: Context) -> list[Action]:
    """Return the actions of an operative paragraph and of the points that complete it, in order."""
    clauses = _clauses(tagged)
    actions = [_action(part, n, clause, tagged, context) for n, clause in enumerate(clauses, 1)]
    if actions and part.children and clauses[-1].directs and tagged.text.endswith(":"):
        actions.extend(_of_point(point, actions[-1]) for point in part.children if point.text.value)
    return actions


# --- Clauses -----------------------------------------------------------------------------------------------------


def _clauses(tagged: Tagged) -> list[_Clause]:
    """Return the clauses of a paragraph that its own verbs begin."""
    phrases = [phrase for group in _groups(tagged) for phrase in _verb_phrase(group) if _begins(tagged, phrase)]
    ends = [*(start for start, *_ in phrases), len(tagged.text)][1:]
    return [
        _Clause(start, rest, end, verb, modifiers)
        for (start, rest, verb, modifiers), end in zip(phrases, ends, strict=bool(phrases))
    ]


def _groups(tagged: Tagged) -> Iterator[list[Hit[Word]]]:
    """Yield the words that follow one another with a blank between: "also", "calls upon"."""
    group: list[Hit[Word]] = []
    for hit in tagged.words:
        if group and (hit.start - group[-1].end != 1 or tagged.text[group[-1].end] != " "):
            yield group
            group = []
        group.append(hit)
    if group:
        yield group


_Phrase = tuple[int, int, Verb, tuple[str, ...]]


def _verb_phrase(group: Sequence[Hit[Word]]) -> Iterator[_Phrase]:
    """Yield the verb of a group with the modifiers around it: where both begin and end, the verb, the modifiers."""
    place = next((n for n, hit in enumerate(group) if isinstance(hit.thing, Verb)), None)
    if place is None:
        return
    first = last = place
    while first > 0 and isinstance(group[first - 1].thing, Modifier):
        first -= 1
    while last + 1 < len(group) and isinstance(group[last + 1].thing, Modifier):
        last += 1
    verb = group[place].thing
    if isinstance(verb, Verb):
        modifiers = tuple(hit.thing.slug for hit in group[first : last + 1] if isinstance(hit.thing, Modifier))
        yield group[first].start, group[last].end, verb, modifiers


def _begins(tagged: Tagged, phrase: _Phrase) -> bool:
    """Tell whether a phrase begins a clause of the paragraph: a verb in the third person after a comma, or first."""
    start, end, *_ = phrase
    text = tagged.text
    if not any(word.endswith("s") for word in text[start:end].split()[:3]):
        return False
    if _CLAUSE_START.search(text, max(0, start - _LONGEST_START), start):
        return True
    return text[max(0, start - 5) : start] == " and " and any(
        hit.start in {end + 1, end + len(" the ")} for hit in tagged.names
    )


# --- What a clause says ------------------------------------------------------------------------------------------


def _action(part: Part, n: int, clause: _Clause, tagged: Tagged, context: Context) -> Action:
    words = tagged.text[clause.start : clause.end].rstrip(" ,;.:")
    words = words.removesuffix(" and").rstrip(" ,")
    end = clause.start + len(words)
    asked = _asked(tagged.text, clause, end)
    deadline, session, day = _deadline(tagged, clause.start, end, context)
    return Action(
        part=part.path,
        n=n,
        verb=clause.verb.slug,
        spans=part.text.spans(clause.start, end),
        surface=words,
        modifiers=clause.modifiers,
        addressees=_addressees(tagged, clause.rest, asked, context) if clause.directs else (),
        requests=tagged.text[asked:end].strip() if clause.directs else "",
        conditions=_conditions(words),
        deadline=deadline,
        deadline_session=session,
        deadline_date=day,
    )


def _of_point(point: Part, chapeau: Action) -> Action:
    """Return the action of a point, whose verb and addressees stand in the chapeau."""
    words = point.text.value.rstrip(" ,;.:").removesuffix("; and")
    return replace(
        chapeau,
        part=point.path,
        n=1,
        spans=point.text.spans(0, len(words)),
        surface=words,
        requests=words,
        conditions=(*chapeau.conditions, *_conditions(words)),
    )


def _asked(text: str, clause: _Clause, end: int) -> int:
    """Return where the words begin that say what is asked: "to provide", "that he submit", or all after the verb."""
    if text.endswith(" to", clause.start, clause.rest):  # "reiterates its call to"
        return clause.rest - len("to")
    that = _THAT.match(text, clause.rest, end)
    found = that or _INFINITIVE.search(text, clause.rest, end)
    return found.start() + 1 if found else min(clause.rest + 1, end)


def _addressees(tagged: Tagged, start: int, asked: int, context: Context) -> tuple[Addressee, ...]:
    """Return the bodies and actors between a verb and what is asked of them, up to those with whom they are to act."""
    found: dict[Addressee, None] = {}
    end = start
    if _PRONOUN.match(tagged.text, asked):
        return _antecedent(tagged, start, context)
    for hit in tagged.names:
        if not start <= hit.start < asked:
            continue
        if _PARTNERS.search(tagged.text, end, hit.start):
            break
        end = hit.end
        thing = context.meant(hit.thing)
        if isinstance(thing, (Body, Actor)):
            found[thing.ref] = None
        elif isinstance(thing, Country) and _asks(tagged.text, start, hit.start):
            if tagged.text.endswith(_GOVERNMENT_OF, start, hit.start):
                found.pop(_GOVERNMENTS, None)
            found[thing.ref] = None
    return tuple(found)


def _asks(text: str, start: int, name: int) -> bool:
    """Tell whether a clause asks the country that is named, not somebody there ("armed groups in Mali")."""
    return _COUNTRY_ASKED.fullmatch(text, start, name) is not None


def _antecedent(tagged: Tagged, start: int, context: Context) -> tuple[Addressee, ...]:
    """Return whom "requests that he submit" asks: the last one named before the clause."""
    for hit in reversed(tagged.names):
        thing = context.meant(hit.thing) if hit.end <= start else None
        if isinstance(thing, (Body, Actor)):
            return (thing.ref,)
    return ()


def _conditions(words: str) -> tuple[str, ...]:
    """Return the reservations in a clause, each once.

    >>> _conditions("to provide, upon request and within existing resources, as appropriate, training, upon request")
    ('upon request', 'within existing resources', 'as appropriate')
    """
    if not any(word in words for word in _CONDITION_WORDS):
        return ()
    return tuple(dict.fromkeys(match["words"] for match in _CONDITION.finditer(words)))


def _deadline(tagged: Tagged, start: int, end: int, context: Context) -> tuple[str, SessionRef | None, date | None]:
    """Return by when: the words, and the session or the day they name."""
    match = _AT_SESSION.search(tagged.text, start, end) if " session" in tagged.text else None
    if match and not _PAST.search(tagged.text, start, match.start()):
        number = session_number(match["session"])
        body = next(iter(context.bodies(tagged, match.start())), None)
        return match.group(), SessionRef(body.thing.code, number) if body and number else None, None
    match = _BY_DATE.search(tagged.text, start, end)
    return (match["words"], None, parse_date(match["date"])) if match else ("", None, None)
