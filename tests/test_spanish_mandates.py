"""Mandate events in Spanish: what an act decides, and what it reports of others."""

import pytest

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document, MandateEvent

FOOD = "Special Rapporteur on the right to food"
RELATOR = "Relator Especial sobre el derecho a la alimentación"
PANEL = "Panel of Experts established pursuant to resolution 1591 (2005)"
SOUTH_SUDAN = "United Nations Mission in South Sudan"
COUNCIL = (
    "A/HRC/RES/58/99\n\nResolución aprobada por el Consejo de Derechos Humanos el 3 de abril de 2025\n\n"
    "58/99. Alimentación\n\nEl Consejo de Derechos Humanos,\n\nRecordando su labor,\n\n"
)
SECURITY = (
    "S/RES/2799 (2025)\n\nResolución 2799 (2025)\n\nAprobada por el Consejo de Seguridad en su 9999ª sesión, "
    "celebrada el 6 de noviembre de 2025\n\nEl Consejo de Seguridad,\n\nRecordando su labor,\n\n"
)


def events(head: str, paragraph: str) -> list[MandateEvent]:
    document = Document("text", "text", f"{head}1. {paragraph}\n", "es")
    return list(extract(document, authorities.load()).events)


@pytest.mark.parametrize(
    ("paragraph", "kind", "until", "ends"),
    [
        (
            f"Decide prorrogar por un período de tres años el mandato del {RELATOR};",
            "extended",
            "un período de tres años",
            "2028-04-03",
        ),
        (
            f"Decide prorrogar el mandato del {RELATOR} por un período que terminará el 31 de diciembre de 2027;",
            "extended",
            "2027-12-31",
            "2027-12-31",
        ),
        (
            f"Decide también prorrogar el mandato del {RELATOR} por un nuevo período de un año;",
            "extended",
            "un nuevo período de un año",
            "2026-04-03",
        ),
        (
            f"Decide renovar el mandato del {RELATOR} hasta el 30 de junio de 2026;",
            "extended",
            "2026-06-30",
            "2026-06-30",
        ),
        (f"Prorroga el mandato del {RELATOR} por un año más;", "extended", "un año más", "2026-04-03"),
        (
            f"Decide que el mandato del {RELATOR} se prorrogue por un período de dos años;",
            "extended",
            "un período de dos años",
            "2027-04-03",
        ),
        (f"Decide que el mandato del {RELATOR} incluirá las tareas siguientes:", "amended", None, None),
        (
            f"Decide nombrar, por un período de tres años, un {RELATOR};",
            "established",
            "un período de tres años",
            "2028-04-03",
        ),
        (f"Decide poner fin al mandato del {RELATOR};", "terminated", None, None),
    ],
)
def test_own_acts(paragraph: str, kind: str, until: str | None, ends: str | None) -> None:
    (event,) = events(COUNCIL, paragraph)
    assert (event.kind, event.mandate, event.act, event.reported) == (kind, FOOD, "A/HRC/RES/58/99", False)
    assert (event.until, event.ends, event.paragraph) == (until, ends, "OP 1")


