"""Spanish texts: the same algorithm with the words of another table."""

import pytest
from tests.test_french import BODIES, SYMBOLS

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document, Extraction, Header, Reference


def extraction(text: str, issuer: str | None = None) -> Extraction:
    header = Header(type="resolution", body=BODIES[issuer]) if issuer else None
    return extract(Document("text", "text", text, "es", header=header), authorities.load())


def cited(text: str, issuer: str | None = None) -> list[Reference]:
    return [r for r in extraction(text, issuer).references if r.kind in SYMBOLS]


def targets(text: str, issuer: str | None = None) -> list[tuple[str, str | None]]:
    return [(r.text, r.target) for r in cited(text, issuer)]


@pytest.mark.parametrize(
    ("target", "texts"),
    [
        (
            "A/RES/60/251",
            [
                "Recordando la resolución 60/251 de la Asamblea General,",
                "Recordando la resolución 60/251 de la Asamblea General, de 15 de marzo de 2006,",
                "Recordando la resolución 60/251 de la Asamblea General, del 15 de marzo del 2006,",
                "Recordando la resolución 60/251, de 15 de marzo de 2006, de la Asamblea General,",
                "Recordando la resolución de la Asamblea General 60/251, de fecha 15 de marzo de 2006,",
                "Recordando que la Asamblea General, en su resolución 60/251, decidió cavar pozos,",
                "Recordando que la Asamblea General decidió, mediante su resolución 60/251, cavar pozos,",
                "Recordando la resolución núm. 60/251, aprobada por la Asamblea General el 15 de marzo de 2006,",
                "Recordando la resolución 60/251, titulada “Pozos”, de la Asamblea General,",
                "VISTA LA RESOLUCIÓN 60/251 DE LA ASAMBLEA GENERAL,",
            ],
        ),
        (
            "S/RES/2371(2017)",
            [
                "Recordando la resolución 2371 (2017) del Consejo de Seguridad,",
                "Recordando la resolución 2371 (2017), aprobada por el Consejo de Seguridad el 5 de agosto de 2017,",
                "Recordando la resolución del Consejo de Seguridad 2371 (2017),",
            ],
        ),
        (
            "E/CN.4/RES/2005/11",
            [
                "Recordando la resolución 2005/11 de la Comisión de Derechos Humanos,",
                "Recordando la resolución 2005/11, de 14 de abril de 2005, de la Comisión de Derechos Humanos,",
            ],
        ),
        ("A/RES/S-10/2", ["Recordando la resolución S-10/2 de la Asamblea General,"]),
        ("A/RES/217(III)A", ["Véase la resolución 217 A (III) de la Asamblea General."]),
        ("A/DEC/50/411", ["Véase la decisión 50/411 de la Asamblea General."]),
        ("E/DEC/2020/219", ["Véase la decisión 2020/219 del Consejo Económico y Social, de 8 de junio de 2020."]),
        ("S/PRST/2018/10", ["Recordando la declaración de la Presidencia S/PRST/2018/10,"]),
    ],
)
def test_ways_to_cite(target: str, texts: list[str]) -> None:
    assert {text: [t for _, t in targets(text)] for text in texts} == {text: [target] for text in texts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Recordando las resoluciones 48/141 de la Asamblea General, de 20 de diciembre de 1993, y 5/1 del "
                "Consejo de Derechos Humanos, de 18 de junio de 2007,"
            ),
            ["A/RES/48/141", "A/HRC/RES/5/1"],
        ),
        (
            (
                "Recordando las resoluciones de la Asamblea General 60/251, de 15 de marzo de 2006, 61/2, de 1 de "
                "mayo de 2006, y 65/281, de 17 de junio de 2011,"
            ),
            ["A/RES/60/251", "A/RES/61/2", "A/RES/65/281"],
        ),
        (
            (
                "Recordando la resolución 1325 (2000) del Consejo de Seguridad y las resoluciones posteriores, entre "
                "ellas 1820 (2008) y 2242 (2015),"
            ),
            ["S/RES/1325(2000)", "S/RES/1820(2008)", "S/RES/2242(2015)"],
        ),
        (
            "Recordando las resoluciones de la Asamblea General 36/87 A y B, de 9 de diciembre de 1981,",
            ["A/RES/36/87A", "A/RES/36/87B"],
        ),
        (
            "Recordando la resolución 57/270 B de la Asamblea General e invocando la 60/1,",
            ["A/RES/57/270B"],
        ),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert [t for _, t in targets(text)][: len(expected)] == expected


