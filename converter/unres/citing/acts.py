"""Resolves the acts that a text cites by number: whose they are, and that they can be."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from unres.citing.forms import forms
from unres.citing.memory import Memory, Spot
from unres.citing.numbers import complete_number
from unres.citing.strangers import is_foreign
from unres.citing.targets import contradiction
from unres.model import ActKey, ActKind, PartRef, Status
from unres.understand.citations.outcome import UNRESOLVED, Resolution
from unres.understand.citations.references import ActReference, Reference
from unres.understand.citations.whose import SHAPES, by_shape, fits
from unres.understand.names import Tagged
from unres.vocabulary import Body, Vocabulary

_HIGH_SERIAL: Final = re.compile(r"\d+/\d{4}|.*/0\d*[A-Z]?")
"""What no body has reached, or none prints: "decision 5/2020", "decision 3/04" are somebody else's."""


def plain_act(
    reference: ActReference, over: Sequence[Reference], lists: set[tuple[int, int]], tagged: Tagged, memory: Memory
) -> Iterator[Spot]:
    """Yield the spot of an act that the converter finds too: whose it is may be told by its abbreviation only."""
    twin = next((each for each in over if isinstance(each, ActReference)), None)
    if twin is None:
        yield act_spot(reference, tagged, memory, _end_of_name(reference, tagged.text))
    elif (twin.start, twin.end) in lists or not reference.body:
        known = reference.owner is None and not reference.own and twin.body
        reference = replace(reference, body=twin.body) if known else reference
        if (twin.start, twin.end) in lists:
            first = not any(sign.isdecimal() for sign in tagged.text[twin.start : reference.start])
            reference = replace(reference, start=min(reference.start, twin.start)) if first else reference
            yield act_spot(reference, tagged, memory, reference.end)
        else:
            start = min(reference.start, twin.start)
            yield act_spot(replace(reference, start=start, number=twin.number), tagged, memory, twin.end)


def _end_of_name(reference: ActReference, text: str) -> int:
    """Return where the name of an act ends; its place, which follows, is read with what else belongs to it."""
    at = text.rfind(reference.locator, reference.start, reference.end) if reference.locator else -1
    return len(text[:at].rstrip(" ,(")) if at > reference.start else reference.end


def act_spot(reference: ActReference, tagged: Tagged, memory: Memory, end: int) -> Spot:
    """Return where an act is cited, with the act."""
    foreign = _is_foreign(reference, tagged)
    resolution = UNRESOLVED if foreign else _resolve(reference, tagged, memory)
    anonymous = not (reference.body or reference.owner or reference.own)
    return Spot(
        reference.start,
        end,
        resolution,
        reference.stated_date,
        word=reference.kind.value,
        anonymous=anonymous,
        foreign=foreign,
    )


def _is_bare(reference: ActReference, tagged: Tagged) -> bool:
    """Tell whether nothing but the shape of its number says whose an act is."""
    return not reference.body or tagged.text[reference.start].isdecimal()


def _is_foreign(reference: ActReference, tagged: Tagged) -> bool:
    start = max(reference.start, reference.owner.end + 1) if reference.owner else reference.start
    return _is_bare(reference, tagged) and is_foreign(tagged.text, min(start, reference.end), reference.end, forms())


def _resolve(reference: ActReference, tagged: Tagged, memory: Memory) -> Resolution:
    """Return the act; where nothing says whose it is, the acts of all bodies that number theirs so."""
    bodies = memory.context.vocabulary.bodies
    if not reference.body and reference.owner is None and (subject := _subject(tagged, reference)):
        reference = replace(reference, body=subject.code)
    number = complete_number(reference.number, bodies.get(reference.body))
    if number is None:
        return UNRESOLVED
    reference = _with_session(reference if number == reference.number else replace(reference, number=number))
    if reference.kind is ActKind.STATEMENT:  # they have a numbering of their own
        return Resolution(Status.RESOLVED, (PartRef(ActKey(reference.kind, reference.body, reference.number)),))
    if reference.body and not fits(bodies[reference.body], reference.number):
        return UNRESOLVED
    resolution = memory.context.resolve(reference, tagged)
    if _is_bare(reference, tagged) and any(contradiction(target, None, []) for target in resolution.targets):
        return UNRESOLVED  # "Resolution 12 (2019)" is no act of the Security Council, which alone numbers so
    if resolution.status is Status.RESOLVED or resolution.targets:
        return resolution
    candidates = _candidates(reference, memory.context.vocabulary)
    stated = reference.stated_date
    if not candidates and stated and str(stated.year) not in tagged.text[reference.start : reference.end]:
        undated = replace(reference, stated_date=None)  # it is that of another member of its list
        candidates = _candidates(undated, memory.context.vocabulary)
    plausible = candidates and not _HIGH_SERIAL.fullmatch(reference.number)
    return Resolution(Status.AMBIGUOUS, candidates) if plausible else UNRESOLVED


