"""Broken cases: for each constraint of `shapes/` at least one change of a valid graph that only it catches.

A row is (shape, constraint component, change). Changes are made with `drop`, `add` and `swap`, or are SPARQL updates.
"""

from typing import Final

Case = tuple[str, str, str]


def drop(subject: str, predicate: str) -> str:
    """Remove all values of a property."""
    return f"DELETE WHERE {{ {subject} {predicate} ?value }} ;"


def add(subject: str, *statements: str) -> str:
    """Add values: `predicate value`."""
    return f"INSERT DATA {{ {subject} {' ; '.join(statements)} }} ;"


def swap(subject: str, predicate: str, value: str) -> str:
    """Put one value in the place of all."""
    return f"{drop(subject, predicate)} {add(subject, f'{predicate} {value}')}"


def move(part: str, old: str, new: str) -> str:
    """Let a part stand in something else."""
    return (
        f"DELETE DATA {{ {part} eli:is_part_of {old} . {old} eli:has_part {part} }} ;"
        f"INSERT DATA {{ {part} eli:is_part_of {new} . {new} eli:has_part {part} }} ;"
    )


ACT: Final = "<resolution/ga/99/7>"
CITED: Final = "<resolution/ga/98/3>"
VERSION: Final = "<resolution/ga/99/7/en>"
FRAGMENT: Final = "<fragment/aaaaaaaaaaaa/1>"
PP: Final = "<resolution/ga/99/7/pp/1>"
SECTION: Final = "<resolution/ga/99/7/sec/I>"
OP1: Final = "<resolution/ga/99/7/sec/I/op/1>"
OP2: Final = "<resolution/ga/99/7/sec/I/op/2>"
POINT: Final = "<resolution/ga/99/7/sec/I/op/1/a>"
PASSAGE: Final = "<resolution/ga/99/7/passage/1>"
ANNEX: Final = "<resolution/ga/99/7/annex/1>"
RULE: Final = "<resolution/ga/99/7/annex/1/para/1>"
TABLE: Final = "<resolution/ga/99/7/annex/1/table/1>"
NOTE1: Final = "<resolution/ga/99/7/fn/1>"
NOTE2: Final = "<resolution/ga/99/7/fn/2>"
RESOLVED: Final = "<resolution/ga/99/7/pp/1/cite/1>"
AMBIGUOUS: Final = "<resolution/ga/99/7/pp/1/cite/2>"
UNRESOLVED: Final = "<resolution/ga/99/7/pp/1/cite/3>"
LINK: Final = "<resolution/ga/99/7/pp/1#link-1>"
ACTION: Final = "<resolution/ga/99/7/sec/I/op/1/act/1>"
MENTION: Final = "<resolution/ga/99/7/pp/1/mention/1>"
POINT_ACTION: Final = "<resolution/ga/99/7/sec/I/op/1/a/act/1>"
PLACE: Final = "<resolution/ga/99/7/pp/1#source>"
POSITION: Final = "<resolution/ga/99/7/pp/1#source-1>"
QUOTE: Final = "<resolution/ga/99/7/pp/1#quote>"
FILE: Final = "<source/aaaa>"
DOCUMENT: Final = "<document/A/98/71>"
PUBLICATION: Final = "<publication/E.44.XI.6>"
SESSION: Final = "<session/ga/99>"
MEETING: Final = "<meeting/ga/99/53>"

OTHER_FILE: Final = add(
    "<source/bbbb>", "a unr:SourceFile", "rdfs:label 'b'", f"unr:sha256 '{'b' * 64}'", "dcterms:format 'text/markdown'",
    "dcterms:extent 1",
)  # fmt: skip
OTHER_SESSION: Final = add(
    "<session/ga/98>", "a unr:Session", "rdfs:label 's'@en", "eli:number '98'", "prov:wasAssociatedWith <body/ga>"
)
OTHER_MEETING: Final = add(
    "<meeting/ga/99/1>", "a unr:Meeting", "rdfs:label 'm'@en", "eli:number '1'", "prov:wasAssociatedWith <body/ga>"
)