@pytest.mark.parametrize(
    ("issuer", "text", "expected"),
    [
        ("Council", "Recordando su resolución 5/1, de 18 de junio de 2007,", ["A/HRC/RES/5/1"]),
        (
            "Council",
            "Recordando sus anteriores resoluciones 5/1 y 5/2, ambas de 18 de junio de 2007,",
            ["A/HRC/RES/5/1", "A/HRC/RES/5/2"],
        ),
        ("Council", "Recordando su propia resolución 45/28, de 7 de octubre de 2020,", ["A/HRC/RES/45/28"]),
        (
            "Assembly",
            (
                "Recordando sus resoluciones 46/182, de 19 de diciembre de 1991, 54/43, de 1 de diciembre de 1999, y "
                "72/20,"
            ),
            ["A/RES/46/182", "A/RES/54/43", "A/RES/72/20"],
        ),
        (
            "Assembly",
            "Recordando sus resoluciones 1514 (XV), de 14 de diciembre de 1960, y 217 A (III), de la misma fecha,",
            ["A/RES/1514(XV)", "A/RES/217(III)A"],
        ),
        ("Council", "Recordando que la Asamblea General, en su resolución 60/251, decidió,", ["A/RES/60/251"]),
        ("Council", "Recordando que la Asamblea, en el párrafo 6 de su resolución 60/251, decidió,", ["A/RES/60/251"]),
        ("Assembly", "Recordando que, en su resolución 60/251, la Asamblea decidió,", ["A/RES/60/251"]),
    ],
)
def test_possessives(issuer: str, text: str, expected: list[str]) -> None:
    assert [t for _, t in targets(text, issuer)] == expected


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("Recordando el párrafo 17 de la resolución 60/251 de la Asamblea General,", "para 17"),
        ("Recordando el párrafo 3 a) de su resolución 5/1,", "para 3(a)"),
        ("Recordando el apartado b) del párrafo 3 de su resolución 5/1,", "para 3(b)"),
        ("Recordando los párrafos 5 y 6 de su resolución 5/1,", "para 5; para 6"),
        ("Recordando los párrafos 5 a 8 de su resolución 5/1,", "paras 5-8"),
        ("Recordando la sección II de su resolución 5/1,", "sect II"),
        ("Recordando el párrafo 3 de la sección II de su resolución 5/1,", "sect II, para 3"),
        ("Recordando el anexo de su resolución 5/1,", "annex"),
        ("Recordando su resolución 5/1, anexo,", "annex"),
        ("Recordando su resolución 35/56, secc. II, párr. 3,", "sect II, para 3"),
        ("Recordando su resolución 35/56, secc. II, párrs. 3 a 6,", "sect II, paras 3-6"),
        ("Recordando el apartado b) del párrafo 3 de la sección II de su resolución 5/1,", "sect II, para 3(b)"),
        ("Recordando su resolución 35/56, anexo, párrs. 4 y 5,", "annex, para 4; annex, para 5"),
        ("Recordando su resolución 5/1, de 18 de junio de 2007,", None),
    ],
)
def test_pinpoints(text: str, pinpoint: str | None) -> None:
    assert [r.pinpoint for r in cited(text, "Council")] == [pinpoint]


