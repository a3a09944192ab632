"""Finds names and verb forms of the vocabulary in a text: one pass each, longest match, whole words only."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import Final, Generic, NamedTuple, TypeVar, cast

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from unres.understand.inflection import spellings
from unres.vocabulary import (
    Body,
    CitationType,
    Country,
    Instrument,
    Modifier,
    Named,
    Treaty,
    Verb,
    Vocabulary,
    fold,
    load,
)

_T = TypeVar("_T")


class Hit(NamedTuple, Generic[_T]):
    """`text[start:end]` is a form of `thing`."""

    start: int
    end: int
    thing: _T


def hits_before(hits: "Sequence[Hit[_T]]", position: int) -> "Iterator[Hit[_T]]":
    """Yield the hits that end at or before a position, the nearest first; `hits` are in order, without overlap.

    >>> [hit.thing for hit in hits_before([Hit(0, 2, "a"), Hit(3, 5, "b"), Hit(6, 9, "c")], 5)]
    ['b', 'a']
    """
    for n in range(bisect_right(hits, position, key=_END) - 1, -1, -1):
        yield hits[n]


_END: Final = itemgetter(1)
_START: Final = itemgetter(0)


def hit_at(hits: "Sequence[Hit[_T]]", position: int) -> "Hit[_T] | None":
    """Return the hit that begins at a position.

    >>> hit_at([Hit(0, 2, "a"), Hit(3, 5, "b")], 3).thing
    'b'
    """
    n = bisect_left(hits, position, key=_START)
    return hits[n] if n < len(hits) and hits[n].start == position else None


def hits_from(hits: "Sequence[Hit[_T]]", position: int) -> "Iterator[Hit[_T]]":
    """Yield the hits that begin at or after a position.

    >>> [hit.thing for hit in hits_from([Hit(0, 2, "a"), Hit(3, 5, "b"), Hit(6, 9, "c")], 3)]
    ['b', 'c']
    """
    for n in range(bisect_left(hits, position, key=_START), len(hits)):
        yield hits[n]


def hit_around(hits: "Sequence[Hit[_T]]", position: int) -> "Hit[_T] | None":
    """Return the hit inside which a position lies.

    >>> hit_around([Hit(0, 2, "a"), Hit(3, 5, "b")], 4).thing
    'b'
    >>> hit_around([Hit(0, 2, "a"), Hit(3, 5, "b")], 3)
    """
    n = bisect_left(hits, position, key=_START) - 1
    return hits[n] if n >= 0 and position < hits[n].end else None


@dataclass(frozen=True, slots=True)
class ShortName:
    """A name that stands for one of several things, once a text has introduced it: "Commission", "1988 Convention".

    Its first letter counts: "Agenda" may be the 2030 Agenda, "agenda" is not.
    """

    things: tuple[Named, ...]
    capital: bool


_LITTLE: Final = 25_000
"""Characters of forms up to which the matcher that is twice as fast is worth its memory, a mebibyte for some 3,000."""


class Matcher(Generic[_T]):
    """Finds the forms of a table in a text that is folded already (see `unres.vocabulary.fold`).

    >>> [(hit.start, hit.end, hit.thing) for hit in Matcher({"state": 1, "member states": 2}).find("all member states")]
    [(4, 17, 2)]
    >>> [hit.thing for hit in Matcher({"calls on": 1, "calls": 2, "once again": 3}).find("calls once again")]
    [2, 3]
    """

    def __init__(self, table: Mapping[str, _T]) -> None:
        self._table: Final = dict(table)
        self._things: Final = tuple(table.values())
        self._automaton: Final = AhoCorasick(
            table,
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.DFA if sum(map(len, table)) <= _LITTLE else None,
        )

    def find(self, folded: str) -> list[Hit[_T]]:
        """Return the forms found, in order and without overlap."""
        return self._within(folded, 0, len(folded))

    def _within(self, folded: str, start: int, end: int) -> list[Hit[_T]]:
        length = len(folded)
        whole = start == 0 and end == length
        matches = self._automaton.find_matches_as_indexes(folded if whole else folded[start:end])
        found: list[Hit[_T]] = []
        things, edges = self._things, _EDGES
        for n, (index, at, after) in enumerate(matches):
            first, last = at + start, after + start
            # Most forms stand between blanks or stops: then there is nothing more to ask.
            apart = (not first or folded[first - 1] in edges) and (last == length or folded[last] in edges)
            if apart or _is_whole(folded, first, last):
                found.append(Hit(first, last, things[index]))
            else:
                following = matches[n + 1][1] + start if n + 1 < len(matches) else end
                found.extend(self._instead(folded, first, last, following))
        return found

    def _instead(self, folded: str, start: int, end: int, following: int) -> list[Hit[_T]]:
        """Return what stands where a form ended inside a word ("calls on" in "calls once again"), up to the next."""
        if not _begins(folded, start):
            return self._after(folded, start, end, following)
        shorter = self._beginnings.get(folded[start:end], "")
        stop = start + len(shorter)
        if shorter and _is_whole(folded, start, stop):
            return [Hit(start, stop, self._table[shorter]), *self._after(folded, stop, end, following)]
        return self._after(folded, start, end, following)

    @cached_property
    def _beginnings(self) -> dict[str, str]:
        """Form → the longest other form that it begins with: "calls on" → "calls"."""
        found: dict[str, str] = {}
        above: list[str] = []
        for form in sorted(self._table):
            while above and not form.startswith(above[-1]):
                above.pop()
            if above:
                found[form] = above[-1]
            above.append(form)
        return found

    def _after(self, folded: str, start: int, end: int, following: int) -> list[Hit[_T]]:
        """Return the forms from the next word on, if that begins before `end`: from there on the matcher has looked."""
        blank = folded.find(" ", start, end)
        return self._within(folded, blank + 1, following) if blank >= 0 else []


_EDGES: Final = frozenset(" ,.;:()")
"""What no word goes on with, in any language."""
_PROCLITICS: Final = frozenset("وفبلك")
"""The Arabic words of one letter ("and", "in", "to" …) that are written together with the next."""


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Tell whether a stretch begins and ends where words do; Chinese writes no blanks between them.

    >>> _is_whole("the states", 4, 10), _is_whole("interstates", 5, 11), _is_whole("请秘书长", 1, 4)
    (True, False, True)
    >>> _is_whole("وتطلب", 1, 5), _is_whole("回顾1991年", 0, 2)
    (True, True)
    """
    return _begins(folded, start) and not (end < len(folded) and _is_inside(folded[end], folded[end - 1]))


