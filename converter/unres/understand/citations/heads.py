"""The nouns that United Nations texts give to instruments, and by which they call them again: "the Agreement"."""

import re
from functools import lru_cache
from typing import Final

HEADS: Final = (
    "Programme of Action", "Plan of Action", "Action Plan", "Platform for Action", "Call to Action", "Call for Action",
    "Agenda", "Agreements", "Agreement", "Charter",
    "Code of Conduct", "Code of Practice", "Compact", "Convention", "Covenant", "Declaration", "Framework",
    "Guidelines", "Memorandum", "Instrument", "Pact", "Plan", "Principles", "Protocol", "Regulations", "Rules",
    "Standards", "Statute", "Model Strategies", "Forward-looking Strategies", "Strategy", "Treaty", "Consensus",
    "Procedure", "Road Map", "Roadmap",
    "Accord", "Accords", "Communiqué", "Vision", "Leaders’ Statement", "Joint Statement", "Set of Ideas",
)  # fmt: skip
"""The nouns of titles; the longer before those that they contain."""
ALONE: Final = frozenset(HEADS) - {
    *("Procedure", "Charter", "Vision"),
}
"""The nouns that stand for an instrument by themselves, once it has been named."""

_LEAD: Final = re.compile(
    r",|\s(?:on|for|against|to|concerning|relating|regarding|between|in|relative|supplementing|with|by)\s"
    r"|\sof\s(?!Action|Conduct|Practice|Ideas)"
)
"""Where the nouns of a title end that tell what it is."""


def _lead(title: str) -> str:
    """Return the beginning of a title, which tells what it is: "Global Plan of Action"."""
    kept = title.removeprefix("the ")
    for joined in ("for Action", "to Action"):
        kept = kept.replace(joined, joined.replace(" ", "_"))
    return _LEAD.split(kept, maxsplit=1)[0].replace("_", " ")


@lru_cache(maxsize=4096)
def heads_of(title: str) -> tuple[str, ...]:
    """Return the nouns by which a text may call an instrument that it has named.

    >>> heads_of("Programme of Action to Prevent, Combat and Eradicate the Illicit Trade")
    ('Programme of Action',)
    >>> heads_of("Global Plan of Action to Combat Trafficking in Persons")
    ('Plan of Action', 'Global Plan of Action')
    """
    lead = _lead(title)
    found: list[str] = []
    for head in HEADS:
        if re.search(rf"\b{head}\b", lead) and not any(head in longer for longer in found):
            found.extend([head, f"Global {head}"] if f"Global {head}" in lead else [head])
    return tuple(found)


_SMALL_HEADS: Final = re.compile(
    rf"\b(?:{'|'.join(head.lower() for head in HEADS if head in ALONE and head not in {'Procedure', 'Rules'})})\b"
)


@lru_cache(maxsize=4096)
def small_head_of(words: str) -> str:
    """Return the noun in small letters that words, as printed, name an instrument with; empty if it has a capital.

    >>> small_head_of("global compact on refugees"), small_head_of("Global Compact on Refugees")
    ('compact', '')
    """
    found = _SMALL_HEADS.findall(_lead(words))
    return found[-1] if found else ""