@pytest.mark.parametrize(
    "text",
    [
        "Recordando la resolución 12/5 del Consejo del Ártico,",
        "Recordando la resolución 12/5 del Consejo de Administración,",
        "Recordando la resolución 12/5 del Consejo Ejecutivo,",
    ],
)
def test_a_number_of_an_unknown_body_stays_unresolved(text: str) -> None:
    assert [(r.text, r.target, r.reason) for r in cited(text, "Council")] == [("12/5", None, "unknown-name")]


@pytest.mark.parametrize(
    "text",
    [
        "Véase Naciones Unidas, Treaty Series, vol. 999, núm. 14668.",
        "durante el período 2019/20 y el 11/9/2001",
        "el objetivo de 1/3 de los escaños",
        "la presente resolución y todas sus resoluciones anteriores",
        "Véase el suplemento núm. 53 y el núm. de venta 05/7.",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert [r.target for r in cited(text, "Council") if r.target] == []


HEAD = """Naciones Unidas
A/RES/74/98
Asamblea General
Distr. general
26 de diciembre de 2019
Septuagésimo cuarto período de sesiones
Tema 59 a) del programa
Resolución aprobada por la Asamblea General el 13 de diciembre de 2019
74/98. Cuestión de las islas lejanas
La Asamblea General,
Recordando su resolución 73/112, de 7 de diciembre de 2018,
Profundamente preocupada por la sed,
1.
Reafirma su resolución 1514 (XV);
a)
observa con aprecio el informe;
2.
Solicita al Secretario General que la informe.
"""


def test_the_head_of_a_resolution() -> None:
    header = extraction(HEAD).header
    assert (header.symbol, header.type, header.body) == ("A/RES/74/98", "resolution", "General Assembly")
    assert (header.session, header.agenda_item) == (74, "59 (a)")
    assert (header.adopted, header.distributed) == ("2019-12-13", "2019-12-26")
    assert header.title == "Cuestión de las islas lejanas"


def test_the_paragraphs_of_a_resolution() -> None:
    labels = [p.label for p in extraction(HEAD).paragraphs if p.label]
    assert labels == ["PP 1", "PP 2", "OP 1", "OP 1(a)", "OP 2"]


@pytest.mark.parametrize(
    ("words", "session"),
    [
        ("Quincuagésimo quinto período de sesiones", 55),
        ("55º período de sesiones", 55),
        ("31er período de sesiones", 31),
        ("Vigésimo primer período de sesiones", 21),
        ("Vigesimoprimer período de sesiones", 21),
        ("Décimo séptimo período de sesiones", 17),
        ("Trigésimo segundo período extraordinario de sesiones", 32),
        ("Octogésimo período de sesiones", 80),
        ("Período de sesiones de 2023", 2023),
    ],
)
def test_sessions(words: str, session: int) -> None:
    assert extraction(f"A/HRC/1/2\n\n{words}\n\nInforme del Alto Comisionado\n").header.session == session


def asked(paragraph: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    """(verb, addressees, deadline) of a Spanish paragraph of the Council."""
    text = f"El Consejo de Derechos Humanos,\n\n1. {paragraph}\n"
    return [(a.verb, a.addressees, a.deadline) for a in extraction(text, "Council").actions]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Solicita al Secretario General que le presente un informe en su septuagésimo segundo período de sesiones;",
            [("request", ("Secretary-General of the United Nations",), "Human Rights Council, 72")],
        ),
        (
            "Solicita al Secretario General que le presente un informe en su 60º período de sesiones;",
            [("request", ("Secretary-General of the United Nations",), "Human Rights Council, 60")],
        ),
        ("Exhorta a los Estados Miembros a que actúen antes de 2030;", [("call upon", ("Member States",), "2030")]),
        (
            (
                "Insta encarecidamente a todos los Estados y a las organizaciones regionales, así como a los "
                "donantes, a que cooperen;"
            ),
            [("urge", ("States", "regional organizations", "donors"), None)],
        ),
        (
            "Decide solicitar a los Estados partes que caven y, a este respecto, alienta a los donantes a que paguen;",
            [("decide", ("States parties",), None), ("encourage", ("donors",), None)],
        ),
        ("Expresa su profunda preocupación por la sed;", [("express concern", (), None)]),
        # Whose session: that of the body that asks, if it is to be told.
        (
            "Solicita a la Comisión de Población y Desarrollo que en su 72º período de sesiones le informe;",
            [("request", ("Commission on Population and Development",), "Human Rights Council, 72")],
        ),
        (
            "Solicita a la Comisión de Población y Desarrollo que la informe en su 72º período de sesiones;",
            [("request", ("Commission on Population and Development",), "Human Rights Council, 72")],
        ),
        (
            "Solicita a la Comisión de Población y Desarrollo que cave en su 72º período de sesiones;",
            [
                (
                    "request",
                    ("Commission on Population and Development",),
                    "Commission on Population and Development, 72",
                )
            ],
        ),
        (
            "Solicita al Comité Especial que cave en su período de sesiones de 2030;",
            [("request", ("Comité Especial",), None)],
        ),
        (
            "Solicita al Consejo Económico y Social que cave en su período de sesiones de 2030;",
            [("request", ("Economic and Social Council",), "Economic and Social Council, 2030")],
        ),
        # No deadlines: what something is for, and what was.
        (
            "Exhorta a los Estados a que ejecuten el presupuesto por programas para 2030;",
            [("call upon", ("States",), None)],
        ),
        (
            "Exhorta a los Estados a que ejecuten el Plan de los Pozos para 2030-2034;",
            [("call upon", ("States",), None)],
        ),
        ("Exhorta a los Estados a que caven como en los últimos años;", [("call upon", ("States",), None)]),
        ("Exhorta a los Estados a que logren los Objetivos de aquí a 2030;", [("call upon", ("States",), "2030")]),
        (
            "Exhorta a los Estados a que caven a más tardar el 1° de junio de 2030;",
            [("call upon", ("States",), "2030-06-01")],
        ),
        ("Exhorta a los Estados a que, para 2030, caven pozos;", [("call upon", ("States",), "2030")]),
        ("Reitera su solicitud a la sociedad civil de que cave;", [("reiterate", ("civil society",), None)]),
        (
            "Invita a la Asamblea General a que cave a más tardar el 1 de diciembre de 2030;",
            [("invite", ("General Assembly",), "2030-12-01")],
        ),
    ],
)
def test_addressees_and_deadlines(paragraph: str, expected: list[tuple[str, tuple[str, ...], str | None]]) -> None:
    assert asked(paragraph) == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Exhorta a las autoridades somalíes a que caven;", [("call upon", ("SOM",), None)]),
        ("Alienta al Gobierno afgano a cavar pozos;", [("encourage", ("AFG",), None)]),
        ("Exhorta al Gobierno de Malí a que cave;", [("call upon", ("MLI",), None)]),
        ("Insta a los Estados poseedores de palas a que caven;", [("urge", ("Estados poseedores de palas",), None)]),
        ("Pide al Secretario General que cave;", [("request", ("Secretary-General of the United Nations",), None)]),
        ("Pide que se caven pozos;", [("call for", (), None)]),
        ("Decide que todos los Estados deberán cavar;", [("decide", ("States",), None)]),
        (
            "Reitera su solicitud de que el Secretario General cave;",
            [("reiterate", ("Secretary-General of the United Nations",), None)],
        ),
        ("Reitera su solicitud de que se caven pozos;", [("reiterate", (), None)]),
        (
            "Insta a los Gobiernos de la República del Congo y la República de Uganda a cavar;",
            [("urge", ("COG", "UGA"), None)],
        ),
        ("Reitera su exhortación a las partes para que caven;", [("reiterate", ("partes",), None)]),
        ("Solicita a la Potencia administradora que cave;", [("request", ("Potencia administradora",), None)]),
        ("Pide una reforma que abra los pozos;", [("call for", (), None)]),
        (
            "Alienta la participación de la juventud, e insta a los donantes a cavar;",
            [("encourage", (), None), ("urge", ("donors",), None)],
        ),
        ("Alienta a que prosigan las obras y la colaboración con los donantes;", [("encourage", (), None)]),
        ("Alienta a que, en los pueblos, prosigan las obras y las donaciones;", [("encourage", (), None)]),
        (
            "Invita a las organizaciones internacionales, regionales y locales pertinentes y a los donantes a cavar;",
            [
                (
                    "invite",
                    ("organizaciones internacionales, regionales y locales pertinentes", "donors"),
                    None,
                )
            ],
        ),
        (
            "Exhorta a los organismos, fondos y programas pertinentes del sistema de las Naciones Unidas a que caven;",
            [("call upon", ("United Nations system",), None)],
        ),
        (
            "Solicita a la secretaría de la Conferencia de Desarme que cave;",
            [("request", ("secretaría de la Conferencia de Desarme",), None)],
        ),
        ("Observa la falta de pozos, sigue siendo necesaria la ayuda;", [("note", (), None)]),
        (
            "Observa la falta de pozos, sigue profundamente preocupada por ello;",
            [("note", (), None), ("remain", (), None)],
        ),
        (
            "Encomia al Secretario General y le solicita que cave;",
            [("commend", (), None), ("request", ("Secretary-General of the United Nations",), None)],
        ),
        (
            "Exhorta a los Estados Miembros a que caven y los alienta a seguir cavando;",
            [("call upon", ("Member States",), None), ("encourage", ("Member States",), None)],
        ),
    ],
)
def test_addressees_by_nationality_and_class(
    paragraph: str, expected: list[tuple[str, tuple[str, ...], str | None]]
) -> None:
    assert asked(paragraph) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "Recordando su resolución 2366 (2017), por la que se estableció la Misión de Verificación de las "
                "Naciones Unidas en Colombia,"
            ),
            [("established", "United Nations Verification Mission in Colombia", "S/RES/2366(2017)")],
        ),
        (
            (
                "Recordando la resolución 1996 (2011) del Consejo de Seguridad, de 8 de julio de 2011, en la que el "
                "Consejo estableció la Misión de las Naciones Unidas en Sudán del Sur,"
            ),
            [("established", "United Nations Mission in South Sudan", "S/RES/1996(2011)")],
        ),
        ("Recordando el embargo establecido en virtud de la resolución 1970 (2011),", []),
    ],
)
def test_what_a_text_reports_of_mandates(words: str, expected: list[tuple[str, str, str]]) -> None:
    text = f"El Consejo de Seguridad,\n\n{words}\n\n1. Decide seguir ocupándose de la cuestión;\n"
    assert [(e.kind, e.mandate, e.act) for e in extraction(text, "Security").events] == expected


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("Recordando la resolución 60/251,", "recall"),
        ("Acogiendo con beneplácito la resolución 60/251,", "welcome"),
        ("Expresando su profunda preocupación por la resolución 60/251,", "express-concern"),
        ("Teniendo presentes los principios enunciados en la resolución 60/251,", "contain"),
        ("Actuando en virtud de la resolución 60/251,", "pursuant-to"),
        ("Observando el mandato prorrogado en la resolución 60/251,", "extend"),
        ("Observando las medidas impuestas por la resolución 60/251,", "establish"),
        ("Subrayando la importancia de aplicar la resolución 60/251,", "implement"),
        ("Subrayando la importancia de observar la resolución 60/251,", "implement"),
        ("Subrayando la importancia de respetar plenamente la resolución 60/251,", "implement"),
        ("Pidiendo que se apliquen las disposiciones pertinentes de la resolución 60/251,", "implement"),
        ("Recordando el Comité establecido en virtud del párrafo 5 de la resolución 60/251,", "establish"),
        ("Recordando el Comité, establecido originalmente en virtud de la resolución 60/251,", "establish"),
        ("Recordando el mandato, prorrogado por última vez en la resolución 60/251,", "extend"),
        ("Recordando el informe presentado de conformidad con la resolución 60/251,", "pursuant-to"),
        ("Recordando la ayuda, como exige la resolución 60/251,", "pursuant-to"),
        ("Recordando la labor, en cumplimiento del mandato que le encomendó en su resolución 60/251,", "pursuant-to"),
        ("Recordando que se formulen propuestas observando plenamente la resolución 60/251,", "pursuant-to"),
        ("Recordando la suma, de conformidad con los niveles actualizados en la resolución 60/251,", "recall"),
        ("Recordando la exención dispuesta en la resolución 60/251,", "contain"),
        ("Recordando lo dispuesto en la resolución 60/251,", "recall"),
        ("Recordando las normas anexas a la resolución 60/251,", "contain"),
        ("Recordando las modalidades establecidas por el Consejo en su resolución 60/251,", "contain"),
        ("Recordando el mandato que se le confió en la resolución 60/251,", "pursuant-to"),
        ("Recordando los pozos que son compatibles con la resolución 60/251,", "pursuant-to"),
        ("Recordando que, como se reconoció en la resolución 60/251, se cavan pozos,", "contain"),
        ("Recordando el embargo de armas establecido en la resolución 60/251,", "establish"),
        ("Recordando la declaración que aprobó en su resolución 60/251,", "endorse"),
        ("Recordando los pozos, habida cuenta de la resolución 60/251,", "bear-in-mind"),
        ("Recordando los pozos cavados en el marco de disposiciones conformes a la resolución 60/251,", "pursuant-to"),
        ("Guiada también por la resolución 60/251,", "guided-by"),
        ("Recordando el orden prescrito en la resolución 60/251,", "contain"),
        ("Recordando las regiones que se indican en la resolución 60/251,", "contain"),
        ("Recordando que están obligados por la resolución 60/251 a cavar pozos,", "pursuant-to"),
        ("Recordando que se cave con arreglo a las disposiciones de la resolución 60/251,", "pursuant-to"),
        ("Observando la aplicación del Pacto, de conformidad con el párrafo 7 de su resolución 60/251,", "pursuant-to"),
        ("Recordando las medidas, que se modificaron en el párrafo 7 de la resolución 60/251,", "amend"),
        ("Recordando los mandatos, que se prorrogaron en la resolución 60/251,", "extend"),
        # At the beginning of a paragraph it notes.
        ("Observando la resolución 60/251,", "note"),
    ],
)
def test_relations(words: str, relation: str) -> None:
    text = f"La Asamblea General,\n\n{words}\n\n1. Decide cavar;\n"
    assert [r.relation for r in cited(text, "Assembly")] == [relation]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("Recordando su resolución 60/251, en la que hizo suya la", "endorse"),
        ("Recordando su resolución 60/251, en la cual aprobó la", "endorse"),
        ("Recordando los pozos que se cavaron desde que se aprobó la", "recall"),
    ],
)
def test_what_a_resolution_endorsed(words: str, relation: str) -> None:
    text = f"La Asamblea General,\n\n{words} Declaración sobre el Derecho al Desarrollo,\n\n1. Decide cavar;\n"
    found = extraction(text, "Assembly").references
    assert [r.relation for r in found if r.target == "Declaration on the Right to Development"] == [relation]


