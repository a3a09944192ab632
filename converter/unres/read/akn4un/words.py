"""Takes the words out of an element: text without mark-up, the notes that stand in it, and the links on its words.

Each character of the words maps to one of the file. One that the file writes as a reference (`&amp;`) maps to the
reference's first character.
"""

import re
from dataclasses import replace
from html import unescape
from typing import Final, NamedTuple

from unres.model import Link, Marker, Region, RegionKind, Run, Span, Text
from unres.read.akn4un.tree import Node
from unres.read.words import Words

_SPECIAL: Final = re.compile(r"&#?\w+;|[^\S ]\s*|[ ]\s+")
_BRACKETS: Final = re.compile(r"\(\s*\)\s*")
"""What stays of a marker that is printed in brackets, as in Arabic, at the beginning of its note."""
_NOTES: Final = frozenset({"authorialNote"})
_WITHOUT_WORDS: Final = frozenset({"#comment", "meta", "img", "num"})
_WHITE_SPACE: Final = re.compile(r"\s")
_LINKS: Final = {"a": "href", "ref": "href", "rref": "from", "affectedDocument": "href", "relatedDocument": "href"}
"""Element that links its words to something → the attribute that says to what."""
_BREAKS: Final = frozenset({"eol", "br", "p", "tr", "td", "th", "li", "block"})
"""Elements that part words even where the file has no white space between them."""


class Note(NamedTuple):
    """A note where it stands: its marker, where that is written, and its words."""

    label: str
    span: Span
    words: Words


class Found(NamedTuple):
    """The words of some elements, and the notes that stand in them."""

    words: Words
    notes: tuple[Note, ...]


class Reader:
    """Reads words from one file, and numbers the notes that have no marker."""

    def __init__(self, text: str) -> None:
        self._text: Final = text
        self._nameless = 0

    def read(self, *nodes: Node) -> Found:
        """Return the words of elements, one after the other."""
        gathering = _Gathering(self, self._text)
        for node in nodes:
            gathering.part()
            gathering.top(node)
        return gathering.done()

    def note(self, node: Node) -> Note:
        """Return a note."""
        start, end = node.span_of("marker")
        label = node.get("marker").strip()
        if not label or re.search(r"[\s/]", label):
            self._nameless += 1
            label, start, end = f"n{self._nameless}", node.start, node.start + 1
        gathering = _Gathering(self, self._text)
        gathering.node(node)
        return Note(label, Span(start, end), _without_brackets(gathering.done().words))


