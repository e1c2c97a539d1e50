"""French texts: the same algorithm with the words of another table."""

import pytest

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document, Extraction, Header, Reference

SYMBOLS = frozenset({"resolution", "decision", "statement", "document"})
BODIES = {"Council": "Human Rights Council", "Assembly": "General Assembly", "Security": "Security Council"}


def extraction(text: str, issuer: str | None = None, language: str = "fr") -> Extraction:
    header = Header(type="resolution", body=BODIES[issuer]) if issuer else None
    return extract(Document("text", "text", text, language, header=header), authorities.load())


def cited(text: str, issuer: str | None = None, language: str = "fr") -> list[Reference]:
    return [r for r in extraction(text, issuer, language).references if r.kind in SYMBOLS]


def targets(text: str, issuer: str | None = None) -> list[tuple[str, str | None]]:
    return [(r.text, r.target) for r in cited(text, issuer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rappelant la résolution 60/251 de l’Assemblée générale,", [("60/251", "A/RES/60/251")]),
        (
            "Rappelant la résolution 60/251 de l’Assemblée générale, en date du 15 mars 2006,",
            [("60/251", "A/RES/60/251")],
        ),
        (
            "Rappelant la résolution 60/251 du 15 mars 2006 de l’Assemblée générale,",
            [("60/251", "A/RES/60/251")],
        ),
        ("Rappelant la résolution 2371 (2017) du Conseil de sécurité,", [("2371 (2017)", "S/RES/2371(2017)")]),
        ("Rappelant la résolution du Conseil de sécurité 2371 (2017),", [("2371 (2017)", "S/RES/2371(2017)")]),
        ("Rappelant la résolution S-10/2 de l’Assemblée générale,", [("S-10/2", "A/RES/S-10/2")]),
        (
            "Rappelant la résolution 2005/11 de la Commission des droits de l’homme,",
            [("2005/11", "E/CN.4/RES/2005/11")],
        ),
        ("Voir la décision 50/411 de l’Assemblée générale.", [("50/411", "A/DEC/50/411")]),
        (
            "Voir le Document final [NPT/CONF.2000/28 (Parts I and II)], première partie.",
            [("NPT/CONF.2000/28 (Parts I and II)", "NPT/CONF.2000/28(PartsIandII)")],
        ),
        (
            (
                "L’Assemblée générale,\n\nSes résolutions 61/16, 67/290 (Structure et modalités du forum politique "
                "de haut niveau pour le développement) et 70/299"
            ),
            [("61/16", "A/RES/61/16"), ("67/290", "A/RES/67/290"), ("70/299", "A/RES/70/299")],
        ),
        (
            (
                "Prenant acte de la résolution 4/6 sur les déchets, adoptée par l’Assemblée des Nations Unies pour "
                "l’environnement,"
            ),
            [("4/6", "UNEP/EA.4/Res.6")],
        ),
        ("Rappelant la résolution 57/270 B de l’Assemblée générale,", [("57/270 B", "A/RES/57/270B")]),
        (
            "Rappelant les résolutions 5/1 et 5/2 du Conseil des droits de l’homme, du 18 juin 2007,",
            [("5/1", "A/HRC/RES/5/1"), ("5/2", "A/HRC/RES/5/2")],
        ),
        (
            (
                "Rappelant les résolutions 48/141 de l’Assemblée générale, en date du 20 décembre 1993, et 5/1 du "
                "Conseil des droits de l’homme,"
            ),
            [("48/141", "A/RES/48/141"), ("5/1", "A/HRC/RES/5/1")],
        ),
        (
            "Rappelant les résolutions de l’Assemblée générale 60/251 du 15 mars 2006 et 65/281 du 17 juin 2011,",
            [("60/251", "A/RES/60/251"), ("65/281", "A/RES/65/281")],
        ),
        (
            (
                "Le Conseil de sécurité et l’Assemblée générale. Rappelant la résolution 67/290 de l’Assemblée sur "
                "le forum politique,"
            ),
            [("67/290", "A/RES/67/290")],
        ),
        (
            "L’Assemblée générale. Rappelant la résolution 60/251 de l’Assemblée du 15 mars 2006,",
            [("60/251", "A/RES/60/251")],
        ),
        ("Voir A/HRC/25/63, par. 4, et Corr.1.", [("A/HRC/25/63", "A/HRC/25/63")]),
    ],
)
def test_organs_behind_and_before(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert targets(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("issuer", "text", "expected"),
    [
        ("Council", "Rappelant sa résolution 5/1 du 18 juin 2007,", [("5/1", "A/HRC/RES/5/1")]),
        ("Council", "Rappelant sa propre résolution 45/28, du 7 octobre 2020,", [("45/28", "A/HRC/RES/45/28")]),
        (
            "Assembly",
            (
                "Rappelant ses résolutions 46/182 du 19 décembre 1991, 54/43 du 1er décembre 1999 et 72/20 du 4 "
                "décembre 2017,"
            ),
            [("46/182", "A/RES/46/182"), ("54/43", "A/RES/54/43"), ("72/20", "A/RES/72/20")],
        ),
        (
            "Assembly",
            "Rappelant ses résolutions 1514 (XV) du 14 décembre 1960 et 217 A (III) du 10 décembre 1948,",
            [("1514 (XV)", "A/RES/1514(XV)"), ("217 A (III)", "A/RES/217(III)A")],
        ),
        (
            "Council",
            "Rappelant que l’Assemblée générale, dans sa résolution 60/251, a décidé,",
            [("60/251", "A/RES/60/251")],
        ),
    ],
)
def test_possessives(issuer: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert targets(text, issuer) == expected


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("Rappelant le paragraphe 17 de la résolution 60/251 de l’Assemblée générale,", "para 17"),
        ("Rappelant le paragraphe 3 a) de sa résolution 5/1,", "para 3(a)"),
        ("Rappelant les paragraphes 5 et 6 de sa résolution 5/1,", "para 5; para 6"),
        ("Rappelant l’alinéa b) du paragraphe 3 de sa résolution 5/1,", "para 3(b)"),
        ("Rappelant l’alinéa b) ii) du paragraphe 3 de sa résolution 5/1,", "para 3(b)(ii)"),
        ("Rappelant l’alinéa b) 1) du paragraphe 3 de sa résolution 5/1,", "para 3(b)(1)"),
        ("Rappelant les alinéas a) et d) du paragraphe 3 de sa résolution 5/1,", "para 3(a); para 3(d)"),
        ("Rappelant les alinéas a) à d) du paragraphe 3 de sa résolution 5/1,", "para 3(a)-(d)"),
        ("Rappelant l’annexe de sa résolution 5/1,", "annex"),
        ("Rappelant sa résolution 5/1, annexe,", "annex"),
        ("Rappelant sa résolution 35/56, sect. II, par. 3,", "sect II, para 3"),
        ("Rappelant sa résolution 35/56, sect. II, par. 3 à 6,", "sect II, paras 3-6"),
        ("Rappelant l’alinéa b) du paragraphe 3 de la section II de sa résolution 5/1,", "sect II, para 3(b)"),
        ("Rappelant l’article premier de sa résolution 5/1,", "art 1"),
        ("Rappelant l’article 1er de sa résolution 5/1,", "art 1"),
        ("Rappelant sa résolution 5/1, article premier,", "art 1"),
        ("Rappelant le premier paragraphe de sa résolution 5/1,", None),
        ("Rappelant sa résolution 5/1 du 18 juin 2007,", None),
    ],
)
def test_pinpoints(text: str, pinpoint: str | None) -> None:
    assert [r.pinpoint for r in cited(text, "Council")] == [pinpoint]


