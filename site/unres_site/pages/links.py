"""The typed links of a page: what its Link header and its HTML head say (FAIR Signposting, level 1 and 2)."""

from types import NoneType
from typing import Final

import pyoxigraph as ox

from unres.dataset import Version
from unres.iris import path_of
from unres.model import (
    ActionRef,
    ActKey,
    CitationRef,
    CollectionRef,
    FragmentKey,
    InstrumentRef,
    LanguageVersionRef,
    MentionRef,
    PartRef,
    Reference,
    TreatyRef,
)
from unres.namespaces import PREFIXES, UNR
from unres_site.headers import Link, alternates, relative
from unres_site.listings import session_of
from unres_site.represent import Description, view_pages
from unres_site.state import Site
from unres_site.targets import Target, listing_of

_SCHEMA: Final = "https://schema.org/"
_LICENSE: Final = PREFIXES["dcterms"] + "license"
_RIGHTS: Final = "https://www.un.org/en/about-us/terms-of-use"
_MOST_ITEMS: Final = 20
"""Links to members that a Link header holds; servers and clients limit its length. The link set has them all."""


def links_of(site: Site, version: Version, target: Target, description: Description) -> list[Link]:
    """Return the links of a thing's pages, relative to them (all its representations have addresses in one folder)."""
    page = target.path
    query = f"?page={description.links.number}" if description.links.number > 1 else ""
    links = [
        Link("canonical", target.iri + query),
        Link("cite-as", target.iri),
        *alternates(page, page, target.offered, query),
        *_described_by(target, query),
        *(Link("type", iri) for iri in _types(target)),
        Link("license", _license(version)),
        Link("profile", UNR.removesuffix("#")),
    ]
    links += _around(site, version, target)
    links += [
        Link({"previous": "prev"}.get(name, name), f"{relative(page, page) if page else './'}?page={number}")
        for name, number in view_pages(description.links).items()
        if description.links.last > 1
    ]
    return links


def _described_by(target: Target, query: str) -> list[Link]:
    """Return links to the metadata: the RDF representations."""
    offered = [representation for representation in target.offered if representation.is_rdf]
    return [
        Link("describedby", link.target, link.type) for link in alternates(target.path, target.path, offered, query)
    ]


def _types(target: Target) -> list[str]:
    """Return the kinds of page, as FAIR Signposting asks: a landing page, and what it is the landing page of."""
    if isinstance(target.thing, CollectionRef):
        return [_SCHEMA + "CollectionPage"]
    if target.path in {"", "dataset"}:
        return [_SCHEMA + "AboutPage", _SCHEMA + "Dataset"]
    if isinstance(target.thing, PartRef | LanguageVersionRef | TreatyRef | InstrumentRef):
        return [_SCHEMA + "AboutPage", _SCHEMA + "Legislation"]
    return [_SCHEMA + "AboutPage"]


def _license(version: Version) -> str:
    found = [
        value.value for value in version.objects(version.mint.dataset, _LICENSE) if isinstance(value, ox.NamedNode)
    ]
    return found[0] if found else _RIGHTS


def _around(site: Site, version: Version, target: Target) -> list[Link]:
    """Return links to what a thing is part of, to its neighbours, and to its members."""
    above = parent(target.path, target.thing)
    links = [Link("up", relative(above, target.path))] if above is not None else []
    collection = collection_of(target.thing)
    if collection and listing_of(site, version, collection):
        links.append(Link("collection", relative(collection, target.path), "text/html"))
        links += _neighbours(site, version, target, collection)
    listing = listing_of(site, version, target.path) if isinstance(target.thing, CollectionRef) else None
    base = version.mint.base
    for member in listing.members[:_MOST_ITEMS] if listing else ():
        links.append(Link("item", relative(member.removeprefix(base), target.path)))
    return links


def _neighbours(site: Site, version: Version, target: Target, collection: str) -> list[Link]:
    listing = listing_of(site, version, collection)
    members = listing.members if listing else ()
    if target.iri not in members:
        return []
    at, base = members.index(target.iri), version.mint.base
    links = []
    if at > 0:
        links.append(Link("prev", relative(members[at - 1].removeprefix(base), target.path)))
    if at + 1 < len(members):
        links.append(Link("next", relative(members[at + 1].removeprefix(base), target.path)))
    return links


def collection_of(thing: Reference | None) -> str | None:
    """Return the path of the collection that a thing stands in, or `None`.

    >>> from unres.model import ActKind
    >>> collection_of(PartRef(ActKey(ActKind.RESOLUTION, "ga", "76/188"), ("op", "59")))
    'resolution/ga/76/188/op'
    """
    if isinstance(thing, PartRef):
        if not thing.path:
            return path_of(thing).rpartition("/")[0] if isinstance(thing.act, FragmentKey) else _session_path(thing.act)
        is_paragraph = len(thing.path) == len(("op", "59")) and thing.path[0] in {"pp", "op", "fn", "annex", "sec"}
        return path_of(thing).rpartition("/")[0] if is_paragraph else None
    if isinstance(thing, _WITHOUT_COLLECTION) or "/art/" in path_of(thing):
        return None
    first, second, *_ = path_of(thing).split("/")
    return f"{first}/{second}" if first in {"concept", "session", "meeting"} else first


_WITHOUT_COLLECTION: Final = (CitationRef, ActionRef, MentionRef, LanguageVersionRef, CollectionRef, NoneType)


def _session_path(act: ActKey) -> str:
    path = path_of(PartRef(act))
    return f"{act.kind}/{act.body}/{session_of(path)}"


def parent(path: str, thing: Reference | None) -> str | None:
    """Return the path of what a thing is part of; of the home page `None`.

    >>> parent("resolution/ga/76", CollectionRef("resolution/ga/76")), parent("body", CollectionRef("body"))
    ('resolution/ga', '')
    """
    if not path:
        return None
    if isinstance(thing, CitationRef | ActionRef | MentionRef):
        return path_of(thing.part)
    if isinstance(thing, LanguageVersionRef):
        return path_of(PartRef(thing.act))
    if isinstance(thing, PartRef) and thing.path:
        is_point = thing.path[-2] not in {"pp", "op", "para", "fn", "sec", "annex", "passage", "table"}
        return path_of(PartRef(thing.act, thing.path[:-1] if is_point else thing.path[:-2]))
    if isinstance(thing, TreatyRef | InstrumentRef) and thing.article:
        return path.partition("/art/")[0]
    return collection_of(thing) or path.rpartition("/")[0]
