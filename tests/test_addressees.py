"""Addressees of actions."""

import gzip
import json
import random
import re
import time
from pathlib import Path

import pytest
from benchmarks import addressees
from hypothesis import given
from hypothesis import strategies as st

from texts import extraction
from unkg.vocabulary.lists import ADDRESSEE_CLASSES

SG = "Secretary-General of the United Nations"
OHCHR = "Office of the United Nations High Commissioner for Human Rights"
UNICEF, UNDP = "United Nations Children's Fund", "United Nations Development Programme"
OPANAL = "Agency for the Prohibition of Nuclear Weapons in Latin America and the Caribbean"
HEAD = "The General Assembly,\n\nRecalling its work,\n\n"


@pytest.mark.parametrize(
    ("paragraph", "addressees"),
    [
        ("Requests the Secretary-General to report;", [SG]),
        ("Requests the Human Rights Council and the Secretary-General to report;", ["Human Rights Council", SG]),
        (f"Requests the {OHCHR} to report;", [OHCHR]),
        (
            "Requests the Special Rapporteur on the right to food to report;",
            ["Special Rapporteur on the right to food"],
        ),
        ("Urges all States to dig;", ["States"]),
        ("Demands of the Member States concerned to dig;", ["Member States"]),
        ("Urges Member States to dig;", ["Member States"]),
        (
            "Urges all Member States and the international community to dig;",
            ["Member States", "international community"],
        ),
        ("Urges States parties to dig;", ["States parties"]),
        ("Calls upon Japan to dig;", ["JPN"]),
        ("Calls upon the Government of Japan to dig;", ["JPN"]),
        ("Calls upon the Democratic People's Republic of Korea to dig;", ["PRK"]),
        ("Calls upon Japan, France and Brazil to dig;", ["JPN", "FRA", "BRA"]),
        ("Calls upon all parties to the conflict to stop;", ["parties to the conflict"]),
        ("Invites civil society, the private sector and donors to dig;", ["civil society", "private sector", "donors"]),
        ("Invites the specialized agencies to dig;", ["specialized agencies"]),
        ("Encourages national human rights institutions to report;", ["national human rights institutions"]),
        ("Invites the treaty bodies and the special procedures to report;", ["treaty bodies", "special procedures"]),
        ("Invites the non-governmental organizations to report;", ["non-governmental organizations"]),
        ("Requests that, as circumstances permit, the Secretary-General report;", [SG]),
        ("Recommends that donor institutions, including the World Bank and States, dig;", ["donor institutions"]),
        (f"Encourages the States members of the {OPANAL} to dig;", [f"States members of the {OPANAL}"]),
        ("Urges the Palestinian and Israeli sides to dig;", ["Palestinian and Israeli sides"]),
        ("Calls on all Federal and State leaders to dig;", ["Federal and State leaders"]),
        ("Calls on the Council and Afghan leaders to dig;", ["Council", "Afghan leaders"]),
        (
            "Calls upon States and regional organizations and arrangements, as appropriate, to assess wells;",
            ["States", "regional organizations and arrangements"],
        ),
        (
            "Encourages Member States, in accordance with their laws, policies and priorities, to dig;",
            ["Member States"],
        ),
        (
            "Urges the specialized agencies, in particular UNICEF, the World Bank and UNDP, as well as Japan, to dig;",
            ["specialized agencies", UNICEF, "World Bank", UNDP, "JPN"],
        ),
        (
            "Urges the United Nations system, including its agencies, States and civil society to dig;",
            ["United Nations system", "States", "civil society"],
        ),
        ("Calls upon States, in particular developing countries, and donors to dig;", ["States", "donors"]),
        ("Demands that the Syrian regime stop;", ["SYR"]),
        ("Encourages further ratifications of, accessions to and approvals of the Convention against Torture;", []),
        ("Decides to remain seized of the matter;", []),
        ("Welcomes the report of the Secretary-General;", []),
        ("Condemns all violence by Japan;", []),
        ("Takes note of the work of the Human Rights Council;", []),
    ],
)
def test_addressees_stand_between_verb_and_request(paragraph: str, addressees: list[str]) -> None:
    (action,) = extraction(f"{HEAD}1. {paragraph}\n").actions
    assert list(action.addressees) == addressees


