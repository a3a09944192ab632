"""Finds treaties and instruments by name in French, Spanish, Russian, Chinese and Arabic.

A full name of the vocabulary stands for its thing anywhere; a short title ("Convention de 1988") and the noun of a
title by itself ("la Convention") only after the act has named it. A title that the vocabulary does not know makes its
noun uncertain: from then on it stands for nothing, until something known has been named again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Final

from unres.understand.citations.references import ActReference, NameReference, ProtocolsReference, Reference
from unres.understand.citations.resolve import joined_to
from unres.understand.citations.title_wording import TITLE_WORDINGS, TitleWording
from unres.understand.names import Hit, ShortName, Tagged
from unres.vocabulary import Body, Instrument, Named, Treaty, TreatyGroup, fold

_CITED: Final = (Treaty, TreatyGroup, Instrument)
_DATED: Final = 40
"""How far an act may stand from its title: its date is between them."""
_LONG: Final = 8
"""How many Chinese characters make a title unmistakable outside quotation marks."""
_BEFORE: Final = 90
"""How far before a name its pinpoint may begin."""
_ITEM: Final = re.compile(
    r"(?P<number>\d+|premier|[一二三四五六七八九十百零]+)(?:\s\(?(?P<point>[a-zا-ي])(?=ـ?\)|,|$))?"
)
_LETTERS: Final = dict(zip("أبجدهوزحطيكل", "abcdefghijkl", strict=True))
"""The points of an article as Arabic letters count them."""


@dataclass(slots=True)
class Introduced:
    """What an act in a language has named so far."""

    language: str
    _named: dict[Named, None] = field(default_factory=dict)
    """The treaties and instruments, the one named last at the end."""
    _by_head: dict[int, Treaty | Instrument] = field(default_factory=dict)
    """Noun of titles, by its place among those of the language → what it stands for."""

    def add(self, thing: Treaty | TreatyGroup | Instrument) -> None:
        """Remember that something has been named."""
        self._named.pop(thing, None)
        self._named[thing] = None
        title = next(iter(thing.translations.get(self.language, ())), "")
        head = None if isinstance(thing, TreatyGroup) else _head_of(title, self.language)
        if head is not None and not isinstance(thing, TreatyGroup):
            self._by_head[head] = thing

    def by_short_title(self, short: ShortName) -> Treaty | Instrument | None:
        """Return what a short title stands for: of the things that have it the one named last."""
        meant = (each for each in reversed(self._named) if each in short.things)
        return next((each for each in meant if isinstance(each, Treaty | Instrument)), None)

    def by_head(self, head: int) -> Treaty | Instrument | None:
        """Return what a noun stands for."""
        return self._by_head.get(head)

    def forget(self, head: int) -> None:
        """Take note of a title with this noun that nobody knows."""
        self._by_head.pop(head, None)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The regular expressions of one language."""

    wording: TitleWording
    head: re.Pattern[str]
    alone: re.Pattern[str]
    longer: re.Pattern[str]
    apart: re.Pattern[str]
    supplements: re.Pattern[str]
    entitled: re.Pattern[str]
    protocols: re.Pattern[str]
    article: re.Pattern[str]


@lru_cache(maxsize=8)
def _rules(language: str) -> _Rules:
    wording = TITLE_WORDINGS[language]
    heads = "|".join(f"(?P<_{n}>{head})" for n, head in enumerate(wording.heads))
    return _Rules(
        wording,
        re.compile(heads, re.IGNORECASE),
        re.compile(wording.alone.format(head=heads)),
        re.compile(wording.longer),
        re.compile(wording.apart),
        re.compile(wording.supplements),
        re.compile(wording.entitled),
        re.compile(wording.protocols),
        re.compile(wording.article),
    )


@lru_cache(maxsize=2048)
def _head_of(title: str, language: str) -> int | None:
    """Return which noun says what a title is: the first one, in Chinese the last.

    >>> _head_of("Pacte international relatif aux droits civils et politiques", "fr") == _head_of("Pacte", "fr")
    True
    """
    rules = _rules(language)
    found = list(rules.head.finditer(title))
    return _index(found[-1 if rules.wording.head_last else 0]) if found else None


def _index(match: re.Match[str]) -> int:
    """Return which noun of titles a match has."""
    return next(int(name[1:]) for name, words in match.groupdict().items() if words and name[1:].isdigit())


def find_names_in(tagged: Tagged, introduced: Introduced) -> Iterator[NameReference]:
    """Yield the treaties and instruments that a text in another language than English names, with their articles.

    >>> from unres.understand.names import tag
    >>> words = "l’Article 73 e) de la Charte des Nations Unies et les articles 25 et 48 de la Charte"
    >>> [each.article for each in find_names_in(tag(words, "fr"), Introduced("fr"))]
    ['73/e', '25', '48']
    >>> [each.article for each in find_names_in(tag("《联合国宪章》第七十三条", "zh"), Introduced("zh"))]
    ['73']
    """
    rules, text = _rules(introduced.language), tagged.text
    before = 0
    for start, end, thing in _in_order(tagged, rules):
        meant = _meant(thing, introduced)
        if meant is None or (not isinstance(thing, int) and not _is_title(text, start, end, meant, rules)):
            continue
        supplemented = before > 0 and rules.supplements.fullmatch(text, before, start) is not None
        before = end
        if not isinstance(thing, int) and not supplemented:
            introduced.add(meant)
        if not supplemented and not isinstance(thing, Body) and not _is_apart(text, start, end, rules):
            yield from _pinpointed(text, start, end, meant, rules)


