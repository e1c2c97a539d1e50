"""Categories of actions: the verb of what is asked, its object, and what a table states."""

from pathlib import Path

import pytest

from known import KNOWLEDGE, read
from unkg import graph
from unkg.extraction import extract
from unkg.extraction.act.categories import category_verbs
from unkg.extraction.output import as_json
from unkg.model import Document
from unkg.readers.recommendations.categories import category_of
from unkg.vocabulary import Unkg

VERBS = category_verbs(KNOWLEDGE.languages["en"])


@pytest.mark.parametrize(
    ("words", "category"),
    [
        # the verb alone
        ("Share its experience of inclusive schools", "minimal"),
        ("Seek technical assistance from OHCHR", "minimal"),
        ("Continue its efforts to end poverty", "continuing"),
        ("Persevere in fighting corruption", "continuing"),
        ("Consider ratifying the Convention", "considering"),
        ("Examine the possibility of a moratorium", "considering"),
        ("Strengthen the rights of women", "general"),
        ("Comply with its obligations", "general"),
        ("Ratify the Convention", "specific"),
        ("Decriminalize defamation", "specific"),
        ("Yodel in the courts", "specific"),
        # a general object
        ("Take all necessary legislative and administrative measures to end it", "general"),
        ("Adopt effective policies against unemployment", "general"),
        ("Adopt a law against torture", "specific"),
        ("Adopt a national action plan on water", "specific"),
        ("Give priority to schools", "general"),
        ("Undertake an inquiry into the events", "specific"),
        # adverbs, and words that look like them
        ("Fully and promptly implement the agreement", "specific"),
        ("Further strengthen its institutions", "general"),
        ("Further efforts to engage civil society", "general"),
        ("Apply the principles as a guide", "specific"),
        # verbs with one object
        ("Review and amend the penal code", "specific"),
        ("Sign and ratify the Protocol", "specific"),
        ("Continue to review the law", "continuing"),
        # what comes before
        ("While noting the progress made, continue its reforms", "continuing"),
        ("In cooperation with the Office, consider a national plan", "considering"),
        ("Recommended that a commission on human rights be established", "specific"),
        ("Recommended that a programme to end hunger be further strengthened", "general"),
        ("Recommended the abolition of the practice", "specific"),
        ("That the office be maintained", "continuing"),
        # what other documents ask
        ("4. Urges all States to consider acceding to the Convention", "considering"),
        ("Also requests the Secretary-General to continue to report", "continuing"),
        ("The Government should ensure access to water", "general"),
        ("To ensure that girls, including the youngest, go to school", "general"),
        ("Requests the secretariat to the Convention, in its next report, to continue its work", "continuing"),
        ("*Urges* all States to comply with the resolution", "general"),
        ("Urges States to encourage those that are considering a challenge", "general"),
        ("Calls for peace", None),
        ("", None),
    ],
)
def test_the_category_of_words(words: str, category: str | None) -> None:
    assert VERBS.category(words) == category


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("Ratifier la Convention contre la torture", "specific"),
        ("Poursuivre les efforts visant à réduire la pauvreté", "continuing"),
        ("Envisager de ratifier le Protocole", "considering"),
        ("Prendre les mesures nécessaires pour lutter contre la traite", "general"),
        ("Adopter une loi contre la torture", "specific"),
        ("Pleinement garantir l’accès à l’eau", "general"),
        ("Prie instamment les États de veiller à la paix", "general"),
        ("Demande au Haut-Commissaire de présenter un rapport", "specific"),
        ("Engage le Fonds de contributions à continuer d’aider les peuples", "continuing"),
        ("Prie les États d’envisager un moratoire", "considering"),
        ("Prie les États d'envisager un moratoire", "considering"),
        ("S’efforcer de réduire la pauvreté", "general"),
        ("S'efforcer de réduire la pauvreté", "general"),
        ("Mettre l'accent sur la santé", "general"),
    ],
)
def test_the_category_of_words_in_french(words: str, category: str) -> None:
    assert category_verbs(KNOWLEDGE.languages["fr"]).category(words) == category


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("Ratificar la Convención contra la Tortura", "specific"),
        ("Considerar la posibilidad de ratificar el Protocolo", "considering"),
        ("Seguir promoviendo los derechos de la mujer", "continuing"),
        ("Pedir asistencia técnica", "minimal"),
        ("Adoptar medidas para combatir la trata", "general"),
        ("Adoptar una ley contra la trata", "specific"),
        ("Poner fin a la detención arbitraria", "specific"),
        ("Recomienda que los Estados adopten medidas para mejorar el acceso al agua", "general"),
        ("Recomienda que el Estado parte derogue la ley", "specific"),
        ("Alienta a los Estados a que examinen sus políticas", "considering"),
        ("Exhorta a los Estados a que garanticen el acceso al agua", "general"),
        ("Insta al Gobierno a investigar los hechos", "specific"),
        ("Recomienda la abolición de la pena de muerte", "specific"),
        # what stands between commas, and pronouns
        ("Solicita al Comité que, en el marco de su mandato, siga cavando pozos", "continuing"),
        ("Invita a los Estados a que, según proceda, examinen sus pozos", "considering"),
        ("Invita a los Estados a que los apoyen", "general"),
        ("Invita a los Estados a que, según proceda:", None),
        ("Exhorta a los Estados a que:", None),
        ("Solicita al Secretario General que informe al Consejo", "specific"),
        ("Insta a los Estados a que presten asistencia a los pozos", "specific"),
        ("Insta a los Estados a que presten la debida atención a los pozos", "general"),
        ("Pide que se adopten medidas para cavar pozos", "general"),
        ("Pide que se adopte una ley de pozos", "specific"),
        ("", None),
    ],
)
def test_the_category_of_words_in_spanish(words: str, category: str | None) -> None:
    assert category_verbs(KNOWLEDGE.languages["es"]).category(words) == category


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("1", "minimal"),
        ("5", "specific"),
        ("4 - General action", "general"),
        ("Continuing action", "continuing"),
        ("considering", "considering"),
        ("0", None),
        ("6", None),
        ("15", None),
        ("Generally accepted", None),
        ("", None),
    ],
)
def test_a_table_states_a_category_by_number_or_name(words: str, category: str | None) -> None:
    assert category_of(words) == category


