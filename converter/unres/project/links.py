"""The links of the United Nations' own XML as quads: evidence beside the citations, never one of them."""

from collections.abc import Sequence
from typing import Final

from unres.links import leads_to
from unres.model import Link, Text
from unres.project.cited import describe
from unres.project.graph import Graph
from unres.terms import LABEL, A, escape, integer, term

OFFICIAL_LINK: Final = term("unr:officialLink")
_OFFICIAL_LINK_CLASS: Final = term("unr:OfficialLink")
_HREF: Final = term("unr:href")
_UP_TO: Final = term("unr:upTo")
_LEADS_TO: Final = term("unr:leadsTo")
_SURFACE: Final = term("unr:surface")
_OFFSET: Final = term("unr:offset")
_ANY_URI: Final = term("xsd:anyURI")


def project_links(graph: Graph, node: str, place: str, text: Text) -> None:
    """Add the links of a part's or a note's text.

    Args:
        graph: where to.
        node: the term of the part or note.
        place: what it is called, escaped.
        text: its words.
    """
    for n, link in enumerate(text.links, start=1):
        subject = graph.link_node(node, n)
        _project(graph, node, subject, link, text.value[link.start : link.end], place)
        graph.add(subject, _OFFSET, integer(link.start))


def project_heading_links(graph: Graph, texts: Sequence[Text]) -> None:
    """Add the links of an act's heading, numbered through its fields in the order given."""
    links = [(link, text) for text in texts for link in text.links]
    for n, (link, text) in enumerate(links, start=1):
        words = text.value[link.start : link.end]
        _project(graph, graph.act, graph.link_node(graph.act, n), link, words, escape(graph.label))


def _project(graph: Graph, node: str, subject: str, link: Link, words: str, place: str) -> None:  # noqa: PLR0913, PLR0917 - what stands where
    end = graph.end
    graph.lines.append(
        f"{node} {OFFICIAL_LINK} {subject}{end}"
        f"{subject} {A} {_OFFICIAL_LINK_CLASS}{end}"
        f'{subject} {_HREF} "{escape(link.href)}"^^{_ANY_URI}{end}'
        f'{subject} {LABEL} "{escape(words or link.href)} (linked in {place})"@en{end}'
    )
    graph.words(subject, _SURFACE, words)
    if link.up_to:
        graph.add(subject, _UP_TO, f'"{escape(link.up_to)}"^^{_ANY_URI}')
    for target in leads_to(link.href):
        graph.add(subject, _LEADS_TO, describe(graph, target))
