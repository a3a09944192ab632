"""A published dataset and the site on it, for all tests of this folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from unres_site.app import create_app


class BufferedClient(FlaskClient):
    """Reads every answer to its end, so that no file stays open."""

    def open(self, *args: Any, buffered: bool = True, **kwargs: Any) -> Any:  # noqa: ANN401 - as the base class
        return super().open(*args, buffered=buffered, **kwargs)


@pytest.fixture(scope="session")
def app(published: Path) -> Flask:
    application = create_app({"DATASET": str(published), "BASE": "https://w3id.org/unres/"})
    application.test_client_class = BufferedClient
    return application


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client
