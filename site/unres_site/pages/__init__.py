"""HTML: one view model a kind of page, and the templates that show them.

A view model holds what a page says, in plain values; the templates hold no logic beyond showing it. Every link is
relative, so that a copy of the site can be browsed from a disk or below any path.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import render_template
from markupsafe import Markup

from unres.dataset import Version
from unres.model import CollectionRef, LanguageVersionRef, PartRef
from unres_site.headers import Link, ascii_iri
from unres_site.pages import act, collection, home, ontology, thing
from unres_site.pages.crumbs import crumbs
from unres_site.pages.view import View
from unres_site.represent import Description, json_ld
from unres_site.state import Site
from unres_site.targets import Target

Model = Mapping[str, Any]
"""What a template gets."""

_Build = Callable[[Site, View, Target], tuple[str, Model]]
"""Makes the name of a template and what it shows."""


def render(site: Site, version: Version, target: Target, description: Description, links: list[Link]) -> str:
    """Return the HTML page of a thing."""
    view = View(version, target.path, description)
    template, model = builder(target)(site, view, target)
    return render_template(
        template,
        view=view,
        target=target,
        iri=target.iri,
        title=model.get("title") or view.label(target.iri),
        crumbs=crumbs(view, target),
        links=[Link(link.rel, ascii_iri(link.target), link.type, link.title) for link in links],
        formats=[link for link in links if link.rel in {"alternate", "linkset"}],
        data=embedded(description),
        version=version,
        **{name: value for name, value in model.items() if name != "title"},
    )


def builder(target: Target) -> _Build:
    """Return what makes the page of a thing."""
    if target.path in _BY_PATH:
        return _BY_PATH[target.path]
    if isinstance(target.thing, PartRef) and target.thing.path:
        return act.build_part
    return _BY_KIND.get(type(target.thing), thing.build)


_BY_PATH: Final[Mapping[str, _Build]] = {
    "": home.build,
    "dataset": home.build_data,
    "ontology": ontology.build,
}
_BY_KIND: Final[Mapping[type, _Build]] = {
    CollectionRef: collection.build,
    LanguageVersionRef: act.build_version,
    PartRef: act.build,
}


def embedded(description: Description) -> Markup:
    r"""Return the description as JSON-LD for a script element: nothing in it can end the element (HTML, 4.12.1.3).

    The same triples as every other representation has.
    """
    text = json_ld(description.quads).decode()
    escaped = text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
    return Markup(escaped)  # noqa: S704 - JSON whose markup characters are escaped
