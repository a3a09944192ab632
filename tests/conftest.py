"""Fixtures of the whole suite, and the option that names the folder of real documents."""

from pathlib import Path

import pytest

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