ACTS: Final[list[Case]] = [
    ("NamedAct-label", "MinCount", drop(CITED, "rdfs:label")),
    ("NamedAct-number", "MinCount", drop(CITED, "eli:number")),
    ("NamedAct-number", "MaxCount", add(CITED, "eli:number '98/4'")),
    ("NamedAct-number", "Pattern", swap(CITED, "eli:number", "'ninety-eight'")),
    ("NamedAct-body", "MinCount", drop(CITED, "eli:passed_by")),
    ("NamedAct-body", "MaxCount", add(CITED, "eli:passed_by <body/cnd>")),
    ("NamedAct-body", "Class", swap(CITED, "eli:passed_by", DOCUMENT)),
    ("NamedAct-symbol", "MaxCount", add(ACT, "unr:symbol 'A/RES/99/8'")),
    ("NamedAct-symbol", "Pattern", swap(ACT, "unr:symbol", "'99/7'")),
    ("NamedAct-adoption", "MaxCount", add(ACT, "eli:date_document '2045-05-04'^^xsd:date")),
    ("NamedAct-adoption", "MinInclusive", swap(ACT, "eli:date_document", "'1845-05-03'^^xsd:date")),
    ("NamedAct-session", "MaxCount", OTHER_SESSION + add(ACT, "unr:session <session/ga/98>")),
    ("NamedAct-session", "Class", swap(ACT, "unr:session", DOCUMENT)),
    ("NamedAct-meeting", "MaxCount", OTHER_MEETING + add(ACT, "unr:meeting <meeting/ga/99/1>")),
    ("NamedAct-meeting", "Class", swap(ACT, "unr:meeting", DOCUMENT)),
    ("NamedAct-agenda-item", "Pattern", swap(ACT, "unr:agendaItem", "'item 107'")),
    ("NamedAct-report", "Class", swap(ACT, "dcterms:contributor", DOCUMENT)),
    ("HeldAct", "Or", drop(ACT, "eli:title")),
    ("HeldAct-extent", "MinCount", drop(ACT, "unr:extent")),
    ("HeldAct-extent", "MaxCount", add(ACT, "unr:extent <concept/extent/head>")),
    ("HeldAct-extent", "In", swap(ACT, "unr:extent", "<concept/status/resolved>")),
    ("HeldAct-version", "Class", add(ACT, "eli:is_realized_by <resolution/ga/99/7/fr>")),
    ("HeldAct-title", "Datatype", swap(ACT, "eli:title", "'Lamps'")),
    ("HeldAct-title", "UniqueLang", add(ACT, "eli:title 'Lanterns'@en")),
    ("HeldAct-source", "MinCount", drop(ACT, "prov:wasDerivedFrom")),
    ("HeldAct-source", "Class", swap(ACT, "prov:wasDerivedFrom", DOCUMENT)),
    ("WholeAct", "Or", drop(ACT, "unr:enactingFormula")),
    ("Positions", "SPARQL", swap(NOTE2, "unr:position", "12")),  # a gap
    ("Positions", "SPARQL", swap(NOTE2, "unr:position", "10")),  # twice the same
    ("Positions", "SPARQL", swap(PP, "unr:position", "0")),  # from 0
    ("Numbering", "SPARQL", swap(OP2, "eli:number", "'3'")),  # 1, 3
    ("Numbering", "SPARQL", swap(OP2, "eli:number", "'1'")),  # 1, 1
    ("NotesAtHome", "SPARQL", swap(NOTE2, "unr:attachedTo", CITED)),
    ("NotesAtHome", "SPARQL", swap(NOTE2, "unr:attachedTo", "'op 1'")),
    ("Fragment-label", "MinCount", drop(FRAGMENT, "rdfs:label")),
    ("Fragment-nameless", "MaxCount", add(FRAGMENT, "eli:number '1'")),
    ("LanguageVersion-act", "MinCount", drop(VERSION, "eli:realizes")),
    ("LanguageVersion-act", "MaxCount", add(VERSION, f"eli:realizes {CITED}")),
    ("LanguageVersion-language", "MinCount", drop(VERSION, "eli:language")),
    ("LanguageVersion-language", "MaxCount",
     add(VERSION, "eli:language <http://publications.europa.eu/resource/authority/language/FRA>")),
    ("LanguageVersion-language", "Pattern", swap(VERSION, "eli:language", "<language/en>")),
    ("LanguageVersion-label", "MinCount", drop(VERSION, "rdfs:label")),
]  # fmt: skip

