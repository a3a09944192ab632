"""Flattens the body of an act to lines: what begins or continues something, in document order.

The United Nations' files say the same thing in several ways: points in lists, in sublists beside the points that they
belong to, or as paragraphs of their own; sections around their paragraphs or before them; headings as `subheading`,
`heading`, `crossHeading` or by the class of a paragraph. What a line is called here depends on what it is, and
`unres.read.akn4un.body` nests the lines by their numbers.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto
from typing import Final, NamedTuple

from unres.read.akn4un.tree import Node
from unres.read.labels import Rank, read_label


class Kind(Enum):
    """What a line is."""

    RECITAL = auto()
    NUMBERED = auto()
    """A paragraph or point with a number, whose label tells which."""
    POINT = auto()
    """A point of a list, numbered or not."""
    PLAIN = auto()
    """A paragraph without a number."""
    WRAP_UP = auto()
    """Words that go on after the points of a list."""
    HEADING = auto()
    TABLE = auto()
    FORMULA = auto()
    """The enacting formula of a draft that the act contains."""
    CONCLUSION = auto()
    """The words that close the act, where a draft or an annex carries them."""
    DRAFT = auto()
    """Nothing but the beginning of such a draft."""
    DRAFT_END = auto()
    ATTACHMENT = auto()
    """Nothing but the beginning of an attachment."""


class Line(NamedTuple):
    """A line: its kind, its own number, the elements that hold its words, and its identifier in the file."""

    kind: Kind
    node: Node
    number: Node | None = None
    words: tuple[Node, ...] = ()
    identifier: str = ""


_HEADING_CLASS: Final = re.compile(r"H(?:\d+|Ch)G?|Heading\d*|Title")
"""Classes of the templates that the United Nations' documents are written with, for headings."""
_HEADINGS: Final = frozenset({"heading", "subheading", "crossHeading"})
_DIVISIONS: Final = frozenset(
    {"section", "part", "subpart", "chapter", "subchapter", "title", "subtitle", "division", "subdivision", "book"}
    | {"article", "subsection", "hcontainer", "tome"}
)
_PARAGRAPHS: Final = frozenset({"paragraph", "clause", "rule", "proviso"})
_POINTS: Final = frozenset({"point", "item", "indent", "subparagraph"})
_LISTS: Final = frozenset({"list", "sublist", "blockList"})
_TRANSPARENT: Final = frozenset(
    {"mainBody", "body", "content", "components", "component"}
    | {"attachments", "annexes", "doc", "recitals", "quotedStructure", "embeddedStructure", "mod", "blockContainer"}
)
_NO_WORDS: Final = frozenset({"#comment", "meta", "coverPage"})


def lines_of(node: Node) -> Iterator[Line]:
    """Yield the lines of a preamble, a body, attachments, or any other block of a document."""
    yield from _READ.get(node.name, _block)(node)


def _inside(node: Node) -> Iterator[Line]:
    """Yield the lines of everything inside an element."""
    for child in node.children:
        yield from _READ.get(child.name, _block)(child)


def _preamble(node: Node) -> Iterator[Line]:
    """Yield the lines of a preamble, whose containers are its paragraphs."""
    for child in node.children:
        if child.name == "container":
            yield from _container(child, Kind.RECITAL)
        else:
            yield from _READ.get(child.name, _block)(child)


def _nothing(_node: Node) -> Iterator[Line]:
    """Yield nothing, since the element's words are read elsewhere or are none."""
    yield from ()


def _block(node: Node) -> Iterator[Line]:
    """Yield a block that no rule knows, or a number that stands alone."""
    number = _lone_number(node)
    if number is not None:
        yield Line(Kind.HEADING, node, number=number)
    else:
        yield _line(Kind.PLAIN, node)


def _line(kind: Kind, node: Node) -> Line:
    return Line(kind, node, words=(node,), identifier=node.get("eId"))


def _heading(node: Node) -> Iterator[Line]:
    yield _line(Kind.RECITAL if node.get("refersTo") == "#preamble" else Kind.HEADING, node)


def _draft(node: Node) -> Iterator[Line]:
    yield Line(Kind.DRAFT, node)
    for child in node.children:
        yield from _preamble(child) if child.name == "preamble" else _READ.get(child.name, _block)(child)
    yield Line(Kind.DRAFT_END, node)


def _attachment(node: Node) -> Iterator[Line]:
    yield Line(Kind.ATTACHMENT, node)
    yield from _inside(node)


def _lone_number(node: Node) -> Node | None:
    """Return the number that is all a block holds: `<p><num>IV</num></p>`."""
    inside = [child for child in node.children if child.name != "#comment"]
    return inside[0] if len(inside) == 1 and inside[0].name == "num" and node.words() == inside[0].words() else None


def _division(node: Node) -> Iterator[Line]:
    """Yield a section's number and heading, and what stands in it."""
    number = node.find("num")
    if number is not None:
        yield Line(Kind.HEADING, node, number=number, identifier=node.get("eId"))
    for child in node.children:
        if child is not number:
            yield from _READ.get(child.name, _block)(child)


