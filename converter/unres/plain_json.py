"""The model as plain JSON: what was read and understood, with every place in the source, for programs without RDF.

The keys are the names of the fields of `unres.model`, which documents them; `null` stands where nothing is known. Of
the values:

- things that have an address are their address (`"https://w3id.org/unres/body/cnd"`), the act's own key too;
- a text is `{"value": …, "spans": [[start, end], …]}`, in code points of the decoded file, half open;
- a span is `[start, end]`, a path `["op", "59", "b"]`, a date `"2021-12-16"`, a kind its word;
- the source is its name, SHA-256, media type and number of characters, without the text.

The same understanding always gives the same bytes.
"""

import dataclasses
import json
from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any

from unres.iris import Minter
from unres.model import ActKey, FragmentKey, PartRef, Reading, Reference, Source, Text, Understanding

Json = Any
"""A value as `json.dumps` takes it."""


def plain(understanding: Understanding, mint: Minter) -> dict[str, Json]:
    """Return an act and everything found in it as values that JSON has.

    Args:
        understanding: the act, its citations, actions, notes and findings.
        mint: gives the addresses.
    """
    fields: dict[str, Json] = _value(understanding, mint)
    return fields


def plain_file(reading: Reading, understandings: Sequence[Understanding], mint: Minter) -> dict[str, Json]:
    """Return a whole file: its acts, what each of its characters is, and what was not understood while reading.

    `regions` are `[start, end, kind]`; they cover the file without gap or overlap.
    """
    return {
        "source": _value(reading.source, mint),
        "acts": [plain(each, mint) for each in understandings],
        "regions": [[start, end, kind.value] for start, end, kind in reading.regions],
        "findings": _value(reading.findings, mint),
    }


def dumps(reading: Reading, understandings: Sequence[Understanding], mint: Minter) -> str:
    """Return a whole file as a JSON document."""
    return json.dumps(plain_file(reading, understandings, mint), ensure_ascii=False, indent=1) + "\n"


def _value(value: object, mint: Minter) -> Json:  # noqa: PLR0911 - one line a kind of value
    """Return a value of the model as JSON has it.

    Raises:
        TypeError: the model has no such values.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple):
        return [_value(item, mint) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Text):
        links = {"links": [_value(link._asdict(), mint) for link in value.links]} if value.links else {}
        return {"value": value.value, "spans": [list(span) for span in value.spans()], **links}
    if isinstance(value, ActKey | FragmentKey):
        return mint(PartRef(value))
    if isinstance(value, Reference):
        return mint(value)
    if isinstance(value, Source):
        return _source(value)
    if dataclasses.is_dataclass(value):
        return {item.name: _value(getattr(value, item.name), mint) for item in dataclasses.fields(value)}
    raise TypeError(f"no value of the model: {value!r}")


def _source(source: Source) -> dict[str, Json]:
    return {
        "name": source.name,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "characters": len(source.text),
    }
