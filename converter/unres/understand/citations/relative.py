"""Finds references that say where they point only by what stands near: "that resolution", "paragraph 4 above"."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from unres.model import ActKind
from unres.understand.citations.acts import spread
from unres.understand.citations.pinpoint import bare, before, thereof
from unres.understand.citations.references import (
    ArticleReference,
    BackReference,
    GroupReference,
    HeadReference,
    ProtocolsReference,
    Reference,
    SelfReference,
)
from unres.understand.citations.taken import Taken

_SELF: Final = re.compile(r"\b(?:[Tt]he\spresent|[Tt]his)\s(?:resolution|decision|statement)\b(?!\s\d)")
_ANNEXED_TEXTS: Final = (
    *("declaration", "political declaration", "ministerial declaration", "outcome document", "covenant", "convention"),
    *("treaty", "agreement", "protocol", "statute", "pact", "compact", "charter", "code", "rules", "regulations"),
    *("principles", "guidelines", "programme of action", "plan of action"),
)
"""What the text of an annex calls itself."""
_ANNEXED: Final = re.compile(
    rf"\b(?:[Tt]he\spresent\s(?i:{'|'.join(_ANNEXED_TEXTS)})|[Tt]his\s(?:{'|'.join(_ANNEXED_TEXTS)}))\b"
    r"|(?<=\s)rules?\s\d{1,3}(?:(?:,|\sand|\sor|\sto)\s\d{1,3})*(?!\s(?:of|in)\b|[\d/]|\.\d)"
)
"""The text of an annex, named by itself, or a rule of it."""
_AFTER_ITEM: Final = re.compile(r"(?:,|\s(?:and|or|to))\s$")
_BACK: Final = re.compile(
    r"\b(?:[Tt]hat|[Tt]he\s(?:said|same|latter|above-mentioned|abovementioned|aforementioned|aforesaid|former))\s"
    r"(?P<kind>resolution|decision)\b(?!\s\d)"
    r"|\b(?:[Tt]hose|[Tt]hese|[Tt]he\s(?:said|same|above-mentioned|aforementioned|aforesaid))\s(?:two\s|three\s|four\s)?"
    r"(?P<kinds>resolution|decision)s\b(?!\s\d)"
    r"|(?:(?<=\bin\s)|(?<=\bparagraph\s\d\sof\s)|(?<=\bparagraph\s\d\d\sof\s))the\s(?P<read>resolution)(?=[,;.]|\sto\s)"
    r"|\b(?:[Aa]ll\s(?:of\s)?)?(?:the|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s"
    r"(?P<noted>resolution|decision)s\s(?:noted|mentioned|cited|listed|referred\sto)\sabove\b"
)
_FAR: Final = re.compile(r"\babove|\bafore")
"""What says that the acts stand above, however far."""
_ARTICLE: Final = re.compile(r"\b(?:that|the\s(?:said|same|aforementioned))\s[Aa]rticle\b(?!\s\d)")
_GROUP: Final = re.compile(
    r"\b(?:those|these|the\s(?:said|same|above-mentioned|aforementioned)|the(?=\s(?:conventions|treaties|covenants)\b))\s"
    r"(?:two\s|three\s|four\s)?(?:conventions|treaties|instruments|documents|covenants)\b"
)
_PROTOCOLS: Final = re.compile(
    r"\b(?:[Tt]he\s|its\s|their\s)?(?:two\s|three\s|relevant\s)?(?P<optional>[Oo]ptional\s|[Aa]dditional\s)?[Pp]rotocols?\s"
    r"there(?:to|of)\b"
)
_THESE: Final = ("hat", "hose", "hese", "said", "same", "latter", "former", "mentioned", "foresaid", "two", "three")
_SAID: Final = ("noted above", "mentioned above", "cited above", "listed above", "referred to above")
POINTERS: Final = {
    **{f"{this} {act}": "self" for this in ("present", "his") for act in ("resolution", "decision", "statement")},
    **{f"{this} {act}": "back" for this in _THESE for act in ("resolution", "decision")},
    **dict.fromkeys(("in the resolution", *(f"{digit} of the resolution" for digit in range(10))), "back"),
    **{f"{act}s {said}": "back" for act in ("resolution", "decision") for said in _SAID},
    **{f"{this} {word}": "article" for this in _THESE for word in ("article", "Article")},
    **dict.fromkeys(("conventions", "treaties", "instruments", "documents", "covenants"), "group"),
    **dict.fromkeys(("Article ", "Articles ", "particular article", "particular, article"), "articles"),
    **dict.fromkeys(("thereto", "thereof", " its article", " its Article"), "protocols"),
    "aragraph": "paragraph",
    **dict.fromkeys(("vol. ", "vols. "), "series"),
    "Sales No": "sales",
    **{f"present {start}{text[1:]}": "annexed" for text in _ANNEXED_TEXTS for start in (text[0], text[0].upper())},
    **{f"his {text}": "annexed" for text in _ANNEXED_TEXTS},
    **dict.fromkeys((" rule ", *(f" rules {digit}" for digit in range(1, 10))), "annexed"),
    "ules of procedure": "rules",
    **dict.fromkeys(("–20", "-20"), "years"),
}
"""Words without which a text points to nothing, and how they point: looked for first, because that is quick."""
_ANNEX: Final = re.compile(r"\bannex(?P<many>es)?\sthereto\b")
_ARTICLES: Final = re.compile(
    r"\b(?:Articles?|(?<=in\sparticular\s)articles?|(?<=in\sparticular,\s)articles?)\s"
    r"(?P<list>(?>\d{1,3}(?:(?:,\s|\sand\s|,\sand\s)\d{1,3})*))(?![\d(]|\s\([a-z]|\s(?:of|in)\s|,?\sthereof)"
)
"""Articles of what was named before: "the Charter of the United Nations and, in particular, Article 51"."""
_ABOVE: Final = re.compile(r"\s(?:above|below|hereof)\b")

_OF_NO_ACT: Final = re.compile(
    r"\b(?:agreement|report|plan|letter|statement|treaty)s?\b(?:(?!\bresolution|\bdecision)[^;])*$"
)
"""What shows that "thereof" belongs to something else than an act."""
_NEAR: Final = 120


def find_relative(
    text: str, found: Sequence[Reference], ways: Collection[str] = frozenset(POINTERS.values())
) -> Iterator[Reference]:
    """Yield the references of a text that name nothing, outside of those that were found already.

    `ways` are those values of `POINTERS` whose words the text has.

    >>> [type(each).__name__ for each in find_relative("paragraph 7 of that resolution, and paragraph 4 above", ())]
    ['BackReference', 'SelfReference']
    """
    taken = Taken((each.start, each.end) for each in found)
    relative = [
        reference
        for way, pattern, read in _READERS
        if way in ways
        for match in pattern.finditer(text)
        if not taken.overlaps(*match.span())
        for reference in read(text, match)
    ]
    yield from relative
    if "protocols" in ways:
        yield from _thereof(text, taken)
    if "paragraph" in ways:
        if relative:
            taken = Taken((each.start, each.end) for each in (*found, *relative))
        yield from _paragraphs(text, taken)


def _of_self(text: str, match: re.Match[str]) -> Iterator[SelfReference]:
    pinpoint = before(text, match.start())
    if pinpoint is None:
        yield SelfReference(*match.span())
        return
    for place in spread([*pinpoint.places], pinpoint.start, match.end()):
        yield SelfReference(place.start, place.end, pinpoint.words, path=place.path)


def _of_annex(text: str, match: re.Match[str]) -> Iterator[SelfReference]:
    """Yield the annex, once for each article or rule that is meant of it."""
    pinpoint = before(text, match.start())
    if pinpoint is not None:
        for place in spread([*pinpoint.places], pinpoint.start, match.end()):
            yield SelfReference(place.start, place.end, pinpoint.words, annexed=True)
        return
    numbers = [number.start() for number in re.finditer(r"\d+", match[0])][1:]
    starts = [match.start(), *(match.start() + at for at in numbers)]
    ends = [*(_AFTER_ITEM.sub("", text[: match.start() + at]) for at in numbers), text[: match.end()]]
    for start, words in zip(starts, ends, strict=True):
        yield SelfReference(start, len(words), annexed=True)


def _back(text: str, match: re.Match[str]) -> Iterator[BackReference]:
    many = match["kinds"] or match["noted"]
    said = BackReference(
        *match.span(),
        kind=ActKind(match["kind"] or match["read"] or many),
        many=bool(many),
        above=_FAR.search(match[0]) is not None,
    )
    pinpoint = None if many else before(text, match.start())
    if pinpoint is None:
        yield said
        return
    for place in spread([*pinpoint.places], pinpoint.start, match.end()):
        yield replace(said, start=place.start, end=place.end, locator=pinpoint.words, path=place.path)


def _protocols(_: str, match: re.Match[str]) -> Iterator[ProtocolsReference]:
    yield ProtocolsReference(*match.span(), optional=bool(match["optional"]))


def _annex(text: str, match: re.Match[str]) -> Iterator[BackReference]:
    """Yield the annex of the act cited last, or its paragraphs: "paragraphs 1 to 10 of the annex thereto"."""
    pinpoint = before(text, match.start())
    if pinpoint is None:
        yield BackReference(*match.span(), match[0], path=("annex", "1"), many=bool(match["many"]))
        return
    for place in spread([*pinpoint.places], pinpoint.start, match.end()):
        path = ("annex", "1", "para", *place.path[1:]) if place.path[:1] == ("op",) else ("annex", "1")
        yield BackReference(place.start, place.end, pinpoint.words, path=path)


def _articles(_: str, match: re.Match[str]) -> Iterator[HeadReference]:
    """Yield the articles; a capital says that they are the Charter's."""
    head = "Charter" if match[0][0] == "A" else ""
    for number in re.finditer(r"\d+", match["list"]):
        start, end = number.start() + match.start("list"), number.end() + match.start("list")
        start = match.start() if start == match.start("list") else start
        yield HeadReference(start, end, head=head, article=number[0])


