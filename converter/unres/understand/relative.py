"""Finds references that say where they point only by what stands near: "that resolution", "paragraph 4 above"."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from unres.model import ActKind
from unres.understand.acts import spread
from unres.understand.pinpoint import bare, before, settled
from unres.understand.references import (
    ArticleReference,
    BackReference,
    GroupReference,
    ProtocolsReference,
    Reference,
    SelfReference,
)

_SELF: Final = re.compile(r"\b(?:[Tt]he\spresent|[Tt]his)\s(?:resolution|decision|statement)\b(?!\s\d)")
_BACK: Final = re.compile(
    r"\b(?:[Tt]hat|[Tt]he\s(?:said|same|latter|above-mentioned|abovementioned|aforementioned|aforesaid|former))\s"
    r"(?P<kind>resolution|decision)\b(?!\s\d)"
    r"|\b(?:[Tt]hose|[Tt]hese|[Tt]he\s(?:said|same|above-mentioned|aforementioned|aforesaid))\s(?:two\s|three\s|four\s)?"
    r"(?P<kinds>resolution|decision)s\b(?!\s\d)"
)
_ARTICLE: Final = re.compile(r"\b(?:that|the\s(?:said|same|aforementioned))\s[Aa]rticle\b(?!\s\d)")
_GROUP: Final = re.compile(
    r"\b(?:those|these|the\s(?:said|same|above-mentioned|aforementioned)|the(?=\s(?:conventions|treaties|covenants)\b))\s"
    r"(?:two\s|three\s|four\s)?(?:conventions|treaties|instruments|documents|covenants)\b"
)
_PROTOCOLS: Final = re.compile(
    r"\b(?:[Tt]he\s|its\s|their\s)?(?:two\s|three\s|relevant\s)?(?P<optional>[Oo]ptional\s|[Aa]dditional\s)?[Pp]rotocols?\s"
    r"there(?:to|of)\b"
)
_ARTICLES: Final = ("that article", "that Article", "said article", "same article")
_TOGETHER: Final = ("conventions", "treaties", "instruments", "documents", "covenants")
_ABOVE: Final = re.compile(r"\s(?:above|below|hereof)\b")
_SELVES: Final = ("present", "his resolution", "his decision", "his statement")
_BACKS: Final = ("hat ", "hose ", "hese ", "said ", "same ", "latter ", "mentioned ", "aforesaid ", "former ")


def find_relative(text: str, found: Sequence[Reference]) -> Iterator[Reference]:
    """Yield the references of a text that name nothing, outside of those that were found already.

    >>> [type(each).__name__ for each in find_relative("paragraph 7 of that resolution, and paragraph 4 above", ())]
    ['BackReference', 'SelfReference']
    """
    taken = [(each.start, each.end) for each in found]

    def free(match: re.Match[str]) -> bool:
        return not any(start < match.end() and match.start() < end for start, end in taken)

    relative = list(_pointing(text, free))
    yield from relative
    if "aragraph" in text:
        yield from _paragraphs(text, [*taken, *((each.start, each.end) for each in relative)])


def _pointing(text: str, free: Callable[[re.Match[str]], bool]) -> Iterator[Reference]:
    """Yield what "this", "that", "the said" and "thereto" point to."""
    if any(word in text for word in _SELVES):
        for match in filter(free, _SELF.finditer(text)):
            yield from _of_self(text, match)
    if ("esolution" in text or "ecision" in text) and any(word in text for word in _BACKS):
        for match in filter(free, _BACK.finditer(text)):
            yield from _back(text, match)
    if any(word in text for word in _ARTICLES):
        yield from (ArticleReference(*match.span()) for match in filter(free, _ARTICLE.finditer(text)))
    if "there" in text:
        for match in filter(free, _PROTOCOLS.finditer(text)):
            yield ProtocolsReference(*match.span(), optional=bool(match["optional"]))
    if any(word in text for word in _TOGETHER):
        for match in filter(free, _GROUP.finditer(text)):
            yield GroupReference(*match.span(), treaties=not match[0].endswith(("documents", "instruments")))


def _of_self(text: str, match: re.Match[str]) -> Iterator[SelfReference]:
    pinpoint = before(text, match.start())
    if pinpoint is None:
        yield SelfReference(*match.span())
        return
    for place in spread([*pinpoint.places], pinpoint.start, match.end()):
        yield SelfReference(place.start, place.end, pinpoint.words, path=settled(place.path))


def _back(text: str, match: re.Match[str]) -> Iterator[BackReference]:
    kind = ActKind(match["kind"] or match["kinds"])
    pinpoint = before(text, match.start())
    if pinpoint is None:
        yield BackReference(*match.span(), kind=kind, many=bool(match["kinds"]))
        return
    for place in spread([*pinpoint.places], pinpoint.start, match.end()):
        yield BackReference(place.start, place.end, pinpoint.words, kind=kind, path=settled(place.path))


def _paragraphs(text: str, taken: list[tuple[int, int]]) -> Iterator[SelfReference]:
    for pinpoint in bare(text):
        if any(start < pinpoint.end and pinpoint.start < end for start, end in taken):
            continue
        above = _ABOVE.match(text, pinpoint.end)
        end = above.end() if above else pinpoint.end
        for place in spread([*pinpoint.places], pinpoint.start, end):
            yield SelfReference(place.start, place.end, pinpoint.words, path=place.path, bare=above is None)
