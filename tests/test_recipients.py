"""Pronouns by which an organ asks, in its own text, that it be told."""

import pytest

from unkg import authorities
from unkg.extraction import extract
from unkg.extraction.explanation import explain
from unkg.model import Document, Header

RESOLUTION = Header(type="resolution", body="General Assembly")
OPENINGS = {
    "fr": "L’Assemblée générale,\n\nAyant à l’esprit les puits,",
    "es": "La Asamblea General,\n\nTeniendo presentes los pozos,",
}


def document(words: str, language: str = "fr", header: Header = RESOLUTION) -> Document:
    return Document("text", "text", f"{OPENINGS[language]}\n\n{words}\n", language, header)


def recipients(words: str, header: Header = RESOLUTION, language: str = "fr") -> list[tuple[str, str | None]]:
    found = extract(document(words, language, header), authorities.load())
    return [(one.text, one.target) for one in found.references if one.evidence == "possessive"]


@pytest.mark.parametrize(
    "words",
    [
        "1. Prie le Secrétaire général de lui présenter, à sa quatre-vingtième session, un rapport ;",
        "1. Prie le Secrétaire général de lui en rendre compte ;",
        "1. Invite le Haut-Commissaire à continuer de lui faire régulièrement rapport ;",
        "1. Se félicite du rapport que le Secrétaire général lui présentera ;",
    ],
)
def test_the_pronoun_is_the_organ(words: str) -> None:
    assert recipients(words) == [("lui", "General Assembly")]


@pytest.mark.parametrize(
    "words",
    [
        "1. Prie le Secrétaire général d’aider le Comité et de lui permettre de se réunir ;",
        "1. Prend note du rapport que le Conseil de sécurité a prié le Secrétaire général de lui présenter ;",
        "1. Prie le Secrétaire général de demander aux États de lui communiquer leurs vues ;",
        "Prenant note du rapport que le Secrétaire général lui présentera,",
    ],
)
def test_the_pronoun_may_be_another(words: str) -> None:
    assert recipients(words) == []


@pytest.mark.parametrize(
    ("words", "pronoun"),
    [
        ("1. Prie le Secrétaire général de l’informer de ses travaux ;", "l’"),
        ("1. Prie le Secrétaire général de la tenir informée de ses travaux ;", "la"),
    ],
)
def test_the_organ_is_informed(words: str, pronoun: str) -> None:
    assert recipients(words) == [(pronoun, "General Assembly")]


def test_a_report_asks_for_nothing() -> None:
    words = "1. Le Comité prie l’État partie de lui présenter un rapport."
    assert recipients(words, Header(type="report", body="Committee against Torture")) == []


def test_the_pronoun_is_explained() -> None:
    words = "1. Prie le Secrétaire général de lui présenter un rapport ;"
    found = explain(document(words), authorities.load())
    lines = next(one.lines for one in found if one.reference.text == "lui")
    assert lines[0].startswith("evidence possessive")
    assert lines[1].endswith("is the body that issued this document")


@pytest.mark.parametrize(
    ("words", "pronoun"),
    [
        ("1. Solicita al Secretario General que le presente, en su octogésimo período de sesiones, un informe;", "le"),
        ("1. Solicita al Secretario General que en su octogésimo período de sesiones la informe al respecto;", "la"),
        ("1. Solicita al Secretario General que la mantenga periódicamente informada;", "la"),
        ("1. Invita a los Estados Miembros a que le comuniquen sus opiniones;", "le"),
        ("1. Solicita a la Relatora Especial que le siga presentando informes;", "le"),
    ],
)
def test_a_spanish_pronoun_is_the_organ(words: str, pronoun: str) -> None:
    assert recipients(words, language="es") == [(pronoun, "General Assembly")]


@pytest.mark.parametrize(
    "words",
    [
        "1. Exhorta a los Estados a que cooperen con el Relator Especial y le proporcionen información;",
        "1. Toma nota del informe que el Consejo de Seguridad solicitó al Secretario General que le presentara;",
        "1. Toma nota del informe que el Consejo de Seguridad solicitó al Secretario General que le presente;",
        "1. Solicita al Secretario General que aliente a los Estados a que le presenten informes;",
        "1. Solicita al Comité que redacte directrices y que lo presente a los Estados;",
        "1. Decide incluir el tema en la presente resolución;",
        "Tomando nota del informe que el Secretario General le presente,",
    ],
)
def test_a_spanish_pronoun_may_be_another(words: str) -> None:
    assert recipients(words, language="es") == []
