"""Makes things of what the files say of them: a function a kind, from a node of the graph to the typed value."""

from typing import Final

from unres.model import (
    BodyRef,
    CountryRef,
    DocumentRef,
    InitiativeRef,
    InstrumentRef,
    PartRef,
    PublicationRef,
    TreatyRef,
)
from unres.namespaces import PREFIXES, UNR
from unres.vocabulary.named import (
    Actor,
    Body,
    CitationType,
    Country,
    Goal,
    Initiative,
    Instrument,
    Modifier,
    Treaty,
    TreatyGroup,
    Verb,
)
from unres.vocabulary.nodes import Node

_BROADER: Final = PREFIXES["skos"] + "broader"
_PART_OF: Final = PREFIXES["org"] + "subOrganizationOf"
_MATCH: Final = PREFIXES["skos"] + "closeMatch"
_CITO: Final = PREFIXES["cito"]
_RULERS: Final = ("authorities", "Government", "Governments", "regime", "régime", "leadership")
"""What an adjective of a country stands before where its rulers are meant."""


def body(node: Node) -> Body:
    """Return the body that a node describes."""
    return Body(
        code=node.reference_to(node.iri, BodyRef).code,
        name=node.label(),
        names=node.forms(),
        abbreviations=node.texts(UNR + "abbreviation"),
        short_names=node.texts(UNR + "shortName"),
        labels=node.labels(),
        adopts_acts=node.text(UNR + "adoptsActs") == "true",
        numbering=node.text(UNR + "numbering"),
        session_year_offset=node.integer(UNR + "sessionYearOffset"),
        first_regular_session=node.integer(UNR + "firstRegularSession") or 1,
        symbol_pattern=node.text(UNR + "symbolPattern"),
        parent=next(iter(node.slugs(_PART_OF)), ""),
        cited_as=node.texts(UNR + "citedAs"),
        first_of_year=node.serials_by_year(UNR + "firstOfYear"),
        translations=node.translations(),
    )


def country(node: Node) -> Country:
    """Return the country that a node describes."""
    demonyms = node.texts(UNR + "demonym")
    return Country(
        code=node.reference_to(node.iri, CountryRef).code,
        name=node.label(),
        names=(
            *node.forms(UNR + "formalName"),
            *(f"{demonym} {rulers}" for demonym in demonyms for rulers in _RULERS),
        ),
        not_names=node.texts(UNR + "notName"),
        not_translations=node.in_other_languages(UNR + "notName"),
        labels=node.labels(),
        translations=node.translations(UNR + "formalName"),
    )


def goal(node: Node) -> Goal:
    """Return the goal or target that a node describes."""
    return Goal(slug=node.slug(), title=node.label(), titles=node.forms(), translations=node.translations())


def treaty(node: Node) -> Treaty:
    """Return the treaty that a node describes."""
    return Treaty(
        number=node.reference_to(node.iri, TreatyRef).number,
        title=node.label(),
        titles=node.forms(),
        short_titles=node.texts(UNR + "shortTitle"),
        labels=node.labels(),
        volumes=node.integers(UNR + "untsVolume"),
        mtdsg_number=node.text(UNR + "mtdsgNumber"),
        cited_as=node.texts(UNR + "citedAs"),
        pages=node.texts(UNR + "untsPage"),
        translations=node.translations(),
        short_translations=node.in_other_languages(UNR + "shortTitle"),
        year=node.year(),
    )


def treaty_group(node: Node) -> TreatyGroup:
    """Return the group of treaties that a node describes."""
    return TreatyGroup(
        slug=node.slug(),
        title=node.label(),
        titles=node.forms(),
        short_titles=node.texts(UNR + "shortTitle"),
        members=tuple(node.reference_to(iri, TreatyRef) for iri in node.iris(UNR + "member")),
        translations=node.translations(),
    )


def instrument(node: Node) -> Instrument:
    """Return the instrument that a node describes."""
    containers = [node.reference(iri) for iri in node.iris(UNR + "adoptedIn")]
    container = next(iter(containers), None)
    if not isinstance(container, PartRef | DocumentRef | PublicationRef | None):
        raise node.error(f"{container} contains no instrument", "Let unr:adoptedIn name an act, part or document.")
    return Instrument(
        slug=node.reference_to(node.iri, InstrumentRef).slug,
        title=node.label(),
        titles=node.forms(),
        short_titles=node.texts(UNR + "shortTitle"),
        labels=node.labels(),
        adopted_in=container,
        locator=node.text(UNR + "locator"),
        protocol_to=next((node.reference_to(iri, TreatyRef) for iri in node.iris(UNR + "protocolTo")), None),
        cited_as=node.texts(UNR + "citedAs"),
        pages=node.texts(UNR + "untsPage"),
        translations=node.translations(),
        short_translations=node.in_other_languages(UNR + "shortTitle"),
        year=node.year(),
    )


def initiative(node: Node) -> Initiative:
    """Return the initiative that a node describes."""
    return Initiative(
        slug=node.reference_to(node.iri, InitiativeRef).slug,
        title=node.label(),
        titles=node.forms(),
        short_titles=node.texts(UNR + "shortTitle"),
    )


def verb(node: Node) -> Verb:
    """Return the verb that a node describes."""
    return Verb(
        slug=node.slug(),
        label=node.label(),
        gerund=node.text(UNR + "gerund"),
        forms=node.forms(UNR + "gerund"),
        force=node.integer(UNR + "force"),
        broader=node.slugs(_BROADER),
        translations=node.translations(UNR + "gerund"),
    )


def modifier(node: Node) -> Modifier:
    """Return the modifier that a node describes."""
    return Modifier(
        slug=node.slug(),
        label=node.label(),
        forms=node.forms(),
        adjectives=node.texts(UNR + "adjective"),
        translations=node.translations(),
    )


def actor(node: Node) -> Actor:
    """Return the actor that a node describes."""
    return Actor(
        slug=node.slug(),
        label=node.label(),
        forms=node.forms(),
        broader=next(iter(node.slugs(_BROADER)), ""),
        translations=node.translations(),
    )


def citation_type(node: Node) -> CitationType:
    """Return the type of citation that a node describes."""
    return CitationType(
        slug=node.slug(),
        label=node.label(),
        forms=node.forms(),
        broader=next(iter(node.slugs(_BROADER)), ""),
        governed_by=node.slugs(UNR + "governedBy"),
        translations=node.translations(),
        cito=next((iri.removeprefix(_CITO) for iri in node.iris(_MATCH) if iri.startswith(_CITO)), ""),
    )
