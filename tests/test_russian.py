"""Russian texts: the same algorithm with the words of another table, and names in their cases."""

import pytest
from tests.test_french import SYMBOLS, extraction

from unkg import authorities
from unkg.extraction.layout.paragraphs import blocks_of
from unkg.model import Document, Reference

RUSSIAN = authorities.load().languages["ru"]


def cited(text: str, issuer: str | None = None) -> list[Reference]:
    return [r for r in extraction(text, issuer, "ru").references if r.kind in SYMBOLS]


def labels(text: str) -> list[str]:
    blocks = blocks_of(Document("text", "text", text, language="ru"), RUSSIAN)
    return [block.paragraph.label for block in blocks if block.paragraph.label]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ссылаясь на резолюцию 60/251 Генеральной Ассамблеи,", [("60/251", "A/RES/60/251")]),
        (
            "ссылаясь на резолюцию 60/251 Генеральной Ассамблеи от 15 марта 2006 года,",
            [("60/251", "A/RES/60/251")],
        ),
        (
            "ссылаясь на резолюцию 60/251 от 15 марта 2006 года, принятую Генеральной Ассамблеей,",
            [("60/251", "A/RES/60/251")],
        ),
        ("в соответствии с резолюцией 2371 (2017) Совета Безопасности", [("2371 (2017)", "S/RES/2371(2017)")]),
        ("во исполнение резолюций Совета Безопасности 2371 (2017)", [("2371 (2017)", "S/RES/2371(2017)")]),
        ("о которой говорится в резолюции S-10/2 Генеральной Ассамблеи", [("S-10/2", "A/RES/S-10/2")]),
        ("ссылаясь на резолюцию 2005/11 Комиссии по правам человека,", [("2005/11", "E/CN.4/RES/2005/11")]),
        ("См. решение 50/411 Генеральной Ассамблеи.", [("50/411", "A/DEC/50/411")]),
        ("ссылаясь на свою резолюцию 57/270 В от 23 июня 2003 года,", [("57/270 В", "A/RES/57/270B")]),
        (
            "ссылаясь на резолюции 5/1 и 5/2 Совета по правам человека от 18 июня 2007 года,",
            [("5/1", "A/HRC/RES/5/1"), ("5/2", "A/HRC/RES/5/2")],
        ),
        (
            (
                "ссылаясь на резолюции 60/251 Генеральной Ассамблеи от 15 марта 2006 года и 5/1 Совета "
                "по правам человека,"
            ),
            [("60/251", "A/RES/60/251"), ("5/1", "A/HRC/RES/5/1")],
        ),
        (
            "ссылаясь на резолюцию 1993/4 Экономического и Социального Совета и на решение 1995/221 этого Совета,",
            [("1993/4", "E/RES/1993/4"), ("1995/221", "E/DEC/1995/221")],
        ),
        (
            (
                "ссылаясь на резолюции Генеральной Ассамблеи 76/202 «Колодцы и вода» от 17 декабря 2021 года и "
                "76/205 «Охрана колодцев» от того же числа,"
            ),
            [("76/202", "A/RES/76/202"), ("76/205", "A/RES/76/205")],
        ),
        # Cyrillic letters of the shape of Latin ones: in symbols, Roman sessions and letters of a part.
        ("в соответствии с А/RЕS/60/251,", [("А/RЕS/60/251", "A/RES/60/251")]),
        ("ссылаясь на резолюцию 2200 А (ХХI) Генеральной Ассамблеи,", [("2200 А (ХХI)", "A/RES/2200(XXI)A")]),
        ("ссылаясь на свою резолюцию 3263 (XXIХ) от 9 декабря 1974 года,", [("3263 (XXIХ)", "A/RES/3263(XXIX)")]),
        ("ссылаясь на свою резолюцию 50/70 Р от 12 декабря 1995 года,", [("50/70 Р", "A/RES/50/70P")]),
        ("ссылаясь на свою резолюцию 52/38 О от 9 декабря 1997 года,", [("52/38 О", "A/RES/52/38O")]),
        # A preposition is no letter.
        ("ссылаясь на свою резолюцию 52/38 О колодцах,", [("52/38", None)]),
        # What is no number of a text.
        ("Дополнение № 53 и том 2187, стр. 3/4, серии", []),
        ("в период с 11/9 и 12/10, в двух третях колодцев", []),
    ],
)
def test_numbers_in_prose(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(r.text, r.target) for r in cited(text) if r.kind != "document"] == expected


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("ссылаясь на свою резолюцию 5/1", "A/HRC/RES/5/1"),
        ("в своих предыдущих резолюциях 5/1", "A/HRC/RES/5/1"),
        ("с его последующим решением 5/101", "A/HRC/DEC/5/101"),
        # Another subject acts: a comma ends what belongs to the number.
        ("Генеральная Ассамблея в своей резолюции 60/251", "A/RES/60/251"),
    ],
)
def test_possessives_are_of_the_issuer_or_the_subject(words: str, target: str) -> None:
    assert [r.target for r in cited(f"{words},", "Council")] == [target]


