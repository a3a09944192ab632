"""Word documents: what WordprocessingML says about styles, numbers, notes and tables becomes text."""

import io
import zipfile

import pytest

from made_files import docx_paragraph, make_docx, make_zip
from unres.decode import SourceError
from unres.extract import DOCX, recognise
from unres.extract.docx import read_docx
from unres.model import RegionKind


def text_of(*body: str, notes: dict[int, str] | None = None, **parts: str) -> str:
    return read_docx(make_docx(body, notes, parts), "act.docx").text.rstrip("\n")


def level(n: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}'
    f"{level(2, 'lowerRoman', '(%3)')}</w:abstractNum>"
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
)


def listed(text: str, depth: int = 0) -> str:
    return docx_paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="3"/></w:numPr>')


STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:basedOn w:val="H"/></w:style>'
    '<w:style w:type="character" w:styleId="Verb"><w:rPr><w:i/></w:rPr></w:style>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{docx_paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


def box(words: str) -> str:
    return f"<w:txbxContent><w:p>{words}</w:p></w:txbxContent>"


def boxes(depth: int) -> str:
    inner = ""
    for _ in range(depth):
        inner = f"<w:p>{run('x')}<w:r><w:txbxContent>{inner}</w:txbxContent></w:r></w:p>"
    return inner


def nested(depth: int) -> str:
    return f"{'<w:tbl><w:tr><w:tc>' * depth}{docx_paragraph('Urges')}{'</w:tc></w:tr></w:tbl>' * depth}"


