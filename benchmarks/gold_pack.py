"""Packs answers, which name words, into facts, which have spans and no words."""

from gold_facts import Record
from unres.iris import parse_path


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
