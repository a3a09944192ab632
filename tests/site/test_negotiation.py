"""Which representation is sent: every row of the conventions' table, and what clients of our own met."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unres_site.negotiation import (
    BY_NAME,
    REPRESENTATIONS,
    NotAcceptableError,
    UnknownFormatError,
    negotiate,
    split_extension,
)

RDFLIB = "application/rdf+xml, text/n3, text/turtle, application/n-triples, application/ld+json, */*;q=0.1"
JENA = "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3"
COMUNICA = (
    "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,"
    "text/turtle;q=0.6,application/rdf+xml;q=0.5,text/n3;q=0.35,application/xml;q=0.3,text/html;q=0.2"
)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"

ACCEPTS: list[tuple[str | None, str, str]] = [
    (None, "ttl", "no header: the default"),
    ("", "ttl", "an empty header is none"),
    ("*/*", "ttl", "curl"),
    (RDFLIB, "ttl", "rdflib without a format"),
    ("text/plain, */*;q=0.1", "nt", "rdflib nt: N-Triples, not HTML"),
    ("text/n3, */*;q=0.1", "ttl", "rdflib n3: Turtle, not HTML"),
    ("application/ld+json, application/json;q=0.9, */*;q=0.1", "jsonld", "rdflib json-ld"),
    ("application/rdf+xml, */*;q=0.1", "rdf", "rdflib xml"),
    (JENA, "ttl", "Jena"),
    (COMUNICA, "nq", "Comunica"),
    (BROWSER, "html", "a browser"),
    ("application/xhtml+xml", "html", "an old browser"),
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld", "a profile"),
    ('text/turtle;q=0.5, application/ld+json;profile="a, b";q=0.9', "jsonld", "a comma inside a quoted profile"),
    ("text/html;q=0", "ttl", "refuses HTML and says nothing else"),
    ("text/html;q=0, text/turtle;q=0", "jsonld", "refuses two"),
    ("text/html;q=0, */*;q=0.1", "ttl", "refuses HTML, takes the rest"),
    ("text/turtle;q=0, */*", "jsonld", "refuses the default"),
    ("text/turtle;q=abc,,", "ttl", "a broken weight"),
    ("text/html;q=abc, application/ld+json", "jsonld", "what has a broken weight is left out"),
    (',;=,"', "ttl", "nothing but punctuation"),
    ("html", "ttl", "a word is no media range"),
    ("TEXT/HTML", "html", "types have no case (RFC 9110, 8.3.1)"),
    ("text/*", "ttl", "a range of types"),
    ("text/*;q=0.1, text/n3", "ttl", "an alias named beats its range"),
    ("application/*, text/turtle;q=0.5", "jsonld", "the range outweighs the type"),
    ("text/html;q=0.4, text/turtle;q=0.4", "ttl", "equal weights: our order"),
    ("text/html;q=0.5, text/turtle;q=0.4", "html", "unequal weights: theirs"),
    ("text/csv", "csv", "a spreadsheet"),
    ("application/xml", "xml", "an XML tool gets Akoma Ntoso"),
    ("application/akn+xml", "xml", "the registered type of Akoma Ntoso"),
    ("application/linkset+json", "linkset", "a signposting client"),
    ("text/turtle;charset=utf-8", "ttl", "a charset changes nothing"),
]


@pytest.mark.parametrize(("accept", "name", "reason"), ACCEPTS, ids=[row[2] for row in ACCEPTS])
def test_accept(accept: str | None, name: str, reason: str) -> None:
    assert negotiate(accept, REPRESENTATIONS).name == name, reason


@pytest.mark.parametrize("accept", ["image/png", "image/*", "text/turtle;q=0, */*;q=0", "video/mp4, image/png;q=0.2"])
def test_nothing_acceptable_lists_what_there_is(accept: str) -> None:
    with pytest.raises(NotAcceptableError) as raised:
        negotiate(accept, REPRESENTATIONS)
    assert raised.value.offered == REPRESENTATIONS


def test_only_what_a_thing_has_is_chosen() -> None:
    offered = [BY_NAME["html"], BY_NAME["csv"]]
    assert negotiate("*/*", offered).name == "html"
    with pytest.raises(NotAcceptableError):
        negotiate("text/turtle", offered)


FORMATS: list[tuple[str, str, str]] = [
    ("ttl", "ttl", "an extension"),
    ("turtle", "ttl", "rdflib's name"),
    ("json-ld", "jsonld", "rdflib's name with a hyphen"),
    ("application/ld+json", "jsonld", "a media type"),
    ("application/ld json", "jsonld", "the same after a query string ate the plus"),
    ("HTML", "html", "no case"),
]


@pytest.mark.parametrize(("format_", "name", "reason"), FORMATS, ids=[row[2] for row in FORMATS])
def test_a_format_beats_accept(format_: str, name: str, reason: str) -> None:
    assert negotiate("image/png", REPRESENTATIONS, format_=format_).name == name, reason


def test_an_extension_beats_all() -> None:
    assert negotiate("text/html", REPRESENTATIONS, extension="nq", format_="ttl").name == "nq"


def test_an_unknown_format_lists_what_there_is() -> None:
    with pytest.raises(UnknownFormatError, match="no format 'pdf' here; there are: ttl, jsonld"):
        negotiate("*/*", REPRESENTATIONS, format_="pdf")


@pytest.mark.parametrize(
    ("path", "stem", "extension", "reason"),
    [
        ("resolution/ga/76/188.jsonld", "resolution/ga/76/188", "jsonld", "a known extension"),
        ("resolution/sc/1325(2000).ttl", "resolution/sc/1325(2000)", "ttl", "after a bracket"),
        ("document/A/74/53/Add.1", "document/A/74/53/Add.1", "", "a symbol's dot"),
        ("document/A/74/53/Add.1.rdf", "document/A/74/53/Add.1", "rdf", "a symbol's dot and ours"),
        ("resolution/ga/76/188.pdf", "resolution/ga/76/188.pdf", "", "not one of ours"),
        ("body/.ttl", "body/.ttl", "", "no name before it"),
        (".ttl", ".ttl", "", "nothing before it"),
    ],
)
def test_split_extension(path: str, stem: str, extension: str, reason: str) -> None:
    assert split_extension(path) == (stem, extension), reason


@given(st.text(max_size=80))
def test_any_header_gets_an_answer(accept: str) -> None:
    try:
        chosen = negotiate(accept, REPRESENTATIONS)
    except NotAcceptableError:
        return
    assert chosen in REPRESENTATIONS


@given(st.lists(st.sampled_from([t for r in REPRESENTATIONS for t in (r.media_type, *r.aliases)]), min_size=1))
def test_what_is_sent_was_asked_for(types: list[str]) -> None:
    chosen = negotiate(", ".join(types), REPRESENTATIONS)
    assert {chosen.media_type, *chosen.aliases} & set(types)