def test_provisions_of_a_further_text_go_on_with_no_lead() -> None:
    """“modificados en el párrafo 3 …, y las disposiciones del párrafo 5 de” are not both what amends."""
    text = (
        "1. Recuerda los pozos, modificados en el párrafo 3 de su resolución 60/251, y las disposiciones del párrafo 5 "
        "de su resolución 61/2;\n"
    )
    text = f"La Asamblea General,\n\nRecordando los pozos,\n\n{text}"
    assert [r.relation for r in cited(text, "Assembly")] == ["amend", "recall"]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("observando el Convenio", "CBD"),
        ("observando el Convenio sobre los Pozos", None),
        ("observando el Convenio para la Protección de los Pozos", None),
        ("observando el Convenio Aduanero sobre Pozos", None),
        ("observando el Convenio para los Pozos", None),
        ("observando el Convenio Mundial⁹", None),
        ("observando el Convenio Soberano sobre Pozos", None),
        ("observando el Convenio Marco¹ y los pozos", None),
        ("observando el Convenio y la Carta", "CBD"),
        ("observando la Conferencia de las Partes", "Conference"),
        ("observando la Conferencia Trilateral de las Aldeas", None),
        ("observando lo que dijo a la Conferencia Sra. Pozo", "Conference"),
    ],
)
def test_a_short_form_that_begins_a_longer_name(words: str, target: str | None) -> None:
    named = {
        "CBD": "Convention on Biological Diversity",
        "Conference": "Conference of the Parties to the United Nations Convention to Combat Desertification",
    }
    before = (
        "Recordando la Conferencia de las Partes en la Convención de las Naciones Unidas de Lucha contra la "
        "Desertificación y el Convenio sobre la Diversidad Biológica,"
    )
    text = f"La Asamblea General,\n\n{before}\n\nRecordando los pozos, {words},\n\n1. Decide cavar;\n"
    short = [one for one in extraction(text).references if one.start > text.index("los pozos")]
    assert [one.target for one in short if one.target] == ([named[target]] if target else [])


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        (
            "el Consejo de Paz y Seguridad de la Unión Africana",
            ["Peace and Security Council of the African Union", "African Union"],
        ),
        ("la Comisión de la Unión Africana", ["African Union Commission"]),
        (
            "la Comisión Económica y Social de las Naciones Unidas para Asia y el Pacífico",
            ["Economic and Social Commission for Asia and the Pacific"],
        ),
        (
            "la Oficina del Alto Comisionado de las Naciones Unidas para los Derechos Humanos",
            ["Office of the United Nations High Commissioner for Human Rights"],
        ),
    ],
)
def test_an_organ_and_its_organization_are_two_names(words: str, targets: list[str]) -> None:
    text = f"La Asamblea General,\n\nRecordando {words},\n\n1. Decide cavar;\n"
    assert [one.target for one in extraction(text).references if one.start > text.index("Recordando")] == targets


