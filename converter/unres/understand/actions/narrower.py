"""Finds the narrowest verb that a clause names: "expresses its deep concern" is of the verb `expresses-concern`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from unres.understand.actions.clause import Opening
from unres.vocabulary import Verb, load


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


_ITS: Final = re.compile(
    r"\s(?:its|our)\s(?:[a-z]+\s)?(?:appreciation|condolences|gratitude|sympath(?:y|ies)|thanks)\b"
)
"""What is extended to somebody and is a feeling: "extends its thanks to the Office"."""
_EXPRESSION: Final = re.compile(r"\s(?:the\s|its\s)?expressions?\sof\s")
"""What is renewed by saying it again, and not by making it last longer."""


def refined(text: str, opening: Opening) -> Opening:
    """Return an opening with the narrowest verb that its words name.

    "Expresses its deep concern" is of the verb `expresses-concern` with the modifier `deeply`, "notes also with
    appreciation" of `notes-with-appreciation`.
    """
    start, rest, verb, modifiers, before = opening
    if verb.slug == "extends" and _EXPRESSION.match(text, rest):
        return Opening(start, rest, load().verbs["reiterates"], modifiers, before)
    said = "expresses" if verb.slug == "extends" and _ITS.match(text, rest) else verb.slug
    nouns = _nouns().get(said)
    if nouns is not None:
        match = _governed(said).match(text, rest)
        narrower = nouns[match["noun"].lower()] if match else verb
        if match and not (verb.slug == "reiterates" and match["article"] == "the" and narrower.force is None):
            adjectives = _modifiers_in(match["adjectives"])
            return Opening(start, match.end(), narrower, (*modifiers, *adjectives), before)
    of_words = "-" in verb.slug or (not modifiers and " " in text[start:rest])
    if not modifiers and not of_words:  # most verbs
        return opening
    for modifier in modifiers:
        composed = load().verbs.get(f"{verb.slug}-{modifier}")
        if composed is not None:
            verb, modifiers = composed, tuple(each for each in modifiers if each != modifier)
            break
    if of_words:
        inside = (*_modifiers_in(text[start:rest]), *_adverbs_in(text[start:rest]))
        modifiers = tuple(dict.fromkeys((*modifiers, *inside)))
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

    >>> from unres.understand.actions.clauses import operative_openings
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


@lru_cache(maxsize=1)
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(sorted(load().modifier_forms(), key=len, reverse=True))})(?=\s)")


def _adverbs_in(words: str) -> Iterator[str]:
    """Yield the modifiers inside a verb, but not what makes it what it is: "notes with concern"."""
    for match in _adverbs().finditer(words.lower()):
        slug = load().modifier_forms()[match.group()].slug
        if not slug.startswith("with-"):
            yield slug


def _modifiers_in(words: str) -> Iterator[str]:
    adjectives = _adjectives()
    for word in words.lower().replace(",", " ").split():
        if word in adjectives:
            yield adjectives[word]
