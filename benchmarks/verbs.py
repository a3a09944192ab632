"""Measures on real documents which paragraphs have a verb, and whether translations have the verb of the English text.

    python benchmarks/verbs.py share SHARED       paragraphs with an action, by kind and folder; openings without one
    python benchmarks/verbs.py languages SHARED   paragraphs whose verb is that of the English act's paragraph

A verb is of the English one's kin if one of both is broader than the other: a language may have one word for two.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from unres.iris import path_of
from unres.model import Act, Part, PartKind, PartRef, Understanding
from unres.read import read
from unres.sources import load
from unres.understand import understand
from unres.vocabulary import load as vocabulary

_KINDS: Final = (PartKind.OPERATIVE, PartKind.PREAMBULAR)
_LANGUAGES: Final = ("fr", "es", "ru", "zh", "ar")
_SUFFIXES: Final = {".txt", ".md", ".xml"}


def understood(folder: Path) -> Iterator[Understanding]:
    """Yield the acts of a folder's documents."""
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES):
        yield from understand(read(load(path)))


def paragraphs(act: Act) -> Iterator[Part]:
    """Yield the preambular and operative paragraphs of an act that have words."""
    return (part for part in act.walk() if part.kind in _KINDS and part.text.value)


def share(shared: Path) -> None:
    """Print how many paragraphs have an action, and how the others begin."""
    corpora = shared / "corpora"
    without: Counter[str] = Counter()
    for folder in (*sorted(corpora.glob("akn4un/*/en")), corpora / "unsc-txt", corpora / "ga-md"):
        counted: Counter[tuple[PartKind, bool]] = Counter()
        for each in understood(folder):
            acting = {action.part for action in each.actions}
            for part in paragraphs(each.act):
                counted[part.kind, part.path in acting] += 1
                if part.path not in acting:
                    without[" ".join(part.text.value.split()[:3])] += 1
        for kind in _KINDS:
            found, total = counted[kind, True], counted[kind, True] + counted[kind, False]
            print(f"{folder.relative_to(corpora)}\t{kind}\t{found}\t{total}\t{found / max(1, total):.4f}")
    for opening, count in without.most_common(20):
        print(f"{count}\t{opening}")


def _broader(slug: str) -> set[str]:
    found = {slug}
    for each in vocabulary().verbs[slug].broader:
        found |= _broader(each)
    return found


def _verbs(acts: Iterator[Understanding]) -> dict[tuple[str, str], str]:
    """Return address of the act, path of the paragraph → its first verb."""
    return {
        (path_of(PartRef(each.act.key)), "/".join(action.part)): action.verb
        for each in acts
        for action in each.actions
        if action.n == 1
    }


def languages(shared: Path) -> None:
    """Print how many paragraphs of each language have the verb of the English paragraph, or one of its kin."""
    folders = [path.parent for path in sorted((shared / "corpora" / "akn4un").glob("*/en"))]
    english = _verbs(each for folder in folders for each in understood(folder / "en"))
    for language in _LANGUAGES:
        counted: Counter[str] = Counter()
        acts = [each for folder in folders for each in understood(folder / language)]
        verbs = _verbs(iter(acts))
        for each in acts:
            for part in paragraphs(each.act):
                place = path_of(PartRef(each.act.key)), "/".join(part.path)
                if place in english:
                    counted[_compared(english[place], verbs.get(place, ""))] += 1
        total = max(1, counted.total())
        kin = counted["same"] + counted["kin"]
        print(f"{language}\t{total}\tsame {counted['same'] / total:.3f}\tsame or kin {kin / total:.3f}")


def _compared(wanted: str, given: str) -> str:
    if given == wanted:
        return "same"
    return "kin" if given and (given in _broader(wanted) or wanted in _broader(given)) else "other"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("command", choices=("share", "languages"))
    parser.add_argument("shared", type=Path)
    given = parser.parse_args(arguments)
    (share if given.command == "share" else languages)(given.shared)
    return 0


if __name__ == "__main__":
    sys.exit(main())
