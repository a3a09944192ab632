"""Reads a source: text in, acts with parts, notes and the place of every word out.

A reader turns one kind of file into a `Reading`. To add one, write a function `Source -> Reading` and name it in
`READERS` under its media type.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from unres.errors import UnresError
from unres.media_types import AKOMA_NTOSO, DOCX, HTML, JSON_LINES, MARKDOWN, PDF, PLAIN
from unres.model import Act, PartKind, Reading, Source
from unres.read.assemble import Assembler
from unres.read.finish import finish
from unres.read.grammar import acts
from unres.read.tongues import language_of, tongue
from unres.read.wrapped import Wrapped


class UnreadableError(UnresError):
    """The file holds nothing that looks like a resolution, or is of a kind that no reader knows."""


def read_markdown(source: Source) -> Reading:
    """Read page-broken Markdown: resolutions as they come out of a commission's report or a General Assembly PDF."""
    assembler = Assembler(source)
    assembler.run()
    return finish(assembler)


def read_plain(source: Source) -> Reading:
    """Read plain text with hard line ends, typed or scanned: resolutions of the Security Council since 1946."""
    assembler = Assembler(source, Wrapped(source.text, tongue(language_of(source.text))))
    assembler.run()
    assembler.report_misread()
    return finish(assembler)


def read_akoma_ntoso(source: Source) -> Reading:
    """Read Akoma Ntoso for the United Nations, with a parser for XML that only such files need."""
    from unres.read.akn4un import read_akn4un  # noqa: PLC0415 - takes long to import

    return read_akn4un(source)


_AS_MARKDOWN: Final = (MARKDOWN, PDF, DOCX, HTML, JSON_LINES)
"""The text of these is Markdown already, or was made so when it was taken out of the file (see `unres.extract`)."""

READERS: Final[dict[str, Callable[[Source], Reading]]] = {
    **dict.fromkeys(_AS_MARKDOWN, read_markdown),
    PLAIN: read_plain,
    AKOMA_NTOSO: read_akoma_ntoso,
}
"""Media type → reader."""


def read(source: Source) -> Reading:
    """Return the acts of a source.

    Raises:
        UnreadableError: no reader knows the kind of file, or the text has no paragraph of a resolution.
    """
    reader = READERS.get(source.media_type)
    if reader is None:
        raise UnreadableError(
            f"cannot read {source.media_type}", where=source.name, advice=f"Convert it to one of: {', '.join(READERS)}"
        )
    reading = reader(source)
    if source.media_type != AKOMA_NTOSO and not any(_looks_like_a_resolution(act) for act in reading.acts):
        raise UnreadableError(
            "this is no resolution: it has neither an enacting formula nor a paragraph that begins with its verb",
            where=source.name,
            advice="Name files that hold resolutions or decisions.",
        )
    return replace(reading, findings=(*source.findings, *reading.findings)) if source.findings else reading


def _looks_like_a_resolution(act: Act) -> bool:
    return bool(act.heading.formula.value) or any(
        part.kind is PartKind.OPERATIVE and acts(part.text.value) for part in act.walk()
    )
