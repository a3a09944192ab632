"""Compacts triples to JSON-LD with a flat context (JSON-LD 1.1 Processing Algorithms, section 6, the part we need).

rdflib's serialiser loses falsy values beside others and takes 15 µs a triple; a context that only names terms, types
and languages needs no more than this. A context that uses anything else is refused. What comes out is tested by reading
it back with another implementation.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from unres.errors import UnresError
from unres.namespaces import PREFIXES

_ALLOWED: Final = frozenset({"@version", "@protected", "@vocab", "@language"})
_TERM_KEYS: Final = frozenset({"@id", "@type", "@container", "@language", "@prefix", "@protected"})
_CONTAINERS: Final = frozenset({"@set", "@language"})
_TYPE: Final = PREFIXES["rdf"] + "type"
_STRING: Final = PREFIXES["xsd"] + "string"
_BOOLEAN: Final = PREFIXES["xsd"] + "boolean"
_INTEGERS: Final = frozenset(PREFIXES["xsd"] + name for name in ("integer", "nonNegativeInteger", "positiveInteger"))

_WHOLE: Final = re.compile(r"0|[1-9][0-9]{0,14}")
"""Whole numbers that keep their spelling, and that every reader of JSON holds exactly (RFC 8259, section 6)."""
_SELF_EVIDENT: Final = frozenset({_BOOLEAN, PREFIXES["xsd"] + "integer"})
"""Datatypes that JSON's own values stand for where nothing else is said."""

Json = Any
"""A value as `json.dumps` takes it."""


class ContextError(UnresError):
    """The context uses a feature of JSON-LD that this module does not know."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the context: the property it stands for and what its values are without saying so."""

    name: str
    iri: str
    type: str = ""
    """`@id`, `@vocab` or a datatype; empty if values say it themselves."""
    language: str | None = None
    """Tag of its plain strings; empty where the context says `null`, `None` where it says nothing."""
    by_language: bool = False
    """Values are maps from language to text."""
    as_set: bool = False
    """Values are arrays, even of one."""


