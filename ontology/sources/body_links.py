"""Makes `bodies-links.ttl`: where else bodies are described, and the acts that established them.

    python ontology/sources/body_links.py

`body-links.tsv`, beside this file, has a row a body: its Wikidata item, beside those of `bodies.ttl`, its concept in
the UNBIS Thesaurus, and the act that established it. A cell is empty where that is not known beyond doubt.
"""

import csv
from pathlib import Path
from typing import Final

from turtle_writer import Block, thing, write

HERE: Final = Path(__file__).resolve().parent
_WIKIDATA: Final = "http://www.wikidata.org/entity/"
_UNBIS: Final = "http://metadata.un.org/thesaurus/"
_COMMENT: Final = """
Where else bodies are described, and the acts that established them. Made by sources/body_links.py from
body-links.tsv: mend that. The source of unr:establishedBy is the act that it names.
"""


def blocks() -> list[Block]:
    """Return what is said of each body of the table."""
    with (HERE / "body-links.tsv").open(encoding="utf-8", newline="") as stream:
        rows = sorted(csv.DictReader(stream, delimiter="\t"), key=lambda row: row["body"])
    return [
        Block(thing(f"body/{row['body']}"))
        .say("owl:sameAs", _outside(_WIKIDATA, row["wikidata"]))
        .say("skos:exactMatch", _outside(_UNBIS, row["unbis"]))
        .say("unr:establishedBy", thing(row["established"]) if row["established"] else "")
        for row in rows
    ]


def _outside(base: str, name: str) -> str:
    """Return the IRI of something that others describe.

    >>> _outside("http://www.wikidata.org/entity/", "Q7159"), _outside("http://metadata.un.org/thesaurus/", "")
    ('<http://www.wikidata.org/entity/Q7159>', '')
    """
    return f"<{base}{name}>" if name else ""


if __name__ == "__main__":
    write(HERE.parent / "bodies-links.ttl", _COMMENT, blocks())