PARTS: Final[list[Case]] = [
    ("Part", "Class", drop(PASSAGE, "a")),
    ("Part-label", "MinCount", drop(OP2, "rdfs:label")),
    ("Part-above", "MaxCount", f"INSERT DATA {{ {PP} eli:is_part_of {SECTION} . {SECTION} eli:has_part {PP} }}"),
    ("Part-below", "Equals", drop(OP2, "eli:is_part_of")),
    ("Part-position", "MinCount", drop(NOTE2, "unr:position")),
    ("Part-position", "MaxCount", add(NOTE2, "unr:position 12")),
    ("Part-position", "Datatype", swap(PP, "unr:position", "1.0")),
    ("Part-number", "MaxCount", add(POINT, "eli:number 'b'")),
    ("Part-number", "Pattern", swap(POINT, "eli:number", "'(a)'")),
    ("Part-text", "UniqueLang", add(OP2, "unr:text 'Decides to stay seized'@en")),
    ("Part-text", "Datatype", swap(POINT, "unr:text", "'At dusk.'")),
    ("Part-text", "Pattern", swap(POINT, "unr:text", "'At  dusk.'@en")),
    ("Part-eId", "MinCount", drop(OP2, "unr:eId")),
    ("Part-eId", "MaxCount", add(OP2, "unr:eId 'para_2'")),
    ("Part-eId", "Pattern", swap(OP2, "unr:eId", "'para 2'")),
    ("Part-extent", "MaxCount", add(PP, "unr:extent <concept/extent/tail>")),
    ("Part-extent", "In", swap(PP, "unr:extent", "<concept/status/resolved>")),
    ("Part-inferred", "MaxCount", add(OP1, "unr:numberInferred false")),
    ("Part-inferred", "Datatype", swap(OP1, "unr:numberInferred", "'yes'")),
    ("Part-cites", "NodeKind", add(PP, "eli:cites 'resolution 98/3'")),
    ("Part-citation", "Class", add(PP, f"unr:citation {DOCUMENT}")),
    ("Part-action", "Class", add(OP2, f"unr:action {DOCUMENT}")),
    ("Part-mention", "Class", add(OP2, f"unr:mention {DOCUMENT}")),
    ("Part-mentions", "NodeKind", add(PP, "unr:mentions 'the Secretary-General'")),
    ("Substance", "Or", drop(OP2, "unr:text")),
    ("Substance", "Or", drop(OP2, "unr:source")),
    ("PreambularParagraph-actions", "MaxCount", drop(POINT, "unr:action") + add(PP, f"unr:action {POINT_ACTION}")),
    ("OperativeParagraph-number", "Pattern", swap(OP2, "eli:number", "'II'")),
    ("Subparagraph-number", "MinCount", drop(POINT, "eli:number")),
    ("Subparagraph-above", "Class", move(POINT, OP1, ACT)),
    ("Section", "Or", drop(SECTION, "eli:number")),
    ("AnnexParagraph-annex", "QualifiedMinCount", move(RULE, ANNEX, ACT)),
    ("Annex-above", "Not", move(ANNEX, ACT, OP2)),
    ("Table-parts", "MaxCount", move(PASSAGE, ACT, TABLE)),
    ("Passage-actions", "MaxCount", drop(POINT, "unr:action") + add(PASSAGE, f"unr:action {POINT_ACTION}")),
    ("Note-marker", "MinCount", drop(NOTE2, "unr:marker")),
    ("Note-marker", "MaxCount", add(NOTE2, "unr:marker '*'")),
    ("Note-marker", "Pattern", swap(NOTE2, "unr:marker", "'1 2'")),
    ("Note-attachment", "MinCount", drop(NOTE2, "unr:attachedTo")),
    ("Note-part", "MaxCount", add(NOTE2, f"unr:attachedTo {OP2}")),
    ("Note-resolved", "MaxCount", add(NOTE2, "unr:resolvedText 'Voir A/98/71.'@fr")),
    ("Note-resolved", "Datatype", swap(NOTE2, "unr:resolvedText", "'See A/98/71.'")),
    ("Note-ibid", "MaxCount", add(NOTE2, f"unr:ibidOf {NOTE2}")),
    ("Note-ibid", "Class", swap(NOTE2, "unr:ibidOf", DOCUMENT)),
    ("IbidExpanded-text", "MinCount", drop(NOTE2, "unr:resolvedText")),
    ("IbidExpanded-text", "Not", swap(NOTE2, "unr:resolvedText", "'Ibid.'@en")),
]

CITATIONS: Final[list[Case]] = [
    ("Citation-label", "MinCount", drop(UNRESOLVED, "rdfs:label")),
    ("Citation-citing", "MaxCount",
     add(UNRESOLVED, f"cito:hasCitingEntity {OP2}") + add(OP2, f"unr:citation {UNRESOLVED}")),
    ("Citation-part", "MinCount",
     drop(UNRESOLVED, "cito:hasCitingEntity") + f"DELETE DATA {{ {PP} unr:citation {UNRESOLVED} }}"),
    ("Citation-part", "Equals", drop(UNRESOLVED, "cito:hasCitingEntity")),
    ("Citation-type", "MinCount", drop(UNRESOLVED, "unr:citationType")),
    ("Citation-type", "In", swap(UNRESOLVED, "unr:citationType", "<concept/verb/urges>")),
    ("Citation-types", "MaxCount", add(UNRESOLVED, "unr:citationType <concept/citation-type/reaffirming>")),
    ("Citation-status", "MinCount", drop(UNRESOLVED, "unr:status")),
    ("Citation-status", "MaxCount", add(RESOLVED, "unr:status <concept/status/unresolved>")),
    ("Citation-status", "In", swap(UNRESOLVED, "unr:status", "<concept/extent/head>")),
    ("Citation-target", "MaxCount", add(RESOLVED, f"cito:hasCitedEntity {DOCUMENT}")),
    ("Cited-type", "MinCount", swap(RESOLVED, "cito:hasCitedEntity", "<resolution/ga/97/1>")),
    ("Cited-type", "MinCount", swap(RESOLVED, "cito:hasCitedEntity", "'resolution 98/3'")),
    ("Citation-surface", "MinCount", drop(UNRESOLVED, "unr:surface")),
    ("Citation-surface", "MaxCount", add(UNRESOLVED, "unr:surface 'Ibidem'@la")),
    ("Citation-surface", "Datatype", swap(UNRESOLVED, "unr:surface", "'Ibid.'")),
    ("Citation-surface", "MinLength", swap(UNRESOLVED, "unr:surface", "''@en")),
    ("Citation-via", "MaxCount", add(AMBIGUOUS, f"unr:via {NOTE2}")),
    ("Citation-via", "Class", swap(AMBIGUOUS, "unr:via", DOCUMENT)),
    ("Citation-locator", "MaxCount", add(RESOLVED, "unr:locator 'para. 3'")),
    ("Citation-locator", "MinLength", swap(RESOLVED, "unr:locator", "''")),
    ("Citation-date", "MaxCount", add(RESOLVED, "unr:statedDate '2044-06-02'^^xsd:date")),
    ("Citation-date", "MinInclusive", swap(RESOLVED, "unr:statedDate", "'0244-06-01'^^xsd:date")),
    ("Citation-source", "MinCount", drop(UNRESOLVED, "unr:source")),
    ("Resolved", "Or", drop(RESOLVED, "cito:hasCitedEntity")),
    ("Unresolved", "Or", add(UNRESOLVED, f"cito:hasCitedEntity {CITED}")),
    ("Ambiguous", "Xone", drop(AMBIGUOUS, "unr:candidate")),
    ("Ambiguous", "Xone", add(UNRESOLVED, f"unr:candidate {DOCUMENT}")),
]  # fmt: skip

