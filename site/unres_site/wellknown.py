"""Addresses that are no things of the dataset: its description, the JSON-LD context, dumps, robots.txt, the sitemap."""

from functools import cache
from http import HTTPStatus
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from flask import Blueprint, Response, render_template, request, send_file
from werkzeug.exceptions import NotFound

from unres.citing.resolving import read_citation
from unres.dataset import Version
from unres.iris import path_of
from unres.paths import data_dir
from unres.serialise import CONTEXT_FILE
from unres_site.headers import CACHE, PATH_SAFE, ascii_iri
from unres_site.listings import TITLES
from unres_site.lookup import look_up
from unres_site.negotiation import BY_NAME
from unres_site.pages.home import held_acts
from unres_site.pages.view import View
from unres_site.problems import ProblemError
from unres_site.represent import EMPTY
from unres_site.resources import send
from unres_site.state import Body, finish, site
from unres_site.targets import listing_of

blueprint: Final = Blueprint("wellknown", __name__)

_CACHE_DAY: Final = "public, max-age=86400"

_DUMP_TYPES: Final = {
    ".gz": "application/gzip",
    ".parquet": "application/vnd.apache.parquet",
    ".zip": "application/zip",
}

_MOST_IN_SITEMAP: Final = 50_000
"""Addresses in a sitemap (sitemaps.org, "Sitemap file location")."""


@blueprint.get("/.well-known/void")
def void() -> Response:
    """Send a client to the dataset's description (VoID, section 7.2)."""
    location = f"{request.script_root}/dataset"
    headers = {"Location": location, "Cache-Control": _CACHE_DAY}
    return Response(f"{location}\n", HTTPStatus.FOUND, headers, content_type="text/plain; charset=utf-8")


@blueprint.get("/context.jsonld")
def context() -> Response:
    """Answer with the JSON-LD context."""
    return send(_context(), site().current(), cache=_CACHE_DAY)


@cache
def _context() -> Body:
    return finish((data_dir("ontology") / CONTEXT_FILE).read_bytes(), BY_NAME["jsonld"].content_type)


@blueprint.get("/dumps/<name>")
def dump(name: str) -> Response:
    """Answer with a dump; its entity tag is its checksum."""
    version = site().current()
    path = version.dumps.get(name)
    if path is None:
        raise NotFound(f"There is no dump {name}.")
    checksum = version.checksums.get(f"dumps/{name}")
    response = send_file(
        path,
        mimetype=_DUMP_TYPES.get(path.suffix, "text/plain"),
        etag=checksum or True,
        last_modified=version.published,
        conditional=True,
    )
    response.headers["Cache-Control"] = CACHE
    return response


@blueprint.get("/find")
def find() -> Response:
    """Send a reader to the thing that `?q=` names, or list what it may mean."""
    version = site().current()
    query = request.args.get("q", "").strip()
    things = [(version.mint(thing), path_of(thing)) for thing in look_up(version, query)] if query else []
    known = [path for iri, path in things if version.exists(iri)]
    if len(things) == 1 and known:
        location = f"{request.script_root}/{quote(known[0], safe=PATH_SAFE)}"
        return Response(f"{location}\n", HTTPStatus.SEE_OTHER, {"Location": location, "Cache-Control": CACHE})
    view = View(version, "find", EMPTY)
    found = [(view.ref(iri), path in known) for iri, path in things]
    page = render_template(
        "find.html",
        title=f"Find {query}" if query else "Find",
        query=query,
        found=found,
        version=version,
    )
    return Response(page, HTTPStatus.OK if found or not query else HTTPStatus.NOT_FOUND, {"Cache-Control": CACHE})


@blueprint.get("/cite")
def cite() -> Response:
    """Send a program to the one thing that the citation `?q=` names.

    Raises:
        ProblemError: 400 without a citation; 404 if it names no one thing beyond doubt, or one of which the dataset
            knows nothing. The problem says which.
    """
    version = site().current()
    query = request.args.get("q", "").strip()
    if not query:
        raise ProblemError(HTTPStatus.BAD_REQUEST, "Give the citation: /cite?q=A/RES/76/188.")
    reading = read_citation(query, base=version.mint.base)
    if reading.iri is None or reading.target is None:
        likely = "".join(f" It may be <{iri}>." for iri in reading.candidates[:_MOST_CANDIDATES])
        raise ProblemError(HTTPStatus.NOT_FOUND, f"This names no one thing: {reading.reason}.{likely}")
    if not version.exists(reading.iri):
        raise ProblemError(HTTPStatus.NOT_FOUND, f"This is <{reading.iri}>, of which the dataset knows nothing.")
    location = f"{request.script_root}/{quote(path_of(reading.target), safe=PATH_SAFE)}"
    return Response(f"{location}\n", HTTPStatus.SEE_OTHER, {"Location": location, "Cache-Control": CACHE})


_MOST_CANDIDATES: Final = 5


_NOT_CRAWLED: Final = ("sparql?", "find?", "cite?", "*?page=", "*?format=")
"""Addresses that are endless, or there without a query already."""


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Keep crawlers out of queries and out of what is there in HTML already."""
    lines = ["User-agent: *", *(f"Disallow: /{pattern}" for pattern in _NOT_CRAWLED)]
    lines += [f"Disallow: /*.{name}$" for name in BY_NAME if name not in {"html", "xml"}]
    lines += ["Allow: /", f"Sitemap: {request.host_url.rstrip('/')}{request.script_root}/sitemap.xml", ""]
    return Response("\n".join(lines), content_type="text/plain; charset=utf-8", headers={"Cache-Control": _CACHE_DAY})


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """List the canonical addresses of what people look for: acts with their text, and what others are found by."""
    version = site().current()
    paths = site().remember(version, "sitemap", lambda: _sitemap_paths(version))
    root = f"{request.host_url.rstrip('/')}{request.script_root}/"
    day = f"{version.published:%Y-%m-%d}"
    entries = (f"<url><loc>{escape(ascii_iri(root + path))}</loc><lastmod>{day}</lastmod></url>" for path in paths)
    body = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Response(
        body + "\n".join(entries) + "\n</urlset>\n",
        content_type="application/xml; charset=utf-8",
        headers={"Cache-Control": CACHE},
    )


def _sitemap_paths(version: Version) -> list[str]:
    base = version.mint.base
    paths = ["", "ontology", "dataset", "sparql", *TITLES]
    paths += [iri.removeprefix(base) for iri in held_acts(version)]
    for name in ("body", "country", "treaty", "instrument", "initiative"):
        listing = listing_of(site(), version, name)
        # Their descriptions are what a crawler is sent to, so that these canonical addresses redirect once.
        paths += [iri.removeprefix(base) for iri in listing.members] if listing else []
    return paths[:_MOST_IN_SITEMAP]