def test_each_verb_has_its_own() -> None:
    text = HEAD + "1. Requests the Secretary-General to report, and urges all States to dig;\n"
    assert [a.addressees for a in extraction(text).actions] == [(SG,), ("States",)]


def test_items_have_those_of_their_chapeau() -> None:
    text = HEAD + "1. Urges all States:\n\n(a) To dig a well;\n\n(b) To report on it;\n"
    assert [a.addressees for a in extraction(text).actions] == [("States",)] * 3


def test_an_addressee_is_named_once() -> None:
    text = HEAD + "1. Urges all States, Governments and other States to dig;\n"
    assert [a.addressees for a in extraction(text).actions] == [("States",)]


def test_short_forms_are_resolved() -> None:
    text = (
        "The Human Rights Council,\n\nWelcoming the work of the Special Rapporteur on the right to food,\n\n"
        "1. Requests the Special Rapporteur to report to the Council;\n"
    )
    assert [a.addressees for a in extraction(text).actions] == [("Special Rapporteur on the right to food",)]


def asked(paragraph: str) -> list[str]:
    """The addressees of the last action of a paragraph of the Assembly."""
    return list(extraction(f"{HEAD}1. {paragraph}\n").actions[-1].addressees)


@pytest.mark.parametrize(
    ("paragraph", "addressees"),
    [
        (
            "Calls upon national, regional and international organizations and federations to dig;",
            ["national, regional and international organizations and federations"],
        ),
        (
            "Calls upon international, regional and non-governmental organizations to dig;",
            ["international organizations", "regional organizations", "non-governmental organizations"],
        ),
        (
            "Urges relevant United Nations agencies, funds and programmes and States to dig;",
            ["relevant United Nations agencies, funds and programmes", "States"],
        ),
        ("Urges the agencies, funds and programmes of the United Nations system to dig;", ["United Nations system"]),
        ("Encourages troop- and police-contributing countries to dig;", ["troop- and police-contributing countries"]),
        ("Invites natural and juridical persons to pay;", ["natural and juridical persons"]),
        ("Invites Member States and organizations to dig;", ["Member States", "organizations"]),
        (
            "Calls upon all stakeholders in the well and spring technologies sector, including States, to dig;",
            ["stakeholders in the well and spring technologies sector"],
        ),
        (
            "Urges companies in the salt, well and spring industries and donors to dig;",
            ["companies in the salt, well and spring industries", "donors"],
        ),
        ("Invites experts from the legal and medical fields to dig;", ["experts from the legal and medical fields"]),
        (
            "Urges institutions of the region and the private sector to dig;",
            ["institutions of the region", "private sector"],
        ),
        (
            "Urges institutions of the region and private sector to dig;",
            ["institutions of the region", "private sector"],
        ),
        (
            "Urges organizations in the region and States in all areas to dig;",
            ["organizations in the region", "States in all areas"],
        ),
    ],
)
def test_coordinated_modifiers_stay_one_addressee(paragraph: str, addressees: list[str]) -> None:
    assert asked(paragraph) == addressees


@pytest.mark.parametrize(
    ("paragraph", "addressees"),
    [
        ("Urges all parties concerned to dig;", ["all parties concerned"]),
        ("Demands that all Freedonian parties cease fire;", ["all Freedonian parties"]),
        ("Requests all concerned to dig;", ["all concerned"]),
        ("Urges the parties to dig;", ["parties"]),
        ("Urges all organizations to dig;", ["organizations"]),
        ("Urges both parties urgently to dig;", ["both parties"]),
        ("Urges the National Well Office (NWO) and others to dig;", ["National Well Office", "others"]),
    ],
)
def test_words_are_printed_without_articles(paragraph: str, addressees: list[str]) -> None:
    assert asked(paragraph) == addressees


