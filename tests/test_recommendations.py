"""Recommendations of reports and reviews: addressees and issuers."""

import pytest

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Action, Document, Header

REPORT = Header(type="report")
Row = tuple[str, str, tuple[str, ...], tuple[str, ...]]


def recommended(text: str, key: str = "text", header: Header = REPORT) -> tuple[Action, ...]:
    return extract(Document(key, key, text, header=header), authorities.load()).actions


def rows(actions: tuple[Action, ...]) -> list[Row]:
    return [(a.label, a.verb, a.issuers, a.addressees) for a in actions]


# ---- reviews ---------------------------------------------------------------------------------------------------------

REVIEW = "Report of the Working Group\n\nUtopia review: Norway\n\nII. Conclusions and recommendations\n\n"


def review(*items: str) -> tuple[Action, ...]:
    """The actions of a review of Norway with these items and two more that make it a list."""
    more = ("136.98. Ratify the Convention (Chad);", "136.99. Ratify the Protocol (Peru).")
    found = recommended("# Norway\n\n" + "\n\n".join((*items, *more)) + "\n", "norway2031")
    return tuple(a for a in found if a.label not in {"para 136.98", "para 136.99"})


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("136.4. Ratify the Optional Protocol (France);", [("para 136.4", "ratify", ("FRA",))]),
        ("136.5. Ratify the Optional Protocol (The Netherlands);", [("para 136.5", "ratify", ("NLD",))]),
        ("136.6. Ratify it (Chile and Bosnia and Herzegovina);", [("para 136.6", "ratify", ("CHL", "BIH"))]),
        ("136.7. Ratify it (Bosnia and others);", []),
        ("136.4 Sign and ratify the Optional Protocol (France, Spain);", [("para 136.4", "sign", ("FRA", "ESP"))]),
        (
            "21. To take further measures (Canada); and to raise awareness of them (Algeria and Turkey);",
            [("para 21", "take", ("CAN",)), ("para 21", "raise", ("DZA", "TUR"))],
        ),
        (
            "22. To adopt a national strategy against corruption and to monitor its use (Canada);",
            [("para 22", "adopt", ("CAN",)), ("para 22", "monitor", ("CAN",))],
        ),
        (
            "23. Adopt a national strategy against corruption and strengthen its institutions (the Netherlands);",
            [("para 23", "adopt", ("NLD",)), ("para 23", "strengthen", ("NLD",))],
        ),
        ("24. Fully and publicly support the commission (Ghana);", [("para 24", "support", ("GHA",))]),
        ("25. Further improve the protection of women (Germany);", [("para 25", "improve", ("DEU",))]),
        ("26. To, inter alia, expressly prohibit the practice (Mexico);", [("para 26", "prohibit", ("MEX",))]),
        ("27. In cooperation with the Office, strengthen the courts (Mexico);", [("para 27", "strengthen", ("MEX",))]),
        (
            "27. Consistent with the views of the Office, continue the talks (Mexico);",
            [("para 27", "continue", ("MEX",))],
        ),
        ("28. Regarding the recommendation to dig (Mexico), included in paragraph 5, Norway digs;", []),
        ("28. That the law be reformed (Netherlands);", []),
        ("29. Ratify the Convention (1951) of that year;", []),
        ("30. Ratify the Convention (see Germany);", []),
        ("31. Norwegian law was described (Norway);", []),
        ("32. Norway be given assistance (Chad);", []),
    ],
)
def test_a_review_lists_what_states_recommend(item: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert [(a.label, a.verb, a.issuers) for a in review(item)] == expected


def test_a_review_is_addressed_to_the_state_under_review() -> None:
    (action,) = review("136.4. Ratify the Optional Protocol (France);")
    assert (action.addressees, action.strength, action.second) == (("NOR",), "recommend", False)


def test_further_recommendations_of_an_item_are_second() -> None:
    actions = review("21. To take measures against it (Canada); and to raise awareness (Algeria);")
    assert [a.second for a in actions] == [False, True]


def test_the_state_under_review_is_named_by_a_heading_else_by_the_key() -> None:
    items = "\n\n".join(f"{n}. Ratify the Convention (Chad);" for n in (1, 2, 3))
    assert {a.addressees for a in recommended(items, "folder/newzealand2009")} == {("NZL",)}
    assert {a.addressees for a in recommended(f"# Universal periodic review: Malta\n\n{items}", "x1")} == {("MLT",)}
    assert recommended(items, "x1") == ()


def test_two_states_in_parentheses_make_no_review() -> None:
    assert recommended("# Norway\n\n1. Ratify the Convention (Chad);\n\n2. Ratify the Protocol (Peru).\n") == ()


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("The recommendations listed below enjoy the support of Norway:", "supported"),
        ("The following recommendations did not enjoy the support of Norway:", "rejected"),
        ("The recommendations below have been examined by Norway and have been noted:", "noted"),
        ("The following recommendations will be examined by Norway:", None),
        ("The delegation thanked all States that had taken part:", None),
        ("The recommendations noted in paragraph 12 above did not enjoy the support of Norway.", None),
    ],
)
def test_the_answer_of_the_state_stands_before_the_list(words: str, response: str | None) -> None:
    actions = review(f"135. {words}", "136.1. Ratify the Optional Protocol (France);")
    assert [a.response for a in actions] == [response]