@pytest.mark.parametrize(
    ("words", "pinpoint"),
    [
        ("пункт 3 резолюции 60/251", "para 3"),
        ("в пунктах 2 и 3 резолюции 60/251", "para 2; para 3"),
        ("с пунктами 4–6 своей резолюции 60/251", "paras 4-6"),
        ("в подпункте b) пункта 4 резолюции 60/251", "para 4(b)"),
        ("в пункте 4 с) резолюции 60/251", "para 4(c)"),
        ("раздел II приложения к резолюции 60/251", "annex, sect II"),
        ("в пункте 17 приложения II к резолюции 60/251", "annex II, para 17"),
        ("в приложении к резолюции 60/251", "annex"),
        ("в резолюции 60/251, приложение, пункт 12", "annex, para 12"),
        ("в резолюции 60/251 , приложение", "annex"),
        ("в резолюции 60/251, разд. IV , пп. 65–77", "sect IV, paras 65-77"),
        ("в резолюции 60/251, разд. А, п. 3", "sect A, para 3"),
        ("в резолюции 60/251, приложение II, резолюция 14/221", "annex II"),
        ("в резолюции 60/251, разд. II, пп. 3 и 5", "sect II, para 3; sect II, para 5"),
        ("глава Х приложения к резолюции 60/251", "annex, chap X"),
        ("раздел В резолюции 60/251", "sect B"),
        ("в статье 4 (пункт 3) резолюции 60/251", "art 4(3)"),
        ("в пункте 2 постановляющей части резолюции 60/251", "para 2"),
        # The paragraph of another text.
        ("в резолюции 60/251 и пункте 3 доклада", None),
    ],
)
def test_pinpoints(words: str, pinpoint: str | None) -> None:
    assert cited(f"отмечая сказанное {words},", "Assembly")[0].pinpoint == pinpoint


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        (
            "Экономический и Социальный Совет",
            [
                "Экономического и Социального Совета",
                "Экономическому и Социальному Совету",
                "Экономическим и Социальным Советом",
                "Экономическом и Социальном Совете",
            ],
        ),
        ("Генеральная Ассамблея", ["Генеральной Ассамблеи", "Генеральную Ассамблею", "Генеральной Ассамблеей"]),
        ("Генеральный секретарь", ["Генерального секретаря", "Генеральному секретарю", "Генеральным секретарем"]),
        (
            "Управление Верховного комиссара",
            ["Управления Верховного комиссара", "Управлением Верховного комиссара"],
        ),
        (
            "Венская декларация и Программа действий",
            ["Венской декларации и Программы действий", "Венскую декларацию и Программу действий"],
        ),
        ("Третий комитет", ["Третьего комитета", "Третьему комитету", "Третьим комитетом"]),
        ("Цели в области развития", ["Целей в области развития", "Целями в области развития"]),
        ("Корейская Народно-Демократическая Республика", ["Корейской Народно-Демократической Республики"]),
        ("Соединенные Штаты Америки", ["Соединенных Штатов Америки", "Соединенными Штатами Америки"]),
        ("Босния и Герцеговина", ["Боснии и Герцеговины", "Боснией и Герцеговиной"]),
        ("Рабочая группа по произвольным задержаниям", ["Рабочей группы по произвольным задержаниям"]),
        ("«четверка»", ["«четверки»", "«четверкой»"]),
        ("Камбоджа", ["Камбоджи", "Камбодже", "Камбоджей"]),
        ("Маврикий", ["Маврикия", "Маврикию"]),
        ("Гвинея-Бисау", ["Гвинеи-Бисау", "Гвинею-Бисау"]),
        ("Общий рынок восточной и южной части Африки", ["Общего рынка восточной и южной части Африки"]),
        ("Сахельская группа пяти", ["Сахельской группы пяти", "Сахельской группой пяти"]),
        ("Чрезвычайные палаты в судах Камбоджи", ["Чрезвычайных палат в судах Камбоджи"]),
        ("Силы по подавлению банд", ["Сил по подавлению банд", "Силам по подавлению банд"]),
        ("Руководящие указания", ["Руководящих указаний", "Руководящими указаниями"]),
        ("Статьи об ответственности государств", ["Статей об ответственности государств"]),
        ("Рекомендации ФАТФ", ["Рекомендаций ФАТФ", "Рекомендациями ФАТФ"]),
        (
            "Комитет, учрежденный во исполнение резолюции 1540 (2004)",
            ["Комитета, учрежденного во исполнение резолюции 1540 (2004)"],
        ),
    ],
)
def test_names_decline(name: str, forms: list[str]) -> None:
    found = RUSSIAN.declension.forms(name)
    assert found[0] == name
    assert set(forms) <= set(found)


def test_the_complement_of_a_name_stays() -> None:
    assert "Комитета по права человека" not in RUSSIAN.declension.forms("Комитет по правам человека")
    assert all(form.endswith(" по правам человека") for form in RUSSIAN.declension.forms("Комитет по правам человека"))


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("просит Совет Безопасности", "Security Council"),
        ("совместно с Советом Безопасности", "Security Council"),
        ("в Совете по правам человека", "Human Rights Council"),
        (
            "Верховному комиссару Организации Объединенных Наций по правам человека",
            "United Nations High Commissioner for Human Rights",
        ),
        ("Шестым комитетом", "Sixth Committee"),
        # The number of a note that lost its place above the line.
        ("доклад Совета Безопасности18, в котором", "Security Council"),
        # Small letters are no name.
        ("на совет безопасности", None),
    ],
)
def test_names_in_their_cases(words: str, body: str | None) -> None:
    found = [r.target for r in extraction(f"Отмечено {words}.", None, "ru").references if r.kind == "body"]
    assert found == ([body] if body else [])


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Комитет по правам ребенка видел колодцы. Отмечена работа Комитета Африканского союза.",
            ["Committee on the Rights of the Child", "African Union"],
        ),
        (
            (
                "МООНЮС вырыла колодцы; их видел Специальный посланник Генерального секретаря по Сирии. Специальный "
                "посланник Генерального секретаря и Совет Безопасности пьют."
            ),
            [
                "United Nations Mission in South Sudan",
                "Special Envoy of the Secretary-General for Syria",
                "Special Envoy of the Secretary-General for Syria",
                "Secretary-General of the United Nations",
                "Security Council",
            ],
        ),
    ],
)
def test_a_body_in_the_genitive_makes_another_body(text: str, bodies: list[str]) -> None:
    assert [r.target for r in extraction(text, None, "ru").references if r.kind == "body"] == bodies


