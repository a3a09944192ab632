"""Treaties and instruments by name in other languages than English: which, with which article, and what is none."""

from collections.abc import Iterator

import pytest

from unres.understand.citations.translated_titles import Introduced, find_names_in, find_protocols_in
from unres.understand.names import ShortName, tag
from unres.vocabulary import Named, Vocabulary, fold, load

OTHERS = ("fr", "es", "ru", "zh", "ar")


def found(language: str, *texts: str) -> list[str]:
    """Return what the texts of one act name, in order: number or slug, and the article."""
    introduced = Introduced(language)
    names = (name for text in texts for name in find_names_in(tag(text, language), introduced))
    return [
        f"{getattr(name.thing, 'number', '') or getattr(name.thing, 'slug', '')} {name.article}".rstrip()
        for name in names
    ]


CHARTER = "charter-of-the-united-nations"


@pytest.mark.parametrize(
    ("language", "text", "expected", "why"),
    [
        ("fr", "les Articles 25 et 48 de la Charte des Nations Unies", ["25", "48"], "a list has one each"),
        ("fr", "l’Article 73 e) de la Charte des Nations Unies", ["73/e"], "a point"),
        ("fr", "au paragraphe 2 de l’article 4 de la Charte des Nations Unies", ["4/2"], "a paragraph before it"),
        ("fr", "l’article 2, paragraphe 7, de la Charte des Nations Unies", ["2/7"], "a paragraph behind it"),
        ("fr", "Chapitre VII de la Charte des Nations Unies", [""], "a chapter is no article"),
        ("fr", "les articles premier et 2 de la Charte des Nations Unies", ["1", "2"], "the first is written out"),
        ("fr", "l’Article 41 du Chapitre VII de la Charte des Nations Unies", ["41"], "its chapter between them"),
        ("fr", "l’alinéa b) de l’article 13 de la Charte des Nations Unies", ["13/b"], "a point before it"),
        ("es", "los artículos 1 y 30 de la Carta de las Naciones Unidas", ["1", "30"], "and is no point y"),
        ("es", "el artículo 13, apartado b), de la Carta de las Naciones Unidas", ["13/b"], "a point behind it"),
        ("ru", "в пункте b) статьи 13 Устава Организации Объединенных Наций", ["13/b"], "a point before it"),
        ("zh", "《联合国宪章》第七章第四十一条", ["41"], "its chapter before it"),
        ("zh", "《联合国宪章》第13条(b)项", ["13/b"], "a point"),
        ("ar", "الفقرة الفرعية (ب) من المادة 13 من ميثاق الأمم المتحدة", ["13/b"], "a point before it"),
        ("ar", "المادة 73 (ه) من ميثاق الأمم المتحدة", ["73/e"], "a point behind it"),
        ("es", "el Artículo 73 e) de la Carta de las Naciones Unidas", ["73/e"], "a point"),
        ("es", "el párrafo 2 del artículo 4 de la Carta de las Naciones Unidas", ["4/2"], "a paragraph"),
        ("ru", "в соответствии со статьей 73 Устава Организации Объединенных Наций", ["73"], "nothing joins the two"),
        ("ru", "статьи 25 и 48 Устава Организации Объединенных Наций", ["25", "48"], "a list"),
        ("zh", "《联合国宪章》第七十三条", ["73"], "a numeral in characters"),
        ("zh", "《联合国宪章》第二十五条和第四十八条", ["25", "48"], "a list"),
        ("zh", "《联合国宪章》第4条第2款", ["4/2"], "digits, and a paragraph"),
        ("ar", "المادة 73 من ميثاق الأمم المتحدة", ["73"], "joined by a preposition"),
        ("ar", "المادتين 25 و 48 من ميثاق الأمم المتحدة", ["25", "48"], "the dual"),
    ],
)
def test_an_article_stands_beside_its_treaty(language: str, text: str, expected: list[str], why: str) -> None:
    assert found(language, text) == [f"{CHARTER} {article}".rstrip() for article in expected], why


