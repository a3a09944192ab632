"""The web application."""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from unres.dataset import DatasetError
from unres.iris import Minter
from unres_site import problems, resources, wellknown
from unres_site.addresses import redirect_target
from unres_site.headers import CACHE, CACHE_LONG, PREFLIGHT, apply_common
from unres_site.pages.view import direction_of, page_context
from unres_site.sparql import blueprint as sparql
from unres_site.state import EXTENSION, Site


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the application.

    Args:
        config: Settings. `DATASET` is the path of a published dataset, `BASE` its IRI base (without it, `UNRES_BASE` or
            the project's own); see `unres_site.sparql.blueprint.DEFAULTS` for those of the SPARQL endpoint.

    >>> app = create_app({"DATASET": "nowhere"})
    >>> app.test_client().get("/sparql?query=ASK%7B%7D").status_code
    503
    """
    app = Flask(__name__)
    app.config.from_mapping(config or {})
    mint = Minter(app.config.get("BASE"))
    app.config["BASE"] = mint.base
    app.extensions[EXTENSION] = Site(Path(app.config["DATASET"]), mint)
    # One redirect of ours brings an address to its canonical form; Werkzeug would add one for doubled slashes.
    app.url_map.merge_slashes = False
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["direction"] = direction_of
    app.before_request(_canonicalise)
    app.after_request(_finish)
    app.context_processor(page_context)
    _handle_errors(app)
    sparql.register(app)
    app.register_blueprint(wellknown.blueprint)
    app.register_blueprint(resources.blueprint)
    return app


def _handle_errors(app: Flask) -> None:
    app.register_error_handler(problems.ProblemError, problems.render_problem)
    app.register_error_handler(HTTPException, problems.handle_http)
    app.register_error_handler(DatasetError, problems.handle_no_dataset)


def _canonicalise() -> Response | None:
    """Redirect to the canonical form of an address, and answer OPTIONS; `None` lets the request go on."""
    if request.path == sparql.PATH:
        return None
    if request.method == "OPTIONS":
        return Response(status=HTTPStatus.NO_CONTENT, headers=dict(PREFLIGHT))
    if request.method in {"GET", "HEAD"}:
        target = redirect_target(request.environ)
        if target is not None:
            moved = Response(f"This is at {target}\n", HTTPStatus.PERMANENT_REDIRECT, content_type="text/plain")
            moved.headers["Location"] = target
            moved.headers["Cache-Control"] = CACHE
            return moved
    return None


def _finish(response: Response) -> Response:
    if request.endpoint == "static" and response.status_code == HTTPStatus.OK:
        response.headers["Cache-Control"] = CACHE_LONG if "v" in request.args else CACHE
    return apply_common(response)