@pytest.mark.parametrize(
    ("paragraph", "kind", "mandate", "until"),
    [
        (
            (
                "Decide prorrogar hasta el 12 de marzo de 2026 el mandato del Grupo de Expertos, enunciado en la "
                "resolución 1591 (2005);"
            ),
            "extended",
            PANEL,
            "2026-03-12",
        ),
        (
            "Decide prorrogar el mandato de la UNMISS hasta el 30 de abril de 2026;",
            "extended",
            SOUTH_SUDAN,
            "2026-04-30",
        ),
        ("Decide que la UNMISS tendrá el siguiente mandato:", "amended", SOUTH_SUDAN, None),
        (
            "Aprueba la prórroga del mandato de la UNMISS hasta el 30 de abril de 2026;",
            "extended",
            SOUTH_SUDAN,
            "2026-04-30",
        ),
        ("Decide que se prorrogue por un año el mandato de la UNMISS;", "extended", SOUTH_SUDAN, "un año"),
        (
            "Decide que el mandato de la UNMISS expirará el 30 de abril de 2026;",
            "terminated",
            SOUTH_SUDAN,
            "2026-04-30",
        ),
        (
            "Decide ampliar el mandato de la UNMISS para incluir la protección de los civiles;",
            "amended",
            SOUTH_SUDAN,
            None,
        ),
        ("Decide aumentar la dotación máxima de la UNMISS a 17.000 efectivos;", "amended", SOUTH_SUDAN, None),
        (
            "Decide mantener el despliegue de hasta 1.200 efectivos de la UNMISS hasta el 30 de abril de 2026;",
            "extended",
            SOUTH_SUDAN,
            "2026-04-30",
        ),
        ("Decide poner fin al Comité Especial sobre Pozos;", "terminated", "Comité Especial sobre Pozos", None),
        (
            "Autoriza a los Estados Miembros a establecer una fuerza multinacional;",
            "established",
            "Multinational force established pursuant to resolution 2799 (2025)",
            None,
        ),
        (
            (
                "Decide establecer, por un período inicial de seis meses, una operación de paz, la Misión "
                "de las Naciones Unidas en Sudán del Sur (UNMISS);"
            ),
            "established",
            SOUTH_SUDAN,
            "un período inicial de seis meses",
        ),
        ("Decide que la UNMISS siga funcionando hasta el 30 de abril de 2026;", "extended", SOUTH_SUDAN, "2026-04-30"),
        (
            "Decide que las operaciones de la UNMISS concluirán el 30 de abril de 2026;",
            "terminated",
            SOUTH_SUDAN,
            "2026-04-30",
        ),
        ("Decide que la UNMISS ponga fin a su labor el 30 de abril de 2026;", "terminated", SOUTH_SUDAN, "2026-04-30"),
        ("Decide que el mandato de la UNMISS se centre en proteger los pozos;", "amended", SOUTH_SUDAN, None),
        ("Decide que el mandato de la UNMISS incluya también proteger los pozos;", "amended", SOUTH_SUDAN, None),
        (
            (
                "Solicita al Secretario General que tome las medidas necesarias para volver a establecer el Grupo de "
                "Expertos establecido en virtud de la resolución 1591 (2005);"
            ),
            "extended",
            PANEL,
            None,
        ),
    ],
)
def test_acts_of_the_security_council(paragraph: str, kind: str, mandate: str, until: str | None) -> None:
    own = [event for event in events(SECURITY, paragraph) if not event.reported]
    assert [(event.kind, event.mandate, event.until) for event in own] == [(kind, mandate, until)]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"Expresa su intención de prorrogar el mandato del {RELATOR};",
        f"Decide examinar la posibilidad de renovar el mandato del {RELATOR};",
        f"Solicita al {RELATOR} que presente un informe al Consejo en su período de sesiones siguiente;",
        f"Pide a todos los Estados que cooperen con el {RELATOR} para que pueda cumplir su mandato;",
        f"Acoge con beneplácito la labor del {RELATOR} durante un año;",
        "Decide seguir ocupándose de la cuestión hasta el 30 de junio de 2026;",
        "Decide que todos los Estados prorroguen las medidas hasta el 30 de junio de 2026;",
        "Alienta a los Estados a establecer un mecanismo nacional de prevención;",
        "Decide examinar la situación antes de que expire el mandato de la UNMISS el 30 de abril de 2026;",
        "Decide mantener la dotación de la UNMISS en 17.000 efectivos;",
        "Decide mantener el despliegue de 200 agentes de aduanas en los puertos hasta el 30 de abril de 2026;",
        "Solicita al Secretario General que informe sobre la reducción de la dotación de la UNMISS;",
        "Solicita a la UNMISS que refuerce su presencia en las zonas afectadas;",
    ],
)
def test_no_event(paragraph: str) -> None:
    assert events(COUNCIL, paragraph) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            (
                "el mandato del Grupo de Expertos, establecido originalmente en virtud de la resolución 1591 (2005) y "
                "prorrogado previamente en las resoluciones 1779 (2007) y 2620 (2022),"
            ),
            [
                ("established", PANEL, "S/RES/1591(2005)"),
                ("extended", PANEL, "S/RES/1779(2007)"),
                ("extended", PANEL, "S/RES/2620(2022)"),
            ],
        ),
        (
            (
                "el mandato del Grupo de Expertos, establecido en virtud de la resolución 1591 (2005) y prorrogado en "
                "la resolución 2620 (2022), y el mandato del Grupo de Expertos, enunciado en las resoluciones "
                "1591 (2005) y 2620 (2022),"
            ),
            [
                ("established", PANEL, "S/RES/1591(2005)"),
                ("extended", PANEL, "S/RES/2620(2022)"),
                ("established", PANEL, "S/RES/1591(2005)"),
                ("extended", PANEL, "S/RES/2620(2022)"),
            ],
        ),
        (
            (
                "el Grupo de Expertos, establecido en virtud de la resolución 1591 (2005), y el mandato del Grupo de "
                "Expertos, enunciado en la resolución 1591 (2005),"
            ),
            [("established", PANEL, "S/RES/1591(2005)"), ("defined", PANEL, "S/RES/1591(2005)")],
        ),
        (
            "la resolución 2620 (2022), en la que este prorrogó el mandato de la UNMISS,",
            [("extended", SOUTH_SUDAN, "S/RES/2620(2022)")],
        ),
        (
            "el Grupo de Expertos establecido en virtud del párrafo 3 de la resolución 1591 (2005),",
            [("established", PANEL, "S/RES/1591(2005)")],
        ),
        (
            "la resolución 2779 (2025), en la cual el Consejo decidió prorrogar el mandato de la UNMISS,",
            [("extended", SOUTH_SUDAN, "S/RES/2779(2025)")],
        ),
        # "The Committee pursuant to", which is its name.
        ("el Comité dimanante de la resolución 1591 (2005),", []),
        (
            "el mandato de la UNMISS por un año, con arreglo a los términos establecidos en la resolución 1996 (2011),",
            [("defined", SOUTH_SUDAN, "S/RES/1996(2011)")],
        ),
        ("la labor de la UNMISS, de conformidad con los términos establecidos en la resolución 1996 (2011),", []),
        ("las obligaciones de la UNMISS dimanantes de la resolución 1591 (2005),", []),
        ("las medidas establecidas en virtud de la resolución 1591 (2005),", []),
        ("el informe del Grupo de Expertos presentado en virtud de la resolución 1591 (2005),", []),
    ],
)
def test_reported_acts(words: str, found: list[tuple[str, str, str]]) -> None:
    reported = [event for event in events(SECURITY, f"Recuerda {words} y toma nota;") if event.reported]
    assert [(event.kind, event.mandate, event.act) for event in reported] == found


