"""Tells of what type a citation is in an act that is not in English, where that is certain.

The steps are those of `govern`, each as far as it goes without parsing the sentence: a list, words that join right
before the reference, the verb with which the paragraph begins. What is not certain only names something.
"""

import re
from collections.abc import Sequence
from typing import Final

from unres.understand.actions.translated import opening_in
from unres.understand.citations.govern import Governed
from unres.understand.citations.kinds import NAMING, STANDS_THERE, type_of_verb
from unres.understand.names import matchers
from unres.vocabulary import CitationType, Verb, fold

_STICKY: Final = frozenset(("recalling", "taking-note"))
"""Types of verbs that cite whatever their paragraph says."""
_NEAR: Final = {"zh": 16}
_NEAR_ELSEWHERE: Final = 60
"""How many characters may stand between words and what they govern, or between members of a list."""
_STOPS: Final = re.compile(r"[,;.،؛。，；：:«“\"]")
_SEPARATORS: Final = re.compile(r"[,،，、;]|\b(?:et|ainsi\sque|y|e|así\scomo|и|а\sтакже)\b|和|及|\sو", re.IGNORECASE)
"""What joins the members of a list."""
_STANDING: Final = {
    "fr": re.compile(r"\b\w+(?:é|[^aeé]i|is|u)e?s?\s(?:dans|aux?\sparagraphes?|par\sl\w+\s(?:réso|paragra)\w+)\s"),
    "es": re.compile(r"\b\w+(?:ad|id|puest|scrit)[oa]s?\s(?:en|por\sl\w+\sresoluci\w+)\s"),
    "ru": re.compile(r"\b\w+(?:нн|ящ|ющ|емянут|т)(?:ый|ые|ых|ом|ой|ая|ое|ым|ыми|ую|ого|ую|иеся|ихся|ейся|имися)\sв\s"),
}
"""A participle and "in": what is spoken of stands in the text that follows ("les mesures imposées au paragraphe 7")."""


def translated_type(text: str, language: str, offset: int, before: Sequence[Governed]) -> str:
    """Return the type of the citation that begins at `offset` of a paragraph in another language.

    >>> text = "Rappelant sa résolution 60/1 et priant les États, conformément à la résolution 61/2, d’agir,"
    >>> [translated_type(text, "fr", text.index(word), ()) for word in ("60/1", "61/2")]
    ['recalling', 'in-accordance-with']
    """
    near = _NEAR.get(language, _NEAR_ELSEWHERE)
    last = before[-1] if before else None
    if last is not None and 0 <= offset - last.end <= near and _is_listed(text, language, last.end, offset):
        return last.kind
    return _by_words(text, language, offset, near) or _by_verb(text, language, offset, near) or NAMING


def _is_listed(text: str, language: str, start: int, offset: int) -> bool:
    """Tell whether what joins the members of a list stands between two citations, and nothing that governs."""
    if not _SEPARATORS.search(text, start, offset) or _standing(text, language, start, offset):
        return False
    hits = matchers(language).words.find(fold(text[start:offset]))
    return not any(isinstance(hit.thing, CitationType | Verb) for hit in hits)


def _by_words(text: str, language: str, offset: int, near: int) -> str:
    """Return the type of the nearest words that join, or of the nearest verb, if no comma stands between."""
    start = max(0, offset - near)
    hits = matchers(language).words.find(fold(text[start:offset]))
    standing = _standing(text, language, start, offset)
    for hit in reversed(hits):
        if (standing and start + hit.start < standing.start()) or _STOPS.search(text, start + hit.end, offset):
            break
        if isinstance(hit.thing, CitationType):
            return hit.thing.slug
        if isinstance(hit.thing, Verb):
            return type_of_verb().get(hit.thing.slug, "")
    return STANDS_THERE if standing and not _STOPS.search(text, standing.end(), offset) else ""


def _standing(text: str, language: str, start: int, offset: int) -> re.Match[str] | None:
    """Return the last participle that says that something stands in what follows."""
    pattern = _STANDING.get(language)
    return next(reversed(list(pattern.finditer(text, start, offset))), None) if pattern else None


def _by_verb(text: str, language: str, offset: int, near: int) -> str:
    """Return the type of the verb with which the paragraph begins, if the citation is its object."""
    opening = opening_in(text, language)
    if opening is None or opening.rest > offset:
        return ""
    kind = type_of_verb().get(opening.verb.slug, "")
    if kind in _STICKY:
        return kind
    is_object = offset - opening.rest <= near and not _STOPS.search(text, opening.rest, offset)
    return kind if is_object else ""
