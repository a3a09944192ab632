"""The words by which other languages cite treaties and instruments: one row a language, read by `translated`.

What is known by its full name stands in the vocabulary. Here stand the nouns by which a text goes on to speak of it
("la Convention", "《公约》"), and the forms of pinpoints ("l’article 73 de la Charte", "《宪章》第七十三条").
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class TitleWording:
    """How one language cites by name: regular expressions, but for `follows` and `head_last`."""

    heads: tuple[str, ...]
    """The nouns of titles."""
    alone: str
    """What a noun looks like where it stands for a thing by itself, with `{head}` for the noun."""
    longer: str
    """What follows a noun that begins a longer title."""
    apart: str
    """What stands beside a name that is part of a body's, or before one of the act that speaks ("this Declaration")."""
    supplements: str
    """What joins the title of a protocol to that of its convention, which is part of it."""
    entitled: str
    """What stands between an act and its title."""
    protocols: str
    """The protocols to what was named last, with the group `optional`."""
    article: str
    """A pinpoint beside a name: `list` has the articles; `before`, `paragraph`, `point` or `letter` what is below."""
    follows: bool = False
    """A pinpoint stands behind the name, and so does what makes the name part of a body's."""
    head_last: bool = False
    """A title ends with its noun, as in Chinese; in the other languages it begins with it."""
    opens: str = ""
    """The mark before a title, where all titles are quoted."""


_LATIN_LIST: Final = r"(?P<list>(?:\d+|premier)(?:\s[a-z]\))?(?:(?:,\s|\s(?:et|y|e)\s)\d+(?:\s[a-z]\))?)*)"
_HAN_NUMBER: Final = r"[一二三四五六七八九十百零\d]+"

