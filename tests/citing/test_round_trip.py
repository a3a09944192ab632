"""Every address that is written as a citation, in any of several styles, is read back as that address."""

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import unres
from documents import seed
from unres.conversion import quads_of
from unres.iris import Minter, parse_path, path_of
from unres.labels import act_label, article_label, path_label
from unres.model import ActKey, ActKind, DocumentRef, InstrumentRef, PartRef, PublicationRef, Reference, TreatyRef
from unres.namespaces import BASE, PREFIXES
from unres.symbols import official_symbol, printed_number
from unres.vocabulary import load

MINT: Final = Minter(BASE)

NAMES: Final = {body.ref: body.name for body in load().bodies.values()}

# --- Acts ------------------------------------------------------------------------------------------------------------

ROMAN: Final = ("III", "IX", "XXV", "ES-V", "S-VI")
LETTERS: Final = st.sampled_from(["", "", "A", "B"])


SESSIONS: Final = {"hrc": (1, 60), "cnd": (34, 68), "ccpcj": (1, 34)}
"""The first and last session of a body up to 2025; of the General Assembly those with Arabic numerals."""


def numbers(body: str) -> st.SearchStrategy[str]:
    """Numbers as a body gives them."""
    serial = st.integers(1, 350)
    by_session = st.builds("{}/{}{}".format, st.integers(*SESSIONS.get(body, (31, 80))), serial, LETTERS)
    by_year = st.builds("{}/{}{}".format, st.integers(1978, 2024), serial, LETTERS)
    if body == "sc":
        serials = st.integers(1, 2700)
        return serials.map(lambda n: f"{n}({load().bodies['sc'].year_of(n)})")
    if body in {"ecosoc", "chr"}:
        return by_year
    if body == "ga":
        special = st.builds("{}-{}/{}".format, st.sampled_from(["S", "ES"]), st.integers(8, 32), serial)
        old = st.builds("{}({}){}".format, st.integers(1, 3541), st.sampled_from(ROMAN), LETTERS)
        return st.one_of(by_session, special, old)
    return by_session.filter(lambda number: number[-1].isdecimal())


BODIES: Final = ("ga", "sc", "ecosoc", "hrc", "cnd", "chr", "ccpcj")
ACTS: Final = st.sampled_from(BODIES).flatmap(
    lambda body: st.builds(
        ActKey, st.sampled_from([ActKind.RESOLUTION, ActKind.DECISION]), st.just(body), numbers(body)
    )
)
POINTS: Final = st.lists(st.sampled_from(["a", "b", "c", "i", "ii", "iv"]), max_size=2)
PATHS: Final = st.one_of(
    st.just(()),
    st.builds(
        lambda unit, n, points: (unit, str(n), *points), st.sampled_from(["op", "pp"]), st.integers(1, 160), POINTS
    ),
    st.builds(lambda n: ("fn", str(n)), st.integers(1, 99)),
    st.builds(lambda n, points: ("annex", "1", "para", str(n), *points), st.integers(1, 90), POINTS),
    st.builds(
        lambda section, n: ("sec", section, "op", str(n)), st.sampled_from(["I", "II", "IV", "B"]), st.integers(1, 9)
    ),
)


def styles(part: PartRef) -> Iterator[str]:
    """Write an act's part as the guides say."""
    act = part.act
    assert isinstance(act, ActKey)
    number, label = printed_number(act.number), act_label(act, NAMES)
    code = {"ga": "GA", "sc": "SC", "ecosoc": "ECOSOC", "hrc": "HRC", "cnd": "CND", "chr": "CHR", "ccpcj": "CCPCJ"}[
        act.body
    ]
    kind = "Res" if act.kind is ActKind.RESOLUTION else "Dec"
    place = path_label(part.path)
    behind = f", {place}" if place else ""
    yield f"{label}{behind}"  # the Editorial Manual
    yield f"See {label}{behind}."
    if place:
        yield f"{place} of {label}"
    yield f"{code} {kind} {number}{behind.replace('.', '')}"  # OSCOLA, AGLC
    yield f"UN {code} {kind}. {number}{behind}"
    yield f"{'.'.join(code)}. {kind}. {number}{behind.replace('para. ', '¶ ')}"  # Bluebook
    yield f"{code.lower()} {kind.lower()} {act.number}{behind}"
    if part.path[:1] in {("op",), ("pp",)} and len(part.path) == 2:
        yield f"{code} {kind}. {number} {part.path[0].upper()}{part.path[1]}"  # delegates
    symbol = official_symbol(act)
    if symbol:
        yield f"{symbol}{behind}"
        yield f"UN Doc {symbol}{behind}"
        yield f"https://undocs.org/{symbol}" if not place else f"{symbol} ({label}){behind}"
    yield MINT(part)
    yield path_of(part)


@given(part=st.builds(PartRef, ACTS, PATHS))
def test_parts_of_acts(part: PartRef) -> None:
    for citation in styles(part):
        assert unres.resolve_citation(citation, base=BASE) == MINT(part), citation


@given(number=st.builds("{}/{}".format, st.integers(1994, 2024), st.integers(1, 60)))
def test_presidential_statements(number: str) -> None:
    statement = MINT(PartRef(ActKey(ActKind.STATEMENT, "sc", number)))
    for citation in (
        f"S/PRST/{number}",
        f"Security Council presidential statement {number}",
        f"UN Doc S/PRST/{number}",
    ):
        assert unres.resolve_citation(citation, base=BASE) == statement, citation


# --- Treaties, instruments, documents --------------------------------------------------------------------------------

ARTICLES: Final = st.one_of(
    st.just(""),
    st.builds(
        lambda article, steps: "/".join([str(article), *steps]),
        st.integers(1, 320),
        st.lists(st.sampled_from(["1", "2", "12", "a", "b", "i", "iv"]), max_size=3),
    ),
)