@pytest.mark.parametrize(
    ("words", "addressees"),
    [
        ("Requests the Secretary-General, in consultation with States, civil society and academia, to dig", [SG]),
        ("Requests the Secretary-General, in consultation with industry, donors and the World Bank to dig", [SG]),
        ("Requests the Secretary-General, having heard the parties, to dig", [SG]),
        ("Requests the Secretary-General, further to paragraphs 3, 4 and 5 of resolution 60/251, to dig", [SG]),
        ("Requests the Secretary-General, seeking the views of all parties, to dig", [SG]),
        ("Urges States, within their means, and donors to dig", ["States", "donors"]),
        ("Urges States and, where applicable, local authorities to dig", ["States", "local authorities"]),
        ("Urges States to, in times of drought, dig", ["States"]),
        (
            "Urges the United Nations system, including its agencies, funds and programmes, to dig",
            ["United Nations system"],
        ),
        ("Urges the parties in all circumstances to dig", ["parties"]),
        ("Urges the parties to the Well Agreement to dig", ["parties to the Well Agreement"]),
        ("Urges the international community in the spirit of equal burden-sharing to dig", ["international community"]),
        ("Urges, in particular, States to dig", ["States"]),
        ("Urges States, led by the Secretary-General, to dig", ["States"]),
    ],
)
def test_how_and_with_whom_to_act_names_nobody(words: str, addressees: list[str]) -> None:
    assert asked(f"{words};") == addressees


@pytest.mark.parametrize(
    "paragraph",
    [
        "Encourages further efforts, means and ways to dig;",
        "Encourages the strengthening of the Human Rights Council to enhance its work;",
        "Calls for practical steps, as agreed in 2010, to be taken by all States;",
        "Encourages continued support. The wells are deep and States dig;",
        "Demands that the parties be invited;",
        "Demands that relevant organizations, and in particular the Human Rights Council, be granted access;",
        "Demands that humanitarian access improve;",
        "Decides that the mandate of the mission shall end;",
        "Encourages the Secretary-General's efforts;",
        "Encourages prompt and fair trials in accordance with the law;",
    ],
)
def test_deeds_things_and_passives_name_nobody(paragraph: str) -> None:
    assert asked(paragraph) == []


@pytest.mark.parametrize(
    ("paragraph", "addressees"),
    [
        ("Demands that the Government of Norway comply;", ["NOR"]),
        ("Demands that Norwegian and Malian forces withdraw;", ["Norwegian and Malian forces"]),
        (
            "Demands that the Movement for the Freedom of Freedonia cease fire;",
            ["Movement for the Freedom of Freedonia"],
        ),
        ("Demands all parties allow access;", ["all parties"]),
        ("Recommends that, when preparing reports, States parties ask women;", ["States parties"]),
        ("Recommends that physicians, other doctors and nurses dig;", ["physicians", "other doctors", "nurses"]),
        ("Notes the work of the Secretary-General, and requests that he dig;", [SG]),
        ("Commends Chad for its wells, and urges it to dig;", ["TCD"]),
        ("Demands that Norway, the occupying Power, cease digging;", ["NOR"]),
        ("Demands that the parties to the Rome Statute provide water;", ["parties to the Rome Statute"]),
        ("Recommends that the State be guided by article 9;", ["States"]),
        # a person is no mission
        ("Welcomes the report of the Secretary-General on UNMIL, and requests him to dig;", [SG]),
        ("Welcomes the work of UNMIL, and requests him to dig;", []),
    ],
)
def test_subjects_of_what_is_demanded(paragraph: str, addressees: list[str]) -> None:
    assert asked(paragraph) == addressees


def test_a_list_ends_at_the_next_verb_of_the_organ() -> None:
    text = HEAD + "1. Calls upon States, and invites all interested parties, to dig;\n"
    assert [a.addressees for a in extraction(text).actions] == [("States",), ("all interested parties",)]