LINKS: Final[list[Case]] = [
    ("Linked-link", "Class", add(OP2, f"unr:officialLink {DOCUMENT}")),
    ("Link", "Not", add(RESOLVED, "a unr:OfficialLink ; unr:href 'https://undocs.org/A/98/71'^^xsd:anyURI")
     + add(PP, f"unr:officialLink {RESOLVED}")),
    ("Link-label", "MinCount", drop(LINK, "rdfs:label")),
    ("Link-place", "MinCount", drop(PP, "unr:officialLink") + drop(RESOLVED, "unr:officialLink")),
    ("Link-href", "MinCount", drop(LINK, "unr:href")),
    ("Link-href", "MaxCount", add(LINK, "unr:href 'https://undocs.org/A/98/71'^^xsd:anyURI")),
    ("Link-href", "Datatype", swap(LINK, "unr:href", "'https://undocs.org/A/98/71'")),
    ("Link-href", "MinLength", swap(LINK, "unr:href", "''^^xsd:anyURI")),
    ("Link-upTo", "MaxCount", add(LINK, "unr:upTo '#para_3'^^xsd:anyURI, '#para_4'^^xsd:anyURI")),
    ("Link-upTo", "Datatype", add(LINK, "unr:upTo '#para_3'")),
    ("Link-surface", "MaxCount", add(LINK, "unr:surface '98/4'@en")),
    ("Link-surface", "Datatype", swap(LINK, "unr:surface", "'98/3'")),
    ("Link-offset", "MaxCount", add(LINK, "unr:offset 26")),
    ("Link-offset", "Datatype", swap(LINK, "unr:offset", "2.0")),
    ("Link-offset", "MinInclusive", swap(LINK, "unr:offset", "-1")),
    ("Link-leadsTo", "NodeKind", add(LINK, "unr:leadsTo 'A/98/71'")),
]  # fmt: skip

ACTIONS: Final[list[Case]] = [
    ("Action-label", "MinCount", drop(ACTION, "rdfs:label")),
    ("Action-part", "MinCount", drop(OP1, "unr:action")),
    ("Action-part", "MaxCount", add(OP2, f"unr:action {ACTION}")),
    ("Action-verb", "MinCount", drop(ACTION, "unr:verb")),
    ("Action-verb", "In", swap(ACTION, "unr:verb", "<concept/modifier/strongly>")),
    ("Action-verbs", "MaxCount", add(ACTION, "unr:verb <concept/verb/requests>")),
    ("Action-modifier", "In", swap(ACTION, "unr:modifier", "<concept/verb/urges>")),
    ("Action-addressee", "Or", add(ACTION, f"unr:addressee {DOCUMENT}")),
    ("Action-addressee", "Or", add(ACTION, "unr:addressee 'States'@en")),
    ("Action-requests", "MaxCount", add(ACTION, "unr:requests 'to fill their lamps'@en")),
    ("Action-requests", "Datatype", swap(ACTION, "unr:requests", "'to trim their lamps'")),
    ("Action-condition", "Datatype", swap(ACTION, "unr:condition", "'upon request'")),
    ("Action-deadline", "Or", add(ACTION, "unr:deadline '2045'^^xsd:gYear")),
    ("Action-deadlineDate", "Datatype", swap(ACTION, "unr:deadlineDate", "'2045'^^xsd:gYear")),
    ("Action-deadlineDate", "MaxCount", add(ACTION, "unr:deadlineDate '2045-09-12'^^xsd:date")),
    ("Action-deadlineSession", "Class", swap(ACTION, "unr:deadlineSession", DOCUMENT)),
    ("Action-deadlineSession", "MaxCount", OTHER_SESSION + add(ACTION, "unr:deadlineSession <session/ga/98>")),
    ("Action-report", "Or", add(ACTION, f"unr:reportTo {DOCUMENT}")),
    ("Action-continues", "MaxCount", add(POINT_ACTION, f"unr:continues {POINT_ACTION}")),
    ("Action-continues", "Class", swap(POINT_ACTION, "unr:continues", DOCUMENT)),
    ("Action-source", "MinCount", drop(ACTION, "unr:source")),
]

MENTIONS: Final[list[Case]] = [
    ("Mention-label", "MinCount", drop(MENTION, "rdfs:label")),
    ("Mention-part", "MinCount", drop(PP, "unr:mention")),
    ("Mention-part", "MaxCount", add(OP2, f"unr:mention {MENTION}")),
    ("Mention-thing", "MinCount", drop(MENTION, "unr:mentioned")),
    ("Mention-thing", "MaxCount", add(MENTION, "unr:mentioned <body/ga>")),
    ("Mention-thing", "NodeKind", swap(MENTION, "unr:mentioned", "'UNODC'")),
    ("Mention-surface", "MinCount", drop(MENTION, "unr:surface")),
    ("Mention-surface", "MaxCount", add(MENTION, "unr:surface 'the Office'@en")),
    ("Mention-surface", "Datatype", swap(MENTION, "unr:surface", "'UNODC'")),
    ("Mention-offset", "MinCount", drop(MENTION, "unr:offset")),
    ("Mention-offset", "MaxCount", add(MENTION, "unr:offset 11")),
    ("Mention-offset", "Datatype", swap(MENTION, "unr:offset", "1.0")),
    ("Mention-offset", "MinInclusive", swap(MENTION, "unr:offset", "-1")),
]

