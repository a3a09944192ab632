"""Publishing: readers find a whole version, the old one or the new one, whatever happens to the writer."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checkout import ROOT
from unres.publish import MANIFEST, Publication, PublishError, explain, read_manifest, verify

START = datetime(2045, 1, 1, tzinfo=UTC)


def publish(target: Path, n: int) -> Path:
    """Publish a version of a few files that all say `n`."""
    publication = Publication(target)
    with publication.locked(), publication.staged() as folder:
        for name in ("a.txt", "b/c.txt", "b/d.txt"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(str(n) * 1000)
        return publication.commit(folder, START + timedelta(seconds=n))


def content(target: Path) -> set[str]:
    """Return what the files of a published directory say."""
    return {path.read_text() for path in target.rglob("*.txt")}


def test_a_version_is_published_by_a_link(tmp_path: Path) -> None:
    target = tmp_path / "data"
    version = publish(target, 1)
    assert target.is_symlink()
    assert target.resolve() == version
    assert content(target) == {"1" * 1000}
    assert set(read_manifest(target)) == {"a.txt", "b/c.txt", "b/d.txt"}
    verify(target)


def test_the_manifest_is_one_that_sha256sum_reads(tmp_path: Path) -> None:
    publish(tmp_path / "data", 1)
    subprocess.run(["sha256sum", "--check", "--strict", MANIFEST], cwd=tmp_path / "data", check=True)


def test_all_can_be_moved_together(tmp_path: Path) -> None:
    publish(tmp_path / "here" / "data", 1)
    (tmp_path / "here").rename(tmp_path / "there")
    verify(tmp_path / "there" / "data")


def test_one_version_before_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "data"
    versions = [publish(target, n) for n in (1, 2, 3)]
    assert [version.exists() for version in versions] == [False, True, True]
    assert content(target) == {"3" * 1000}


def test_a_reader_of_the_version_before_can_read_on(tmp_path: Path) -> None:
    target = tmp_path / "data"
    publish(target, 1)
    held = target.resolve()
    publish(target, 2)
    assert content(held) == {"1" * 1000}


def test_publishing_the_same_again_at_the_same_time_changes_nothing(tmp_path: Path) -> None:
    assert publish(tmp_path / "data", 1) == publish(tmp_path / "data", 1)
    verify(tmp_path / "data")


def test_an_empty_folder_gives_way(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    publish(tmp_path / "data", 1)
    verify(tmp_path / "data")


# --- What stands in the way ----------------------------------------------------------------------------------------


def _foreign_folder(target: Path) -> None:
    target.mkdir()
    (target / "thesis.txt").write_text("years of work")


def _foreign_link(target: Path) -> None:
    (target.parent / "elsewhere").mkdir()
    target.symlink_to("elsewhere")


IN_THE_WAY: list[tuple[str, Callable[[Path], object]]] = [
    ("a folder with somebody's files", _foreign_folder),
    ("a file", lambda target: target.write_text("x")),
    ("a link to somewhere else", _foreign_link),
    ("a link to nowhere", lambda target: target.symlink_to("nowhere")),
]


@pytest.mark.parametrize("make", [case[1] for case in IN_THE_WAY], ids=[case[0] for case in IN_THE_WAY])
def test_what_no_build_made_is_not_replaced(tmp_path: Path, make: Callable[[Path], object]) -> None:
    target = tmp_path / "data"
    make(target)
    before = sorted(path for path in tmp_path.rglob("*"))
    with pytest.raises(PublishError, match="something else stands here") as caught:
        publish(target, 1)
    assert caught.value.advice
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_two_builds_at_once_do_not_meet(tmp_path: Path) -> None:
    publication = Publication(tmp_path / "data")
    with publication.locked(), pytest.raises(PublishError, match="another build is at work"):
        publish(tmp_path / "data", 1)
    publish(tmp_path / "data", 1)


def test_what_a_killed_build_left_is_swept_away(tmp_path: Path) -> None:
    publish(tmp_path / "data", 1)
    versions = tmp_path / "data.versions"
    (versions / "new-0000" / "store").mkdir(parents=True)
    (versions / "new-link").symlink_to("nowhere")
    publish(tmp_path / "data", 2)
    assert not list(versions.glob("new-*"))


def test_what_is_staged_and_not_committed_is_no_version(tmp_path: Path) -> None:
    publish(tmp_path / "data", 1)
    publication = Publication(tmp_path / "data")
    with publication.locked(), publication.staged() as folder:
        (folder / "a.txt").write_text("half")
    assert content(tmp_path / "data") == {"1" * 1000}
    assert not list((tmp_path / "data.versions").glob("new-*"))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EFBIG, "the disk is full"),
        (errno.EACCES, "no permission to write"),
        (errno.EROFS, "no permission to write"),
        (errno.EIO, "the disk failed: Input/output error"),
    ],
)
def test_a_failing_disk_is_explained(code: int, words: str) -> None:
    error = explain(OSError(code, os.strerror(code)), Path("data.versions"))
    assert words in str(error)
    assert error.advice


def test_a_full_disk_that_the_store_reports_in_words_is_explained() -> None:
    assert "the disk is full" in str(explain(OSError("IO error: No space left on device: store/1.sst"), Path("x")))


# --- Damage --------------------------------------------------------------------------------------------------------


def _flip(version: Path) -> None:
    data = bytearray((version / "b/c.txt").read_bytes())
    data[500] ^= 1
    (version / "b/c.txt").write_bytes(data)


DAMAGE: list[tuple[str, Callable[[Path], object], str]] = [
    ("one bit is flipped", _flip, "b/c.txt has changed"),
    ("a file is missing", lambda version: (version / "a.txt").unlink(), "a.txt is missing"),
    ("a file is too many", lambda version: (version / "e.txt").write_text("x"), "e.txt is not in the manifest"),
    ("the manifest is missing", lambda version: (version / MANIFEST).unlink(), "this is no published dataset"),
    ("the manifest is cut", lambda version: (version / MANIFEST).write_text("abc"), "the manifest is damaged"),
    ("the manifest is binary", lambda version: (version / MANIFEST).write_bytes(b"\xff"), "no published dataset"),
]


@pytest.mark.parametrize(("harm", "words"), [case[1:] for case in DAMAGE], ids=[case[0] for case in DAMAGE])
def test_damage_is_noticed(tmp_path: Path, harm: Callable[[Path], object], words: str) -> None:
    harm(publish(tmp_path / "data", 1))
    with pytest.raises(PublishError, match=words.replace(".", r"\.")):
        verify(tmp_path / "data")


# --- Kills ---------------------------------------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from test_publish import publish
for n in range(int(sys.argv[2]), 10_000):
    publish(Path(sys.argv[1]), n)
"""


def _whole_version(target: Path) -> int:
    """Return which version a reader finds, after checking that it is whole."""
    verify(target)
    (words,) = content(target)
    return int(words[: len(words) // 1000])


def _wait_for_another(target: Path, writer: subprocess.Popen[bytes]) -> None:
    first = target.readlink()
    while target.readlink() == first:
        assert writer.poll() is None, "the writer ended by itself"
        time.sleep(0.002)


def test_a_writer_killed_at_any_moment_leaves_a_whole_version(tmp_path: Path) -> None:
    target = tmp_path / "data"
    publish(target, 1)
    moments = random.Random(2)  # noqa: S311 - moments to kill at, not a secret
    path = os.pathsep.join([str(ROOT / "converter"), str(ROOT / "tests")])
    seen = 1
    for _ in range(15):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(target), str(seen + 1)], env=os.environ | {"PYTHONPATH": path}
        )
        try:
            _wait_for_another(target, writer)
            time.sleep(moments.uniform(0, 0.05))
        finally:
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        now = _whole_version(target)
        assert now > seen
        seen = now
    publish(target, seen + 1)
    assert not list((tmp_path / "data.versions").glob("new-*"))