def test_an_answer_holds_until_the_next() -> None:
    actions = review(
        "10. The recommendations listed below enjoy the support of Norway:",
        "11.1. Ratify the Optional Protocol (France);",
        "11.2. Adopt a law (Spain);",
        "12. The following recommendations did not enjoy the support of Norway:",
        "12.1. Abolish the practice (Italy);",
    )
    assert [(a.label, a.response) for a in actions] == [
        ("para 11.1", "supported"),
        ("para 11.2", "supported"),
        ("para 12.1", "rejected"),
    ]


# ---- reports ---------------------------------------------------------------------------------------------------------

MANDATE = "Special Rapporteur on the right to food"


def report(paragraph: str) -> tuple[Action, ...]:
    return recommended(
        f"Report of the {MANDATE}\n\nI. Introduction\n\n1. The {MANDATE} reports here on shells.\n\n"
        f"II. Recommendations\n\n98. {paragraph}\n"
    )


@pytest.mark.parametrize(
    ("sentence", "verb", "addressees"),
    [
        ("States should ensure that all have shells.", "ensure", ("States",)),
        ("States must not impose such taxes.", "impose", ("States",)),
        ("Governments should also adopt a strategy.", "adopt", ("States",)),
        ("Every State ought to protect shells.", "protect", ("States",)),
        ("The United Nations Children's Fund should support schools.", "support", ("United Nations Children's Fund",)),
        ("To ensure this, States should adopt a law.", "adopt", ("States",)),
        ("However, national authorities should consult the public.", "consult", ("national authorities",)),
        ("Shells should be protected by law.", "protect", ()),
        ("Laws should be examined and amended.", "examine", ()),
        ("Indicators should be fully developed.", "develop", ()),
        ("Public campaigns are needed.", "need", ()),
        ("The right to shells requires an integrated approach.", "require", ()),
        ("Such programmes need to be monitored.", "monitor", ()),
        ("It is essential for States to ensure access.", "ensure", ("States",)),
        ("Under no circumstances should a State provide arms.", "provide", ("States",)),
    ],
)
def test_what_should_be_done_is_recommended(sentence: str, verb: str, addressees: tuple[str, ...]) -> None:
    assert rows(report(sentence)) == [("para 98", verb, (MANDATE,), addressees)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It should be noted that shells are rare.",
        "This must be so.",
        "The Committee recommended it then.",
        "States adopt laws.",
        "In its general comment No. 5, the Special Rapporteur recommends shells.",
    ],
)
def test_what_is_reported_is_not_recommended(sentence: str) -> None:
    assert report(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "verb", "strength", "addressees"),
    [
        ("The Special Rapporteur recommends that States adopt a law.", "recommend", "recommend", ("States",)),
        ("The Special Rapporteur therefore urges States to act.", "urge", "urge", ("States",)),
        ("In that light, the Special Rapporteur calls on donors to act.", "call on", "call", ("donors",)),
        (
            "In line with article 4 (1) of the Convention, the Committee recommends that donors act.",
            "recommend",
            "recommend",
            ("donors",),
        ),
        (
            "Bearing in mind general comment No. 5 (2003) and target 16.2, the Committee urges States to act.",
            "urge",
            "urge",
            ("States",),
        ),
        ("The Special Rapporteur calls upon Norway to act.", "call upon", "call", ("NOR",)),
        ("It is recommended that States adopt a law.", "recommend", "recommend", ("States",)),
    ],
)
def test_who_speaks_recommends_by_a_verb(sentence: str, verb: str, strength: str, addressees: tuple[str, ...]) -> None:
    assert [(a.verb, a.strength, a.addressees) for a in report(sentence)] == [(verb, strength, addressees)]


