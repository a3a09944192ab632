"""The command line: `unres build`, `convert`, `validate`, `query`, and the commands that other packages add.

Commands import what they need when they run, so that `unres --help` answers at once. Errors for people are one line on
the error stream; the exit code is 0, or 1 if something is wrong with the data, or 2 if the command was used wrongly.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Final

import click

from unres.errors import UnresError

COMMANDS: Final = "unres.commands"
"""Entry point group: each entry is a mapping of command name → `click.Command`."""

_PATH: Final = click.Path(path_type=Path)


class Group(click.Group):
    """A group that also has the commands of the entry point group, and shows `UnresError` as one line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own signature
        super().__init__(*args, **kwargs)
        self._added: dict[str, click.Command] | None = None

    def _further(self) -> dict[str, click.Command]:
        if self._added is None:
            self._added = {}
            for entry in entry_points(group=COMMANDS):
                self._added |= entry.load()
        return self._added

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted({*super().list_commands(ctx), *self._further()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; others' are loaded only if we have none of that name."""
        return super().get_command(ctx, cmd_name) or self._further().get(cmd_name)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run a command, and show an error that is meant for people as one line."""
        try:
            return super().invoke(ctx)
        except UnresError as error:
            click.echo(f"unres: {error}", err=True)
            ctx.exit(1)


def _show_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from unres.describe import software_version  # noqa: PLC0415 - see the module's first lines

        click.echo(f"unres {software_version()}")
        ctx.exit()


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
              help="Show the version and exit.")  # fmt: skip
def main() -> None:
    """United Nations resolutions as linked open data, paragraph by paragraph."""


@main.command()
@click.argument("sources", nargs=-1, required=True, type=_PATH, metavar="SOURCE...")
@click.option("--out", required=True, type=_PATH, help="Directory to publish; it is replaced as a whole.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that convert.  [default: one a processor]")
@click.option("--allow-errors", is_flag=True, help="Publish although files failed or shapes are violated.")
@click.option("--quiet", is_flag=True, help="No progress bar and no summary.")
def build(sources: tuple[Path, ...], out: Path, workers: int | None, allow_errors: bool, quiet: bool) -> None:
    """Turn files and folders into a validated, published dataset.

    A build that was stopped goes on where it was. With an error nothing is published, and what OUT held before stays.
    """
    from unres.pipeline import build as run  # noqa: PLC0415 - see the module's first lines
    from unres.report import line_of, show  # noqa: PLC0415

    with progress_bar(quiet) as progress:
        report = run(sources, out, workers=workers, progress=progress, allow_errors=allow_errors)
    for found in report.errors:
        click.echo(line_of(found), err=True)
    if not quiet:
        show(report, out)
    sys.exit(report.exit_code)


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Any]:
    """Give a function that shows how far a build is: `progress(stage, done, total)`.

    Args:
        quiet: show nothing.
    """
    if quiet:
        yield lambda *_: None
        return
    from rich.console import Console  # noqa: PLC0415 - see the module's first lines
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description:12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield show


@main.command()
@click.argument("file", type=_PATH)
@click.option("-f", "--format", "syntax", default="turtle", show_default=True, help="How to write it.",
              type=click.Choice(["turtle", "jsonld", "nq", "nt", "akn", "json", "text"]))  # fmt: skip
@click.option("-o", "--output", type=_PATH, help="File to write.  [default: standard output]")
def convert(file: Path, syntax: str, output: Path | None) -> None:
    """Convert one FILE; what was not understood goes to the error stream.

    Of a folder or archive, all documents are converted; one in an archive is named ARCHIVE!/NAME. Those that cannot be
    read are named, and the others are written. The format `text` is the text that positions count.
    """
    from unres.conversion import convert_file, write_all  # noqa: PLC0415 - see the module's first lines
    from unres.iris import Minter  # noqa: PLC0415
    from unres.report import line_of  # noqa: PLC0415
    from unres.sources import list_documents  # noqa: PLC0415

    conversions, errors = [], []
    for document in list_documents([file]):
        try:
            conversions.append(convert_file(document))
        except UnresError as error:
            errors.append(error)
            continue
        for found in conversions[-1].findings:
            click.echo(line_of(found), err=True)
    for failed in errors if conversions else errors[1:]:
        click.echo(f"unres: {failed}", err=True)
    if not conversions:
        raise errors[0] if errors else UnresError("there is nothing to read", where=str(file))
    data = write_all(conversions, syntax, Minter())
    if output:
        output.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)
    sys.exit(1 if errors else 0)


@main.command()
@click.argument("target", type=_PATH, metavar="FILE|DIR")
@click.option("--format", "syntax", default="table", show_default=True, type=click.Choice(["table", "turtle", "json"]),
              help="For people, a SHACL report, or findings as JSON.")  # fmt: skip
def validate(target: Path, syntax: str) -> None:
    """Run the shapes over a document, an RDF file, or a published directory."""
    from unres.inspection import inspect, write_outcomes  # noqa: PLC0415 - see the module's first lines

    outcomes = list(inspect(target))
    sys.stdout.buffer.write(write_outcomes(outcomes, syntax))
    sys.exit(1 if any(outcome.violated for outcome in outcomes) else 0)


@main.command()
@click.argument("target", metavar="DIR|URL")
@click.argument("query")
@click.option("-f", "--format", "syntax", default="table", show_default=True,
              type=click.Choice(["table", "csv", "tsv", "json"]))  # fmt: skip
def query(target: str, query: str, syntax: str) -> None:
    """Ask a SPARQL query of a published directory or of an endpoint; the usual prefixes need not be declared."""
    from unres.query import ask, write_answer  # noqa: PLC0415 - see the module's first lines

    sys.stdout.buffer.write(write_answer(ask(target, query), syntax))
