"""Learns registration numbers of treaties from official texts, or checks those that the vocabulary has.

    PYTHONPATH=converter python ontology/sources/mine_registrations.py FOLDER…

Official texts name a treaty and give its number in the note that hangs on the name: "the Convention on the Rights of
the Child", "United Nations, *Treaty Series*, vol. 1577, No. 27531". The script reads the United Nations' own XML in the
folders, takes notes with exactly one number, and looks for the last name of a treaty right before them. It prints a row
a pair, tab-separated: the treaty's address, the number, the volumes, how often, and what that means:

* `agrees`: the number is that of the address, or of the convention whose number a protocol shares;
* `learnt`: the treaty has no number yet; worth a row of `registrations.tsv`, if it is beyond doubt;
* `differs`: the name or the number belongs to something else; look at the text.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from unres.iris import path_of
from unres.model import TreatyRef
from unres.understand.names import ShortName, tag
from unres.vocabulary import Instrument, Treaty, load

_AKN: Final = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_SERIES: Final = re.compile(r"Treaty Series, vols?\. (?P<volumes>[\d, and]+), No\. (?P<number>\d+)")
_REST: Final = re.compile(
    r"(?:,? (?:of|done at \w+ on|adopted on) (?:\d{1,2} \w+ )?\d{4}| thereto|, \d{4}| \([^()]*\))*[,;.]?"
)
"""What may stand between a name and the marker of its note."""
_PROTOCOL: Final = re.compile(r"unr:protocolTo <https://w3id\.org/unres/treaty/(\d+)>")


def words_before(note: etree._Element) -> str:
    """Return the words of a paragraph that stand before a note in it, without other notes."""
    paragraph = next((each for each in note.iterancestors(f"{_AKN}p")), None)
    if paragraph is None:
        return ""
    found: list[str] = []
    for event, node in etree.iterwalk(paragraph, events=("start", "end")):
        if node is note:
            break
        if any(above.tag == f"{_AKN}authorialNote" for above in (node, *node.iterancestors())):
            if event == "end" and node.tag == f"{_AKN}authorialNote":
                found.append(node.tail or "")
        elif event == "start":
            found.append(node.text or "")
        elif node is not paragraph:
            found.append(node.tail or "")
    return " ".join("".join(found).split())


def pairs(file: Path) -> Iterator[tuple[str, str, str]]:
    """Yield address of the treaty that is named, number and volumes, for each note of a file that gives one number."""
    for note in etree.parse(file).getroot().iter(f"{_AKN}authorialNote"):
        printed = list(_SERIES.finditer(" ".join("".join(note.itertext()).split())))
        if len(printed) != 1:
            continue
        words = words_before(note)
        for hit in reversed(tag(words).names):
            if not isinstance(hit.thing, ShortName) and _REST.fullmatch(words, hit.end):
                if isinstance(hit.thing, Treaty | Instrument):
                    yield path_of(hit.thing.ref), printed[0]["number"], printed[0]["volumes"]
                break


def shared_numbers() -> dict[str, str]:
    """Return path → number, for what shares the number of the treaty that it adds to."""
    found = {}
    for file in (Path(__file__).resolve().parent.parent).glob("*.ttl"):
        for block in file.read_text(encoding="utf-8").split("\n\n"):
            shared, subject = _PROTOCOL.search(block), re.match(r"<https://w3id\.org/unres/([^>]+)>", block)
            if shared and subject:
                found[subject[1]] = shared[1]
    return found


def main(folders: list[Path]) -> None:
    """Print a row a pair, the most frequent first."""
    shared = shared_numbers()
    numbers = {path_of(TreatyRef(each)): each for each in load().treaties if each.isdecimal()}
    counted = Counter(pair for folder in folders for file in sorted(folder.rglob("*.xml")) for pair in pairs(file))
    for (path, number, volumes), times in counted.most_common():
        known = numbers.get(path) or shared.get(path)
        verdict = "learnt" if known is None else "agrees" if known == number else "differs"
        sys.stdout.write(f"{path}\t{number}\t{volumes}\t{times}\t{verdict}\n")


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
