"""Real documents, where they are at hand: nothing is lost, and each names itself."""

import re
from pathlib import Path

import pytest

from read_invariants import assert_nothing_lost
from unres.decode import decode_file
from unres.media_types import MARKDOWN, PLAIN
from unres.model import ActKey
from unres.read import read


@pytest.mark.corpora
@pytest.mark.parametrize(("folder", "kind"), [("unsc-txt", PLAIN), ("ga-md", MARKDOWN)])
def test_nothing_is_lost(shared: Path, folder: str, kind: str) -> None:
    for path in sorted((shared / "corpora" / folder).iterdir()):
        source = decode_file(path)
        assert source.media_type == kind, path.name
        assert_nothing_lost(read(source))


@pytest.mark.corpora
def test_each_text_of_the_council_is_named(shared: Path) -> None:
    """By its own number; a file that holds another act than its name says reports it."""
    for path in sorted((shared / "corpora" / "unsc-txt").iterdir()):
        reading = read(decode_file(path))
        named = re.search(r"S_RES_0*(\d+)_(\d{4})", path.name)
        assert named is not None
        if "misnamed-file" not in {finding.code for finding in reading.findings}:
            assert [act.key for act in reading.acts if isinstance(act.key, ActKey)], path.name
            assert [getattr(act.key, "number", "") for act in reading.acts] == [f"{named[1]}({named[2]})"]