@pytest.mark.parametrize(
    "text",
    [
        "Rappelant la résolution 12/5 du Conseil de l’Antarctique,",
        "Rappelant la résolution 12/5 du Conseil d’administration,",
        "Rappelant la résolution 12/5 du Conseil exécutif,",
    ],
)
def test_a_number_of_an_unknown_body_stays_unresolved(text: str) -> None:
    assert [(r.text, r.target, r.reason) for r in cited(text, "Council")] == [("12/5", None, "unknown-name")]


@pytest.mark.parametrize(
    "text",
    [
        "Voir Nations Unies, Recueil des Traités, vol. 999, no 14668.",
        "au cours de la période 2019/20, puis le 11/9/2001",
        "l’objectif de 1/3 des sièges",
        "la présente résolution et toutes ses résolutions antérieures",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert [r.target for r in cited(text, "Council") if r.target] == []


HEAD = """Nations Unies
A/RES/74/98
Assemblée générale
Distr. générale
26 décembre 2019
Soixante-quatorzième session
Point 59 a) de l’ordre du jour
Résolution adoptée par l’Assemblée générale le 13 décembre 2019
74/98. Question des îles lointaines
L’Assemblée générale,
Rappelant sa résolution 73/112 du 7 décembre 2018,
1.
Réaffirme sa résolution 1514 (XV) ;
a)
note avec satisfaction le rapport ;
2.
Prie le Secrétaire général de lui faire rapport.
"""


def test_the_head_of_a_resolution() -> None:
    header = extraction(HEAD).header
    assert (header.symbol, header.type, header.body) == ("A/RES/74/98", "resolution", "General Assembly")
    assert (header.session, header.agenda_item) == (74, "59 (a)")
    assert (header.adopted, header.distributed) == ("2019-12-13", "2019-12-26")
    assert header.title == "Question des îles lointaines"


def test_the_paragraphs_of_a_resolution() -> None:
    labels = [p.label for p in extraction(HEAD).paragraphs if p.label]
    assert labels == ["PP 1", "OP 1", "OP 1(a)", "OP 2"]


@pytest.mark.parametrize(
    ("words", "session"),
    [
        ("Cinquante-cinquième session", 55),
        ("Soixante et onzième session", 71),
        ("Soixante-dix-septième session", 77),
        ("Quatre-vingtième session", 80),
        ("Quatre-vingt-unième session", 81),
        ("Vingt et unième session", 21),
        ("Première session", 1),
    ],
)
def test_ordinals_add_up(words: str, session: int) -> None:
    assert extraction(f"A/HRC/1/2\n\n{words}\n\nRapport du Haut-Commissaire\n").header.session == session


ENGLISH = """The Human Rights Council,

Recalling General Assembly resolutions 60/251 of 15 March 2006 and 48/141 of 20 December 1993,

Recalling also its resolutions 5/1 and 5/2 of 18 June 2007, and Security Council resolution 1325 (2000) of 31 October \
2000,

Reaffirming paragraph 3 (b) of its resolution 28/22 of 27 March 2015 and Commission on Human Rights resolution 2003/10,

Taking note of the report of the Secretary-General (A/HRC/25/63 and Corr.1),

1. Decides to extend the mandate established in resolution 25/25, as set out in the annex to General Assembly \
resolution 68/268;

2. Requests the Secretary-General to submit a report in accordance with resolution 55/21.
"""
FRENCH = """Le Conseil des droits de l’homme,

Rappelant les résolutions 60/251 du 15 mars 2006 et 48/141 du 20 décembre 1993 de l’Assemblée générale,

Rappelant également ses résolutions 5/1 et 5/2 du 18 juin 2007, et la résolution 1325 (2000) du Conseil de sécurité, \
du 31 octobre 2000,

Réaffirmant le paragraphe 3 b) de sa résolution 28/22 du 27 mars 2015 et la résolution 2003/10 de la Commission des \
droits de l’homme,

Prenant note du rapport du Secrétaire général (A/HRC/25/63 et Corr.1),

1. Décide de proroger le mandat établi dans la résolution 25/25, tel qu’il figure dans l’annexe de la résolution \
68/268 de l’Assemblée générale ;

2. Prie le Secrétaire général de présenter un rapport conformément à la résolution 55/21.
"""


def test_the_same_document_in_two_languages_cites_the_same() -> None:
    def facts(text: str, language: str) -> list[tuple[object, ...]]:
        return [(r.kind, r.target, r.pinpoint, r.paragraph) for r in cited(text, language=language)]

    assert len(facts(ENGLISH, "en")) == 12
    assert facts(FRENCH, "fr") == facts(ENGLISH, "en")


def test_the_same_verbs_in_two_languages_do_the_same() -> None:
    def acts(text: str, language: str) -> list[tuple[object, ...]]:
        return [(a.verb, a.strength, a.label) for a in extraction(text, language=language).actions]

    assert acts(FRENCH, "fr") == acts(ENGLISH, "en") == [("decide", "decide", "OP 1"), ("request", "request", "OP 2")]


def test_a_language_without_a_table_gives_its_symbols_and_says_so() -> None:
    found = extraction("Посилаючись на резолюцію 2371 (2017) та документ A/HRC/25/63,", language="uk")
    assert [r.target for r in found.references] == ["S/RES/2371(2017)", "A/HRC/25/63"]
    assert any("'uk'" in note for note in found.header.notes)


def asked(paragraph: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    """(verb, addressees, deadline) of a French paragraph of the Council."""
    text = f"Le Conseil des droits de l’homme,\n\n1. {paragraph}\n"
    return [(a.verb, a.addressees, a.deadline) for a in extraction(text, "Council").actions]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Prie le Secrétaire général de lui présenter un rapport à sa soixante-dixième session ;",
            [("request", ("Secretary-General of the United Nations",), "Human Rights Council, 70")],
        ),
        ("Engage les États Membres à agir d’ici à 2030 ;", [("encourage", ("Member States",), "2030")]),
        # The session of the body that asks, of the one that is asked, and of the one that is named.
        (
            "Prie le Comité contre la torture de lui présenter, à sa soixantième session, un plan du puits ;",
            [("request", ("Committee against Torture",), "Human Rights Council, 60")],
        ),
        (
            "Invite le Comité contre la torture à dresser un plan, qu’il examinera à sa soixantième session ;",
            [("invite", ("Committee against Torture",), "Human Rights Council, 60")],
        ),
        (
            "Prie le Comité contre la torture de creuser un puits à sa soixantième session ;",
            [("request", ("Committee against Torture",), "Committee against Torture, 60")],
        ),
        (
            "Prie le Secrétaire général de lui parler des puits à la soixantième session de l’Assemblée générale ;",
            [("request", ("Secretary-General of the United Nations",), "General Assembly, 60")],
        ),
        (
            (
                "Demande instamment à tous les États et aux organisations régionales, ainsi qu’à la société civile, "
                "de coopérer ;"
            ),
            [("urge", ("States", "regional organizations", "civil society"), None)],
        ),
        (
            "Prie le Groupe de travail sur les puits de creuser ;",
            [("request", ("Groupe de travail sur les puits",), None)],
        ),
        (
            "Invite l’Organisation des Nations Unies à creuser au plus tard le 1er décembre 2030 ;",
            [("invite", ("Organisation des Nations Unies",), "2030-12-01")],
        ),
        (
            "Décide de prier les États parties de creuser et, à cet égard, encourage les donateurs à payer ;",
            [("decide", ("States parties",), None), ("encourage", ("donors",), None)],
        ),
        ("Exprime sa profonde préoccupation devant la soif ;", [("express concern", (), None)]),
        ("Réitère sa demande à la société civile de creuser ;", [("reiterate", ("civil society",), None)]),
        ("Demande de nouveau à la société civile de creuser ;", [("reiterate", ("civil society",), None)]),
        ("Décide d’autoriser les États Membres à creuser ;", [("decide", ("Member States",), None)]),
        ("Exige que les États Membres creusent ;", [("demand", ("Member States",), None)]),
        ("Exige qu’Israël creuse ;", [("demand", ("ISR",), None)]),
        (
            "Exige de toutes les parties au conflit qu’elles creusent ;",
            [("demand", ("parties to the conflict",), None)],
        ),
        (
            "Prie le Secrétaire général de présenter au Conseil économique et social, à sa session de 2031, un plan ;",
            [("request", ("Secretary-General of the United Nations",), "Economic and Social Council, 2031")],
        ),
        (
            "Invite les organisations internationales, régionales et sous-régionales et les banques à creuser ;",
            [("invite", ("organisations internationales, régionales et sous-régionales", "banques"), None)],
        ),
        # Who presides or keeps the papers is not the body.
        (
            "Prie le secrétariat de la Conférence du désarmement de creuser ;",
            [("request", ("secrétariat de la Conférence du désarmement",), None)],
        ),
        (
            "Encourage l’Union africaine, sous réserve des ressources disponibles, à creuser ;",
            [("encourage", ("African Union",), None)],
        ),
        (
            "Exhorte les pays fournisseurs de puits et de pelles à creuser ;",
            [("urge", ("pays fournisseurs de puits",), None)],
        ),
        (
            "Encourage la coopération avec les États Membres et la société civile, en vue de creuser ;",
            [("encourage", (), None)],
        ),
    ],
)
def test_addressees_and_deadlines(paragraph: str, expected: list[tuple[str, tuple[str, ...], str | None]]) -> None:
    assert asked(paragraph) == expected