def _begins(folded: str, start: int) -> bool:
    """Tell whether a stretch begins where a word does."""
    while start and folded[start - 1] in _PROCLITICS:
        start -= 1
    return not (start and _is_inside(folded[start - 1], folded[start]))


def _is_inside(outer: str, inner: str) -> bool:
    """Tell whether no word can end between a character of a name and the one beside it."""
    return outer.isalnum() and not "\u2e80" <= outer <= "\u9fff" and not "\u2e80" <= inner <= "\u9fff"


Word = Verb | Modifier | CitationType
"""What tells how a paragraph speaks: a verb or attitude, a modifier, or words that show a citation's type."""


@dataclass(frozen=True, slots=True)
class Matchers:
    """The matchers made from a vocabulary for one language. Words that only look like a name stand for `None`."""

    names: Matcher[Named | ShortName | None]
    words: Matcher[Word]


def matchers_of(vocabulary: Vocabulary, language: str = "en") -> Matchers:
    """Make the matchers of a vocabulary. A full name wins over a short one that is spelt alike."""
    names: dict[str, Named | ShortName | None] = {}
    words: dict[str, Word] = dict(_forms_of(vocabulary.citation_types.values(), language))
    for form, things in vocabulary.short_names(language).items():
        names[form] = ShortName(things, _is_capital(things, form, language))
    names.update(vocabulary.names(language))
    # A body may well be named after a lake or a gulf; a country is what such words do not mean.
    others = (form for form in vocabulary.not_names(language) if isinstance(names.get(form), Country | None))
    names.update(dict.fromkeys(others))
    words.update(vocabulary.modifier_forms(language))
    words.update(vocabulary.verb_forms(language))
    if language == "en":
        return Matchers(Matcher({_spelt(form): thing for form, thing in names.items()}), Matcher(words))
    bare = {_bare(form): thing for form, thing in names.items()}
    return Matchers(Matcher(bare), Matcher({_bare(form): word for form, word in words.items()}))


def _spelt(folded: str) -> str:
    """Return folded words in the spelling that most names have: "organisation" and "organization" are one.

    >>> _spelt("broadcasting organisations")
    'broadcasting organizations'
    """
    return folded.replace("rganis", "rganiz") if "rganis" in folded else folded


_MARKS: Final = re.compile("[\u00ad\u0640\u064b-\u0652\u0670\u200b-\u200f]+")
"""What no name is spelt with for certain: Arabic vowels, soft hyphens, marks of direction and of no width."""


def _bare(text: str) -> str:
    """Return a text without marks that some texts write and others do not.

    >>> _bare("المخدِّرات")
    'المخدرات'
    """
    return _MARKS.sub("", text)


