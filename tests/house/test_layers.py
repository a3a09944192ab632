"""Imports point one way, and the converter knows nothing of the web."""

import ast
import re
from collections import defaultdict
from graphlib import TopologicalSorter
from typing import Final

from checkout import ROOT

ARCHITECTURE: Final = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

LAYERS: Final = {
    title: re.findall(r"`(\w+)`", names)
    for title, names in re.findall(r"^\| ([^|`]+) \| ((?:`\w+` ?)+) \|$", ARCHITECTURE, flags=re.MULTILINE)
}
"""Layer → its modules, from the bottom, as the architecture's table has them."""

STAGES: Final = ("a file to acts", "acts to what they mean", "what they mean to quads, XML and JSON")
"""What the site does not use: it shows what was published."""

WEB: Final = frozenset({"flask", "werkzeug", "jinja2", "waitress", "markupsafe", "unres_site"})

HEIGHT: Final = {name: height for height, names in enumerate(LAYERS.values()) for name in names}


def modules() -> dict[str, ast.Module]:
    """Return name → syntax tree of every module of both packages."""
    found = {}
    for package in (ROOT / "converter" / "unres", ROOT / "site" / "unres_site"):
        for file in sorted(package.rglob("*.py")):
            dotted = ".".join(file.relative_to(package.parent).with_suffix("").parts)
            found[dotted.removesuffix(".__init__")] = ast.parse(file.read_text(encoding="utf-8"))
    return found


MODULES: Final = modules()


def imported(tree: ast.Module) -> set[str]:
    """Return the names that a module imports anywhere, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the direction"
            module = node.module or ""
            # "from unres import describe" imports a module, "from unres.iris import Minter" does not.
            names.update(
                f"{module}.{alias.name}" if f"{module}.{alias.name}" in MODULES else module for alias in node.names
            )
    return names


IMPORTS: Final = {name: imported(tree) for name, tree in MODULES.items()}


def unit(name: str) -> str:
    """Return the module or package that stands in the table: `unres.read.words` is part of `read`."""
    return name.split(".")[1] if "." in name else ""


def of(package: str) -> list[str]:
    return [name for name in MODULES if name.split(".")[0] == package]


def test_every_module_of_the_converter_has_a_layer() -> None:
    assert {unit(name) for name in of("unres")} - {""} == set(HEIGHT)


def test_imports_point_down() -> None:
    upwards = {
        (name, other)
        for name in of("unres")
        for other in IMPORTS[name]
        if unit(name) and other.startswith("unres.") and HEIGHT[unit(other)] > HEIGHT[unit(name)]
    }
    assert not upwards


def test_the_converter_imports_no_web_code() -> None:
    web = {(name, other) for name in of("unres") for other in IMPORTS[name] if other.split(".")[0] in WEB}
    assert not web


def test_the_site_uses_no_stage() -> None:
    stages = {module for title in STAGES for module in LAYERS[title]}
    used = {
        (name, unit(other))
        for name in of("unres_site")
        for other in IMPORTS[name]
        if other.startswith("unres.") and unit(other) in stages
    }
    assert not used


def test_only_commands_know_the_command_line() -> None:
    assert {name for name in of("unres_site") if "unres.cli" in IMPORTS[name]} <= {"unres_site.commands"}


def test_there_are_no_cycles() -> None:
    graph: dict[str, set[str]] = defaultdict(set)
    for name, names in IMPORTS.items():
        graph[name] = {other for other in names if other in MODULES and other != name}
    tuple(TopologicalSorter(graph).static_order())  # raises CycleError, which names the cycle