TABLE = "State under review,Recommending State,Recommendation,Action\nNorway,France,{words},{action}\n"


def of_table(folder: Path, words: str, action: str) -> Document:
    (folder / "upr.csv").write_text(TABLE.format(words=words, action=action), encoding="utf-8")
    (found,) = read([folder / "upr.csv"])
    assert isinstance(found, Document)
    return found


def test_the_stated_category_stands_beside_that_by_the_verb(tmp_path: Path) -> None:
    found = extract(of_table(tmp_path, "Ensure and continue peace", "5"), KNOWLEDGE)
    (one,) = found.actions
    assert (one.category, one.stated_category) == ("general", "specific")
    said = as_json(found)["actions"][0]
    assert (said["category"], said["stated_category"]) == ("general", "specific")
    quads = {(str(q.predicate), str(q.object)) for q in graph.describe(found, KNOWLEDGE)}
    assert (str(Unkg.actionCategory), "<https://w3id.org/unkg/id/action-category/general>") in quads
    assert (str(Unkg.statedActionCategory), "<https://w3id.org/unkg/id/action-category/specific>") in quads


def test_what_a_table_states_is_of_the_first_action_of_a_row(tmp_path: Path) -> None:
    words = "Ratify the Convention against Torture; continue its efforts to end poverty"
    found = extract(of_table(tmp_path, words, "5"), KNOWLEDGE)
    assert [(one.verb, one.category, one.stated_category) for one in found.actions] == [
        ("ratify", "specific", "specific"),
        ("continue", "continuing", None),
    ]


def test_a_category_that_is_none_of_the_five_is_noted(tmp_path: Path) -> None:
    found = extract(of_table(tmp_path, "Ensure peace", "9"), KNOWLEDGE)
    assert [one.stated_category for one in found.actions] == [None]
    assert found.header.notes == ("The action '9' is not one of the five categories, and is left out.",)


def test_only_what_recommends_has_a_category() -> None:
    text = "The General Assembly,\n\n1. Decides to convene a meeting;\n\n2. Urges States to ratify the Convention;\n"
    found = extract(Document("x", "x", text), KNOWLEDGE)
    assert [(one.verb, one.category) for one in found.actions] == [("decide", None), ("urge", "specific")]


def test_categories_agree_with_those_of_a_real_export(shared: Path) -> None:
    agreed = rows = 0
    for found in read([shared / "corpus" / "tables" / "upr-info-sample.csv"]):
        assert isinstance(found, Document)
        by_row = {action.start: action for action in reversed(extract(found, KNOWLEDGE).actions)}
        for row in found.recommendations:
            (first, *_) = (by_row[start] for start in sorted(by_row) if row.start <= start < row.end)
            rows += 1
            agreed += first.category == first.stated_category == row.category
    assert rows == 610
    assert agreed >= 0.92 * rows