SOURCES: Final[list[Case]] = [
    ("SourceFile-label", "MinCount", drop(FILE, "rdfs:label")),
    ("SourceFile-sha256", "MinCount", drop(FILE, "unr:sha256")),
    ("SourceFile-sha256", "MaxCount", add(FILE, f"unr:sha256 '{'b' * 64}'")),
    ("SourceFile-sha256", "Pattern", swap(FILE, "unr:sha256", "'aaaa'")),
    ("SourceFile-format", "MinCount", drop(FILE, "dcterms:format")),
    ("SourceFile-format", "MaxCount", add(FILE, "dcterms:format 'text/plain'")),
    ("SourceFile-format", "Pattern", swap(FILE, "dcterms:format", "'Markdown'")),
    ("SourceFile-extent", "MinCount", drop(FILE, "dcterms:extent")),
    ("SourceFile-extent", "MaxCount", add(FILE, "dcterms:extent 4001")),
    ("SourceFile-extent", "MinInclusive", swap(FILE, "dcterms:extent", "0")),
    ("Place-file", "MinCount", drop(PLACE, "oa:hasSource")),
    ("Place-file", "MaxCount", OTHER_FILE + add(PLACE, "oa:hasSource <source/bbbb>")),
    ("Place-file", "Class", swap(PLACE, "oa:hasSource", DOCUMENT)),
    ("Place-line", "MinCount", drop(PLACE, "unr:line")),
    ("Place-line", "MaxCount", add(PLACE, "unr:line 13")),
    ("Place-line", "Datatype", swap(PLACE, "unr:line", "12.0")),
    ("Place-line", "MinInclusive", swap(PLACE, "unr:line", "0")),
    ("Place-quote", "MinCount", f"DELETE DATA {{ {PLACE} oa:hasSelector {QUOTE} }}"),
    ("Place-quote", "MaxCount",
     add("<b#quote>", "a oa:TextQuoteSelector", "oa:exact 'b'") + add(PLACE, "oa:hasSelector <b#quote>")),
    ("Place-positions", "MinCount", f"DELETE DATA {{ {PLACE} oa:hasSelector {POSITION} }}"),
    ("Position-start", "MinCount",
     add("<b#position>", "a oa:TextPositionSelector", "oa:end 5") + add(PLACE, "oa:hasSelector <b#position>")),
    ("Position-start", "MaxCount", add(POSITION, "oa:start 101")),
    ("Position-start", "MinInclusive", swap(POSITION, "oa:start", "-1")),
    ("Position-start", "LessThan", swap(POSITION, "oa:start", "130")),
    ("Position-end", "MinCount", drop(POSITION, "oa:end")),
    ("Position-end", "MaxCount", add(POSITION, "oa:end 131")),
    ("Quote-exact", "MinCount", add("<b#quote>", "a oa:TextQuoteSelector") + add(PLACE, "oa:hasSelector <b#quote>")),
    ("Quote-exact", "MinLength", swap(QUOTE, "oa:exact", "''")),
    ("Source-place", "Class", swap(OP2, "unr:source", DOCUMENT)),
]  # fmt: skip

MENTIONED: Final[list[Case]] = [
    ("Document-name", "MinCount", drop(DOCUMENT, "rdfs:label")),
    ("Document-symbol", "MinCount", drop(DOCUMENT, "unr:symbol")),
    ("Document-symbol", "MaxCount", add(DOCUMENT, "unr:symbol 'A/98/73'")),
    ("Document-symbol", "Pattern", swap(DOCUMENT, "unr:symbol", "'report of the Secretary-General'")),
    ("Publication-name", "MinCount", drop(PUBLICATION, "rdfs:label")),
    ("Publication-number", "MinCount", drop(PUBLICATION, "eli:number")),
    ("Publication-number", "MaxCount", add(PUBLICATION, "eli:number 'E.45.XI.6'")),
    ("Publication-number", "Pattern", swap(PUBLICATION, "eli:number", "'44.XI.6'")),
    ("Session-name", "MinCount", drop(SESSION, "rdfs:label")),
    ("Session-number", "MinCount", drop(SESSION, "eli:number")),
    ("Session-number", "MaxCount", add(SESSION, "eli:number '100'")),
    ("Session-number", "Pattern", swap(SESSION, "eli:number", "'ninety-nine'")),
    ("Session-body", "MinCount", drop(SESSION, "prov:wasAssociatedWith")),
    ("Session-body", "MaxCount", add(SESSION, "prov:wasAssociatedWith <body/cnd>")),
    ("Session-body", "Class", swap(SESSION, "prov:wasAssociatedWith", DOCUMENT)),
    ("Meeting-name", "MinCount", drop(MEETING, "rdfs:label")),
    ("Meeting-number", "MinCount", drop(MEETING, "eli:number")),
    ("Meeting-number", "MaxCount", add(MEETING, "eli:number '54'")),
    ("Meeting-number", "Pattern", swap(MEETING, "eli:number", "'53rd'")),
    ("Meeting-body", "MinCount", drop(MEETING, "prov:wasAssociatedWith")),
    ("Meeting-body", "MaxCount", add(MEETING, "prov:wasAssociatedWith <body/cnd>")),
    ("Meeting-body", "Class", swap(MEETING, "prov:wasAssociatedWith", DOCUMENT)),
    ("Meeting-session", "MaxCount", OTHER_SESSION + add(MEETING, "dcterms:isPartOf <session/ga/98>")),
    ("Meeting-session", "Class", swap(MEETING, "dcterms:isPartOf", DOCUMENT)),
]

