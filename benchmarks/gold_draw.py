"""Draws parts of real documents at random, spread over bodies, decades and formats."""

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from gold_facts import Record, address, digest, everything
from unres.conversion import convert_file
from unres.errors import UnresError
from unres.iris import path_of
from unres.model import Act, Footnote, Part, PartKind, PartRef

STRATA: Final = {
    "corpora/unsc-txt": 80,
    "corpora/akn4un/sc-2020/en": 15,
    "corpora/akn4un/sc-2021/en": 25,
    "corpora/akn4un/ga-76/en": 40,
    "corpora/akn4un/ga-78/en": 40,
    "corpora/akn4un/ecosoc-2021/en": 40,
    "corpora/akn4un/hrc-54/en": 40,
    "corpora/ga-md": 30,
    "corpora/ga-pdf": 10,
}
"""How many parts of each 320 come from where."""

_KINDS: Final = {
    PartKind.PREAMBULAR,
    PartKind.OPERATIVE,
    PartKind.SUBPARAGRAPH,
    PartKind.ANNEX_PARAGRAPH,
    PartKind.PASSAGE,
}
_LONGEST: Final = 2500


def files_of(shared: Path, folder: str) -> list[Path]:
    """Return the documents of a stratum, in a fixed order."""
    return sorted(path for path in (shared / folder).rglob("*") if path.suffix in {".txt", ".md", ".xml", ".pdf"})


def drawn_from(
    shared: Path, folder: str, count: int, dice: random.Random, without: set[tuple[str, str]]
) -> list[Record]:
    """Draw parts and notes of a stratum, each from a document of its own, every fourth a note where there is one."""
    files = files_of(shared, folder)
    dice.shuffle(files)
    records: list[Record] = []
    for path in _round_robin(files):
        if len(records) == count:
            break
        name = str(path.relative_to(shared))
        try:
            conversion = convert_file(path)
        except UnresError:
            continue
        choices = [
            (each.act, item)
            for each in conversion.understandings
            for item in _items(each.act, notes=len(records) % 4 == 3)
            if (name, address(each.act, item.path)) not in without
        ]
        if choices:
            act, item = dice.choice(choices)
            records.append(_described(name, act, item))
            without.add((name, address(act, item.path)))
    return records


def _round_robin(files: Sequence[Path]) -> Iterator[Path]:
    for _ in range(20):
        yield from files


def _items(act: Act, *, notes: bool) -> list[Part | Footnote]:
    parts = [part for part in act.walk() if part.kind in _KINDS and 20 < len(part.text.value) < _LONGEST]
    return list(act.footnotes) if notes and act.footnotes else list[Part | Footnote](parts)


def _described(name: str, act: Act, item: Part | Footnote) -> Record:
    return {
        "source": name,
        "part": address(act, item.path),
        "sha256": digest(item.text.value),
        "text": item.text.value,
        "context": _context(act, item),
    }


def _context(act: Act, item: Part | Footnote) -> Record:
    parts = list(act.walk())
    texts = {part.path: part.text.value for part in parts}
    at = item.attached_to if isinstance(item, Footnote) else item.path
    before = [
        part for part in parts if at is None or part.position <= next((p.position for p in parts if p.path == at), 0)
    ]
    return {
        "act": f"{act.body} {path_of(PartRef(act.key))}: {act.heading.title.value}",
        "adopted": str(act.facts.adopted),
        "parents": [texts[item.path[:n]] for n in range(1, len(item.path)) if item.path[:n] in texts],
        "before": [f"{'/'.join(part.path)}: {part.text.value}"[:700] for part in before[-4:] if part.path != item.path],
        "notes": [f"{note.marker} [{'/'.join(note.attached_to or ())}]: {note.text.value}" for note in act.footnotes],
        "markers": [
            f"{mark.label} after «{item.text.value[max(0, mark.offset - 40) : mark.offset]}»" for mark in item.markers
        ]
        if isinstance(item, Part)
        else f"marker in: {'/'.join(at or ())}",
    }


def draw(shared: Path, seed: int, parts: int, without: Iterable[Record]) -> Iterator[Record]:
    """Yield about `parts` parts of the corpora, spread as `STRATA` says."""
    dice = random.Random(seed)  # noqa: S311  # repeatable draws, no secrets
    known = {(record["source"], record["part"]) for record in without}
    number = 0
    for folder, share in STRATA.items():
        for record in drawn_from(shared, folder, round(share * parts / sum(STRATA.values())), dice, known):
            number += 1
            yield {"id": number, **record}


def whole(root: Path, paths: Iterable[Path]) -> Iterator[Record]:
    """Yield every part and note of some documents."""
    number = 0
    for path in paths:
        for each in convert_file(path).understandings:
            for item in everything(each.act):
                if item.text.value:
                    number += 1
                    yield {"id": number, **_described(str(path.relative_to(root)), each.act, item)}
