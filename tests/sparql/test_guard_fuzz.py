"""Fragments of queries in any order: whatever the engine takes for a call of a service, the guard has refused."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from unres_site.sparql.errors import EndpointError
from unres_site.sparql.guard import guard

SERVICES = ["SERVICE", "service", "SERVICE<x:y>{}", "SERVICE?x{}", "SERVICE?x#>\n{}", "SERVICEa:{}", "SERVICE:{}"]
TERMS = ["<x:y>", "<x:y#>", "<b:c#>", "?a", "?s ?p ?o", "?s ?p true", "a:b", "a:", "a:b\\#", "_:b", "5", "5.", "%23"]
QUOTES = ['"', '""', '"""', "'", "'''", '\\"', "\\", "\\u0022", '>"""', "@en", "^^"]
SIGNS = ["<", ">", "<?b", "#>", "#", "\n", "\r", " ", "{", "}", "{}", "(", ")", "[", "]", ".", ";", "~", "|", "&&"]
WORDS = ["SILENT", "FILTER(", "FILTER(?a<?b)", "FILTER(?a<", "1<2", "EXISTS{", "OPTIONAL{", "BIND(", "true"]
CHARACTERS = ["\u00b7", "\u2028", "\u00aa", "\U0001f600"]
NO_TERM = "The SPARQL dataset returned a triple term that is not a valid RDF 1.2 term"
"""What the engine says of a literal in the place of a subject."""
FRAGMENTS = SERVICES + TERMS + QUOTES + SIGNS + WORDS + CHARACTERS


@settings(max_examples=2_000, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=2, max_size=12))
@example(["?s ?p true", "FILTER(?a<", "<b:c#>", " )", "SERVICE<x:y>{}"])  # found so, when << was one token
@example(["FILTER(?a<?b)", "SERVICE?x#>\n{}"])
@example(["true", "<x:y>", "<x:y>", "~"])  # a reifier of what is no triple: the engine fails, and calls nobody
def test_what_the_engine_takes_for_service_is_refused(fragments: list[str]) -> None:
    text = f"PREFIX a: <x:y> PREFIX : <x:y> ASK {{ VALUES ?x {{ <x:y> }} {''.join(fragments)} }}"
    try:
        bool(Store().query(text))
    except SyntaxError:
        return
    except (OSError, RuntimeError) as error:  # it tried to call a service, and x:y is none
        if str(error) == NO_TERM:
            return
        with pytest.raises(EndpointError):
            guard(text)