SECRETARY_GENERAL = "Secretary-General of the United Nations"


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Félicite le Secrétaire général, l’engage à continuer de creuser et le prie de rendre compte ;",
            [("commend", ()), ("encourage", (SECRETARY_GENERAL,)), ("request", (SECRETARY_GENERAL,))],
        ),
        (
            "Exhorte les États Membres à creuser, les invite à payer et leur demande de boire ;",
            [("urge", ("Member States",)), ("invite", ("Member States",)), ("request", ("Member States",))],
        ),
        # Whom “exige de … qu'il” asks; its own object is a thing.
        ("Exige d’Israël, Puissance occupante, qu’il creuse ;", [("demand", ("ISR",))]),
        ("Exige des parties au conflit qu’elles creusent ;", [("demand", ("parties to the conflict",))]),
        (
            "Exige du Hamas et des autres groupes armés qu’ils creusent ;",
            [("demand", ("Hamas", "autres groupes armés"))],
        ),
        ("Exige la cessation immédiate des vols commis par le Bélarus et les enfants, à creuser ;", [("demand", ())]),
        # The subject of “demande que”, but of no passive.
        ("Demande que le Gouvernement malien respecte les puits ;", [("call for", ("MLI",))]),
        ("Demande que les États soient pleinement respectés ;", [("call for", ())]),
        ("Demande que soient levés les obstacles pour les États ;", [("call for", ())]),
        # A pronoun is who was just asked, if as many; else the last body before.
        (
            "Prie le pays hôte d’aider la Commission du droit international et lui demande instamment de creuser ;",
            [("request", ("pays hôte",)), ("urge", ("pays hôte",))],
        ),
        (
            "Prie les États d’aider la Commission du droit international et l’invite à creuser ;",
            [("request", ("States",)), ("invite", ("International Law Commission",))],
        ),
        (
            "Prie les États et la Commission du droit international de creuser, et les invite à payer ;",
            [
                ("request", ("States", "International Law Commission")),
                ("invite", ("States", "International Law Commission")),
            ],
        ),
        # Nobody named before a pronoun is asked, nor what is to be done.
        ("Salue les puits et les invite à creuser ;", [("welcome", ()), ("invite", ())]),
        # A relative clause that a comma ends, and one that goes on.
        (
            "Note que l’eau est aussi claire que possible, et encourage les donateurs à payer ;",
            [("note", ()), ("encourage", ("donors",))],
        ),
        ("Salue le groupe qui creuse et encourage les donateurs à payer ;", [("welcome", ())]),
        # Any word may stand behind a further verb; a noun is none.
        (
            "Condamne fermement les vols et souligne, à cet égard, que les puits sont à tous ;",
            [("condemn", ()), ("stress", ())],
        ),
        ("Salue l’offre et la demande de puits ;", [("welcome", ())]),
        ("Prend également note de la formation initiale et continue ;", [("take note", ())]),
    ],
)
def test_further_verbs(paragraph: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(verb, addressees) for verb, addressees, _ in asked(paragraph)] == expected