def _paragraph(node: Node) -> Iterator[Line]:
    headings = tuple(child for child in node.children if child.name in _HEADINGS)
    number = node.find("num")
    held = [child for child in node.children if child is not number and child not in headings]
    by_class = _HEADING_CLASS.fullmatch(node.get("class")) is not None
    if len(held) == 1 and _lone_number(held[0]) is not None:
        yield Line(Kind.HEADING, node, number=_lone_number(held[0]), identifier=node.get("eId"))
    elif headings or (by_class and _heads(number) and not _holds_list(held)):
        words = headings or tuple(held)
        yield Line(Kind.HEADING, node, number=number, words=words, identifier=node.get("eId"))
        if headings and held:
            yield from _words_and_lists(node, Kind.PLAIN, None, held)
    else:
        kind = Kind.NUMBERED if number is not None else Kind.PLAIN
        yield from _words_and_lists(node, kind, number, held)


def _heads(number: Node | None) -> bool:
    """Tell whether a number may stand before a heading: there is none, or it is one of a section."""
    label = read_label(number.words()) if number is not None else None
    return label is None or label.rank is Rank.SECTION


def _holds_list(held: list[Node]) -> bool:
    return any(child.name in _LISTS for child in held)


def _point(node: Node) -> Iterator[Line]:
    headings = [child for child in node.children if child.name in _HEADINGS]
    number = node.find("num")
    held = [child for child in node.children if child is not number and child not in headings]
    if headings and not held:
        yield Line(Kind.HEADING, node, number=number, words=tuple(headings), identifier=node.get("eId"))
    else:
        yield from _words_and_lists(node, Kind.POINT, number, [*headings, *held])


def _words_and_lists(node: Node, kind: Kind, number: Node | None, held: list[Node]) -> Iterator[Line]:
    """Yield what has a number and words of its own, up to the first list, and then what stands in lists."""
    own: list[Node] = []
    rest = list(held)
    while rest and rest[0].name not in {*_LISTS, *_POINTS, "table", "wrapUp"}:
        own.extend(_unwrapped(rest.pop(0)))
    split = next((n for n, child in enumerate(own) if child.name in {*_LISTS, "table"}), len(own))
    own, rest = own[:split], [*own[split:], *rest]
    if rest and not own and rest[0].name in _LISTS:
        first = rest[0]
        intro = first.find("intro", "listIntroduction")
        if intro is not None:
            own = [intro]
    yield Line(kind, node, number, tuple(own), node.get("eId"))
    for child in rest:
        if child.name in _LISTS:
            yield from _list(child, without=own)
        else:
            yield from _READ.get(child.name, _block)(child)


def _unwrapped(node: Node) -> list[Node]:
    """Return the blocks in an element that only wraps them."""
    return [child for child in node.children if child.name != "#comment"] if node.name == "content" else [node]


def _list(node: Node, without: "list[Node] | tuple[()]" = ()) -> Iterator[Line]:
    for child in node.children:
        if any(child is each for each in without):
            continue
        if child.name in {"wrapUp", "listWrapUp"}:
            yield Line(Kind.WRAP_UP, child, words=(child,))
        elif child.name in {"intro", "listIntroduction"}:
            yield Line(Kind.PLAIN, child, words=(child,))
        else:
            yield from _READ.get(child.name, _block)(child)


def _container(node: Node, kind: Kind) -> Iterator[Line]:
    """Yield a preambular paragraph, or what a container in a body holds."""
    held = [child for child in node.children if child.name != "#comment"]
    if held and all(child.name == "table" for child in held):
        for child in held:
            yield Line(Kind.TABLE, child, words=(child,), identifier=node.get("eId"))
    else:
        number = node.find("num")
        yield from _words_and_lists(node, kind, number, [child for child in held if child is not number])


_READ: Final[Mapping[str, Callable[[Node], Iterator[Line]]]] = {
    **dict.fromkeys(_NO_WORDS, _nothing),
    **dict.fromkeys(_PARAGRAPHS, _paragraph),
    **dict.fromkeys(_POINTS, _point),
    **dict.fromkeys(_LISTS, _list),
    **dict.fromkeys(_HEADINGS, _heading),
    **dict.fromkeys(_DIVISIONS, _division),
    **dict.fromkeys(_TRANSPARENT, _inside),
    "container": lambda node: _container(node, Kind.PLAIN),
    "alinea": lambda node: _container(node, Kind.PLAIN),
    "recital": lambda node: _container(node, Kind.RECITAL),
    "preamble": _preamble,
    "table": lambda node: iter((_line(Kind.TABLE, node),)),
    "formula": lambda node: iter((_line(Kind.FORMULA, node),)),
    "conclusions": lambda node: iter((_line(Kind.CONCLUSION, node),)),
    "statement": _draft,
    "attachment": _attachment,
}
"""Element → what reads it."""
