"""Documents for the tests: the seeds, and small acts in the drafting style of the United Nations."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from unres.conversion import Conversion, convert_file
from unres.iris import path_of
from unres.model import Act, Part, PartKind, Reading, Source, Text, Understanding
from unres.read import read
from unres.understand import understand

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
ADDRESS = path_of
"""Gives addresses without a base: `resolution/cnd/66/3`."""


@cache
def seed(number: str) -> Conversion:
    """Return the seed whose file name begins with these three digits, converted once."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return convert_file(path)


def source(text: str) -> Source:
    """Return a text as if it had been read from a file."""
    return Source("test.md", sha256(text.encode()).hexdigest(), text)


def reading(text: str) -> Reading:
    """Read a text."""
    return read(source(text))


def resolution(*paragraphs: str, body: str = "Commission on Narcotic Drugs", number: str = "70/1") -> str:
    """Return the text of an invented resolution with these blocks after its formula."""
    return "\n\n".join([f"Resolution {number}", "Lamps on quays", f"The {body},", *paragraphs]) + "\n"


def understood(*paragraphs: str, body: str = "Commission on Narcotic Drugs", number: str = "70/1") -> Understanding:
    """Read and understand an invented resolution."""
    (found,) = understand(reading(resolution(*paragraphs, body=body, number=number)))
    return found


def addresses(understanding: Understanding) -> list[str]:
    """Return what an act's citations point to, in order: an address, or the status of one that has no target."""
    return [ADDRESS(each.target) if each.target else f"{each.status}" for each in understanding.citations]


def count(act: Act, kind: PartKind) -> int:
    """Return how many parts of a kind an act has."""
    return sum(part.kind is kind for part in act.walk())


def part(act: Act, *path: str) -> Part:
    """Return the part with a path."""
    return next(each for each in act.walk() if each.path == path)


def texts(act: Act) -> list[Text]:
    """Return every text of an act: those of its heading, its parts and its notes."""
    heading = [getattr(act.heading, name) for name in type(act.heading).__slots__]
    return [*heading, *(each.text for each in act.walk()), *(note.text for note in act.footnotes)]