ACT_CASES: Final = [*ACTS, *PARTS, *CITATIONS, *LINKS, *ACTIONS, *MENTIONS, *SOURCES, *MENTIONED]
"""Changes of `act.ttl`."""

LAMPS: Final = "<body/lamps>"
LIGHTS: Final = "<body/lights>"
COUNTRY: Final = "<country/lmp>"
TREATY: Final = "<treaty/1>"
ARTICLE: Final = "<treaty/1/art/13>"
GROUP: Final = "<concept/treaty-group/lighting>"
INSTRUMENT: Final = "<instrument/lamp-declaration>"
INITIATIVE: Final = "<initiative/beacon>"
SCHEME: Final = "<concept/verb>"
VERB: Final = "<concept/verb/lights>"
BURNS: Final = "<concept/verb/burns>"
TYPE: Final = "<concept/verb/shining>"
CLASS: Final = "<ontology#Lamp>"
PROPERTY: Final = "<ontology#oil>"
OTHER_SCHEME: Final = add("<concept/b>", "a skos:ConceptScheme", "skos:prefLabel 'b'@en", "skos:definition 'b'@en")

VOCABULARY_CASES: Final[list[Case]] = [
    ("Body-name", "MinCount", drop(LIGHTS, "skos:prefLabel")),
    ("Body-labels", "UniqueLang", add(LIGHTS, "skos:prefLabel 'Lights Union'@en")),
    ("Body-parent", "Class", swap(LAMPS, "org:subOrganizationOf", TREATY)),
    ("Body-adopts", "Datatype", add(LIGHTS, "unr:adoptsActs 'yes'")),
    ("Body-adopts", "MaxCount", add(LAMPS, "unr:adoptsActs false")),
    ("Body-numbering", "MaxCount", add(LAMPS, "unr:numbering 'serial(year)'")),
    ("Body-numbering", "Pattern", swap(LAMPS, "unr:numbering", "'number'")),
    ("Body-offset", "Datatype", swap(LAMPS, "unr:sessionYearOffset", "'1945'")),
    ("Body-offset", "MaxCount", add(LAMPS, "unr:sessionYearOffset 1946")),
    ("Body-frequency", "Datatype", swap(LAMPS, "unr:sessionsAYear", "'3'")),
    ("Body-frequency", "MaxCount", add(LAMPS, "unr:sessionsAYear 2")),
    ("Body-first", "Datatype", swap(LAMPS, "unr:firstSessionYear", "'2006'")),
    ("Body-first", "MaxCount", add(LAMPS, "unr:firstSessionYear 2007")),
    ("Body-symbol", "MaxCount", add(LAMPS, "unr:symbolPattern 'L/{number}'")),
    ("Body-symbol", "Pattern", swap(LAMPS, "unr:symbolPattern", "'L/RES/'")),
    ("Acting-adopts", "HasValue", drop(LAMPS, "unr:adoptsActs")),
    ("Country-name", "MinCount", drop(COUNTRY, "skos:prefLabel")),
    ("Country-labels", "UniqueLang", add(COUNTRY, "skos:prefLabel 'Land of Lamps'@en")),
    ("Country-m49", "MaxCount", add(COUNTRY, "unr:m49Code '998'")),
    ("Country-m49", "Pattern", swap(COUNTRY, "unr:m49Code", "'99'")),
    ("Country-alpha2", "MaxCount", add(COUNTRY, "unr:alpha2Code 'LQ'")),
    ("Country-alpha2", "Pattern", swap(COUNTRY, "unr:alpha2Code", "'lp'")),
    ("Country-alpha3", "MaxCount", add(COUNTRY, "unr:alpha3Code 'LMQ'")),
    ("Country-alpha3", "Pattern", swap(COUNTRY, "unr:alpha3Code", "'LP'")),
    ("Treaty-name", "MinCount", drop(TREATY, "skos:prefLabel")),
    ("Treaty-number", "MaxCount", add(TREATY, "unr:untsNumber '3'")),
    ("Treaty-number", "Pattern", swap(TREATY, "unr:untsNumber", "'No. 1'")),
    ("Treaty-volume", "Datatype", swap(TREATY, "unr:untsVolume", "10.0")),
    ("Treaty-volume", "MinInclusive", swap(TREATY, "unr:untsVolume", "0")),
    ("Treaty-mtdsg", "MaxCount", add(TREATY, "unr:mtdsgNumber 'VI-18'")),
    ("Treaty-mtdsg", "Pattern", swap(TREATY, "unr:mtdsgNumber", "'6.19'")),
    ("Treaty-date", "MaxCount", add(TREATY, "eli:date_document '1945'^^xsd:gYear")),
    ("Treaty-date", "Or", swap(TREATY, "eli:date_document", "'1945'")),
    ("Registered", "Or", drop("<treaty/2>", "unr:untsNumber")),
    ("TreatyArticle-name", "MinCount", drop(ARTICLE, "rdfs:label")),
    ("TreatyArticle-number", "MinCount", drop(ARTICLE, "eli:number")),
    ("TreatyArticle-number", "MaxCount", add(ARTICLE, "eli:number '14'")),
    ("TreatyArticle-treaty", "MinCount", drop(ARTICLE, "eli:is_part_of")),
    ("TreatyArticle-treaty", "MaxCount", add(ARTICLE, "eli:is_part_of <treaty/2>")),
    ("TreatyArticle-treaty", "Class", swap(ARTICLE, "eli:is_part_of", LAMPS)),
    ("TreatyGroup-name", "MinCount", drop(GROUP, "skos:prefLabel")),
    ("TreatyGroup-members", "MinCount", swap(GROUP, "unr:member", TREATY)),
    ("TreatyGroup-members", "Class", add(GROUP, f"unr:member {LAMPS}")),
    ("Instrument-name", "MinCount", drop(INSTRUMENT, "skos:prefLabel")),
    ("Instrument-unregistered", "MaxCount", add(INSTRUMENT, "unr:untsNumber '4'")),
    ("Instrument-container", "MaxCount", add(INSTRUMENT, "unr:adoptedIn <resolution/ga/1/2>")),
    ("Instrument-container", "NodeKind", swap(INSTRUMENT, "unr:adoptedIn", "'resolution 1/1'")),
    ("Instrument-date", "MaxCount", add(INSTRUMENT, "eli:date_document '1946-01-01'^^xsd:date")),
    ("Instrument-date", "Or", swap(INSTRUMENT, "eli:date_document", "'1946'")),
    ("Initiative-name", "MinCount", drop(INITIATIVE, "skos:prefLabel")),
    ("Initiative-body", "Class", swap(INITIATIVE, "unr:runBy", TREATY)),
    ("Scheme-name", "MinCount", drop(SCHEME, "skos:prefLabel")),
    ("Scheme-definition", "MinCount", drop(SCHEME, "skos:definition")),
    ("Concept-name", "MinCount", drop(BURNS, "skos:prefLabel")),
    ("Concept-scheme", "MinCount", drop(BURNS, "skos:inScheme")),
    ("Concept-scheme", "MaxCount", OTHER_SCHEME + add(BURNS, "skos:inScheme <concept/b>")),
    ("Concept-scheme", "Class", swap(BURNS, "skos:inScheme", LAMPS)),
    ("Concept-broader", "Class", swap(VERB, "skos:broader", LAMPS)),
    ("Concept-self", "Disjoint", add(VERB, f"skos:narrower {BURNS}")),
    ("Concept-labels", "UniqueLang", add(BURNS, "skos:prefLabel 'is alight'@en")),
    ("Concept-alternatives", "Disjoint", add(BURNS, "skos:altLabel 'burns'@en")),
    ("Verb-gerund", "UniqueLang", add(VERB, "unr:gerund 'kindling'@en")),
    ("Verb-force", "MaxCount", add(VERB, "unr:force 20")),
    ("Verb-force", "Datatype", swap(VERB, "unr:force", "'strong'")),
    ("CitationType-verbs", "Class", swap(TYPE, "unr:governedBy", LAMPS)),
    ("Class-label", "MinCount", drop(CLASS, "rdfs:label")),
    ("Class-label", "UniqueLang", add(CLASS, "rdfs:label 'lantern'@en")),
    ("Class-definition", "MinCount", drop(CLASS, "skos:definition")),
    ("Class-example", "MinCount", drop(CLASS, "skos:example")),
    ("Class-home", "MinCount", drop(CLASS, "rdfs:isDefinedBy")),
    ("Property-label", "MinCount", drop(PROPERTY, "rdfs:label")),
    ("Property-label", "UniqueLang", add(PROPERTY, "rdfs:label 'grease'@en")),
    ("Property-definition", "MinCount", drop(PROPERTY, "skos:definition")),
    ("Property-example", "MinCount", drop(PROPERTY, "skos:example")),
    ("Property-home", "MinCount", drop(PROPERTY, "rdfs:isDefinedBy")),
]
"""Changes of `vocabulary.ttl`."""