@pytest.mark.parametrize(
    ("language", "texts", "expected", "why"),
    [
        ("fr", ["la Convention relative aux droits de l’enfant", "parties à la Convention,"], ["27531"] * 2, "named"),
        ("fr", ["les États parties à la Convention,"], [], "nothing has been named"),
        ("fr", ["la Convention des lampes", "la Convention."], [], "a title that nobody knows"),
        (
            "fr",
            ["la Convention relative aux droits de l’enfant et la Convention de Tombouctou", "la Convention."],
            ["27531"],
            "after a title that nobody knows the noun is uncertain",
        ),
        (
            "fr",
            ["la Charte des Nations Unies et la Charte olympique", "la Charte."],
            [CHARTER],
            "an adjective makes another title",
        ),
        ("fr", ["la Convention de 1988"], [], "a short title needs the full one"),
        (
            "fr",
            [
                "Convention des Nations Unies contre le trafic illicite de stupéfiants et de substances psychotropes",
                "la Convention de 1988",
            ],
            ["27627"] * 2,
            "a short title after the full one",
        ),
        ("fr", ["la Convention de 1954 relative au statut des apatrides"], ["5158"], "the year in a title"),
        ("fr", ["de la Déclaration et du Programme d’action de Durban"], ["durban-declaration"], "articles in a title"),
        ("fr", ["le secrétariat de la Convention de Vienne pour la protection de la couche d’ozone"], [], "a body"),
        (
            "fr",
            [
                "la Conférence des États parties à la Convention des Nations Unies contre la corruption",
                "la Convention,",
            ],
            ["42146"],
            "whose parties meet has been named",
        ),
        ("es", ["la Convención sobre los Derechos del Niño", "dicha Convención."], ["27531"] * 2, "that convention"),
        ("es", ["la Carta de las Naciones Unidas y la Carta Olímpica", "la Carta."], [CHARTER], "another charter"),
        ("ru", ["Всеобщей декларации прав человека"], ["universal-declaration-of-human-rights"], "the genitive"),
        ("ru", ["Венской декларацией и Программой действий"], ["vienna-declaration-and-programme-of-action"], "both"),
        ("ru", ["Конвенции о правах ребенка", "участники Конвенции,"], ["27531"] * 2, "the noun in another case"),
        ("ru", ["участники настоящей Конвенции"], [], "the text that speaks"),
        ("zh", ["《儿童权利公约》", "《公约》缔约国"], ["27531"] * 2, "quoted"),
        ("zh", ["《美洲反腐败公约》"], [], "a longer title that nobody knows"),
        ("zh", ["《联合国反腐败公约》缔约国会议"], [], "a body"),
        ("zh", ["《儿童权利公约》", "该公约"], ["27531"], "a common noun is not quoted"),
        ("ar", ["اتفاقية حقوق الطفل", "الاتفاقية،"], ["27531"] * 2, "with the article"),
        ("ar", ["وفقا للعهد الدولي الخاص بالحقوق المدنية والسياسية"], ["14668"], "after the preposition"),
        ("ar", ["اتفاقية حقوق الطفل", "الاتفاقية الدولية للمصابيح", "الاتفاقية."], ["27531"], "another title"),
        ("ar", ["الاتفاقيَّة الدوليَّة لقمع تمويل الإرهاب"], ["38349"], "vowels that other texts leave out"),
        ("ar", ["إعلان الحق في التنمية", "هذا الإعلان"], ["declaration-right-to-development"], "the text that speaks"),
    ],
)
def test_a_noun_stands_for_what_was_named(language: str, texts: list[str], expected: list[str], why: str) -> None:
    assert found(language, *texts) == expected, why


@pytest.mark.parametrize(
    ("language", "text", "optional"),
    [
        ("fr", "la Convention et les Protocoles s’y rapportant", [False]),
        ("es", "la Convención y sus Protocolos Facultativos", [True]),
        ("ru", "Конвенции и факультативных протоколов к ней", [True]),
        ("zh", "《公约》及其各项议定书", [False]),
        ("ar", "الاتفاقية والبروتوكولات الملحقة بها", [False]),
        ("fr", "les Protocoles additionnels de 1977", []),
    ],
)
def test_protocols_to_what_was_named(language: str, text: str, optional: list[bool]) -> None:
    assert [each.optional for each in find_protocols_in(text, language)] == optional


def test_a_protocol_that_supplements_a_convention_is_one_citation() -> None:
    text = (
        "le Protocole contre le trafic illicite de migrants par terre, air et mer, additionnel à la Convention des "
        "Nations Unies contre la criminalité organisée"
    )
    assert found("fr", text) == ["smuggling-of-migrants-protocol"]


def forms_of(vocabulary: Vocabulary, language: str) -> Iterator[tuple[Named, str]]:
    titled = (*vocabulary.treaties.values(), *vocabulary.treaty_groups.values(), *vocabulary.instruments.values())
    for thing in (*vocabulary.bodies.values(), *titled):
        yield from ((thing, form) for form in thing.translations.get(language, ()))


@pytest.mark.parametrize("language", OTHERS)
def test_every_form_resolves_to_its_thing_and_to_nothing_else(language: str) -> None:
    """The longest match of a form in itself is the whole of it, and what it stands for."""
    for thing, form in forms_of(load(), language):
        hits = tag(form, language).names
        found = [(hit.start, hit.end, hit.thing.ref) for hit in hits if not isinstance(hit.thing, ShortName)]
        assert found == [(0, len(form), thing.ref)], form


@pytest.mark.parametrize("language", OTHERS)
def test_every_short_title_stands_for_things_that_have_it(language: str) -> None:
    vocabulary = load()
    for form, things in vocabulary.short_names(language).items():
        assert form not in vocabulary.names(language), f"{form} stands for something anywhere"
        assert all(form in map(fold, thing.short_translations[language]) for thing in things)  # type: ignore[union-attr]


def test_a_short_title_is_printed_with_its_capital() -> None:
    printed = [hit.thing for hit in tag("la Convention de 1988, la convention de 1988", "fr").names]
    assert len(printed) == 1
    assert isinstance(printed[0], ShortName)
