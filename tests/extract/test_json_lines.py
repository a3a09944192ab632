"""JSON lines of ready paragraphs: each type of entry, and what is wrong with a line."""

import json

import pytest

from unres.decode import SourceError
from unres.extract import JSON_LINES, recognise
from unres.extract.json_lines import read_json_lines

ENTRIES = [
    ("a paragraph", {"text": "Noting\n lamps,"}, "Noting lamps,"),
    ("a number makes a paragraph", {"number": 12, "text": "Urges"}, "12. Urges"),
    ("a letter makes a point", {"number": "(a)", "text": "To see"}, "(a) To see"),
    ("a point with a digit says so", {"type": "point", "number": "1", "text": "To see"}, "(1) To see"),
    ("a note", {"type": "note", "number": "12", "text": "A/78/1."}, "¹² A/78/1."),
    ("a section", {"type": "section", "number": "II", "text": "Lamps"}, "**II. Lamps**"),
    ("a section without words", {"type": "section", "number": "A"}, "**A**"),
    ("an annex", {"type": "annex", "number": "I", "title": "Rules"}, "**Annex I**\n\n**Rules**"),
    ("an act by its symbol", {"type": "act", "symbol": "S/RES/1325 (2000)"},
     "**Resolution 1325 (2000)**\n\nThe Security Council,"),
    ("an act by its designation", {"type": "act", "designation": "Decision 63/15", "title": "Lamps", "formula": ""},
     "**Decision 63/15**\n\n**Lamps**"),
    ("keys that are not known", {"text": "Urges", "colour": "red"}, "Urges"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "text"), [case[1:] for case in ENTRIES], ids=[case[0] for case in ENTRIES])
def test_entries(entry: dict[str, object], text: str) -> None:
    data = json.dumps(entry).encode()
    assert recognise(data, "act") == JSON_LINES
    assert read_json_lines(data, "a.jsonl").text == f"{text}\n"


WRONG = [
    ("no JSON", b'{"text": "a"}\n{"text": \n', 2, "no JSON"),
    ("no object", b'{"text": "a"}\n\n[1]', 3, "no JSON object"),
    ("nested without end", b'{"a": ' + b"[" * 100_000, 1, "no JSON"),
    ("no text", b'{"number": "1"}', 1, "no text"),
    ("an unknown type", b'{"type": "chapter", "text": "a"}', 1, "'chapter'"),
    ("an act without a name", b'{"type": "act", "title": "Lamps"}', 1, "no designation"),
]


@pytest.mark.parametrize(("data", "line", "words"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_line_that_is_wrong_is_named(data: bytes, line: int, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_json_lines(data, "a.jsonl")
    assert (caught.value.finding.code, caught.value.finding.line) == ("json", line)
    assert words in str(caught.value)