def test_lettered_items_carry_their_letter_and_the_doers_before_them() -> None:
    actions = report("States must: (a) adopt a law; (b) fully protect shells; and (c) report on both.")
    assert [(a.label, a.verb, a.addressees, a.second) for a in actions] == [
        ("para 98(a)", "adopt", ("States",), False),
        ("para 98(b)", "protect", ("States",), False),
        ("para 98(c)", "report", ("States",), False),
    ]


def test_issuers_of_recommendations_are_not_their_addressees() -> None:
    actions = report("The Special Rapporteur recommends that States should: (a) adopt a law.")
    assert [(a.label, a.verb, a.addressees) for a in actions][-1] == ("para 98(a)", "adopt", ("States",))


def test_a_second_sentence_is_second() -> None:
    actions = report("States should adopt a law. Donors should support them.")
    assert [(a.verb, a.second) for a in actions] == [("adopt", False), ("support", True)]


def test_only_the_paragraphs_under_the_heading_recommend() -> None:
    text = (
        f"Report of the {MANDATE}\n\nI. Background\n\n30. The past is long. States should know it.\n\n"
        "II. Conclusions and recommendations\n\n31. States should adopt a law.\n"
    )
    assert [a.label for a in recommended(text)] == ["para 31"]


def test_a_committee_is_the_issuer_of_its_recommendations() -> None:
    header = Header(type="concluding observations", body="Committee on the Rights of the Child")
    text = "10. The Committee recommends that the State party adopt a law.\n\n11. The Committee notes the law.\n"
    (action,) = recommended(text, header=header)
    assert (action.verb, action.issuers, action.addressees) == (
        "recommend",
        ("Committee on the Rights of the Child",),
        ("States parties",),
    )


def test_the_items_of_an_unlabelled_recommendation_stand_directly_below_it() -> None:
    text = (
        "10. Wells are deep.\n\n(a) Judges differ.\n\nWells differ by depth and by the stones of which they are built. "
        "The Committee recommends that States parties that have not done so:\n\n(a) Ratify the Convention;\n\n"
        "(b) Train judges.\n\n11. Build wells.\n\n12. States should build wells.\n\n(a) Stones differ.\n"
    )
    actions = recommended(text, header=Header(type="general comment"))
    assert [(a.label, a.verb) for a in actions] == [
        ("", "recommend"),
        ("para 10(a)", "ratify"),
        ("para 10(b)", "train"),
    ]


def test_paragraphs_below_a_recommendation_that_leaves_open_what_to_do_are_its_items() -> None:
    text = (
        "10. The Committee recommends that States parties that have not done so:\n\n(a) Ratify the Convention;\n\n"
        "(b) Adopt a law.\n\n11. The Committee urges States to weigh two points:\n\n(a) Wells differ by depth.\n"
    )
    actions = recommended(text, header=Header(type="general comment"))
    assert [(a.label, a.verb, a.addressees) for a in actions] == [
        ("para 10", "recommend", ("States parties",)),
        ("para 10(a)", "ratify", ("States parties",)),
        ("para 10(b)", "adopt", ("States parties",)),
        ("para 11", "urge", ("States",)),
    ]


