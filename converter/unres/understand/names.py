"""Finds names and verb forms of the vocabulary in a text: one pass each, longest match, whole words only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from unres.vocabulary import Body, CitationType, Modifier, Named, Verb, Vocabulary, fold, load

_T = TypeVar("_T")


class Hit(NamedTuple, Generic[_T]):
    """`text[start:end]` is a form of `thing`."""

    start: int
    end: int
    thing: _T


@dataclass(frozen=True, slots=True)
class ShortName:
    """A name that stands for one of several things, once a text has introduced it: "Commission", "1988 Convention".

    Its first letter counts: "Agenda" may be the 2030 Agenda, "agenda" is not.
    """

    things: tuple[Named, ...]
    capital: bool


_FEW: Final = 1_000
"""Forms up to which the matcher that is twice as fast, but slower to make, is worth its making."""


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
            implementation=Implementation.DFA if len(table) <= _FEW else None,
        )

    def find(self, folded: str) -> list[Hit[_T]]:
        """Return the forms found, in order and without overlap."""
        return self._within(folded, 0, len(folded))

    def _within(self, folded: str, start: int, end: int) -> list[Hit[_T]]:
        whole = start == 0 and end == len(folded)
        matches = self._automaton.find_matches_as_indexes(folded if whole else folded[start:end])
        found: list[Hit[_T]] = []
        for n, (index, at, after) in enumerate(matches):
            first, last = at + start, after + start
            if _is_whole(folded, first, last):
                found.append(Hit(first, last, self._things[index]))
            else:
                following = matches[n + 1][1] + start if n + 1 < len(matches) else end
                found.extend(self._instead(folded, first, last, following))
        return found

    def _instead(self, folded: str, start: int, end: int, following: int) -> list[Hit[_T]]:
        """Return what stands where a form ended inside a word ("calls on" in "calls once again"), up to the next."""
        shorter = next((stop for stop in range(end - 1, start, -1) if folded[start:stop] in self._table), start)
        if shorter > start and _is_whole(folded, start, shorter):
            return [Hit(start, shorter, self._table[folded[start:shorter]]), *self._after(folded, shorter, following)]
        return self._after(folded, start, following)

    def _after(self, folded: str, start: int, end: int) -> list[Hit[_T]]:
        """Return the forms from the next word on."""
        blank = folded.find(" ", start, end)
        return self._within(folded, blank + 1, end) if blank >= 0 else []


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Tell whether a stretch begins and ends where words do."""
    return not (start and folded[start - 1].isalnum()) and not (end < len(folded) and folded[end].isalnum())


Word = Verb | Modifier | CitationType
"""What tells how a paragraph speaks: a verb or attitude, a modifier, or words that show a citation's type."""


@dataclass(frozen=True, slots=True)
class Matchers:
    """The matchers made from a vocabulary."""

    names: Matcher[Named | ShortName]
    words: Matcher[Word]


def matchers_of(vocabulary: Vocabulary) -> Matchers:
    """Make the matchers of a vocabulary. A full name wins over a short one that is spelt alike."""
    names: dict[str, Named | ShortName] = {
        form: ShortName(things, _is_capital(things, form)) for form, things in vocabulary.short_names().items()
    }
    names.update(vocabulary.names())
    words: dict[str, Word] = dict(_forms_of(vocabulary.citation_types.values()))
    words.update(vocabulary.modifier_forms())
    words.update(vocabulary.verb_forms())
    return Matchers(Matcher(names), Matcher(words))


def _is_capital(things: Iterable[Named], form: str) -> bool:
    """Tell whether the vocabulary writes a short name with a capital."""
    printed = (
        name
        for thing in things
        for name in (thing.short_names if isinstance(thing, Body) else getattr(thing, "short_titles", ()))
    )
    return any(name[:1].isupper() for name in printed if fold(name) == form)


def _forms_of(types: Iterable[CitationType]) -> Iterable[tuple[str, CitationType]]:
    return ((fold(form), each) for each in types for form in each.forms)


@lru_cache(maxsize=1)
def matchers() -> Matchers:
    """Return the matchers of the project's vocabulary, made once a process."""
    return matchers_of(load())


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text with the names and words found in it."""

    text: str
    names: Sequence[Hit[Named | ShortName]]
    words: Sequence[Hit[Word]]


def tag(text: str) -> Tagged:
    """Find everything that the vocabulary knows in a text.

    >>> [hit.thing.code for hit in tag("Requests the Commission on Narcotic Drugs").names]
    ['cnd']
    """
    folded = fold(text)
    found = matchers()
    if "rganis" in folded:
        folded = folded.replace("rganis", "rganiz")  # the vocabulary spells as the United Nations do
    names = [
        hit
        for hit in found.names.find(folded)
        if not isinstance(hit.thing, ShortName) or hit.thing.capital <= text[hit.start].isupper()
    ]
    return Tagged(text, names, _outside(found.words.find(folded), names))


def _outside(words: list[Hit[Word]], names: list[Hit[Named | ShortName]]) -> list[Hit[Word]]:
    """Return the words that stand in no name: a title's "implementation of" says nothing of the paragraph."""
    kept: list[Hit[Word]] = []
    ahead = iter(names)
    name = next(ahead, None)
    for word in words:
        while name is not None and name.end <= word.start:
            name = next(ahead, None)
        if name is None or word.end <= name.start:
            kept.append(word)
    return kept
