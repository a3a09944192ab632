"""What is kept between runs: read again, made anew when anything changed, and never trusted further than our values."""

import os
import pickle
import stat
from pathlib import Path

import pytest

from unres.model import BodyRef, TreatyRef
from unres.vocabulary import cache, load
from unres.vocabulary.cache import remembered


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where things are kept, which does not exist yet."""
    kept = tmp_path / "kept"
    monkeypatch.setenv("UNRES_CACHE", str(kept))
    return kept


class Maker:
    """Makes a mapping of our values, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[BodyRef, tuple[TreatyRef, ...]]:
        self.times += 1
        return {BodyRef("cnd"): (TreatyRef("27627", "13"),)}


def table(folder: Path, content: str = "a") -> Path:
    file = folder / "table.ttl"
    file.write_text(content, encoding="utf-8")
    return file


def kept_file(folder: Path) -> Path:
    (file,) = folder.glob("things-*.pickle")
    return file


def test_what_was_made_is_read_again(folder: Path, tmp_path: Path) -> None:
    make, file = Maker(), table(tmp_path)
    first = remembered("things", [file], make)
    assert remembered("things", [file], make) == first
    assert make.times == 1
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept_file(folder).stat().st_mode) == 0o600


def test_a_changed_file_is_made_into_something_new(folder: Path, tmp_path: Path) -> None:
    make = Maker()
    remembered("things", [table(tmp_path)], make)
    remembered("things", [table(tmp_path, "b")], make)
    assert make.times == 2
    assert len(list(folder.glob("things-*"))) == 2


def test_changed_code_makes_anew(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, file = Maker(), table(tmp_path)
    remembered("things", [file], make)
    monkeypatch.setattr(cache, "_code", lambda: b"other code")
    remembered("things", [file], make)
    assert make.times == 2
    assert folder.is_dir()


class Harmful:
    """Would make a folder when it is read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Name a function of Python to call."""
        return os.mkdir, ("harm",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\x80\x05garbage", "no pickle"),
        (pickle.dumps({"a": 1})[:-3], "cut short"),
        (pickle.dumps(Harmful()), "calls a function of Python"),
        (pickle.dumps(Path("x")), "a class that is none of ours"),
        (b"\x80\x04\x8c\x12unres.model.things\x8c\x07replace\x93.", "a function that a module of ours imports"),
        (b"\x80\x04\x8c\x0aunres.site\x8c\x03App\x93.", "a module that is not there"),
    ],
)
def test_what_is_not_ours_is_made_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make, file = Maker(), table(tmp_path)
    first = remembered("things", [file], make)
    kept_file(folder).write_bytes(content)
    assert remembered("things", [file], make) == first, reason
    assert make.times == 2, reason
    assert not (tmp_path / "harm").exists()


def test_what_others_can_write_to_is_not_read(folder: Path, tmp_path: Path) -> None:
    make, file = Maker(), table(tmp_path)
    remembered("things", [file], make)
    kept_file(folder).chmod(0o666)
    remembered("things", [file], make)
    assert make.times == 2
    assert stat.S_IMODE(kept_file(folder).stat().st_mode) == 0o600


def test_nothing_is_kept_if_so_wished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNRES_CACHE", "")
    make, file = Maker(), table(tmp_path)
    remembered("things", [file], make)
    remembered("things", [file], make)
    assert make.times == 2


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = table(tmp_path)
    monkeypatch.setenv("UNRES_CACHE", str(file / "below a file"))
    assert remembered("things", [file], Maker())


def test_old_versions_go(folder: Path, tmp_path: Path) -> None:
    for content in map(str, range(12)):
        remembered("things", [table(tmp_path, content)], Maker())
    assert len(list(folder.iterdir())) == 8


def test_the_vocabulary_is_the_same_when_it_was_kept(folder: Path) -> None:
    load.cache_clear()
    made = load()
    load.cache_clear()
    kept = load()
    load.cache_clear()
    assert made is not kept
    assert folder.is_dir()
    assert made.names().keys() == kept.names().keys()
    assert [thing.ref for thing in made.names().values()] == [thing.ref for thing in kept.names().values()]
    body = kept.bodies["cnd"]
    assert kept.names()["commission on narcotic drugs"] is body
    assert body.labels == made.bodies["cnd"].labels
    assert kept.verb_forms("fr")["rappelant"] is kept.verbs["recalls"]
