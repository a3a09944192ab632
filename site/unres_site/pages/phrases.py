"""English words for properties and classes of other vocabularies, and for any property read backwards.

Our own terms have their labels in the ontology; these are of vocabularies that the dataset uses but does not contain.
"""

from typing import Final

from unres.namespaces import PREFIXES
from unres_site.represent import HYDRA

_NAMES: Final = {
    "cito:hasCitedEntity": "cited thing",
    "cito:hasCitingEntity": "citing part",
    "dcat:accessURL": "access address",
    "dcat:byteSize": "size in bytes",
    "dcat:compressFormat": "compression",
    "dcat:distribution": "distribution",
    "dcat:downloadURL": "download",
    "dcat:mediaType": "media type",
    "dcterms:created": "created",
    "dcterms:creator": "creator",
    "dcterms:description": "description",
    "dcterms:extent": "extent",
    "dcterms:format": "format",
    "dcterms:isPartOf": "part of",
    "dcterms:issued": "issued",
    "dcterms:license": "licence",
    "dcterms:modified": "modified",
    "dcterms:publisher": "publisher",
    "dcterms:rights": "rights",
    "dcterms:source": "source",
    "dcterms:subject": "subject",
    "dcterms:title": "title",
    "eli:LegalExpression": "language version",
    "eli:LegalResource": "legal text",
    "eli:LegalResourceSubdivision": "part of a legal text",
    "eli:cited_by": "cited by",
    "eli:cites": "cites",
    "eli:date_document": "date",
    "eli:has_part": "has the part",
    "eli:is_part_of": "part of",
    "eli:is_realized_by": "language version",
    "eli:language": "language",
    "eli:number": "number",
    "eli:passed_by": "adopted by",
    "eli:realizes": "language version of",
    "eli:title": "title",
    "foaf:homepage": "home page",
    "foaf:primaryTopic": "describes",
    "oa:end": "end",
    "oa:exact": "words",
    "oa:hasSelector": "place",
    "oa:hasSource": "file",
    "oa:start": "start",
    "org:Organization": "organization",
    "org:subOrganizationOf": "part of",
    "owl:Class": "class",
    "owl:DatatypeProperty": "property with a value",
    "owl:ObjectProperty": "property with a thing",
    "owl:inverseOf": "inverse of",
    "owl:sameAs": "same as",
    "owl:versionInfo": "version",
    "prov:used": "used",
    "prov:wasAssociatedWith": "body",
    "prov:wasDerivedFrom": "read from",
    "prov:wasGeneratedBy": "made by",
    "rdf:type": "kind",
    "rdfs:comment": "comment",
    "rdfs:domain": "of",
    "rdfs:isDefinedBy": "defined by",
    "rdfs:label": "name",
    "rdfs:range": "value",
    "rdfs:seeAlso": "see also",
    "rdfs:subClassOf": "kind of",
    "rdfs:subPropertyOf": "kind of",
    "skos:Concept": "concept",
    "skos:ConceptScheme": "scheme",
    "skos:altLabel": "other names",
    "skos:broader": "broader",
    "skos:closeMatch": "close to",
    "skos:definition": "definition",
    "skos:exactMatch": "same as",
    "skos:example": "example",
    "skos:historyNote": "history",
    "skos:inScheme": "scheme",
    "skos:narrower": "narrower",
    "skos:notation": "number",
    "skos:note": "note",
    "skos:prefLabel": "name",
    "void:classPartition": "things by class",
    "void:dataDump": "dump",
    "void:inDataset": "dataset",
    "void:propertyPartition": "triples by property",
    "void:sparqlEndpoint": "SPARQL endpoint",
    "void:triples": "triples",
    "void:vocabulary": "vocabulary",
}

_INVERSES: Final = {
    "cito:hasCitedEntity": "Citations of it",
    "cito:hasCitingEntity": "Its citations",
    "dcterms:isPartOf": "Its parts",
    "eli:cites": "Cited by",
    "eli:is_part_of": "Its parts",
    "eli:has_part": "Part of",
    "eli:passed_by": "Acts that it adopted",
    "eli:realizes": "Language versions",
    "oa:hasSource": "Statements that were read there",
    "org:subOrganizationOf": "Bodies below it",
    "prov:used": "Builds that used it",
    "prov:wasAssociatedWith": "Sessions and meetings",
    "prov:wasDerivedFrom": "Acts that were read from it",
    "rdf:type": "Things of this kind",
    "rdfs:isDefinedBy": "Terms that it defines",
    "skos:broader": "Narrower concepts",
    "skos:example": "Terms that have it as an example",
    "skos:inScheme": "Its concepts",
    "unr:addressee": "Actions that ask it",
    "unr:adoptedIn": "Instruments that were adopted in it",
    "unr:candidate": "Citations that may mean it",
    "unr:citationType": "Citations of this type",
    "unr:continues": "Points that complete it",
    "unr:deadlineSession": "Actions to be done at it",
    "unr:establishedBy": "Bodies that it established",
    "unr:draft": "Acts that it was the draft of",
    "unr:extent": "Acts of this extent",
    "unr:governedBy": "Citation types that it governs",
    "unr:ibidOf": "Notes that repeat it",
    "unr:leadsTo": "Official links that lead to it",
    "unr:member": "Groups that it belongs to",
    "unr:mention": "Where it stands",
    "unr:mentioned": "Words that name it",
    "unr:mentions": "Paragraphs that name it",
    "unr:modifier": "Actions with this modifier",
    "unr:protocolTo": "Protocols to it",
    "unr:reportTo": "Actions that want a report to it",
    "unr:runBy": "Initiatives that it runs",
    "unr:session": "Acts of this session",
    "unr:meeting": "Acts of this meeting",
    "unr:status": "Citations with this status",
    "unr:verb": "Actions with this verb",
    "unr:via": "Citations in this note",
}


def _expanded(names: dict[str, str]) -> dict[str, str]:
    found = {}
    for name, words in names.items():
        prefix, _, local = name.partition(":")
        found[PREFIXES[prefix] + local] = words
    return found


NAMES: Final = _expanded(_NAMES) | {HYDRA + "Collection": "collection", HYDRA + "totalItems": "members"}
"""IRI of a term of another vocabulary → what pages call it."""

INVERSES: Final = _expanded(_INVERSES)
"""IRI of a property → the heading of what points to a thing by it."""


def backwards(property_: str, label: str) -> str:
    """Return the heading of the things that point to a page's thing by a property.

    >>> backwards("http://data.europa.eu/eli/ontology#cites", "cites"), backwards("urn:new", "new")
    ('Cited by', 'By “new”')
    """
    return INVERSES.get(property_) or f"By “{label}”"