@pytest.mark.parametrize(
    ("paragraph", "addressees"),
    [
        ("Calls upon the Malian transitional authorities to dig;", ["MLI"]),
        ("Calls upon the South African authorities to dig;", ["ZAF"]),
        ("Calls upon the Transition Government of Mali to dig;", ["MLI"]),
        ("Calls upon the Governments of Chad and Mali to dig;", ["TCD", "MLI"]),
        ("Welcomes what the Government of Chad did, and urges the Government to dig;", ["TCD"]),
        ("Welcomes what the Government of Chad (GoC) did, and urges GoC to dig;", ["TCD"]),
        ("Recalls that the Democratic Republic of the Congo dug, and urges the Congolese Government to dig;", ["COD"]),
        ("Recalls that Mali borders on Chad, and urges the Government to dig;", ["Government"]),
        ("Regrets what Chad does, and calls upon that State to dig;", ["TCD"]),
        ("Calls upon the Congolese authorities to dig;", ["Congolese authorities"]),
    ],
)
def test_those_who_act_for_a_state_name_it(paragraph: str, addressees: list[str]) -> None:
    assert asked(paragraph) == addressees


@pytest.mark.parametrize(
    ("paragraph", "addressees"),
    [
        ("Requests the President of the General Assembly to dig;", ["President of the General Assembly"]),
        ("Requests the CTC Chair and the UNDP Administrator to dig;", ["CTC Chair", UNDP]),
        (
            "Requests the executive heads of the agencies and other organizations of the United Nations system to dig;",
            ["executive heads of the agencies and other organizations of the United Nations system"],
        ),
        ("Requests members of the Security Council to dig;", ["members of the Security Council"]),
        ("Urges all relevant special procedures of the Human Rights Council to dig;", ["special procedures"]),
        (
            "Urges other mechanisms of the Human Rights Council to dig;",
            ["other mechanisms of the Human Rights Council"],
        ),
    ],
)
def test_who_holds_an_office_is_not_the_body(paragraph: str, addressees: list[str]) -> None:
    assert asked(paragraph) == addressees


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        (
            "7. There is a violation by Norway of article 3.\n\n8. The Committee urges the State party to dig.",
            "NOR",
        ),
        (
            "7. The Committee finds a breach of article 3.\n\n8. The Committee urges the State party to dig.",
            "States parties",
        ),
        (
            "7. A breach by Chad of it; a breach by Mali of it.\n\n8. The Committee urges the State party to dig.",
            "States parties",
        ),
    ],
)
def test_the_state_party_is_the_one_that_a_communication_blames(text: str, addressees: str) -> None:
    assert [a.addressees for a in extraction(f"{text}\n").actions if a.verb == "urge"] == [(addressees,)]


@pytest.mark.parametrize("words", ["regional, ", "relevant ", "agencies, funds and ", "in consultation with others, "])
def test_long_lists_of_one_kind_are_read_once(words: str) -> None:
    started = time.process_time()
    extraction(f"{HEAD}1. Requests {words * 500}to dig;\n")
    assert time.process_time() - started < 5


# ---- every addressee is a noun phrase -----------------------------------------------------------------------------

_NO_FIRST = re.compile(
    r"(?:and|or|but|to|of|for|with|by|in|on|at|from|as|that|which|who|while|when|if|not|the|an?|is|are|be|has|have|having"
    r"|including|invites|urges|requests|calls|notes|ensure|provide|take|strengthen|facilitate|[a-z]+ly) "
)
_NO_LAST = re.compile(
    r" (?:and|or|to|of|for|with|by|in|on|at|from|as|that|which|the|an?|its|their|is|are|be|has|have|not|further|also"
    r"|[a-z]+ly)$"
)
_NO_NOUN = re.compile(
    r"(?:national|regional|international|led|guided|further|including|concerned|adequate|nationally|and)"
)


def is_noun_phrase(words: str) -> bool:
    """An independent check, by plain words: no verb, adverb or conjunction begins it, no small word ends it."""
    return not (
        _NO_FIRST.match(words)
        or _NO_LAST.search(words)
        or _NO_NOUN.fullmatch(words)
        or not words[:1].isalpha()
        or any(words.count(opening) != words.count(closing) for opening, closing in ("()", "[]", "“”"))
        or re.search(r"[;:]|, and$", words)
    )


