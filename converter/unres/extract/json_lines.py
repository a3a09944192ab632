r"""Takes the words out of JSON lines of ready paragraphs: one object a line, in the order of the text.

    {"type": "act", "symbol": "A/RES/78/123", "title": "International Day of Potato"}
    {"type": "paragraph", "text": "Recalling its resolution 70/1,¹"}
    {"type": "note", "number": "1", "text": "Resolution 70/1."}
    {"type": "paragraph", "number": "1", "text": "Decides to designate 30 May as the International Day of Potato:"}
    {"type": "point", "number": "a", "text": "To be observed each year;"}

`text` is plain, but for superscript digits, which are the markers of notes, and `*emphasis*`. Without a `type`, what
has a number in digits is a paragraph, what has another number a point, and what has none a paragraph without number.
Keys that are not known are left alone. `docs/guides/sources.md` lists the types and keys.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from unres.decode import SourceError, check_lines, decode
from unres.extract.markup import Written
from unres.model import ActKind, Region, RegionKind
from unres.symbols import act_of_symbol, printed_number

_FORMULAS: Final = {
    "ga": "The General Assembly,",
    "sc": "The Security Council,",
    "ecosoc": "The Economic and Social Council,",
    "hrc": "The Human Rights Council,",
}
_SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Entry = Mapping[str, Any]


def read_json_lines(data: bytes, name: str) -> Written:
    r"""Return the text of a file of ready paragraphs.

    Raises:
        SourceError: a line is no JSON object, has no text, or is of a type that is not known.

    >>> print(read_json_lines(b'{"number": 1, "text": "Urges States:"}\n{"number": "a", "text": "To act."}', "a").text)
    1. Urges States:
    <BLANKLINE>
    (a) To act.
    <BLANKLINE>
    """
    check_lines(data, name)
    lines: list[str] = []
    furniture: list[Region] = []
    position = 0
    for number, line in enumerate(decode(data, name).split("\n"), 1):
        if not line.strip():
            continue
        entry = _entry(line, name, number)
        kind = _type_of(entry)
        write = _WRITERS.get(kind)
        if write is None:
            what = f"{kind!r} is no type of entry"
            raise SourceError("json", what, name, line=number, advice=f"Use one of: {', '.join(_WRITERS)}.")
        for block in write(entry):
            text = re.sub(r"\s+", " ", block).strip()
            if not text:
                key = "designation" if kind == "act" else "text"
                what = f"this entry of type {kind!r} has no {key}"
                raise SourceError("json", what, name, line=number, advice=f'Add a key "{key}", or remove the line.')
            if kind == "furniture":
                furniture.append(Region(position, position + len(text), RegionKind.RUNNING_HEAD))
            lines.append(text)
            position += len(text) + 2
    return Written("\n\n".join(lines) + "\n", tuple(furniture))


def _entry(line: str, name: str, number: int) -> Entry:
    advice = "Write one JSON object on each line."
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError("json", f"this line is no JSON: {error}", name, line=number, advice=advice) from error
    if not isinstance(entry, dict):
        raise SourceError("json", "this line is no JSON object", name, line=number, advice=advice)
    return entry


def _said(entry: Entry, *keys: str) -> str:
    """Return the first of some values that is there, as text."""
    found = (entry.get(key) for key in keys)
    return next((str(value).strip() for value in found if isinstance(value, str | int) and str(value).strip()), "")


def _number(entry: Entry) -> str:
    """Return an entry's number without dot and brackets, as the text writes them.

    >>> _number({"number": "(a)"}), _number({"number": 12})
    ('a', '12')
    """
    return _said(entry, "number").strip("().* ")


def _type_of(entry: Entry) -> str:
    named = _said(entry, "type")
    if named:
        return named
    number = _number(entry)
    return "point" if number and not number.isdigit() else "paragraph"


# --- Entries -------------------------------------------------------------------------------------------------------


def _act(entry: Entry) -> Iterator[str]:
    """Yield the title block of an act."""
    for key in ("session", "agenda_item", "agenda_title", "adoption", "report"):
        if _said(entry, key):
            yield f"**{_said(entry, key)}**" if key in {"session", "agenda_title", "adoption"} else _said(entry, key)
    act = act_of_symbol(_said(entry, "symbol"))
    designation, title = _said(entry, "designation"), _said(entry, "title")
    if not designation and act is not None:
        kind = "Decision" if act.kind is ActKind.DECISION else "Resolution"
        designation = f"{kind} {printed_number(act.number)}"
    yield f"**{designation}**" if designation else ""
    if title:
        yield f"**{title}**"
    formula = _said(entry, "formula") or _FORMULAS.get(act.body if act else "", "")
    if formula:
        yield formula


def _paragraph(entry: Entry) -> Iterator[str]:
    number, text = _number(entry), _said(entry, "text")
    yield f"{number}. {text}" if number and text else text


def _point(entry: Entry) -> Iterator[str]:
    text = _said(entry, "text")
    yield f"({_number(entry)}) {text}" if text else ""


def _section(entry: Entry) -> Iterator[str]:
    number, text = _number(entry), _said(entry, "text", "title")
    heading = f"{number}. {text}" if number and text else number or text
    yield f"**{heading}**" if heading else ""


def _annex(entry: Entry) -> Iterator[str]:
    number, title = _number(entry), _said(entry, "title", "text")
    yield f"**Annex {number}**" if number else "**Annex**"
    if title and title != "Annex":
        yield f"**{title}**"


def _note(entry: Entry) -> Iterator[str]:
    text = _said(entry, "text")
    yield f"{_number(entry).translate(_SUPERSCRIPT)} {text}" if text else ""


def _plain(entry: Entry) -> Iterator[str]:
    yield _said(entry, "text")


_WRITERS: Final[Mapping[str, Callable[[Entry], Iterator[str]]]] = {
    "act": _act,
    "paragraph": _paragraph,
    "point": _point,
    "section": _section,
    "annex": _annex,
    "note": _note,
    "conclusion": _plain,
    "furniture": _plain,
}
"""Type of an entry → the blocks that it stands for."""
