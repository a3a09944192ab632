"""Finds the words before a reference that show by themselves how it is cited: "pursuant to", "implementation of".

Most stand in the vocabulary as they are written. Two kinds are told by their form: a word of doing whose object stands
apart, and a participle with "in" right before the reference, which says that something stands there.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import merge
from typing import Final, NamedTuple

from unres.understand.citations.between import APART, FINITE, backwards
from unres.understand.citations.kinds import STANDS_THERE, doing_types, type_of_verb, type_of_words, verb_types
from unres.understand.inflection import PREPOSITIONS, stem
from unres.understand.names import Hit, Matcher, Tagged
from unres.vocabulary import CitationType, Verb, fold


class Phrase(NamedTuple):
    """Words that show a type by themselves: `text[start:end]`."""

    start: int
    end: int
    kind: str


def outwards(tagged: Tagged, start: int, offset: int) -> Iterable[Phrase | Hit[Verb]]:
    """Return what may govern what stands at `offset`, from the nearest outwards, back to `start`: phrases and verbs.

    >>> from unres.understand.names import tag
    >>> text = "the implementation by all States of the plan set out in resolution 60/1"
    >>> [each.kind for each in outwards(tag(text), 0, text.index("resolution"))]
    ['as-set-out-in', 'implementing']
    """
    listed = _listed(tagged, start, offset)
    far = max(start, offset - APART)
    found = [*_apart(tagged.text, far, offset), *_standing(tagged.text, far, offset)] if offset - far > _LEAST else []
    if not found:
        return listed
    near = _listed(tagged, max(start, far - _LONGEST), offset)
    ends = {each.end for each in near if tagged.text[each.start : each.end].lower() not in PREPOSITIONS}
    return merge(listed, sorted((each for each in found if each.end not in ends), key=_nearness), key=_nearness)


_LONGEST: Final = 60
"""How long the words of the vocabulary are at most, in characters."""
_LEAST: Final = 8
"""How many characters there must be for a phrase to stand in them."""


def _nearness(each: Phrase | Hit[Verb]) -> tuple[int, int]:
    """Return what orders phrases from the reference outwards; of those that end alike the longer goes first."""
    return -each.end, each.start


# --- As they stand in the vocabulary ---------------------------------------------------------------------------------

_ACTIVE: Final = tuple(f" {word} " for word in ("it", "he", "she", "they", "has", "have", "had"))
"""What stands before a participle that is a verb of the past: "the Assembly has included in its agenda"."""
_BEFORE_NOUN: Final = tuple(
    f" {word} " for word in ("with", "in", "this", "that", "every", "of", "due", "mutual", "full")
)
"""What stands before a word that is a noun: "with respect to", "recalling in this respect"."""


def _is_noun(text: str, start: int, noun: str) -> bool:
    """Tell whether a word that may be a verb or a noun is a noun, by what stands before it or by what it takes."""
    return text.endswith(_BEFORE_NOUN, 0, start) or text.startswith(noun, start)


def _listed(tagged: Tagged, start: int, offset: int) -> Iterator[Phrase | Hit[Verb]]:
    for hit in backwards(tagged.words, offset):
        if hit.start < start:
            return
        if isinstance(hit.thing, Verb):
            # "realizing" is a verb of clauses ("Realizing that"), but within one a word of doing.
            kind = type_of_words().get(tagged.text[hit.start : hit.end], "")
            is_doing = kind in doing_types() and hit.thing.slug in type_of_verb()
            yield Phrase(hit.start, hit.end, kind) if is_doing else Hit(hit.start, hit.end, hit.thing)
        elif isinstance(hit.thing, CitationType) and not _is_no_phrase(tagged.text, hit.start, hit.thing.slug):
            yield _instead(tagged.text, Phrase(hit.start, hit.end, hit.thing.slug))


def _is_no_phrase(text: str, start: int, kind: str) -> bool:
    """Tell whether words stand in a title, or are no participle but a verb of the past."""
    if text.startswith("See", start):
        return False
    if text.startswith("respect ", start) and _is_noun(text, start, "respect for"):
        return True
    return _is_of_title(text, start) or (kind not in verb_types() and text.endswith(_ACTIVE, 0, start))


def _is_of_title(text: str, start: int) -> bool:
    """Tell whether a word has a capital because it stands in a title: "the Programme for the Implementation of …"."""
    return text[start].isupper() and text[max(0, start - 2) : start].strip()[-1:].isalnum()


@lru_cache(maxsize=1)
def _beginning_with_in() -> tuple[str, ...]:
    return tuple(f"{words} " for words in type_of_words() if words.startswith("in "))


def _instead(text: str, phrase: Phrase) -> Phrase:
    """Return the phrase that begins with the last word of another: "established in pursuance of"."""
    start = phrase.end - len("in")
    if not text.endswith(" in", phrase.start, phrase.end) or not text.startswith(_beginning_with_in(), start):
        return phrase
    words = max((each for each in _beginning_with_in() if text.startswith(each, start)), key=len).rstrip()
    return Phrase(start, start + len(words), type_of_words()[words])


# --- Words of doing whose object stands apart ------------------------------------------------------------------------

_WORD: Final = r",?\s(?!(?:for|that|which|where|who)\b)[\w’()-]+"
_WORDS: Final = rf"(?:\sby(?:{_WORD}){{1,16}}?|(?:{_WORD}){{1,8}}?)"
_ASIDE: Final = r",\s(?!and\b|or\b|as\swell)[^,;]{3,90},"
_DETOURS: Final = {
    "of": re.compile(rf"(?:{_ASIDE}|{_WORDS},?)\sof\s"),
    "with": re.compile(rf"(?:{_ASIDE}|{_WORDS},?)\swith\s"),
    "to": re.compile(rf"(?:{_ASIDE}|{_WORDS},?)\sto\s"),
    "under": re.compile(rf"(?:\s(?:of|by){_WORDS}|,\sas\s\w+,)\sunder\s"),
}
"""What may stand between a word of doing and its object: who does it, where, how, and what is done too."""


@lru_cache(maxsize=1)
def _stems() -> Matcher[tuple[str, str]]:
    """Return what finds nouns and verbs of doing whose object has a preposition: their type and the preposition."""
    stems = {stem(words): kind for words, kind in type_of_words().items() if kind in doing_types()}
    return Matcher({word: (kind, preposition) for (word, preposition), kind in stems.items() if word})


def _apart(text: str, start: int, offset: int) -> Iterator[Phrase]:
    """Yield words of doing whose object stands apart: "implementation by States of", "comply fully with"."""
    for hit in _stems().find(fold(text[start:offset])):
        kind, preposition = hit.thing
        end = start + hit.end
        if text.startswith(f" {preposition} ", end) or _is_of_title(text, start + hit.start):
            continue
        match = _DETOURS[preposition].match(text, end, offset)
        if match and not FINITE.search(match[0]):
            yield Phrase(start + hit.start, match.end() - 1, kind)


# --- A participle and "in" -------------------------------------------------------------------------------------------

_PARTICIPLE: Final = re.compile(
    r"\b(?P<word>[a-z]+ed|made|given|shown|drawn|found|foreseen|taken|undertaken|written)"
    r"(?:(?:,?\s(?:most|more|very))?\s[a-z]+ly|\salso|\sby\s[^,;]{2,60}|\supon|\sto|,\sinter\salia,)*\s(?:with)?in\s"
    r"(?:(?:the|its|his|their|that)\s)?(?:(?:most\srecent|latest|last|annual)\s)?$"
)
"""A participle and "in" right before a reference: what is spoken of stands there ("the principles proclaimed in")."""
_IN: Final = tuple(
    f"in {word}" for word in ("", "the ", "its ", "his ", "their ", "that ", "recent ", "latest ", "last ", "annual ")
)
CONTENTS: Final = (
    "measures?|prohibitions?|provisions?|obligations?|requirements?|exemptions?|exceptions?|conditions|criteria|tasks"
    "|recommendations?|commitments?|principles|requests?|definitions?|procedures?|sanctions|objectives?|aims|targets"
    "|conclusions|arrangements"
)
"""Nouns of what a text lays down: it stands in the text."""
_CONTENT: Final = re.compile(rf"\b(?:{CONTENTS})\s$")
_CONTENT_OR_AS: Final = re.compile(rf"\b(?:{CONTENTS}|as)\s$")
"""What is done to a text is said of what stands in it: "the measures adopted in", "as approved in"."""
_DONE_TO_A_TEXT: Final = frozenset(("adopted", "endorsed", "approved", "welcomed", "revised"))
_NO_CONTENT: Final = frozenset(("engaged", "involved", "interested", "participated", "resulted", "succeeded", "based"))
_SUBJECTS: Final = frozenset(("it", "he", "she", "they", "we", "which", "who", "has", "have", "had", "that"))
"""What makes a form in -ed a verb of the past: "the Assembly decided in its resolution"."""
_BEFORE: Final = re.compile(r"([\w’]+)\s(?:\w+ly\s|also\s)?$")
_WIDE: Final = 100


def _standing(text: str, start: int, offset: int) -> Iterator[Phrase]:
    """Yield the participle that says that what is spoken of stands in the reference, if there is one."""
    if not text.endswith(_IN, start, offset):
        return
    match = _PARTICIPLE.search(text, max(start, offset - _WIDE), offset)
    if match is None or match["word"] in _NO_CONTENT or _has_subject(text, match):
        return
    content = _CONTENT if " by " in match[0] else _CONTENT_OR_AS
    if match["word"] in _DONE_TO_A_TEXT and not content.search(text, start, match.start()):
        return
    kind = type_of_words().get(f"{match['word']} in", STANDS_THERE)
    yield Phrase(match.start(), text.rindex("in ", start, offset) + 2, kind)


def _has_subject(text: str, participle: re.Match[str]) -> bool:
    """Tell whether a form in -ed is a verb with a subject, and no participle: "the Assembly requested in"."""
    start = participle.start()
    before = _BEFORE.search(text, max(0, start - _WIDE), start)
    if before is None or " by " in participle[0]:
        return False
    return before[1] in _SUBJECTS or before[1][0].isupper()
