"""The page of a collection: what it falls into, and its members, a page at a time."""

from typing import Any

from unres_site.listings import title
from unres_site.pages.view import Ref, View, expand
from unres_site.represent import view_pages
from unres_site.state import Site
from unres_site.targets import Target, listing_of


def build(site: Site, view: View, target: Target) -> tuple[str, dict[str, Any]]:
    """Return the page of a collection."""
    version, page = view.version, view.description.links
    listing = listing_of(site, version, target.path)
    narrower = [
        (Ref(view.base + path, title(version, path), view.to(path)), count)
        for path, count in (listing.narrower if listing else ())
    ]
    items = [(view.ref(iri), _detail(view, iri), _is_held(view, iri)) for _, iri in page.items]
    return "collection.html", {
        "title": listing.title if listing else target.path,
        "narrower": narrower,
        "items": items,
        "held": any(held for _, _, held in items),
        "page": page,
        "pages": pages_of(view, target),
        "definition": view.text(target.iri, "skos:definition", "rdfs:comment"),
    }


def pages_of(view: View, target: Target) -> dict[str, str]:
    """Return the addresses of the pages that a page leads to: first, previous, next, last."""
    page = view.description.links
    if page.last == 1:
        return {}
    return {name: f"{view.to(target.path)}?page={number}" for name, number in view_pages(page).items()}


def _detail(view: View, iri: str) -> str:
    """Return the line below a member's name: an act's title, a concept's definition, a paragraph's words."""
    texts = (view.first(iri, name) for name in ("eli:title", "skos:definition", "unr:text", "unr:surface"))
    text = next((found for found in texts if found), "")
    if text == view.label(iri):
        return ""
    return text if len(text) <= _LONGEST_DETAIL else text[:_LONGEST_DETAIL].rsplit(" ", 1)[0] + " …"


_LONGEST_DETAIL = 240
"""Characters of a member's line."""


def _is_held(view: View, iri: str) -> bool:
    """Tell whether the dataset holds a member's own text."""
    return bool(view.version.objects(iri, expand("unr:extent")))