def test_what_is_asked_again_has_the_strength_of_what_asks() -> None:
    text = "Le Conseil des droits de l’homme,\n\n1. Prie de nouveau le Secrétaire général de creuser ;\n"
    assert [(a.verb, a.strength) for a in extraction(text, "Council").actions] == [("reiterate", "request")]


def test_recommendations_of_a_committee() -> None:
    text = (
        "CAT/C/FRA/CO/7\n\nObservations finales\n\n12. Le Comité recommande aux États parties de creuser des puits "
        "et de les entretenir.\n"
    )
    assert [(a.verb, a.strength, a.addressees) for a in extraction(text).actions] == [
        ("recommend", "recommend", ("States parties",))
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Prenant note du rapport du Secrétaire général (A/77/97), établi en application de la résolution 76/28,",
            [("A/77/97", "A/RES/76/28")],
        ),
        # What the report is about was done under the resolution.
        ("Prenant note du rapport (A/77/97) sur les mesures prises en application de la résolution 76/28,", []),
        # Whether a report without a symbol is there is not read in French.
        ("Priant le Secrétaire général d'en parler dans le rapport établi en application de la résolution 76/28,", []),
    ],
)
def test_reports_and_what_asked_for_them(words, expected):
    text = f"L'Assemblée générale,\n\n{words}\n\n1. Décide de rester saisie de la question.\n"
    assert [(s.report, s.request) for s in extraction(text, "Assembly").submissions] == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Demande aux autorités somaliennes de creuser ;", [("call upon", ("SOM",), None)]),
        ("Engage le Gouvernement afghan à creuser ;", [("encourage", ("AFG",), None)]),
        ("Exhorte les États dotés de pelles à creuser ;", [("urge", ("États dotés de pelles",), None)]),
        ("Demande que des puits soient creusés ;", [("call for", (), None)]),
    ],
)
def test_addressees_by_nationality_and_class(paragraph, expected):
    assert asked(paragraph) == expected