def test_a_panel_is_that_of_the_sanctions_that_a_text_is_about() -> None:
    text = (
        "Резолюция 2781 (2025),\nпринятая Советом Безопасности на его 9928-м заседании 30 мая 2025 года\n"
        "Совет Безопасности,\nотмечая сотрудничество с Группой экспертов,\nссылаясь на меры, введенные пунктом 4 "
        "резолюции 2206 (2015), и на Комитет, учрежденный резолюцией 2206 (2015),\n"
    )
    found = [r.target for r in extraction(text, None, "ru").references if r.text == "Группой экспертов"]
    assert found == ["Panel of Experts established pursuant to resolution 2206 (2015)"]


def test_a_conference_of_another_body_numbers_its_own_resolutions() -> None:
    text = (
        "ссылаясь на Конференцию сторон Рамочной конвенции Организации Объединенных Наций об изменении климата и на "
        "резолюцию 6/2019 Конференции Продовольственной и сельскохозяйственной организации Объединенных Наций,"
    )
    assert [r.target for r in cited(text, "Assembly")] == [None]


def test_the_mission_of_another_organization_is_another() -> None:
    text = "Отмечена работа МООНЮС и Миссии Европейского союза по колодцам."
    found = [r.target for r in extraction(text, None, "ru").references if r.kind == "body"]
    assert found == ["United Nations Mission in South Sudan", "European Union"]


def test_the_offices_of_another_organization_are_its_own() -> None:
    text = (
        "Отмечены доклады Генерального секретаря Всемирной туристской организации и Генерального секретаря, "
        "представленный Генеральной Ассамблее."
    )
    found = [r.target for r in extraction(text, None, "ru").references if r.kind == "body"]
    office = "Secretary-General of the United Nations"
    assert found == ["World Tourism Organization", office, "General Assembly"]


RESOLUTION = """Организация Объединенных Наций
A/RES/74/999
Генеральная Ассамблея
Distr.: General
20 January 2020
Семьдесят четвертая сессия
Пункт 71 с) повестки дня
Резолюция, принятая Генеральной Ассамблеей 16 декабря 2019 года
74/999. Укрепление колодцев
Генеральная Ассамблея,
ссылаясь на свою резолюцию 46/182 от 19 декабря 1991 года, в которой она говорила о колодцах,
рассмотрев доклад Генерального секретаря,
1.
постановляет вырыть колодец;
2. просит Генерального секретаря:
a)
представить доклад;
с) вырыть колодец.
"""


def test_paragraphs_begin_in_small_letters() -> None:
    assert labels(RESOLUTION) == ["PP 1", "PP 2", "OP 1", "OP 2", "OP 2(a)", "OP 2(c)"]


@pytest.mark.parametrize(
    "opening",
    [
        "вновь отмечая значение",
        "вновь указывая, что важны",
        "вновь с сожалением отмечая, что сухи",
        "с особым интересом отмечая",
        "с осуждением отмечая, что сухи",
        "одновременно подчеркивая значение",
        "постоянно памятуя о том, что важны",
        "дополнительно выражая озабоченность тем, что сухи",
        "имея твердое намерение рыть",
    ],
)
def test_adverbs_stand_before_what_opens_a_paragraph(opening: str) -> None:
    text = f"Генеральная Ассамблея,\n\nсознавая, что вода нужна,\n{opening} колодцы,\nучитывая, что есть лопаты,\n"
    assert labels(text) == ["PP 1", "PP 2", "PP 3"]


def test_a_line_that_goes_on_is_no_paragraph() -> None:
    wrapped = (
        "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 46/182 от 19 декабря 1991 года, в которой она\n"
        "говорила о колодцах и о воде, а также о тех, кто пьет ее в разных странах\nи на разных континентах мира,\n\n"
        "рассмотрев доклад Генерального секретаря о том, сколько колодцев было вырыто\nза прошлый год,\n"
    )
    assert labels(wrapped) == ["PP 1", "PP 2"]


def test_the_masthead() -> None:
    header = extraction(RESOLUTION, None, "ru").header
    assert (header.symbol, header.type, header.body) == ("A/RES/74/999", "resolution", "General Assembly")
    assert (header.session, header.agenda_item, header.adopted) == (74, "71 (c)", "2019-12-16")
    assert (header.distributed, header.title) == ("2020-01-20", "Укрепление колодцев")


def test_the_session_in_the_name_of_a_report_is_another_bodys() -> None:
    text = "A/RES/74/999\nГенеральная Ассамблея\nПункт 79 повестки дня\nДоклад о работе ее семьдесят первой сессии\n"
    assert extraction(f"{text}74/999. Колодцы\nГенеральная Ассамблея,\n", None, "ru").header.session is None


