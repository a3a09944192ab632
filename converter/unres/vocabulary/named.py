"""The things that texts name and the words that texts use, as the vocabulary files describe them: frozen values."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from unres.model import (
    BodyRef,
    ConceptRef,
    CountryRef,
    DocumentRef,
    InitiativeRef,
    InstrumentRef,
    PartRef,
    PublicationRef,
    TreatyRef,
)


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """An organ, commission, programme, office or organization.

    `names` are the English names that stand for the body anywhere ("Commission on Narcotic Drugs"), `abbreviations`
    those that must be read as written ("WHO" is not "who"); `short_names` stand for it only in a text that has
    introduced it ("Commission"). `numbering` is the shape of its acts' numbers
    ("session/serial"), `symbol_pattern` that of their symbols ("A/RES/{number}"), empty where it has none. Session
    n, from `first_regular_session` on, opens in the year n + `session_year_offset` (`None`: no such rule).
    """

    code: str
    name: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    short_names: tuple[str, ...]
    labels: Mapping[str, str] = field(hash=False)
    """Language → preferred name."""
    adopts_acts: bool
    numbering: str
    session_year_offset: int | None
    first_regular_session: int
    symbol_pattern: str
    parent: str
    """Code of the body that it is part of; empty if none."""
    cited_as: tuple[str, ...] = ()
    """Abbreviations that name it in citations only: "GA"."""
    first_of_year: tuple[tuple[int, int], ...] = ()
    """Serial of the first act of each year, and the year, in order; empty where numbers do not run on."""
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its names there."""

    @property
    def ref(self) -> BodyRef:
        """Return what names the body in the model."""
        return BodyRef(self.code)

    def session_year(self, session: int) -> int | None:
        """Return the year in which a session opens, or `None` where the body follows no rule.

        >>> from unres.vocabulary import load
        >>> load().bodies["cnd"].session_year(62), load().bodies["hrc"].session_year(37)
        (2019, None)
        """
        if self.session_year_offset is None or session < self.first_regular_session:
            return None
        return session + self.session_year_offset

    def year_of(self, serial: int) -> int | None:
        """Return the year of an act by its running number, or `None` where that is not known.

        What comes after the last year known may be of any later one.

        >>> from unres.vocabulary import load
        >>> load().bodies["sc"].year_of(242), load().bodies["sc"].year_of(9999), load().bodies["ga"].year_of(1)
        (1967, None, None)
        """
        place = bisect_right(self.first_of_year, serial, key=itemgetter(0))
        return self.first_of_year[place - 1][1] if 0 < place < len(self.first_of_year) else None


@dataclass(frozen=True, slots=True, eq=False)
class Treaty:
    """A treaty registered in the United Nations *Treaty Series*, by its registration number.

    `titles` are the ways its full title is written, `short_titles` those that need a text which has named it in full
    ("1988 Convention"), `volumes` the volumes of the *Treaty Series* that print it.
    """

    number: str
    title: str
    titles: tuple[str, ...]
    short_titles: tuple[str, ...]
    labels: Mapping[str, str] = field(hash=False)
    volumes: tuple[int, ...]
    mtdsg_number: str
    """Its chapter and number in *Multilateral Treaties Deposited with the Secretary-General*: "VI-19"."""
    cited_as: tuple[str, ...] = ()
    """Abbreviations that name it in citations only: "ICCPR"."""
    pages: tuple[str, ...] = ()
    """Where it begins in the *Treaty Series*: volume and page, "1577/3"."""
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its names there."""
    short_translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its short titles there."""
    year: int | None = None
    """The year in which it was adopted, of which texts speak as "the 1951 Refugee Convention"."""

    @property
    def ref(self) -> TreatyRef:
        """Return what names the treaty in the model."""
        return TreatyRef(self.number)


