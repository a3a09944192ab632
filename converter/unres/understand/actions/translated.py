"""Says with which verb the paragraphs of an act begin that is not in English, and whom it asks by name.

In every official language a paragraph begins with its verb or attitude and its modifiers. What else a clause says, what
it asks and within which limits, is read in the English text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unres.model import Act, Action, Addressee, Part, PartKind
from unres.understand.actions.asked_translated import asked_in
from unres.understand.actions.clause import Opening
from unres.understand.names import Hit, Tagged, Word, tag
from unres.vocabulary import CitationType, Modifier, Verb, load

_KINDS: Final = frozenset({PartKind.PREAMBULAR, PartKind.OPERATIVE})
_FARTHEST: Final = {"zh": 8}
_FARTHEST_ELSEWHERE: Final = 40
"""How many characters may stand before the verb: modifiers, and words that join."""
_LONGEST: Final = 120


def actions_in(act: Act) -> Iterator[Action]:
    """Yield an action for each paragraph of an act in another language than English, as far as its verb is known."""
    for part in act.walk():
        if part.kind in _KINDS and part.text.value:
            opening = opening_in(part.text.value, act.language)
            if opening is not None:
                yield _action(part, opening, act.language)


def _action(part: Part, opening: Opening, language: str) -> Action:
    words = part.text.value.rstrip(" ,;.:،؛。，；：")
    spans = part.text.spans(opening.start, len(words))
    whom: tuple[Addressee, ...] = ()
    if opening.verb.force in _ASKING and part.kind is PartKind.OPERATIVE:
        whom = asked_in(tag(words, language), opening.rest, language)
    return Action(part.path, 1, opening.verb.slug, spans, words[opening.start :], opening.modifiers, whom)


_ASKING: Final = range(1, 90)
"""The force of verbs that ask somebody."""


_WORD: Final = re.compile(r"[^\W\d_]")


def opening_in(text: str, language: str) -> Opening | None:
    """Return the verb with which a paragraph in another language begins.

    >>> opening_in("Prie le Secrétaire général de lui présenter un rapport ;", "fr").verb.slug
    'requests'
    >>> opening_in("又回顾其第60/1号决议，", "zh").verb.slug
    'recalls'
    """
    first = _WORD.search(text)
    if first is None:
        return None
    farthest = first.start() + _FARTHEST.get(language, _FARTHEST_ELSEWHERE)
    head = tag(text[:_LONGEST], language)
    modifiers = [hit for hit in head.words if isinstance(hit.thing, Modifier) and hit.start <= farthest]
    found = _first_verb(head, farthest)
    if modifiers:  # they may stand inside the verb: "takes also note"
        joined = _first_verb(tag(_without(head.text, modifiers), language), farthest)
        found = joined if joined and (found is None or len(joined[1]) > len(found[1])) else found
    if found is None:
        return None
    verb, words = found
    slugs = [hit.thing.slug for hit in modifiers]
    narrower = next((slug for slug in slugs if f"{verb.slug}-{slug}" in load().verbs), None)
    if narrower is not None:
        verb = load().verbs[f"{verb.slug}-{narrower}"]
    at = text.find(words.rpartition(" ")[2], first.start())
    rest = max([at + len(words.rpartition(" ")[2]), *(hit.end for hit in modifiers)])
    return Opening(first.start(), rest, verb, tuple(dict.fromkeys(slug for slug in slugs if slug != narrower)), 0)


def _first_verb(tagged: Tagged, farthest: int) -> tuple[Verb, str] | None:
    """Return the first verb near the beginning, and the form it has there."""
    for hit in tagged.words:
        if hit.start > farthest:
            break
        if isinstance(hit.thing, Verb):
            return hit.thing, tagged.text[hit.start : hit.end]
        if isinstance(hit.thing, CitationType) and hit.thing.governed_by:  # "acting under"
            return load().verbs[hit.thing.governed_by[0]], tagged.text[hit.start : hit.end]
    return None


def _without(text: str, hits: Sequence[Hit[Word]]) -> str:
    """Return a text without some of its words."""
    for hit in reversed(hits):
        text = text[: hit.start].rstrip() + text[hit.end :]
    return text.lstrip()