def test_the_masthead_of_the_security_council() -> None:
    text = (
        "Совет Безопасности\nРезолюция 2586 (2021),\nпринятая Советом Безопасности на его 8819-м заседании "
        "14 июля 2021 года\nСовет Безопасности,\nссылаясь на свои резолюции 2014 (2011) и 2051 (2012),\n"
    )
    header = extraction(text, None, "ru").header
    assert (header.symbol, header.body, header.adopted) == ("S/RES/2586(2021)", "Security Council", "2021-07-14")


def test_a_decision_tells_its_meeting() -> None:
    text = (
        "A/DEC/77/999\n77/999. Выборы\nНа своем 74-м пленарном заседании 1 июня 2023 года Генеральная Ассамблея в "
        "соответствии с правилом 30 избрала заместителями Председателя представителей двух государств.\n"
    )
    assert extraction(text, None, "ru").header.adopted == "2023-06-01"


def test_yo_is_read_as_ye_and_keeps_its_place() -> None:
    text = "в своём докладе и в резолюции 60/251, принятой Генеральной Ассамблеей в Объединённых Нациях"
    (reference,) = cited(text)
    assert text[reference.start : reference.end] == "60/251"
    assert reference.target == "A/RES/60/251"


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("ссылаясь на резолюцию", "recall"),
        ("напоминая обо всех решениях и о резолюции", "recall"),
        ("вновь подтверждая свою резолюцию", "reaffirm"),
        ("руководствуясь резолюцией", "guided-by"),
        ("приветствуя принятый в прошлом году документ и резолюцию", "welcome"),
        ("с удовлетворением отмечая резолюцию", "welcome"),
        ("принимая к сведению резолюцию", "note"),
        ("подчеркивая значение резолюции", "stress"),
        ("выражая глубокую обеспокоенность по поводу резолюции", "express-concern"),
        ("отмечая доклад, представленный во исполнение резолюции", "pursuant-to"),
        ("отмечая призыв, содержащийся в резолюции", "contain"),
        # What is decided in a text is contained in it: the verb says what is done with it.
        ("вновь подтверждая свое решение о колодцах, содержащееся в резолюции", "reaffirm"),
        ("ссылаясь на решения и рекомендации, содержащиеся в резолюции", "contain"),
        ("учитывая пункт 6 резолюции", "bear-in-mind"),
        ("учитывая роль резолюции", "acknowledge"),
        ("отмечая работу Комитета, учрежденного резолюцией", "establish"),
        ("отмечая план, одобренный Генеральной Ассамблеей в ее резолюции", "endorse"),
        ("отмечая ход осуществления резолюции", "implement"),
        ("отмечая случаи невыполнения одной из сторон резолюции", "implement"),
        ("отмечая осуществление всеми государствами резолюции", "implement"),
        ("подчеркивая важность мира на основе резолюции", "pursuant-to"),
        ("подчеркивая основные положения резолюции", "stress"),
        ("отмечая итоги обсуждений, проведенных с учетом всех положений резолюции", "bear-in-mind"),
        ("приветствуя принятие резолюции", "welcome"),
        ("с обеспокоенностью отмечая, что прошло 70 лет после принятия резолюции", "note"),
        ("принимая во внимание доклад о ходе выполнения рекомендаций, подготовленных к резолюции", "note"),
        ("принимая во внимание работу, проделанную после резолюции", "acknowledge"),
        ("принимая во внимание резолюцию", "bear-in-mind"),
        ("принимая во внимание, что воды мало, по докладу о колодцах, одобренному после резолюции", "acknowledge"),
        (
            "отмечая доклад, подготовленный согласно поручению, данному Советом по правам человека в резолюции",
            "pursuant-to",
        ),
        ("отмечая меры по выполнению в полном объеме резолюции", "implement"),
        ("отмечая меры в соответствии с нормами международного права и положениями резолюции", "pursuant-to"),
        ("отмечая все меры, предусмотренные в резолюции", "pursuant-to"),
        ("отмечая меры, которые предусмотрены в резолюции", "contain"),
        ("отмечая мандат, в который были внесены изменения резолюцией", "amend"),
        ("отмечая осуществление всех аспектов резолюции", "implement"),
        ("отмечая условия, установленные в резолюции", "contain"),
        ("отмечая сроки, установленные резолюцией", "establish"),
        ("подтверждая право, которое закреплено в резолюции", "contain"),
        ("отмечая цели, поставленные в резолюции", "contain"),
        ("отмечая колодцы, вырытые при полном соблюдении положений резолюции", "pursuant-to"),
        ("подтверждая ответственность, вытекающую из резолюции", "pursuant-to"),
        ("отмечая доклад, подготовленный в соответствии с просьбой, содержащейся в резолюции", "pursuant-to"),
        ("отмечая мандат, возложенный на нее в резолюции", "pursuant-to"),
        ("отмечая декларацию, которая была принята Генеральной Ассамблеей в ее резолюции", "endorse"),
        # What was adopted there, not what adopted it.
        ("с удовлетворением отмечая проведение саммита, на котором была принята резолюция", "welcome"),
        ("вновь подтверждая свою приверженность резолюции", "reaffirm"),
        # The verb of a subordinate clause is another's.
        ("заявляя, что всякий, кто осудил резолюцию", "endorse"),
    ],
)
def test_relations(words: str, relation: str) -> None:
    text = f"Генеральная Ассамблея,\n{words} 60/251 от 15 марта 2006 года,\n"
    (reference,) = cited(text, "Assembly")
    assert reference.relation == relation


