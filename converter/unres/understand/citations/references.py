"""What words refer to, before it is known which thing that is: one class for each way of referring."""

from dataclasses import dataclass
from datetime import date

from unres.model import ActKind, Path, Target
from unres.understand.names import Hit, ShortName
from unres.vocabulary import Body, Instrument, Named, Treaty, TreatyGroup


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that refer to something: `[start, end)` of the text, with what they say beside the name."""

    start: int
    end: int
    locator: str = ""
    stated_date: date | None = None


@dataclass(frozen=True, slots=True)
class ActReference(Reference):
    """An act by its number. `owner` is the hit that names its body; `own` says that it is "its" resolution."""

    kind: ActKind = ActKind.RESOLUTION
    number: str = ""
    owner: "Hit[Named | ShortName] | Hit[Body] | None" = None
    own: bool = False
    body: str = ""
    """The body's code where a symbol tells it."""
    phrase: int = 0
    """Where the phrase begins that says whose act it is; all items of a list share it."""
    path: Path = ()
    """The part of the act: `("op", "8")`, `("annex", "1")`."""
    shared: bool = False
    """Whose act it is was said of an act before: "Human Rights Council decision 18/120 and resolutions 24/14"."""

    @property
    def is_doubtful(self) -> bool:
        """Tell whether it is a citation only if the body that speaks numbers so: "resolution 2199"."""
        return self.number.isdigit() and self.owner is None


@dataclass(frozen=True, slots=True)
class ForeignReference(Reference):
    """An act of a body whose numbers make no address: "World Meteorological Organization resolution 15 (Cg-18)"."""


@dataclass(frozen=True, slots=True)
class BackReference(Reference):
    """The last act of its kind that the text has cited: "that resolution"; `many` mean several: "those resolutions"."""

    kind: ActKind = ActKind.RESOLUTION
    path: Path = ()
    many: bool = False
    above: bool = False
    """It says that the acts stand above, however far: "the above-mentioned resolutions"."""


@dataclass(frozen=True, slots=True)
class SelfReference(Reference):
    """The act that speaks, or a part of it: "the present resolution", "paragraph 4 above"."""

    path: Path = ()
    bare: bool = False
    """Neither "above" nor "of the present resolution" is said: it counts if the act has such a part."""
    annexed: bool = False
    """It is the text of the annex that is read: "the present declaration", "article 28 of the present Covenant"."""


@dataclass(frozen=True, slots=True)
class ArticleReference(Reference):
    """The last article that the text has cited: "that article"."""


@dataclass(frozen=True, slots=True)
class GroupReference(Reference):
    """The treaties or instruments last named together: "the conventions", "those documents"."""

    treaties: bool = False


@dataclass(frozen=True, slots=True)
class ProtocolsReference(Reference):
    """The protocols to the treaty named last: "the Protocols thereto"; `optional` are only those so called."""

    optional: bool = False


@dataclass(frozen=True, slots=True)
class DocumentReference(Reference):
    """A document by its symbol."""

    symbol: str = ""
    path: Path = ()
    """The annex of the document."""


@dataclass(frozen=True, slots=True)
class TreatySeriesReference(Reference):
    """A treaty in the *Treaty Series*, by its registration number or by volume and first page ("75/287")."""

    number: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class PublicationReference(Reference):
    """A United Nations publication, by its sales number if it has one."""

    number: str = ""


@dataclass(frozen=True, slots=True)
class NameReference(Reference):
    """A treaty, a group of treaties or an instrument by its name, perhaps one article of it."""

    thing: Treaty | TreatyGroup | Instrument | ShortName | None = None
    article: str = ""
    mentioned: bool = False
    """It is no citation: it says whose conference it is ("Conference of the Parties to"), or its symbol follows."""


@dataclass(frozen=True, slots=True)
class TitleReference(Reference):
    """An instrument that no vocabulary knows, by its title: "Riyadh Agreement"; `slug` is its name in kebab case."""

    slug: str = ""
    article: str = ""
    rules_of: "Hit[Named | ShortName] | None" = None
    """The body whose rules of procedure they are; without it and a slug, those of the body that speaks."""


@dataclass(frozen=True, slots=True)
class HeadReference(Reference):
    """A treaty or instrument by the noun of its title, once it has been named: "the Agreement"."""

    head: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class NotedReference(Reference):
    """Words whose note tells what they cite: "the report of the Secretary-General"."""

    target: Target | None = None
