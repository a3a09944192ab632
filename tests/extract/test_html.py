"""HTML: which elements part paragraphs, what is emphasis, a note, a table, furniture, and in which encoding it is."""

import pytest

from unres.decode import SourceError
from unres.extract import HTML, MARKDOWN, recognise
from unres.extract.html import read_html


def text_of(body: str) -> str:
    return read_html(f"<!doctype html><meta charset=utf-8><body>{body}".encode(), "a.html").text.rstrip("\n")


CASES = [
    ("paragraphs", "<p>Noting <i>lamps</i>,</p><p>Noting\n quays,", "Noting *lamps*,\n\nNoting quays,"),
    ("words between blocks", "<div>Noting<p>Urges</p>Asks</div>", "Noting\n\nUrges\n\nAsks"),
    ("strong", "<p><b>Annex</b></p><h2>Lamps</h2>", "**Annex**\n\n**Lamps**"),
    ("styles of elements", "<p><span style='font-style: italic'>Urges</span> States", "*Urges* States"),
    ("a style that takes emphasis away", "<b><p><span style='font-weight:normal'>Urges</span></b>", "Urges"),
    ("a heading broken by hand", "<p><b>Resolution adopted<br>on 8 December<br>78/1. Lamps</b>",
     "**Resolution adopted on 8 December**\n\n**78/1. Lamps**"),
    ("two breaks part", "<p>Noting lamps<br><br>Noting quays", "Noting lamps\n\nNoting quays"),
    ("one break is a blank", "<p>the United<br>Nations", "the United Nations"),
    ("markers and notes", "<p>Noting<sup>1</sup> lamps</p><p><sup>1</sup> A/78/1.", "Noting¹ lamps\n\n¹ A/78/1."),
    ("markers and notes of Word",
     "<p>Noting<a><sup>[1]</sup></a> lamps<div id=ftn1><p><a><sup>[1]</sup></a> A/78/1.</div>",
     "Noting¹ lamps\n\n¹ A/78/1."),
    ("a raised ordinal is no marker", "<p>the 69<sup>th</sup> meeting", "the 69th meeting"),
    ("a list with numbers", "<ol start=3><li>Urges</li><li>Asks</li></ol>", "3. Urges\n\n4. Asks"),
    ("a list with letters", "<ol type=a><li>To see</li><li>To act</li></ol>", "(a) To see\n\n(b) To act"),
    ("a list goes on from the number of an item", "<ol><li>Urges<li value=7>Asks<li>Notes</ol>",
     "1. Urges\n\n7. Asks\n\n8. Notes"),
    ("a list in a list counts for itself", "<ol><li>Urges:<ol type=a><li>To see</ol><li>Asks</ol>",
     "1. Urges:\n\n(a) To see\n\n2. Asks"),
    ("numbers that are none", "<ol start=²><li value=²>Urges<li value=-1>Asks</ol>", "1. Urges\n\n2. Asks"),
    ("a span that is none", "<table><tr><td colspan=²>a<td>b<tr><td>c<td>d</table>",
     "| a | b |\n|---|---|\n| c | d |"),
    ("a number that no list has", f"<ol type=I start={'9' * 5000}><li>Urges</ol>", "(I) Urges"),
    ("scripts and styles are no text", "<p>Urges<script>x=1</script><style>p{}</style> States", "Urges States"),
    ("preformatted text is parted at blank lines", "<pre>     1.   Urges\nStates;\n\n     2.   Asks</pre>",
     "1. Urges States;\n\n2. Asks"),
    ("a table", "<table><tr><th>Post<th>Number<tr><td>P-4<td>12</table>", "| Post | Number |\n|---|---|\n| P-4 | 12 |"),
    ("a page saved by Word",
     "<p><![if !supportLists]>1.<span style='font:7pt'>&nbsp;&nbsp; </span><![endif]><i>Urges</i><o:p></o:p>",
     "1. *Urges*"),
    ("a cell over two columns", "<table><tr><td>a<td>b<td>c<tr><td colspan=2>d<td>e</table>",
     "| a | b | c |\n|---|---|---|\n| d |  | e |"),
    ("a table that only lays out", f"<table><tr><td><p>Noting {'lamps ' * 90}</p><td>x<tr><td>Urges</table>",
     f"Noting {('lamps ' * 90).strip()}\n\nx\n\nUrges"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_words(body: str, text: str) -> None:
    assert text_of(body) == text


def test_comments_before_a_text_are_passed_once() -> None:
    comments = b"<!-- lamps -->" * 250
    assert recognise(comments + b"The General Assembly,", "a") == MARKDOWN
    assert recognise(comments + b"<html>", "a") == HTML


def test_navigation_is_furniture() -> None:
    written = read_html(b"<html><header>UN</header><nav><a>Home</a></nav><p>Urges", "a.html")
    assert [written.text[start:end] for start, end, _ in written.furniture] == ["UN", "Home"]
    assert written.text.endswith("Urges\n")


def test_a_masthead_laid_out_as_a_table_is_furniture() -> None:
    rows = "<tr><td>United Nations<td>A/RES/78/1<tr><td>General Assembly<td>Distr.: General"
    written = read_html(f"<html><body><table>{rows}</table><p>Urges".encode(), "a.html")
    assert [written.text[start:end] for start, end, _ in written.furniture] == [
        "United Nations", "A/RES/78/1", "General Assembly", "Distr.: General",
    ]  # fmt: skip


ENCODINGS = [
    ("as declared", "<meta charset='iso-8859-1'><p>Décide “ceci”".encode("cp1252"), "Décide “ceci”", []),
    ("as XML declares", "<?xml version='1.0' encoding='utf-8'?><html><p>Décide".encode(), "Décide", []),
    ("by its mark", "<html><p>Décide".encode("utf-16"), "Décide", []),
    ("UTF-8 without a word", "<html><p>Décide".encode(), "Décide", []),
    ("neither", "<html><p>Décide".encode("cp1252"), "Décide", ["encoding-assumed"]),
    ("a name that is no encoding", "<meta charset='x-y-z'><p>Décide".encode(), "Décide", []),
]


@pytest.mark.parametrize(
    ("data", "text", "codes"), [case[1:] for case in ENCODINGS], ids=[case[0] for case in ENCODINGS]
)
def test_encodings(data: bytes, text: str, codes: list[str]) -> None:
    written = read_html(data, "a.html")
    assert written.text == f"{text}\n"
    assert [finding.code for finding in written.findings] == codes


REFUSED = [
    ("two encodings in one page", "<meta charset=utf-8><p>Décide".encode() + b"\n<p>D\xe9cide", "encoding", 2),
    ("zero bytes", b"<html><p>a\0b", "not-text", 0),
    ("nesting without end", b"<html>" + b"<div>" * 50_000 + b"lamps", "too-deep", 0),
    ("no words", b"<html><script>x</script>", "empty", 0),
]


@pytest.mark.parametrize(("data", "code", "line"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_no_readable_page_is_one_finding(data: bytes, code: str, line: int) -> None:
    with pytest.raises(SourceError) as caught:
        read_html(data, "a.html")
    assert (caught.value.finding.code, caught.value.finding.line) == (code, line)
    assert caught.value.finding.advice
