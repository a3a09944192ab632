"""Compares an act that was read from Markdown or PDF with its twin, the United Nations' own XML of the same act.

The XML is read here by its elements alone, with none of the reader's code, so that no fault can stand on both sides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lxml import etree

from unres.conversion import Conversion
from unres.model import Act, PartKind

_STEM: Final = re.compile(r"(?:-\d+E|_E)$")
"""What the United Nations' XML adds to the symbol in the name of a file."""
_FURNITURE: Final = {
    "authorialNote",
    "num",
    "list",
    "point",
    "blockList",
    "item",
    "table",
    "paragraph",
    "wrapUp",
    "heading",
}


def compare_twin(path: Path, conversion: Conversion) -> Iterator[dict[str, Any]]:
    """Yield how the acts of a file compare with its twin, if it has one in `akn4un/ga-78/en` beside its folder."""
    twin = twins(path.parent.parent / "akn4un" / "ga-78" / "en").get(path.stem)
    if twin is None:
        return
    right = outline_of_xml(twin)
    acts = [outline_of_act(each.act) for each in conversion.understandings]
    texts = [text for act in acts for text in act.texts]
    unlike = [text for there, _ in differences(right.texts, texts) for text in there]
    yield {
        "same": {
            "numbers": right.numbers == [number for act in acts for number in act.numbers],
            "number of notes": right.notes == sum(act.notes for act in acts),
        },
        "texts": len(right.texts),
        "exact": len(right.texts) - len(unlike),
        "unlike": unlike,
    }


@lru_cache
def twins(folder: Path) -> dict[str, Path]:
    """Return symbol, as files have it in their names, → the XML of that act."""
    return {_STEM.sub("", path.stem): path for path in folder.glob("*.xml")}


@dataclass(slots=True)
class Outline:
    """What is compared of an act: the numbers in order, the units of text, and how many notes there are."""

    numbers: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    notes: int = 0


def folded(text: str) -> str:
    """Return a text without what typesetting decides: white space, kinds of quotes and hyphens."""
    text = re.sub(r"[‘’‚′'`]", "'", re.sub(r"[“”„″]", '"', text))
    text = re.sub(r"[\u2010\u2011]", "-", text)
    return re.sub(r"[\s\u00ad\u200b-\u200f\ufeff]+", "", text)


# --- What the XML says -------------------------------------------------------------------------------------------


def outline_of_xml(path: Path) -> Outline:
    """Return the outline of an act in AKN4UN."""
    found = Outline()
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    for element in root.iter():
        name = _name(element)
        if name == "authorialNote":
            found.notes += 1
        elif name == "paragraph":
            number = _number(element)
            if number.isdigit() and not _inside(element, {"quotedStructure"}):
                found.numbers.append(number)
        if _is_unit(element):
            text = folded(_own_text(element))
            if text:
                found.texts.append(text)
    return found


def _is_unit(element: etree._Element) -> bool:
    """Tell whether an element is a recital, a numbered paragraph or a point, none of them inside a note or a table."""
    if _inside(element, {"authorialNote", "table"}):
        return False
    name = _name(element)
    return (
        bool(_number(element))
        if name in {"paragraph", "point"}
        else name == "container" and _inside(element, {"preamble"})
    )


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _inside(element: etree._Element, names: set[str]) -> bool:
    return any(_name(ancestor) in names for ancestor in element.iterancestors())


def _number(element: etree._Element) -> str:
    for child in element:
        if _name(child) == "num":
            return "".join(child.itertext()).strip().rstrip(".")
    return ""


def _own_text(element: etree._Element) -> str:
    """Return the text of a paragraph or point without those inside it, its number and its notes."""
    pieces = [element.text or ""]
    for child in element:
        if _name(child) == "list":  # its introduction is the paragraph's own text
            pieces += [_own_text(each) for each in child if _name(each) == "intro"]
        elif _name(child) and _name(child) not in _FURNITURE:
            pieces.append(_own_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


# --- What was read -----------------------------------------------------------------------------------------------


def outline_of_act(act: Act) -> Outline:
    """Return the outline of an act as read."""
    numbered = {PartKind.OPERATIVE, PartKind.ANNEX_PARAGRAPH}
    worded = {PartKind.PREAMBULAR, PartKind.SUBPARAGRAPH, *numbered}
    found = Outline(notes=len(act.footnotes))
    for part in act.walk():
        if part.kind in numbered and part.number.isdigit():
            found.numbers.append(part.number)
        if part.kind in worded and part.text.value:
            found.texts.append(folded(part.text.value))
    return found


def differences(right: list[str], read: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the stretches in which two sequences differ."""
    for tag, a, b, c, d in SequenceMatcher(None, right, read, autojunk=False).get_opcodes():
        if tag != "equal":
            yield right[a:b], read[c:d]
