"""The forms of a title that texts have beside the one in the table: with its year, an article, a preposition.

What the grammar of a language makes of every title alike stands here, not in the table. Russian cases are in `russian`.
"""

import re
from collections.abc import Iterator
from typing import Final

_SUBJECT: Final = {
    "fr": re.compile(r"(?P<noun>Convention|Protocole)(?P<rest> (?:sur|relati\w+|pour|contre|concernant|portant) .+)"),
    "es": re.compile(r"(?P<noun>Convención|Convenio|Protocolo)(?P<rest> (?:sobre|relativ\w+|para|contra) .+)"),
    "ru": re.compile(r"(?P<noun>(?:\w+ )*(?:Конвенц|конвенц)ия)(?P<rest> (?:об?|по|против|для) .+)"),
}
"""A title that is a noun and what it is about: the year stands between them."""
_YEAR: Final = {"fr": " de {}", "es": " de {}", "ru": " {} года"}
_JOINED: Final = {
    "fr": (
        re.compile(r"(Déclaration(?: politique)?) et (?=(P(?:rogramme|lan|late-forme)))"),
        ("et le", "et du", "et au"),
    ),
    "es": (re.compile(r"(Declaración(?: Política)?) y (?=(P(?:rograma|lan|lataforma)))"), ("y el", "y del", "y al")),
}
"""Two nouns that may have an article each; the second one is feminine where `_FEMININE` says so."""
_FEMININE: Final = {
    "et le": "et la", "et du": "et de la", "et au": "et à la", "y el": "y la", "y del": "y de la", "y al": "y a la",
}  # fmt: skip


def dated(title: str, language: str, year: str) -> Iterator[str]:
    """Yield a treaty's title with its year, as texts write it.

    >>> list(dated("Convention relative aux droits de l’enfant", "fr", "1989"))
    ['Convention de 1989 relative aux droits de l’enfant']
    >>> list(dated("Конвенция о правах ребенка", "ru", "1989")), list(dated("儿童权利公约", "zh", "1989"))
    (['Конвенция 1989 года о правах ребенка'], ['1989年儿童权利公约'])
    >>> list(dated("اتفاقية حقوق الطفل", "ar", "1989"))
    ['اتفاقية عام 1989 لحقوق الطفل', 'اتفاقية عام 1989 المتعلقة بحقوق الطفل']
    """
    if re.search(r"\d{4}", title):
        return
    if language == "zh":
        yield f"{year}年{title}"
    elif language == "ar":
        yield from _dated_arabic(title, year)
    elif match := _SUBJECT[language].fullmatch(title):
        yield match["noun"] + _YEAR[language].format(year) + match["rest"]


def _dated_arabic(title: str, year: str) -> Iterator[str]:
    noun, _, rest = title.partition(" ")
    if noun == "الاتفاقية" and rest.startswith(("المتعلقة", "الخاصة")):
        yield f"اتفاقية عام {year} {rest}"
    elif noun == "اتفاقية" and not rest.startswith(("ال", "الأمم", "فيينا", "جنيف", "المتعلقة")):
        yield f"اتفاقية عام {year} ل{rest}"
        yield f"اتفاقية عام {year} المتعلقة ب{rest}"


def with_articles(title: str, language: str) -> Iterator[str]:
    """Yield a title of two nouns with the articles that the second one takes in a sentence.

    >>> list(with_articles("Déclaration et Programme d’action de Durban", "fr"))[0]
    'Déclaration et le Programme d’action de Durban'
    >>> list(with_articles("Declaración y Plataforma de Acción de Beijing", "es"))[1]
    'Declaración y de la Plataforma de Acción de Beijing'
    """
    pattern, articles = _JOINED.get(language, (None, ()))
    match = pattern.match(title) if pattern else None
    if match:
        feminine = match[2].startswith("Plat")
        for article in articles:
            yield f"{match[1]} {_FEMININE[article] if feminine else article} {title[match.end() :]}"


def with_preposition(name: str) -> Iterator[str]:
    """Yield an Arabic name after the preposition "to", which swallows the article's first letter.

    >>> list(with_preposition("الجمعية العامة")), list(with_preposition("اللجنة الخامسة"))
    (['للجمعية العامة'], ['للجنة الخامسة'])
    """
    if name.startswith("ال"):
        yield "ل" + name.removeprefix("ا").removeprefix("ل" if name.startswith("الل") else "")
