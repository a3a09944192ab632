"""Makes `countries.ttl` from the table of country codes of datahub.io ("country-codes", PDDL), and our own additions.

    python ontology/sources/countries.py country-codes.csv

The table joins the United Nations' M49 standard, ISO 3166-1, UNTERM's short and formal names in six languages, and
Wikidata. `country-names.tsv`, beside this file, adds what it lacks: names that texts use, words that contain a name
and mean something else, adjectives.
"""

import csv
import re
import sys
from pathlib import Path
from typing import Final

from russian import declined
from turtle_writer import LANGUAGES, Block, literal, thing, write

HERE: Final = Path(__file__).resolve().parent
_LANGUAGE_NAMES: Final = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ru": "Russian",
    "zh": "Chinese",
    "ar": "Arabic",
}
_M49_COLUMNS: Final = {"zh": "cn"}
_NOT_IN_M49: Final = frozenset({"TWN"})
"""Rows with an ISO code that the United Nations' list does not have."""
_ARTICLE: Final = re.compile(
    r"^(?:the |la |le |les |l['’]\s?|el |los |las )|\s*\*$|\s*\((?:the|la|le|les|l['’]?|el|los|las)\)(?=\s*\*?$)"
)
"""An article before or in brackets behind a name, and the asterisk of UNTERM's notes."""
_COMMENT: Final = """
Countries and areas of the M49 standard, by their ISO 3166-1 alpha-3 codes. Made by sources/countries.py: mend that.

skos:prefLabel is the short name, unr:formalName the formal one, skos:altLabel another one that texts use. unr:demonym
stands before "authorities" and "Government". unr:notName are words that contain a name and do not mean the country.
skos:hiddenLabel are Russian names in the other cases, which texts have and nobody is shown.
"""


def bare(name: str) -> str:
    """Return a name without its article and the marks around it.

    >>> bare("the Republic of Mali"), bare("State of Palestine (the) *"), bare("l'État de Palestine *")
    ('Republic of Mali', 'State of Palestine', 'État de Palestine')
    """
    previous = ""
    while previous != name:
        previous, name = name, _ARTICLE.sub("", name).strip()
    return name.replace("'", "’")


def additions() -> dict[str, dict[str, list[str]]]:
    """Return alpha-3 code → kind of addition ("name", "formal", "alt", "not", "demonym") → values."""
    found: dict[str, dict[str, list[str]]] = {}
    for line in (HERE / "country-names.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        code, kind, value = line.split("\t")
        found.setdefault(code, {}).setdefault(kind, []).append(value)
    return found


def block(row: dict[str, str], extra: dict[str, list[str]]) -> Block:
    """Return what is said of one country."""
    code = row["ISO3166-1-Alpha-3"]
    short, formal, other = {}, {}, []
    for language in LANGUAGES:
        unterm = bare(row[f"UNTERM {_LANGUAGE_NAMES[language]} Short"])
        m49 = bare(row[f"official_name_{_M49_COLUMNS.get(language, language)}"])
        short[language] = unterm or m49
        formal[language] = bare(row[f"UNTERM {_LANGUAGE_NAMES[language]} Formal"])
        if unterm and m49 and m49 != unterm:
            other.append(literal(m49, language))
    for name in extra.get("name", []):
        if name != short["en"]:
            short["en"] = name
    for value in extra.get("formal", []):
        formal["en"] = value
    formal = {language: name for language, name in formal.items() if name != short[language]}
    other += [literal(value, "en") for value in extra.get("alt", [])]
    taken = {literal(name, language) for language, name in [*short.items(), *formal.items()]}
    russian = declined(short["ru"]) + declined(formal.get("ru", ""))
    number = int(row["M49"])
    return (
        Block(thing(f"country/{code.lower()}"))
        .say("a", "unr:Country")
        .names("skos:prefLabel", short)
        .names("unr:formalName", formal)
        .say("skos:altLabel", *(each for each in other if each not in taken))
        .say("skos:hiddenLabel", *(literal(form, "ru") for form in russian))
        .say("unr:demonym", *(literal(value, "en") for value in extra.get("demonym", [])))
        .say("unr:notName", *(in_language(value) for value in extra.get("not", [])))
        .say("unr:m49Code", literal(f"{number:03}"))
        .say("unr:alpha2Code", literal(row["ISO3166-1-Alpha-2"]))
        .say("unr:alpha3Code", literal(code))
        .say("owl:sameAs", f"<http://www.wikidata.org/entity/{row['wikidata_id'].rpartition('/')[2]}>")
        .say("dcterms:source", "<https://unstats.un.org/unsd/methodology/m49/>", "<https://unterm.un.org/>")
    )


def in_language(value: str) -> str:
    """Return a text as a literal: of the language behind the sign @, or else English.

    >>> in_language("Réunion des@fr"), in_language("Congo Basin")
    ('"Réunion des"@fr', '"Congo Basin"@en')
    """
    text, _, language = value.partition("@")
    return literal(text, language or "en")


def main(table: Path, target: Path) -> None:
    """Write the file."""
    extra = additions()
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["ISO3166-1-Alpha-3"] not in _NOT_IN_M49]
    rows.sort(key=lambda row: row["ISO3166-1-Alpha-3"])
    write(target, _COMMENT, (block(row, extra.get(row["ISO3166-1-Alpha-3"], {})) for row in rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]), HERE.parent / "countries.ttl")