CHILDREN = "la Convención sobre los Derechos del Niño"
REFUGEES = "la Convención sobre el Estatuto de los Refugiados"
CRIME = "la Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional"


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        (f"{CHILDREN} y sus Protocolos Facultativos", ["CRC", "CRC-OP-AC", "CRC-OP-SC", "CRC-OP-IC"]),
        (f"{CHILDREN} y su Protocolo Facultativo relativo a la venta de niños", ["CRC", "CRC-OP-SC"]),
        (f"{CHILDREN} y su Protocolo Facultativo", ["CRC", None]),
        (f"{REFUGEES} de 1951 y su Protocolo de 1967", ["Refugee-Convention", "Refugee-Protocol"]),
        (f"{CRIME} y su Protocolo contra los Pozos", ["UNTOC", None]),
        (
            "el segundo Protocolo Facultativo del Pacto Internacional de Derechos Civiles y Políticos",
            ["ICCPR-OP2"],
        ),
        (
            "los Relatores Especiales sobre el derecho a la alimentación y sobre el derecho a la educación",
            ["Special Rapporteur on the right to food", "Special Rapporteur on the right to education"],
        ),
        ("el Convenio de la OIT núm. 138", ["Minimum Age Convention, 1973 (No. 138)"]),
        ("las observaciones finales del CEDAW", ["Committee on the Elimination of Discrimination against Women"]),
        ("las obligaciones que impone la CEDAW", ["CEDAW"]),
    ],
)
def test_treaties_in_other_words(words: str, targets: list[str | None]) -> None:
    text = f"La Asamblea General,\n\nRecordando {words},\n\n1. Decide cavar;\n"
    found = [one.target for one in extraction(text).references if one.start > text.index("Recordando")]
    assert sorted(found, key=str) == sorted(targets, key=str)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("el Comité de los Derechos del Niño (CDN) y la secretaría del CDN", "Committee on the Rights of the Child"),
        ("el Comité de los Derechos del Niño (CDN) y el informe CDN/24", None),
        ("el Comité de los Derechos del Niño (Ginebra) y la secretaría de Ginebra", None),
    ],
)
def test_an_acronym_that_the_text_introduces(words: str, target: str | None) -> None:
    found = extraction(f"Recordando que {words} han visto los pozos,").references
    assert [r.target for r in found if r.text in {"CDN", "Ginebra"}] == ([target] if target else [])


