"""The same document in two languages gives the same graph."""

import pytest

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document, Extraction

VERSIONS = {
    "en": """A/HRC/RES/58/99

58/99. Wells

The Human Rights Council,

Guided by the Charter of the United Nations and the Convention on the Rights of the Child,

Recalling its resolutions 5/1 and 5/2 of 18 June 2007 and General Assembly resolution 60/251 of 15 March 2006,

Reaffirming Security Council resolutions 1373 (2001) and 2178 (2014), and paragraph 3 of resolution 55/21 of 4 April \
2024,

1. Decides to dig a well in every country;

2. Requests the Secretary-General to report to the Council;

3. Urges all States to dig;

4. Takes note of the report A/HRC/58/48.
""",
    "fr": """A/HRC/RES/58/99

58/99. Puits

Le Conseil des droits de l’homme,

Guidé par la Charte des Nations Unies et la Convention relative aux droits de l’enfant,

Rappelant ses résolutions 5/1 et 5/2 du 18 juin 2007 et la résolution 60/251 de l’Assemblée générale, en date du 15 \
mars 2006,

Réaffirmant les résolutions 1373 (2001) et 2178 (2014) du Conseil de sécurité, et le paragraphe 3 de la résolution \
55/21 du 4 avril 2024,

1. Décide de creuser un puits dans chaque pays ;

2. Prie le Secrétaire général de faire rapport au Conseil ;

3. Prie instamment tous les États de creuser ;

4. Prend note du rapport A/HRC/58/48.
""",
    "es": """A/HRC/RES/58/99

58/99. Pozos

El Consejo de Derechos Humanos,

Guiado por la Carta de las Naciones Unidas y la Convención sobre los Derechos del Niño,

Recordando sus resoluciones 5/1 y 5/2, de 18 de junio de 2007, y la resolución 60/251 de la Asamblea General, de 15 \
de marzo de 2006,

Reafirmando las resoluciones 1373 (2001) y 2178 (2014) del Consejo de Seguridad, y el párrafo 3 de la resolución \
55/21, de 4 de abril de 2024,

1. Decide cavar un pozo en cada país;

2. Solicita al Secretario General que informe al Consejo;

3. Insta a todos los Estados a que caven;

4. Toma nota del informe A/HRC/58/48.
""",
    "ar": """A/HRC/RES/58/99

58/99. الآبار

إن مجلس حقوق الإنسان،

إذ يسترشد بميثاق الأمم المتحدة واتفاقية حقوق الطفل،

وإذ يشير إلى قراريه 5/1 و5/2 المؤرخين 18 حزيران/يونيه 2007 وإلى قرار الجمعية العامة 60/251 المؤرخ 15 آذار/مارس \
2006،

وإذ يؤكد من جديد قراري مجلس الأمن 1373 (2001) و 2178 (2014)، والفقرة 3 من القرار 55/21 المؤرخ 4 نيسان/أبريل 2024،

1- يقرر حفر بئر في كل بلد؛

2- يطلب إلى الأمين العام أن يقدم تقريرا إلى المجلس؛

3- يحث جميع الدول على حفر الآبار؛

4- يحيط علما بالتقرير A/HRC/58/48.
""",
    "ru": """A/HRC/RES/58/99

58/99. Колодцы

Совет по правам человека,

руководствуясь Уставом Организации Объединенных Наций и Конвенцией о правах ребенка,

ссылаясь на свои резолюции 5/1 и 5/2 от 18 июня 2007 года и резолюцию 60/251 Генеральной Ассамблеи от 15 марта \
2006 года,

подтверждая резолюции 1373 (2001) и 2178 (2014) Совета Безопасности и пункт 3 резолюции 55/21 от 4 апреля 2024 года,

1. постановляет вырыть колодец в каждой стране;

2. просит Генерального секретаря доложить Совету;

3. настоятельно призывает все государства рыть колодцы;

4. принимает к сведению доклад A/HRC/58/48.
""",
}


def read(language: str) -> Extraction:
    return extract(Document("key", "source", VERSIONS[language], language=language), authorities.load())


@pytest.fixture(scope="module")
def english() -> Extraction:
    return read("en")


@pytest.mark.parametrize("language", sorted(set(VERSIONS) - {"en"}))
def test_references_are_the_same(english: Extraction, language: str) -> None:
    def meant(found: Extraction) -> set[tuple[str | None, ...]]:
        return {(r.kind, r.target, r.pinpoint, r.relation, r.evidence, r.paragraph) for r in found.references}

    assert len(english.references) == 14
    assert meant(read(language)) == meant(english)


@pytest.mark.parametrize("language", sorted(set(VERSIONS) - {"en"}))
def test_actions_are_the_same(english: Extraction, language: str) -> None:
    def asked(found: Extraction) -> list[tuple[object, ...]]:
        return [(a.verb, a.strength, a.issuers, a.addressees, a.label) for a in found.actions]

    assert len(english.actions) == 4
    assert asked(read(language)) == asked(english)


@pytest.mark.parametrize("language", sorted(set(VERSIONS) - {"en"}))
def test_structure_and_head_are_the_same(english: Extraction, language: str) -> None:
    other = read(language)
    assert [(p.kind, p.label, p.part) for p in other.paragraphs] == [
        (p.kind, p.label, p.part) for p in english.paragraphs
    ]
    assert (other.header.symbol, other.header.body, other.header.type) == (
        english.header.symbol,
        english.header.body,
        english.header.type,
    )


@pytest.mark.parametrize("language", sorted(VERSIONS))
def test_words_are_the_texts_own(language: str) -> None:
    for reference in read(language).references:
        assert VERSIONS[language][reference.start : reference.end] == reference.text
