"""From paths to sources: what is listed, what it is told to be, and that nothing breaks what comes after."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import resolution
from made_files import Run, make_docx, make_pdf, make_tar, make_zip
from unres.conversion import WRITERS, convert_file
from unres.decode import SourceError
from unres.errors import UnresError
from unres.extract import DOCX, EXTRACTORS, HTML, JSON_LINES, MARKDOWN, PDF, extract, recognise
from unres.iris import Minter
from unres.model import Source
from unres.read import READERS, read
from unres.sources import File, list_documents, load, text_of

GOOD = resolution("*Noting* lamps,", "1. *Urges* States to trim their lamps.")
LINE = make_pdf([[Run(123, 600, "1. Urges States")]])

KINDS = [
    ("a PDF", LINE, PDF),
    ("a PDF behind a few bytes", b"\n\n" + LINE, PDF),
    ("a text that begins by speaking of PDF", b"In %PDF- files lamps are", MARKDOWN),
    ("a Word document", make_docx(["1. Urges"]), DOCX),
    ("a page", b"<!DOCTYPE HTML><p>Urges", HTML),
    ("a page with a comment", b"\n<!-- saved from x -->\n<html><p>Urges", HTML),
    ("a page in XML", b'<?xml version="1.0"?>\n<!DOCTYPE html><html>', HTML),
    ("a page in UTF-16", "<html><p>Urges".encode("utf-16"), HTML),
    ("JSON lines", b'{"number": "1", "text": "Urges"}', JSON_LINES),
    ("text", GOOD.encode(), MARKDOWN),
    ("text in brackets", b"{sic} Urges", MARKDOWN),
    ("nothing", b"", MARKDOWN),
]


@pytest.mark.parametrize(("data", "kind"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS])
def test_the_content_tells_what_a_file_is(data: bytes, kind: str) -> None:
    assert recognise(data, "act.xyz") == kind


OTHERS = [
    ("a spreadsheet", make_zip({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "not-text", "spreadsheet"),
    ("an OpenDocument file", make_zip({"mimetype": b"x", "content.xml": b""}), "not-text", "OpenDocument"),
    ("an archive", make_zip({"README.md": b"x"}), "archive", "a ZIP archive"),
    ("a ZIP archive that is cut", make_zip({"a.txt": GOOD.encode()})[:60], "broken", "broken or cut off"),
]


@pytest.mark.parametrize(("data", "code", "words"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_what_holds_no_text_is_refused(data: bytes, code: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        text_of(File("act", "", data))
    assert caught.value.finding.code == code


def test_every_extractor_has_a_reader() -> None:
    assert set(EXTRACTORS) <= set(READERS)


def test_characters_that_nothing_can_carry_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "act"
    entries = [{"type": "act", "symbol": "A/RES/78/1"}, {"number": "1", "text": "Urges \ud800 \0 \x01 States."}]
    path.write_text("\n".join(json.dumps(entry) for entry in entries))
    conversion = convert_file(path)
    assert [finding.code for finding in conversion.findings] == ["unknown-characters"]
    assert "Urges \ufffd \ufffd \ufffd States." in conversion.source.text
    for write in WRITERS.values():
        assert write(conversion, Minter())


# --- Listing -------------------------------------------------------------------------------------------------------


def test_each_document_is_listed_once(tmp_path: Path) -> None:
    path = tmp_path / "acts.zip"
    path.write_bytes(make_zip({"b.txt": b"b", "a/c.txt": b"c", ".hidden": b"", "a/README.md": b"", "__MACOSX/a": b""}))
    expected = [tmp_path / "acts.zip!" / "b.txt", tmp_path / "acts.zip!" / "a" / "c.txt"]
    assert list(list_documents([path, tmp_path])) == expected
    assert list(list_documents([expected[0], expected[0]])) == [expected[0]]


def test_a_member_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "acts.tgz"
    path.write_bytes(make_tar({"a.txt": GOOD.encode()}))
    source = load(tmp_path / "acts.tgz!" / "a.txt")
    assert source.text == GOOD
    assert source.name == f"{path}!/a.txt"


MISSING = ["acts.zip!/gone.txt", "gone.zip!/a.txt", "acts.zip!/a.txt!/b.txt"]


@pytest.mark.parametrize("name", MISSING)
def test_what_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "acts.zip").write_bytes(make_zip({"a.txt": b"a"}))
    with pytest.raises(SourceError) as caught:
        load(tmp_path / name)
    assert caught.value.finding.code == "missing"


def test_an_archive_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "acts.zip").write_bytes(make_zip({"a.txt": b"a", "b.txt": b"b"}))
    with pytest.raises(SourceError, match="holds 2 documents"):
        load(tmp_path / "acts.zip")


# --- Whatever comes ------------------------------------------------------------------------------------------------

SEEDS = {
    PDF: LINE,
    DOCX: make_docx(["1. Urges States", "(a) To act."], {1: "A note."}),
    HTML: b"<html><p>1. <i>Urges</i> States<sup>1</sup></p><table><tr><td>a<td>b<tr><td>c<td>d</table>",
    JSON_LINES: b'{"number": "1", "text": "Urges"}\n{"type": "note", "number": "1", "text": "A note"}',
}
EDITS = st.lists(
    st.tuples(st.integers(0, 2**16), st.integers(0, 8), st.binary(max_size=8)),
    min_size=1,
    max_size=6,
)


@given(st.sampled_from(sorted(SEEDS)), EDITS)
def test_no_bytes_break_an_extractor(kind: str, edits: list[tuple[int, int, bytes]]) -> None:
    """What is broken is refused; what is read has furniture where it says, and can be read on."""
    data = SEEDS[kind]
    for place, gone, new in edits:
        at = place % (len(data) + 1)
        data = data[:at] + new + data[at + gone :]
    try:
        written = extract(kind, data, "act")
        read(Source("act", "", written.text, kind, written.furniture))
    except UnresError:
        return
    assert all(0 <= start < end <= len(written.text) for start, end, _ in written.furniture)