def test_marks_of_direction_are_passed_over() -> None:
    text = "Recordando su \u200eresolución \u200e\u200e60/251,"
    (citation,) = cited(f"La Asamblea General,\n\n{text}\n", "Assembly")
    assert (citation.target, citation.relation) == ("A/RES/60/251", "recall")
    assert asked("\u200eSolicita al Secretario General que cave;") == [
        ("request", ("Secretary-General of the United Nations",), None)
    ]


@pytest.mark.parametrize(
    ("words", "pinpoint"),
    [
        ("el párrafo 37 del informe del Secretario General (S/2007/488)", "para 37"),
        ("el párrafo 37 del informe del Secretario General de 10 de agosto de 2007 (S/2007/488)", "para 37"),
        ("los párrafos 37 y 38 de su último informe (S/2007/488)", "para 37; para 38"),
        ("el anexo I del informe (S/2007/488)", "annex I"),
        ("el párrafo 37 de la nota y el informe (S/2007/488)", None),
    ],
)
def test_a_part_of_a_document_that_its_symbol_names(words: str, pinpoint: str | None) -> None:
    (citation,) = cited(f"El Consejo de Seguridad,\n\nRecordando {words},\n", "Security")
    assert (citation.target, citation.pinpoint) == ("S/2007/488", pinpoint)


