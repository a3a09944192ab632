"""Short descriptions of what an act cites or names, so that no IRI in its graph is bare.

What the ontology graph describes (everything in `Names`) and the act itself are left out. The same thing is described
by the same triples in every graph that cites it, so that the union says nothing twice.
"""

from collections.abc import Callable
from typing import Any, Final

from unres.labels import act_label, article_label, body_name, meeting_label, session_label, text_label
from unres.model import (
    ActKey,
    ActKind,
    BodyRef,
    CollectionRef,
    ConceptRef,
    CountryRef,
    DocumentRef,
    FragmentKey,
    InitiativeRef,
    InstrumentRef,
    MeetingRef,
    PartRef,
    Path,
    PieceKey,
    PublicationRef,
    Reference,
    SessionRef,
    TreatyRef,
)
from unres.project.graph import Graph
from unres.symbols import official_symbol, printed_number
from unres.terms import LABEL, A, plain, term, worded

IS_PART_OF: Final = term("eli:is_part_of")
NUMBER: Final = term("eli:number")
PASSED_BY: Final = term("eli:passed_by")
SYMBOL: Final = term("unr:symbol")

_ACT_CLASS: Final = {
    ActKind.RESOLUTION: term("unr:Resolution"),
    ActKind.DECISION: term("unr:Decision"),
    ActKind.STATEMENT: term("unr:PresidentialStatement"),
}
_FRAGMENT: Final = term("unr:Fragment")
_SUBPARAGRAPH: Final = term("unr:Subparagraph")
_PART_CLASS: Final = {
    "sec": term("unr:Section"),
    "annex": term("unr:Annex"),
    "pp": term("unr:PreambularParagraph"),
    "op": term("unr:OperativeParagraph"),
    "para": term("unr:AnnexParagraph"),
    "fn": term("unr:Footnote"),
    "table": term("unr:Table"),
    "passage": term("unr:Passage"),
}


def act_class(key: PieceKey) -> str:
    """Return the class of an act, as a term."""
    return _ACT_CLASS[key.kind] if isinstance(key, ActKey) else _FRAGMENT


def describe(graph: Graph, thing: Reference) -> str:
    """Add the short description of a thing, once a graph, and return its term."""
    node = graph.described.get(thing)
    if node is None:
        node = graph.described[thing] = graph.reference(thing)
        if thing not in graph.names:
            _DESCRIBE[type(thing)](graph, node, thing)
    return node


def identify_act(graph: Graph, node: str, key: PieceKey) -> None:
    """Add what an act's address says of it: class, label, number, symbol, body."""
    graph.add(node, A, act_class(key))
    graph.add(node, LABEL, worded(act_label(key, graph.names), "en"))
    if isinstance(key, FragmentKey):
        return
    graph.add(node, NUMBER, plain(printed_number(key.number)))
    graph.add(node, PASSED_BY, describe(graph, BodyRef(key.body)))
    symbol = official_symbol(key)
    if symbol:
        graph.add(node, SYMBOL, plain(symbol))


def _name(graph: Graph, node: str, kind: str, label: str) -> None:
    graph.add(node, A, term(kind))
    graph.add(node, LABEL, worded(label, "en"))


def _part(graph: Graph, node: str, ref: PartRef) -> None:
    if not ref.path:
        identify_act(graph, node, ref.act)
        return
    above = _above(ref.path)
    graph.add(node, A, _class_of_path(ref.path))
    graph.add(node, LABEL, worded(text_label(ref, graph.names), "en"))
    graph.add(node, NUMBER, plain(ref.path[-1]))
    graph.add(node, IS_PART_OF, describe(graph, PartRef(ref.act, above)))


def _above(path: Path) -> Path:
    """Return the path of what a part stands in: points are one step long, all else is two."""
    return path[:-1] if _is_point(path) else path[:-2]


def _is_point(path: Path) -> bool:
    while path and path[0] in {"sec", "annex"}:
        path = path[2:]
    return len(path) > len(("op", "59"))


def _class_of_path(path: Path) -> str:
    # Points of a decision with one paragraph are cited without its number: "subparagraph (c) of decision 63/15".
    if path[-2] == "op" and not path[-1][0].isdigit():
        return term("unr:Part")
    return _SUBPARAGRAPH if _is_point(path) else _PART_CLASS[path[-2]]


