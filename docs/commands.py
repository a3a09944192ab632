#!/usr/bin/env python3
"""Writes `guides/commands.md` from the help texts of the command line, so that the two cannot differ.

python docs/commands.py            write the page
python docs/commands.py --check    say whether it is up to date, by the exit code
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from unres.cli import main
from unres_site.commands import COMMANDS

PAGE: Final = Path(__file__).with_name("guides") / "commands.md"

HEAD: Final = """\
# The commands

<!-- Written by docs/commands.py from the help texts; change those. -->

One line says what a command does, `-h` says the rest. Errors are one line each on the error stream: what, where, what
to do. The exit code is 0, or 1 if something is wrong with the data, or 2 if the command was used wrongly.
"""

WIDTH: Final[dict[str, Any]] = {"terminal_width": 100, "max_content_width": 100}
"""Columns of a help text, whatever the terminal that this runs in."""

ENVIRONMENT: Final = """
## Environment

| | |
|---|---|
| `UNRES_BASE` | IRI base of the dataset; by default `https://w3id.org/unres/` |
| `UNRES_CACHE` | folder of what is kept between runs; else `unres` in `XDG_CACHE_HOME` or `~/.cache`; empty: none |
"""


def page() -> str:
    """Return the page."""
    return HEAD + "".join(sections()) + ENVIRONMENT


def sections() -> Iterator[str]:
    """Yield a section for the group and for each command."""
    for name, command in COMMANDS.items():
        main.add_command(command, name)  # found by their entry point only where the package is installed
    context = main.make_context("unres", [], resilient_parsing=True, **WIDTH)
    yield section("unres", main.get_help(context))
    for name in main.list_commands(context):
        command = main.commands[name]
        below = command.make_context(name, [], parent=context, resilient_parsing=True, **WIDTH)
        yield section(f"unres {name}", command.get_help(below))


def section(title: str, text: str) -> str:
    """Return one section of the page."""
    return f"\n## `{title}`\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
