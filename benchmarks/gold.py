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
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from gold_draw import draw, whole
from gold_facts import Record, lines
from gold_pack import AnswerError, packed
from gold_score import score, table


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
        _print(draw(given.shared, given.seed, given.parts, [each for path in given.without for each in lines(path)]))
    elif given.command == "whole":
        _print(whole(given.root, given.files))
    elif given.command == "pack":
        return _pack(lines(given.drawn), {answer["id"]: answer for answer in lines(given.answers)})
    else:
        sheet = score(given.root, lines(given.facts))
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
