"""What an action concerns, and what it asks of it, in languages other than English: sentences with what is expected."""

import pytest

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document

KNOWLEDGE = authorities.load()
HEADS = {"es": "A/RES/79/999\n\nLa Asamblea General,\n\nTeniendo presentes los pozos,\n\n1. {}\n"}
CAT, CEDAW = "CAT", "CEDAW"
WOMEN = "la Convención sobre la eliminación de todas las formas de discriminación contra la mujer"
CHILD = "Committee on the Rights of the Child"


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        # ratify
        ("es", "Insta a los Estados a que ratifiquen la Convención contra la Tortura", [(CAT, ("ratify",))]),
        (
            "es",
            "Alienta a los Estados que aún no lo hayan hecho a adherirse a la Convención contra la Tortura",
            [(CAT, ("ratify",))],
        ),
        (
            "es",
            "Exhorta a los Estados que todavía no sean partes en la Convención contra la Tortura a que lo remedien",
            [(CAT, ("ratify",))],
        ),
        ("es", "Insta a los Estados a que pasen a ser partes en la Convención contra la Tortura", [(CAT, ("ratify",))]),
        ("es", f"Insta a los Estados a firmar y ratificar {WOMEN}", [(CEDAW, ("ratify",))]),
        # who is asked, and what is past
        ("es", "Exhorta a los Estados partes en la Convención contra la Tortura a que caven pozos", []),
        (
            "es",
            "Alienta a los Estados a que caven pozos tras la reciente ratificación de la Convención contra la Tortura",
            [(CAT, ())],
        ),
        # reservations
        ("es", f"Insta a los Estados a que retiren sus reservas a {WOMEN}", [(CEDAW, ("withdraw-reservation",))]),
        ("es", f"Insta a los Estados a que estudien sus reservas a {WOMEN}", [(CEDAW, ())]),
        # implement, and not what only says how
        ("es", f"Insta a los Estados a que apliquen plenamente {WOMEN}", [(CEDAW, ("implement",))]),
        ("es", f"Insta a los Estados a que apliquen sus leyes de conformidad con {WOMEN}", [(CEDAW, ())]),
        ("es", f"Insta a los Estados a que pongan sus leyes en consonancia con {WOMEN}", [(CEDAW, ("implement",))]),
        (
            "es",
            "Insta a los Estados a que apliquen las recomendaciones del Comité de los Derechos del Niño",
            [(CHILD, ("implement",))],
        ),
        ("es", f"Solicita a los Estados que proporcionen información sobre la aplicación de {WOMEN}", [(CEDAW, ())]),
        # report
        (
            "es",
            "Solicita a la Secretaría que presente un informe al Consejo de Derechos Humanos sobre los pozos",
            [("Human Rights Council", ("report",))],
        ),
        (
            "es",
            "Solicita a la Secretaría que informe al Consejo de Derechos Humanos sobre los pozos",
            [("Human Rights Council", ("report",))],
        ),
        (
            "es",
            "Solicita a la Secretaría que publique su informe sobre el Consejo de Derechos Humanos",
            [("Human Rights Council", ())],
        ),
        # cooperate, invite, accept a procedure
        (
            "es",
            "Insta a los Estados a que cooperen con el Comité de los Derechos del Niño",
            [(CHILD, ("cooperate",))],
        ),
        (
            "es",
            "Insta a los Estados a que caven pozos en cooperación con el Comité de los Derechos del Niño",
            [(CHILD, ())],
        ),
        (
            "es",
            "Insta a los Estados a que cursen una invitación a los procedimientos especiales",
            [("special procedures", ("invite",))],
        ),
        (
            "es",
            "Insta a los Estados a que reconozcan la competencia del Comité de los Derechos del Niño",
            [(CHILD, ("accept-procedure",))],
        ),
        # nobody is asked
        ("es", "Acoge con beneplácito que los Estados apliquen la Convención contra la Tortura", [(CAT, ())]),
    ],
)
def test_what_an_action_asks(language: str, words: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = extract(Document("x", "x", HEADS[language].format(f"{words};"), language), KNOWLEDGE).actions
    assert [(one.target, one.asks) for action in found for one in action.concerns] == expected
