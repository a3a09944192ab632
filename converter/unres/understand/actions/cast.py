"""Remembers whom an act has named, so that short words can stand for them: "the Government", "it", an abbreviation."""

import re
from dataclasses import dataclass, field
from typing import Final

from unres.model import Addressee, ConceptRef, CountryRef
from unres.understand.actions.strangers import is_agent, slug_of
from unres.understand.citations.resolve import Context
from unres.understand.names import Hit, ShortName, Tagged
from unres.vocabulary import Actor, Body, Country, Named, fold, load

_STANDS_ALONE: Final = re.compile(
    r"(?:^|[,;.(“]\s?|\b(?:the|and|by|with|between|of\sthe|Government\sof|Government\sof\sthe)\s)$"
)
"""What stands before a name that is no part of a longer one: not "African Union Mission in"."""
_ABBREVIATION: Final = re.compile(r"\s\((?:the\s)?[“\"]?(?P<words>[A-Z][\w-]*[A-Z]s?)[”\"]?\)")
_STATES_PARTIES: Final = ConceptRef("actor", "states-parties")
_PARTIES: Final = ConceptRef("actor", "parties-to-conflict")
_FOR_REFUGEES: Final = ConceptRef("actor", "high-commissioner-for-refugees")
_FOR_HUMAN_RIGHTS: Final = ConceptRef("actor", "high-commissioner-for-human-rights")
_GOVERNMENT_OF: Final = ("Government of ", "Government of the ")
_HOLDER: Final = re.compile(r"\b(?:Special\sRapporteur|Independent\sExpert|Working\sGroup)\b")
_OWN_PARTIES: Final = re.compile(r"(?:[A-Z][\w-]+\s)+(?:and\s[a-z]+\s)?parties")
"""Parties of a country: "the Malian parties"."""
_RULED: Final = re.compile(r"(?P<who>[A-Z][\w-]*)\s(?:authorities|Government|government)")
_DETERMINED: Final = ("all ", "both ", "concerned ", "other ", "relevant ", "the ", "warring ")
_TO_TREATY: Final = re.compile(
    r"\s(?:to|of)\s(?:the\s)?[^,;]{0,80}?"
    r"(?:[Cc]onvention|[Tt]reaty|Protocol|Covenant|Statute|Charter|instrument|Pact)"
)


