"""What styles and lists of a Word document say: how words are set, and which number stands before a paragraph."""

from collections import defaultdict
from typing import Final

from lxml import etree

from unres.extract.list_numbers import printed, whole_number
from unres.extract.markup import Style

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Namespace of WordprocessingML, transitional, as Word writes it."""

_OFF: Final = frozenset({"0", "false", "off", "none"})
_DEPTH: Final = 20
"""Styles are based on one another to this depth."""


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of a name."""
    return element.find(f"{W}{name}") if element is not None else None


def value(element: etree._Element | None, name: str) -> str:
    """Return an attribute, empty if it is missing."""
    return str(element.get(f"{W}{name}", "")) if element is not None else ""


class Styles:
    """The styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: Final = {
            value(style, "styleId"): style for style in (root.iterchildren(f"{W}style") if root is not None else ())
        }
        self._default: Final = next(
            (
                name
                for name, style in self._styles.items()
                if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true"}
            ),
            "",
        )

    def of_paragraph(self, paragraph: etree._Element) -> Style:
        """Return how a paragraph is set."""
        return self._of(self._name(paragraph), Style.PLAIN)

    def of_run(self, run: etree._Element, paragraph: Style) -> Style:
        """Return how a run in a paragraph is set: its own properties go before those of its style."""
        properties = child(run, "rPr")
        named = value(child(properties, "rStyle"), "val")
        return _changed(self._of(named, paragraph) if named else paragraph, properties)

    def numbering(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return list and level of a paragraph, of its own or of its style; no list is an empty string."""
        properties = child(child(paragraph, "pPr"), "numPr")
        name = self._name(paragraph)
        for _ in range(_DEPTH):
            if properties is not None:
                level = whole_number(value(child(properties, "ilvl"), "val"), 0)
                return value(child(properties, "numId"), "val"), level
            style = self._styles.get(name)
            if style is None:
                break
            properties = child(child(style, "pPr"), "numPr")
            name = value(child(style, "basedOn"), "val")
        return "", 0

    def _name(self, paragraph: etree._Element) -> str:
        return value(child(child(paragraph, "pPr"), "pStyle"), "val") or self._default

    def _of(self, name: str, inherited: Style) -> Style:
        """Return what a style and those that it is based on make of how words are set."""
        chain = []
        for _ in range(_DEPTH):
            style = self._styles.get(name)
            if style is None:
                break
            chain.append(child(style, "rPr"))
            name = value(child(style, "basedOn"), "val")
        for properties in reversed(chain):
            inherited = _changed(inherited, properties)
        return inherited


def _changed(style: Style, properties: etree._Element | None) -> Style:
    """Return a style with what the properties of a run or style switch on and off."""
    for name, flag in (("b", Style.BOLD), ("i", Style.ITALIC)):
        switch = child(properties, name)
        if switch is not None:
            style = style & ~flag if value(switch, "val") in _OFF else style | flag
    position = value(child(properties, "vertAlign"), "val")
    if position:
        style = style | Style.RAISED if position == "superscript" else style & ~Style.RAISED
    return style


# --- Numbers -------------------------------------------------------------------------------------------------------


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        forms = {}
        for form in root.iterchildren(f"{W}abstractNum") if root is not None else ():
            forms[value(form, "abstractNumId")] = {
                value(level, "ilvl"): level for level in form.iterchildren(f"{W}lvl")
            }
        self._levels: Final = {}
        self._family: Final = {}
        for numbers in root.iterchildren(f"{W}num") if root is not None else ():
            name, family = value(numbers, "numId"), value(child(numbers, "abstractNumId"), "val")
            self._levels[name] = dict(forms.get(family, {}))
            self._family[name] = family
            for change in numbers.iterchildren(f"{W}lvlOverride"):
                self._family[name] = f"{family} {name}"  # counts on its own
                level = child(change, "lvl")
                if level is not None:
                    self._levels[name][value(change, "ilvl")] = level
        self._counts: Final[defaultdict[str, dict[int, int]]] = defaultdict(dict)

    def number(self, paragraph: etree._Element, styles: Styles) -> str:
        """Return what a list prints before a paragraph ("12.", "(a)"), and count on."""
        name, depth = styles.numbering(paragraph)
        levels = self._levels.get(name)
        level = levels.get(str(depth)) if levels else None
        if levels is None or level is None:
            return ""
        counts = self._counts[self._family[name]]
        counts[depth] = counts.get(depth, _start(level) - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        text = value(child(level, "lvlText"), "val")
        for n in range(9):
            inner = levels.get(str(n))
            if inner is not None and f"%{n + 1}" in text:
                form = value(child(inner, "numFmt"), "val") or "decimal"
                text = text.replace(f"%{n + 1}", printed(counts.get(n, _start(inner)), form))
        return "•" if value(child(level, "numFmt"), "val") == "bullet" else text.strip()


def _start(level: etree._Element) -> int:
    return whole_number(value(child(level, "start"), "val"), 1)