def _candidates(reference: ActReference, vocabulary: Vocabulary) -> tuple[PartRef, ...]:
    """Return the acts of all bodies that can have numbered one so, the likeliest first."""
    likely = by_shape(vocabulary, reference)
    able = [
        body
        for body in vocabulary.bodies.values()
        if body.adopts_acts and body.numbering in SHAPES and fits(body, reference.number)
    ]
    able.sort(key=lambda body: (body not in likely, _rank(body.code, vocabulary.bodies)))
    acts = (PartRef(ActKey(reference.kind, body.code, reference.number)) for body in able)
    return tuple(act for act in acts if not contradiction(act, reference.stated_date, []))


_OUTSIDE: Final = 9
"""The rank of a body that is no part of the United Nations."""


def _rank(code: str, bodies: Mapping[str, Body]) -> int:
    """Return how far a body is from the United Nations: its principal organs are cited most.

    >>> from unres.vocabulary import load
    >>> [_rank(code, load().bodies) for code in ("ga", "hrc", "cnd", "iotc")]
    [1, 2, 2, 9]
    """
    if code == "un":
        return 0
    parent = bodies[code].parent if code in bodies else ""
    return min(_rank(parent, bodies) + 1, _OUTSIDE) if parent else _OUTSIDE


_OF_YEAR: Final = re.compile(r"(?P<serial>\d+)\(\d{4}\)(?P<part>[A-Z]*)")


def _with_session(reference: ActReference) -> ActReference:
    """Return "GA Res 2625 (1970)" as "2625 (XXV)", where the vocabulary knows an act of that number."""
    number = _OF_YEAR.fullmatch(reference.number) if reference.body == "ga" else None
    session = forms().sessions.get(int(number["serial"])) if number else None
    return (
        replace(reference, number=f"{number['serial']}({session}){number['part']}") if number and session else reference
    )


# --- "The Security Council adopted Resolution 1973" ------------------------------------------------------------------

_SENTENCE: Final = re.compile(r"(?<=[a-z)\d])[.;]\s")
_DOES: Final = re.compile(
    r"\s(?:adopt(?:ed|s|ing)|pass(?:ed|es|ing)|approv(?:ed|es|ing)|endors(?:ed|es|ing)|in|by|through|under|with)\s"
    r"(?:its\s)?$"
)
"""What joins an act to the body that is the subject of the sentence."""
_AS_SUBJECT: Final = re.compile(
    r"(?:^|[,;:(.)\]]\s|\b(?:[Tt]hat|[Ww]hen|[Aa]s|[Ww]hich|[Aa]nd|[Bb]y|[Ww]hile|[Aa]fter|[Bb]efore)\s)"
    r"(?:[Tt]he\s)?(?:UN\s|United\sNations\s)?$"
)
_OPENS: Final = re.compile(r"(?:^|[.;)\]]\s)(?:By|In|Under|Through)\s(?:its\s)?$")
_COMMA: Final = re.compile(r"(?:\s(?:of|adopted\son)\s[\w\s]{8,20})?,\s(?:the\s)?", re.IGNORECASE)
_VERB: Final = re.compile(r"\s(?:also\s|has\s|had\s)?(?:[a-z]+ed|took|gave|set|made|drew|laid)\b")
_FAR: Final = 160
_NEAR: Final = 60


def _subject(tagged: Tagged, reference: ActReference) -> Body | None:
    """Return the body that is said to have adopted an act: the subject, or the agent, that was named last.

    >>> from unres.understand.names import tag
    >>> text = "The UN Security Council on Thursday adopted Resolution 1973"
    >>> _subject(tag(text), ActReference(text.index("Res"), len(text), number="1973")).code
    'sc'
    >>> text = "The Assembly elected the members of the Human Rights Council in resolution 60/251"
    >>> _subject(tag(text), ActReference(text.index("res"), len(text), number="60/251")) is None
    True
    """
    text, start = tagged.text, reference.start
    if _OPENS.search(text, max(0, start - _NEAR), start):
        return _subject_behind(text, reference.end)
    if _DOES.search(text, max(0, start - _NEAR), start) is None:
        return None
    before = text[max(0, start - _FAR) : start]
    sentence = start - len(_SENTENCE.split(before)[-1])
    named = [hit for hit in tagged.names if sentence <= hit.start and hit.end <= start and isinstance(hit.thing, Body)]
    if not named or start - named[-1].end > _NEAR:
        return None
    hit = named[-1]
    body = hit.thing
    is_subject = _AS_SUBJECT.search(text[sentence : hit.start]) is not None
    return body if isinstance(body, Body) and body.adopts_acts and is_subject else None


def _subject_behind(text: str, end: int) -> Body | None:
    """Return the body that does something in what a sentence opens with: "By resolution 16/18, the Council called"."""
    comma = _COMMA.match(text, end)
    named = forms().body_after(text, comma.end()) if comma else None
    return named[1] if named and _VERB.match(text, named[0]) else None
