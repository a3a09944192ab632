"""The commands of the site: `unres serve`, and `unres up`, which builds first."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from unres.cli import progress_bar
from unres.errors import UnresError
from unres.paths import data_dir

if TYPE_CHECKING:
    from flask import Flask

_PATH: Final = click.Path(path_type=Path)
_HOST: Final = click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
_PORT: Final = click.option("--port", default=8000, show_default=True, help="Port to listen on; 0 takes a free one.")
_WORKERS: Final = click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes that answer."
)


def run(folder: Path, host: str, port: int, workers: int) -> None:
    """Serve a published directory until the command is ended.

    Raises:
        UnresError: nothing is published there, it is damaged, or the address is taken.
    """
    # The web is loaded when it is wanted, so that the other commands start at once.
    from unres.dataset import Dataset  # noqa: PLC0415
    from unres.publish import verify  # noqa: PLC0415
    from unres_site.server import serve as serve_forever  # noqa: PLC0415

    base = Dataset(folder).mint.base
    verify(folder)

    def make_app() -> "Flask":
        from unres_site.app import create_app  # noqa: PLC0415

        return create_app({"DATASET": str(folder), "BASE": base})

    def ready(address: str) -> None:
        click.echo(f"Serving {folder} at {address.replace('//127.0.0.1', '//localhost')} (Ctrl-C ends it)")

    try:
        serve_forever(make_app, host=host, port=port, workers=workers, ready=ready)
    except OSError as error:
        what = f"cannot listen ({error.strerror or error})"
        raise UnresError(what, where=f"{host}:{port}", advice="Choose another --port.") from error


@click.command()
@click.argument("folder", metavar="DIR", type=_PATH)
@_HOST
@_PORT
@_WORKERS
def serve(folder: Path, host: str, port: int, workers: int) -> None:
    """Serve the published dataset in DIR: pages, data and the SPARQL endpoint.

    A new version that is published in DIR is served without a restart.
    """
    run(folder, host, port, workers)


@click.command()
@click.argument("sources", nargs=-1, type=_PATH, metavar="[SOURCE...]")
@click.option("--out", default=Path("unres-data"), show_default=True, type=_PATH, help="Directory to publish.")
@_HOST
@_PORT
@_WORKERS
def up(sources: tuple[Path, ...], out: Path, host: str, port: int, workers: int) -> None:
    """Build a dataset from files and folders (by default the seed documents) and serve it.

    If the build has errors, they are listed, and what OUT held before is served.
    """
    from unres.pipeline import build  # noqa: PLC0415 - see `run`
    from unres.report import line_of, show  # noqa: PLC0415

    with progress_bar(quiet=False) as progress:
        report = build(sources or (data_dir("seeds"),), out, progress=progress)
    for found in report.errors:
        click.echo(line_of(found), err=True)
    show(report, out)
    if report.exit_code and not out.exists():
        sys.exit(report.exit_code)
    run(out, host, port, workers)


COMMANDS: Final[Mapping[str, click.Command]] = {"serve": serve, "up": up}
"""What `unres.cli` adds to its commands."""