@given(treaty=st.sampled_from(sorted(load().treaties)), article=ARTICLES)
def test_treaties(treaty: str, article: str) -> None:
    target = MINT(TreatyRef(treaty, article))
    known = load().treaties[treaty]
    behind = f", {article_label(article)}" if article else ""
    volumes = known.volumes if treaty.isdecimal() else ()
    written = [f"United Nations, Treaty Series, vol. {volume}, No. {treaty}{behind}" for volume in volumes]
    written += [target, f"{known.title}{behind}"]
    written += [f"UNTS No. {treaty}{behind}"] if treaty.isdecimal() else []
    written += [f"{page.replace('/', ' UNTS ')}{behind}" for page in known.pages]
    written += [f"{form} {article_label(article).replace('.', '')}".strip() for form in known.cited_as if article]
    if article and not known.title.startswith("Annex"):  # "Article 1 of the Annex" is of an annex
        written.append(f"{article_label(article).replace('art.', 'Article')} of the {known.title}")
    for citation in written:
        assert unres.resolve_citation(citation, base=BASE) == target, citation


@given(slug=st.sampled_from(sorted(load().instruments)), article=ARTICLES)
def test_instruments(slug: str, article: str) -> None:
    target = MINT(InstrumentRef(slug, article))
    title = load().instruments[slug].title
    behind = f", {article_label(article)}" if article else ""
    for citation in (f"{title}{behind}", f"the {title}{behind}", target):
        assert unres.resolve_citation(citation, base=BASE) == target, citation


DOCUMENTS: Final = st.one_of(
    st.builds(
        "{}/{}/{}".format, st.sampled_from(["A", "A/HRC", "E", "S", "A/C.3"]), st.integers(50, 79), st.integers(1, 999)
    ),
    st.builds(
        "E/CN.7/{}/{}{}".format, st.integers(1990, 2024), st.integers(1, 30), st.sampled_from(["", "/Add.1", "/Corr.1"])
    ),
    st.builds("A/CONF.{}/{}".format, st.integers(1, 250), st.integers(1, 40)),
)


@given(symbol=DOCUMENTS)
def test_documents(symbol: str) -> None:
    target = MINT(DocumentRef(symbol))
    for citation in (symbol, f"UN Doc {symbol}", f"U.N. Doc. {symbol}", f"document {symbol}", f"https://undocs.org/en/{symbol}",
                     f"{symbol}, para. 12", target):  # fmt: skip
        assert unres.resolve_citation(citation, base=BASE) == target, citation


@given(
    number=st.builds(
        "E.{:02}.{}.{}".format, st.integers(0, 24), st.sampled_from(["I", "XI", "XIV"]), st.integers(1, 20)
    )
)
def test_publications(number: str) -> None:
    target = MINT(PublicationRef(number))
    for citation in (f"United Nations publication, Sales No. {number}", f"Sales No. {number}", target):
        assert unres.resolve_citation(citation, base=BASE) == target, citation


UNCITED: Final = (
    "body/cnd",
    "session/ga/76",
    "meeting/sc/4213",
    "concept/verb/urges",
    "initiative/smart",
    "fragment/e32f7980345c/1/op/16",
    "resolution/ga/76/188/op/56/cite/1",
    "resolution/ga/76/188/en",
    "resolution/ga/76",
)


@pytest.mark.parametrize("path", UNCITED)
def test_what_nobody_cites_has_its_address(path: str) -> None:
    thing: Reference | None = parse_path(path)
    assert thing is not None
    for written in (path, BASE + path):
        assert unres.read_citation(written, base=BASE).target == thing


def test_the_package_costs_nothing_until_it_is_asked() -> None:
    assert set(unres.__all__) <= set(dir(unres))
    with pytest.raises(AttributeError, match="no attribute 'resolve'"):
        unres.resolve  # type: ignore[attr-defined]  # noqa: B018 - the error is what is looked for
    program = "import sys, unres; print([name for name in sys.modules if name.startswith('unres.')]); "
    program += "unres.resolve_citation('UNSCR 1325'); print('flask' in sys.modules or 'werkzeug' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert said.split("\n") == ["[]", "False", ""]


CITABLE: Final = ("resolution/", "decision/", "statement/", "document/", "treaty/")
NOT_CITED: Final = re.compile(r"/(?:cite|act|mention|table|passage)/\d+$|/(?:en|fr|es|ru|zh|ar)$")


@pytest.mark.parametrize("number", ["000", "004"])
def test_what_a_dataset_calls_things_names_them(number: str) -> None:
    labelled = {
        quad.subject.value: quad.object.value
        for understanding in seed(number).understandings
        for quad in ox.parse(quads_of(understanding, MINT), format=ox.RdfFormat.N_QUADS)
        if quad.predicate.value == PREFIXES["rdfs"] + "label" and isinstance(quad.subject, ox.NamedNode)
    }
    called = {
        label: iri
        for iri, label in labelled.items()
        if (path := iri.removeprefix(BASE)).startswith(CITABLE) and not NOT_CITED.search(path)
    }
    assert len(called) > 20
    assert {label: unres.resolve_citation(label, base=BASE) for label in called} == called
    # As pages offer them to be copied.
    assert {label: unres.resolve_citation(f"{label}, {iri}", base=BASE) for label, iri in called.items()} == called


def test_every_title_is_that_of_its_treaty_or_instrument() -> None:
    things = (*load().treaties.values(), *load().instruments.values())
    unlike = [each.title for each in things if unres.resolve_citation(each.title, base=BASE) != MINT(each.ref)]
    assert not unlike
