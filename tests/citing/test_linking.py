"""`unres cite` and `unres link`: what they print, and that a page with links is the page as it was."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from unres.citing.bulk import read_lines
from unres.citing.markup import read_page, wrap
from unres.citing.writing import link_text, write_links
from unres.cli import main
from unres.namespaces import BASE

OP8: Final = f"{BASE}resolution/sc/1325(2000)/op/8"
S1325: Final = f"{BASE}resolution/sc/1325(2000)"


def run(*arguments: object, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given, catch_exceptions=False)


# --- unres cite ------------------------------------------------------------------------------------------------------


def test_citations_become_addresses_one_a_line() -> None:
    answer = run("cite", "UNSCR 1325, OP8", "A/76/121")
    assert (answer.stdout, answer.stderr, answer.exit_code) == (f"{OP8}\n{BASE}document/A/76/121\n", "", 0)


def test_what_is_not_exact_prints_nothing_but_a_reason() -> None:
    answer = run("cite", "decision 63/15", "UNSCR 1325")
    assert (answer.stdout, answer.exit_code) == (f"{S1325}\n", 1)
    lines = answer.stderr.splitlines()
    assert lines[0] == "unres: 'decision 63/15': it does not say whose it is"
    assert f"  may be {BASE}decision/cnd/63/15" in lines


def test_few_candidates_are_named_unasked() -> None:
    lines = run("cite", "decision 63/15").stderr.splitlines()
    assert [line.startswith("  may be ") for line in lines] == [False, True, True, True, True, True, False]
    assert lines[-1].endswith(" more: --candidates prints them all")
    assert len(run("cite", "--candidates", "decision 63/15").stdout.splitlines()) > 5


def test_candidates_on_request() -> None:
    answer = run("cite", "--candidates", "decision 63/15")
    assert f"{BASE}decision/cnd/63/15" in answer.stdout.splitlines()
    assert answer.exit_code == 1


def test_a_file_of_citations_gets_a_line_for_each(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("UNSCR 1325, OP8\n\ndecision 63/15\r\n", encoding="utf-8")
    answer = run("cite", "--file", tmp_path / "a.txt")
    first, second, third = map(json.loads, answer.stdout.splitlines())
    assert first == {"text": "UNSCR 1325, OP8", "status": "resolved", "iri": OP8, "pinpoint": "OP8"}
    assert second == {"text": "", "status": "unresolved", "reason": "no citation was recognised"}
    assert (third["status"], "candidates" in third) == ("ambiguous", False)
    assert (answer.stderr, answer.exit_code) == ("1 of 3 citations have an address\n", 1)


def test_a_table_of_citations() -> None:
    answer = run("cite", "--file", "-", "-f", "tsv", "--candidates", given="UNSCR 1325\tOP8\n")
    head, row = answer.stdout.splitlines()
    assert head.split("\t") == ["text", "status", "iri", "pinpoint", "date", "reason", "candidates"]
    assert row.split("\t") == ["UNSCR 1325 OP8", "resolved", OP8, "OP8", "", "", ""]
    assert answer.exit_code == 0


def test_many_lines_are_read_in_order_by_several_processes() -> None:
    lines = [f"GA Res 76/{n}" for n in range(1, 251)] * 17  # three batches
    written = [line for batch, _ in read_lines(lines, "tsv", workers=2) for line in batch]
    assert [row.split("\t")[0] for row in written] == lines


def test_a_file_of_citations_as_addresses_alone() -> None:
    answer = run("cite", "--file", "-", "-f", "text", given="UNSCR 1325\nA/76/121")
    assert answer.stdout.splitlines() == [S1325, f"{BASE}document/A/76/121"]


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (["cite"], 2, "nothing to read"),
        (["cite", "UNSCR 1325", "--file", "-"], 2, "two things to read"),
        (["cite", "UNSCR 1325", "--body", "xyz"], 1, "no such body"),
        (["cite", "--file", "/nowhere"], 1, "no such file"),
        (["link", "/nowhere"], 1, "no such file"),
        (["link", "-"], 1, "an empty text"),
    ],
)
def test_mistakes_are_one_line(arguments: list[str], code: int, reason: str) -> None:
    answer = run(*arguments, given=b"")
    assert answer.exit_code == code, reason
    assert "Traceback" not in answer.output
    assert answer.stdout == ""


# --- unres link ------------------------------------------------------------------------------------------------------

JUDGMENT: Final = "The Court recalls UNSCR 1325, OP8 & decision 63/15.\n\n<b>See A/76/121</b>.\n"


def test_links_as_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(JUDGMENT, encoding="utf-8")
    found = [json.loads(line) for line in run("link", tmp_path / "a.txt").stdout.splitlines()]
    assert found[0] == {
        "start": 18,
        "end": 33,
        "words": "UNSCR 1325, OP8",
        "status": "resolved",
        "iri": OP8,
        "pinpoint": "OP8",
    }
    assert [each["words"] for each in found] == ["UNSCR 1325, OP8", "decision 63/15", "A/76/121"]
    assert f"{BASE}decision/cnd/63/15" in found[1]["candidates"]


def test_links_as_web_annotations(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(JUDGMENT, encoding="utf-8")
    run("link", tmp_path / "a.txt", "-f", "webannotation", "--source", "https://e.org/a", "-o", tmp_path / "a.json")
    page = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    first, second, _ = page["items"]
    assert first == {
        "type": "Annotation",
        "motivation": "linking",
        "body": OP8,
        "target": {
            "source": "https://e.org/a",
            "selector": [
                {"type": "TextPositionSelector", "start": 18, "end": 33},
                {"type": "TextQuoteSelector", "exact": "UNSCR 1325, OP8", "prefix": "The Court recalls ",
                 "suffix": " & decision 63/15.\n\n<b>See A/76/1"[:32]},
            ],
        },
    }  # fmt: skip
    assert second["body"]["type"] == "Choice"
    assert {"type": "SpecificResource", "source": f"{BASE}decision/cnd/63/15"} in second["body"]["items"]


def test_a_text_becomes_a_page_in_which_nothing_is_markup_but_ours() -> None:
    page = write_links(link_text(JUDGMENT, "<i>"), "html")
    assert "<title>&lt;i&gt;</title>" in page
    assert f'recalls <a class="unres-citation" href="{OP8}">UNSCR 1325, OP8</a> &amp; <span ' in page
    assert "&lt;b&gt;See <a" in page
    assert "<b>" not in page


PAGES: list[tuple[str, str, str]] = [
    ("<p>See UNSCR 1325.</p>", f'<p>See <a class="unres-citation" href="{S1325}">UNSCR 1325</a>.</p>', "a link is set"),
    ("<P CLASS='x'>See&nbsp;UNSCR&nbsp;1325 &amp; more<br></P>",
     f"<P CLASS='x'>See&nbsp;<a class=\"unres-citation\" href=\"{S1325}\">UNSCR&nbsp;1325</a> &amp; more<br></P>",
     "markup and references stay as they are"),
    ("UNSCR <i>1325</i>",
     f'<a class="unres-citation" href="{S1325}">UNSCR </a><i><a class="unres-citation" href="{S1325}">1325</a></i>',
     "markup inside a citation"),
    ('<a href="x">UNSCR 1325</a>', '<a href="x">UNSCR 1325</a>', "no link in a link"),
    ("<script>'UNSCR 1325'</script><p>x", "<script>'UNSCR 1325'</script><p>x", "a program is no text"),
    ("<style>/* UNSCR 1325 */</style><p>x", "<style>/* UNSCR 1325 */</style><p>x", "nor is a style"),
    ("<!-- UNSCR 1325 --><p>x", "<!-- UNSCR 1325 --><p>x", "nor a comment"),
    ('<p title="UNSCR 1325">x</p>', '<p title="UNSCR 1325">x</p>', "nor an attribute"),
    ('<p title="a>b">x<b</p>', '<p title="a>b">x<b</p>', "a bracket in an attribute, a tag that is none"),
    ("<p>UNSCR</p><p>1325</p>", "<p>UNSCR</p><p>1325</p>", "a paragraph's end parts words"),
    ("<p>1 < 2 &amp; 3 &bogus; <", "<p>1 < 2 &amp; 3 &bogus; <", "broken markup"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "linked", "reason"), PAGES, ids=[row[2] for row in PAGES])
def test_a_page_keeps_its_markup(page: str, linked: str, reason: str) -> None:
    assert write_links(link_text(page, "a", is_html=True, base=BASE), "html") == linked, reason


def test_html_is_told_by_its_first_tag(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<p>See <b>UNSCR 1325</b>", encoding="utf-8")
    assert f'<b><a class="unres-citation" href="{S1325}">' in run("link", tmp_path / "a.txt", "-f", "html").stdout
    assert json.loads(run("link", "-", given="<div>See UNSCR 1325</div>").stdout)["words"] == "UNSCR 1325"


class _Words(HTMLParser):
    """What the standard library takes for the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


