"""What a text has said so far, and the references found in it: what the modules of this package hand to each other."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from unres.model import ActKind, Path, Status, Target
from unres.understand.citations.outcome import Resolution
from unres.understand.citations.resolve import Context


class Pointer(Enum):
    """How words point to what was cited before."""

    NOUN = auto()
    """ "the Covenant": the one treaty or instrument with this word in its name."""
    ACT = auto()
    """ "that resolution": the act cited last."""
    SERIAL = auto()
    """ "Resolution 1441", once "Security Council Resolution 1441" was cited."""
    SAME = auto()
    """ "Ibid.": what was cited right before."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A reference with what it resolves to."""

    start: int
    end: int
    resolution: Resolution
    stated_date: date | None = None
    locator: str = ""
    weak: bool = False
    """It is a reference only beside an article: "CRC" may be the Committee."""
    pointer: Pointer | None = None
    """What it stands for depends on what comes before it."""
    word: str = ""
    """The noun of a pointer: "Covenant", "resolution"."""
    path: Path = ()
    """The place in the act that a pointer means."""
    anonymous: bool = False
    """It is an act of which nothing says whose it is: "resolution 1165 (1998)"."""
    foreign: bool = False
    """It is an act of somebody else."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: `[start, end)` of the text, and what it points to."""

    start: int
    end: int
    status: Status
    targets: tuple[Target, ...]
    """Of a resolved one what it points to, one for each place; of an ambiguous one the candidates."""
    stated_date: date | None = None
    pinpoint: str = ""
    """The words that say where in the thing, as printed."""
    problem: str = ""
    """What in it contradicts itself; empty if nothing does."""


@dataclass(slots=True)
class Memory:
    """What a text has said so far."""

    context: Context
    short_names: dict[str, tuple[Target, ...]] = field(default_factory=dict)
    """Names that the text itself has given, and what they stand for."""
    nouns: dict[str, dict[Target, None]] = field(default_factory=dict)
    """ "Covenant" → the treaties and instruments with this word in their names that the text has named."""
    acts: dict[ActKind, Target | None] = field(default_factory=dict)
    """The act of each kind that was cited last; `None` after one that is not known."""
    acts_before: dict[ActKind, Target | None] = field(default_factory=dict)
    """The same at the end of the paragraph before: what is further away, "that resolution" does not mean."""
    cited: set[Target] = field(default_factory=set)
    """The acts of the United Nations that it has cited."""
    among_strangers: bool = False
    """The last act that it named was somebody else's: so may be a number of which it does not say whose it is."""
    has_other_charter: bool = False
    """It has named a charter that is not that of the United Nations."""
    last: tuple[Target, ...] = ()
    """What was cited right before, if it was one thing: "Ibid."."""
    rest: str = ""
    """What the text says since then."""
    alone: bool = False
    """The text is one citation and nothing else: what is unclear in running text is clear in it."""

    def turn_paragraph(self) -> None:
        """Begin a new paragraph."""
        self.acts, self.acts_before = {}, self.acts

    def act_cited(self, kind: ActKind) -> Target | None:
        """Return the act of a kind that was cited last, in this paragraph or the one before."""
        return self.acts[kind] if kind in self.acts else self.acts_before.get(kind)