class _Gathering:
    """Words while they are put together: no blank begins them, ends them or follows another one."""

    def __init__(self, reader: Reader, text: str) -> None:
        self._reader = reader
        self._text = text
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._markers: list[Marker] = []
        self._notes: list[Note] = []
        self._marks: list[Region] = []
        self._links: list[Link] = []
        self._length = 0
        self._pending = False
        """A blank is due before the next word though the file has none."""

    def top(self, node: Node) -> None:
        """Add what an element holds, or a note."""
        if node.name in _NOTES:
            self._note(node)
        else:
            self.node(node)

    def node(self, node: Node) -> None:
        """Add what an element holds, and if it is a link, that."""
        link = _link(node)
        if link is None:
            self._inside(node)
        else:
            at, start = len(self._links), self._length
            self._links.append(link)
            self._inside(node)
            self._links[at] = link._replace(start=start, end=self._length)

    def _inside(self, node: Node) -> None:
        chunks = list(node.chunks())
        for n, chunk in enumerate(chunks):
            if isinstance(chunk, Node):
                self._child(chunk, bracketed=self._bracketed(chunks, n))
            else:
                self._take(*chunk)

    def _bracketed(self, chunks: list[Node | tuple[int, int]], n: int) -> bool:
        """Tell whether a node is one of the brackets around a note's marker: `<sup>(</sup><authorialNote/>`."""
        here = chunks[n]
        if (
            not isinstance(here, Node)
            or here.name != "sup"
            or self._text[here.inner : here.inner_end] not in {"(", ")"}
        ):
            return False
        near = chunks[n + 1 : n + 2] if self._text[here.inner] == "(" else chunks[n - 1 : n]
        return any(isinstance(other, Node) and other.name in _NOTES for other in near)

    def _child(self, child: Node, *, bracketed: bool) -> None:
        if bracketed:
            self._marks.append(Region(child.inner, child.inner_end, RegionKind.MARKER))
        elif child.name in _NOTES:
            self._note(child)
        elif child.name == "noteRef" and child.get("marker"):
            span = Span(*child.span_of("marker"))
            self._markers.append(Marker(child.get("marker"), self._length, span))
        elif child.name == "#cdata":
            self._take(child.inner, child.inner_end, literal=True)
        elif child.name not in _WITHOUT_WORDS:
            breaks = child.name in _BREAKS
            if breaks:
                self.part()
            self.node(child)
            if breaks:
                self.part()

    def _note(self, child: Node) -> None:
        note = self._reader.note(child)
        self._notes.append(note)
        self._markers.append(Marker(note.label, self._length, note.span))

    def part(self) -> None:
        """Let a blank come before the next word."""
        self._pending = bool(self._pieces)

    def _take(self, start: int, end: int, *, literal: bool = False) -> None:
        position = start
        for match in _SPECIAL.finditer(self._text, start, end):
            at, after = match.span()
            if literal and self._text[at] == "&":
                continue
            self._plain(position, at)
            if self._text[at] == "&":
                self._reference(at, match.group())
            else:
                self._blank(at)
            position = after
        self._plain(position, end)

    def _plain(self, start: int, end: int) -> None:
        if start < end and self._text[start] == " " and (self._closed() or self._pending):
            self._blank(start)
            start += 1
        if start < end:
            self._add(self._text[start:end], start)

    def _reference(self, at: int, reference: str) -> None:
        character = unescape(reference)
        if character.isspace():
            self._blank(at)
        else:
            self._add(character, at)

    def _add(self, words: str, start: int) -> None:
        if self._pending and not self._closed():
            last = self._runs[-1]
            gap = _WHITE_SPACE.search(self._text, last.start + last.length, start)
            if gap:
                self._runs.append(Run(self._length, gap.start(), 1))
            self._pieces.append(" ")
            self._length += 1
        self._pending = False
        self._pieces.append(words)
        self._runs.append(Run(self._length, start, len(words)))
        self._length += len(words)

    def _blank(self, at: int) -> None:
        self._pending = False
        if not self._closed():
            self._pieces.append(" ")
            self._runs.append(Run(self._length, at, 1))
            self._length += 1

    def _closed(self) -> bool:
        return not self._pieces or self._pieces[-1][-1] == " "

    def done(self) -> Found:
        """Return the words."""
        value = "".join(self._pieces)
        text = Text(value, tuple(self._runs), _ordered(self._links, value)).cut(0, len(value.rstrip(" ")))
        last = len(text.value)
        markers = tuple(replace(each, offset=min(each.offset, last)) for each in self._markers)
        return Found(Words(text, markers, tuple(self._marks), self._text), tuple(self._notes))


def _link(node: Node) -> Link | None:
    """Return the link that an element is, if it is one, without its place.

    A citation in a document of our making is none: whoever reads it finds it in the words.
    """
    attribute = _LINKS.get(node.name)
    if attribute is None or node.get("citation"):
        return None
    href = node.get(attribute)
    return Link(0, 0, href, node.get("upTo") if attribute == "from" else "") if href else None


def _ordered(links: list[Link], value: str) -> tuple[Link, ...]:
    """Return links without the blanks at their ends, in the order of their places."""
    bare = []
    for link in links:
        words = value[link.start : link.end]
        start = link.end - len(words.lstrip(" "))
        bare.append(link._replace(start=start, end=start + len(words.strip(" "))))
    return tuple(sorted(bare, key=lambda link: (link.start, -link.end)))


def behead(words: Words, length: int, kind: RegionKind) -> Words:
    """Return words without their first characters, which become marks of a kind."""
    head = [Region(*span, kind) for span in words.text.spans(0, length)]
    text = words.text.cut(length, len(words.text.value))
    markers = tuple(replace(each, offset=max(0, each.offset - length)) for each in words.markers)
    return Words(text, markers, (*words.marks, *head), words.source)


def _without_brackets(words: Words) -> Words:
    brackets = _BRACKETS.match(words.text.value)
    return behead(words, brackets.end(), RegionKind.MARKER) if brackets else words
