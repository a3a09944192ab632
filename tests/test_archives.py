"""Archives: what they hold is read in place, and none of them can exhaust the machine or reach beyond itself."""

import io
import os
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from documents import resolution
from made_files import make_tar, make_zip
from unres.archives import is_archive
from unres.archives.kinds import MAX_DIRECTORY
from unres.archives.members import MAX_MEMBERS, MAX_RATIO
from unres.decode import MAX_BYTES, SourceError
from unres.pipeline import build
from unres.sources import list_documents, load

GOOD = resolution("*Noting* lamps,", "1. *Urges* States to trim their lamps.").encode()
NOISE = os.urandom(4096)


def write(folder: Path, data: bytes, name: str = "in.zip") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def failures(path: Path) -> dict[str, str]:
    """Return name in the archive → code of what is wrong, for all documents that cannot be read."""
    found = {}
    for document in list_documents([path]):
        try:
            load(document)
        except SourceError as error:
            found[os.path.relpath(document, path.parent)] = error.finding
    assert all(finding.advice and "\n" not in finding.message for finding in found.values())
    return {name: finding.code for name, finding in found.items()}


def zip_of(change: Callable[[zipfile.ZipInfo], None], data: bytes = GOOD) -> bytes:
    """Return an archive with a good member, and one whose header is changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("good.txt", GOOD)
        info = zipfile.ZipInfo("odd.txt")
        change(info)
        archive.writestr(info, data)
    return out.getvalue()


def locked() -> bytes:
    """Return an archive whose second member says that it is encrypted."""
    data = bytearray(zip_of(lambda _: None))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(signature) + offset] |= 1
    return bytes(data)


def link_in_zip(info: zipfile.ZipInfo) -> None:
    info.external_attr = 0o120777 << 16


def tar_info(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


SPECIAL = [
    tar_info("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
    tar_info("hard.txt", tarfile.LNKTYPE, "good.txt"),
    tar_info("null", tarfile.CHRTYPE),
    tar_info("pipe", tarfile.FIFOTYPE),
]

PARTLY = [
    ("a name that leads out", make_zip({"good.txt": GOOD, "../../evil.txt": GOOD}),
     {"in.zip!/../../evil.txt": "unsafe-name"}),
    ("an absolute name", make_zip({"good.txt": GOOD, "/evil.txt": GOOD}), {"in.zip!/evil.txt": "unsafe-name"}),
    ("a drive's name", make_zip({"good.txt": GOOD, "C:\\evil.txt": GOOD}), {"in.zip!/C:/evil.txt": "unsafe-name"}),
    ("a link in a ZIP archive", zip_of(link_in_zip, b"/etc/passwd"), {"in.zip!/odd.txt": "not-a-file"}),
    ("an encrypted member", locked(), {"in.zip!/odd.txt": "encrypted"}),
    ("links and devices", make_tar({"good.txt": GOOD}, special=SPECIAL),
     {f"in.zip!/{info.name}": "not-a-file" for info in SPECIAL}),
    ("an archive in it is cut", make_zip({"good.txt": GOOD, "in.tar.gz": make_tar({"a.txt": NOISE})[:200]}),
     {"in.zip!/in.tar.gz": "archive"}),
    ("bytes that are no text", make_zip({"good.txt": GOOD, "odd.bin": b"\0\1\2"}), {"in.zip!/odd.bin": "not-text"}),
]  # fmt: skip


@pytest.mark.parametrize(("data", "wrong"), [case[1:] for case in PARTLY], ids=[case[0] for case in PARTLY])
def test_one_member_that_cannot_be_read_harms_no_other(tmp_path: Path, data: bytes, wrong: dict[str, str]) -> None:
    path = write(tmp_path, data)
    assert failures(path) == {os.path.normpath(name) if ".." in name else name: code for name, code in wrong.items()}
    assert load(tmp_path / "in.zip!" / "good.txt").text == GOOD.decode()


def bomb() -> bytes:
    return make_zip({f"{n}.txt": bytes(MAX_BYTES // 8) for n in range(8)})


def repeated(data: bytes, times: int) -> bytes:
    """Return an archive whose directory names its one member many times."""
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    directory = data[start:end] * times
    # The number of members has 16 bits; readers go by the size of the directory.
    close = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, times % 2**16, times % 2**16, len(directory), start, 0)
    return data[:start] + directory + close


def overlapping() -> bytes:
    return repeated(make_zip({"a.txt": b" " * 1_000_000}), 100)


def huge_directory() -> bytes:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, MAX_DIRECTORY + 1, 0, 0)
    return b"PK\x03\x04" + bytes(100) + end


def header_of_a_gigabyte() -> bytes:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 2**30
    return info.tobuf(tarfile.USTAR_FORMAT) + bytes(10_000)


def gzip_bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    info = tarfile.TarInfo("a.txt")
    info.size = 2**33
    blocks = [packer.compress(info.tobuf())]
    blocks += [packer.compress(bytes(2**20)) for _ in range(100)]
    return b"".join([*blocks, packer.flush()])


WHOLLY = [
    ("it unpacks to far more than its size", bomb, "archive-bomb"),
    ("its members overlap", overlapping, "archive-bomb"),
    ("its directory is huge", huge_directory, "archive-bomb"),
    ("a header of a gigabyte", header_of_a_gigabyte, "broken"),
    ("a gzip stream without end", gzip_bomb, "archive-bomb"),
    ("cut in the middle", lambda: make_zip({"a.txt": NOISE})[:2000], "broken"),
    ("a tar cut in the middle", lambda: make_tar({"a.txt": GOOD, "b.txt": NOISE})[:1000], "broken"),
    ("nothing in it", lambda: make_zip({}), "archive"),
    ("no document in it", lambda: make_zip({"README.md": GOOD, ".hidden": GOOD}), "archive"),
]


@pytest.mark.parametrize(("make", "code"), [case[1:] for case in WHOLLY], ids=[case[0] for case in WHOLLY])
def test_an_archive_that_cannot_be_opened_is_one_finding(tmp_path: Path, make: Callable[[], bytes], code: str) -> None:
    path = write(tmp_path, make())
    assert is_archive(path)
    tracemalloc.start()
    found = failures(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found["in.zip"] == code
    assert peak < 200 * 2**20


def test_archives_in_archives_are_opened_to_a_depth(tmp_path: Path) -> None:
    data = GOOD
    for n in range(5):
        data = make_zip({f"{n}.zip" if n else "act.txt": data})
    path = write(tmp_path, data)
    assert failures(path) == {"in.zip!/4.zip!/3.zip!/2.zip": "archive"}


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, repeated(make_zip({"a.txt": b"x"}), MAX_MEMBERS + 1))
    documents = list(list_documents([path]))
    with pytest.raises(SourceError, match="more than 100,000 members"):
        load(documents[-1])
    assert documents[-1] == path


def test_names_that_come_twice_are_told_apart(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for words in (b"one", b"two"):
            info = tarfile.TarInfo("a.txt")
            info.size = len(words)
            archive.addfile(info, io.BytesIO(words))
    path = write(tmp_path, out.getvalue())
    assert [load(document).text for document in list_documents([path])] == ["one", "two"]


def test_members_can_be_read_in_any_order(tmp_path: Path) -> None:
    path = write(tmp_path, make_tar({f"{n}.txt": f"act {n}".encode() for n in range(5)}))
    for n in (3, 1, 4, 0, 0):
        assert load(tmp_path / f"{path.name}!" / f"{n}.txt").text == f"act {n}"
    with pytest.raises(SourceError, match="holds no such file"):
        load(tmp_path / f"{path.name}!" / "9.txt")


def test_a_member_without_a_name_is_read_too(tmp_path: Path) -> None:
    path = write(tmp_path, make_zip({".": GOOD}))
    (document,) = list_documents([path])
    assert document == tmp_path / "in.zip!" / "unnamed"
    assert load(document).text == GOOD.decode()


def test_a_packed_file_alone_is_an_archive_of_one(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, wbits=31)
    path = write(tmp_path, packer.compress(GOOD) + packer.flush(), "act.txt.gz")
    (document,) = list_documents([path])
    assert document == tmp_path / "act.txt.gz!" / "act.txt"
    assert load(document).text == GOOD.decode()


def test_a_folder_that_looks_like_a_member_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path, make_zip({"a.txt": b"from the archive"}))
    (tmp_path / "in.zip!").mkdir()
    (tmp_path / "in.zip!" / "a.txt").write_text("from the folder")
    assert load(tmp_path / "in.zip!" / "a.txt").text == "from the folder"


def test_a_build_says_what_is_wrong_with_each_member_and_reads_the_others(tmp_path: Path) -> None:
    path = write(tmp_path, make_zip({"good.txt": GOOD, "../evil.txt": GOOD, "odd.bin": b"\0\1\2"}))
    report = build([path], tmp_path / "data", workers=1, allow_errors=True)
    assert report.published
    assert sum(report.counts.acts.values()) == 1
    assert sorted(found.code for found in report.failed) == ["not-text", "unsafe-name"]
    assert all(found.file.startswith(f"{path}!/") for found in report.failed)


def test_the_ratio_leaves_room_for_documents() -> None:
    """Text of resolutions shrinks to a tenth; a hundredth is left for tables of zeros."""
    assert MAX_RATIO >= 100