def test_a_preposition_before_two_consonants_is_the_same() -> None:
    text = "Генеральная Ассамблея,\nотмечая права, закрепленные во Всеобщей декларации прав человека,\n"
    (rights,) = (r for r in extraction(text, "Assembly", "ru").references if r.kind == "instrument")
    assert (rights.target, rights.relation) == ("UDHR", "contain")


def test_a_decision_behind_the_text_that_contains_it_is_the_verbs() -> None:
    text = "Генеральная Ассамблея,\nнапоминая о содержащемся в ее резолюции 60/251 {} о колодцах,\n"
    (decision,) = cited(text.format("решении"), "Assembly")
    (rules,) = cited(text.format("правиле"), "Assembly")
    assert (decision.relation, rules.relation) == ("recall", "contain")


def test_reports_that_something_is_based_on_are_only_cited() -> None:
    text = (
        "Генеральная Ассамблея,\nотмечая колодцы,\n1. предлагает Комитету рыть колодцы на основе всех соответствующих "
        "докладов Генерального секретаря¹ {};\n2. постановляет рыть колодцы.\n\n¹ A/75/333.\n"
    )
    assert [r.relation for r in cited(text.format("и предложений"), "Assembly")] == ["cite"]
    named = cited(text.format("и на основе резолюции 60/251"), "Assembly")
    assert [r.relation for r in named] == ["pursuant-to", "cite"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # Neither a name in a title nor the organ of a text adopted besides has adopted the next.
        ("принятие резолюции 48/13 Совета по правам человека и резолюции 76/300", "A/RES/76/300"),
        ("принятие документа «Работа Комиссии по разоружению», решение 52/492 Ассамблеи", "A/DEC/52/492"),
        ("принятие Советом по правам человека резолюции 48/13", "A/HRC/RES/48/13"),
    ],
)
def test_who_adopted_a_number(words: str, expected: str) -> None:
    assert cited(f"отмечая {words}", "Assembly")[-1].target == expected


def test_the_organ_of_a_resolution_ends_no_list() -> None:
    text = (
        "Генеральная Ассамблея,\nотмечая колодцы, вырытые в соответствии с резолюцией 60/1 Генеральной Ассамблеи от "
        "16 сентября 2005 года и резолюцией 1325 (2000) Совета Безопасности,\n"
    )
    assert [r.relation for r in cited(text)] == ["pursuant-to", "pursuant-to"]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("заявляет о своем намерении, выраженном до принятия резолюции", "cite"),
        ("заявляет, что роет колодцы после принятия резолюции", "endorse"),
        ("отмечает важную роль колодцев и резолюции", "acknowledge"),
        ("отмечает колодцы и резолюцию", "note"),
    ],
)
def test_what_a_verb_says_of_its_object(words: str, relation: str) -> None:
    (reference,) = cited(f"Генеральная Ассамблея,\nотмечая колодцы,\n1.\n{words} 60/251;\n", "Assembly")
    assert reference.relation == relation