WORDS: Final = (
    *("<p>", "</p>", "<b>", "</b>", "UNSCR 1325", " ", "&amp;", "&nbsp;", "<br>", "'", '"', "é", "A/76/121", "</i>"),
    *("<a href='x'>", "</a>", '<i class="a>b">', "&", ";"),
)
SCRAPS: Final = (*WORDS, "<!--", "-->", "<", "1 < 2")


@given(page=st.lists(st.sampled_from(SCRAPS), max_size=20).map("".join))
def test_without_its_links_the_page_is_the_page_that_was(page: str) -> None:
    linked = write_links(link_text(page, "a", is_html=True), "html")
    assert re.sub(r'<(a|span) class="unres-citation"[^>]*>(.*?)</\1>', r"\2", linked, flags=re.DOTALL) == page


@given(page=st.lists(st.sampled_from(WORDS), max_size=20).map("".join))
def test_the_words_are_those_that_a_parser_sees(page: str) -> None:
    parser = _Words()
    parser.feed(page)
    parser.close()
    assert "".join(read_page(page).text.split()) == "".join("".join(parser.words).split())


@pytest.mark.parametrize(
    "page",
    [
        "<" * 200_000,
        "<!--" * 50_000,
        "<a '" * 50_000,
        '<p "' * 50_000,
        "&" * 200_000,
        "<p>" * 70_000,
        "<script>" * 30_000,
    ],
)
def test_unkind_pages_end(page: str) -> None:
    assert write_links(link_text(page, "a", is_html=True), "html") == page


def test_an_empty_page_has_no_stretches() -> None:
    assert wrap(read_page(""), []) == ""
