"""What is understood of an act → N-Quads, one named graph an act.

The lines are written as strings, since this is where a conversion spends its time; `terms` makes the terms, `cited`
the short descriptions of what is cited. The model is that of the design's section 4 and of `ontology/unres.ttl`.
"""

from typing import Final

from unres.iris import Minter
from unres.labels import Names
from unres.model import BodyRef, FragmentKey, LanguageVersionRef, PartRef, Understanding
from unres.project.cited import PASSED_BY, describe, identify_act
from unres.project.graph import Graph
from unres.project.links import project_heading_links
from unres.project.parts import EXTENT, project_note, project_part, project_version
from unres.project.proceedings import project_proceedings
from unres.project.statements import project_action, project_citation, project_mention
from unres.terms import day, plain, term

__all__ = ["project"]


def project(understanding: Understanding, mint: Minter, names: Names) -> bytes:
    """Return an act and everything found in it as an N-Quads document in UTF-8, all in the act's graph.

    Args:
        understanding: the act, its citations, actions and notes.
        mint: gives the addresses.
        names: English names of what the ontology graph describes; of these nothing more is said here.

    Raises:
        ValueError: an address would not be an IRI.
    """
    graph = Graph(understanding, mint, names)
    act = understanding.act
    for path in (*(part.path for part in act.walk()), *(note.path for note in act.footnotes)):
        graph.described[PartRef(act.key, path)] = graph.part(path)
    _project_act(graph, understanding)
    for part in act.parts:
        project_part(graph, part, graph.act)
    offsets = {(part.path, marker.label): marker.offset for part in act.walk() for marker in part.markers}
    readings = {reading.marker: reading for reading in understanding.notes}
    for note in act.footnotes:
        project_note(graph, note, readings.get(note.marker), offsets.get((note.attached_to or (), note.marker)))
    for citation in understanding.citations:
        project_citation(graph, citation)
    for action in understanding.actions:
        project_action(graph, action)
    for mention in understanding.mentions:
        project_mention(graph, mention)
    return b"".join([line.encode() for line in graph.lines])  # each on its own: most are ASCII, which is fast


def _project_act(graph: Graph, understanding: Understanding) -> None:
    """Add the act itself: its name, its heading, the facts of its adoption, its file."""
    act, node = understanding.act, graph.act
    identify_act(graph, node, act.key)
    if isinstance(act.key, FragmentKey) and act.body:
        graph.add(node, PASSED_BY, describe(graph, BodyRef(act.body)))
    graph.add(node, EXTENT, graph.concept("extent", act.extent.value))
    graph.file(understanding.source)
    graph.add(node, term("prov:wasDerivedFrom"), graph.source_file)
    version = graph.reference(LanguageVersionRef(act.key, act.language))
    project_version(graph, version, act.heading.title.value, act.language)
    if act.facts.issued:
        graph.add(version, term("dcterms:issued"), day(act.facts.issued))
    for predicate, text in (
        (_TITLE, act.heading.title),
        (_FORMULA, act.heading.formula),
        (_REPORT, act.heading.report),
        (_CONCLUSION, act.heading.conclusion),
    ):
        graph.words(node, predicate, text.value)
    fields = [name for name in act.heading.__slots__ if name != "report"]
    project_heading_links(graph, [act.heading.report, *(getattr(act.heading, name) for name in fields)])
    _project_facts(graph, understanding)


def _project_facts(graph: Graph, understanding: Understanding) -> None:
    facts, node = understanding.act.facts, graph.act
    if facts.adopted:
        graph.add(node, term("eli:date_document"), day(facts.adopted))
    if facts.session:
        graph.add(node, term("unr:session"), describe(graph, facts.session))
    if facts.meeting:
        graph.add(node, term("unr:meeting"), describe(graph, facts.meeting))
    if facts.agenda_item:
        graph.add(node, term("unr:agendaItem"), plain(facts.agenda_item))
    project_proceedings(graph, facts.proceedings)
    if facts.committee:
        graph.add(node, term("dcterms:contributor"), describe(graph, BodyRef(facts.committee)))


_TITLE: Final = term("eli:title")
_FORMULA: Final = term("unr:enactingFormula")
_REPORT: Final = term("unr:committeeReport")
_CONCLUSION: Final = term("unr:conclusion")
