"""The citations in any text: a judgment, a law, an article, a page."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from unres.citing.memory import Cited, Memory
from unres.citing.normal import normalise, place_in_source
from unres.citing.scan import scan
from unres.errors import UnresError
from unres.iris import Minter
from unres.model import Span, Status, Target
from unres.understand.citations.resolve import Context
from unres.vocabulary import load


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A citation in a text: `text[start:end]` are its words, in code points, as in `oa:TextPositionSelector`.

    Words that name several places or things ("paragraphs 3 and 5 of …") give one of these for each. Of a place that has
    no address of its own, `target` and `iri` name what it is in; `pinpoint` has the words.
    """

    start: int
    end: int
    words: str
    status: Status
    target: Target | None = None
    """What is cited; `None` unless the status is resolved."""
    iri: str | None = None
    candidates: tuple[str, ...] = ()
    """IRIs of what is meant, if the status is ambiguous."""
    date: dt.date | None = None
    pinpoint: str = ""
    problem: str = ""
    """What in the citation contradicts itself: "1325(2000) is not of 2001"."""


_PARAGRAPH_END: Final = re.compile(r"\n[^\S\n]{0,200}\n\s*|\f")
_LONGEST: Final = 4_000
"""Characters that are read at once: rules look back and ahead, so that the cost of a paragraph grows faster than it."""


def find_citations(text: str, *, body: str = "", base: str | None = None) -> list[FoundCitation]:
    """Return the citations in a text, in order.

    What a text has named in full it may call "the Covenant" from then on, and what it has given a name in brackets
    ("hereinafter the Torture Convention") by that name.

    Args:
        text: the text. Paragraphs end at blank lines; other line ends are white space.
        body: code of the body whose text it is; its own acts are then "resolution 76/188" without more.
        base: the IRI base; without one that of `unres.iris.Minter`.

    Raises:
        UnresError: there is no such body.

    >>> found = find_citations("The Council, in S.C. Res. 1373, ¶ 1 (Sept. 28, 2001), decided otherwise.")
    >>> [(each.words, each.iri) for each in found]
    [('S.C. Res. 1373, ¶ 1 (Sept. 28, 2001)', 'https://w3id.org/unres/resolution/sc/1373(2001)/op/1')]
    """
    mint = Minter(base)
    vocabulary = load()
    if body and body not in vocabulary.bodies:
        raise UnresError(f"there is no body {body!r}", advice="Name it by its code: ga, sc, hrc, cnd.")
    memory = Memory(Context(vocabulary, body))
    found: list[FoundCitation] = []
    for start, end in paragraphs(text):
        folded = normalise(text, start, end)
        for cited in scan(folded.value, memory):
            found.extend(_found(text, place_in_source(folded, cited.start, cited.end), cited, mint))
    return found


def paragraphs(text: str) -> Iterator[Span]:
    r"""Yield the stretches of a text that are read at once.

    >>> list(paragraphs("One.\n\nTwo."))
    [Span(start=0, end=4), Span(start=6, end=10)]
    """
    start = 0
    for match in [*_PARAGRAPH_END.finditer(text), None]:
        end = match.start() if match else len(text)
        while end - start > _LONGEST:
            cut = max(text.rfind(mark, start, start + _LONGEST) for mark in (". ", "; ", ".\n"))
            cut = cut if cut > start else text.rfind(" ", start, start + _LONGEST)
            cut = cut + 1 if cut > start else start + _LONGEST
            yield Span(start, cut)
            start = cut
        if start < end:
            yield Span(start, end)
        start = match.end() if match else end


def _found(text: str, span: Span, cited: Cited, mint: Minter) -> Iterator[FoundCitation]:
    words = text[span.start : span.end]
    if cited.status is not Status.RESOLVED:
        candidates = tuple(map(mint, cited.targets))
        yield _with(cited, FoundCitation(*span, words, cited.status, candidates=candidates))
        return
    for target in cited.targets:
        yield _with(cited, FoundCitation(*span, words, cited.status, target, mint(target)))


def _with(cited: Cited, found: FoundCitation) -> FoundCitation:
    return replace(found, date=cited.stated_date, pinpoint=cited.pinpoint, problem=cited.problem)
