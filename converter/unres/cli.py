"""The command line: `unres build`, `convert`, `validate`, `query`, `cite`, `link`, and what other packages add.

Commands import what they need when they run, so that `unres --help` answers at once. Errors for people are one line on
the error stream; the exit code is 0, or 1 if something is wrong with the data, or 2 if the command was used wrongly.
"""

import sys
from collections.abc import Iterator, Sequence
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


_BODY_OPTION: Final = click.option(
    "--body", default="", metavar="CODE", help="Whose acts are meant where that is not said: ga, sc, hrc, cnd ..."
)


@main.command()
@click.argument("citations", nargs=-1, metavar="[CITATION]...")
@click.option("--file", "file", type=click.Path(path_type=Path, allow_dash=True),
              help="Read a citation from each line of a file; - is standard input.")  # fmt: skip
@click.option("-f", "--format", "syntax", type=click.Choice(["text", "jsonl", "tsv"]),
              help="IRIs alone, or all that was read.  [default: text; jsonl with --file]")  # fmt: skip
@click.option("--candidates", is_flag=True, help="Also write what an ambiguous citation may name.")
@_BODY_OPTION
def cite(citations: tuple[str, ...], file: Path | None, syntax: str | None, candidates: bool, body: str) -> None:
    """Turn citations into addresses, exactly or not at all.

    For each CITATION that names one thing beyond doubt its IRI is printed; of the others the error stream says why,
    and the exit code is 1. With --candidates their candidates are printed instead.
    """
    from unres.citing.bulk import read_lines  # noqa: PLC0415 - see the module's first lines
    from unres.citing.writing import tsv_head  # noqa: PLC0415

    if bool(citations) == bool(file):
        raise click.UsageError("Give citations, or a file of them with --file.")
    if syntax == "text" or (syntax is None and not file):
        sys.exit(_print_iris(_lines_of(file) if file else citations, body, candidates))
    lines = _lines_of(file) if file else citations
    if syntax == "tsv":
        click.echo(tsv_head(candidates=candidates))
    resolved = 0
    for written, done in read_lines(lines, syntax or "jsonl", body=body, candidates=candidates):
        sys.stdout.write("\n".join([*written, ""]))
        resolved += done
    click.echo(f"{resolved} of {len(lines)} citations have an address", err=True)
    sys.exit(0 if resolved == len(lines) else 1)


def _lines_of(file: Path) -> tuple[str, ...]:
    from unres.decode import decode, read_file  # noqa: PLC0415 - see the module's first lines

    data = sys.stdin.buffer.read() if str(file) == "-" else read_file(file)
    return tuple(decode(data, str(file)).splitlines())


def _print_iris(citations: Sequence[str], body: str, candidates: bool) -> int:
    """Print an IRI a citation, and on the error stream why there is none; return the exit code."""
    from unres.citing.resolving import read_citation  # noqa: PLC0415 - see the module's first lines

    code = 0
    for citation in citations:
        reading = read_citation(citation, body=body)
        if reading.iri:
            click.echo(reading.iri)
            continue
        code = 1
        click.echo(f"unres: {_shortened(citation)}: {reading.reason}", err=True)
        _print_candidates(reading.candidates, everyone=candidates)
    return code


def _print_candidates(candidates: Sequence[str], *, everyone: bool) -> None:
    """Print all that a citation may name, or on the error stream the likeliest."""
    if everyone:
        for candidate in candidates:
            click.echo(candidate)
        return
    for candidate in candidates[:_LIKELIEST]:
        click.echo(f"  may be {candidate}", err=True)
    more = len(candidates) - _LIKELIEST
    if more > 0:
        click.echo(f"  and {more} more: --candidates prints them all", err=True)


_LIKELIEST: Final = 5
"""Candidates that are named where nobody asked for them."""


def _shortened(words: str) -> str:
    return repr(words if len(words) <= 80 else words[:77] + "...")  # noqa: PLR2004 - a line of a terminal


@main.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE|-")
@click.option("-f", "--format", "syntax", default="jsonl", show_default=True, help="How to write what is found.",
              type=click.Choice(["jsonl", "webannotation", "html"]))  # fmt: skip
@click.option("--source", default="", metavar="IRI", help="What annotations call the text.  [default: its name]")
@_BODY_OPTION
@click.option("-o", "--output", type=_PATH, help="File to write.  [default: standard output]")
def link(file: Path, syntax: str, source: str, body: str, output: Path | None) -> None:
    """Find the United Nations documents that any text cites.

    FILE is text, HTML, PDF or a Word document: a judgment, a law, an article. Positions count the characters of the
    text; of HTML, those of its words without the markup. The format html is the text, or the page as it was, with
    links.
    """
    from unres.citing.reading import read_text  # noqa: PLC0415 - see the module's first lines
    from unres.citing.writing import link_text, write_links  # noqa: PLC0415

    text, is_html = read_text(sys.stdin.buffer.read() if str(file) == "-" else file)
    data = write_links(link_text(text, source or str(file), is_html=is_html, body=body), syntax)
    if output:
        output.write_text(data, encoding="utf-8", newline="")
    else:
        sys.stdout.buffer.write(data.encode())
