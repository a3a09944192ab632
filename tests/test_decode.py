"""Decoding: what is text comes through unchanged, what is not is refused with file, place and advice."""

import hashlib
import os
from pathlib import Path

import pytest

from unres.decode import MAX_BYTES, MAX_LINE, SourceError, decode_file

SENTENCE = "Décide de rester saisi de la question.\r\nZweite Zeile\n"

READABLE = [
    ("plain UTF-8", SENTENCE.encode(), SENTENCE),
    ("a UTF-8 byte order mark is no text", b"\xef\xbb\xbf" + SENTENCE.encode(), SENTENCE),
    ("UTF-16, little end first", b"\xff\xfe" + SENTENCE.encode("utf-16-le"), SENTENCE),
    ("UTF-16, big end first", b"\xfe\xff" + SENTENCE.encode("utf-16-be"), SENTENCE),
    ("the longest line allowed", b"x" * MAX_LINE + b"\ny", "x" * MAX_LINE + "\ny"),
    ("a line end on the border of two blocks", b"x" * (MAX_LINE - 1) + b"\n" + b"y" * MAX_LINE, None),
]


@pytest.mark.parametrize(("data", "text"), [case[1:] for case in READABLE], ids=[case[0] for case in READABLE])
def test_text_comes_through_unchanged(tmp_path: Path, data: bytes, text: str | None) -> None:
    path = tmp_path / "act.txt"
    path.write_bytes(data)
    source = decode_file(path)
    assert source.text == (data.decode() if text is None else text)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.name == str(path)


REFUSED = [
    ("nothing in it", b"", "empty", 0, "the file is empty"),
    ("only white space", b" \n\t\n", "empty", 0, "nothing but white space"),
    ("zero bytes", b"The General Assembly,\n\0\x01", "not-text", 2, "binary"),
    ("zero bytes and bytes above 127", b"\x7fELF\x02\0\xfe", "not-text", 0, "binary"),
    ("a PDF", b"%PDF-1.7\n", "not-text", 0, "a PDF"),
    ("a Word file", b"PK\x03\x04....", "not-text", 0, "Word"),
    ("Latin-1", "Un\nDécide".encode("latin-1"), "encoding", 2, "byte 0xE9 at offset 4 is not UTF-8"),
    ("Latin-1 after a byte order mark", b"\xef\xbb\xbfab\n\xe9", "encoding", 2, "offset 6"),
    ("half a UTF-16 pair", b"\xff\xfea\0\0\xd8b\0", "encoding", 1, "offset 4 is not UTF-16"),
    ("UTF-32", "Decides".encode("utf-32"), "not-text", 0, "UTF-32"),
    ("a line over the limit", b"a\n" + b"x" * (MAX_LINE + 1), "long-line", 2, "more than 1 MiB"),
]


@pytest.mark.parametrize(
    ("data", "code", "line", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, code: str, line: int, words: str) -> None:
    path = tmp_path / "act.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        decode_file(path)
    finding = caught.value.finding
    assert (finding.code, finding.line, finding.file) == (code, line, str(path))
    assert words in str(caught.value)
    assert finding.advice
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt: no such file"):
        decode_file(tmp_path / "gone.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="this is a folder"):
        decode_file(tmp_path)


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(SourceError, match="no regular file"):
        decode_file(pipe)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(SourceError, match="cannot be read"):
        decode_file(path)


@pytest.mark.parametrize(
    ("fill", "code"),
    [(b"x" * 2**20, "long-line"), (b"line\n" * 2**17 + b"line\n", "too-large")],
    ids=["one line of 200 MiB", "short lines, 200 MiB"],
)
def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path, fill: bytes, code: str) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        while stream.tell() < MAX_BYTES + len(fill):
            stream.write(fill)
        stream.truncate(200 * 2**20)  # the rest is a hole: reading it would meet NUL bytes, and say "binary"
    with pytest.raises(SourceError) as caught:
        decode_file(path)
    assert caught.value.finding.code == code


def test_a_file_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.txt"))
    path.write_text("The General Assembly,")
    decode_file(path).name.encode("utf-8")
