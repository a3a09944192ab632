"""A small dataset made for these tests: acts that cite each other, each in its named graph."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from unres.namespaces import BASE, PREFIXES, UNR

ACTS = 200
PARAGRAPHS = 6
W3C_GRAPHS = "http://kasei.us/2009/09/sparql/data/"
"""Where the W3C protocol tests keep their data."""

COUNT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
"""A query that does not end in the time of a test: a cross join."""


def quads(acts: int = ACTS) -> Iterator[Quad]:
    """Make acts with operative paragraphs that cite the act before, and graphs for special cases."""
    rdf_type, label = NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["rdfs"] + "label")
    eli = PREFIXES["eli"]
    for act in range(1, acts + 1):
        whole = NamedNode(f"{BASE}resolution/ga/76/{act}")
        graph = NamedNode(f"{BASE}graph/resolution/ga/76/{act}")
        yield Quad(whole, rdf_type, NamedNode(UNR + "Resolution"), graph)
        yield Quad(whole, label, Literal(f"General Assembly resolution 76/{act}", language="en"), graph)
        for number in range(1, PARAGRAPHS + 1):
            paragraph = NamedNode(f"{whole.value}/op/{number}")
            text = f"Requests the Secretary-General to report on item {act}.{number};"
            yield Quad(paragraph, rdf_type, NamedNode(UNR + "OperativeParagraph"), graph)
            yield Quad(paragraph, NamedNode(UNR + "text"), Literal(text, language="en"), graph)
            yield Quad(paragraph, NamedNode(UNR + "position"), Literal(number), graph)
            yield Quad(paragraph, NamedNode(eli + "is_part_of"), whole, graph)
            if act > 1:
                yield Quad(paragraph, NamedNode(eli + "cites"), NamedNode(f"{BASE}resolution/ga/76/{act - 1}"), graph)
    percent = NamedNode("http://a.example/50%25/%C3%A9")
    yield Quad(percent, label, Literal("percent signs"), NamedNode("http://a.example/graph%20one"))
    script = NamedNode("javascript:alert(1)")
    yield Quad(script, label, Literal("<script>alert(1)</script>"), NamedNode("http://a.example/graph%20one"))
    for number in (1, 2, 3):
        name = f"{W3C_GRAPHS}data{number}.rdf"
        yield Quad(NamedNode(name), rdf_type, NamedNode("http://a.example/Data"), NamedNode(name))


def publish(folder: Path, version: str, content: Iterator[Quad]) -> Path:
    """Publish quads as `unres build` does: a version's directory, and a link that is swapped to it."""
    target = folder / "dataset.versions" / version
    target.mkdir(parents=True)
    store = Store(str(target / "store"))
    store.bulk_extend(content)
    store.flush()
    del store
    fresh = folder / f"dataset.{version}"
    fresh.symlink_to(target)
    return fresh.rename(folder / "dataset")