def test_what_a_text_reports_of_mandates():
    text = (
        "Le Conseil de sécurité,\n\nRappelant la Mission de vérification des Nations Unies en Colombie créée par la "
        "résolution 2366 (2017),\n\n1. Décide de rester saisi de la question ;\n"
    )
    assert [(e.kind, e.mandate, e.act) for e in extraction(text, "Security").events] == [
        ("established", "United Nations Verification Mission in Colombia", "S/RES/2366(2017)")
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Réaffirme le mandat du puits, énoncé dans l’annexe de sa résolution 61/275 ;", "contain"),
        (
            "Salue les puits creusés comme le prévoit l’alinéa e) du paragraphe 3 de sa résolution 61/98 ;",
            "pursuant-to",
        ),
        ("Rappelle le Pacte des puits, adopté par l’Assemblée générale dans sa résolution 61/177 ;", "endorse"),
        ("Salue les mesures révisées au paragraphe 7 de sa résolution 61/177 ;", "amend"),
        ("Salue les rapports demandés au paragraphe 7 de sa résolution 61/177 ;", "request"),
        ("Salue le mandat reconduit en vertu de sa résolution 61/177 ;", "extend"),
        ("Salue le mandat qui lui a été confié par sa résolution 61/177 ;", "pursuant-to"),
        ("Salue les puits creusés comme le dispose sa résolution 61/177 ;", "pursuant-to"),
        ("Souligne que l’on creuse, en prenant en considération sa résolution 61/177 ;", "bear-in-mind"),
        ("Souligne que l’on creuse, comme il est dit au paragraphe 2 de sa résolution 61/177 ;", "contain"),
        ("Salue le puits que le maire lui a confié et rappelle sa résolution 61/177 ;", "recall"),
        (
            "Souligne qu’il faut creuser, comme l’a fait le Conseil de sécurité dans sa résolution 1325 (2000) ;",
            "contain",
        ),
        (
            "Rappelle le rôle des puits, comme le souligne le Conseil de sécurité dans sa résolution 1325 (2000) ;",
            "recall",
        ),
        ("Salue les experts nommés par le Secrétaire général en application de sa résolution 61/177 ;", "establish"),
        ("Salue la suite donnée à sa résolution 61/177 ;", "implement"),
        ("Répartit les crédits qu’elle a ouverts pour le même exercice dans sa résolution 61/177 ;", "pursuant-to"),
        ("Constate avec une vive inquiétude le mandat des puits et la résolution 61/177 ;", "express-concern"),
        ("Constate avec préoccupation que l’on creuse peu et rappelle sa résolution 61/177 ;", "recall"),
        ("Constate avec préoccupation que nul ne lit sa résolution 61/177 ;", "express-concern"),
        ("Demande que l’on creuse, compte tenu des puits du nord et de sa résolution 61/177 ;", "bear-in-mind"),
        ("Demande que l’on creuse, en tenant dûment compte des puits de sa résolution 61/177 ;", "bear-in-mind"),
        ("Décide de proroger ce que permet sa résolution 61/177 ;", "extend"),
        ("Décide également de proroger ce que permet sa résolution 61/177 ;", "extend"),
        # What another body would decide is not decided.
        ("Prie que l’on paie, si le Conseil décide de proroger ce que permet sa résolution 61/177 ;", "cite"),
        ("Salue les puits, que l’Assemblée a faits siens dans sa résolution 61/177 ;", "endorse"),
        ("Salue la réforme, dont le Conseil s’est félicité dans sa résolution 61/177 ;", "endorse"),
        ("Salue la trêve, que le Conseil avait appelée de ses vœux dans sa résolution 61/177 ;", "request"),
        ("Salue le puits, sans préjudice des dispositions de sa résolution 61/177 ;", "cite"),
        # A noun that is a verb elsewhere, and the verb itself.
        ("Proroge la demande qu’elle a faite dans sa résolution 61/177 ;", "extend"),
        ("Proroge le puits et demande l’application de sa résolution 61/177 ;", "implement"),
        # What another body did stands between: no lead of the resolution.
        ("Salue les rapports demandés et rappelle sa résolution 61/177 ;", "recall"),
    ],
)
def test_leads_in_every_gender_and_number(words, expected):
    assert [r.relation for r in cited(f"L’Assemblée générale,\n\n1. {words}\n", "Assembly")] == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # What a body is asked to do begins no longer name.
        ("Prie le Comité d’examiner le puits ;", ["Committee against Torture"]),
        ("Salue l’action menée par le Comité pour creuser ;", ["Committee against Torture"]),
        ("Prie le Comité d’experts des puits de creuser ;", []),
        ("Salue le Comité pour la construction de puits ;", []),
    ],
)
def test_a_short_form_before_what_a_body_is_to_do(words, expected):
    text = f"L’Assemblée générale,\n\nRappelant le Comité contre la torture,\n\n1. {words}\n"
    names = [r for r in extraction(text, "Assembly").references if r.kind == "body" and r.paragraph == "OP 1"]
    assert [r.target for r in names if r.target] == expected


@pytest.mark.parametrize(
    ("words", "pinpoint"),
    [
        ("l’alinéa a du paragraphe 1 de l’Article 13 de la Charte des Nations Unies", "art 13, para 1(a)"),
        ("l’article 19 (par. 3) de la Charte des Nations Unies", "art 19(3)"),
        ("l’article 25 (al. b)) de la Charte des Nations Unies", "art 25(b)"),
        ("l’alinéa e de l’Article 73 de la Charte des Nations Unies", "art 73(e)"),
        ("le rapport [A/73/12], annexe, alinéa b)", "annex (b)"),
        ("le deuxième alinéa de l’Article 73 de la Charte des Nations Unies", "art 73"),
        ("l’alinéa 2 de l’Article 73 de la Charte des Nations Unies", "art 73, para 2"),
        ("la première partie de la Charte des Nations Unies", "part I"),
        ("le rapport [A/73/12 (Part I)], deuxième partie", "part II"),
        ("le rapport [A/73/12], annexe", "annex"),
        # What is one of two parts, and what a letter begins.
        ("la première moitié de la Charte des Nations Unies", None),
        ("un alinéa à revoir de la Charte des Nations Unies", None),
    ],
)
def test_places_in_words_letters_and_parentheses(words, pinpoint):
    found = extraction(f"L’Assemblée générale,\n\nRappelant {words},\n", "Assembly").references
    assert [r.pinpoint for r in found if r.target in {"UN-Charter", "A/73/12", "A/73/12(PartI)"}] == [pinpoint]


