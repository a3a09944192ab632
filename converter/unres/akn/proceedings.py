"""How an act came about, in the metadata: subjects, drafts and the vote, as the United Nations' own files have them."""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from unres.akn.elements import append_text, element
from unres.model import Facts, Subject, Vote

AKN4UN: Final = "http://un.org/akn4un"
"""Namespace of what the United Nations adds to Akoma Ntoso."""

_SOURCE: Final = "#unres"
_UNKNOWN_DAY: Final = "0001-01-01"
_DICTIONARIES: Final = (
    ("http://metadata.un.org/thesaurus/", "UNBIS"),
    ("http://metadata.un.org/sdg/", "SDGO"),
    ("http://eurovoc.europa.eu/", "EuroVoc"),
)
"""Beginning of a concept's IRI → the vocabulary's name."""


def add_proceedings(meta: etree._Element, facts: Facts, body: str) -> None:
    """Add the subjects, the drafts, the adoption and the vote, each where it is known, in the order of the schema.

    Args:
        meta: the metadata of an act.
        facts: what is known of its adoption.
        body: identifier of the body's entry among the references.
    """
    proceedings = facts.proceedings
    _classification(meta, proceedings.subjects)
    _workflow(meta, facts, body)
    if proceedings.vote:
        _voting(meta, proceedings.vote)


def _classification(meta: etree._Element, subjects: Sequence[Subject]) -> None:
    block = element("classification", meta, source=_SOURCE) if subjects else meta
    for subject in subjects:
        name = next((name for start, name in _DICTIONARIES if subject.iri.startswith(start)), "unknown")
        value = subject.label.replace(" ", "_")
        element("keyword", block, value=value, showAs=subject.label, href=subject.iri, dictionary=name)


def voting_terms(vote: Vote | None) -> Iterator[tuple[str, str, str]]:
    """Yield identifier, address and name of what the counts and voters of a vote refer to."""
    if vote:
        for choice, name in (("inFavour", "In favour"), ("against", "Against"), ("abstaining", "Abstaining")):
            yield choice, f"/akn/ontology/concept/un/voting/{choice}", name
        if vote.voters_in_favour or vote.voters_against or vote.voters_abstaining:
            yield "memberState", "/akn/ontology/organization/un/memberState", "Member State"


def _workflow(meta: etree._Element, facts: Facts, body: str) -> None:
    drafts = facts.proceedings.drafts
    block = element("workflow", meta, source=_SOURCE) if drafts or facts.adopted else meta
    for draft in drafts:
        day = draft.tabled.isoformat() if draft.tabled else _UNKNOWN_DAY
        _step(block, draft.sponsors, date=day, outcome="draftResolution", as_=draft.symbol)
        if draft.additional:
            _step(block, draft.additional, date=_UNKNOWN_DAY, outcome="draftResolutionAdditionalSponsors")
    if facts.adopted:
        _step(block, f"#{body}", date=facts.adopted.isoformat(), outcome="adopted")


def _step(block: etree._Element, by: str, **attributes: str) -> None:
    """Add a step; whom it is by must be said, though it may be empty."""
    element("step", block, **attributes).set("by", by)


def _voting(meta: etree._Element, vote: Vote) -> None:
    block = element("parliamentary", element("analysis", meta, source=_SOURCE))
    voting = element("voting", block, eId="voting_1", outcome=vote.outcome)
    counts = (
        ("inFavour", vote.in_favour, vote.voters_in_favour),
        ("against", vote.against, vote.voters_against),
        ("abstaining", vote.abstaining, vote.voters_abstaining),
    )
    for choice, number, voters in counts:
        _count(voting, choice, number, voters)


def _count(voting: etree._Element, choice: str, number: int | None, voters: Sequence[str]) -> None:
    """Add a count; one without a number keeps its place, since the schema wants one."""
    value = "" if number is None else str(number)
    count = element("count", voting, eId=f"{voting.get('eId')}__{choice}", refersTo=f"#{choice}")
    count.set("value", value)
    block = etree.SubElement(count, f"{{{AKN4UN}}}voters", nsmap={"akn4un": AKN4UN}) if voters else count
    for voter in voters:
        append_text(element("organization", block, refersTo="#memberState"), voter)
