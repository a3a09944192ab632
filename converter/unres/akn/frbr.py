"""How an act identifies itself in Akoma Ntoso: work, expression, manifestation and item (FRBR), and its references.

The addresses are those of *Akoma Ntoso for the United Nations System* where the act has one, which needs its body's
actor and its date; otherwise our own. Ours is given as an alias in any case. Dates that the source does not state are
`0001-01-01`, named "unknown": the schema demands a date, and the United Nations' own files fill the gap so.
"""

from typing import Final

from lxml import etree

from unres.akn.elements import element
from unres.akn.proceedings import voting_terms
from unres.akoma_ntoso import AKN_ACTORS, akn_number
from unres.iris import Minter, path_of
from unres.labels import Names, body_name
from unres.model import (
    Act,
    ActKey,
    ActKind,
    Addressee,
    BodyRef,
    ConceptRef,
    CountryRef,
    FragmentKey,
    LanguageVersionRef,
    PartRef,
    SourceRef,
    Understanding,
)
from unres.model.language import LANGUAGES
from unres.namespaces import UNR
from unres.symbols import official_symbol, printed_number

_SUBTYPES: Final = {ActKind.RESOLUTION: "deliberation", ActKind.DECISION: "decision"}
ANY_BODY: Final = "un"
"""The author of a piece whose body is not known: the United Nations."""

_UNKNOWN: Final = {"date": "0001-01-01", "name": "unknown"}
_EDITOR: Final = "#unres"


def work_iri(act: Act) -> str:
    """Return the address of an act in Akoma Ntoso for the United Nations System, or the empty string if it has none.

    The second half of a number, session or year, follows a hyphen: `/akn/un/statement/deliberation/unga/…/76-188`.
    """
    key = act.key
    if isinstance(key, FragmentKey) or not act.facts.adopted:
        return ""
    actor, subtype = AKN_ACTORS.get(key.body), _SUBTYPES.get(key.kind)
    if not actor or not subtype:
        return ""
    return f"/akn/un/statement/{subtype}/{actor}/{act.facts.adopted.isoformat()}/{akn_number(key.number)}"


def identify(meta: etree._Element, act: Act, mint: Minter, component: str = "main") -> None:
    """Add the identification of an act, or of a component of it (`annex_1`), to its metadata."""
    ours = mint(PartRef(act.key))
    work = work_iri(act)
    language = LANGUAGES[act.language].code
    expression = f"{work}/{language}@" if work else mint(LanguageVersionRef(act.key, act.language))
    adopted = {"date": act.facts.adopted.isoformat(), "name": "adoption"} if act.facts.adopted else _UNKNOWN
    issued = {"date": act.facts.issued.isoformat(), "name": "publication"} if act.facts.issued else _UNKNOWN
    block = element("identification", meta, source=_EDITOR)

    level = _level(block, "FRBRWork", f"{work or ours}/!{component}", work or ours)
    element("FRBRalias", level, value=ours, name="unres")
    if isinstance(act.key, ActKey) and (symbol := official_symbol(act.key)):
        element("FRBRalias", level, value=symbol, name="symbol")
    element("FRBRdate", level, **adopted)
    element("FRBRauthor", level, href=f"#{act.body or ANY_BODY}", as_="#author")
    element("FRBRcountry", level, value="un")
    if isinstance(act.key, ActKey):
        element("FRBRsubtype", level, value=_SUBTYPES.get(act.key.kind, act.key.kind.value))
        element("FRBRnumber", level, value=printed_number(act.key.number))

    level = _level(block, "FRBRExpression", f"{expression}/!{component}", expression)
    element("FRBRdate", level, **issued)
    element("FRBRauthor", level, href=_EDITOR, as_="#editor")
    element("FRBRlanguage", level, language=language)

    for name, this, address in (
        ("FRBRManifestation", f"{expression}/!{component}.xml", f"{expression}.xml"),
        ("FRBRItem", f"{ours}.xml", f"{ours}.xml"),
    ):
        level = _level(block, name, this, address)
        element("FRBRdate", level, **_UNKNOWN)
        element("FRBRauthor", level, href=_EDITOR, as_="#editor")


def _level(block: etree._Element, name: str, this: str, address: str) -> etree._Element:
    level = element(name, block)
    element("FRBRthis", level, value=this)
    element("FRBRuri", level, value=address)
    return level


# --- References and what Akoma Ntoso has no place for --------------------------------------------------------------


def concept_eid(thing: Addressee) -> str:
    """Return the identifier of a body's, country's or concept's entry among the references.

    >>> concept_eid(BodyRef("cnd")), concept_eid(CountryRef("mli")), concept_eid(ConceptRef("verb", "calls-upon"))
    ('cnd', 'country.mli', 'verb.calls-upon')
    """
    if isinstance(thing, BodyRef):
        return thing.code
    return f"country.{thing.code}" if isinstance(thing, CountryRef) else f"{thing.scheme}.{thing.slug}"


def list_references(meta: etree._Element, understanding: Understanding, mint: Minter, names: Names) -> None:
    """Add the top-level classes: the editor, the bodies and the concepts that the metadata and the text refer to."""
    block = element("references", meta, source=_EDITOR)
    element("TLCOrganization", block, eId="unres", href=mint.base, showAs="unres")
    for thing in _referred(understanding):
        if isinstance(thing, BodyRef):
            name, show = "TLCOrganization", body_name(thing.code, names)
        elif isinstance(thing, CountryRef):
            name, show = "TLCLocation", names.get(thing) or thing.code.upper()
        else:
            name, show = "TLCConcept", names.get(thing) or thing.slug.replace("-", " ")
        element(name, block, eId=concept_eid(thing), href=mint(thing), showAs=show)
    for identifier, address, show in voting_terms(understanding.act.facts.proceedings.vote):
        element("TLCTerm", block, eId=identifier, href=address, showAs=show)
    for role in ("author", "editor"):
        element("TLCRole", block, eId=role, href=f"/akn/ontology/role/un/{role}", showAs=role.capitalize())


def _referred(understanding: Understanding) -> list[Addressee]:
    act = understanding.act
    found: list[Addressee] = [BodyRef(code) for code in (act.body or ANY_BODY, act.facts.committee) if code]
    for action in understanding.actions:
        found.append(ConceptRef("verb", action.verb))
        found.extend(action.addressees)
    return list(dict.fromkeys(found))


def add_proprietary(meta: etree._Element, understanding: Understanding, mint: Minter) -> None:
    """Add what Akoma Ntoso has no place for: the source file, how much of the act it holds, the facts read from it."""
    act, source = understanding.act, understanding.source
    block = element("proprietary", meta, source=_EDITOR)
    _ours(block, "source", href=mint(SourceRef(source.sha256)), sha256=source.sha256, name=source.name)
    _ours(
        block,
        "piece",
        path=path_of(PartRef(act.key)),
        extent=act.extent.value,
        body=act.body,
        start=str(act.span.start),
        end=str(act.span.end),
    )
    facts = act.facts
    _ours(
        block,
        "facts",
        adopted=facts.adopted.isoformat() if facts.adopted else "",
        session=path_of(facts.session) if facts.session else "",
        meeting=path_of(facts.meeting) if facts.meeting else "",
        agendaItem=facts.agenda_item,
        committee=facts.committee,
    )


def _ours(above: etree._Element, tag: str, /, **attributes: str) -> None:
    etree.SubElement(above, f"{{{UNR}}}{tag}", {key: value for key, value in attributes.items() if value})