MISSION = "la Mission des Nations Unies au Soudan du Sud"


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (f"Décide de proroger jusqu’au 15 mars 2027 le mandat de {MISSION} ;", [("extended", "2027-03-15")]),
        (f"Décide de prolonger d’un an le mandat de {MISSION} ;", [("extended", "un an")]),
        (f"Décide que le mandat de {MISSION} comportera les tâches suivantes ;", [("amended", None)]),
        (
            f"Décide de proroger le mandat de {MISSION} pour une période de six mois à compter de ce jour ;",
            [("extended", "une période de six mois")],
        ),
        (
            f"Décide de proroger le mandat de {MISSION} et d’en parler dans les six mois à compter du jour dit ;",
            [("extended", None)],
        ),
        (f"Décide d’élargir le mandat de {MISSION} ;", [("amended", None)]),
        (
            f"Décide de maintenir le déploiement de 1 200 militaires de {MISSION} jusqu’au 15 mars 2027 ;",
            [("extended", "2027-03-15")],
        ),
        (f"Décide de mettre fin au mandat de {MISSION} ;", [("terminated", None)]),
        (f"Prie le Secrétaire général de prendre les mesures requises pour rétablir {MISSION} ;", [("extended", None)]),
        (
            f"Prie le Secrétaire général de prendre les mesures requises, avec un maire, pour rétablir {MISSION};",
            [("extended", None)],
        ),
        (
            f"Décide que, pour aider le Comité à creuser, {MISSION} continuera d’exercer ses fonctions ;",
            [("extended", None)],
        ),
        # Why something else is done.
        (f"Prie le Secrétaire général de creuser un puits, après avis du maire, pour rétablir {MISSION} ;", []),
        # What is only intended, needed or considered, and what a body goes on doing.
        (f"Déclare son intention de proroger le mandat de {MISSION} ;", []),
        (f"Souligne qu’il importe de proroger le mandat de {MISSION} ;", []),
        (f"Décide d’envisager de proroger le mandat de {MISSION} ;", []),
        (f"Décide que {MISSION} continuera de creuser des puits ;", []),
    ],
)
def test_what_a_text_decides_of_mandates(paragraph, expected):
    header = Header(type="resolution", body="Security Council", symbol="S/RES/2900(2026)")
    text = f"Le Conseil de sécurité,\n\n1. {paragraph}\n"
    found = extract(Document("text", "text", text, "fr", header=header), authorities.load()).events
    assert [(e.kind, e.until) for e in found] == expected
    assert {e.mandate for e in found} <= {"United Nations Mission in South Sudan"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "Nous demandons au Secrétaire général de créer, dans les trois mois, un groupe de haut niveau chargé "
                "de creuser ;"
            ),
            ["High-level group established pursuant to A/RES/80/900"],
        ),
        # What others found, and what is only considered.
        ("Nous félicitons le groupe de haut niveau de créer des puits ;", []),
        ("Nous demandons au Secrétaire général d’envisager de créer un groupe de haut niveau ;", []),
    ],
)
def test_what_those_decide_who_adopt_an_annexed_declaration(words, expected):
    header = Header(type="resolution", body="General Assembly", symbol="A/RES/80/900")
    adopted = "L’Assemblée générale,\n\n1. Adopte la déclaration annexée à la présente résolution.\n"
    text = f"{adopted}\nAnnexe\n\nDéclaration\n\n17. {words}\n"
    found = extract(Document("text", "text", text, "fr", header=header), authorities.load()).events
    assert [e.mandate for e in found] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("la résolution 1996 (2011) du 8 juillet 2011, portant création de", [("established", "S/RES/1996(2011)")]),
        ("la résolution 1996 (2011), par laquelle il a créé", [("established", "S/RES/1996(2011)")]),
        ("la résolution 2677 (2023), portant prorogation du mandat de", [("extended", "S/RES/2677(2023)")]),
        ("la résolution 2677 (2023) concernant", []),
        ("la résolution 2677 (2023) et les mesures prises lorsque a été prorogé le mandat de", []),
        ("la résolution 1996 (2011) et le rapport établi par", []),
    ],
)
def test_what_a_text_reports_that_acts_did(words, expected):
    found = extraction(f"Le Conseil de sécurité,\n\nRappelant {words} {MISSION},\n", "Security").events
    assert [(e.kind, e.act) for e in found] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("le mandat de {} a été prorogé", ["extended"]),
        ("le mandat de {} et la marche à suivre ont été renforcés", ["amended"]),
        # What was done to something else, and what another clause says.
        ("le puits de {} a été prorogé", []),
        ("le mandat de {}, et le Conseil a modifié le puits", []),
    ],
)
def test_what_was_done_to_a_mandate_by_an_act(words, expected):
    act = f"Rappelant la résolution 2677 (2023), par laquelle {words.format(MISSION)},"
    assert [e.kind for e in extraction(f"Le Conseil de sécurité,\n\n{act}\n", "Security").events] == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        # What is asked of a body is requested, States are called upon, a thing is called for.
        ("Demande au Comité de creuser ;", [("request", ("Comité",), None)]),
        ("Demande aux États Membres de creuser ;", [("call upon", ("Member States",), None)]),
        ("Demande l’ouverture des puits ;", [("call for", (), None)]),
        ("Demande, à cet égard, que des puits soient creusés ;", [("call upon", (), None)]),
        ("Prend note des efforts faits pour creuser ;", [("note", (), None)]),
        ("Prend note du rapport sur les puits ;", [("take note", (), None)]),
        ("Déclare son intention de creuser ;", [("express", (), None)]),
        ("Déclare que les puits sont à tous ;", [("declare", (), None)]),
        ("Est également conscient que les puits sont à tous ;", [("recognize", (), None)]),
        ("Demande d’urgence aux donateurs de payer ;", [("call upon", ("donors",), None)]),
        ("Décide que tous les États continueront de creuser ;", [("decide", ("States",), None)]),
        (
            "Félicite le Secrétaire général et prie celui-ci de creuser ;",
            [("commend", (), None), ("request", (SECRETARY_GENERAL,), None)],
        ),
        ("Invite les donateurs, comme par le passé, à payer ;", [("invite", ("donors",), None)]),
        ("Se déclare très gravement préoccupée par les puits ;", [("express concern", (), None)]),
        ("Se déclare disposée à creuser ;", [("express", (), None)]),
        ("Fait part de son intention de creuser ;", [("express", (), None)]),
        ("Nous nous félicitons des puits creusés ;", [("welcome", (), None)]),
        ("Nous félicitons les donateurs ;", [("commend", (), None)]),
    ],
)
def test_verbs_by_what_follows_and_further_addressees(paragraph, expected):
    assert asked(paragraph) == expected


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (
            "la Convention-cadre des Nations Unies sur les changements climatiques",
            "la Convention de 1951 sur les puits",
        ),
        ("la Convention sur la diversité biologique", "la Convention sur la pollution des puits"),
        ("la Conférence du désarmement", "la Conférence de 1995 des Parties au Traité sur les puits"),
        ("la Conférence du désarmement", "la Conférence intergouvernementale sur les puits"),
        ("le Programme de développement durable à l’horizon 2030", "le Programme détaillé pour les puits"),
        ("le Programme de développement durable à l’horizon 2030", "le Programme de gestion des puits"),
        ("l’Accord de Paris", "l’Accord multilatéral portant création d’un puits"),
        ("le Fonds monétaire international", "le Fonds fiduciaire pour les puits"),
    ],
)
def test_a_short_form_is_no_beginning_of_another_name(named, words):
    found = extraction(f"Rappelant {named},\n\nSaluant {words},\n").references
    assert [one.target for one in found if one.evidence == "short-form"] == []