@pytest.mark.parametrize(
    ("words", "verbs", "addressees"),
    [
        (
            "просит Генерального секретаря представить доклад и призывает все государства вырыть колодцы;",
            ["request", "call upon"],
            ["Secretary-General of the United Nations", "States"],
        ),
        (
            "настоятельно призывает государства-члены незамедлительно вырыть колодцы;",
            ["urge"],
            ["Member States"],
        ),
        ("призывает также правительство Мали рыть колодцы;", ["call upon"], ["MLI"]),
        (
            "призывает государства рыть колодцы и в качестве средства достижения этой цели предлагает странам копать;",
            ["call upon", "invite"],
            ["States", "States"],
        ),
        (
            "рекомендует государствам-участникам и гражданскому обществу рыть колодцы;",
            ["encourage"],
            ["States parties", "civil society"],
        ),
        (
            "призывает все соседние государства и сомалийские власти рыть колодцы;",
            ["call upon"],
            ["States", "SOM"],
        ),
        # What two adjectives share is one addressee.
        (
            "просит региональные и международные организации рыть колодцы;",
            ["request"],
            ["региональные и международные организации"],
        ),
        (
            "обращается с призывом ко всем государствам рыть колодцы;",
            ["appeal"],
            ["States"],
        ),
        ("вновь просит Совет Безопасности вырыть колодец;", ["reiterate"], ["Security Council"]),
        ("выражает глубокую обеспокоенность тем, что колодцев мало;", ["express concern"], []),
        ("с особой обеспокоенностью отмечает, что колодцев мало;", ["note"], []),
        ("принимает к сведению доклад о колодцах;", ["take note"], []),
        ("постановляет, что колодец будет вырыт;", ["decide"], []),
        ("мы также признаем, что колодцев мало;", ["recognize"], []),
        ("с удовлетворением также отмечает новый колодец;", ["welcome"], []),
        ("с глубоким удовлетворением напоминает о колодце;", ["recall"], []),
        ("настоятельно рекомендует государствам-членам рыть колодцы;", ["encourage"], ["Member States"]),
        ("особо указывает на важность колодцев;", ["underscore"], []),
        ("вновь особо подчеркивает важность колодцев;", ["re-emphasize"], []),
        (
            "постановляет просить Генерального секретаря рыть колодцы;",
            ["decide"],
            ["Secretary-General of the United Nations"],
        ),
        (
            "вновь обращается с просьбой к государствам-членам рыть колодцы;",
            ["reiterate"],
            ["Member States"],
        ),
        ("повторяет свой призыв ко всем государствам-членам рыть колодцы;", ["reiterate"], ["Member States"]),
        # A Latin letter of the same shape.
        ("c озабоченностью отмечает, что колодцев мало;", ["note"], []),
        ("принимает также во внимание, что колодцев мало;", ["recognize"], []),
        ("принимает также к сведению доклад о колодцах;", ["take note"], []),
        ("вновь требует вырыть колодцы;", ["reiterate"], []),
        ("призывает также к рытью колодцев;", ["call for"], []),
        ("призывает возобновить рытье колодцев;", ["call for"], []),
        ("надеется на продолжение рытья колодцев;", ["look forward"], []),
        ("берет на себя обязательство рыть колодцы;", ["commit"], []),
        ("принимает во внимание усилия тех, кто роет колодцы;", ["acknowledge"], []),
        ("принимает во внимание Повестку дня в области колодцев;", ["take into account"], []),
        ("заявляет о своей поддержке тех, кто роет колодцы;", ["express"], []),
        (
            "отмечает, что воды мало, и поэтому просит Совет Безопасности ждать;",
            ["note", "request"],
            ["Security Council"],
        ),
        # A comma before "и" ends the clause of "которые"; without one the verb is its own.
        ("отмечает страны, в которых роют, и просит государства рыть;", ["note", "request"], ["States"]),
        ("отмечает работу группы, которая роет и просит государства рыть;", ["note"], []),
        # "Область" is no infinitive, and the verb of a relative clause is another's.
        ("предлагает Комиссии по правам человека изучить область воды;", ["invite"], ["Commission on Human Rights"]),
        ("отмечает работу группы, которая также просит государства рыть колодцы;", ["note"], []),
    ],
)
def test_actions(words: str, verbs: list[str], addressees: list[str]) -> None:
    text = f"Генеральная Ассамблея,\nссылаясь на свои решения о колодцах и о воде в них,\n1.\n{words}\n"
    actions = extraction(text, "Assembly", "ru").actions
    assert [a.verb for a in actions] == verbs
    assert [who for a in actions for who in a.addressees] == addressees


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("просит Генерального секретаря представить Совету в течение пяти месяцев доклад о колодцах;", True),
        ("просит Независимого эксперта регулярно представлять доклады Совету по правам человека;", True),
        ("просит Генерального секретаря рыть колодцы и представлять информацию о них;", True),
        ("просит Генерального секретаря включить информацию о колодцах в его следующий доклад;", True),
        ("просит Генерального секретаря подготовить и направить Комитету доклад;", True),
        ("просит Генерального секретаря представить свои замечания по докладу о колодцах;", False),
        ("просит Генерального секретаря информировать деревню о колодцах, упомянутых в докладе;", False),
        ("принимает к сведению доклад, который староста должен представить деревне;", False),
    ],
)
def test_requests_for_reports(words: str, asks: bool) -> None:
    (action,) = extraction(f"Генеральная Ассамблея,\n\n1.\n{words}\n", None, "ru").actions
    assert action.asks_for_report == asks


def test_a_relative_clause_ends_at_its_comma() -> None:
    text = (
        "Генеральная Ассамблея,\n\n1.\nподдерживает старосту, которого деревня избрала весной, настоятельно призывает "
        "государства рыть колодцы;\n2.\nотмечает совет, который настоятельно призывает государства рыть колодцы.\n"
    )
    actions = extraction(text, None, "ru").actions
    assert [(a.label, a.verb, a.addressees) for a in actions] == [
        ("OP 1", "support", ()),
        ("OP 1", "urge", ("States",)),
        ("OP 2", "note", ()),
    ]


def test_items_carry_the_verb_of_their_chapeau() -> None:
    text = (
        "Генеральная Ассамблея,\nссылаясь на свои решения о колодцах и о воде в них,\n1. призывает государства:\n"
        "a) рыть колодцы;\nb) беречь воду;\n"
    )
    actions = extraction(text, "Assembly", "ru").actions
    assert [(a.label, a.verb) for a in actions] == [
        ("OP 1", "call upon"),
        ("OP 1(a)", "call upon"),
        ("OP 1(b)", "call upon"),
    ]


def test_who_is_empowered_and_obliged() -> None:
    text = (
        "Совет Безопасности,\nссылаясь на свои решения о колодцах и о воде в них,\n1. постановляет уполномочить и "
        "обязать все государства-члены рыть колодцы;\n"
    )
    assert [a.addressees for a in extraction(text, "Security", "ru").actions] == [("Member States",)]


