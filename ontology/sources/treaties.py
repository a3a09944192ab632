"""Makes `treaties-deposited.ttl` from a table of the treaties deposited with the Secretary-General.

    python ontology/sources/treaties.py mtdsg.csv

The table lists *Multilateral Treaties Deposited with the Secretary-General* (MTDSG) as treaties.un.org shows it:
chapter, number, title with place and date, page. What `treaties.ttl` and `instruments.ttl`, written by hand, describe
already is left out. `registrations.tsv`, beside this file, gives the registration numbers and volumes of the *Treaty
Series* that are known beyond doubt, and `titles.tsv` titles that the table spoils.

A treaty with a number of its own is `treaty/{number}`; every other one `treaty/mtdsg/{chapter}-{number}`. Once given,
an address stays: of a treaty whose number becomes known later, `unr:untsNumber` is added to the address that it has.
"""

import csv
import re
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from turtle_writer import Block, literal, thing, write

HERE: Final = Path(__file__).resolve().parent
_BY_HAND: Final = ("treaties.ttl", "instruments.ttl")
_DATE: Final = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
_GENERIC: Final = re.compile(r"(?:(?:Additional |Final |Optional )?Protocol|Agreement)(?: of Signature)?")
"""Titles that say nothing of the treaty."""
_COMMENT: Final = """
Treaties deposited with the Secretary-General, beside those of treaties.ttl and instruments.ttl. Made by
sources/treaties.py from "Multilateral Treaties Deposited with the Secretary-General" (treaties.un.org): mend that.

A treaty without a registration number of its own in the Treaty Series, or whose number is not known beyond doubt, has
its chapter and number there for an address. The source of each is its page, dcterms:source. A title that two treaties
have is a unr:shortTitle of both, with place and date in the name of each.
"""


@dataclass(frozen=True)
class Entry:
    """A row of the table."""

    mtdsg: str
    title: str
    concluded: str
    """Place and date, as printed."""
    page: str
    chapter: str

    @property
    def day(self) -> date | None:
        """The date, if exactly one is printed."""
        days = set(_DATE.findall(self.concluded))
        return datetime.strptime(days.pop(), "%d %B %Y").date() if len(days) == 1 else None  # noqa: DTZ007 a day


def table(file: str) -> list[dict[str, str]]:
    """Return the rows of a file of tab-separated values beside this one."""
    with (HERE / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def split_title(printed: str) -> tuple[str, str]:
    """Return a title, and the place and date behind it.

    >>> split_title("International Cocoa Agreement, 1972*. Geneva, 21 October 1972")
    ('International Cocoa Agreement, 1972', 'Geneva, 21 October 1972')
    """
    title, _, concluded = " ".join(printed.split()).rpartition(". ")
    return title.rstrip(".* ").replace("'", "’"), concluded


def read(file: Path) -> list[Entry]:
    """Return the rows of the table."""
    mended = {row["mtdsg"]: row["title"] for row in table("titles.tsv")}
    entries = []
    with file.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            match = re.search(r"mtdsg_no=([^&]+)", row["url"])
            if match is None:
                raise ValueError(f"no MTDSG number in {row['url']}")
            title, concluded = split_title(row["treaty_name"])
            page = row["url"].replace("http:", "https:")
            entries.append(Entry(match[1], mended.get(match[1], title), concluded, page, row["chapter_name"]))
    return entries


def by_hand() -> tuple[dict[str, str], set[str]]:
    """Return MTDSG number → path of what is described by hand, and every name that stands there, in small letters."""
    paths: dict[str, str] = {}
    names: set[str] = set()
    for file in _BY_HAND:
        for block in re.split(r"\n\n(?=<)", (HERE.parent / file).read_text(encoding="utf-8")):
            path = re.match(r"<https://w3id\.org/unres/([^>]+)>", block)
            for number in re.findall(r'unr:mtdsgNumber "([^"]+)"', block):
                paths[number] = path[1] if path else ""
            names.update(name.lower() for name in re.findall(r'"([^"]+)"@en', block))
    return paths, names


def blocks(entries: list[Entry]) -> list[Block]:
    """Return what is said of the treaties that are not described by hand."""
    paths, names = by_hand()
    known = {row["mtdsg"]: row for row in table("registrations.tsv")}
    rest = [entry for entry in entries if entry.mtdsg not in paths]
    for entry in rest:
        number = known.get(entry.mtdsg, {}).get("number", "")
        paths[entry.mtdsg] = f"treaty/{number or 'mtdsg/' + entry.mtdsg.lower()}"
    titles = Counter([*names, *(entry.title.lower() for entry in rest)])
    dated = Counter(_dated(entry) for entry in rest)
    return [_block(entry, paths, known.get(entry.mtdsg, {}), titles, dated) for entry in rest]


def _dated(entry: Entry) -> str:
    return f"{entry.title} ({entry.concluded})".lower()


def _block(
    entry: Entry, paths: dict[str, str], known: dict[str, str], titles: Counter[str], dated: Counter[str]
) -> Block:
    shared = titles[entry.title.lower()] > 1
    generic = _GENERIC.fullmatch(entry.title) is not None
    within = f"{entry.concluded}; {entry.mtdsg}" if dated[_dated(entry)] > 1 else entry.concluded
    name = f"{entry.title} ({within})" if shared or generic else entry.title
    above = entry.mtdsg.rpartition("-")[0]
    number, shares, page = known.get("number", ""), known.get("shares", ""), f"<{entry.page}>"
    return (
        Block(thing(paths[entry.mtdsg]))
        .say("a", "unr:Treaty")
        .say("skos:prefLabel", literal(name, "en"))
        .say("unr:shortTitle", literal(entry.title, "en") if shared and not generic else "")
        .say("unr:untsNumber", literal(number) if number else "")
        .say("unr:untsVolume", known.get("volumes", ""))
        .say("unr:mtdsgNumber", literal(entry.mtdsg))
        .say("unr:protocolTo", thing(f"treaty/{shares}") if shares else "")
        .say("dcterms:relation", thing(paths[above]) if above in paths and not shares else "")
        .say("eli:date_document", f'"{entry.day.isoformat()}"^^xsd:date' if entry.day else "")
        .say("skos:note", literal(entry.concluded, "en"))
        .say("dcat:keyword", literal(entry.chapter, "en"))
        .say("rdfs:seeAlso", page)
        .say("dcterms:source", page)
    )


if __name__ == "__main__":
    write(HERE.parent / "treaties-deposited.ttl", _COMMENT, blocks(read(Path(sys.argv[1]))))
