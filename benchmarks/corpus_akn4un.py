"""Counts paragraphs, points and notes in the United Nations' XML with lxml alone, and compares them with a reading.

Nothing of the reader is used for the count, and none of its rules but one: what stands around a note's marker in
brackets is no word of the paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from unres.conversion import Conversion
from unres.model import Act, Part, PartKind, Source

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OWN = frozenset(AKN + name for name in ("paragraph", "point", "item", "container", "alinea", "crossHeading", "wrapUp"))
NOT_OWN = frozenset(
    AKN + name
    for name in ("authorialNote", "num", "list", "sublist", "blockList", "point", "item", "table", "wrapUp", "meta")
)
HEADINGS = frozenset(AKN + name for name in ("heading", "subheading"))
NUMBERED = re.compile(r"\d+(?:\.\d+)?\s?[.\-–]?")
SIGNS = "().‘’'.-– \u0640"


def compare_akn4un(path: Path, conversion: Conversion) -> Iterator[dict[str, Any]]:
    """Yield how each act of a file compares with the count made here."""
    reading = conversion.reading
    for statement, act in zip(_statements(etree.parse(path).getroot()), reading.acts, strict=True):
        counted, found = _Counted(statement), list(act.walk())
        words = Counter(each.text.value for each in (*found, *act.footnotes))
        unlike = list((Counter(counted.texts) - words).elements())
        yield {
            "same": {
                "paragraphs": counted.numbers == _numbers(reading.source, found)
                and counted.recitals == sum(part.kind is PartKind.PREAMBULAR for part in found),
                "points": counted.points == [_label(part) for part in found if _is_point(part)],
                "notes": counted.notes == len(act.footnotes) and _all_attached(act),
            },
            "texts": len(counted.texts),
            "exact": len(counted.texts) - len(unlike),
            "unlike": unlike,
        }


def _statements(root: etree._Element) -> list[etree._Element]:
    return [each for each in root.iter(f"{AKN}statement") if next(each.iterancestors(f"{AKN}statement"), None) is None]


def _all_attached(act: Act) -> bool:
    return all(note.attached_to is not None for note in act.footnotes)


def _numbers(source: Source, parts: Sequence[Part]) -> list[str]:
    """Return the numbers of paragraphs that stand in elements of their own."""
    return [
        part.number
        for part in parts
        if part.kind is not PartKind.SUBPARAGRAPH
        and part.number_span is not None
        and re.fullmatch(r"[\d.]+", part.number)
        and re.search(r"<num[^>]*>\s*$", source.text[max(0, part.number_span.start - 80) : part.number_span.start])
    ]


def _is_point(part: Part) -> bool:
    loose = part.kind in {PartKind.ANNEX_PARAGRAPH, PartKind.PASSAGE} and not re.fullmatch(r"[\d.]*", part.number)
    return part.kind is PartKind.SUBPARAGRAPH or loose


def _label(part: Part) -> str:
    """Return a point's number as printed; a bullet has none."""
    return "" if part.number_inferred else part.number.strip(SIGNS)


class _Counted:
    """What a document holds, by its elements."""

    def __init__(self, statement: etree._Element) -> None:
        self.numbers: list[str] = []
        self.points: list[str] = []
        self.recitals = 0
        self.notes = 0
        self.texts: list[str] = []
        for element in statement.iter(*OWN, f"{AKN}authorialNote"):
            if element.tag == f"{AKN}authorialNote":
                self.notes += 1
                self._text(re.sub(r"^\(\s*\)\s*", "", _fold("".join(element.itertext()))))
            else:
                self._own(element)

    def _text(self, words: str) -> None:
        if words:
            self.texts.append(words)

    def _own(self, element: etree._Element) -> None:
        number = element.find(f"{AKN}num")
        printed = _fold("".join(number.itertext())) if number is not None else ""
        words = _fold(_words(element))
        titled = any(child.tag in HEADINGS for child in element) and element.find(f"{AKN}content") is None
        heads = titled or _is_title(element, printed)
        if element.tag == f"{AKN}crossHeading" and element.get("refersTo") != "#preamble":
            return
        if heads or (not words and not printed and not len(element)):
            return
        if element.tag in {f"{AKN}container", f"{AKN}crossHeading"}:
            in_preamble = element.tag == f"{AKN}crossHeading" or element.getparent().tag == f"{AKN}preamble"
            holds = bool(words) or element.find(f"{AKN}blockList") is not None
            self.recitals += in_preamble and holds
        elif element.tag == f"{AKN}paragraph" and NUMBERED.fullmatch(printed):
            self.numbers.append(re.match(r"[\d.]*\d", printed)[0])
        elif printed and printed != "l.":  # a misprinted 1, which no point is
            self.points.append("" if printed in {"•", "–", "-"} else printed.strip(SIGNS))
        elif element.tag in {f"{AKN}point", f"{AKN}item"}:
            self.points.append("")
        self._text(words)


def _is_title(element: etree._Element, printed: str) -> bool:
    by_class = re.match(r"H(\d|Ch)", element.get("class") or "") is not None
    return by_class and not re.match(r"\d|\(", printed) and element.find(f"{AKN}list") is None


def _words(element: etree._Element) -> str:
    """Return an element's own words: without its number, its notes, and what is in lists but their introduction."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag in {f"{AKN}list", f"{AKN}blockList"}:
            intros = child.iterchildren(f"{AKN}intro", f"{AKN}listIntroduction")
            pieces.extend(f" {_words(intro)}" for intro in intros)
        elif isinstance(child.tag, str) and child.tag not in NOT_OWN and not _is_bracket(child):
            block = child.tag in {f"{AKN}p", f"{AKN}content", f"{AKN}intro"}
            pieces.append(f" {_words(child)} " if block else _words(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _is_bracket(child: etree._Element) -> bool:
    near = {"(": child.getnext(), ")": child.getprevious()}.get(child.text or "") if child.tag == f"{AKN}sup" else None
    return near is not None and near.tag == f"{AKN}authorialNote" and not (child.tail if child.text == "(" else "")


def _fold(words: str) -> str:
    return " ".join(words.split())
