"""Who cites a thing: the citing parts, gathered by the act they stand in, as a list of citations is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from unres.iris import path_of
from unres.labels import path_label
from unres.model import PartRef
from unres.namespaces import PREFIXES
from unres_site.pages.view import Ref, View

_CITED_ENTITY: Final = PREFIXES["cito"] + "hasCitedEntity"


@dataclass(frozen=True, slots=True)
class CitingAct:
    """An act, and the places in it that cite something: "paras. 3 and 9"."""

    act: Ref
    places: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class CitedBy:
    """The acts that cite a thing, the first few of them, and how many places there are in all."""

    acts: tuple[CitingAct, ...]
    total: int
    hidden: int
    """Citing acts that are left out."""


def cited_by(view: View, iri: str, *, root: str = "", most: int) -> CitedBy:
    """Return who cites a thing.

    Args:
        view: the page.
        iri: the thing.
        root: the IRI of its own act, whose citations of itself are left out; empty for what is no part of an act.
        most: how many acts to show.
    """
    links = view.version.links_to(iri)
    places = dict.fromkeys(
        subject.partition("/cite/")[0]
        for predicate, subject in links
        if predicate == _CITED_ENTITY and not (root and subject.startswith(f"{root}/"))
    )
    acts = group(view, places)
    return CitedBy(tuple(acts[:most]), len(places), max(0, len(acts) - most))


def group(view: View, places: Iterable[str]) -> list[CitingAct]:
    """Gather parts by their acts, both in the order in which they come first."""
    acts: dict[str, list[Ref]] = {}
    for place in places:
        thing = view.version.mint.parse(place)
        if isinstance(thing, PartRef):
            found = acts.setdefault(view.base + path_of(PartRef(thing.act)), [])
            if thing.path:
                found.append(Ref(place, path_label(thing.path), view.href(place)))
    return [CitingAct(view.ref(act), tuple(parts)) for act, parts in acts.items()]
