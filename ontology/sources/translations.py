"""Makes the files `…-translated.ttl` of verbs, bodies and titles from the tables of forms beside this file.

    python ontology/sources/translations.py

`verb-forms.tsv` has the forms of verbs: the third person of operative paragraphs, and what opens preambular ones.
`word-forms.tsv` has modifiers and types of citation, `body-names.tsv` names of bodies, `title-forms.tsv` the titles of
treaties and instruments that stand for them anywhere, `short-titles.tsv` those that need a text which has named them.
Forms stand between "|", the preferred one first. They were compared with the official texts: each is what stands there
where the English text has the verb or the name, in paragraphs with the same number. A form that translates two verbs
stands with the one it translates more often, so that no form stands for two. What the grammar makes of every name
alike is added by `inflected.py` and `russian.py`.
"""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from inflected import dated, with_articles, with_preposition
from russian import declined
from turtle_writer import BASE, LANGUAGES, Block, literal, write

HERE: Final = Path(__file__).resolve().parent
_PREF_LABEL: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
_VERBS: Final = """
Verbs, modifiers and types of citation in French, Spanish, Russian, Chinese and Arabic. Made by
sources/translations.py from verb-forms.tsv and word-forms.tsv: mend those.

As in verbs.ttl, skos:prefLabel is the third person, unr:gerund what opens a preambular paragraph, skos:altLabel any
other spelling. Arabic has both genders, that of the Assembly and that of the Council. Compared with official texts.
"""
_BODIES: Final = """
Names of bodies in French, Spanish, Russian, Chinese and Arabic, beside those of bodies.ttl. Made by
sources/translations.py from body-names.tsv: mend that. They are the names that the United Nations' own texts use.
skos:hiddenLabel is what texts have and nobody is shown: Russian names in the other cases, Arabic ones after "to".
"""
_TITLES: Final = """
Titles of treaties, groups of treaties and named instruments in French, Spanish, Russian, Chinese and Arabic. Made by
sources/translations.py from title-forms.tsv and short-titles.tsv: mend those. They are the titles of the authentic
texts, and those that the United Nations' own texts use. unr:shortTitle needs a text which has named the thing.
skos:hiddenLabel is what texts have and nobody is shown: titles with their year or another article, Russian ones in the
other cases, Chinese ones that stand partly in quotation marks.
"""
_CHANGING: Final[dict[str, Callable[[str], Iterable[str]]]] = {"ru": declined, "ar": with_preposition}
"""Language whose names change with the words around them → the other forms of a name."""
_DATE: Final = "http://data.europa.eu/eli/ontology#date_document"
_TREATY_FILES: Final = ("treaties.ttl", "treaties-deposited.ttl")


