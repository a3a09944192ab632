"""Every address of the design, in both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unres.iris import Minter, parse_path, path_of
from unres.model import (
    ActionRef,
    ActKey,
    ActKind,
    BodyRef,
    CitationRef,
    CollectionRef,
    ConceptRef,
    CountryRef,
    DocumentRef,
    FragmentKey,
    InitiativeRef,
    InstrumentRef,
    LanguageVersionRef,
    MeetingRef,
    PartRef,
    PublicationRef,
    Reference,
    SessionRef,
    SourceRef,
    TreatyRef,
)

GA = ActKey(ActKind.RESOLUTION, "ga", "76/188")

ADDRESSES: list[tuple[str, Reference, str]] = [
    ("body/cnd", BodyRef("cnd"), "a body"),
    ("resolution/ga/76/188", PartRef(GA), "session and serial"),
    ("resolution/cnd/62/2", PartRef(ActKey(ActKind.RESOLUTION, "cnd", "62/2")), "a functional commission"),
    ("decision/cnd/63/15", PartRef(ActKey(ActKind.DECISION, "cnd", "63/15")), "a decision"),
    ("resolution/ga/S-30/1", PartRef(ActKey(ActKind.RESOLUTION, "ga", "S-30/1")), "a special session"),
    ("resolution/ga/S-20/4A", PartRef(ActKey(ActKind.RESOLUTION, "ga", "S-20/4A")), "a part of one"),
    ("resolution/ga/ES-11/1", PartRef(ActKey(ActKind.RESOLUTION, "ga", "ES-11/1")), "an emergency special session"),
    ("resolution/sc/1325(2000)", PartRef(ActKey(ActKind.RESOLUTION, "sc", "1325(2000)")), "serial and year"),
    ("resolution/ga/217(III)A", PartRef(ActKey(ActKind.RESOLUTION, "ga", "217(III)A")), "before 1976"),
    ("resolution/ga/2252(ES-V)", PartRef(ActKey(ActKind.RESOLUTION, "ga", "2252(ES-V)")), "emergency before 1976"),
    ("resolution/ga/79/245B", PartRef(ActKey(ActKind.RESOLUTION, "ga", "79/245B")), "a part of a consolidated act"),
    ("resolution/ecosoc/2003/32", PartRef(ActKey(ActKind.RESOLUTION, "ecosoc", "2003/32")), "year and serial"),
    ("resolution/who/WHA66.16", PartRef(ActKey(ActKind.RESOLUTION, "who", "WHA66.16")), "World Health Assembly"),
    ("resolution/iaea/GC(68)/RES/11A", PartRef(ActKey(ActKind.RESOLUTION, "iaea", "GC(68)/RES/11A")), "IAEA"),
    ("statement/sc/2011/16", PartRef(ActKey(ActKind.STATEMENT, "sc", "2011/16")), "a presidential statement"),
    ("resolution/ga/76/188/op/59/b", PartRef(GA, ("op", "59", "b")), "a point"),
    ("resolution/ga/76/188/op/12/b/ii", PartRef(GA, ("op", "12", "b", "ii")), "a point of a point"),
    ("resolution/ga/76/188/pp/7/a", PartRef(GA, ("pp", "7", "a")), "a point in the preamble"),
    ("resolution/ga/76/188/sec/II/op/3", PartRef(GA, ("sec", "II", "op", "3")), "a section with its own numbers"),
    ("resolution/ga/76/188/sec/II", PartRef(GA, ("sec", "II")), "the section itself"),
    ("resolution/ga/76/188/annex/1/para/12", PartRef(GA, ("annex", "1", "para", "12")), "a paragraph of an annex"),
    ("resolution/ga/76/188/annex/1", PartRef(GA, ("annex", "1")), "an annex"),
    ("resolution/ga/76/188/annex/1/sec/I/para/2/a", PartRef(GA, ("annex", "1", "sec", "I", "para", "2", "a")), "deep"),
    ("resolution/ga/76/188/fn/14", PartRef(GA, ("fn", "14")), "a note"),
    ("resolution/ga/76/188/fn/*", PartRef(GA, ("fn", "*")), "a note with an asterisk"),
    ("resolution/ga/76/188/en", LanguageVersionRef(GA, "en"), "a language version"),
    ("resolution/ga/76/188/op/56/cite/1", CitationRef(PartRef(GA, ("op", "56")), 1), "a citation"),
    ("resolution/ga/76/188/cite/1", CitationRef(PartRef(GA), 1), "a citation in the heading"),
    ("resolution/ga/76/188/op/56/act/1", ActionRef(PartRef(GA, ("op", "56")), 1), "an action"),
    ("resolution/ga/76/188/op/59/a/act/1", ActionRef(PartRef(GA, ("op", "59", "a")), 1), "an action of a point"),
    ("treaty/14152", TreatyRef("14152"), "a treaty"),
    ("treaty/mtdsg/iv-9-a", TreatyRef("mtdsg/iv-9-a"), "a treaty by its place among those deposited"),
    ("treaty/mtdsg/xi-a-10", TreatyRef("mtdsg/xi-a-10"), "a chapter with sections"),
    ("treaty/mtdsg/iii-2-12b/art/3", TreatyRef("mtdsg/iii-2-12b", "3"), "an article of one"),
    ("country/mli", CountryRef("mli"), "a country"),
    ("country", CollectionRef("country"), "all countries"),
    ("treaty/mtdsg", CollectionRef("treaty/mtdsg"), "treaties without a number"),
    ("treaty/27627/art/13", TreatyRef("27627", "13"), "an article"),
    ("treaty/7515/art/36/1/a/i", TreatyRef("7515", "36/1/a/i"), "a point of a paragraph of an article"),
    ("document/E/INCB/2018/1", DocumentRef("E/INCB/2018/1"), "a document"),
    ("document/A/CONF.157/24", DocumentRef("A/CONF.157/24"), "a conference document"),
    ("instrument/political-declaration-2009", InstrumentRef("political-declaration-2009"), "an instrument"),
    (
        "instrument/charter-of-the-united-nations/art/99",
        InstrumentRef("charter-of-the-united-nations", "99"),
        "article",
    ),
    ("session/ga/76", SessionRef("ga", "76"), "a session"),
    ("session/ga/S-30", SessionRef("ga", "S-30"), "a special session"),
    ("meeting/ga/76/53", MeetingRef("ga", "76/53"), "a meeting numbered by session"),
    ("meeting/sc/1382", MeetingRef("sc", "1382"), "a meeting numbered for ever"),
    ("initiative/smart", InitiativeRef("smart"), "an initiative"),
    ("publication/E.11.XI.14", PublicationRef("E.11.XI.14"), "a sales number"),
    ("concept/verb/urges", ConceptRef("verb", "urges"), "a concept"),
    ("concept/actor/member-states", ConceptRef("actor", "member-states"), "an actor"),
    (f"source/{'a' * 64}", SourceRef("a" * 64), "a source file"),
    ("fragment/e32f7980345c/1/op/16", PartRef(FragmentKey("e32f7980345c", 1), ("op", "16")), "a nameless tail"),
    ("resolution", CollectionRef("resolution"), "all resolutions"),
    ("resolution/ga", CollectionRef("resolution/ga"), "of a body"),
    ("resolution/ga/76", CollectionRef("resolution/ga/76"), "of a session"),
    ("resolution/ga/76/188/op", CollectionRef("resolution/ga/76/188/op"), "operative paragraphs"),
    ("concept/verb", CollectionRef("concept/verb"), "a scheme"),
]


@pytest.mark.parametrize(("path", "thing", "reason"), ADDRESSES, ids=[row[0] for row in ADDRESSES])
def test_address_round_trip(path: str, thing: Reference, reason: str) -> None:
    assert path_of(thing) == path, reason
    assert parse_path(path) == thing, reason


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("resolution/ga/76/188/", "a trailing slash is not canonical"),
        ("resolution/GA/76/188", "body codes are lower case"),
        ("resolution/ga/217 A (III)", "no blanks"),
        ("resolution/ga/76%2F188", "literal slashes"),
        ("resolution/ga/76/188/op/12/../13", "no dots"),
        ("treaty/abc", "treaties have numbers"),
        ("treaty/mtdsg/IV-9-a", "one spelling: small letters"),
        ("treaty/mtdsg/9", "a chapter is a Roman number"),
        ("country/MLI", "one spelling: small letters"),
        ("country/ml", "three letters"),
        ("concept/Verb/urges", "slugs are lower case"),
        ("", "the base is no thing"),
    ],
)
def test_what_is_no_address(path: str, reason: str) -> None:
    assert parse_path(path) is None, reason


@given(
    session=st.integers(1, 99),
    serial=st.integers(1, 400),
    paragraph=st.integers(1, 200),
    points=st.lists(st.from_regex(r"[a-z]{1,3}", fullmatch=True), max_size=3),
)
def test_any_paragraph_round_trips(session: int, serial: int, paragraph: int, points: list[str]) -> None:
    ref = PartRef(ActKey(ActKind.RESOLUTION, "ga", f"{session}/{serial}"), ("op", str(paragraph), *points))
    mint = Minter("https://example.org/")
    assert mint.parse(mint(ref)) == ref


@pytest.mark.parametrize("base", ["example.org/", "https://example.org", "ftp://example.org/", "https://a b/"])
def test_a_base_must_be_an_iri(base: str) -> None:
    with pytest.raises(ValueError, match="ends with a slash"):
        Minter(base)


def test_base_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNRES_BASE", "https://example.org/un/")
    assert Minter()(BodyRef("ga")) == "https://example.org/un/body/ga"
