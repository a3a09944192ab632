"""What the texts speak of, as typed look-ups: bodies, countries, treaties, instruments, initiatives, verbs, actors.

The knowledge stands in Turtle (`ontology/*.ttl`); this module only reads it. Whoever adds a treaty there, or in a
folder of their own, adds it to every matcher: see `load`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final, TypeVar

from unres.model import Target
from unres.namespaces import BASE
from unres.paths import data_dir
from unres.vocabulary import described
from unres.vocabulary.cache import remembered
from unres.vocabulary.named import (
    Actor,
    Body,
    CitationType,
    Country,
    Goal,
    Initiative,
    Instrument,
    Modifier,
    Named,
    Treaty,
    TreatyGroup,
    Verb,
)
from unres.vocabulary.nodes import Node, VocabularyError, read_nodes
from unres.vocabulary.protocols import protocols_by_parent

__all__ = [
    "Actor",
    "Body",
    "CitationType",
    "Country",
    "Goal",
    "Initiative",
    "Instrument",
    "Modifier",
    "Named",
    "Treaty",
    "TreatyGroup",
    "Verb",
    "Vocabulary",
    "VocabularyError",
    "fold",
    "load",
    "turtle_files",
]

# --- The look-ups ----------------------------------------------------------------------------------------------------

_TYPOGRAPHY: Final = str.maketrans(
    {
        **dict.fromkeys("’‘", "'"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("\u2010\u2011\u2013\u2212", "-"),  # hyphen, non-breaking hyphen, en dash, minus
        "\u00a0": " ",
        "İ": "i",  # the one letter whose lower case is two characters
    }
)


def fold(text: str) -> str:
    """Return `text` as names are compared: lower case, plain quotes, hyphens and blanks, one character for one.

    >>> fold("United Nations Children’s Fund")
    "united nations children's fund"
    """
    return (text if text.isascii() else text.translate(_TYPOGRAPHY)).lower()


@dataclass(frozen=True)
class Vocabulary:
    """Everything that the vocabulary files say, by code, number or slug, in the order of the files."""

    bodies: Mapping[str, Body]
    countries: Mapping[str, Country]
    treaties: Mapping[str, Treaty]
    treaty_groups: Mapping[str, TreatyGroup]
    instruments: Mapping[str, Instrument]
    initiatives: Mapping[str, Initiative]
    goals: Mapping[str, Goal]
    verbs: Mapping[str, Verb]
    modifiers: Mapping[str, Modifier]
    actors: Mapping[str, Actor]
    citation_types: Mapping[str, CitationType]

    @cached_property
    def _names(self) -> Mapping[str, Named]:
        forms: list[tuple[Named, tuple[str, ...]]] = [
            *((body, body.names) for body in self.bodies.values()),
            *((country, country.names) for country in self.countries.values()),
            *((titled, titled.titles) for titled in self._titled()),
            *((actor, actor.forms) for actor in self.actors.values()),
        ]
        return _index(forms)

    @cached_property
    def _short_names(self) -> Mapping[str, tuple[Named, ...]]:
        index: dict[str, list[Named]] = {}
        for body in self.bodies.values():
            for name in body.short_names:
                index.setdefault(fold(name), []).append(body)
        for titled in (*self.treaties.values(), *self.treaty_groups.values(), *self._others()):
            for title in titled.short_titles:
                index.setdefault(fold(title), []).append(titled)
        return {name: tuple(things) for name, things in index.items()}

    @cached_property
    def _abbreviations(self) -> Mapping[str, Body]:
        return _index([(body, body.abbreviations) for body in self.bodies.values()], key=str)

    @cached_property
    def _verb_forms(self) -> Mapping[str, Mapping[str, Verb]]:
        return _by_language([(verb, verb.forms, verb.translations) for verb in self.verbs.values()])

    @cached_property
    def _modifier_forms(self) -> Mapping[str, Mapping[str, Modifier]]:
        return _by_language([(each, each.forms, each.translations) for each in self.modifiers.values()])

    def _others(self) -> "list[Instrument | Initiative]":
        return [*self.instruments.values(), *self.initiatives.values()]

    def _titled(self) -> "list[Treaty | TreatyGroup | Instrument | Initiative | Goal]":
        return [*self.treaties.values(), *self.treaty_groups.values(), *self._others(), *self.goals.values()]

    def names(self, language: str = "en") -> Mapping[str, Named]:
        """Return every name that stands for one thing anywhere, folded (see `fold`), and the thing.

        >>> load().names()["commission on narcotic drugs"].ref
        BodyRef(code='cnd')
        >>> load().names("es")["asamblea general"].ref
        BodyRef(code='ga')
        """
        return self._names if language == "en" else self._translated_names(language)

    def _translated_names(self, language: str) -> Mapping[str, Named]:
        things: list[Body | Country | Treaty | TreatyGroup | Instrument | Goal | Actor] = [
            *self.bodies.values(),
            *self.countries.values(),
            *self.treaties.values(),
            *self.treaty_groups.values(),
            *self.instruments.values(),
            *self.goals.values(),
            *self.actors.values(),
        ]
        return _index([(thing, thing.translations.get(language, ())) for thing in things])

    def not_names(self, language: str = "en") -> frozenset[str]:
        """Return words that contain a name and do not mean its thing, folded: "gulf of guinea"."""
        countries = self.countries.values()
        if language == "en":
            return frozenset(fold(words) for each in countries for words in each.not_names)
        return frozenset(fold(words) for each in countries for words in each.not_translations.get(language, ()))

    def short_names(self, language: str = "en") -> Mapping[str, tuple[Named, ...]]:
        """Return the names that need a text which has introduced their thing, folded, and all they can stand for.

        >>> [thing.ref for thing in load().short_names()["1988 convention"]]
        [TreatyRef(number='27627', article='')]
        >>> [thing.ref for thing in load().short_names("fr")["convention de 1988"]]
        [TreatyRef(number='27627', article='')]
        """
        return self._short_names if language == "en" else self._translated_short_names(language)

    def _translated_short_names(self, language: str) -> Mapping[str, tuple[Named, ...]]:
        index: dict[str, list[Named]] = {}
        things: list[Treaty | Instrument] = [*self.treaties.values(), *self.instruments.values()]
        for titled in things:
            for title in titled.short_translations.get(language, ()):
                index.setdefault(fold(title), []).append(titled)
        return {name: tuple(things) for name, things in index.items()}

    def abbreviations(self) -> Mapping[str, Body]:
        """Return every abbreviation as written, and its body.

        >>> load().abbreviations()["INCB"].name
        'International Narcotics Control Board'
        """
        return self._abbreviations

    @cached_property
    def _pages(self) -> Mapping[str, Target]:
        things: list[Treaty | Instrument] = [*self.treaties.values(), *self.instruments.values()]
        return {page: thing.ref for thing in things for page in thing.pages}

    def printed_at(self, page: str) -> Target | None:
        """Return the treaty that begins at a volume and page of the *Treaty Series*, or `None`.

        >>> load().printed_at("1577/3")
        TreatyRef(number='27531', article='')
        """
        return self._pages.get(page)

    @cached_property
    def _protocols(self) -> Mapping[Target, tuple[tuple[str, Target], ...]]:
        return protocols_by_parent([*self.treaties.values(), *self.instruments.values()])

    def protocols(self) -> Mapping[Target, tuple[tuple[str, Target], ...]]:
        """Return treaty or instrument → title and address of each protocol whose title says that it is one to it.

        >>> from unres.model import TreatyRef
        >>> len(load().protocols()[TreatyRef("39574")])
        3
        """
        return self._protocols

    def verb_forms(self, language: str = "en") -> Mapping[str, Verb]:
        """Return every spelling of every verb in a language, folded, and the verb.

        >>> load().verb_forms()["calling upon"].slug, load().verb_forms("fr")["rappelant"].slug
        ('calls-upon', 'recalls')
        """
        return self._verb_forms.get(language, {})

    def modifier_forms(self, language: str = "en") -> Mapping[str, Modifier]:
        """Return every spelling of every modifier in a language, folded, and the modifier.

        >>> load().modifier_forms()["once again"].slug
        'once-again'
        """
        return self._modifier_forms.get(language, {})


_Thing = TypeVar("_Thing", bound=Named | Verb | Modifier)


def _index(forms: Iterable[tuple[_Thing, tuple[str, ...]]], key: Callable[[str], str] = fold) -> dict[str, _Thing]:
    """Return form → thing, where `key` tells which spellings are one form.

    Raises:
        VocabularyError: a form stands for two things, so that no text that uses it could be understood.
    """
    index: dict[str, _Thing] = {}
    for thing, spellings in forms:
        for spelling in spellings:
            other = index.setdefault(key(spelling), thing)
            if other is not thing:
                raise VocabularyError(
                    f"the name {spelling!r} stands for both {other.ref} and {thing.ref}",
                    where="ontology",
                    advice="Give one of them another skos:altLabel, or make it a unr:shortName or unr:shortTitle.",
                )
    return index


def _by_language(
    things: Iterable[tuple[_Thing, tuple[str, ...], Mapping[str, tuple[str, ...]]]],
) -> dict[str, dict[str, _Thing]]:
    """Return language → form → thing, for things with their English forms and those in other languages."""
    forms: dict[str, list[tuple[_Thing, tuple[str, ...]]]] = {}
    for thing, english, translations in things:
        for language, spellings in ({"en": english} | dict(translations)).items():
            forms.setdefault(language, []).append((thing, spellings))
    return {language: _index(each) for language, each in forms.items()}


# --- Reading the files -----------------------------------------------------------------------------------------------

_ONTOLOGY: Final = "unres.ttl"


def turtle_files(extra: Path | None = None) -> tuple[Path, ...]:
    """Return the vocabulary files, those of the folder `extra` last. The ontology itself is not among them.

    Raises:
        VocabularyError: `extra` is no folder.

    >>> [file.name for file in turtle_files()][:3]
    ['actors-translated.ttl', 'actors.ttl', 'bodies-history.ttl']
    """
    if extra is not None and not extra.is_dir():
        raise VocabularyError("no such folder", where=str(extra), advice="Name a folder with Turtle files.")
    folders = [data_dir("ontology")] + ([] if extra is None else [extra])
    return tuple(file for folder in folders for file in sorted(folder.glob("*.ttl")) if file.name != _ONTOLOGY)


_Item = TypeVar("_Item")


def _build(nodes: Iterable[Node], folder: str, build: Callable[[Node], _Item]) -> dict[str, _Item]:
    """Return end of the address → thing, for the nodes whose addresses lie directly below a folder."""
    prefix = BASE + folder
    return {
        node.slug(): build(node) for node in nodes if node.iri.startswith(prefix) and "/" not in node.iri[len(prefix) :]
    }


@lru_cache(maxsize=8)
def load(extra: Path | None = None) -> Vocabulary:
    """Return the vocabulary: the project's files and, if given, those of the folder `extra`. Read once a process.

    A file in `extra` adds things, or further names to known things. Three lines add a treaty:

        <https://w3id.org/unres/treaty/596> a <https://w3id.org/unres/ontology#Treaty> ;
            <http://www.w3.org/2004/02/skos/core#prefLabel> "Treaty of Examples"@en ;
            <https://w3id.org/unres/ontology#untsVolume> 42 .

    Raises:
        VocabularyError: a file cannot be read or says something that cannot be.

    >>> load().treaties["27627"].volumes
    (1582,)
    """
    files = turtle_files(extra)
    return remembered("vocabulary", files, lambda: _indexed(files)) if extra is None else _read(files)


def _indexed(files: Iterable[Path]) -> Vocabulary:
    """Return the vocabulary with its indices, which are kept with it."""
    vocabulary = _read(files)
    vocabulary.names()
    vocabulary.short_names()
    vocabulary.verb_forms()
    vocabulary.modifier_forms()
    return vocabulary


def _read(files: Iterable[Path]) -> Vocabulary:
    nodes = read_nodes(files).values()
    deposited = _build(nodes, "treaty/mtdsg/", described.treaty)
    return Vocabulary(
        bodies=_build(nodes, "body/", described.body),
        countries=_build(nodes, "country/", described.country),
        treaties={
            **_build(nodes, "treaty/", described.treaty),
            **{f"mtdsg/{number}": treaty for number, treaty in deposited.items()},
        },
        treaty_groups=_build(nodes, "concept/treaty-group/", described.treaty_group),
        instruments=_build(nodes, "instrument/", described.instrument),
        initiatives=_build(nodes, "initiative/", described.initiative),
        goals=_build(nodes, "concept/sdg/", described.goal),
        verbs=_build(nodes, "concept/verb/", described.verb),
        modifiers=_build(nodes, "concept/modifier/", described.modifier),
        actors=_build(nodes, "concept/actor/", described.actor),
        citation_types=_build(nodes, "concept/citation-type/", described.citation_type),
    )