@pytest.mark.parametrize(
    "words",
    [
        "Decide aumentar la dotación autorizada del componente militar de la MINUSCA en 750 efectivos",
        "Hace suyo el aumento del componente de policía de la MINUSCA en no más de 34 oficiales",
    ],
)
def test_a_part_of_a_mission_is_changed(words: str) -> None:
    found = extraction(
        f"S/RES/2790 (2025)\n\nEl Consejo de Seguridad,\n\nTeniendo presentes los pozos,\n\n1. {words};\n"
    )
    mission = "United Nations Multidimensional Integrated Stabilization Mission in the Central African Republic"
    assert [(one.kind, one.mandate) for one in found.events] == [("amended", mission)]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        (
            "la Comisión de Administración Pública Internacional, de conformidad con el artículo 11 b) de su Estatuto,",
            "Statute of the International Civil Service Commission",
        ),
        (
            "la Corte Internacional de Justicia, de conformidad con su Estatuto,",
            "Statute of the International Court of Justice",
        ),
        ("el Fondo Monetario Internacional, de conformidad con su Estatuto,", None),
    ],
)
def test_a_statute_is_that_of_the_body_that_has_it(words: str, target: str | None) -> None:
    recalled = "Recordando el Estatuto de la Corte Internacional de Justicia,"
    text = f"La Asamblea General,\n\n{recalled}\n\n1. Reafirma que {words} cava pozos;"
    assert [r.target for r in extraction(text, "Assembly").references if r.text == "Estatuto"] == [target]


def test_the_intergovernmental_panel_is_no_panel_of_experts() -> None:
    panel = "Panel of Experts established pursuant to resolution 1874 (2009)"
    of_experts = "Se recuerda el Grupo de Expertos establecido en virtud de la resolución 1874 (2009)."
    on_climate = "Se recuerda el Grupo Intergubernamental de Expertos sobre el Cambio Climático."
    for text, expected in ((of_experts, [panel]), (on_climate, 2 * ["Intergovernmental Panel on Climate Change"])):
        found = extraction(f"{text} Se ha leído el informe del Grupo Intergubernamental.").references
        assert [r.target for r in found if r.kind == "body"] == expected