TITLE_WORDINGS: Final[dict[str, TitleWording]] = {
    "fr": TitleWording(
        heads=(
            "Convention", "Protocole", "Charte", "Pacte", "Traité", "Accord", "Statut", "Déclaration", "Règles",
            "Principes directeurs", "Programme d[’']action", "Plan d[’']action",
        ),
        alone=r"(?<!\w)(?:(?:la|cette|ladite|le|ce|ledit|du|dudit|au|les|des|aux|ces|lesdites)\s|l[’'])(?P<head>{head})(?!\w)",
        longer=r"\s(?:d[eu]s?\s|d[’']|sur\s|relati|contre\s|pour\s|concernant\s|portant\s|visant\s|inter|n[o°]|entre\s|\w+(?:iques?|ales?|iennes?|aines?|éennes?)\b|[A-Z(«])|-",
        apart=r"(?:Conférence|Assemblée)\sdes\s(?:États\s)?[Pp]arties\s(?:à\s(?:la\s|l[’'])?|au\s)$|[Ss]ecrétariat\s(?:de\s(?:la\s)?|du\s)$",
        supplements=r",?\sadditionnel\sà\sla\s",
        entitled=r"intitulée\s«\s?$",
        protocols=r"[Pp]rotocoles\s(?P<optional>facultatifs\s)?(?:additionnels\s)?(?:s[’']y\srapportant|y\srelatifs)",
        article=(
            r"(?:(?:paragraphe|par\.)\s(?P<before>\d+)\sde\sl[’']|alinéa\s(?P<point>[a-z])\)?\sde\sl[’'])?[Aa]rticles?\s"
            rf"{_LATIN_LIST}(?:,\s(?:paragraphe|par\.)\s(?P<paragraph>\d+),|,\salinéa\s(?P<letter>[a-z])\),)?"
            r"(?:\sdu\s[Cc]hapitre\s[IVX]+)?\s(?:de\s(?:la|l[’'])|du|des|d[’'])\s?$"
        ),
    ),
    "es": TitleWording(
        heads=(
            "Convención", "Convenio", "Protocolo", "Carta", "Pacto", "Tratado", "Acuerdo", "Estatuto", "Declaración",
            "Reglas", "Principios Rectores", "Programa de Acción", "Plan de Acción", "Agenda",
        ),
        alone=r"(?<!\w)(?:[Ll]a|[Ll]as|[Ee]l|[Ll]os|[Dd]el|[Aa]l|[Ee]sa|[Ee]se|[Dd]icha|[Dd]icho)\s(?P<head>{head})(?!\w)",
        longer=r"\s(?:del?\s|sobre\s|relativ|contra\s|para\s|por\s|inter|entre\s|en\sfavor|[A-ZÁÉÍÓÚ(«“0-9])|-",
        apart=r"(?:Conferencia|Asamblea)\sde\sl[ao]s\s(?:Estados\s)?[Pp]artes?\s(?:en\s|del?\s)(?:la\s|el\s)?$|[Ss]ecretaría\s(?:de\s(?:la\s)?|del\s)$",
        supplements=r",?\sque\scomplementa\sla\s",
        entitled=r"titulada\s[“«]$",
        protocols=r"(?<=sus\s)(?:dos\s|tres\s)?[Pp]rotocolos(?P<optional>\s[Ff]acultativos)?",
        article=(
            r"(?:párrafo\s(?P<before>\d+)\sdel\s|apartado\s(?P<point>[a-z])\)?\sdel\s)?[Aa]rtículos?\s"
            rf"{_LATIN_LIST}(?:,\spárrafo\s(?P<paragraph>\d+),|,\sapartado\s(?P<letter>[a-z])\),)?"
            r"(?:\sdel\sCapítulo\s[IVX]+)?\s(?:del?|de\s(?:la|las|los))\s$"
        ),
    ),
    "ru": TitleWording(
        heads=(
            r"Конвенци\w+", r"Протокол\w*", r"Устав\w*", r"Пакт\w*", r"Договор\w*", r"Соглашени\w+", r"Статут\w*",
            r"Деклараци\w+", r"Повестк\w+ дня", r"Правил\w*",
        ),
        alone=r"(?<!\w)(?P<head>{head})(?!\w)",
        longer=r"\s(?:об?\s|по\s|против\s|для\s|от\s|к\s|прав\w*\s|тысячелети|между\s|\w+(?:ов|ев|ых|их)\b|[А-Я(«0-9])|-",
        apart=r"(?:Конференци|Ассамбле)\w+\s(?:государств\s?[—–-]\s?)?(?:участников|Сторон)\s$|[Сс]екретариат\w*\s$|настоящ\w+\s$",
        supplements=r",\sдополняющ\w+\s",
        entitled=r"(?:озаглавленн\w+\s|(?<=\d\s))«$",
        protocols=r"(?P<optional>[Фф]акультативны\w+\s)?[Пп]ротокол(?:ы|ов|ам|ами|ах)\sк\s(?:ней|нему)(?!\w)",
        article=(
            r"(?:(?:под)?пункт\w*\s(?:(?P<before>\d+)|(?P<point>[a-z])\)?)\s)?[Сс]тать\w+\s"
            r"(?P<list>\d+(?:\s[a-z]\)?)?(?:(?:,\s|\sи\s)\d+(?:\s[a-z]\)?)?)*)(?:\sглавы\s[IVX]+)?\s$"
        ),
    ),
    "zh": TitleWording(
        heads=(
            "公约", "议定书", "宪章", "规约", "条约", "协定", "宣言", "规则", "行动纲领", "行动计划", "指导原则",
            "议程",
        ),
        alone=r"《(?P<head>{head})》",
        longer=r"(?!)",
        apart=r"》?(?:秘书处|缔约[国方](?:会议|大会))",
        supplements="(?!)",
        entitled=r"题为“$",
        protocols=r"(?<=及其)(?:各项|两项|三项)?《?(?P<optional>任择)?议定书",
        article=(
            rf"》?\s?(?:第{_HAN_NUMBER}章)?第(?P<list>{_HAN_NUMBER}条?(?:(?:、|和|及)第?{_HAN_NUMBER}条?)*)(?<=条)"
            rf"(?:第(?P<paragraph>{_HAN_NUMBER})款|\((?P<point>[a-z])\)[项款])?"
        ),
        follows=True,
        head_last=True,
        opens="《",
    ),
    "ar": TitleWording(
        heads=("اتفاقية", "بروتوكول", "ميثاق", "عهد", "معاهدة", "نظام الأساسي", "إعلان", "خطة"),
        alone=r"(?<!\w)[وفبك]*(?:ال|لل)(?P<head>{head})(?!\w)",
        longer=r"\s(?:ال(?!تي\b|ذي\b)|لل|ل\w|بشأن|عن\s|من\sأجل|حول|بين|بال|\d|[(«])",
        apart=r"(?:مؤتمر|جمعية)\s(?:الدول\s)?الأطراف\sفي\s(?:ال)?$|[أا]مانة\s(?:ال)?$|هذ[اه]\s(?:ال)?$",
        supplements=r"،?\sالمكمل\sل",
        entitled=r"المعنون\s[”“]$",
        protocols=r"بروتوكول(?:ات|ين|ان|ي)(?P<optional>\sالاختياري(?:ة|ين|ان))?(?:ها|\sالملحق(?:ة|ين|ان)\sبها)(?!\w)",
        article=(
            r"(?:[ا-ي]*فقرة\s(?P<before>\d+)\sمن\s|[ا-ي]*فقرة\sالفرعية\s\((?P<point>[ا-ي])ـ?\)\sمن\s)?[وفبل]*(?:ال|لل)?"
            r"(?:مادة|مواد|مادتين|مادتان)\s(?P<list>\d+(?:\s\([ا-ي]ـ?\))?(?:(?:،\s|\sو\s?)\d+)*)(?:\sمن\sالفصل\s\w+)?\sمن\s(?:ال)?$"
        ),
    ),
}  # fmt: skip
"""BCP 47 tag → how the language cites by name; English has rules of its own in `unres.understand.citations.titles`."""