_SOMEBODY = st.sampled_from(
    [
        "States", "all parties concerned", "the Secretary-General", "the Government of Chad", "local authorities",
        "donors",
        "national and regional organizations", "the Malian authorities", "relevant United Nations agencies and funds",
        "the President of the General Assembly", "non-governmental organizations", "other relevant stakeholders",
    ]
)  # fmt: skip
_ASIDE = st.sampled_from(
    [
        "", "", "", ", within their mandates,", ", in consultation with States and donors,", ", as appropriate,",
        ", having met in 2010,", ", in particular those of the region,", ", including women,",
        " that have not yet done so",
        ", nationally or regionally,", ", further to resolution 60/251 and paragraph 2,",
    ]
)  # fmt: skip
_VERB = st.sampled_from(["Requests", "Urges", "Calls upon", "Encourages", "Demands that", "Recommends to", "Invites"])
_DEED = st.sampled_from(
    [
        " to dig",
        " dig and report",
        " to take steps, measures and",
        ", and further urges States to dig",
        " in their efforts",
    ]
)


@given(_VERB, st.lists(st.tuples(_SOMEBODY, _ASIDE), min_size=1, max_size=5), st.sampled_from([" and ", ", "]), _DEED)
def test_an_addressee_is_a_noun_phrase(verb: str, listed: list[tuple[str, str]], join: str, deed: str) -> None:
    words = join.join(who + aside for who, aside in listed)
    found = [who for action in extraction(f"{HEAD}1. {verb} {words}{deed};\n").actions for who in action.addressees]
    assert [who for who in found if not is_noun_phrase(who)] == []


@pytest.mark.parametrize("name", ["unxml/SC.en", "unxml/HRC.en", "unxml/ECOSOC.en", "text/cr-unsc.en"])
def test_addressees_in_real_texts_are_noun_phrases(shared: Path, name: str) -> None:
    with gzip.open(shared / "corpus" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    chosen = random.Random(7).sample(texts, 12)
    found = [who for text in chosen for action in extraction(text).actions for who in action.addressees]
    printed = [who for who in found if who not in ADDRESSEE_CLASSES]
    assert len(printed) > 20
    assert [who for who in printed if not is_noun_phrase(who)] == []


def test_readings_of_addressees(shared: Path) -> None:
    counts, _ = addressees.measure(shared)
    for half, lowest in {"tuned": 0.95, "held out": 0.92, "unseen": 0.95}.items():
        n = counts[half]
        assert 2 * n["right"] / (n["found"] + n["read"]) >= lowest


@pytest.mark.parametrize(
    ("words", "addressees"),
    [
        ("Calls upon Member States to dig and urges them to report;", ["Member States"]),
        ("Calls upon Member States and donors to dig and urges them to report;", []),
        (
            "Calls upon the Human Rights Council to dig and urges it to report;",
            ["Human Rights Council"],
        ),
        ("Commends the efforts of the General Assembly and urges them to report;", []),
        ("Commends the Economic Community of West African States and others, and urges them to report;", []),
        ("Commends the Human Rights Council and the efforts in Japan, and urges them to report;", []),
    ],
)
def test_a_pronoun_is_never_who_asks(words: str, addressees: list[str]) -> None:
    assert list(extraction(f"{HEAD}1. {words}\n", "Assembly").actions[-1].addressees) == addressees


@pytest.mark.parametrize(
    ("item", "addressees"),
    [
        ("Member States to dig a well;", ["Member States"]),
        (
            "The Human Rights Council to urgently support the digging of wells, and others to act;",
            ["Human Rights Council"],
        ),
        ("The full implementation of the report of the Human Rights Council to Member States;", []),
        ("To dig a well for Member States;", []),
        ("To request the Human Rights Council to dig a well;", []),
        ("Wells of the United Nations system;", []),
    ],
)
def test_an_item_begins_with_who_is_asked(item: str, addressees: list[str]) -> None:
    found = extraction(f"{HEAD}1. Calls upon:\n\n(a) {item}\n\n(b) {item}\n", "Assembly").actions
    assert [list(action.addressees) for action in found[1:]] == [addressees] * 2
