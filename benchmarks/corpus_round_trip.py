"""Tells what is not the same of an act after it was written as Akoma Ntoso and read again."""

from collections.abc import Iterator
from typing import Any

from unres.conversion import convert_source, xml_of
from unres.decode import source_of
from unres.errors import UnresError
from unres.iris import Minter
from unres.model import Act, Text, Understanding


def round_trip(understanding: Understanding, mint: Minter) -> tuple[bytes, list[str]]:
    """Return an act's Akoma Ntoso, and what of the act is not the same when that is read."""
    before = understanding.act
    xml = xml_of(understanding, mint)
    try:
        acts = [each.act for each in convert_source(source_of(xml, "again.xml")).understandings]
    except UnresError as error:
        return xml, [str(error)]
    if len(acts) != 1:
        return xml, [f"{len(acts)} acts"]
    return xml, list(_differences(_facts(before), _facts(acts[0])))


def _facts(act: Act) -> dict[str, Any]:
    """Return everything that is known of an act, but not where it stands in the file."""
    return {
        "key": act.key,
        "body": act.body,
        "language": act.language,
        "extent": act.extent,
        "facts": act.facts,
        "heading": {name: _words(getattr(act.heading, name)) for name in act.heading.__slots__},
        "parts": [
            (
                *(part.kind, part.path, part.number, part.position, _words(part.text), part.extent),
                *(part.number_inferred, part.official_eid, part.rows),
                [(marker.label, marker.offset) for marker in part.markers],
            )
            for part in act.walk()
        ],
        "notes": [(note.marker, note.position, _words(note.text), note.attached_to) for note in act.footnotes],
    }


def _words(text: Text) -> tuple[object, ...]:
    return text.value, text.links


def _differences(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for name, was in before.items():
        now = after[name]
        if isinstance(was, list) and len(was) == len(now):
            pairs = [(old, new) for old, new in zip(was, now, strict=True) if old != new]
            if pairs:
                old, new = pairs[0]
                yield f"{name}: {_first(old, new)}; {len(pairs)} in all"
        elif was != now:
            yield f"{name}: {was!r} → {now!r}"[:400]


def _first(old: tuple[object, ...], new: tuple[object, ...]) -> str:
    """Return the first member in which two tuples differ."""
    was, now = next((one, two) for one, two in zip(old, new, strict=True) if one != two)
    return f"{old[1]}: {was!r} → {now!r}"[:400]
