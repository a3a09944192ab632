"""Scores what the converter says of annotated parts."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from gold_facts import Record, address, digest, everything
from unres.conversion import Conversion, convert_file
from unres.iris import parse_path, path_of
from unres.model import Action, Citation, Footnote, Part, PartKind, Understanding, whole_of
from unres.understand.actions.strangers import slug_of
from unres.understand.citations.titles import slug_of_title
from unres.vocabulary import load


@dataclass(slots=True)
class Score:
    """How many were right, of how many that the converter gave and how many that the annotation has."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was given that is right."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what was wanted that was given."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Sheet:
    """The scores by name, and a line for each error."""

    scores: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    errors: list[str] = field(default_factory=list)

    def count(self, name: str, right: int, given: int, wanted: int) -> None:
        """Add to one score."""
        score = self.scores[name]
        score.right += right
        score.given += given
        score.wanted += wanted


def _target(citation: Citation) -> str | None:
    return path_of(citation.target) if citation.target else None


def _text_of(path: str | None) -> str | None:
    """Return where the text of an instrument stands, if the vocabulary knows: both addresses are right."""
    if not path:
        return None
    whole, article, number = path.partition("/art/")
    path = _titled().get(whole, whole) + article + number
    return _containers().get(path, path)


@lru_cache(maxsize=1)
def _titled() -> dict[str, str]:
    """Return the addresses that the vocabulary now gives to what no list knew when its name was annotated."""
    vocabulary = load()
    things = (*vocabulary.treaties.values(), *vocabulary.instruments.values())
    known = {
        f"instrument/{slug_of_title(name)}": path_of(each.ref)
        for each in things
        for name in (*each.short_titles, *each.titles)
        if " " in name
    }
    return {name: path for name, path in known.items() if name.rpartition("/")[2] not in vocabulary.instruments}


@lru_cache(maxsize=1)
def _containers() -> dict[str, str]:
    """Return address of an instrument → address of the act, annex or document that contains it."""
    instruments = load().instruments.values()
    return {path_of(each.ref): path_of(each.adopted_in) for each in instruments if each.adopted_in}


def _whole(path: str | None) -> str | None:
    path = _text_of(path)
    reference = parse_path(path) if path else None
    container = whole_of(reference) if reference else None  # type: ignore[arg-type]  # a target by its packing
    return path_of(container) if container else path


_CHECKS: Final[dict[str, Callable[[Record, Citation], bool]]] = {
    "target": lambda fact, given: _whole(fact["target"]) == _whole(_target(given)),
    "pinpoint": lambda fact, given: _text_of(fact["target"]) == _text_of(_target(given)),
    "type": lambda fact, given: fact["type"] == given.type,
}
"""What is compared of a citation that was found."""


