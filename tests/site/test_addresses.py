"""Every spelling of an address leads to the canonical one in one hop."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unres_site.addresses import canonical_path, redirect_target, request_path

SPELLINGS: list[tuple[str, str, str]] = [
    ("/resolution/ga/76%2F188", "/resolution/ga/76/188", "an encoded slash (pallets/werkzeug#797)"),
    ("/resolution/ga/76/188/", "/resolution/ga/76/188", "a trailing slash"),
    ("//resolution//ga///76/188", "/resolution/ga/76/188", "doubled slashes"),
    ("/resolution/GA/76/188", "/resolution/ga/76/188", "a body in upper case"),
    ("/Resolution/Ga/76/188", "/resolution/ga/76/188", "a kind in upper case"),
    ("/resolution/ga/217%28III%29A", "/resolution/ga/217(III)A", "encoded brackets"),
    ("/resolution/ga/217%20A%20%28III%29", "/resolution/ga/217(III)A", "as printed before 1976"),
    ("/resolution/ga/217(iii)a", "/resolution/ga/217(III)A", "Roman numerals in lower case"),
    ("/resolution/sc/1325%20(2000)", "/resolution/sc/1325(2000)", "a blank before the year"),
    ("/resolution/ga/s-30/1", "/resolution/ga/S-30/1", "a special session in lower case"),
    ("/resolution/ga/S%E2%80%9130/1", "/resolution/ga/S-30/1", "a non-breaking hyphen"),
    ("/resolution/ga/79/245b", "/resolution/ga/79/245B", "a part's letter in lower case"),
    ("/resolution/iaea/gc(68)/res/11a", "/resolution/iaea/GC(68)/RES/11A", "a number of three segments"),
    ("/resolution/who/wha66.16", "/resolution/who/WHA66.16", "a number with a dot"),
    ("/resolution/ga/76/188/OP/59/B", "/resolution/ga/76/188/op/59/b", "a point in upper case"),
    ("/resolution/ga/76/188/op/59(b)", "/resolution/ga/76/188/op/59/b", "a point in brackets"),
    ("/resolution/ga/76/188/op/59.", "/resolution/ga/76/188/op/59", "a number with its dot"),
    ("/resolution/ga/76/188/op/12(b)(ii).jsonld", "/resolution/ga/76/188/op/12/b/ii.jsonld", "two points, extension"),
    ("/resolution/ga/76/188/SEC/ii/OP/3", "/resolution/ga/76/188/sec/II/op/3", "a section"),
    ("/resolution/ga/76/188/fn/%2A", "/resolution/ga/76/188/fn/*", "an encoded asterisk"),
    ("/resolution/ga/76/188/EN", "/resolution/ga/76/188/en", "a language version"),
    ("/resolution/ga/76/188.TTL", "/resolution/ga/76/188.ttl", "an extension in upper case"),
    ("/resolution/ga/76/188%2Ettl", "/resolution/ga/76/188.ttl", "an encoded dot"),
    ("/resolution/ga/s-30", "/resolution/ga/S-30", "a session's collection"),
    ("/BODY/CND", "/body/cnd", "a body"),
    ("/body/cnd/", "/body/cnd", "a body with a trailing slash"),
    ("/session/GA/s-30", "/session/ga/S-30", "a session"),
    ("/meeting/SC/1382", "/meeting/sc/1382", "a meeting"),
    ("/concept/Verb/Urges", "/concept/verb/urges", "a concept"),
    ("/treaty/I-14152", "/treaty/14152", "a registration number with its series"),
    ("/treaty/mtdsg/IV-9-a", "/treaty/mtdsg/iv-9-a", "a treaty by chapter and number, as printed"),
    ("/country/MLI", "/country/mli", "a country's code in capitals"),
    ("/treaty/27627/ART/13", "/treaty/27627/art/13", "an article"),
    ("/publication/e.11.xi.14", "/publication/E.11.XI.14", "a sales number"),
    ("/document/A%2FCONF.157%2F24", "/document/A/CONF.157/24", "a symbol encoded whole"),
    ("/document/A/RES/76/188", "/resolution/ga/76/188", "a document that is an act"),
    ("/document/A/74/53/Add.1", "/document/A/74/53/Add.1", "a symbol's dot and case stay"),
    ("/symbol/A/RES/76/188", "/resolution/ga/76/188", "a symbol"),
    ("/symbol/A/RES/76/188.ttl", "/resolution/ga/76/188.ttl", "a symbol with an extension"),
    ("/symbol/a/res/76/188", "/resolution/ga/76/188", "a symbol in lower case"),
    ("/symbol/S/RES/1325%20(2000)", "/resolution/sc/1325(2000)", "a symbol with a blank"),
    ("/symbol/A/RES/217(III)[A]", "/resolution/ga/217(III)A", "a symbol with square brackets, as once printed"),
    ("/symbol/A/HRC/RES/37/42", "/resolution/hrc/37/42", "the Human Rights Council's"),
    ("/symbol/S/PRST/2011/16", "/statement/sc/2011/16", "a presidential statement"),
    ("/symbol/E/INCB/2018/1", "/document/E/INCB/2018/1", "a document"),
    ("/graph/resolution/GA/76%2F188", "/graph/resolution/ga/76/188", "a named graph"),
    ("/sparql/", "/sparql", "the endpoint"),
    ("/", "/", "the home page"),
    ("//", "/", "nothing but slashes"),
    ("//evil.example/", "/evil.example", "never an address of another host"),
    ("/no-such/Thing", "/no-such/Thing", "what is none of ours keeps its spelling"),
    ("/resolution/ga/76/188,1", "/resolution/ga/76/188%2C1", "no commas: they end a link in a Link header"),
    ("/graph" * 3_000 + "/x", "/graph" * 3_000 + "/x", "graphs of graphs are nothing"),
    ("/GRAPH/Resolution/GA/76%2F188", "/graph/resolution/ga/76/188", "a graph is spelt as its act"),
    ("/body/%E9", "/body/%EF%BF%BD", "no UTF-8"),
]

AKN = "/akn/un/statement/deliberation"
AKN_SPELLINGS: list[tuple[str, str, str]] = [
    (f"{AKN}/unga/2021-12-16/76-188/eng@/!main~para_59", "/resolution/ga/76/188/op/59", "a paragraph"),
    (f"{AKN}/unga/2021-12-16/76-188/", "/resolution/ga/76/188", "a work"),
    (f"{AKN}/unga/2021-12-16/76-188/!main/", "/resolution/ga/76/188", "its main component"),
    (f"{AKN}/unga/2021-12-16/76-188/eng@/", "/resolution/ga/76/188/en", "an expression"),
    (f"{AKN}/unga/2021-12-16/76-188/fra@2021-12-20/!main", "/resolution/ga/76/188/fr", "a dated expression"),
    (f"{AKN}/unga/2021-12-16/76-188/eng@!main/", "/resolution/ga/76/188/en", "as the UN's files spell it"),
    (f"{AKN}/unga/2021-12-16/76-188/eng@/!main.xml", "/resolution/ga/76/188/en.xml", "a manifestation"),
    (f"{AKN}/unga/2021-12-16/76-188/!main~para_59__point_b", "/resolution/ga/76/188/op/59/b", "a point"),
    (f"{AKN}/unga/2021-12-16/76-188/!main~para_3_list_point_b", "/resolution/ga/76/188/op/3/b", "single underscores"),
    (f"{AKN}/unga/2021-12-16/76-188/!main~annex_1__para_4", "/resolution/ga/76/188/annex/1/para/4", "an annex"),
    (f"{AKN}/unga/2021-12-16/76-188/!main~authorialNote_x2a", "/resolution/ga/76/188/fn/*", "a note with a sign"),
    (f"{AKN}/unga/2021-12-16/76-188/!main~authorialNote_xd800", "/resolution/ga/76/188/fn/xd800", "no character"),
    (f"{AKN}/unga/2021-12-16/76-188/!main~authorialNote_xffffff", "/resolution/ga/76/188/fn/xffffff", "no character"),
    (f"{AKN}/unga/2021-12-16/76-188/!main~container_4", "/resolution/ga/76/188", "no counterpart: the act"),
    ("/akn/un/statement/resolution/unga/2021-12-16/76-188/", "/resolution/ga/76/188", "the older subtype"),
    (f"{AKN}/unsc/2021-02-25/2564-2021/", "/resolution/sc/2564(2021)", "serial and year"),
    (f"{AKN}/unecosoc/2021-06-08/2021-11/", "/resolution/ecosoc/2021/11", "year and serial"),
    (f"{AKN}/unga-hrc/2023-10-11/54-1/", "/resolution/hrc/54/1", "the Human Rights Council"),
    (f"{AKN}/unecosoc-cnd/2019-03-22/62-2/", "/resolution/cnd/62/2", "by analogy"),
    (f"{AKN}/unga/2016-04-19/S-30-1/", "/resolution/ga/S-30/1", "a special session"),
    (f"{AKN}/unga/1948-12-10/217-A-III/", "/resolution/ga/217(III)A", "Roman numerals"),
    (f"{AKN}/unga/1974-05-01/3201-S-VI/", "/resolution/ga/3201(S-VI)", "a special session in Roman numerals"),
    (f"{AKN}/eu/2021-12-16/76-188", f"{AKN}/eu/2021-12-16/76-188", "an actor that is not the UN's"),
]


@pytest.mark.parametrize(("raw", "canonical", "reason"), SPELLINGS + AKN_SPELLINGS, ids=lambda value: str(value)[:60])
def test_spelling(raw: str, canonical: str, reason: str) -> None:
    assert canonical_path(raw) == canonical, reason
    assert canonical_path(canonical) == canonical, "never a second hop"


@given(st.text(max_size=60).map(lambda text: "/" + quote(text, safe="/%")))
def test_any_path_has_one_canonical_form(raw: str) -> None:
    canonical = canonical_path(raw)
    assert canonical_path(canonical) == canonical
    assert canonical.isascii()
    assert canonical.startswith("/")
    assert not canonical.startswith("//")


_WORDS = """
resolution decision GA ga hrc 76 188 op OP 59 B 59(b) sec ii annex fn * cite act 1 en 217(III)A S-30 1325 symbol A RES
document graph akn un statement deliberation unga 2021-12-16 76-188 eng@ !main~para_59 body concept .ttl 188.ttl %2F
%252F %20 treaty I-14152 fragment e32f7980345c E INCB 2018 .. . %00 %0D%0A
"""
_SEGMENTS = st.sampled_from(_WORDS.split())


@given(st.lists(_SEGMENTS, min_size=1, max_size=9))
def test_near_addresses_have_one_canonical_form(segments: list[str]) -> None:
    canonical = canonical_path("/" + "/".join(segments))
    assert canonical_path(canonical) == canonical


REQUESTS: list[tuple[dict[str, str], str | None, str]] = [
    ({"REQUEST_URI": "/body/GA?page=2&x=%20"}, "/body/ga?page=2&x=%20", "the query stays as it was"),
    ({"RAW_URI": "/resolution/ga/76%2F188"}, "/resolution/ga/76/188", "gunicorn's name"),
    ({"REQUEST_URI": "http://example.org/body/GA"}, "/body/ga", "the absolute form, which proxies use"),
    ({"REQUEST_URI": "/un/body/GA", "SCRIPT_NAME": "/un"}, "/un/body/ga", "mounted below a path"),
    ({"REQUEST_URI": "/body/GA?q=\xe9\r\nX: y"}, "/body/ga?q=%C3%A9%0D%0AX:%20y", "a Location is one line of ASCII"),
    ({"PATH_INFO": "/body/GA", "QUERY_STRING": "a=b"}, "/body/ga?a=b", "a server without the raw form"),
    ({"PATH_INFO": "/body/ga", "QUERY_STRING": "a=b"}, None, "canonical"),
    ({"REQUEST_URI": "/resolution/sc/1325(2000)"}, None, "brackets are canonical"),
]


@pytest.mark.parametrize(("environ", "target", "reason"), REQUESTS, ids=[row[2] for row in REQUESTS])
def test_redirect_target(environ: dict[str, str], target: str | None, reason: str) -> None:
    assert redirect_target(environ) == target, reason


def test_the_request_path_is_raw() -> None:
    assert request_path({"REQUEST_URI": "/a%2Fb?c=%2F", "PATH_INFO": "/a/b"}) == ("/a%2Fb", "c=%2F")
