"""The wheel is whole: it holds every data file, template and module, and works away from the checkout."""

import os
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT, files

PLACES: Final = {
    "converter/unres": "unres",
    "site/unres_site": "unres_site",
    "ontology": "unres/data/ontology",
    "shapes": "unres/data/shapes",
    "seeds": "unres/data/seeds",
}
"""Folder of the checkout → folder of the wheel."""

AWAY: Final = """
import pkgutil, sys
from importlib import import_module
from pathlib import Path

home = Path(sys.argv[1])
sys.path.insert(0, str(home))

import unres, unres_site
from unres.paths import data_dir

for package in (unres, unres_site):
    assert Path(package.__file__).is_relative_to(home), package
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
for name in ("ontology", "shapes", "seeds"):
    assert data_dir(name).is_relative_to(home), name

from unres.conversion import convert_file, quads_of
from unres.iris import Minter
from unres.validate import shapes
from unres_site.app import create_app
from unres_site.sparql.examples import examples

conversion = convert_file(next(data_dir("seeds").glob("002*")))
assert b"/resolution/cnd/62/2/op/7>" in quads_of(conversion.understandings[0], Minter())
assert len(shapes(Minter().base)) > 0
assert examples()
page = create_app({"DATASET": "nowhere"}).test_client().get("/sparql", headers={"Accept": "text/html"})
assert page.status_code == 200
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as pip would."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_every_file_is_in_the_wheel(unpacked: Path) -> None:
    for source, target in PLACES.items():
        expected = {path.relative_to(ROOT / source) for path in files() if path.is_relative_to(ROOT / source)}
        found = {path.relative_to(unpacked / target) for path in (unpacked / target).rglob("*") if path.is_file()}
        found = {path for path in found if target != "unres" or path.parts[0] != "data"}
        assert expected
        assert found == expected, source


def test_what_must_be_there_is_there(unpacked: Path) -> None:
    """The folders are looked into by name too, in case one of them moves out of the checkout's list of places."""
    for pattern in (
        "unres/data/ontology/unres.ttl",
        "unres/data/ontology/context.jsonld",
        "unres/data/shapes/*.ttl",
        "unres/data/seeds/*.txt",
        "unres/py.typed",
        "unres_site/py.typed",
        "unres_site/templates/*.html",
        "unres_site/static/*",
        "unres_site/sparql/examples/*.rq",
    ):
        assert list(unpacked.glob(pattern)), pattern


def test_metadata(unpacked: Path) -> None:
    (folder,) = unpacked.glob("unres-*.dist-info")
    metadata = Parser().parsestr((folder / "METADATA").read_text(encoding="utf-8"))
    assert metadata["License-Expression"] == "Apache-2.0"
    assert (folder / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert metadata["Requires-Python"] == ">=3.11"
    entries = (folder / "entry_points.txt").read_text(encoding="utf-8")
    assert "unres = unres.cli:main" in entries
    assert "[unres.commands]" in entries


def test_it_works_away_from_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-P", "-c", AWAY, str(unpacked)]
    run = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
