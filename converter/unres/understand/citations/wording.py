"""The words by which other languages cite: one row a language, read by `unres.understand.citations.languages`.

Numbers and symbols are the same in all six languages; what differs is the word for a resolution, where it stands, how
bodies, annexes and paragraphs are called, and how dates are written. Stems stand for all forms of a word.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language cites.

    All values are regular expressions; `bodies` gives those of each body that texts cite by name, by its code.
    `number_first` says that the number stands before the word ("第60/1号决议"). `paragraph` and `annex` have the group
    `n` where a number follows, `date` the groups `day`, `month` and `year`. `records` is the title of the *Official
    Records* and what repeats it in a note; `adopted` stands between an act's title and the body that adopted it.
    """

    resolution: str
    decision: str
    bodies: tuple[tuple[str, str], ...]
    annex: str
    paragraph: str
    date: str
    months: tuple[str, ...]
    series: str
    present: str
    records: str
    adopted: str
    number_first: bool = False
    letters: tuple[tuple[str, str], ...] = ()
    """How the letters of an act's parts and its session are written, where that is not in Latin letters."""


_WORD_DATE: Final = r"(?P<day>\d{{1,2}})(?:er)?\s+(?:de\s+)?(?P<month>{months})\s+(?:de\s+|del\s+)?(?P<year>\d{{4}})"
_VOLUME: Final = (
    r"vols?\.\s?(?P<volumes>\d[\d,\s]*(?:\s\w{1,2}\s\d+)?),\s(?:n\s?[°oº]s?|núms?\.|Nos?\.|№)\s?(?P<number>\d+)"
)
_ARABIC_VOLUME: Final = (
    r"(?:vols?\.\s?|المجلد(?:ات|ان)?\s)(?P<volumes>\d[\d,،\sو]*)[,،]\s(?:Nos?\.\s?|الرقم\s|رقم\s)(?P<number>\d+)"
)