def _is_apart(text: str, start: int, end: int, rules: _Rules) -> bool:
    """Tell whether a name is part of a body's, or means the act that speaks."""
    if rules.wording.follows:
        return rules.apart.match(text, end) is not None
    return rules.apart.search(text, max(0, start - _BEFORE), start) is not None


def is_title_of_act(text: str, start: int, acts: Sequence[Reference], language: str) -> bool:
    """Tell whether a name is the title of an act cited beside it: "résolution 70/1, intitulée « … »".

    >>> from unres.understand.citations.languages import find_references_in
    >>> text = "sa résolution 217 A (III), intitulée « Déclaration universelle des droits de l’homme »"
    >>> is_title_of_act(text, text.index("Déclaration"), find_references_in(text, "fr"), "fr")
    True
    """
    entitled = _rules(language).entitled.search(text, max(0, start - _BEFORE), start)
    if entitled is None:
        return False
    places = [(act.start, act.end) for act in acts if isinstance(act, ActReference)]
    return any(0 <= entitled.start() - end <= _DATED or 0 <= begin - start <= _DATED for begin, end in places)


def find_protocols_in(text: str, language: str) -> Iterator[ProtocolsReference]:
    """Yield where a text speaks of the protocols to the treaty that it has named last.

    >>> [each.optional for each in find_protocols_in("la Convention et les Protocoles s’y rapportant", "fr")]
    [False]
    """
    for match in _rules(language).protocols.finditer(text):
        yield ProtocolsReference(*match.span(), optional=bool(match["optional"]))


def _in_order(tagged: Tagged, rules: _Rules) -> list[tuple[int, int, Named | ShortName | int]]:
    """Return names, and nouns of titles that stand by themselves or begin an unknown title (a negative number)."""
    text = tagged.text
    found: list[tuple[int, int, Named | ShortName | int]] = [
        hit for hit in tagged.names if isinstance(hit.thing, (ShortName, Body, *_CITED))
    ]
    for match in rules.alone.finditer(text):
        start, end = match.span(f"_{_index(match)}")
        if _is_free(tagged.names, start, end):
            noun = _index(match)
            found.append((start, end, ~noun if rules.longer.match(text, end) else noun))
    return sorted(found, key=itemgetter(0))


def _is_free(names: Sequence[Hit[Named | ShortName]], start: int, end: int) -> bool:
    return not any(hit.start < end and start < hit.end for hit in names)


def _meant(thing: Named | ShortName | int, introduced: Introduced) -> Treaty | TreatyGroup | Instrument | None:
    """Return what a name, a short title or a noun stands for, and forget what an unknown title makes uncertain.

    A conference of parties names their treaty.
    """
    if isinstance(thing, int):
        if thing < 0:
            introduced.forget(~thing)
            return None
        return introduced.by_head(thing)
    if isinstance(thing, ShortName):
        return introduced.by_short_title(thing)
    if isinstance(thing, Body):
        return next((each for each in joined_to(thing) if isinstance(each, Treaty)), None)
    return thing if isinstance(thing, _CITED) else None


def _is_title(text: str, start: int, end: int, thing: Treaty | TreatyGroup | Instrument, rules: _Rules) -> bool:
    """Tell whether a name is a whole title where titles are quoted: "《美洲反腐败公约》" is not the UN's."""
    mark = rules.wording.opens
    if not mark or text.startswith(mark, start - 1) or mark in text[start:end]:
        return True
    if text.rfind(mark, 0, start) > text.rfind("》", 0, start):
        return False
    titles = thing.translations.get("zh", ())
    return end - start >= _LONG or fold(text[start:end]) == fold(titles[0])


def _pinpointed(
    text: str, start: int, end: int, thing: Treaty | TreatyGroup | Instrument, rules: _Rules
) -> Iterator[NameReference]:
    """Yield a reference for each article that stands beside a name, or the only one to the whole."""
    if rules.wording.follows:
        match = rules.article.match(text, end)
    else:
        match = rules.article.search(text, max(0, start - _BEFORE), start)
    if match is None:
        yield NameReference(start, end, thing=thing)
        return
    articles = list(_articles(match))
    for n, (begin, finish, article) in enumerate(articles):
        first = min(match.start(), start) if n == 0 else begin
        last = max(match.end(), end) if n == len(articles) - 1 else finish
        yield NameReference(first, last, text[begin:finish], thing=thing, article=article)


def _articles(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where each article of a pinpoint stands, and its number with the paragraph or point."""
    items = list(_ITEM.finditer(match.string, *match.span("list")))
    groups = match.groupdict()
    paragraph = groups.get("before") or groups.get("paragraph")
    below = str(number_of(paragraph)) if paragraph else groups.get("point") or groups.get("letter")
    for item in items:
        points = (item["point"], below if len(items) == 1 else None)
        steps = [_LETTERS.get(point, point) for point in points if point]
        yield item.start(), item.end(), "/".join([str(number_of(item["number"])), *steps])


_DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_UNITS: Final = {"十": 10, "百": 100}
_WORDS: Final = {"premier": 1}


def number_of(words: str) -> int:
    """Return a number in digits, in Chinese numerals, or as French counts first articles.

    >>> number_of("73"), number_of("七十三"), number_of("十"), number_of("一百零一")
    (73, 73, 10, 101)
    """
    if words.isdecimal():
        return int(words)
    if words in _WORDS:
        return _WORDS[words]
    total, digit = 0, 0
    for sign in words:
        if sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        else:
            digit = _DIGITS[sign]
    return total + digit
