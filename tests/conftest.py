"""Fixtures of the whole suite, and the option that names the folder of real documents."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from unres.pipeline import build

# No test asserts a time. The gate tries the same examples each time; elsewhere new ones are looked for.
settings.register_profile("unres", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("unres")

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--shared",
        type=Path,
        default=ROOT.parent / "shared",
        help="folder with the corpora and suites that are no part of the project (default: ../shared)",
    )


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> Path:
    """Return the folder of real documents; a test that needs it is skipped where it is absent."""
    folder: Path = request.config.getoption("--shared")
    if not folder.is_dir():
        pytest.skip(f"no folder {folder}: name it with --shared")
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the five source documents."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """Return the seeds, built and published once for all tests that only read."""
    out = tmp_path_factory.mktemp("published-seeds") / "data"
    build((seeds,), out, workers=1)
    return out