def pairs_of(
    gold: Sequence[Record], given: Sequence[Citation], spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return which annotated citation each given one is: of those whose words overlap, best the one with its target."""
    chances = []
    for i, fact in enumerate(gold):
        for j, (start, end) in enumerate(spans):
            overlap = min(end, fact["span"][1]) - max(start, fact["span"][0])
            if overlap > 0:
                target = _target(given[j])
                rank = (target == fact["target"], _whole(target) == _whole(fact["target"]), overlap)
                chances.append((rank, i, j))
    taken: list[tuple[int, int]] = []
    for _, i, j in sorted(chances, key=lambda chance: (chance[0], -chance[1]), reverse=True):
        if all(i != other and j != another for other, another in taken):
            taken.append((i, j))
    return taken


def _in_text(citation: Citation, item: Part | Footnote) -> tuple[int, int]:
    """Return where a citation's words stand in its part's text."""
    position = citation.spans[0].start
    for at, start, length in item.text.runs:
        if start <= position < start + length:
            return at + position - start, at + position - start + len(citation.surface)
    raise ValueError(f"«{citation.surface}» does not stand in the text of {'/'.join(item.path)}")


def score_part(sheet: Sheet, record: Record, understanding: Understanding, item: Part | Footnote) -> None:
    """Compare one part's facts with what the converter says."""
    text = item.text.value
    given = [each for each in understanding.citations if _belongs(each, item) and not _is_initiative(each)]
    spans = [_in_text(each, item) for each in given]
    gold = record["citations"]
    pairs = pairs_of(gold, given, spans)
    where = f"{record['source']} {record['part']}"
    sheet.count("citation found", len(pairs), len(given), len(gold))
    for name, right in _CHECKS.items():
        wrong = [(i, j) for i, j in pairs if not right(gold[i], given[j])]
        sheet.count(name, len(pairs) - len(wrong), len(given), len(gold))
        for i, j in wrong:
            key = "type" if name == "type" else "target"
            got = given[j].type if name == "type" else _target(given[j])
            sheet.errors.append(f"{name}: {where}: «{given[j].surface}» is {gold[i][key]}, given {got}")
    sheet.errors += [
        f"missed: {where}: «{text[slice(*gold[i]['span'])]}» {gold[i]['target']}"
        for i in sorted(set(range(len(gold))) - {i for i, _ in pairs})
    ]
    sheet.errors += [
        f"too much: {where}: «{given[j].surface}» {_target(given[j])}"
        for j in sorted(set(range(len(given))) - {j for _, j in pairs})
    ]
    if isinstance(item, Part):
        _score_actions(sheet, where, record["actions"], understanding, item)


def _score_actions(sheet: Sheet, where: str, gold: Sequence[Record], understanding: Understanding, item: Part) -> None:
    """Compare what a part does. What points only take over from their chapeau is not annotated, so not counted."""
    own = item.kind is PartKind.OPERATIVE
    given = [each for each in understanding.actions if each.part == item.path and (own or not each.continues)]
    verbs, wanted = Counter(each.verb for each in given), Counter(fact["verb"] for fact in gold)
    sheet.count("verb", (verbs & wanted).total(), verbs.total(), wanted.total())
    if verbs != wanted:
        sheet.errors.append(f"verb: {where}: is {sorted(wanted.elements())}, given {sorted(verbs.elements())}")
    asked = Counter((each.verb, path_of(to)) for each in given for to in each.addressees)
    to_ask = Counter((fact["verb"], _listed().get(to, to)) for fact in gold for to in fact["addressees"])
    sheet.count("addressee", (asked & to_ask).total(), asked.total(), to_ask.total())
    if asked != to_ask:
        sheet.errors.append(f"addressee: {where}: is {sorted(to_ask.elements())}, given {sorted(asked.elements())}")
    said, to_say = Counter((each.verb, slug) for each in given for slug in each.modifiers), Counter(_labels(gold))
    sheet.count("modifier", (said & to_say).total(), said.total(), to_say.total())
    _score_words(sheet, where, gold, given, item.text.value)


def _score_words(sheet: Sheet, where: str, gold: Sequence[Record], given: Sequence[Action], text: str) -> None:
    """Compare the characters that say what is asked, on what condition, and until when."""
    for name, facts, words in (
        ("requests", [fact["requests"] for fact in gold], [each.requests for each in given]),
        ("condition", [span for fact in gold for span in fact["conditions"]], _conditions(given)),
        ("deadline", [fact["deadline"] for fact in gold], [each.deadline for each in given]),
    ):
        wanted = {at for span in facts if span for at in range(*span)}
        found = _places(text, words)
        sheet.count(f"{name} words", len(wanted & found), len(found), len(wanted))
        if wanted != found:
            stretches = f"is {_stretches(text, wanted)}, given {_stretches(text, found)}"
            sheet.errors.append(f"{name} words: {where}: {stretches}")


@lru_cache(maxsize=1)
def _listed() -> dict[str, str]:
    """Return the addresses that the vocabulary now gives to those whom no list knew when they were annotated."""
    vocabulary = load()
    known = {
        f"concept/actor/{slug_of(name)}": path_of(body.ref)
        for body in vocabulary.bodies.values()
        for name in (*body.names, *body.abbreviations)
    }
    known.update(
        (f"concept/actor/{slug_of(form)}", path_of(actor.ref))
        for actor in vocabulary.actors.values()
        for form in actor.forms
    )
    return {name: path for name, path in known.items() if name.rpartition("/")[2] not in vocabulary.actors}


def _labels(gold: Sequence[Record]) -> list[tuple[str, str]]:
    return [(fact["verb"], slug) for fact in gold for slug in fact["modifiers"]]


def _conditions(given: Sequence[Action]) -> list[str]:
    return [words for each in given for words in each.conditions]


def _places(text: str, words: Iterable[str]) -> set[int]:
    """Return the characters of some words, wherever they stand: a condition that stands twice is given once."""
    found: set[int] = set()
    for each in filter(None, words):
        for match in re.finditer(re.escape(each), text):
            found.update(range(*match.span()))
    return found


def _stretches(text: str, places: set[int]) -> list[str]:
    """Return the words at some places, a string for each unbroken stretch."""
    return ["".join(text[at] for at in run) for run in _runs(sorted(places))]


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for at in places:
        if run and at != run[-1] + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _belongs(citation: Citation, item: Part | Footnote) -> bool:
    if isinstance(item, Footnote):
        return citation.footnote == item.marker
    return citation.part == item.path and not citation.footnote


def _is_initiative(citation: Citation) -> bool:
    return bool(citation.target) and path_of(citation.target).startswith("initiative/")  # type: ignore[arg-type]


def _find(conversion: Conversion, record: Record) -> tuple[Understanding, Part | Footnote] | None:
    for each in conversion.understandings:
        for item in everything(each.act):
            if address(each.act, item.path) == record["part"] and digest(item.text.value) == record["sha256"]:
                return each, item
    return None


def score(root: Path, records: Iterable[Record]) -> Sheet:
    """Return how well the converter does on annotated parts; documents are read once each."""
    sheet = Sheet()
    by_source = defaultdict(list)
    for record in records:
        by_source[record["source"]].append(record)
    for source, facts in by_source.items():
        conversion = convert_file(root / source)
        for record in facts:
            found = _find(conversion, record)
            if found is None:
                sheet.errors.append(f"text: {source} {record['part']} is no longer read as it was")
                continue
            score_part(sheet, record, *found)
    return sheet


def table(sheet: Sheet) -> str:
    """Return the scores as a table in Markdown."""
    rows = [
        f"| {name} | {each.precision:.3f} | {each.recall:.3f} | {each.f1:.3f} | {each.wanted} |"
        for name, each in sheet.scores.items()
    ]
    return "\n".join(["| | precision | recall | F1 | annotated |", "|---|---|---|---|---|", *rows])