CASES = [
    ("a tab after a number", ["1.~*Urges* States;"], "1. *Urges* States;"),
    ("a paragraph without words", ["", "1. Urges"], "1. Urges"),
    ("a soft hyphen is no letter", ["<w:p><w:r><w:t>har</w:t><w:softHyphen/><w:t>bours</w:t></w:r></w:p>"], "harbours"),
    ("a hyphen that does not break", ["<w:p><w:r><w:t>S</w:t><w:noBreakHyphen/><w:t>30/1</w:t></w:r></w:p>"],
     "S\u201130/1"),
    ("deleted words are left out, inserted ones are not",
     [f"<w:p><w:ins>{run('Urges ')}</w:ins><w:del><w:r><w:delText>Asks</w:delText></w:r></w:del>{run('States')}</w:p>"],
     "Urges States"),
    ("words in a link", [f"<w:p>{run('resolution ')}<w:hyperlink>{run('70/1')}</w:hyperlink></w:p>"],
     "resolution 70/1"),
    ("the instruction of a field is no text", [f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>{run('1')}</w:p>"],
     "1"),
    ("a break by hand after a line that ended", ["<w:p><w:r><w:t>Urges;</w:t><w:br/><w:t>Invites</w:t></w:r></w:p>"],
     "Urges;\n\nInvites"),
    ("a break by hand in the middle of a line", ["<w:p><w:r><w:t>Urges</w:t><w:br/><w:t>States</w:t></w:r></w:p>"],
     "Urges States"),
    ("a content control", [f"<w:sdt><w:sdtContent>{docx_paragraph('Urges')}</w:sdtContent></w:sdt>"], "Urges"),
    ("a bullet of a private font",
     [f"<w:p><w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r>{run(' lamps')}</w:p>"], "• lamps"),
    ("a table", [f"<w:tbl>{row('Post', 'Number')}{row('P|4', '12')}</w:tbl>"],
     "| Post | Number |\n|---|---|\n| P\\|4 | 12 |"),
    ("a table in a cell is written once",
     [f"<w:tbl><w:tr><w:tc>{docx_paragraph('Post')}</w:tc><w:tc><w:tbl>{row('P', '4')}</w:tbl></w:tc></w:tr></w:tbl>"],
     "| Post | P 4 |\n|---|---|"),
    ("a box in a box is written once", [boxes(2)], "x\n\nx"),
    ("a box has a copy for older programs",
     [f"<w:p><w:r>{box(run('lamps'))}<x:Fallback xmlns:x='x'>{box(run('lamps'))}</x:Fallback></w:r></w:p>"],
     "lamps"),
    ("tables in tables to the depth that XML allows", [nested(60)], "Urges"),
    ("boxes in boxes to the depth that XML allows", [boxes(50)], "\n\n".join(["x"] * 50)),
    ("a table of one column is only laid out so", [f"<w:tbl>{row('Urges;')}{row('Invites;')}</w:tbl>"],
     "Urges;\n\nInvites;"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_words(body: list[str], text: str) -> None:
    assert text_of(*body) == text


def test_numbers_of_lists_are_printed() -> None:
    body = [listed("Urges:"), listed("To;", 1), listed("One;", 2), listed("Two;", 2), listed("Of;", 1), listed("Asks.")]
    assert text_of(*body, numbering=NUMBERING).split("\n\n") == [
        "1. Urges:", "(a) To;", "(i) One;", "(ii) Two;", "(b) Of;", "2. Asks.",
    ]  # fmt: skip


@pytest.mark.parametrize("stated", ["²", "-1", "", "9" * 5000])
def test_numbers_that_are_none_are_not_taken(stated: str) -> None:
    numbering = NUMBERING.replace('<w:start w:val="1"/>', f'<w:start w:val="{stated}"/>')
    assert text_of(listed("Urges"), numbering=numbering) == "1. Urges"
    assert (
        text_of(listed("Urges").replace('ilvl w:val="0"', f'ilvl w:val="{stated}"'), numbering=NUMBERING) == "1. Urges"
    )
    spanned = row("a", "b").replace("<w:tc>", f'<w:tc><w:tcPr><w:gridSpan w:val="{stated}"/></w:tcPr>', 1)
    assert text_of(f"<w:tbl>{spanned}</w:tbl>") == "| a | b |\n|---|---|"


def test_a_list_that_is_overridden_counts_anew() -> None:
    numbering = NUMBERING + (
        '<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, 'decimal', '%1.', 5)}</w:lvlOverride></w:num>"
    )
    other = listed("Other").replace('numId w:val="3"', 'numId w:val="4"')
    assert text_of(listed("One"), other, listed("Two"), numbering=numbering).split("\n\n") == [
        "1. One", "5. Other", "2. Two",
    ]  # fmt: skip


def test_styles_say_what_is_bold_and_italic() -> None:
    heading = f'<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr>{run("Annex")}</w:p>'
    verb, off = "<w:rStyle w:val='Verb'/>", "<w:b w:val='0'/>"
    mixed = f"<w:p>{run('Urges', verb)}{run(' States')}</w:p>"
    plain = f'<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr>{run("not bold", off)}</w:p>'
    assert text_of(heading, mixed, plain, styles=STYLES) == "**Annex**\n\n*Urges* States\n\nnot bold"


def test_notes_are_numbered_in_the_order_of_their_markers() -> None:
    text = text_of("Noting^^5^^ lamps^^2^^", notes={2: "Second, *ibid.*", 5: "First."})
    assert text == "Noting¹ lamps²\n\n¹ First.\n\n² Second, *ibid.*"


def test_heads_and_feet_are_furniture() -> None:
    written = read_docx(
        make_docx(["1. Urges"], parts={"header1": docx_paragraph("A/RES/78/1"), "footer1": docx_paragraph("2/3")}), "a"
    )
    assert [(written.text[start:end], kind) for start, end, kind in written.furniture] == [
        ("2/3", RegionKind.PAGE_NUMBER),
        ("A/RES/78/1", RegionKind.RUNNING_HEAD),
    ]


def test_a_masthead_laid_out_as_a_table_is_furniture() -> None:
    masthead = f"<w:tbl>{row('United Nations', 'A/RES/78/1')}{row('General Assembly', 'Distr.: General')}</w:tbl>"
    written = read_docx(make_docx([masthead, "1. Urges"]), "a")
    assert [written.text[start:end] for start, end, _ in written.furniture] == [
        "United Nations", "A/RES/78/1", "General Assembly", "Distr.: General",
    ]  # fmt: skip


def entity_bomb() -> bytes:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    return make_zip({"[Content_Types].xml": b"", "word/document.xml": f"<!DOCTYPE x [{lines}]><x>&a8;</x>".encode()})


def bad_checksum() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("word/document.xml", "<x>lamps</x>")
    return out.getvalue().replace(b"lamps", b"quays")


def locked() -> bytes:
    """Return a document whose directory says that its text is encrypted."""
    data = bytearray(make_docx(["1. Urges"]))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


REFUSED = [
    ("a part that is encrypted", locked(), "encrypted"),
    ("XML cut in the middle", make_zip({"[Content_Types].xml": b"", "word/document.xml": b"<w:document"}), "broken"),
    ("no words", make_docx([""]), "empty"),
    ("entities of entities", entity_bomb(), "broken"),
    ("a part that unpacks to too much",
     make_zip({"[Content_Types].xml": b"", "word/document.xml": b"<x>" + b" " * 2**26 + b"</x>"}), "archive-bomb"),
    ("bytes that were changed", bad_checksum(), "broken"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_no_readable_document_is_one_finding(data: bytes, code: str) -> None:
    assert recognise(data, "act") == DOCX
    with pytest.raises(SourceError) as caught:
        read_docx(data, "act.docx")
    assert caught.value.finding.code == code
    assert caught.value.finding.advice
