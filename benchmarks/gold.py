"""Draws parts of real documents for annotation by hand, packs what was annotated, and scores the converter by it.

    python benchmarks/gold.py draw SHARED --seed 1 --parts 320 [--without tests/gold/tuning.jsonl] > drawn.jsonl
    python benchmarks/gold.py pack drawn.jsonl answers.jsonl > tests/gold/tuning.jsonl
    python benchmarks/gold.py score SHARED tests/gold/tuning.jsonl [--errors]

`draw` prints one line of JSON a part, with its words and what somebody needs to understand them. An answer names words;
`pack` turns them into spans, checks every target and label, and leaves the texts out: the packed facts are committed,
the documents are not. `tests/gold/README.md` says what is annotated and how.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from unres.conversion import Conversion, convert_file
from unres.errors import UnresError
from unres.iris import parse_path, path_of
from unres.model import Act, Action, Citation, Footnote, Part, PartKind, PartRef, Understanding, whole_of
from unres.understand.strangers import slug_of
from unres.vocabulary import load

STRATA: Final = {
    "corpora/unsc-txt": 80,
    "corpora/akn4un/sc-2020/en": 15,
    "corpora/akn4un/sc-2021/en": 25,
    "corpora/akn4un/ga-76/en": 40,
    "corpora/akn4un/ga-78/en": 40,
    "corpora/akn4un/ecosoc-2021/en": 40,
    "corpora/akn4un/hrc-54/en": 40,
    "corpora/ga-md": 30,
    "corpora/ga-pdf": 10,
}
"""How many parts of each 320 come from where."""

_KINDS: Final = {
    PartKind.PREAMBULAR,
    PartKind.OPERATIVE,
    PartKind.SUBPARAGRAPH,
    PartKind.ANNEX_PARAGRAPH,
    PartKind.PASSAGE,
}
_LONGEST: Final = 2500
Record = dict[str, Any]


# --- drawing ---------------------------------------------------------------------------------------------------------


def digest(text: str) -> str:
    """Return what tells whether a text is still read as it was when it was annotated."""
    return sha256(text.encode()).hexdigest()[:12]


def files_of(shared: Path, folder: str) -> list[Path]:
    """Return the documents of a stratum, in a fixed order."""
    return sorted(path for path in (shared / folder).rglob("*") if path.suffix in {".txt", ".md", ".xml", ".pdf"})


def drawn_from(
    shared: Path, folder: str, count: int, dice: random.Random, without: set[tuple[str, str]]
) -> list[Record]:
    """Draw parts and notes of a stratum, each from a document of its own, every fourth a note where there is one."""
    files = files_of(shared, folder)
    dice.shuffle(files)
    records: list[Record] = []
    for path in _round_robin(files):
        if len(records) == count:
            break
        name = str(path.relative_to(shared))
        try:
            conversion = convert_file(path)
        except UnresError:
            continue
        choices = [
            (each.act, item)
            for each in conversion.understandings
            for item in _items(each.act, notes=len(records) % 4 == 3)
            if (name, _address(each.act, item.path)) not in without
        ]
        if choices:
            act, item = dice.choice(choices)
            records.append(_described(name, act, item))
            without.add((name, _address(act, item.path)))
    return records


def _round_robin(files: Sequence[Path]) -> Iterator[Path]:
    for _ in range(20):
        yield from files


def _items(act: Act, *, notes: bool) -> list[Part | Footnote]:
    parts = [part for part in act.walk() if part.kind in _KINDS and 20 < len(part.text.value) < _LONGEST]
    return list(act.footnotes) if notes and act.footnotes else list[Part | Footnote](parts)


def _everything(act: Act) -> list[Part | Footnote]:
    return [*act.walk(), *act.footnotes]


def _address(act: Act, path: tuple[str, ...]) -> str:
    return path_of(PartRef(act.key, path))


def _described(name: str, act: Act, item: Part | Footnote) -> Record:
    return {
        "source": name,
        "part": _address(act, item.path),
        "sha256": digest(item.text.value),
        "text": item.text.value,
        "context": _context(act, item),
    }


def _context(act: Act, item: Part | Footnote) -> Record:
    parts = list(act.walk())
    texts = {part.path: part.text.value for part in parts}
    at = item.attached_to if isinstance(item, Footnote) else item.path
    before = [
        part for part in parts if at is None or part.position <= next((p.position for p in parts if p.path == at), 0)
    ]
    return {
        "act": f"{act.body} {path_of(PartRef(act.key))}: {act.heading.title.value}",
        "adopted": str(act.facts.adopted),
        "parents": [texts[item.path[:n]] for n in range(1, len(item.path)) if item.path[:n] in texts],
        "before": [f"{'/'.join(part.path)}: {part.text.value}"[:700] for part in before[-4:] if part.path != item.path],
        "notes": [f"{note.marker} [{'/'.join(note.attached_to or ())}]: {note.text.value}" for note in act.footnotes],
        "markers": [
            f"{mark.label} after «{item.text.value[max(0, mark.offset - 40) : mark.offset]}»" for mark in item.markers
        ]
        if isinstance(item, Part)
        else f"marker in: {'/'.join(at or ())}",
    }


def draw(shared: Path, seed: int, parts: int, without: Iterable[Record]) -> Iterator[Record]:
    """Yield about `parts` parts of the corpora, spread as `STRATA` says."""
    dice = random.Random(seed)  # noqa: S311  # repeatable draws, no secrets
    known = {(record["source"], record["part"]) for record in without}
    number = 0
    for folder, share in STRATA.items():
        for record in drawn_from(shared, folder, round(share * parts / sum(STRATA.values())), dice, known):
            number += 1
            yield {"id": number, **record}


def whole(root: Path, paths: Iterable[Path]) -> Iterator[Record]:
    """Yield every part and note of some documents."""
    number = 0
    for path in paths:
        for each in convert_file(path).understandings:
            for item in _everything(each.act):
                if item.text.value:
                    number += 1
                    yield {"id": number, **_described(str(path.relative_to(root)), each.act, item)}


# --- packing ---------------------------------------------------------------------------------------------------------


class AnswerError(Exception):
    """An answer that does not fit its text."""


def span_of(text: str, words: str, nth: int = 1) -> tuple[int, int]:
    """Return where the n-th occurrence of some words stands.

    >>> span_of("a b a", "a", 2)
    (4, 5)
    """
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            raise AnswerError(f"{words!r} stands less than {nth} times in {text!r}")
    return start, start + len(words)


def packed(record: Record, answer: Record) -> Record:
    """Return the facts of one part, with spans for words."""
    text = record["text"]

    def span(words: str | tuple[str, int] | None) -> list[int] | None:
        if not words:
            return None
        return list(span_of(text, words) if isinstance(words, str) else span_of(text, words[0], words[1]))

    citations = []
    for given in answer.get("citations", ()):
        target = given.get("target")
        if target and parse_path(target) is None:
            raise AnswerError(f"{target!r} is no address")
        fact = {"span": list(span_of(text, given["words"], given.get("n", 1))), "target": target, "type": given["type"]}
        citations.append(fact | {key: given[key] for key in ("date", "candidates") if given.get(key)})
    actions = [
        {
            "verb": given["verb"],
            "modifiers": given.get("modifiers", []),
            "addressees": given.get("addressees", []),
            "requests": span(given.get("requests")),
            "conditions": [span(words) for words in given.get("conditions", ())],
            "deadline": span(given.get("deadline")),
        }
        for given in answer.get("actions", ())
    ]
    kept = {key: record[key] for key in ("source", "part", "sha256")}
    return kept | {"citations": citations, "actions": actions}


# --- scoring ---------------------------------------------------------------------------------------------------------


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


def _whole(path: str | None) -> str | None:
    reference = parse_path(path) if path else None
    container = whole_of(reference) if reference else None  # type: ignore[arg-type]  # a target by its packing
    return path_of(container) if container else path


_CHECKS: Final[dict[str, Callable[[Record, Citation], bool]]] = {
    "target": lambda fact, given: _whole(fact["target"]) == _whole(_target(given)),
    "pinpoint": lambda fact, given: fact["target"] == _target(given),
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
    text = item.text.value
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
        for item in _everything(each.act):
            if _address(each.act, item.path) == record["part"] and digest(item.text.value) == record["sha256"]:
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


def _lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 1 if an answer does not fit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("shared", type=Path)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--parts", type=int, default=320)
    drawing.add_argument("--without", type=Path, nargs="*", default=())
    seeds = commands.add_parser("whole")
    seeds.add_argument("root", type=Path)
    seeds.add_argument("files", type=Path, nargs="+")
    packing = commands.add_parser("pack")
    packing.add_argument("drawn", type=Path)
    packing.add_argument("answers", type=Path)
    scoring = commands.add_parser("score")
    scoring.add_argument("root", type=Path)
    scoring.add_argument("facts", type=Path)
    scoring.add_argument("--errors", action="store_true")
    given = parser.parse_args(arguments)
    if given.command == "draw":
        _print(draw(given.shared, given.seed, given.parts, [line for path in given.without for line in _lines(path)]))
    elif given.command == "whole":
        _print(whole(given.root, given.files))
    elif given.command == "pack":
        return _pack(_lines(given.drawn), {answer["id"]: answer for answer in _lines(given.answers)})
    else:
        sheet = score(given.root, _lines(given.facts))
        if given.errors:
            print("\n".join(sheet.errors), end="\n\n")
        print(table(sheet))
    return 0


def _print(records: Iterable[Record]) -> None:
    for record in records:
        print(json.dumps(record, ensure_ascii=False))


def _pack(drawn: Sequence[Record], answers: dict[int, Record]) -> int:
    wrong = 0
    for record in drawn:
        try:
            print(json.dumps(packed(record, answers[record["id"]]), ensure_ascii=False))
        except (AnswerError, KeyError) as error:
            wrong = 1
            print(f"part {record['id']}: {error!r}", file=sys.stderr)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