WORDINGS: Final[dict[str, Wording]] = {
    "fr": Wording(
        resolution=r"[Rr]ésolutions?\b",
        decision=r"[Dd]écisions?\b",
        bodies=(
            ("unea", r"Assemblée des Nations Unies pour l[’']environnement"),
            ("ga", r"Assemblée générale|l’Assemblée(?! des Nations)"),
            ("sc", r"Conseil de sécurité"),
            ("ecosoc", r"Conseil économique et social"),
            ("hrc", r"Conseil des droits de l[’']homme"),
            ("chr", r"Commission des droits de l[’']homme"),
            ("cnd", r"Commission des stupéfiants"),
            ("ccpcj", r"Commission pour la prévention du crime et la justice pénale"),
            ("statcom", r"Commission de statistique"),
            ("cop-untoc", r"Conférence des Parties à la Convention des Nations Unies contre la criminalité"),
            ("cosp-uncac", r"Conférence des États parties à la Convention des Nations Unies contre la corruption"),
        ),
        annex=r"annexes?\b(?:\s(?P<n>[IVX]+\b))?",
        paragraph=r"(?:par\.|paragraphes?)\s(?P<n>\d+)",
        date=_WORD_DATE,
        months=(
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ),
        series=_VOLUME,
        present=r"la présente résolution",
        records=r"Documents officiels|[Ii]bid",
        adopted=r"(?:adoptées?|prises?) par(?: l[ea’\'])?",
    ),
    "es": Wording(
        resolution=r"[Rr]esoluci(?:ón|ones)\b",
        decision=r"[Dd]ecisi(?:ón|ones)\b",
        bodies=(
            ("unea", r"Asamblea de las Naciones Unidas sobre el Medio Ambiente"),
            ("ga", r"Asamblea General"),
            ("sc", r"Consejo de Seguridad"),
            ("ecosoc", r"Consejo Económico y Social"),
            ("hrc", r"Consejo de Derechos Humanos"),
            ("chr", r"Comisión de Derechos Humanos"),
            ("cnd", r"Comisión de Estupefacientes"),
            ("ccpcj", r"Comisión de Prevención del Delito y Justicia Penal"),
            ("statcom", r"Comisión de Estadística"),
            ("cop-untoc", r"Conferencia de las Partes en la Convención de las Naciones Unidas contra la Delincuencia"),
            ("cosp-uncac", r"Conferencia de los Estados Partes? en la Convención .{0,25} contra la Corrupción"),
        ),
        annex=r"anexos?\b(?:\s(?P<n>[IVX]+\b))?",
        paragraph=r"(?:párrs?\.|párrafos?)\s(?P<n>\d+)",
        date=_WORD_DATE,
        months=(
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ),
        series=_VOLUME,
        present=r"la presente resolución",
        records=r"Documentos Oficiales|[Ii]b[ií]d",
        adopted=r"aprobad[ao]s? por(?: l[ao]s?)?",
    ),
    "ru": Wording(
        resolution=r"[Рр]езолюци(?:ях|ями|ям|й|и|я|ю|ей)\b",
        decision=r"[Рр]ешени(?:ях|ями|ям|й|и|я|ю|ем|е)\b",
        bodies=(
            ("unea", r"Ассамбле\w+ Организации Объединенных Наций по окружающей среде"),
            ("ga", r"Генеральн\w+ Ассамбле\w+|Ассамбле\w+"),
            ("sc", r"Совет\w* Безопасности"),
            ("ecosoc", r"Экономическ\w+ и Социальн\w+ Совет\w*"),
            ("hrc", r"Совет\w* по правам человека"),
            ("chr", r"Комисси\w+ по правам человека"),
            ("cnd", r"Комисси\w+ по наркотическим средствам"),
            ("ccpcj", r"Комисси\w+ по предупреждению преступности"),
            ("statcom", r"Статистическ\w+ комисси\w+"),
            ("cop-untoc", r"Конференци\w+ участников Конвенции"),
            ("cosp-uncac", r"Конференци\w+ государств\s?[—–-]\s?участников Конвенции"),
        ),
        annex=r"приложени\w+(?:\s(?P<n>[IVX]+\b))?",
        paragraph=r"(?:пп?\.|пункт\w*)\s(?P<n>\d+)",
        date=_WORD_DATE,
        months=(
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря",
        ),
        series=_VOLUME,
        present=r"настоящ\w+ резолюци\w+",
        records=r"Официальные отчеты|Там же",
        adopted=r"принят\w+",
    ),
    "zh": Wording(
        resolution=r"决议",
        decision=r"决定",
        bodies=(
            ("unea", r"联合国环境大会"),
            ("ga", r"大会(?!正式记录)"),
            ("sc", r"安全理事会|安理会"),
            ("ecosoc", r"经济及社会理事会|经社理事会"),
            ("hrc", r"人权理事会"),
            ("chr", r"人权委员会"),
            ("cnd", r"麻醉药品委员会"),
            ("ccpcj", r"预防犯罪和刑事司法委员会|预防犯罪委员会"),
            ("statcom", r"统计委员会"),
            ("cop-untoc", r"打击跨国有组织犯罪公约》?缔约方(?:会议|大会)"),
            ("cosp-uncac", r"反腐败公约》?缔约国会议"),
        ),
        annex=r"附件(?P<n>[一二三四五])?",
        paragraph=r"第(?P<n>\d+)段",
        date=r"(?P<year>\d{{4}})年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日",
        months=(),
        series=r"第(?P<volumes>\d[\d、和,\s]*)卷,\s?第(?P<number>\d+)号",
        present=r"本决议",
        records=r"正式记录|同上",
        adopted=r"通过",
        number_first=True,
    ),
    "ar": Wording(
        resolution=r"(?:ال|ل|ب|و|ك)*قرار(?:ات|ي|ين|ان|ا)?(?:ها|ه|هما)?(?![^\W\d_])",
        decision=r"(?:ال|ل|ب|و|ك)*مقرر(?:ات|ي|ين|ان|ا)?(?:ها|ه|هما)?(?![^\W\d_])",
        bodies=(
            ("unea", r"جمعية الأمم المتحدة للبيئة"),
            ("ga", r"الجمعية العامة"),
            ("sc", r"مجلس الأمن"),
            ("ecosoc", r"المجلس الاقتصادي والاجتماعي"),
            ("hrc", r"مجلس حقوق الإنسان"),
            ("chr", r"لجنة حقوق الإنسان"),
            ("cnd", r"لجنة المخدرات"),
            ("ccpcj", r"لجنة منع الجريمة والعدالة الجنائية"),
            ("statcom", r"اللجنة الإحصائية"),
            ("cop-untoc", r"مؤتمر الأطراف في اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة"),
            ("cosp-uncac", r"مؤتمر الدول الأطراف في اتفاقية الأمم المتحدة لمكافحة الفساد"),
        ),
        annex=r"المرفق(?:\s(?P<n>الأول|الثاني|الثالث|الرابع))?",
        paragraph=r"الفقر(?:ة|ات|تين|تان)\s(?P<n>\d+)",
        date=r"(?P<day>\d{{1,2}})\s(?P<month>{months})\s?/\s?\w+\s(?P<year>\d{{4}})",
        months=(
            "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
            "تشرين الثاني", "كانون الأول",
        ),
        series=_ARABIC_VOLUME,
        present=r"(?:ل|ب|ك)?هذا القرار",
        records=r"الوثائق الرسمية|المرجع نفسه",
        adopted=r"(?:اعتمد|اتخذ)\w*",
        letters=(
            ("ألف", "A"), ("باء", "B"), ("جيم", "C"), ("دال", "D"), ("هاء", "E"), ("واو", "F"), ("زاي", "G"),
            ("حاء", "H"), ("طاء", "I"), ("ياء", "J"), ("كاف", "K"), ("لام", "L"),
        ),
    ),
}  # fmt: skip
"""BCP 47 tag → how the language cites; English has rules of its own in `unres.understand.citations.cite`."""

ORDINALS: Final = {
    "一": "1", "二": "2", "三": "3", "四": "4", "五": "5",
    "الأول": "1", "الثاني": "2", "الثالث": "3", "الرابع": "4",
}  # fmt: skip
"""How annexes are counted in words."""