def _treaty(graph: Graph, node: str, ref: TreatyRef) -> None:
    treaty = TreatyRef(ref.number)
    deposited = ref.number.startswith("mtdsg/")
    name = graph.names.get(treaty) or f"Treaty {'' if deposited else 'No. '}{ref.number}"
    if ref.article:
        _name(graph, node, "unr:TreatyArticle", f"{name}, {article_label(ref.article)}")
        graph.add(node, NUMBER, plain(ref.article))
        graph.add(node, IS_PART_OF, describe(graph, treaty))
    else:
        _name(graph, node, "unr:Treaty", name)
        if not deposited:
            graph.add(node, term("unr:untsNumber"), plain(ref.number))


def _instrument(graph: Graph, node: str, ref: InstrumentRef) -> None:
    instrument = InstrumentRef(ref.slug)
    name = graph.names.get(instrument) or _unslug(ref.slug)
    if ref.article:
        _name(graph, node, "eli:LegalResourceSubdivision", f"{name}, {article_label(ref.article)}")
        graph.add(node, NUMBER, plain(ref.article))
        graph.add(node, IS_PART_OF, describe(graph, instrument))
    else:
        _name(graph, node, "unr:Instrument", name)


def _unslug(slug: str) -> str:
    return slug.replace("-", " ").capitalize()


def _concept(graph: Graph, node: str, ref: ConceptRef) -> None:
    """Describe an actor whom no vocabulary lists: somebody whom a text asks by the words of his address."""
    label = _unslug(ref.slug)
    _name(graph, node, "skos:Concept", label)
    graph.add(node, term("skos:prefLabel"), worded(label, "en"))
    graph.add(node, term("skos:inScheme"), graph.reference(CollectionRef(f"concept/{ref.scheme}")))


def _document(graph: Graph, node: str, ref: DocumentRef) -> None:
    if ref.path:
        _name(graph, node, "unr:Annex", text_label(ref, graph.names))
        graph.add(node, NUMBER, plain(ref.path[-1]))
        graph.add(node, IS_PART_OF, describe(graph, DocumentRef(ref.symbol)))
    else:
        _name(graph, node, "unr:Document", ref.symbol)
        graph.add(node, SYMBOL, plain(ref.symbol))


def _publication(graph: Graph, node: str, ref: PublicationRef) -> None:
    _name(graph, node, "unr:Publication", text_label(ref, graph.names))
    graph.add(node, NUMBER, plain(ref.number))


def _session(graph: Graph, node: str, ref: SessionRef) -> None:
    _name(graph, node, "unr:Session", session_label(ref, graph.names))
    graph.add(node, NUMBER, plain(ref.number))
    graph.add(node, term("prov:wasAssociatedWith"), describe(graph, BodyRef(ref.body)))


def _meeting(graph: Graph, node: str, ref: MeetingRef) -> None:
    session, _, number = ref.number.rpartition("/")
    _name(graph, node, "unr:Meeting", meeting_label(ref, graph.names))
    graph.add(node, NUMBER, plain(number))
    graph.add(node, term("prov:wasAssociatedWith"), describe(graph, BodyRef(ref.body)))
    if session:
        graph.add(node, term("dcterms:isPartOf"), describe(graph, SessionRef(ref.body, session)))


_DESCRIBE: Final[dict[type[Reference], Callable[[Graph, str, Any], None]]] = {
    PartRef: _part,
    TreatyRef: _treaty,
    InstrumentRef: _instrument,
    DocumentRef: _document,
    PublicationRef: _publication,
    InitiativeRef: lambda graph, node, ref: _name(graph, node, "unr:Initiative", _unslug(ref.slug)),
    CountryRef: lambda graph, node, ref: _name(graph, node, "unr:Country", ref.code.upper()),
    BodyRef: lambda graph, node, ref: _name(graph, node, "unr:Body", body_name(ref.code, graph.names)),
    ConceptRef: _concept,
    SessionRef: _session,
    MeetingRef: _meeting,
}
"""Kind of thing → what describes it; each function gets the graph, the thing's term and the thing."""