class Context:
    """A context, read for compaction.

    Args:
        definitions: the value of `@context`.

    Raises:
        ContextError: it uses something other than prefixes, aliases of `@id` and `@type`, and terms with a type, a
            language, or one of the containers `@set` and `@language`.

    >>> context = Context({"id": "@id", "ex": "http://example.org/", "text": {"@id": "ex:text", "@language": "en"}})
    >>> triple = ox.Triple(
    ...     ox.NamedNode("urn:s"), ox.NamedNode("http://example.org/text"), ox.Literal("Urges", language="en")
    ... )
    >>> context.compact([triple])
    [{'id': 'urn:s', 'text': 'Urges'}]
    """

    def __init__(self, definitions: Mapping[str, Json]) -> None:
        self._definitions: Final = definitions
        self._default_language: Final[str] = definitions.get("@language") or ""
        self._vocab: Final[str] = definitions.get("@vocab") or ""
        unknown = {key for key in definitions if key.startswith("@")} - _ALLOWED
        if unknown:
            raise ContextError(f"the context uses {', '.join(sorted(unknown))}", where="@context")
        self.id_key: Final = self._alias("@id")
        self.type_key: Final = self._alias("@type")
        self.graph_key: Final = self._alias("@graph")
        self._prefixes: Final = {
            name: value
            for name, value in definitions.items()
            if isinstance(value, str) and value.endswith(("/", "#", ":", "?")) and not name.startswith("@")
        }
        self._terms: Final[dict[str, list[Term]]] = {}
        for name, value in definitions.items():
            if not name.startswith("@") and value not in ("@id", "@type", "@graph"):
                term = self._term(name, value)
                self._terms.setdefault(term.iri, []).append(term)
        self._names: Final[dict[str, str]] = {}

    def _alias(self, keyword: str) -> str:
        return next((name for name, value in self._definitions.items() if value == keyword), keyword)

    def _expand(self, name: str) -> str:
        """Return the IRI that a compact IRI or an IRI of the context stands for."""
        prefix, colon, local = name.partition(":")
        if colon and prefix in self._prefixes:
            return self._prefixes[prefix] + local
        return name if colon or name.startswith("@") else self._vocab + name

    def _term(self, name: str, value: Json) -> Term:
        if isinstance(value, str):
            return Term(name, self._expand(value))
        unknown = set(value) - _TERM_KEYS
        containers = value.get("@container", [])
        containers = {containers} if isinstance(containers, str) else set(containers)
        if unknown or containers - _CONTAINERS:
            features = ", ".join(sorted(unknown | (containers - _CONTAINERS)))
            raise ContextError(f"the term {name!r} uses {features}", where="@context")
        return Term(
            name=name,
            iri=self._expand(value.get("@id", name)),
            type=self._expand(value["@type"]) if "@type" in value else "",
            language=(value["@language"] or "") if "@language" in value else None,
            by_language="@language" in containers,
            as_set="@set" in containers,
        )

    # --- Compacting ----------------------------------------------------------------------------------------------

    def compact(self, triples: Iterable[ox.Triple]) -> list[dict[str, Json]]:
        """Return one node object a subject, in the order in which the subjects come first."""
        nodes: dict[str, dict[str, Json]] = {}
        for triple in triples:
            subject = _address(triple.subject)
            node = nodes.get(subject)
            if node is None:
                node = nodes[subject] = {self.id_key: subject}
            if triple.predicate.value == _TYPE and not isinstance(triple.object, ox.Literal):
                _append(node, self.type_key, self._name(_address(triple.object)), as_set=False)
            else:
                self._add(node, triple.predicate.value, triple.object)
        return list(nodes.values())

    def _name(self, iri: str) -> str:
        """Return a class, a property or another vocabulary IRI by its term, or with a prefix, or in full."""
        found = self._names.get(iri)
        if found is None:
            term = next((term.name for term in self._terms.get(iri, ()) if not term.type and not term.by_language), "")
            found = self._names[iri] = term or self._prefixed(iri)
        return found

    def _prefixed(self, iri: str) -> str:
        for prefix, namespace in self._prefixes.items():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                name = f"{prefix}:{iri[len(namespace) :]}"
                if name not in self._definitions and not iri[len(namespace) :].startswith("//"):
                    return name
        return iri

    def _add(self, node: dict[str, Json], predicate: str, value: object) -> None:
        if isinstance(value, ox.Literal):
            self._add_literal(node, predicate, value)
            return
        address = _address(value)
        terms = self._terms.get(predicate, ())
        term = next((term for term in terms if term.type in {"@id", "@vocab"}), None)
        if term:
            name = self._name(address) if term.type == "@vocab" else address
            _append(node, term.name, name, as_set=term.as_set)
            return
        open_term = next((term for term in terms if not term.by_language), None)
        key = open_term.name if open_term else self._prefixed(predicate)
        _append(node, key, {self.id_key: address}, as_set=bool(open_term and open_term.as_set))

    def _add_literal(self, node: dict[str, Json], predicate: str, literal: ox.Literal) -> None:
        """Add a literal under the term that says most of it, or as a value object that says all."""
        terms = self._terms.get(predicate, ())
        for term in terms:
            if term.by_language and literal.language:
                _append(node.setdefault(term.name, {}), literal.language, literal.value, as_set=term.as_set)
                return
            if not term.by_language and (value := self._bare(term, literal)) is not None:
                _append(node, term.name, value, as_set=term.as_set)
                return
        open_term = next((term for term in terms if not term.by_language), None)
        key = open_term.name if open_term else self._prefixed(predicate)
        _append(node, key, self._value_object(literal), as_set=bool(open_term and open_term.as_set))

    def _bare(self, term: Term, literal: ox.Literal) -> Json:
        """Return the literal as a plain JSON value, or `None` where the term would then mean another literal."""
        datatype = literal.datatype.value
        if term.type:
            return _native(literal) if term.type == datatype else None
        if literal.language:
            meant = term.language if term.language is not None else self._default_language
            return literal.value if literal.language == meant else None
        if datatype == _STRING:
            return None if (term.language or (term.language is None and self._default_language)) else literal.value
        native = _native(literal)
        return native if isinstance(native, bool | int) and datatype in _SELF_EVIDENT else None

    def _value_object(self, literal: ox.Literal) -> dict[str, str]:
        if literal.language:
            return {"@language": literal.language, "@value": literal.value}
        if literal.datatype.value == _STRING:
            return {"@value": literal.value}
        return {"@type": self._prefixed(literal.datatype.value), "@value": literal.value}


def _address(term: object) -> str:
    """Return the identifier of an IRI or a blank node.

    Raises:
        TypeError: it is neither.
    """
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    raise TypeError(f"no node: {term!r}")


def _native(literal: ox.Literal) -> Json:
    """Return a number or truth value as JSON's own where it keeps its spelling, any other literal as a string."""
    datatype, value = literal.datatype.value, literal.value
    if datatype in _INTEGERS and _WHOLE.fullmatch(value):
        return int(value)
    if datatype == _BOOLEAN and value in {"true", "false"}:
        return value == "true"
    return value


def _append(node: dict[str, Json], key: str, value: Json, *, as_set: bool) -> None:
    if key not in node:
        node[key] = [value] if as_set else value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]
