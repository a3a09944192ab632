"""The way from the home page to a thing: what it is part of, outermost first."""

from unres.iris import parse_path
from unres.model import CollectionRef
from unres_site.listings import session_name, title
from unres_site.pages.links import parent
from unres_site.pages.view import Ref, View
from unres_site.targets import Target


def crumbs(view: View, target: Target) -> list[Ref]:
    """Return what a thing stands in, from the outermost; without the home page and the thing itself."""
    found: list[Ref] = []
    path = parent(target.path, target.thing)
    while path:
        thing = parse_path(path)
        if thing is None:
            path = path.rpartition("/")[0]
            continue
        label = _short(view, path) if isinstance(thing, CollectionRef) else view.label(view.base + path)
        found.append(Ref(view.base + path, label, view.to(path)))
        path = parent(path, thing)
    return found[::-1]


def _short(view: View, path: str) -> str:
    """Return a collection's name without what the steps above it say already."""
    first, *rest = path.split("/")
    if first in {"resolution", "decision", "statement"} and len(rest) == 1:
        return view.label(f"{view.base}body/{rest[0]}")
    if first in {"resolution", "decision", "statement"} and len(rest) == len(("ga", "76")):
        return session_name(*rest)
    return title(view.version, path)
