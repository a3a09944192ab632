"""The web application."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from unres.namespaces import BASE
from unres_site.sparql import blueprint as sparql


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the application.

    Args:
        config: Settings. `DATASET` is the path of a published dataset, `BASE` its IRI base; see
            `unres_site.sparql.blueprint.DEFAULTS` for those of the SPARQL endpoint.

    >>> app = create_app({"DATASET": "nowhere"})
    >>> app.test_client().get("/sparql?query=ASK%7B%7D").status_code
    503
    """
    app = Flask(__name__)
    app.config.from_mapping(BASE=BASE)
    app.config.update(config or {})
    sparql.register(app)
    return app
