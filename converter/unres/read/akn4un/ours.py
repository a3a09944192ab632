"""Reads documents of our own making, so that an act which is written as XML and read again is the same act.

Such a document says in our namespace what Akoma Ntoso has no place for: which part an element is, how much of the act
was held, the facts of its adoption, which numbers were inferred (see `unres.akn`). So nothing needs to be told from
numbers and words.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Final

from unres.iris import parse_path
from unres.model import (
    Extent,
    Facts,
    MeetingRef,
    Part,
    PartKind,
    PartRef,
    Path,
    PieceKey,
    RegionKind,
    SessionRef,
    Span,
    Text,
)
from unres.read.akn4un.gather import Gatherer
from unres.read.akn4un.tree import Node
from unres.read.draft import free_path

_PREFIX: Final = "unr"
"""What our documents call our namespace."""
_DIVISIONS: Final = {"sec": PartKind.SECTION, "annex": PartKind.ANNEX}
_PARAGRAPHS: Final = {
    "pp": PartKind.PREAMBULAR,
    "op": PartKind.OPERATIVE,
    "para": PartKind.ANNEX_PARAGRAPH,
    "passage": PartKind.PASSAGE,
    "table": PartKind.TABLE,
}
_WORDS: Final = frozenset({"p", "heading", "listIntroduction"})
_POINT: Final = 3
"""Steps from which on a path is that of a point."""


@dataclass(frozen=True, slots=True)
class Ours:
    """What one of our documents says of an act besides its words."""

    key: PieceKey
    extent: Extent
    body: str
    facts: Facts

    def complete(self, facts: Facts) -> Facts:
        """Return the facts of our document, with those which the standard has a place for."""
        return replace(self.facts, issued=facts.issued, proceedings=facts.proceedings)


def read_ours(statement: Node) -> Ours | None:
    """Return what a document of our making says of its act, or `None` if another made it."""
    meta = statement.find("meta")
    block = meta.find("proprietary") if meta else None
    piece = _own(block, "piece")
    named = parse_path(piece.get("path")) if piece else None
    if piece is None or not isinstance(named, PartRef) or named.path:
        return None
    return Ours(named.act, _extent(piece), piece.get("body"), _facts(_own(block, "facts")))


def _own(block: Node | None, name: str) -> Node | None:
    return next((child for child in block.children if child.qualified == f"{_PREFIX}:{name}"), None) if block else None


def _extent(node: Node) -> Extent:
    value = node.get("extent")
    return Extent(value) if value in set(Extent) else Extent.COMPLETE


def _facts(node: Node | None) -> Facts:
    if node is None:
        return Facts()
    session, meeting = parse_path(node.get("session")), parse_path(node.get("meeting"))
    try:
        adopted = date.fromisoformat(node.get("adopted"))
    except ValueError:
        adopted = None
    return Facts(
        adopted=adopted,
        session=session if isinstance(session, SessionRef) else None,
        meeting=meeting if isinstance(meeting, MeetingRef) else None,
        agenda_item=node.get("agendaItem"),
        committee=node.get("committee"),
    )


# --- Parts -------------------------------------------------------------------------------------------------------


def kind_of(path: Path) -> PartKind | None:
    """Return the kind of the part at a path, or `None` if no part has such a path.

    >>> [kind_of(path).name for path in (("op", "12", "b"), ("sec", "II", "op", "3"), ("annex", "1"))]
    ['SUBPARAGRAPH', 'OPERATIVE', 'ANNEX']
    """
    division = None
    while len(path) > 1 and path[0] in _DIVISIONS:
        division, path = _DIVISIONS[path[0]], path[2:]
    if not path:
        return division
    kind = _PARAGRAPHS.get(path[0]) if len(path) > 1 else None
    return PartKind.SUBPARAGRAPH if kind and len(path) >= _POINT else kind


class PartReader:
    """Reads the parts of one of our documents.

    Args:
        gatherer: keeps words and notes.
    """

    def __init__(self, gatherer: Gatherer) -> None:
        self._gatherer: Final = gatherer
        self._positions: Final = count(1)
        self._taken: Final[Counter[Path]] = Counter()

    def parts(self, node: Node) -> tuple[Part, ...]:
        """Return the parts inside an element."""
        return tuple(self._inside(node))

    def _inside(self, node: Node) -> Iterator[Part]:
        for child in node.children:
            path = _path(child)
            kind = kind_of(path)
            if kind:
                yield self._part(child, path, kind)
            elif child.name != "meta":
                yield from self._inside(child)

    def _part(self, node: Node, path: Path, kind: PartKind) -> Part:
        position = next(self._positions)
        number = next((child for child in node.children if _is_number(child)), None)
        printed = self._number(number, kind) if number else None
        role = RegionKind.HEADING if kind in _DIVISIONS.values() else RegionKind.TEXT
        words = self._gatherer.take(list(_own_words(node)), role).words
        spans = printed.spans() if printed else ()
        return Part(
            kind=kind,
            path=free_path(path, self._taken),
            number=printed.value if printed else "",
            position=position,
            text=words.text,
            number_span=Span(spans[0].start, spans[-1].end) if spans else None,
            markers=words.markers,
            children=self.parts(node),
            extent=_extent(node),
            number_inferred=number is not None and number.get("inferred") == "true",
            official_eid=node.get("wId"),
            rows=self._gatherer.rows(node) if kind is PartKind.TABLE else (),
        )

    def _number(self, node: Node, kind: PartKind) -> Text:
        """Return a number without the signs that it is printed in."""
        text = self._gatherer.take([node], RegionKind.NUMBER).words.text
        before = int(kind is PartKind.SUBPARAGRAPH)
        behind = int(kind in {PartKind.SUBPARAGRAPH, PartKind.OPERATIVE, PartKind.ANNEX_PARAGRAPH})
        return text.cut(before, len(text.value) - behind)


def _path(node: Node) -> Path:
    value = "" if node.name.startswith("#") else node.get("part")
    return tuple(value.split("/")) if value else ()


def _is_number(node: Node) -> bool:
    return node.name == "num" or (node.name == "block" and node.get("name") == "num")


def _own_words(node: Node) -> Iterator[Node]:
    """Yield the elements that hold the words of a part, but not those of the parts inside it."""
    for child in node.children:
        if child.name in _WORDS:
            yield child
        elif not (child.name.startswith("#") or child.name == "meta" or _path(child) or _is_number(child)):
            yield from _own_words(child)