def test_what_a_report_is_about_is_not_asked() -> None:
    text = (
        "Генеральная Ассамблея,\nссылаясь на свои решения о колодцах и о воде в них,\n1. просит Генерального секретаря "
        "представить ей доклад о:\na) последствиях засухи;\nb) усилиях, прилагаемых деревнями;\n"
    )
    assert [(a.label, a.verb) for a in extraction(text, "Assembly", "ru").actions] == [("OP 1", "request")]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Комитет, учрежденный резолюцией", "Комитета, учрежденного резолюцией"),
        ("Протокол к Конвенции, касающийся детей", "Протоколом к Конвенции, касающимся детей"),
        # No participle, and one that belongs to another noun.
        ("Комиссия по вопросу о землях, включая острова", "Комиссии по вопросу о землях, включая острова"),
        ("Служба по вопросам работы, связанной с водой", "Службой по вопросам работы, связанной с водой"),
    ],
)
def test_a_participle_behind_a_comma_agrees(name: str, form: str) -> None:
    assert form in RUSSIAN.declension.forms(name)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("доклад ВОЗ", "World Health Organization"),
        # An acronym is in capitals.
        ("Воз с водой", None),
    ],
)
def test_an_acronym_is_in_its_capitals(words: str, target: str | None) -> None:
    found = [r.target for r in extraction(f"{words} пришел.", None, "ru").references if r.kind == "body"]
    assert found == ([target] if target else [])


@pytest.mark.parametrize(
    ("words", "instruments"),
    [
        # A text declines what it defines, and has no article before it.
        ("Соглашение о мире и примирении в Мали («Соглашение»), призывает стороны к осуществлению Соглашения", 3),
        ("Соглашение о мире и примирении в Мали, призывает стороны к осуществлению Соглашения", 1),
        ("Соглашение о мире и примирении в Мали («Соглашение»), призывает заключить Соглашение о границе", 2),
    ],
)
def test_a_short_form_that_a_text_defines_declines(words: str, instruments: int) -> None:
    found = [r.target for r in extraction(f"Совет Безопасности,\nпринимая к сведению {words},", None, "ru").references]
    assert found.count("Agreement on Peace and Reconciliation in Mali") == instruments


DRC = "Group of Experts on the Democratic Republic of the Congo"
EXPERTS = "Panel of Experts established pursuant to resolution 2374 (2017)"
MISSION = "United Nations Verification Mission in Colombia"
LEBANON = "United Nations Interim Force in Lebanon"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "принимая к сведению доклад Группы экспертов по Демократической Республике Конго "
                "(«Группа экспертов»), которая "
                "была учреждена резолюцией 1533 (2004) и мандат которой продлевался резолюциями 1807 "
                "(2008) и 1857 (2008),"
            ),
            [
                ("established", DRC, "S/RES/1533(2004)"),
                ("extended", DRC, "S/RES/1807(2008)"),
                ("extended", DRC, "S/RES/1857(2008)"),
            ],
        ),
        # The case of the act says "by"; with who acted, it is told where.
        (
            "рекомендуя Группе экспертов, учрежденной резолюцией 2374 (2017),",
            [("established", EXPERTS, "S/RES/2374(2017)")],
        ),
        (
            (
                "рекомендуя Группе экспертов, сформированной Генеральным секретарем во исполнение пункта "
                "11 резолюции 2374 (2017),"
            ),
            [("established", EXPERTS, "S/RES/2374(2017)")],
        ),
        (
            (
                "напоминая о мандате Временных сил Организации Объединенных Наций в Ливане, "
                "изложенном в пункте 4 резолюции "
                "2539 (2020),"
            ),
            [("defined", LEBANON, "S/RES/2539(2020)")],
        ),
        (
            (
                "ссылаясь на свою резолюцию 2366 (2017), в которой он учредил Контрольную миссию "
                "Организации Объединенных Наций "
                "в Колумбии,"
            ),
            [("established", MISSION, "S/RES/2366(2017)")],
        ),
        (
            (
                "ссылаясь на резолюцию 2366 (2017) Совета Безопасности от 10 июля 2017 года, которой "
                "Совет постановил учредить "
                "Контрольную миссию Организации Объединенных Наций в Колумбии,"
            ),
            [("established", MISSION, "S/RES/2366(2017)")],
        ),
        (
            (
                "ссылаясь на резолюцию 2366 (2017) об учреждении Контрольной миссии Организации "
                "Объединенных Наций в Колумбии,"
            ),
            [("established", MISSION, "S/RES/2366(2017)")],
        ),
        (
            (
                "ссылаясь на резолюцию 2366 (2017), в соответствии с которой была учреждена, как это предусмотрено в "
                "разделе 6.3 соглашения, Контрольная миссия Организации Объединенных Наций в Колумбии,"
            ),
            [("established", MISSION, "S/RES/2366(2017)")],
        ),
        (
            (
                "напоминая об измененном мандате Временных сил Организации Объединенных Наций в Ливане, изложенном в "
                "резолюции 2539 (2020),"
            ),
            [("amended", LEBANON, "S/RES/2539(2020)")],
        ),
        # The mandate stands before the verb.
        (
            (
                "ссылаясь на резолюцию 2574 (2021), в соответствии с которой мандат Контрольной "
                "миссии Организации Объединенных "
                "Наций в Колумбии был расширен,"
            ),
            [("amended", MISSION, "S/RES/2574(2021)")],
        ),
        # What is established is no body, and what is done to measures is done to no mandate.
        ("отмечая меры, введенные и продленные резолюцией 2374 (2017),", []),
        (
            (
                "отмечая, что Группа экспертов рыла колодцы в соответствии с уровнями, обновленными в "
                "резолюции 2374 (2017),"
            ),
            [],
        ),
        ("отмечая работу Группы экспертов и колодец, вырытый в соответствии с резолюцией 2374 (2017),", []),
    ],
)
def test_reported_events(words: str, expected: list[tuple[str, str, str]]) -> None:
    text = f"Совет Безопасности,\n{words}\n1.\nпостановляет продолжать заниматься этим вопросом.\n"
    events = extraction(text, "Security", "ru").events
    assert [(e.kind, e.mandate, e.act) for e in events] == expected
    assert all(e.reported for e in events)