@dataclass(slots=True)
class Cast:
    """Whom an act has named so far."""

    context: Context
    introduced: dict[str, Addressee] = field(default_factory=dict)
    """Abbreviations that the act has introduced: "the Federal Government of Somalia (FGS)"."""
    ruled: Addressee | None = None
    """The country whose Government was named last."""
    holder: Addressee | None = None
    """The holder of a mandate who was named last: the Special Rapporteur, the Independent Expert."""

    def introduce(self, tagged: Tagged) -> None:
        """Remember whom short words will mean: abbreviations in brackets, "the Government", "the mandate holder"."""
        text = tagged.text
        may_have_holder = "Rapporteur" in text or "Expert" in text or "Group" in text
        holder = _HOLDER.search(text) if may_have_holder else None
        if holder:
            self.holder = ConceptRef("actor", slug_of(holder.group()))
        has_brackets = "(" in text
        for hit in tagged.names:
            if isinstance(hit.thing, Country) and text.endswith(_GOVERNMENT_OF, 0, hit.start):
                self.ruled = hit.thing.ref
            match = _ABBREVIATION.match(text, hit.end) if has_brackets else None
            ref = self.ref_of(hit, text) if match else None
            if match and ref is not None and _STANDS_ALONE.search(text[: hit.start]):
                self.introduced[match["words"]] = ref

    def ref_of(self, hit: Hit[Named | ShortName], text: str) -> Addressee | None:
        """Return what a name stands for, if that is somebody who can be asked.

        "The parties" are those to a conflict, unless a treaty is named.
        """
        thing = self.context.meant(hit.thing)
        if not isinstance(thing, (Actor, Body, Country)):
            return None
        if text.startswith("Government", hit.start) and hit.end - hit.start == len("Government"):
            return self._ruled(thing.ref, text[hit.end : hit.end + 4])
        if isinstance(thing, Actor) and thing.slug in {_STATES_PARTIES.slug, _PARTIES.slug}:
            words = text[hit.start : hit.end]
            is_of_conflict = thing.slug == _PARTIES.slug or (words == "parties" and not self._is_of_treaty(hit, text))
            return _PARTIES if is_of_conflict and not _TO_TREATY.match(text, hit.end) else _STATES_PARTIES
        if (
            isinstance(thing, Actor)
            and thing.slug == _FOR_REFUGEES.slug
            and not text.endswith("Refugees", hit.start, hit.end)
        ):
            return _FOR_HUMAN_RIGHTS if self._speaks_of_human_rights() else _FOR_REFUGEES
        return thing.ref

    def _is_of_treaty(self, hit: Hit[Named | ShortName], text: str) -> bool:
        """Tell whether parties without an article are those to a treaty: "urges parties that have not yet done so"."""
        if self.context.speaker == "sc":
            return False
        return text.endswith("other relevant ", 0, hit.start) or not text.endswith(_DETERMINED, 0, hit.start)

    def _ruled(self, ref: Addressee, following: str) -> Addressee:
        """Return whose Government "the Government" is: the one that the act has named last, or of its only country."""
        if self.ruled is not None and following != " of ":
            return self.ruled
        countries = [thing for thing in self.context.named if isinstance(thing, Country)]
        return countries[0].ref if len(countries) == 1 and following != " of " else ref

    def _speaks_of_human_rights(self) -> bool:
        """Tell which High Commissioner an act means that does not say."""
        codes = {thing.code for thing in self.context.named if isinstance(thing, Body)}
        return self.context.speaker == "hrc" or ("ohchr" in codes and "unhcr" not in codes)

    def stranger(self, words: str) -> Addressee | None:
        """Return who is meant by words that are no name of the vocabulary: an abbreviation, or somebody unlisted."""
        known = self._known(words)
        if known is not None:
            return known
        named = self._named(words) if words[:1].isupper() and words.count(" ") < _LONG and is_agent(words) else None
        if named is not None:
            return named.ref
        slug = slug_of(words)
        return ConceptRef("actor", slug) if slug else None

    def _known(self, words: str) -> Addressee | None:
        """Return who is meant by an abbreviation, or by words for parties, rulers and holders of mandates."""
        first, blank, rest = words.partition(" ")
        if first in self.introduced and (not blank or (rest[:1].islower() and not is_agent(rest))):
            return self.introduced[first]  # "demands the GoSS show"
        body = load().abbreviations().get(words)
        if body is not None:
            return body.ref
        if words.endswith("States parties") or "High Contracting Parties" in words:
            return _STATES_PARTIES
        if words.startswith("UN ") and (thing := load().names().get(fold(f"United Nations {rest}"))):
            return thing.ref if isinstance(thing, (Actor, Body)) else None
        if _OWN_PARTIES.fullmatch(words):
            return _PARTIES
        ruled = _RULED.fullmatch(words)
        country = self.introduced.get(ruled["who"]) if ruled else None
        return country if isinstance(country, CountryRef) else self.holder if words == "mandate holder" else None

    def _named(self, words: str) -> Body | Actor | None:
        """Return who was named last with these words in his name: "the Department", "the President"."""
        named = self.context.named
        bodies = (
            thing
            for thing in named
            if (isinstance(thing, Body) and _is_short_for(words, thing.name))
            or (isinstance(thing, Actor) and thing.label.startswith(f"{words} of "))
        )
        return max(bodies, key=named.__getitem__, default=None)


def _is_short_for(words: str, name: str) -> bool:
    """Tell whether words are the head of a body's name: "the Department", "the Force", "the Staff College".

    >>> _is_short_for("Force", "United Nations Interim Force in Lebanon")
    True
    >>> _is_short_for("Indigenous Peoples", "Expert Mechanism on the Rights of Indigenous Peoples")
    False
    """
    head = re.split(r"\s(?:against|for|in|of|on|to)\s", name, maxsplit=1)[0]
    return f" {head} ".endswith(f" {words} ") or (name.endswith(f" {words}") and not words.endswith("s"))


_LONG: Final = 2
"""Words between which as many blanks stand are no short name."""