@dataclass(frozen=True, slots=True, eq=False)
class TreatyGroup:
    """Treaties that texts name together: "the three international drug control conventions"."""

    slug: str
    title: str
    titles: tuple[str, ...]
    short_titles: tuple[str, ...]
    members: tuple[TreatyRef, ...]
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its names there."""

    @property
    def ref(self) -> ConceptRef:
        """Return what names the group in the model."""
        return ConceptRef("treaty-group", self.slug)


@dataclass(frozen=True, slots=True, eq=False)
class Instrument:
    """A named instrument without a treaty number: a declaration, plan, strategy, set of rules, the Charter.

    `adopted_in` is the act, part, document or publication that contains it, `locator` the place there.
    """

    slug: str
    title: str
    titles: tuple[str, ...]
    short_titles: tuple[str, ...]
    labels: Mapping[str, str] = field(hash=False)
    adopted_in: PartRef | DocumentRef | PublicationRef | None
    locator: str
    protocol_to: TreatyRef | None = None
    """The treaty whose protocol it is, with which it shares its number."""
    cited_as: tuple[str, ...] = ()
    """Abbreviations that name it in citations only: "UDHR"."""
    pages: tuple[str, ...] = ()
    """Where it begins in the *Treaty Series*: volume and page, "1/XVI"."""
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its names there."""
    short_translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its short titles there."""
    year: int | None = None
    """The year in which it was adopted."""

    @property
    def ref(self) -> InstrumentRef:
        """Return what names the instrument in the model."""
        return InstrumentRef(self.slug)


@dataclass(frozen=True, slots=True, eq=False)
class Initiative:
    """A programme, project, system or report series with a name of its own."""

    slug: str
    title: str
    titles: tuple[str, ...]
    short_titles: tuple[str, ...]

    @property
    def ref(self) -> InitiativeRef:
        """Return what names the initiative in the model."""
        return InitiativeRef(self.slug)


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """A country or area of the M49 standard, by its ISO 3166-1 alpha-3 code in small letters.

    `names` are its short and formal names and what its authorities are called ("Malian authorities"); `not_names` are
    words that contain one of them and mean something else ("Gulf of Guinea").
    """

    code: str
    name: str
    names: tuple[str, ...]
    not_names: tuple[str, ...]
    labels: Mapping[str, str] = field(hash=False)
    """Language → short name."""
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its names there."""
    not_translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """The same of what is no name: "Réunion des"."""

    @property
    def ref(self) -> CountryRef:
        """Return what names the country in the model."""
        return CountryRef(self.code)


@dataclass(frozen=True, slots=True, eq=False)
class Goal:
    """A Sustainable Development Goal ("5"), or a target of one ("5-2")."""

    slug: str
    title: str
    titles: tuple[str, ...]
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its names there."""

    @property
    def ref(self) -> ConceptRef:
        """Return what names the goal or target in the model."""
        return ConceptRef("sdg", self.slug)


@dataclass(frozen=True, slots=True, eq=False)
class Verb:
    """What an operative paragraph does ("urges") or with what mind a preambular one speaks ("mindful").

    `forms` are all its spellings, the label and the gerund among them. A text may put modifiers and "its" between the
    words of a form, and modifiers before and after it: "also expresses its deep concern" is a form of
    `expresses-concern`. `force` orders the verbs that ask or command, the strongest highest; `None` for the others.
    `broader` are the slugs of more general verbs.
    """

    slug: str
    label: str
    gerund: str
    forms: tuple[str, ...]
    force: int | None
    broader: tuple[str, ...]
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its spellings there."""

    @property
    def ref(self) -> ConceptRef:
        """Return what names the verb in the model."""
        return ConceptRef("verb", self.slug)


@dataclass(frozen=True, slots=True, eq=False)
class Modifier:
    """A word that goes with a verb: "also", "further", "once again", "strongly".

    `forms` stand beside a verb; `adjectives` do the same inside one of several words ("its strong support").
    """

    slug: str
    label: str
    forms: tuple[str, ...]
    adjectives: tuple[str, ...]
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its spellings there."""

    @property
    def ref(self) -> ConceptRef:
        """Return what names the modifier in the model."""
        return ConceptRef("modifier", self.slug)


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """Someone whom texts address without being a body: Member States, donors, the Secretary-General."""

    slug: str
    label: str
    forms: tuple[str, ...]
    broader: str
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its names there."""

    @property
    def ref(self) -> ConceptRef:
        """Return what names the actor in the model."""
        return ConceptRef("actor", self.slug)


@dataclass(frozen=True, slots=True, eq=False)
class CitationType:
    """How a text uses what it cites: recalling, reaffirming, amending.

    `governed_by` are the slugs of the verbs that make a citation one of this type, `cito` the local name of the
    property of the Citation Typing Ontology that it refines, `forms` words that show the type by themselves.
    """

    slug: str
    label: str
    forms: tuple[str, ...]
    broader: str
    governed_by: tuple[str, ...]
    cito: str
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Language, other than English → its spellings there."""

    @property
    def ref(self) -> ConceptRef:
        """Return what names the citation type in the model."""
        return ConceptRef("citation-type", self.slug)


Named = Body | Country | Treaty | TreatyGroup | Instrument | Initiative | Goal | Actor
"""What a text can name."""
