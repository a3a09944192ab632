"""The namespaces of the dataset, in one place.

Every prefix that a Turtle file, a JSON-LD context, a query example or a page shows comes from `PREFIXES`.
"""

from typing import Final

BASE: Final = "https://w3id.org/unres/"
"""The IRI base that the published dataset uses; `UNRES_BASE` sets another one (see `unres.iris.Minter`)."""

UNR: Final = BASE + "ontology#"
"""The ontology's namespace. It does not move with the base: terms are the same in every installation."""

PREFIXES: Final[dict[str, str]] = {
    "unr": UNR,
    "allot": "https://w3id.org/akn/ontology/allot/",
    "cito": "http://purl.org/spar/cito/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "undo": "https://w3id.org/un/ontology/undo/",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix → namespace, as used in every output."""