def test_the_day_of_an_act_stands_behind_its_body() -> None:
    text = (
        "Совет Безопасности,\nссылаясь на Совет по правам человека, учрежденный резолюцией 60/251 "
        "Генеральной Ассамблеи от 15 марта 2006 года,\n"
    )
    assert [event.date for event in extraction(text, "Security", "ru").events] == ["2006-03-15"]


def test_a_part_behind_a_comma_is_of_what_stands_before_it() -> None:
    document, resolution = cited("См. доклад (A/60/53), гл. I, разд. C, резолюция 60/251, приложение.")
    assert (document.pinpoint, resolution.pinpoint) == ("chap I, sect C", "annex")


def test_a_pinpoint_behind_brackets_is_of_the_symbol_in_them() -> None:
    (reference,) = cited("См. Заключительный документ, т. I [NPT/CONF.2010/50 (Vol. I)], часть I, выводы.")
    assert (reference.target, reference.pinpoint) == ("NPT/CONF.2010/50(Vol.I)", "part I")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "постановляет продлить до 31 августа 2026 года мандат Группы экспертов, изложенный в "
                "пункте 11 резолюции "
                "2374 (2017);"
            ),
            [("extended", EXPERTS, "2026-08-31")],
        ),
        (
            (
                "постановляет продлить мандат Временных сил Организации Объединенных Наций в Ливане до "
                "31 августа 2026 года;"
            ),
            [("extended", LEBANON, "2026-08-31")],
        ),
        (
            (
                "постановляет, что мандат Временных сил Организации Объединенных Наций в Ливане будет "
                "включать охрану колодцев;"
            ),
            [("amended", LEBANON, None)],
        ),
        (
            "постановляет учредить на период в шесть месяцев Временные силы Организации Объединенных Наций в Ливане;",
            [("established", LEBANON, "период в шесть месяцев")],
        ),
        (
            (
                "постановляет, что мандат Временных сил Организации Объединенных Наций в Ливане продлевается до "
                "31 августа 2026 года;"
            ),
            [("extended", LEBANON, "2026-08-31")],
        ),
        # What a body has is a body of its own, not the one whose name follows in the genitive.
        (
            "постановляет учредить рабочую группу Шестого комитета для обсуждения колодцев;",
            [("established", "Working Group established pursuant to resolution 2790 (2025)", None)],
        ),
        ("постановляет учредить подкомитет Генерального комитета;", [("established", None, None)]),
        # What is asked of a body, what is part of one, and what is only intended.
        ("просит Временные силы Организации Объединенных Наций в Ливане рыть колодцы до 31 августа 2026 года;", []),
        ("призывает создать штаб планирования Временных сил Организации Объединенных Наций в Ливане;", []),
        ("заявляет о своем намерении продлить мандат Временных сил Организации Объединенных Наций в Ливане;", []),
        ("постановляет, что Временные силы Организации Объединенных Наций в Ливане будут и далее включать рывших;", []),
    ],
)
def test_own_events(words: str, expected: list[tuple[str, str, str | None]]) -> None:
    text = (
        "Резолюция 2790 (2025),\nпринятая Советом Безопасности на его 9990-м заседании 28 августа 2025 года\n"
        f"Совет Безопасности,\nссылаясь на свои решения о колодцах и о воде в них,\n1.\n{words}\n"
    )
    events = [e for e in extraction(text, None, "ru").events if not e.reported]
    assert [(e.kind, e.mandate, e.until) for e in events] == expected


def test_a_short_form_is_defined_behind_a_name_in_another_case() -> None:
    text = "Приговор вынесен Специальным судом по вопросам мира («Специальный суд»). Дело Специального суда верно.\n"
    assert {r.target for r in extraction(text, "Security", "ru").references} == {"Special Jurisdiction for Peace"}


def test_what_is_done_at_a_request_is_no_longer_name() -> None:
    text = (
        "Контрольная миссия Организации Объединенных Наций в Колумбии роет колодцы. Мандат Контрольной миссии по "
        "просьбе сторон продлен. Мандат Миссии по колодцам истек.\n"
    )
    references = extraction(text, "Security", "ru").references
    assert [r.text for r in references if r.target == "United Nations Verification Mission in Colombia"][1:] == [
        "Контрольной миссии"
    ]


def test_a_mission_of_a_community_is_another() -> None:
    text = (
        "Миссия Организации Объединенных Наций по стабилизации в Демократической Республике Конго роет колодцы. "
        "Колодцы Миссии Сообщества развития Юга Африки глубоки.\n"
    )
    references = extraction(text, "Security", "ru").references
    assert [r.text.split()[1] for r in references if r.target and "Mission" in r.target] == ["Организации"]


def test_a_roman_numeral_before_a_short_form_is_no_part_of_it() -> None:
    text = "руководствуясь Уставом Организации Объединенных Наций,\nотмечая сказанное в главе VI Устава,\n"
    found = [(r.target, r.pinpoint) for r in extraction(f"Генеральная Ассамблея,\n{text}", "Assembly", "ru").references]
    assert found[-1] == ("UN-Charter", "chap VI")
