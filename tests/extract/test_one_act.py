"""One act in every format: whatever kind of file it comes in, the same paragraphs, points and notes are read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from made_files import Setter, make_docx, make_tar, make_zip, pieces
from read_invariants import assert_nothing_lost
from unres.model import Act, ActKey, ActKind, PartKind, Reading
from unres.read import read
from unres.sources import list_documents, load

HEADING = [
    "**Seventy-eighth session**",
    "Agenda item 13",
    "**Lighting of harbours**",
    "**Resolution adopted by the General Assembly on 8 December 2023**",
    "[*without reference to a Main Committee (A/78/L.16)*]",
    "**78/999. Lamps on quays**",
    "*The General Assembly*,",
]
LONG = "the keepers of lamps on quays, piers and jetties, wherever ships put in by night, " * 9
BODY = [
    "*Recalling* its resolution 70/1 of 25 September 2015,^1^ and noting that " + LONG + "are few,",
    "*Noting* the light- and fog-dependent work of the keepers,^2^",
    "1. *Decides* to designate 30 May as the Day of Lamps;",
    "2. *Invites* all States:",
    "(a) To trim their lamps, so that " + LONG + "are seen^3^ from afar;",
    "(b) To report on them:",
    "(i) Each year;",
    "(ii) In 2024–2025, under article 2 (1) of the Rules*;",
    "3. *Requests* the Secretary-General to bring the present resolution to the attention of " + LONG + "and others.",
]
NOTES = ["Resolution 70/1.", "See A/78/1, *and* Corr.1.", "Ibid., para. 3, in which many words are said of lamps " * 3]
CONCLUSION = "*47th plenary meeting 8 December 2023*"
BODY = [text.replace("*;", ";") for text in BODY]


def as_pdf() -> bytes:
    setter = Setter("A/RES/78/999", "Lamps on quays", lines=14)
    for text in HEADING:
        setter.paragraph(text, indent=0.0)
    for text in BODY:
        setter.paragraph(text)
        for n, note in enumerate(NOTES, 1):
            if f"^{n}^" in text:
                setter.note(f"^{n}^{note.strip()}")
    setter.paragraph(CONCLUSION, x=300, indent=0)
    return setter.pdf()


def as_docx() -> bytes:
    body = [text.replace("^1^", "^^11^^").replace("^2^", "^^12^^").replace("^3^", "^^13^^") for text in BODY]
    return make_docx(["", *HEADING, *body, CONCLUSION], dict(enumerate(NOTES, 11)))


def as_html() -> bytes:
    tags = {"bold": "b", "italic": "i", "raised": "sup"}
    lines = []
    for text in [*HEADING, *BODY, CONCLUSION, *(f"^{n}^ {note}" for n, note in enumerate(NOTES, 1))]:
        inner = "".join(
            f"<{tags[style]}>{words}</{tags[style]}>" if style in tags else words for words, style in pieces(text)
        )
        lines.append(f"<p class='x'>{inner}</p>")
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>x</title></head><body>{''.join(lines)}".encode()


def as_json_lines() -> bytes:
    entries: list[dict[str, object]] = [
        {
            "type": "act",
            "designation": "78/999.",
            "title": "Lamps on quays",
            "session": "Seventy-eighth session",
            "agenda_item": "Agenda item 13",
            "agenda_title": "Lighting of harbours",
            "adoption": "Resolution adopted by the General Assembly on 8 December 2023",
            "report": "[without reference to a Main Committee (A/78/L.16)]",
            "formula": "The General Assembly,",
        }
    ]
    markers = str.maketrans({"^": None, "1": "¹", "2": "²", "3": "³"})
    for text in BODY:
        number, _, words = text.partition(" ") if text[0] in "123(" else ("", "", text)
        for n in "123":
            words = words.replace(f"^{n}^", f"^{n}^".translate(markers))
        entries.append({"number": number.strip(".()"), "text": words})
    entries += [{"type": "note", "number": n, "text": note} for n, note in enumerate(NOTES, 1)]
    entries.append({"type": "conclusion", "text": CONCLUSION.strip("*")})
    return "\n".join(json.dumps(entry) for entry in entries).encode()


FORMATS: dict[str, Callable[[], bytes]] = {
    "application/pdf": as_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": as_docx,
    "text/html": as_html,
    "application/jsonl": as_json_lines,
}


def reading_of(tmp_path: Path, data: bytes) -> Reading:
    path = tmp_path / "act"  # without an extension: the content tells what it is
    path.write_bytes(data)
    return read(load(path))


@pytest.mark.parametrize("media_type", FORMATS)
def test_every_format_gives_the_same_act(tmp_path: Path, media_type: str) -> None:
    reading = reading_of(tmp_path, FORMATS[media_type]())
    assert reading.source.media_type == media_type
    (act,) = reading.acts
    assert act.key == ActKey(ActKind.RESOLUTION, "ga", "78/999")
    assert (act.heading.title.value, act.heading.session.value) == ("Lamps on quays", "Seventy-eighth session")
    assert act.heading.agenda_title.value == "Lighting of harbours"
    assert act.heading.conclusion.value == "47th plenary meeting 8 December 2023"
    assert paragraphs(act) == EXPECTED
    assert [(note.marker, note.text.value, note.attached_to) for note in act.footnotes] == [
        ("1", "Resolution 70/1.", ("pp", "1")),
        ("2", "See A/78/1, and Corr.1.", ("pp", "2")),
        ("3", NOTES[2].strip(), ("op", "2", "a")),
    ]
    assert reading.findings == ()
    assert_nothing_lost(reading)


def paragraphs(act: Act) -> list[tuple[PartKind, tuple[str, ...], str]]:
    return [(part.kind, part.path, part.text.value) for part in act.walk()]


def plain(text: str) -> str:
    words = "".join(words for words, style in pieces(text) if style != "raised")
    return words.split(" ", 1)[1] if text[0] in "123(" else words


PATHS = [("pp", "1"), ("pp", "2"), ("op", "1"), ("op", "2"), ("op", "2", "a"), ("op", "2", "b"), ("op", "2", "b", "i"),
         ("op", "2", "b", "ii"), ("op", "3")]  # fmt: skip
KINDS = {("pp", 2): PartKind.PREAMBULAR, ("op", 2): PartKind.OPERATIVE}
EXPECTED = [
    (KINDS.get((path[0], len(path)), PartKind.SUBPARAGRAPH), path, plain(text))
    for path, text in zip(PATHS, BODY, strict=True)
]


def test_an_act_is_found_wherever_it_lies(tmp_path: Path) -> None:
    made = dict(zip(("a.pdf", "b.docx", "c.html", "d.jsonl"), (make() for make in FORMATS.values()), strict=True))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plain.pdf").write_bytes(made["a.pdf"])
    (folder / "all.zip").write_bytes(make_zip({"deep/er/" + name: data for name, data in made.items()}))
    (folder / "all.tar.gz").write_bytes(make_tar({f"./{name}": data for name, data in made.items()}))
    (folder / "nested.bin").write_bytes(make_zip({"inner": make_tar({"a.pdf": made["a.pdf"]}, packed="xz")}))
    found = list(list_documents([folder]))
    assert [path.relative_to(folder).as_posix() for path in found] == [
        *(f"all.tar.gz!/{name}" for name in made),
        *(f"all.zip!/deep/er/{name}" for name in made),
        "nested.bin!/inner!/a.pdf",
        "plain.pdf",
    ]
    for path in found:
        (act,) = read(load(path)).acts
        assert paragraphs(act) == EXPECTED