def test_a_contracted_article_is_definite():
    found = extraction("Rappelant le puits,\n\nSaluant les travaux du Groupe d’experts et le rapport au Comité,\n")
    assert [(one.text, one.reason) for one in found.references] == [
        ("Groupe d’experts", "no-antecedent"),
        ("Comité", "no-antecedent"),
    ]


@pytest.mark.parametrize(
    "words",
    ["la Convention de 1992", "la Convention de nouveau", "la Convention à cet égard"],
)
def test_a_short_form_goes_on_with_its_own_year_or_a_clause(words):
    text = f"Rappelant la Convention sur la diversité biologique,\n\nSaluant {words},\n"
    found = [one for one in extraction(text).references if one.evidence == "short-form"]
    assert [one.target for one in found] == ["Convention on Biological Diversity"]


def test_a_committee_told_by_the_bare_number_of_its_act():
    text = (
        "Le Conseil de sécurité,\n\n1. Décide que les puits du Comité visé au paragraphe 30 de la résolution "
        "1988, dans la Liste établie par la résolution 1267 (1999), sont à tous ;\n"
    )
    assert [r.target for r in extraction(text, "Security").references if r.text == "Comité"] == [
        "Security Council Committee established pursuant to resolution 1988 (2011)"
    ]


def test_a_short_form_is_of_a_record_with_its_noun():
    text = "L’Assemblée générale,\n\nRappelant l’Office des Nations Unies contre la drogue et le crime,\n\n"
    found = extraction(f"{text}1. Prie l’Office de creuser et le Bureau de payer ;\n", "Assembly").references
    assert [(r.text, r.target) for r in found if r.text in {"Office", "Bureau"} and r.target] == [
        ("Office", "United Nations Office on Drugs and Crime")
    ]


def test_what_a_body_did_itself_is_no_event():
    text = (
        "Le Conseil des droits de l’homme,\n\n1. Salue le rapport que la Commission d’enquête a établi en "
        "application de sa résolution 55/23 ;\n"
    )
    assert extraction(text, "Council").events == ()


def test_a_list_goes_on_behind_the_organ_and_the_date_of_an_item():
    words = (
        "Souligne les puits en vertu de la résolution 60/251 de l’Assemblée générale en date du 15 mars 2006 et "
        "de la résolution 1325 (2000) du Conseil de sécurité"
    )
    assert [r.relation for r in cited(f"L’Assemblée générale,\n\n1. {words} ;\n", "Assembly")] == ["pursuant-to"] * 2


def test_a_short_form_is_of_the_programme_named_before_it():
    text = "Salue le Programme commun des Nations Unies sur le VIH/sida et les résolutions sur le Programme"
    found = extraction(
        f"Le Conseil,\n\n1. {text} ;\n\n2. Rappelle le Programme de développement durable à l’horizon 2030 ;"
    )
    assert [r.target for r in found.references if r.text == "Programme"] == [
        "Joint United Nations Programme on HIV/AIDS"
    ]


ENFANT = "la Convention relative aux droits de l’enfant"
REFUGIES = "la Convention relative au statut des réfugiés"
CRIME = "la Convention des Nations Unies contre la criminalité transnationale organisée"


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        (f"{ENFANT} et ses Protocoles facultatifs", ["CRC", "CRC-OP-AC", "CRC-OP-SC", "CRC-OP-IC"]),
        (f"{ENFANT} et son Protocole facultatif concernant la vente d’enfants", ["CRC", "CRC-OP-SC"]),
        (f"{ENFANT} et son Protocole facultatif", ["CRC", None]),
        (f"{REFUGIES} de 1951 et son Protocole de 1967", ["Refugee-Convention", "Refugee-Protocol"]),
        (f"{CRIME} et son Protocole contre les puits", ["UNTOC", None]),
        (
            "le deuxième Protocole facultatif au Pacte international relatif aux droits civils et politiques",
            ["ICCPR-OP2"],
        ),
        (
            "les Rapporteurs spéciaux sur le droit à l’alimentation et sur le droit à l’éducation",
            ["Special Rapporteur on the right to food", "Special Rapporteur on the right to education"],
        ),
        ("la Convention de l’OIT no 138", ["Minimum Age Convention, 1973 (No. 138)"]),
    ],
)
def test_treaties_in_other_words(words: str, targets: list[str | None]) -> None:
    text = f"L’Assemblée générale,\n\nRappelant {words},\n\n1. Décide de creuser ;\n"
    found = [one.target for one in extraction(text).references if one.start > text.index("Rappelant")]
    assert sorted(found, key=str) == sorted(targets, key=str)


