"""Finds references in a text: what is cited, in which words, with which pinpoint and date; not yet whose it is.

The forms are those of the *United Nations Editorial Manual Online* ("Footnotes and other references"): acts by number,
documents by symbol, treaties by volume and number of the *Treaty Series*, publications by sales number, everything
that the vocabulary knows by name, titles that it does not know, and words that point to what stands near.
`unres.understand.citations.resolve` finds the targets.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from unres.understand.citations.acts import find_acts, find_dated_acts, find_foreign_acts
from unres.understand.citations.documents import find_documents, find_pages, find_publications, find_series
from unres.understand.citations.heads import HEADS
from unres.understand.citations.listed import find_names
from unres.understand.citations.references import (
    ActReference,
    BackReference,
    DocumentReference,
    NameReference,
    Reference,
)
from unres.understand.citations.relative import POINTERS, find_relative
from unres.understand.citations.taken import Taken
from unres.understand.citations.titles import find_titles
from unres.understand.names import Tagged

_FINDER: Final = AhoCorasick(
    (*HEADS, *POINTERS), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
)
"""Finds in one pass whether a text has a noun of titles, or a word that points to what stands near."""
_WAYS: Final = tuple(POINTERS.values())


def find_references(tagged: Tagged) -> list[Reference]:
    """Return the references in a text, in order.

    >>> from unres.understand.names import tag
    >>> found = find_references(tag("Recalling its resolutions 60/4 of 17 March 2017 and 61/8 of 16 March 2018,"))
    >>> [(act.number, str(act.stated_date)) for act in found]
    [('60/4', '2017-03-17'), ('61/8', '2018-03-16')]
    """
    text = tagged.text
    hits = _FINDER.find_matches_as_indexes(text)
    nouns = [(start, end) for n, start, end in hits if n < len(HEADS)]
    ways = {_WAYS[n - len(HEADS)] for n, _, _ in hits if n >= len(HEADS)} if len(hits) > len(nouns) else ()
    found: list[Reference] = []
    if "esolution" in text or "ecision" in text:
        acts = list(_acts(tagged))
        found.extend(acts)
        found.extend(find_foreign_acts(tagged, acts))
        if "solutions of " in text or "solution of " in text:
            found.extend(find_dated_acts(text, Taken((act.start, act.end) for act in acts)))
    if "/" in text or "ocument S1" in text:
        found.extend(find_documents(text, found))
    if "series" in ways:
        found.extend(find_series(text))
        found.extend(find_pages(text))
    if "sales" in ways:
        found.extend(find_publications(text))
    if nouns or "rules" in ways or "years" in ways:
        found.extend(find_titles(tagged, found, nouns))
    if tagged.names:
        found.extend(find_names(tagged, found))
    if ways:
        found.extend(find_relative(text, found, ways))
    found.sort(key=attrgetter("start"))
    return list(_in_common(text, found)) if " common to " in text else found


def _in_common(text: str, found: Sequence[Reference]) -> Iterator[Reference]:
    """Yield references where each of the treaties has the article that is said of both: "common to A and B"."""
    last: NameReference | None = None
    for each in found:
        if isinstance(each, NameReference) and last and not each.article and _AND.fullmatch(text, last.end, each.start):
            each = replace(each, article=last.article)  # noqa: PLW2901  # the same reference, with what was said of it
        common = isinstance(each, NameReference) and each.article and " common to " in text[each.start : each.end]
        last = each if common else None  # type: ignore[assignment]  # by name, as was just asked
        yield each


_AND: Final = re.compile(r",?\s(?:and\s)?(?:the\s)?")


def _acts(tagged: Tagged, *, whole: bool = False) -> Iterator[ActReference]:
    """Yield the acts cited by number, but for one in a title: "Amendment to Article 109 … in resolution 2101 (XX)"."""
    acts = list(find_acts(tagged, whole=whole))
    names = Taken((hit.start, hit.end) for hit in tagged.names) if acts else None
    for act in acts:
        if names is None or not names.covers(act.start - 1, act.end):
            yield act


def find_whole_references(tagged: Tagged) -> list[Reference]:
    """Return what a text cites by number, symbol or known name, and by "that resolution", in order.

    Places in what is cited are left to who reads on; only those of "that resolution" are told with it.

    >>> from unres.understand.names import tag
    >>> [(each.start, each.path) for each in find_whole_references(tag("paragraph 8 of resolution 1325 (2000)"))]
    [(15, ())]
    """
    text = tagged.text
    has_acts = "esolution" in text or "ecision" in text
    found: list[Reference] = list(_acts(tagged, whole=True)) if has_acts else []
    documents = (
        replace(each, path=()) if isinstance(each, (ActReference, DocumentReference)) else each
        for each in find_documents(text, found)
    )
    found.extend(each for each, _ in groupby(documents))  # one for all places of a document
    if "vol" in text:
        found.extend(find_series(text))
    if "Sales" in text:
        found.extend(find_publications(text))
    if tagged.names:
        found.extend(find_names(tagged, (), whole=True))
    if has_acts:
        found.extend(each for each in find_relative(text, found, {"back"}) if isinstance(each, BackReference))
    found.sort(key=attrgetter("start"))
    return found
