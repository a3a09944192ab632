"""Akoma Ntoso elements: making them, and laying them out in lines without touching the text."""

import re
from typing import Final

from lxml import etree

from unres.errors import UnresError
from unres.namespaces import UNR

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NSMAP: Final[dict[str, str]] = {
    None: AKN,  # type: ignore[dict-item] # the stubs forget the default namespace
    "unr": UNR,
}

_UNFIT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MIXED: Final = frozenset({"p", "num", "block", "heading", "listIntroduction"})
"""Elements in which every blank counts."""


class AknError(UnresError):
    """The act cannot be written as XML."""


def element(tag: str, above: etree._Element | None = None, /, **attributes: str) -> etree._Element:
    """Return a new element, the last child of `above` if that is given.

    Attributes without a value are left out; `unr_x` is the attribute `x` of our own namespace, `as_` is `as`.
    """
    found = {
        f"{{{UNR}}}{key[4:]}" if key.startswith("unr_") else key.rstrip("_"): value
        for key, value in attributes.items()
        if value
    }
    if above is None:
        return etree.Element(f"{{{AKN}}}{tag}", found, nsmap=NSMAP)
    return etree.SubElement(above, f"{{{AKN}}}{tag}", found)


def append_text(node: etree._Element, text: str) -> None:
    """Add text at the end of an element.

    Raises:
        AknError: the text contains a character that XML cannot carry (XML 1.0, production [2]).
    """
    unfit = _UNFIT.search(text)
    if unfit:
        raise AknError(
            f"the character U+{ord(unfit[0]):04X} cannot stand in XML",
            where=text[:40],
            advice="Remove it from the source.",
        )
    last = next(node.iterchildren(reversed=True), None)  # `len` and `[-1]` go through all children
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        node.text = (node.text or "") + text


def lay_out(node: etree._Element, depth: int = 0) -> None:
    """Put each element on a line of its own, but for those inside a paragraph, a number or a heading."""
    if etree.QName(node).localname in _MIXED or not len(node):
        return
    node.text = "\n" + "  " * (depth + 1)
    for child in node:
        lay_out(child, depth + 1)
        child.tail = node.text
    node[-1].tail = "\n" + "  " * depth
