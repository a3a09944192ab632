"""Reads what stands around the body: the cover page, the preface, the formula and the conclusion."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from unres.model import RegionKind
from unres.read.akn4un.body import Body
from unres.read.akn4un.tree import Node

_COVER: Final = {
    ("session", ""): "session",
    ("inline", "agenda item"): "agenda_item",
    ("inline", "agendaItem"): "agenda_item",
    ("inline", "agenda item name"): "agenda_title",
    ("inline", "agendaTitle"): "agenda_title",
    ("docProponent", ""): "report",
}
"""Element and its name → field of the heading."""
_KINDS: Final = {"designation": RegionKind.NUMBER, "title": RegionKind.TITLE}
_NUMBER_OF_ACT: Final = "#resolutionNumber"


def read_cover(body: Body, cover: Node) -> None:
    """Read a cover page. What it prints beside the heading (the symbol, the distribution) is furniture."""
    fields: dict[str, list[Node]] = {}
    for node in _leaves(cover):
        name = _COVER.get((node.name, node.get("name") if node.name == "inline" else ""), "")
        if node.name == "docTitle":
            name = "designation" if node.get("refersTo") == _NUMBER_OF_ACT else "adoption"
        fields.setdefault(name, []).append(node)
    body.take(fields.pop("", []), RegionKind.RUNNING_HEAD)
    _take(body, fields)


def _take(body: Body, fields: Mapping[str, Sequence[Node]]) -> None:
    """Take the words of fields of the heading."""
    for name, nodes in fields.items():
        body.heading(name, nodes, _KINDS.get(name, RegionKind.HEADING))


def _leaves(node: Node) -> Iterator[Node]:
    """Yield the elements of a cover page that have a meaning of their own."""
    for child in node.children:
        known = child.name in {"session", "docTitle", "docProponent", "docNumber"}
        if known or (child.name == "inline" and ("inline", child.get("name")) in _COVER):
            yield child
        elif any(each.name not in {"#comment", "eol", "img"} for each in child.children):
            yield from _leaves(child)
        elif child.name != "#comment":
            yield child


def read_preface(body: Body, preface: Node) -> None:
    """Read the act's number and its title, and the notes behind them."""
    fields: dict[str, list[Node]] = {}
    for block in preface.children:
        name = "title"
        for child in block.children:
            if child.name in {"docNumber", "docTitle"}:
                name = "designation" if child.name == "docNumber" else "title"
            if child.name != "#comment":
                fields.setdefault(name, []).append(child)
    _take(body, fields)


def read_formula(body: Body, formula: Node) -> None:
    """Read the enacting formula."""
    body.heading("formula", [formula])


def read_conclusions(body: Body, blocks: Sequence[Node]) -> None:
    """Read the meeting, the date and the vote at the end."""
    body.heading("conclusion", blocks)
