"""The docs say what the code does: links, commands, routes, decisions, seeds, the redirect."""

import hashlib
import json
import re
import runpy
import tomllib
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT, files, shown
from unres.cli import main
from unres.iris import parse_path
from unres_site.app import create_app
from unres_site.commands import COMMANDS
from unres_site.negotiation import REPRESENTATIONS

PAGES: Final = files(".md")
DOCS: Final = ROOT / "docs"


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# --- Links ---------------------------------------------------------------------------------------------------------

LINK: Final = re.compile(r"(?<!`)!?\[[^\]]*\]\((?!https?:|mailto:|<)([^)\s]+)\)")


def prose(path: Path) -> str:
    """Return a page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", text(path), flags=re.MULTILINE | re.DOTALL)


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them: lower case, hyphens for blanks, no signs."""
    headings = re.findall(r"^#+ (.+)$", prose(path), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def leads_nowhere(page: Path, link: str) -> bool:
    file, _, anchor = link.partition("#")
    target = (page.parent / file).resolve() if file else page
    if not target.exists() or not target.is_relative_to(ROOT):
        return True
    return bool(anchor) and anchor not in anchors(target)


def test_relative_links_resolve() -> None:
    found = {(shown(page), link) for page in PAGES for link in LINK.findall(prose(page))}
    assert found
    assert not {(page, link) for page, link in found if leads_nowhere(ROOT / page, link)}


# --- Commands and routes -------------------------------------------------------------------------------------------


def test_the_page_of_commands_is_up_to_date() -> None:
    made = runpy.run_path(str(DOCS / "commands.py"))
    assert text(made["PAGE"]) == made["page"](), "run: python docs/commands.py"


def test_the_readme_names_every_command() -> None:
    section = text(ROOT / "README.md").partition("## The command line\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^unres (\w+)", section, flags=re.MULTILINE)) == {*main.commands, *COMMANDS}


def test_every_route_is_documented() -> None:
    routes = {rule.rule for rule in create_app({"DATASET": "nowhere"}).url_map.iter_rules()}
    documented = set(re.findall(r"^\| `(/[^`]*)` \|", text(DOCS / "guides" / "addresses.md"), flags=re.MULTILINE))
    assert documented == routes


def test_every_format_is_documented() -> None:
    rows = set(re.findall(r"^\| `\.(\w+)` \| `([^`]+)` \|", text(DOCS / "guides" / "addresses.md"), flags=re.MULTILINE))
    assert rows == {(each.name, each.media_type) for each in REPRESENTATIONS}


EXAMPLE: Final = re.compile(
    r"`((?:resolution|decision|fragment|body|treaty|document|instrument|publication|session)/[^`…{]+)`"
)


def test_every_address_in_the_docs_is_one() -> None:
    addresses = {(shown(page), address) for page in PAGES for address in EXAMPLE.findall(prose(page))}
    assert addresses
    assert not {(page, address) for page, address in addresses if not parse_path(address)}


# --- Architecture and decisions ------------------------------------------------------------------------------------


def test_every_decision_is_listed_and_has_its_parts() -> None:
    folder = DOCS / "decisions"
    records = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    assert [path.name[:4] for path in records] == [f"{n:04}" for n in range(1, len(records) + 1)]
    for path in records:
        title = text(path).splitlines()[0].removeprefix(f"# {path.name[:4]} ")
        assert f"| [{path.name[:4]}]({path.name}) | {title} |" in text(folder / "README.md")
        for heading in ("**Question.**", "**Decision.**", "**Why.**", "**Cost.**"):
            assert text(path).count(heading) == 1, path.name


@pytest.mark.parametrize("path", sorted((DOCS / "drawings").glob("*.svg")), ids=shown)
def test_drawings_say_in_words_what_they_show(path: Path) -> None:
    drawing = text(path)
    assert re.search(r"<title[^>]*>[^<]+</title>", drawing)
    assert re.search(r"<desc[^>]*>[^<]+</desc>", drawing)
    assert "href" not in drawing, "a drawing loads nothing"


def test_the_figures_are_those_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    made = runpy.run_path(str(ROOT / "benchmarks" / "readme.py"))
    readme = text(ROOT / "README.md")
    assert made["filled"](readme) == readme, "run: python benchmarks/readme.py"
    report = runpy.run_path(str(ROOT / "benchmarks" / "corpus_report.py"))
    results = json.loads(text(report["RESULTS"]))
    assert report["page"](results) == text(report["PAGE"]), "run: python benchmarks/corpus.py SHARED --write"


def test_the_changelog_has_this_version() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    versions = re.findall(r"^## \[(\d[^\]]*)\]", text(ROOT / "CHANGELOG.md"), flags=re.MULTILINE)
    assert versions[0] == project["version"]


# --- Seeds and redirect --------------------------------------------------------------------------------------------


def test_the_seeds_are_those_described() -> None:
    described = dict(re.findall(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|", text(ROOT / "seeds/SOURCES.md"), re.MULTILINE))
    seeds = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (ROOT / "seeds").glob("*.txt")}
    assert described == seeds


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("", "https://unres.example/"),  # the home page
        ("resolution/ga/76/188/op/59/b", "https://unres.example/resolution/ga/76/188/op/59/b"),  # slashes stay
        ("resolution/sc/1325(2000).ttl", "https://unres.example/resolution/sc/1325(2000).ttl"),  # brackets, extension
        ("sparql", "https://unres.example/sparql"),  # the endpoint goes with everything else
    ],
)
def test_the_redirect_keeps_the_path(path: str, target: str) -> None:
    rules = re.findall(r"^RewriteRule (\S+) (https\S+) \[R=307,L\]$", text(DOCS / "w3id" / ".htaccess"), re.MULTILINE)
    ((pattern, substitution),) = rules
    match = re.search(pattern, path)
    assert match
    assert substitution.replace("$1", match[1]) == target