DATASET: Final = "<dataset>"
BUILD: Final = "<dataset#build>"
SOFTWARE: Final = "<dataset#software>"
SERVICE: Final = "<sparql>"
GRAPH: Final = "<graph/resolution/ga/99/7>"
DUMP: Final = "<dumps/unres.nq.gz>"
CHECKSUM: Final = "<dumps/unres.nq.gz#checksum>"
OF_CLASS: Final = "<dataset#class-void-Dataset>"
OF_PROPERTY: Final = "<dataset#property-dcterms-title>"
OTHER_BUILD: Final = add(
    "<b>", "a prov:Activity", "prov:startedAtTime '2045-01-01T00:00:00Z'^^xsd:dateTime",
    "prov:endedAtTime '2045-01-01T00:00:00Z'^^xsd:dateTime", f"prov:wasAssociatedWith {SOFTWARE}", f"prov:used {FILE}",
)  # fmt: skip

DATASET_CASES: Final[list[Case]] = [
    ("Dataset-title", "MinCount", drop(DATASET, "dcterms:title")),
    ("Dataset-description", "MinCount", drop(DATASET, "dcterms:description")),
    ("Dataset-rights", "MinCount", drop(DATASET, "dcterms:rights")),
    ("Dataset-triples", "MinCount", drop(DATASET, "void:triples")),
    ("Dataset-triples", "MaxCount", add(DATASET, "void:triples 1")),
    ("Dataset-triples", "Datatype", swap(DATASET, "void:triples", "1.0")),
    ("Dataset-triples", "MinInclusive", swap(DATASET, "void:triples", "0")),
    ("Dataset-partitions", "MinCount", drop(DATASET, "void:propertyPartition")),
    ("Dataset-classes", "MinCount", drop(DATASET, "void:classPartition")),
    ("Dataset-distribution", "MinCount", drop(DATASET, "dcat:distribution")),
    ("Dataset-distribution", "Class", add(DATASET, "dcat:distribution <b>")),
    ("Dataset-build", "MinCount", drop(DATASET, "prov:wasGeneratedBy")),
    ("Dataset-build", "MaxCount", OTHER_BUILD + add(DATASET, "prov:wasGeneratedBy <b>")),
    ("Dataset-build", "Class", swap(DATASET, "prov:wasGeneratedBy", SOFTWARE)),
    ("Dataset-graphs", "MinCount", drop(DATASET, "sd:namedGraph")),
    ("Dataset-graphs", "Class", add(DATASET, "sd:namedGraph <b>")),
    ("NamedGraph-name", "MinCount", drop(GRAPH, "sd:name")),
    ("NamedGraph-name", "MaxCount", add(GRAPH, "sd:name <b>")),
    ("ClassPartition-class", "MinCount", drop(OF_CLASS, "void:class")),
    ("ClassPartition-class", "MaxCount", add(OF_CLASS, "void:class <b>")),
    ("ClassPartition-entities", "MinCount", drop(OF_CLASS, "void:entities")),
    ("ClassPartition-entities", "MaxCount", add(OF_CLASS, "void:entities 99")),
    ("ClassPartition-entities", "MinInclusive", swap(OF_CLASS, "void:entities", "0")),
    ("PropertyPartition-property", "MinCount", drop(OF_PROPERTY, "void:property")),
    ("PropertyPartition-property", "MaxCount", add(OF_PROPERTY, "void:property <b>")),
    ("PropertyPartition-triples", "MinCount", drop(OF_PROPERTY, "void:triples")),
    ("PropertyPartition-triples", "MaxCount", add(OF_PROPERTY, "void:triples 99")),
    ("PropertyPartition-triples", "MinInclusive", swap(OF_PROPERTY, "void:triples", "0")),
    ("Distribution-title", "MinCount", drop(DUMP, "dcterms:title")),
    ("Distribution-url", "MinCount", drop(DUMP, "dcat:downloadURL")),
    ("Distribution-url", "MaxCount", add(DUMP, "dcat:downloadURL <b>")),
    ("Distribution-type", "MinCount", drop(DUMP, "dcat:mediaType")),
    ("Distribution-type", "MaxCount", add(DUMP, "dcat:mediaType <b>")),
    ("Distribution-rights", "MinCount", drop(DUMP, "dcterms:rights")),
    ("Distribution-size", "MaxCount", add(DUMP, "dcat:byteSize 99")),
    ("Distribution-size", "MinInclusive", swap(DUMP, "dcat:byteSize", "0")),
    ("Checksum-algorithm", "MinCount", drop(CHECKSUM, "spdx:algorithm")),
    ("Checksum-algorithm", "MaxCount", add(CHECKSUM, "spdx:algorithm <b>")),
    ("Checksum-value", "MinCount", drop(CHECKSUM, "spdx:checksumValue")),
    ("Checksum-value", "MaxCount", add(CHECKSUM, f"spdx:checksumValue '{'b' * 64}'^^xsd:hexBinary")),
    ("Checksum-value", "Pattern", swap(CHECKSUM, "spdx:checksumValue", "'bb'^^xsd:hexBinary")),
    ("Service-endpoint", "MinCount", drop(SERVICE, "sd:endpoint")),
    ("Service-endpoint", "MaxCount", add(SERVICE, "sd:endpoint <b>")),
    ("Service-dataset", "MinCount", drop(SERVICE, "sd:defaultDataset")),
    ("Service-dataset", "MaxCount", add(SERVICE, "sd:defaultDataset <b>")),
    ("Build-start", "MinCount", drop(BUILD, "prov:startedAtTime")),
    ("Build-start", "MaxCount", add(BUILD, "prov:startedAtTime '2045-01-01T00:00:01Z'^^xsd:dateTime")),
    ("Build-start", "LessThanOrEquals", swap(BUILD, "prov:startedAtTime", "'2046-01-01T00:00:00Z'^^xsd:dateTime")),
    ("Build-end", "MinCount", drop(BUILD, "prov:endedAtTime")),
    ("Build-end", "MaxCount", add(BUILD, "prov:endedAtTime '2045-12-31T00:00:00Z'^^xsd:dateTime")),
    ("Build-agent", "MinCount", drop(BUILD, "prov:wasAssociatedWith")),
    ("Build-agent", "Class", add(BUILD, "prov:wasAssociatedWith <b>")),
    ("Build-used", "MinCount", drop(BUILD, "prov:used")),
    ("Software-version", "MinCount", drop(SOFTWARE, "owl:versionInfo")),
    ("Software-version", "MaxCount", add(SOFTWARE, "owl:versionInfo '2.0'")),
]
"""Changes of the description that `unres.describe` gives."""
