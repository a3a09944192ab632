"""Mounts the endpoint at `/sparql` in a Flask application, with an editor page for people."""

import atexit
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, Flask, Response, render_template, request
from werkzeug.wsgi import wrap_file

from unres_site.sparql.datasets import Datasets
from unres_site.sparql.description import dataset_query, describe
from unres_site.sparql.endpoint import PAGE_ROWS, Answer, Endpoint, Page
from unres_site.sparql.examples import examples
from unres_site.sparql.table import Table, read_table
from unres_site.sparql.wire import Query
from unres_site.sparql.workers import Pool

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATH: Final = "/sparql"

DEFAULTS: Final[dict[str, Any]] = {
    "SPARQL_WORKERS": 4,
    "SPARQL_DEADLINE": 10.0,
    "SPARQL_MEMORY": 1 << 30,
    "SPARQL_MAX_OUTPUT": 50_000_000,
}
"""Settings of the endpoint: processes, seconds, bytes a query may take, bytes a result may have."""


def create_blueprint(endpoint: Endpoint) -> Blueprint:
    """Make the routes of the endpoint."""
    blueprint = Blueprint("sparql", __name__)

    @blueprint.route(PATH, methods=["GET", "HEAD", "POST", "OPTIONS"], provide_automatic_options=False)
    def sparql() -> Response:
        answer = endpoint.answer(request.environ, page=True)
        if isinstance(answer, Page):
            return Response(render_page(answer), answer.status, list(answer.headers), mimetype="text/html")

        return _flask_response(answer)

    return blueprint


def _flask_response(answer: Answer) -> Response:
    body: bytes | Iterable[bytes] = answer.body
    if not isinstance(answer.body, bytes):
        body = wrap_file(request.environ, answer.body)
    response = Response(body, answer.status, list(answer.headers))
    if not isinstance(answer.body, bytes):
        response.call_on_close(answer.body.close)
    return response


def render_page(page: Page) -> str:
    """Write the editor page with what was asked and what came of it."""
    table: Table | None = read_table(page) if page.result is not None else None
    return render_template("sparql.html", page=page, table=table, examples=examples(), rows=PAGE_ROWS)


class Shortcut:
    """Answers `/sparql` before Flask does, unless the client may want a page.

    Flask's dispatching costs several times what a small query costs, and a program's request needs nothing of it.

    Args:
        application: The application for everything else.
        endpoint: The endpoint.
    """

    def __init__(self, application: "WSGIApplication", endpoint: Endpoint) -> None:
        self._application = application
        self._endpoint = endpoint

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> "Iterable[bytes]":
        """Answer one request."""
        wanted = f"{environ.get('HTTP_ACCEPT', '')} {environ.get('QUERY_STRING', '')}"
        if environ.get("PATH_INFO") == PATH and "html" not in wanted:
            return self._endpoint(environ, start_response)
        return self._application(environ, start_response)


def register(app: Flask) -> None:
    """Add the endpoint to an application, by the settings of `DEFAULTS`, `DATASET` and `BASE`.

    No process is started before the first query.
    """
    for name, value in DEFAULTS.items():
        app.config.setdefault(name, value)
    config = app.config

    def make_pool(store: Path) -> Pool:
        return Pool(
            store,
            config["SPARQL_WORKERS"],
            config["SPARQL_DEADLINE"],
            config["SPARQL_MEMORY"],
            config["SPARQL_MAX_OUTPUT"],
        )

    datasets = Datasets(Path(config["DATASET"]), make_pool)

    def describe_service(address: str, media_type: str) -> bytes:
        with datasets.lease() as (_, pool):
            result = pool.query(Query(dataset_query(config["BASE"]), "application/n-triples"))
        with result.open() as file:
            return describe(address, config["BASE"], file.read(), media_type)

    endpoint = Endpoint(datasets, describe_service, config["BASE"])
    app.register_blueprint(create_blueprint(endpoint))
    app.extensions["sparql"] = datasets
    atexit.register(datasets.close)
    app.wsgi_app = Shortcut(app.wsgi_app, endpoint)  # type: ignore[method-assign]
