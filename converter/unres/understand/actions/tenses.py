"""Forms of the verbs that paragraphs have: "urges", "we urge", "urged", "we are concerned"."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from unres.understand.actions.clause import Opening
from unres.understand.actions.joins import LINK
from unres.understand.actions.narrower import refined
from unres.vocabulary import Verb, load

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


class Forms(NamedTuple):
    """The forms of all verbs in a tense: form → verb, and a pattern that finds the longest."""

    verbs: Mapping[str, Verb]
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def modifier_words() -> str:
    """Return a pattern of all modifiers."""
    return alternation(load().modifier_forms())


def alternation(forms: "Iterator[str] | Mapping[str, object]") -> str:
    """Return a pattern of some words, the longest first."""
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) + ")"


def thirds() -> Iterator[tuple[str, Verb]]:
    """Yield the forms of verbs in the third person: "takes note", but not "conscious of"."""
    for form, verb in load().verb_forms().items():
        if re.match(r"[\w-]+(?<!ou)(?<!ythi)s\b", form):
            yield form, verb


def _forms(verbs: Mapping[str, Verb]) -> Forms:
    modifiers = rf"(?:{modifier_words()}\s|{LINK},?\s)*"
    return Forms(
        verbs,
        re.compile(rf"(?P<before>{modifiers})(?P<verb>{alternation(verbs)})\b(?P<after>(?:\s{modifier_words()}\b)*)"),
    )


@lru_cache(maxsize=1)
def present() -> Forms:
    """Return the forms of "The Council urges"."""
    return _forms(dict(thirds()))


@lru_cache(maxsize=1)
def spoken() -> Forms:
    """Return the forms of "We urge"."""
    return _forms({bare(form): verb for form, verb in thirds()})


@lru_cache(maxsize=1)
def told() -> Forms:
    """Return the forms of "The Council urged"."""
    return _forms({past(form): verb for form, verb in thirds()})


_BEING: Final = re.compile(r"(?:are|is|was|remains?|remained)\s")
_ADJECTIVE: Final = re.compile(r"[a-z]+(?:ed|ful|ent|ious|are|ant)")
"""What opens a preambular paragraph and follows "we are": "concerned"."""


@lru_cache(maxsize=1)
def _felt() -> Forms:
    return _forms({form: verb for form, verb in load().verb_forms().items() if _ADJECTIVE.fullmatch(form)})


def opening_at(text: str, folded: str, start: int, forms: Forms) -> Opening | None:
    """Return the opening that begins at `start` with one of some forms, or with a feeling: "are deeply concerned"."""
    being = _BEING.match(folded, start)
    felt = _felt().pattern.match(folded, being.end()) if being else None
    forms, match = (_felt(), felt) if felt else (forms, forms.pattern.match(folded, start))
    if match is None:
        return None
    found = re.findall(modifier_words(), f"{match['before']}{match['after']}")
    modifiers = tuple(load().modifier_forms()[words].slug for words in found)
    return refined(text, Opening(start, match.end(), forms.verbs[match["verb"]], modifiers, start))