def _moved(hits: list[Hit[_T]], text: str) -> list[Hit[_T]]:
    """Return hits in a text without marks as hits in the text with them."""
    begins: list[int] = []
    removed = [0]
    for mark in _MARKS.finditer(text):
        begins.append(mark.start() - removed[-1])
        removed.append(removed[-1] + len(mark[0]))
    return [
        Hit(
            hit.start + removed[bisect_right(begins, hit.start)],
            hit.end + removed[bisect_right(begins, hit.end - 1)],
            hit.thing,
        )
        for hit in hits
    ]


def _is_capital(things: Iterable[Named], form: str, language: str) -> bool:
    """Tell whether the vocabulary writes a short name with a capital."""
    printed = (name for thing in things for name in _short_names(thing, language))
    return any(name[:1].isupper() for name in printed if fold(name) == form)


def _short_names(thing: Named, language: str) -> tuple[str, ...]:
    """Return the short names of a thing in a language."""
    if language != "en":
        return thing.short_translations.get(language, ()) if isinstance(thing, Treaty | Instrument) else ()
    return thing.short_names if isinstance(thing, Body) else getattr(thing, "short_titles", ())


def _forms_of(types: Iterable[CitationType], language: str) -> Iterable[tuple[str, CitationType]]:
    for each in types:
        for form in each.forms if language == "en" else each.translations.get(language, ()):
            for spelling in spellings(form) if language == "en" else (form,):
                yield fold(spelling), each


@lru_cache(maxsize=8)
def matchers(language: str = "en") -> Matchers:
    """Return the matchers of the project's vocabulary for a language, made once a process."""
    return matchers_of(load(), language)


class Tagged(NamedTuple):
    """A text with the names and words found in it."""

    text: str
    names: Sequence[Hit[Named | ShortName]]
    words: Sequence[Hit[Word]]


def tag(text: str, language: str = "en") -> Tagged:
    """Find everything that the vocabulary knows in a text of a language.

    >>> [hit.thing.code for hit in tag("Requests the Commission on Narcotic Drugs").names]
    ['cnd']
    >>> [hit.thing.ref for hit in tag("Prie le Secrétaire général d’aider le Mali", "fr").words]
    [ConceptRef(scheme='verb', slug='requests')]
    """
    folded = fold(text)
    found = matchers(language)
    if language == "en":
        folded = _spelt(folded)
    if language != "en" and _MARKS.search(folded):
        bare = _bare(folded)
        names, words = _moved(found.names.find(bare), folded), _moved(found.words.find(bare), folded)
    else:
        names, words = found.names.find(folded), found.words.find(folded)
    kept = [hit for hit in names if type(hit.thing) not in _PRINTED_SO or _is_printed_as_name(hit, text)]
    named = cast("list[Hit[Named | ShortName]]", kept)
    return Tagged(text, named, _outside(words, named) if named else words)


_PRINTED_SO: Final = frozenset((Country, ShortName, type(None)))
"""What not every form of is a name: the others need not be asked."""


def _is_printed_as_name(hit: Hit[Named | ShortName | None], text: str) -> bool:
    """Tell whether a name's first letter is as it must be: "Turkey" is a country, "turkey" is not."""
    thing = hit.thing
    if thing is None:
        return False
    if isinstance(thing, Country):
        return not text[hit.start].islower()
    if not isinstance(thing, ShortName):
        return True
    return thing.capital <= text[hit.start].isupper() and not _is_part_of_name(hit, thing, text)


_NAME_BEFORE: Final = re.compile(r"(?<=[a-z,)”]\s)(?!Nations\s|The\s|In\s)[A-Z][\w’'-]+\s$")
_NAME_GOES_ON: Final = re.compile(r"\s(?:of|for)\s(?:the\s)?[A-Z]")
_WORD: Final = 30
"""How many characters before a name the word before it may take."""


def _is_part_of_name(hit: Hit[Named | ShortName | None], short: ShortName, text: str) -> bool:
    """Tell whether a body's short name is part of another's name: "Sovereign Council", "Commission for Truth"."""
    if not all(isinstance(each, Body) for each in short.things):
        return False
    before = _NAME_BEFORE.search(text, max(0, hit.start - _WORD), hit.start)
    return before is not None or _NAME_GOES_ON.match(text, hit.end) is not None


def _outside(words: list[Hit[Word]], names: list[Hit[Named | ShortName]]) -> list[Hit[Word]]:
    """Return the words that stand in no name: a title's "implementation of" says nothing of the paragraph.

    A name may stand in a phrase ("to become parties to").
    """
    kept: list[Hit[Word]] = []
    ahead = iter(names)
    name = next(ahead, None)
    for word in words:
        while name is not None and name.end <= word.start:
            name = next(ahead, None)
        if name is None or word.end <= name.start or word.start < name.start < name.end <= word.end:
            kept.append(word)
    return kept