def test_a_mandate_that_an_excerpt_mentions_is_not_its_author() -> None:
    text = f"94. The Special Rapporteur recommends that States consult the {MANDATE}.\n"
    assert {a.issuers for a in recommended(text)} == {("Special Rapporteur",)}


def test_the_key_of_an_excerpt_states_its_kind_of_author() -> None:
    text = "94. States should adopt a law.\n"
    assert {a.issuers for a in recommended(text, "SR_Shells_A_99_402")} == {("Special Rapporteur",)}
    assert {a.issuers for a in recommended(text, "shells")} == {()}


def test_a_report_to_the_assembly_speaks_for_its_author() -> None:
    text = "II. Recommendations\n\n98. The Special Rapporteur urges States to act. Donors should help.\n"
    actions = recommended(text, header=Header(type="report", body="General Assembly"))
    assert [a.issuers for a in actions] == [("Special Rapporteur",)] * 2


def test_resolutions_have_no_recommendations_of_this_kind() -> None:
    assert recommended("States should adopt a law.", header=Header(type="resolution")) == ()


# ---- the narrative of reviews ----------------------------------------------------------------------------------------


def narrated(*paragraphs: str) -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    """(label, verb, strength, issuers, addressees) of what paragraphs of a review of Norway recommend."""
    numbered = "\n\n".join(f"{n}. {words}" for n, words in enumerate(paragraphs, 30))
    text = f"# Universal Periodic Review\n\n# Norway\n\n{numbered}\n"
    return [(a.label, a.verb, a.strength, a.issuers, a.addressees) for a in recommended(text, "x1")]


@pytest.mark.parametrize(
    ("sentence", "verb", "strength", "issuers"),
    [
        ("France recommended that Norway ratify the Convention.", "recommend", "recommend", ("FRA",)),
        ("France also recommended ratifying the Convention.", "recommend", "recommend", ("FRA",)),
        ("The Netherlands strongly recommended the abolition of the practice.", "recommend", "recommend", ("NLD",)),
        ("France and Spain recommended that it ratify the Convention.", "recommend", "recommend", ("FRA", "ESP")),
        ("Chad noted the law and encouraged the Government to apply it.", "encourage", "encourage", ("TCD",)),
        ("Welcoming the law, Chad urged Norway to apply it.", "urge", "urge", ("TCD",)),
        ("Peru called upon Norway to accede to the Protocol.", "call upon", "call", ("PER",)),
        ("The delegation of Peru suggested that shells be counted.", "suggest", "recommend", ("PER",)),
        ("Peru invited the authorities to count the shells.", "invite", "invite", ("PER",)),
    ],
)
def test_the_narrative_of_a_review_reports_what_states_recommend(
    sentence: str, verb: str, strength: str, issuers: tuple[str, ...]
) -> None:
    assert narrated(sentence) == [("para 30", verb, strength, issuers, ("NOR",))]


def test_it_is_the_state_that_spoke_last_in_the_paragraph() -> None:
    assert narrated("Chad noted the law. It recommended that it be applied.", "It recommended more.") == [
        ("para 30", "recommend", "recommend", ("TCD",), ("NOR",))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "France made three recommendations on the abolition of the practice.",
        "France requested information on the steps taken to abolish it.",
        "France requested the delegation to elaborate on the steps taken.",
        "France requested the Norwegian delegation to share more information.",
        "Norway recommended its own law to all others.",
        "France asked what had become of the practice, as recommended by the Committee.",
        "The Committee on the Rights of the Child recommended that the practice end.",
        "France was encouraged by the law.",
    ],
)
def test_what_is_only_reported_in_a_narrative_is_no_recommendation(sentence: str) -> None:
    assert narrated(sentence) == []


def test_the_words_run_from_the_state_to_the_verb() -> None:
    text = "# Universal Periodic Review of wells: Norway\n\n30. The Netherlands also urged Norway to dig.\n"
    (action,) = recommended(text, "x1")
    assert text[action.start : action.end] == "The Netherlands also urged"


