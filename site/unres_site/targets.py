"""What an address names, what can be had of it, and whether it is a document or a thing that documents describe."""

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from unres.dataset import Version
from unres.iris import parse_path, path_of
from unres.model import (
    ActionRef,
    BodyRef,
    CollectionRef,
    ConceptRef,
    CountryRef,
    InitiativeRef,
    LanguageVersionRef,
    MeetingRef,
    MentionRef,
    PartRef,
    Reference,
    SessionRef,
)
from unres.namespaces import UNR
from unres_site.listings import Listing, listing
from unres_site.negotiation import BY_NAME, Representation
from unres_site.state import Site

_THINGS: Final = (
    ActionRef,
    BodyRef,
    ConceptRef,
    CountryRef,
    InitiativeRef,
    MeetingRef,
    MentionRef,
    SessionRef,
)
"""What is no document."""

_OFFERED: Final = ("ttl", "jsonld", "nt", "nq", "rdf", "html", "csv", "linkset")


@dataclass(frozen=True, slots=True)
class Target:
    """What an address names, and what can be had of it."""

    path: str
    """The thing's path below the base, without an extension; empty for the home page."""
    thing: Reference | None
    """What the path names by `unres.iris`; `None` for the home page, the ontology, the dataset and named graphs."""
    iri: str
    offered: tuple[Representation, ...]

    @property
    def is_document(self) -> bool:
        """Tell whether the thing can itself be sent."""
        return not isinstance(self.thing, _THINGS)


def find(site: Site, version: Version, path: str) -> Target | None:
    """Return what a path below the base names, or `None` if the dataset knows nothing of it."""
    iri = version.mint.base + path
    thing = parse_path(path)
    if path == "ontology":
        iri = UNR.removesuffix("#")
    elif not path:
        iri = version.mint.dataset
    elif path != "dataset" and not _is_known(site, version, path, thing):
        return None
    names = (*_OFFERED, "xml") if akn_path(version, thing) else _OFFERED
    return Target(path, thing, iri, tuple(BY_NAME[name] for name in names))


def _is_known(site: Site, version: Version, path: str, thing: Reference | None) -> bool:
    iri = version.mint.base + path
    if path.startswith("graph/"):
        return version.store.contains_named_graph(ox.NamedNode(iri))
    if isinstance(thing, CollectionRef):
        return listing_of(site, version, path) is not None
    return thing is not None and version.exists(iri)


def listing_of(site: Site, version: Version, path: str) -> Listing | None:
    """Return a collection, read once a version."""
    return site.remember(version, ("listing", path), lambda: listing(version, path))


def akn_path(version: Version, thing: Reference | None) -> str | None:
    """Return the path of the act or of the version whose Akoma Ntoso document stands for a thing, or `None`.

    The version that an act was taken from first has no document besides the act's.
    """
    if not isinstance(thing, PartRef | LanguageVersionRef) or (isinstance(thing, PartRef) and thing.path):
        return None
    paths = (path_of(thing), path_of(PartRef(thing.act)))
    return next((path for path in paths if version.akn(path)), None)
