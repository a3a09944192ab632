"""The model as JSON: the documented keys, the places, the same bytes each time."""

import dataclasses
import json
import re
from typing import Any

import pytest

from example_act import SOURCE, SOURCE_TEXT, empty, example, fragment, head
from unres.iris import Minter
from unres.model import Act, Action, Citation, Part, Reading, Region, RegionKind, Understanding
from unres.namespaces import BASE
from unres.plain_json import dumps, plain

MINT = Minter(BASE)
READING = Reading(SOURCE, (example().act,), (Region(0, len(SOURCE_TEXT), RegionKind.TEXT),))


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(plain(example(), MINT)))
    return found


def test_a_file_is_its_source_its_acts_and_what_each_character_is() -> None:
    found = json.loads(dumps(READING, [example()], MINT))
    assert list(found) == ["source", "acts", "regions", "findings"]
    assert found["regions"] == [[0, len(SOURCE_TEXT), "text"]]
    assert found["acts"] == [plain(example(), MINT)]


def test_keys_are_the_model_s(document: dict[str, Any]) -> None:
    for value, kind in (
        (document, Understanding),
        (document["act"], Act),
        (document["act"]["parts"][0], Part),
        (document["citations"][0], Citation),
        (document["actions"][0], Action),
    ):
        assert list(value) == [field.name for field in dataclasses.fields(kind)]


def test_what_has_an_address_is_its_address(document: dict[str, Any]) -> None:
    assert document["act"]["key"] == f"{BASE}resolution/ga/99/7"
    assert document["citations"][2]["target"] == f"{BASE}treaty/27627/art/13"
    assert document["citations"][9]["candidates"] == [f"{BASE}resolution/cnd/5/2", f"{BASE}resolution/hrc/5/2"]
    assert document["actions"][1]["deadline_session"] == f"{BASE}session/ga/100"
    assert document["notes"][0]["ibid_of"] == f"{BASE}resolution/ga/99/7/fn/1"


def test_plain_words_for_everything_else(document: dict[str, Any]) -> None:
    assert document["source"] == {
        "name": "lamps.md",
        "sha256": SOURCE.sha256,
        "media_type": "text/markdown",
        "characters": len(SOURCE_TEXT),
    }
    assert document["act"]["facts"]["adopted"] == "2045-05-03"
    assert document["act"]["extent"] == "complete"
    assert document["act"]["parts"][0]["path"] == ["pp", "1"]
    assert document["act"]["footnotes"][0]["marker_span"] == list(example().act.footnotes[0].marker_span)
    assert document["citations"][9]["target"] is None


def texts(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if set(value) == {"value", "spans"} else []
        return own + [text for item in value.values() for text in texts(item)]
    return [text for item in value for text in texts(item)] if isinstance(value, list) else []


@pytest.mark.parametrize("make", [example, head, fragment, empty])
def test_spans_lead_to_the_words(make: Any) -> None:  # noqa: ANN401 - a factory of the example module
    found = [text for text in texts(plain(make(), MINT)) if text["value"]]
    assert found
    for text in found:
        words = "".join(SOURCE_TEXT[start:end] for start, end in text["spans"])
        assert re.sub(r"\s+", " ", words) == text["value"]


def test_same_bytes_each_time() -> None:
    assert dumps(READING, [example()], MINT) == dumps(READING, [example()], MINT)