def table(file: str) -> list[dict[str, str]]:
    """Return the rows of a file of tab-separated values beside this one."""
    with (HERE / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def forms(cell: str) -> list[str]:
    """Return the forms of a cell.

    >>> forms("rappelle|redit"), forms("")
    (['rappelle', 'redit'], [])
    """
    return cell.split("|") if cell else []


def both_genders(arabic: str) -> list[str]:
    """Return a verb of the third person in the feminine of the Assembly and the masculine of the Council.

    >>> both_genders("تطلب"), both_genders("قد نظرت")
    (['تطلب', 'يطلب'], ['قد نظرت'])
    """
    masculine = arabic.replace("قلقها", "قلقه").replace("اعتبارها", "اعتباره").replace("تقديرها", "تقديره")
    return [arabic, "ي" + masculine.removeprefix("ت")] if arabic.startswith("ت") else [arabic]


class Words:
    """Collects the forms of one subject, a language at a time."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._preferred: dict[str, str] = {}
        self._opening: dict[str, str] = {}
        self._others: list[str] = []
        self._hidden: list[str] = []
        self._short: list[str] = []

    def add(self, language: str, finite: list[str], opening: list[str], *, has_name: bool = False) -> None:
        """Add forms; the first is the preferred one unless the language has one already."""
        every = [*finite, *opening]
        if every and not has_name:
            self._preferred[language] = every[0]
        if opening:
            self._opening[language] = opening[0]
        taken = {self._preferred.get(language), self._opening.get(language)}
        self._others += [literal(form, language) for form in every if form not in taken]

    def hide(self, language: str, names: list[str]) -> None:
        """Add forms that are found but not shown."""
        self._hidden += [literal(name, language) for name in names]

    def shorten(self, language: str, titles: list[str]) -> None:
        """Add titles that need a text which has named their thing."""
        self._short += [literal(title, language) for title in titles]

    def block(self) -> Block:
        """Return the forms as Turtle."""
        return (
            Block(f"<{BASE}{self._path}>")
            .names("skos:prefLabel", self._preferred)
            .names("unr:gerund", self._opening)
            .say("skos:altLabel", *self._others)
            .say("skos:hiddenLabel", *self._hidden)
            .say("unr:shortTitle", *self._short)
        )


def verbs() -> list[Block]:
    """Return verbs, modifiers and types of citation."""
    words: dict[str, Words] = {}
    for row in table("verb-forms.tsv"):
        finite, opening = forms(row["finite"]), forms(row["opening"])
        if row["language"] == "ar":
            finite = [each for form in finite for each in both_genders(form)]
            opening = [*opening, *(f"إذ {form}" for form in finite)]
        path = f"concept/verb/{row['verb']}"
        words.setdefault(path, Words(path)).add(row["language"], finite, opening)
    for row in table("word-forms.tsv"):
        path = f"concept/{row['concept']}"
        words.setdefault(path, Words(path)).add(row["language"], forms(row["forms"]), [])
    return [words[path].block() for path in sorted(words)]


def bodies() -> list[Block]:
    """Return the names of bodies; those of `bodies.ttl` stay the preferred ones. Russian ones are declined as well."""
    held: dict[tuple[str, str], str] = {}
    for triple in ox.parse(path=HERE.parent / "bodies.ttl", format=ox.RdfFormat.TURTLE):
        if triple.predicate.value == _PREF_LABEL and isinstance(triple.object, ox.Literal):
            held[str(triple.subject), triple.object.language or ""] = triple.object.value
    words = {subject: Words(subject.removeprefix(f"<{BASE}").removesuffix(">")) for subject, _ in held}
    changing: dict[tuple[str, str], list[str]] = {key: [name] for key, name in held.items() if key[1] in _CHANGING}
    for row in table("body-names.tsv"):
        subject = f"<{BASE}body/{row['body']}>"
        for language in LANGUAGES[1:]:
            words[subject].add(language, forms(row[language]), [], has_name=(subject, language) in held)
            if language in _CHANGING:
                changing.setdefault((subject, language), []).extend(forms(row[language]))
    for (subject, language), names in changing.items():
        words[subject].hide(language, [form for name in names for form in _CHANGING[language](name)])
    found = [each.block() for each in words.values()]
    return sorted((block for block in found if block.statements), key=lambda block: block.subject)


def is_quoted_in_part(title: str) -> bool:
    """Tell whether a title has a Chinese quotation mark that its other half does not follow or precede.

    >>> is_quoted_in_part("儿童权利公约》任择议定书"), is_quoted_in_part("依《联合国宪章》建立友好关系宣言")
    (True, False)
    """
    return title.count("《") != title.count("》")


def years() -> dict[str, str]:
    """Return path → year of each treaty whose date is known."""
    return {
        triple.subject.value.removeprefix(BASE): triple.object.value[:4]
        for file in _TREATY_FILES
        for triple in ox.parse(path=HERE.parent / file, format=ox.RdfFormat.TURTLE)
        if triple.predicate.value == _DATE and isinstance(triple.subject, ox.NamedNode)
    }


def changed(title: str, language: str, year: str) -> list[str]:
    """Return the other forms that texts have of a title.

    >>> changed("Convention sur la haute mer", "fr", "1958")
    ['Convention de 1958 sur la haute mer']
    >>> changed("اتفاقية أعالي البحار", "ar", "")
    []
    """
    found = [*with_articles(title, language), *(dated(title, language, year) if year else ())]
    return [*found, *(form for each in (title, *found) for form in _CHANGING.get(language, lambda _: ())(each))]


def titles() -> list[Block]:
    """Return the titles of treaties and instruments, with what the grammar makes of them."""
    words: dict[str, Words] = {}
    year = years()
    for row in table("title-forms.tsv"):
        each = words.setdefault(row["thing"], Words(row["thing"]))
        for language in LANGUAGES[1:]:
            every = forms(row[language])
            shown = [form for form in every if not is_quoted_in_part(form)]
            each.add(language, shown, [])
            others = [form for title in shown for form in changed(title, language, year.get(row["thing"], ""))]
            each.hide(language, [form for form in (*every, *others) if form not in shown])
    for row in table("short-titles.tsv"):
        each = words.setdefault(row["thing"], Words(row["thing"]))
        for language in LANGUAGES[1:]:
            short = forms(row[language])
            each.shorten(language, [*short, *(form for title in short for form in changed(title, language, ""))])
    return [words[path].block() for path in sorted(words)]


if __name__ == "__main__":
    write(HERE.parent / "verbs-translated.ttl", _VERBS, verbs())
    write(HERE.parent / "bodies-translated.ttl", _BODIES, bodies())
    write(HERE.parent / "titles-translated.ttl", _TITLES, titles())