def test_items_of_what_is_reported_are_no_acts() -> None:
    items = " :\n\na) les puits ;\n\nb) L’eau des États Membres ;\n"

    def labels(words: str) -> list[str]:
        text = f"A/RES/79/999\n\nL’Assemblée générale,\n\nAyant à l’esprit les puits,\n\n1. {words}{items}"
        return [action.label for action in extract(Document("x", "x", text, "fr"), authorities.load()).actions]

    assert labels("Prie les États de fournir des informations sur") == ["OP 1"]
    assert labels("Décide d’examiner") == ["OP 1", "OP 1(a)", "OP 1(b)"]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        (
            "Prend note du rapport établi par le Secrétaire général en application de la résolution 60/1 ;",
            "pursuant-to",
        ),
        ("Prend note du rapport établi en application de la résolution 60/1 ;", "pursuant-to"),
        ("Salue le Groupe établi en application de la résolution 60/1 ;", "establish"),
    ],
)
def test_a_report_is_prepared_and_a_body_founded(words: str, relation: str) -> None:
    text = f"A/RES/79/999\n\nL’Assemblée générale,\n\nAyant à l’esprit les puits,\n\n1. {words}"
    found = extract(Document("x", "x", text, "fr"), authorities.load()).references
    assert [one.relation for one in found if one.target == "A/RES/60/1"] == [relation]


@pytest.mark.parametrize(
    ("issuer", "words", "target"),
    [
        ("Council", "Prie son Comité consultatif de creuser", "Human Rights Council Advisory Committee"),
        ("Assembly", "Prie son Comité consultatif de creuser", None),
        ("Council", "Prie un Comité consultatif de creuser", None),
    ],
)
def test_a_body_of_the_organ_that_speaks(issuer: str, words: str, target: str | None) -> None:
    text = f"Ayant à l’esprit les puits,\n\n1. {words} ;\n\n2. Prie le Comité consultatif d’étudier les puits.\n"
    found = extraction(text, issuer)
    assert {r.target for r in found.references if r.text == "Comité consultatif"} == {target}


def test_both_genders_of_whoever_will_hold_an_office() -> None:
    name = "Expert indépendant sur la promotion d’un ordre international démocratique et équitable"
    text = f"Rappelant les travaux de l’{name},\n\n1. Invite l’Expert(e) indépendant(e) à creuser.\n"
    expert = "Independent Expert on the promotion of a democratic and equitable international order"
    assert [a.addressees for a in extraction(text).actions] == [(expert,)]


def test_treaty_bodies_by_what_founded_them() -> None:
    words = "les organes créés en vertu d’instruments internationaux relatifs aux droits de l’homme et les États"
    found = extraction(f"Ayant à l’esprit les puits,\n\n1. Prie {words} de creuser.\n", "Assembly")
    assert [a.addressees for a in found.actions] == [("treaty bodies", "States")]


def test_a_programme_is_realized() -> None:
    text = "Ayant à l’esprit les puits,\n\n1. Engage les États à contribuer à la réalisation du Programme 2030.\n"
    assert [c.asks for c in extraction(text, "Assembly").actions[0].concerns] == [("implement",)]


@pytest.mark.parametrize(
    ("words", "is_report"),
    [
        ("de suivre la question et de lui en rendre compte", True),
        ("de continuer de faire rapport au Comité", True),
        ("de lui remettre un rapport", True),
        ("de tenir compte du rapport", False),
        ("de fournir aux puits, dans ce contexte, l’appui dont il est rendu compte", False),
    ],
)
def test_a_report_is_asked_for(words: str, is_report: bool) -> None:
    text = f"Ayant à l’esprit les puits,\n\n1. Prie le Secrétaire général {words}.\n"
    assert [a.asks_for_report for a in extraction(text, "Assembly").actions] == [is_report]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        (
            "la Convention de 1954 relative au statut des apatrides",
            ["Convention relating to the Status of Stateless Persons"],
        ),
        (
            "la Convention de 1961 sur la réduction des cas d’apatridie",
            ["Convention on the Reduction of Statelessness"],
        ),
        # Another convention of that year than the one named before.
        ("la Convention relative aux droits de l’enfant et la Convention de 1989 relative aux puits", ["CRC"]),
        ("la Convention relative aux droits de l’enfant et la Convention de 1989", ["CRC", "CRC"]),
    ],
)
def test_an_instrument_with_its_year_before_its_subject(words: str, targets: list[str]) -> None:
    found = extraction(f"Rappelant {words},", "Assembly").references
    assert [r.target for r in found if r.kind == "instrument"] == targets


ITEMS = """\
L’Assemblée générale,
Ayant à l’esprit les puits que les États ont creusés dans les régions du nord,
1.
Engage les États :
a)
À creuser les puits du nord ;
b)
À creuser les puits du sud.
35e séance plénière
"""


def test_items_with_small_letters_are_no_broken_lines() -> None:
    assert extraction(ITEMS).paragraphs[-1].label == ""
    longest = (
        "iii) les grands groupes et les autres parties prenantes, y compris le secteur privé, " + "et les puits " * 6
    )
    labels = [p.label for p in extraction(ITEMS.replace("b)\n", f"ii) les puits ;\n{longest}\nb)\n")).paragraphs]
    assert labels[-5:] == ["OP 1(a)", "OP 1(a)(ii)", "OP 1(a)(iii)", "OP 1(b)", ""]