def test_a_second_verb_of_a_paragraph_is_second() -> None:
    text = "# Universal Periodic Review: Norway\n\n30. Chad urged Norway to dig and recommended that it dig deep.\n"
    actions = recommended(text, "x1")
    assert [(text[a.start : a.end], a.second) for a in actions] == [("Chad urged", False), ("recommended", True)]


def test_recommendations_may_have_addressees_beside_the_state_under_review() -> None:
    assert narrated("Chad called on the international community to assist Norway.") == [
        ("para 30", "call on", "call", ("TCD",), ("international community",))
    ]
    office = ("Office of the United Nations High Commissioner for Human Rights",)
    assert narrated("Chad recommended that OHCHR work closely with the Government.") == [
        ("para 30", "recommend", "recommend", ("TCD",), office)
    ]


def test_recommendations_under_the_name_of_the_state_that_made_them() -> None:
    text = """# Universal periodic review: Norway

II. Recommendations

Recommendations made by France:

6.1. Ratify the Convention on wells;

6.2. Adopt a law on shells;

Recommendations made by the Netherlands

6.3. Review the law.
"""
    assert rows(recommended(text, "x1")) == [
        ("para 6.1", "ratify", ("FRA",), ("NOR",)),
        ("para 6.2", "adopt", ("FRA",), ("NOR",)),
        ("para 6.3", "review", ("NLD",), ("NOR",)),
    ]


def test_the_review_of_a_state_names_which_is_under_review() -> None:
    items = "\n\n".join(f"6.{n} Ratify the Convention (Chad);" for n in (1, 2, 3))
    text = f"1. The review of Malta was held at the ninth meeting, in the presence of all members.\n\n{items}\n"
    assert {a.addressees for a in recommended(text, "x1")} == {("MLT",)}


# ---- committees, and authors in the first person ---------------------------------------------------------------------

OBSERVED = """CCPR/C/UTO/CO/4

Human Rights Committee

Concluding observations on the fourth periodic report of Utopia

1. The Committee considered the fourth periodic report of Utopia at two meetings and adopted what follows.

C. Principal matters of concern and recommendations

5. Bearing in mind its earlier views, the State party should:

(a) Consider ratifying the Protocol on shells;

(b) Ensure that all allegations are investigated.

6. The Committee reiterates its concern and urges the State party to dig wells.

7. The State party is requested to report on wells by 2033.

8. The Committee invites the State party to visit. It also requests the State party to tell others.

9. The State party says that wells are dug. It requests nothing and invites nobody.
"""


def test_concluding_observations_ask_the_state_party_in_items_passives_and_by_it() -> None:
    found = extract(Document("x1", "x1", OBSERVED), authorities.load())
    assert found.header.type == "concluding observations"
    assert [(OBSERVED[a.start : a.end], a.label, a.verb, a.strength, a.addressees) for a in found.actions] == [
        ("Consider", "para 5(a)", "consider", "recommend", ("States parties",)),
        ("Ensure", "para 5(b)", "ensure", "recommend", ("States parties",)),
        ("urges", "para 6", "urge", "urge", ("States parties",)),
        ("The State party is requested", "para 7", "request", "request", ("States parties",)),
        ("The Committee invites", "para 8", "invite", "invite", ("States parties",)),
        ("It also requests", "para 8", "request", "request", ("States parties",)),
    ]
    assert {a.issuers for a in found.actions} == {("Human Rights Committee",)}


def test_the_first_person_is_who_reports() -> None:
    text = """S/2031/312

Report of the Secretary-General

1. The present report tells what has been done about wells since the last of these reports was made.

VI. Observations

60. I call upon all parties to dig. I urge the Government of Norway to help, and I recommend that the mandate be \
extended.

61. I visited the wells.
"""
    found = extract(Document("x1", "x1", text), authorities.load()).actions
    assert [(text[a.start : a.end], a.addressees) for a in found] == [
        ("I call upon", ("all parties",)),
        ("I urge", ("NOR",)),
        ("I recommend", ()),
    ]
    assert {a.issuers for a in found} == {("Secretary-General of the United Nations",)}