def _thereof(text: str, taken: Taken) -> Iterator[HeadReference]:
    """Yield the articles of what was cited last in the same paragraph."""
    for pinpoint in thereof(text):
        if not taken.overlaps(pinpoint.start, pinpoint.end):
            for place in spread([*pinpoint.places], pinpoint.start, pinpoint.end):
                yield HeadReference(place.start, place.end, pinpoint.words, article=place.article)


def _paragraphs(text: str, taken: Taken) -> Iterator[SelfReference | BackReference]:
    for pinpoint in bare(text):
        if taken.overlaps(pinpoint.start, pinpoint.end):
            continue
        of_another = text.startswith(" thereof", pinpoint.end) or text.endswith(" its ", 0, pinpoint.start)
        if of_another and _OF_NO_ACT.search(text, max(0, pinpoint.start - _NEAR), pinpoint.start):
            continue
        above = _ABOVE.match(text, pinpoint.end)
        end = above.end() if above else pinpoint.end
        for place in spread([*pinpoint.places], pinpoint.start, end):
            if of_another:
                yield BackReference(place.start, place.end, pinpoint.words, path=place.path)
            else:
                yield SelfReference(place.start, place.end, pinpoint.words, path=place.path, bare=above is None)


_READERS: Final[tuple[tuple[str, re.Pattern[str], Callable[[str, re.Match[str]], Iterator[Reference]]], ...]] = (
    ("self", _SELF, _of_self),
    ("annexed", _ANNEXED, _of_annex),
    ("back", _BACK, _back),
    ("articles", _ARTICLES, _articles),
    ("protocols", _ANNEX, _annex),
    ("article", _ARTICLE, lambda _, match: iter((ArticleReference(*match.span()),))),
    (
        "protocols",
        _PROTOCOLS,
        lambda _, match: iter((ProtocolsReference(*match.span(), optional=bool(match["optional"])),)),
    ),
    (
        "group",
        _GROUP,
        lambda _, match: iter(
            (GroupReference(*match.span(), treaties=not match[0].endswith(("documents", "instruments"))),)
        ),
    ),
)
"""What points, and what it is read as."""