def test_a_decision_records_what_its_organ_decided() -> None:
    text = (
        "A/DEC/80/501\n\nAsamblea General\n\n80/501. Mandato\n\nEn su 50ª sesión plenaria, celebrada el 3 de diciembre "
        "de 2025, la Asamblea General, por recomendación de la Tercera Comisión, decidió prorrogar el mandato de la "
        "UNMISS hasta el 30 de junio de 2029.\n"
    )
    (event,) = extract(Document("text", "text", text, "es"), authorities.load()).events
    assert (event.kind, event.mandate, event.until) == ("extended", SOUTH_SUDAN, "2029-06-30")


@pytest.mark.parametrize(
    ("paragraph", "mandate"),
    [
        ("Solicita al Alto Comisionado que establezca una misión de investigación;", "Fact-finding mission"),
        ("Decide establecer un comité especial abierto a todos los Estados;", "Ad hoc committee"),
        ("Decide establecer un grupo de trabajo intergubernamental;", "Intergovernmental working group"),
    ],
)
def test_new_bodies_by_their_act(paragraph: str, mandate: str) -> None:
    (event,) = events(COUNCIL, paragraph)
    assert (event.kind, event.mandate) == ("established", f"{mandate} established pursuant to A/HRC/RES/58/99")


def test_an_envoy_is_no_mission_that_the_same_act_founds() -> None:
    act = SECURITY.replace("2799 (2025)", "1996 (2011)")
    assert [
        event.mandate for event in events(act, "Solicita al Secretario General que nombre un Enviado Especial;")
    ] == [None]


def test_an_organ_stands_between_an_act_and_its_day() -> None:
    text = (
        "La Asamblea General,\n\nRecordando la resolución 1996 (2011) del Consejo de Seguridad, de 8 de julio de 2011, "
        "en la que el Consejo estableció la Misión de las Naciones Unidas en Sudán del Sur,\n"
    )
    (found,) = extract(Document("text", "text", text, "es"), authorities.load()).events
    assert (found.kind, found.act, found.date) == ("established", "S/RES/1996(2011)", "2011-07-08")
