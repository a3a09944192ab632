"""The paragraph that the home page shows: a short one that cites several things."""

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from unres.dataset import Version
from unres.iris import path_of
from unres.model import PartRef
from unres_site.pages.parts import PartView, part_of
from unres_site.pages.view import View, expand
from unres_site.represent import describe

_LENGTHS: Final = range(150, 520)
"""Characters that the paragraph may have."""

_CITATIONS: Final = range(2, 5)
_MOST_ACTS: Final = 40
"""Acts that are looked at."""


def sample_of(version: Version, acts: Iterable[str]) -> str | None:
    """Return the IRI of a paragraph that shows what the dataset knows, or `None` if there is none such."""
    best: tuple[int, str] | None = None
    for act in list(acts)[:_MOST_ACTS]:
        for iri, score in _scores(version, act):
            if best is None or score > best[0]:
                best = score, iri
    return best[1] if best else None


def _scores(version: Version, act: str) -> Iterable[tuple[str, int]]:
    """Yield the paragraphs of an act that might do, with how well they do."""
    citation, action, text = expand("unr:citation"), expand("unr:action"), expand("unr:text")
    cites: dict[str, int] = {}
    asks: dict[str, int] = {}
    lengths: dict[str, int] = {}
    for quad in version.graph(act.replace(version.mint.base, f"{version.mint.base}graph/", 1)):
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode):
            continue
        if quad.predicate.value == citation:
            cites[subject.value] = cites.get(subject.value, 0) + 1
        elif quad.predicate.value == action:
            asks[subject.value] = 1
        elif quad.predicate.value == text and isinstance(value, ox.Literal):
            lengths[subject.value] = len(value.value)
    for iri, length in lengths.items():
        if length in _LENGTHS and cites.get(iri, 0) in _CITATIONS:
            yield iri, 2 * cites[iri] + 3 * asks.get(iri, 0)


def sample_view(version: Version, page: str, iri: str) -> PartView | None:
    """Return a paragraph as a page shows it."""
    view = View(version, page, describe(version, iri, 1))
    thing = version.mint.parse(iri)
    if not isinstance(thing, PartRef):
        return None
    return part_of(view, iri, version.mint.base + path_of(PartRef(thing.act)))
