"""Parses XML from anywhere without harm, and tells where each element stands in the file.

`lxml` decides what is well-formed, with entities, document types and the network off and libxml2's own limits on. It
keeps no places of characters, so that the elements are then found again in the text, by a pattern that is sound
because the text is known to be well-formed. A document type is refused as such: Akoma Ntoso has none, and it is what
entities are declared in (OWASP, *XML External Entity Prevention Cheat Sheet*).
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import unescape

from lxml import etree

from unres.decode import SourceError
from unres.model import Source

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""Akoma Ntoso 3.0; the drafts of the standard put their own name behind it."""

MAX_DEPTH: Final = 128
"""Deepest nesting read. A paragraph's point to the fourth level in an annex of an annex stands below forty."""

MAX_CHARACTERS: Final = 16 * 1024 * 1024
"""Longest file read. The longest act of the United Nations' own files is under 400,000 characters."""

_TOKEN: Final = re.compile(
    r"""
    < (?: !-- .*? -->
        | !\[CDATA\[ .*? \]\]>
        | \? .*? \?>
        | / [^>]* >
        | [^>"']* (?: (?: "[^"]*" | '[^']*' ) [^>"']* )* >
      )
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME: Final = re.compile(r"<(?:[^\s:/>]*:)?([^\s/>]+)")
_DOCTYPE: Final = re.compile(r"\s*+(?>(?:<\?.*?\?>|<!--.*?-->)\s*)*+<!DOCTYPE", re.DOTALL)
"""What comes before is passed once: without atomic groups, a hundred instructions could be parted in 2^100 ways."""
_CDATA: Final = "<![CDATA["
_QUOTES: Final = {"&quot;": '"', "&apos;": "'"}


class Node:
    """An element and where it stands: from `start` to `end`, its content from `inner` to `inner_end`.

    Comments, processing instructions and stretches of CDATA are nodes too, named `#comment` and `#cdata`, so that what
    lies between a node's children is its text.
    """

    __slots__ = ("_text", "children", "end", "inner", "inner_end", "name", "start")

    def __init__(self, text: str, name: str, start: int, inner: int) -> None:
        self._text = text
        self.name: Final = name
        self.start: Final = start
        self.inner: Final = inner
        self.inner_end = inner
        self.end = inner
        self.children: Final[list[Node]] = []

    @property
    def qualified(self) -> str:
        """The element's name with its prefix."""
        return self._text[self.start + 1 : self.inner].rstrip("/>").split(maxsplit=1)[0]

    def get(self, name: str) -> str:
        """Return an attribute by its local name, empty if it is not there."""
        start, end = self.span_of(name)
        return unescape(self._text[start:end], _QUOTES) if end > start else ""

    def span_of(self, name: str) -> tuple[int, int]:
        """Return where an attribute's value stands; the empty stretch before the element's name if it is not there."""
        found = re.compile(rf"""[\s:]{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""").search(self._text, self.start, self.inner)
        if found is None:
            return self.start, self.start
        return found.span(1) if found[1] is not None else found.span(2)

    def chunks(self) -> Iterator["Node | tuple[int, int]"]:
        """Yield the stretches of text and the nodes inside, in order."""
        position = self.inner
        for child in self.children:
            if position < child.start:
                yield position, child.start
            yield child
            position = child.end
        if position < self.inner_end:
            yield position, self.inner_end

    def find(self, *names: str) -> "Node | None":
        """Return the first child with one of these names."""
        return next((child for child in self.children if child.name in names), None)

    def all(self, name: str) -> Iterator["Node"]:
        """Yield every element of a name inside this one, in document order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all(name)

    def words(self) -> str:
        """Return the text inside with its white space folded, for what is compared and not kept."""
        return " ".join(unescape(_TOKEN.sub("", self._text[self.inner : self.inner_end]), _QUOTES).split())


def parse(source: Source) -> Node:
    """Return the root of a source.

    Raises:
        SourceError: the source is no well-formed XML, declares a document type, or is nested too deeply.
    """
    _require_sound(source)
    text = source.text
    root = Node(text, "#document", 0, 0)
    above = [root]
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        second = text[start + 1]
        if second == "/":
            node = above.pop()
            node.inner_end, node.end = start, end
        elif second in "!?":
            above[-1].children.append(_other(text, start, end))
        else:
            name = _NAME.match(text, start)
            node = Node(text, name[1] if name else "", start, end)
            above[-1].children.append(node)
            if text[end - 2] != "/":
                above.append(node)
                if len(above) > MAX_DEPTH:
                    raise _bad(source, "nested-too-deeply", f"elements are nested more than {MAX_DEPTH} deep", start)
    return next(child for child in root.children if not child.name.startswith("#"))


def _other(text: str, start: int, end: int) -> Node:
    """Return a node for a comment, a processing instruction or a stretch of CDATA, which alone has text."""
    if not text.startswith(_CDATA, start):
        node = Node(text, "#comment", start, end)
    else:
        node = Node(text, "#cdata", start, start + len(_CDATA))
        node.inner_end = end - len("]]>")
    node.end = end
    return node


def _require_sound(source: Source) -> None:
    if len(source.text) > MAX_CHARACTERS:
        what = f"more than {MAX_CHARACTERS // 2**20} million characters of XML are no single act"
        raise _bad(source, "too-large", what, 0, "Split it into one file for each act.")
    doctype = _DOCTYPE.match(source.text)
    if doctype:
        what = "a document type declaration may hide entities, and Akoma Ntoso has none"
        raise _bad(source, "document-type", what, doctype.end(), "Remove the DOCTYPE declaration.")
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(source.text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        what = f"this is no well-formed XML: {str(error.msg).partition(', line ')[0]}"
        raise SourceError("not-well-formed", what, source.name, line=line, advice="Fetch the file again.") from error
    if not (etree.QName(root).namespace or "").startswith(NAMESPACE):
        raise _bad(source, "not-akoma-ntoso", f"the root element is {etree.QName(root).text}", 0)


def _bad(source: Source, code: str, what: str, position: int, advice: str = "Look at the file.") -> SourceError:
    return SourceError(code, what, source.name, line=source.line(position), advice=advice)
