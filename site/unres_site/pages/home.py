"""The home page, and the page of the dataset: what this is, how much of it there is, and the ways in."""

from dataclasses import dataclass
from typing import Any, Final

from unres.dataset import Version, natural
from unres.namespaces import UNR
from unres_site.listings import TITLES
from unres_site.pages.sample import sample_of, sample_view
from unres_site.pages.thing import rows
from unres_site.pages.view import Ref, View
from unres_site.sparql.examples import examples
from unres_site.state import Site
from unres_site.targets import Target, listing_of

_MOST_HELD: Final = 12
"""Acts that the home page shows."""

_MOST_EXAMPLES: Final = 6
"""Example queries that the home page shows."""

_MOST_FINDINGS: Final = 50
"""Findings that the data page shows; `report.json` has them all."""

_PARAGRAPHS: Final = ("PreambularParagraph", "OperativeParagraph", "Subparagraph", "AnnexParagraph")


@dataclass(frozen=True, slots=True)
class Held:
    """An act whose text the dataset holds."""

    ref: Ref
    title: str
    date: str
    extent: str


@dataclass(frozen=True, slots=True)
class Dump:
    """A file to download."""

    name: str
    href: str
    size: str
    sha256: str


def build(site: Site, view: View, _target: Target) -> tuple[str, dict[str, Any]]:
    """Return the home page."""
    held = site.remember(view.version, "held", lambda: held_acts(view.version))
    sample = site.remember(view.version, "sample", lambda: sample_of(view.version, held))
    return "home.html", {
        "title": "United Nations resolutions, paragraph by paragraph",
        "counts": counts(view.version),
        "held": [held_act(view, iri) for iri in held[:_MOST_HELD]],
        "held_total": len(held),
        "collections": collections(site, view),
        "dumps": dumps(view),
        "sample": sample_view(view.version, view.page, sample) if sample else None,
        "examples": examples()[:_MOST_EXAMPLES],
    }


def build_data(site: Site, view: View, target: Target) -> tuple[str, dict[str, Any]]:
    """Return the page of the dataset."""
    findings = view.version.report.get("findings", [])
    return "data.html", {
        "title": "Data",
        "counts": counts(view.version),
        "dumps": dumps(view),
        "collections": collections(site, view),
        "rows": rows(view, target.iri),
        "findings": [(found, _place(view, found.get("where", ""))) for found in findings[:_MOST_FINDINGS]],
        "findings_total": len(findings),
    }


def _place(view: View, path: str) -> Ref | None:
    """Return the thing that a finding is about, if it is in the dataset."""
    iri = view.base + path
    return view.ref(iri) if path and view.version.exists(iri) else None


def held_acts(version: Version) -> list[str]:
    """Return the acts and fragments whose own text the dataset holds, in order."""
    acts = {
        *version.instances(*(UNR + name for name in ("Resolution", "Decision", "PresidentialStatement", "Fragment")))
    }
    held = (iri for iri in version.subjects(UNR + "extent") if iri in acts)
    return sorted(held, key=lambda iri: ("/fragment/" in iri, natural(iri)))


def held_act(view: View, iri: str) -> Held:
    """Return an act as a list shows it."""
    extent = view.first(iri, "unr:extent").rpartition("/")[2]
    return Held(view.ref(iri), view.first(iri, "eli:title"), view.first(iri, "eli:date_document"), extent)


def counts(version: Version) -> list[tuple[str, int]]:
    """Return how much there is of each kind, by the report of the build."""
    found = version.report.get("counts", {})
    parts = found.get("parts", {})
    numbers = [
        ("acts", sum(found.get("acts", {}).values())),
        ("paragraphs and points", sum(parts.get(name, 0) for name in _PARAGRAPHS)),
        ("footnotes", found.get("footnotes", 0)),
        ("citations", sum(found.get("citations", {}).values())),
        ("actions", found.get("actions", 0)),
        ("triples", version.report.get("triples", 0)),
    ]
    return [(name, count) for name, count in numbers if count]


def collections(site: Site, view: View) -> list[tuple[Ref, int]]:
    """Return the collections that have members."""
    found = []
    for path, title in TITLES.items():
        listing = listing_of(site, view.version, path)
        if listing and listing.members:
            found.append((Ref(view.base + path, title, view.to(path)), len(listing.members)))
    return found


def dumps(view: View) -> list[Dump]:
    """Return the files to download."""
    checksums = view.version.checksums
    return [
        Dump(name, view.to(f"dumps/{name}"), _size(path.stat().st_size), checksums.get(f"dumps/{name}", ""))
        for name, path in view.version.dumps.items()
    ]


def _size(count: int) -> str:
    """Return a number of bytes for people (decimal units).

    >>> _size(900), _size(16_500), _size(2_500_000)
    ('900 B', '16 kB', '2.5 MB')
    """
    if count < 1000:  # noqa: PLR2004 - a kilobyte
        return f"{count} B"
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= size:
            value = count / size
            return f"{value:.1f} {unit}" if value < 10 and unit != "kB" else f"{value:.0f} {unit}"  # noqa: PLR2004
    return f"{count} B"
