"""Makes `instruments-listed.ttl` from `instruments.tsv`, which is written by hand.

    python ontology/sources/instruments.py

A row is an instrument: its title as texts print it, other full names and short titles (each set off by ";"), the path
of the act, part or document that contains it where a note of an official text says so, the day of its adoption, and the
source: a symbol or an address. Its slug is the title in kebab case, so that an instrument has the address that its
title would have if no list knew it.
"""

import csv
import re
import unicodedata
from pathlib import Path

from turtle_writer import Block, literal, thing, write

HERE = Path(__file__).resolve().parent
_SERIES = {"ga": "A", "sc": "S", "ecosoc": "E", "hrc": "A/HRC"}
_COMMENT = """
Declarations, plans, strategies, rules and agreements that texts cite by name, beside those of instruments.ttl. Made by
sources/instruments.py from sources/instruments.tsv: mend that. The source of each is dcterms:source.
"""


def slug(title: str) -> str:
    """Return a title in kebab case.

    >>> slug("Nouméa Accord, 1998")
    'noumea-accord-1998'
    """
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", title.lower()) if not unicodedata.combining(letter)
    )
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("’", "'")).strip("-")


def source(row: dict[str, str]) -> str:
    """Return the address of a source: what is stated, as a symbol or an address, or the text that contains it."""
    text = row["source"] or symbol(row["adopted_in"])
    return f"<{text}>" if text.startswith("https:") else f"<https://undocs.org/{text}>"


def symbol(path: str) -> str:
    """Return the symbol of the act or document that a path leads to; a publication has a page of its own.

    >>> symbol("resolution/ga/37/7/annex/1"), symbol("document/A/62/20/annex/1"), symbol("resolution/sc/2231(2015)")
    ('A/RES/37/7', 'A/62/20', 'S/RES/2231(2015)')
    """
    kind, _, rest = re.sub(r"/annex/\w+$", "", path).partition("/")
    if kind == "publication":
        return f"https://digitallibrary.un.org/search?p={rest}"
    if kind != "resolution":
        return rest
    body, _, number = rest.partition("/")
    if body == "wha":
        return "https://apps.who.int/gb/or/"
    return f"{_SERIES[body]}/RES/{number}"


def block(row: dict[str, str]) -> Block:
    """Return what is said of one instrument."""
    also, short = ([part.strip() for part in row[key].split(";") if part.strip()] for key in ("also", "short"))
    return (
        Block(thing(f"instrument/{slug(row['title'])}"))
        .say("a", "unr:Instrument")
        .say("skos:prefLabel", literal(row["title"], "en"))
        .say("eli:title", literal(row["title"], "en"))
        .say("skos:altLabel", *(literal(each, "en") for each in also))
        .say("unr:shortTitle", *(literal(each, "en") for each in short))
        .say("unr:adoptedIn", thing(row["adopted_in"]) if row["adopted_in"] else "")
        .say("eli:date_document", _day(row["date"]))
        .say("dcterms:source", source(row))
    )


def _day(date: str) -> str:
    kind = {4: "gYear", 10: "date"}.get(len(date))
    return f'"{date}"^^xsd:{kind}' if kind else ""


def main() -> None:
    """Write the file."""
    with (HERE / "instruments.tsv").open(encoding="utf-8", newline="") as stream:
        rows = sorted(
            csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE), key=lambda row: slug(row["title"])
        )
    write(HERE.parent / "instruments-listed.ttl", _COMMENT, [block(row) for row in rows])


if __name__ == "__main__":
    main()
