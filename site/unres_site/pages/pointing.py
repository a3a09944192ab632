"""What points to a page's thing: how much of it there is, by property, and one page of it."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from unres_site.pages.citing import CitedBy
from unres_site.pages.phrases import backwards
from unres_site.pages.view import Ref, View, expand

_OBVIOUS: Final = frozenset(
    map(expand, ("eli:has_part", "foaf:primaryTopic", "unr:citation", "unr:action", "unr:mention", "unr:deadline"))
)
"""Links from what a thing is part of, which the head of the page says, and deadlines, which another link says too."""

_CITING: Final = frozenset(map(expand, ("eli:cites", "cito:hasCitedEntity")))
"""Links of citations, which have a list of their own."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Things that point to the page's thing by one property, under a heading that reads the property backwards."""

    id: str
    heading: str
    property: Ref
    things: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many things point to the page's thing in one way, and where the list of them begins."""

    heading: str
    count: int
    href: str


def incoming(view: View) -> list[Incoming]:
    """Return the page of what points to the thing, by property."""
    found = []
    shown = (link for link in view.description.links.items if link[0] not in _OBVIOUS)
    for predicate, links in groupby(shown, key=lambda link: link[0]):
        property_ = view.ref(predicate)
        things = tuple(view.ref(subject) for _, subject in links)
        found.append(Incoming(_id(view, predicate), backwards(predicate, property_.label), property_, things))
    return found


def counts(view: View, iri: str, cited: CitedBy, page: str) -> list[Count]:
    """Return what points to a thing in all, the most first; citations lead to their list, the others to their pages.

    Args:
        view: the page.
        iri: its thing.
        cited: who cites the thing.
        page: the address of the thing's first page, relative to this one.
    """
    if not view.description.links.total:
        return []
    links = view.version.links_to(iri, besides=view.description.properties)
    starts: dict[str, int] = {}
    for at, (predicate, _) in enumerate(links):
        starts.setdefault(predicate, at)
    shown = view.description.links
    found = [Count("Cited by", cited.total, "#cited-by")] if cited.total else []
    for predicate, count in Counter(predicate for predicate, _ in links).most_common():
        if predicate not in _OBVIOUS | _CITING:
            number = starts[predicate] // shown.size + 1
            there = "" if number == shown.number else f"{page}?page={number}"
            heading = backwards(predicate, view.label(predicate))
            found.append(Count(heading, count, f"{there}#{_id(view, predicate)}"))
    return found


def _id(view: View, predicate: str) -> str:
    return "by-" + re.sub(r"\W+", "-", view.short(predicate))
