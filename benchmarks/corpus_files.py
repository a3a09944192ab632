"""What is measured of each file of each corpus, in worker processes.

A corpus is a `Corpus` in `CORPORA`: a name, the files, and a function that compares what was read of a file with
something that is known apart from the reader.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lxml import etree

from corpus_akn4un import compare_akn4un
from corpus_round_trip import round_trip
from corpus_twins import compare_twin
from unres.conversion import Conversion, convert_file
from unres.errors import UnresError
from unres.iris import Minter
from unres.model import Act, ActKey, Reading, Text

Record = dict[str, Any]
Compare = Callable[[Path, Conversion], Iterator[Record]]


def compare_council(path: Path, conversion: Conversion) -> Iterator[Record]:
    """Yield whether a text of the Security Council is read under the number that its file is named by.

    A file that holds another act than its name says is right if that is reported.
    """
    named = re.search(r"S_RES_0*(\d+)_(\d{4})", path.name)
    keys = [each.act.key for each in conversion.understandings]
    numbers = [key.number for key in keys if isinstance(key, ActKey)]
    misnamed = any(found.code == "misnamed-file" for found in conversion.findings)
    own = named is not None and numbers == [f"{named[1]}({named[2]})"]
    yield {"same": {"own number": own or (misnamed and len(numbers) == 1)}}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents of one kind."""

    name: str
    what: str
    pattern: str
    """Which files, below the folder of corpora."""
    compare: Compare


CORPORA: Final = (
    Corpus("akn4un", "the United Nations' own XML, six languages", "akn4un/*/*/*.xml", compare_akn4un),
    Corpus("ga-md", "Markdown made from PDFs of the General Assembly", "ga-md/*.md", compare_twin),
    Corpus("ga-pdf", "PDFs of the General Assembly", "ga-pdf/*.pdf", compare_twin),
    Corpus(
        "unsc-txt", "texts of the Security Council since 1946, many of them scanned", "unsc-txt/*.txt", compare_council
    ),
)


def measure_file(path: Path, corpus: str, schema: Path) -> Record:
    """Return what is measured of a file.

    Args:
        path: the file.
        corpus: the name of its corpus.
        schema: the XML schema of Akoma Ntoso.
    """
    try:
        conversion = convert_file(path)
    except UnresError as error:
        return {"failed": str(error)}
    compare = next(each.compare for each in CORPORA if each.name == corpus)
    trips = [round_trip(each, Minter()) for each in conversion.understandings]
    return {
        "compared": list(compare(path, conversion)),
        "acts": len(trips),
        "characters": len(conversion.source.text),
        "unaccounted": unaccounted(conversion.reading),
        "links": sum(len(text.links) for each in conversion.understandings for text in texts_of(each.act)),
        "changed": [change for _, changes in trips for change in changes[:1]],
        "invalid": [error for xml, _ in trips for error in faults(xml, schema)],
        "findings": Counter(found.code for found in conversion.findings),
    }


def texts_of(act: Act) -> Iterator[Text]:
    """Yield every text of an act."""
    yield from (getattr(act.heading, name) for name in act.heading.__slots__)
    yield from (part.text for part in act.walk())
    yield from (note.text for note in act.footnotes)


def unaccounted(reading: Reading) -> int:
    """Return how many characters of a source lie in no region, or in more than one."""
    end, lost = 0, 0
    for start, stop, _ in reading.regions:
        lost += abs(start - end)
        end = max(end, stop)
    return lost + len(reading.source.text) - end


def faults(xml: bytes, schema: Path) -> list[str]:
    """Return the first fault of a document by the schema, if it has one."""
    known = _schema(schema)
    return [] if known.validate(etree.fromstring(xml)) else [str(next(iter(known.error_log)))]


@lru_cache
def _schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(path)))
