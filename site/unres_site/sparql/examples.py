"""The example queries: files for people to read, a list for the editor, RDF for other editors.

Each file in `examples/` begins with comments, a line `# title: …` and lines of description, and goes on with the query.
They are published as `sh:SPARQLExecutable`s (https://www.w3.org/TR/shacl/#sparql-constraints-prefixes and the SIB
convention for example queries), so that editors which know nothing of this site can list them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from unres.namespaces import PREFIXES

_SH: Final = PREFIXES["sh"]
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_FORMS: Final = {"SELECT": "select", "ASK": "ask", "CONSTRUCT": "construct", "DESCRIBE": "describe"}


@dataclass(frozen=True, slots=True)
class Example:
    """An example query.

    Attributes:
        name: The file's name without its extension; the last part of its IRI.
        title: What it answers, as a short phrase.
        description: What is worth knowing about it, in a sentence or two.
        form: Its query form in lower case, as in `sh:select`.
        query: Its text, without the comments in front.
    """

    name: str
    title: str
    description: str
    form: str
    query: str


@cache
def examples() -> tuple[Example, ...]:
    """Give all examples, in the order of their files' names.

    >>> examples()[0].name
    '01-paragraphs-of-an-act'
    """
    folder = files(__package__) / "examples"
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".rq")), key=lambda entry: entry.name)
    return tuple(read_example(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8")) for entry in found)


def read_example(name: str, text: str) -> Example:
    r"""Read an example.

    Raises:
        ValueError: It has no title, or no query.

    >>> read_example("all", "# title: All\n# Every triple.\n\nSELECT * { ?s ?p ?o }\n").description
    'Every triple.'
    """
    lines = text.splitlines()
    count = next((place for place, line in enumerate(lines) if not line.startswith("#")), len(lines))
    title, *description = [line.lstrip("# ") for line in lines[:count]] or [""]
    query = "\n".join(lines[count:]).strip() + "\n"
    form = next((_FORMS[word] for line in query.splitlines() for word in line.split()[:1] if word in _FORMS), None)
    if not title.startswith("title: ") or form is None:
        raise ValueError(f"example {name} must begin with '# title:' and hold a query")
    return Example(name, title.removeprefix("title: "), " ".join(description), form, query)


def example_triples(endpoint: str, base: str) -> Iterator[Triple]:
    """Give the examples as RDF, with the dataset's prefixes as `sh:declare`.

    Args:
        endpoint: Address of the endpoint they are for.
        base: The IRI base of the dataset.
    """
    prefixes = NamedNode(base + "sparql/prefixes")
    for prefix, namespace in sorted(PREFIXES.items()):
        declaration = BlankNode()
        yield Triple(prefixes, NamedNode(_SH + "declare"), declaration)
        yield Triple(declaration, NamedNode(_SH + "prefix"), Literal(prefix))
        xsd_any = NamedNode(PREFIXES["xsd"] + "anyURI")
        yield Triple(declaration, NamedNode(_SH + "namespace"), Literal(namespace, datatype=xsd_any))
    for example in examples():
        subject = NamedNode(f"{base}sparql/examples/{example.name}")
        class_ = _SH + f"SPARQL{example.form.capitalize()}Executable"
        yield Triple(subject, _TYPE, NamedNode(_SH + "SPARQLExecutable"))
        yield Triple(subject, _TYPE, NamedNode(class_))
        yield Triple(subject, NamedNode(PREFIXES["rdfs"] + "label"), Literal(example.title, language="en"))
        yield Triple(subject, NamedNode(PREFIXES["rdfs"] + "comment"), Literal(example.description, language="en"))
        yield Triple(subject, NamedNode(_SH + "prefixes"), prefixes)
        yield Triple(subject, NamedNode(_SH + example.form), Literal(example.query))
        yield Triple(subject, NamedNode("https://schema.org/target"), NamedNode(endpoint))
