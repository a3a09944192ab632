"""Kinds of text, by how they are set: what of a file is a block, what is a word, what a scanner may have misread.

The assembly of acts is the same for all of them; it asks a `Genre` where layout matters.
"""

from collections.abc import Iterator
from typing import Final, Protocol

from unres.read.blocks import Block, blocks
from unres.read.tongues import ENGLISH, Tongue
from unres.read.words import Words, words


class Genre(Protocol):
    """What the assembly of acts asks of a kind of text."""

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the file in order; between them there is nothing but white space."""

    def words(self, start: int, end: int) -> Words:
        """Return the words of a stretch."""

    def opens(self, block: Block, text: str, before: str) -> bool:
        """Tell whether a block begins a paragraph beyond doubt, even if the words `before` it have no end."""

    def look_alikes(self, label: str) -> tuple[str, ...]:
        """Return the labels that a scanner reads as this one."""

    def misread(self, block: Block) -> bool:
        """Tell whether a block's label is not printed as it ought to be."""

    def read_through(self, line: str) -> str:
        """Return a line of a heading without what a scanner misread; its length stays the same."""


class Markdown:
    """Markdown without line ends in its paragraphs, where a page break is a blank line."""

    def __init__(self, text: str, tongue: Tongue = ENGLISH) -> None:
        self._text: Final = text
        self._tongue: Final = tongue

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks between blank lines."""
        return blocks(self._text)

    def words(self, start: int, end: int) -> Words:
        """Return the words of a stretch, without its markup."""
        return words(self._text, start, end)

    def opens(self, block: Block, text: str, before: str) -> bool:  # noqa: ARG002 - the words before say nothing here
        """Tell whether a block begins with a verb in italics."""
        return self._text[block.body] == "*" and (
            self._tongue.opens_preambular(text) or self._tongue.opens_operative(text)
        )

    def look_alikes(self, label: str) -> tuple[str, ...]:  # noqa: ARG002 - nobody scanned it
        """Return nothing: the text was never a picture."""
        return ()

    def misread(self, block: Block) -> bool:  # noqa: ARG002 - as above
        """Return no."""
        return False

    def read_through(self, line: str) -> str:
        """Return the line."""
        return line
