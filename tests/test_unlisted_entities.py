"""Names outside the authorities, by their form."""

import re

import pytest

from texts import extraction


def candidates(text: str) -> list[tuple[str, str | None]]:
    return [(r.text, r.target) for r in extraction(text).references if r.evidence == "named-pattern"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Special Rapporteur on the rights of seafarers made a statement.",
            "Special Rapporteur on the rights of seafarers",
        ),
        (
            "We met the Independent Expert on the rights of glaciers, who spoke.",
            "Independent Expert on the rights of glaciers",
        ),
        (
            "The Working Group on the situation of lighthouse keepers was established in 2031.",
            "Working Group on the situation of lighthouse keepers",
        ),
        (
            "the Special Rapporteur on shells, pearls and corals to report",
            "Special Rapporteur on shells, pearls and corals",
        ),
        (
            "Requesting the Special Rapporteur on the right to silence and the right to noise in his report",
            "Special Rapporteur on the right to silence and the right to noise",
        ),
        (
            "the Special Rapporteur on shells, summary or arbitrary, in that place",
            "Special Rapporteur on shells, summary or arbitrary",
        ),
        (
            "the Special Rapporteur on shells, pearls, corals and sea water said",
            "Special Rapporteur on shells, pearls, corals and sea water",
        ),
        (
            (
                "the role of its Special Rapporteur on Seafarers, Lighthouse Keepers, Divers and Shipped Persons in "
                "Utopia, to ensure"
            ),
            "Special Rapporteur on Seafarers, Lighthouse Keepers, Divers and Shipped Persons in Utopia",
        ),
        (
            "the Working Group on Shells and Armed Divers pertaining to Utopia",
            "Working Group on Shells and Armed Divers",
        ),
        ("The Special Rapporteur on shells emphasizes that", "Special Rapporteur on shells"),
        (
            "the Working Group on Amendments to the Shell Regulations, which",
            "Working Group on Amendments to the Shell Regulations",
        ),
        (
            "the report of the Working Group on the Financing of the United Nations Shell Agency¹ and",
            "Working Group on the Financing of the United Nations Shell Agency",
        ),
        ("asked the Special Rapporteur on shells, Jane Doe, and the others", "Special Rapporteur on shells"),
        ("asked the Special Rapporteur on shells, who came, and the others", "Special Rapporteur on shells"),
        (
            "The Fact-Finding Mission on the events in Utopia and requests the Council to act",
            "Fact-Finding Mission on the events in Utopia",
        ),
    ],
)
def test_a_name_of_a_known_form_is_a_candidate_under_the_name_as_printed(text: str, name: str) -> None:
    assert candidates(text) == [(name, name)]


@pytest.mark.parametrize(
    "text",
    [
        "The Special Rapporteur on the right to food made a statement.",  # curated
        "The Special Rapporteur on 5 May spoke.",
        "A special rapporteur on seafarers would be useful.",
        "The Special Rapporteurs on seafarers met.",
        "The working group on seafarers met.",
    ],
)
def test_curated_names_and_common_nouns_are_no_candidates(text: str) -> None:
    assert candidates(text) == []


def test_names_within_a_candidate_are_not_mentioned_beside_it() -> None:
    text = "The Independent Expert on the law of the International Labour Organization spoke."
    assert [(r.kind, r.evidence) for r in extraction(text).references] == [("mechanism", "named-pattern")]


def unlisted(text: str, issuer: str | None = "Assembly") -> list[tuple[str, str, str | None]]:
    """(kind, words, target) of the names that no authority holds as they are printed."""
    found = extraction(text, issuer).references
    return [(r.kind, r.text, r.target) for r in found if r.evidence in {"named-pattern", "short-form"}]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Recalling the Port Vell Agreement of 5 May 2050,", ["Port Vell Agreement"]),
        ("Recalling the Charter on the Protection of Wells,", ["Charter on the Protection of Wells"]),
        ("Recalling the Declaration of Vell (2050),", ["Declaration of Vell"]),
        ("Recalling the Vell Declaration and Programme of Action,", ["Vell Declaration and Programme of Action"]),
        (
            "Recalling the Convention on the Development, Production and Stockpiling of Wells and on Their Use,",
            ["Convention on the Development, Production and Stockpiling of Wells and on Their Use"],
        ),
        (
            "Recalling the Agreement between the Government of Utopia and the Government of Arcadia on Wells,",
            ["Agreement between the Government of Utopia and the Government of Arcadia on Wells"],
        ),
        (
            "Welcoming the Action Plan to End and Prevent the Recruitment of Divers,",
            ["Action Plan to End and Prevent the Recruitment of Divers"],
        ),
        ("Recalling the Optional Protocol to the Wells Convention,", ["Optional Protocol to the Wells Convention"]),
        ("Recalling the Wells Recommendation, 2041 (No. 299),", ["Wells Recommendation, 2041 (No. 299)"]),
        ("Recalling the Vell III Accord and Vell Protocol II,", ["Vell III Accord", "Vell Protocol II"]),
        ("Recalling the Port Vell Agreement and the Vell Pact,", ["Port Vell Agreement", "Vell Pact"]),
        (
            "Recalling the Women's Charter of Vell and the Hague Convention,",
            ["Women's Charter of Vell", "Hague Convention"],
        ),
        (
            "the political declaration on the needs of divers adopted in 2050",
            ["political declaration on the needs of divers"],
        ),
        (
            "the political declaration of the high-level meeting of the General Assembly to review wells, held in 2050",
            ["political declaration of the high-level meeting of the General Assembly to review wells"],
        ),
        (
            "the Treaty of Friendship between the Kingdom of Utopia, the Republic of Arcadia and the Lake Union on",
            ["Treaty of Friendship between the Kingdom of Utopia, the Republic of Arcadia and the Lake Union"],
        ),
        (
            "the Agreement on Wells between the Government of Sudan and the Sudan Divers' Movement, which",
            ["Agreement on Wells between the Government of Sudan and the Sudan Divers' Movement"],
        ),
        (
            "the Vell Declaration on Strengthening Divers at the National and Global Levels towards a Clean Sea, which",
            ["Vell Declaration on Strengthening Divers at the National and Global Levels towards a Clean Sea"],
        ),
        (
            "the Vell Declaration on Wells: Towards Clean Water by 2050, adopted",
            ["Vell Declaration on Wells: Towards Clean Water by 2050"],
        ),
        (
            "Recalling the 20 June 2031 Agreement and the 5 May Agreement,",
            ["20 June 2031 Agreement", "5 May Agreement"],
        ),
        ("Recalling the 20 June 2031 Agreement on Wells,", ["Agreement on Wells"]),
        ("Recalling the Vell Pact⁵ and the Vell Accord12,", ["Vell Pact", "Vell Accord"]),
        ("Recalling the Agreed Minutes between Utopia and Arcadia,", ["Agreed Minutes between Utopia and Arcadia"]),
        (
            "Recalling the Vell Memorandum on Good Practices for a Safe Dive,",
            ["Vell Memorandum on Good Practices for a Safe Dive"],
        ),
        (
            "the plan of action for the Vell Decades for Wells, and its plan of action",
            ["plan of action for the Vell Decades for Wells"],
        ),
        ("Recalling the World Wells Summit Plan of Action,", ["World Wells Summit Plan of Action"]),
        ("Recalling the Vell Action Plan of the African Union,", ["Vell Action Plan"]),
        ("Recalling the Southern Indian Ocean Wells Agreement,", ["Southern Indian Ocean Wells Agreement"]),
        (
            "Recalling the Vell Declaration on the Prevention of Droughts and the Treatment of Wells, and",
            ["Vell Declaration on the Prevention of Droughts and the Treatment of Wells"],
        ),
        (
            "Recalling the Convention on the Protection of the Lagoon and the Coastal Area of the Lowlands, and",
            ["Convention on the Protection of the Lagoon and the Coastal Area of the Lowlands"],
        ),
        (
            "the Convention on the Pollution of Wells by Dumping of Salt, and the Charter on Diving by Utopia",
            ["Convention on the Pollution of Wells by Dumping of Salt", "Charter on Diving"],
        ),
        (
            "Recalling the Agreement on Cessation of Diving, Protection of Wells, and Humanitarian Access, which",
            ["Agreement on Cessation of Diving, Protection of Wells, and Humanitarian Access"],
        ),
        (
            "the Protocol on the Protection of and Assistance to Displaced Divers and Guidance on the Use of Wells,",
            ["Protocol on the Protection of and Assistance to Displaced Divers", "Guidance on the Use of Wells"],
        ),
        (
            "Recalling the Memorandum on Wells in Connection with Cyprus's Accession to the Vell Pact, and",
            ["Memorandum on Wells in Connection with Cyprus's Accession to the Vell Pact"],
        ),
        (
            "Recalling the 5 May 2050 Vell Humanitarian and Security Protocols between the Government of Sudan (GS),",
            ["Vell Humanitarian and Security Protocols"],
        ),
        (
            "Recalling the Vell agreements, the Vell communiqué and the Security Council agreement,",
            ["Vell agreements", "Vell communiqué"],
        ),
        ("Recalling the Vell Commitment and the Diving Code of Practice. No diving", ["Vell Commitment"]),
        (
            "the outcome document of the high-level meeting on wells, adopted in 2050, and its outcome document",
            ["outcome document of the high-level meeting on wells"],
        ),
        (
            "the Vell Declaration of the high-level dialogue on wells in the Lowlands, adopted in 2050",
            ["Vell Declaration of the high-level dialogue on wells in the Lowlands"],
        ),
        ("Recalling the Vell Pact and Arcadia Agreements,", ["Vell Pact", "Arcadia Agreements"]),
        (
            "the Alliance of Lake Lowlands Leaders' Declaration, and the LUWA and Revised Wells Convention,",
            ["Lake Lowlands Leaders' Declaration", "Revised Wells Convention"],
        ),
        ("Recalling the African Wells Policy and Strategy,", ["African Wells Policy and Strategy"]),
        ("Recalling the New York Declaration on Wells and Springs,", ["New York Declaration on Wells and Springs"]),
        ("the Paris Principles on Well Digging and the Paris Principles,", ["Paris Principles on Well Digging"]),
        ("the African Union Convention Against Droughts,", ["African Union Convention Against Droughts"]),
        ("Noting the Framework for Lake Regionalism, adopted by leaders,", ["Framework for Lake Regionalism"]),
        ("Noting the Framework of Wells signed in Vell,", ["Framework of Wells"]),
        ("the Integrated Wells Performance Framework (IWPF). wells", ["Integrated Wells Performance Framework"]),
        (
            "Noting the African Union Wells and Springs Framework, the ECOWAS Regional Action Plan. wells, springs",
            ["African Union Wells and Springs Framework", "ECOWAS Regional Action Plan"],
        ),
        (
            "the Vell Declaration on Wells of the Wells Summit and the Declaration of Vell of the Wells Conference,",
            ["Vell Declaration on Wells", "Declaration of Vell"],
        ),
        (
            "the Vell Action Plan to address the Growing Problem of Droughts, the Vell Strategy 2031-2040 for Wells,",
            ["Vell Action Plan to address the Growing Problem of Droughts", "Vell Strategy 2031-2040 for Wells"],
        ),
        (
            "the Well Keeping Plan for Africa, the Digging Plan for Yemen and the Vell Agenda for Clean Wells. wells",
            ["Well Keeping Plan for Africa", "Vell Agenda for Clean Wells"],
        ),
        (
            "the Vell declaration on the safety and security of wells, and the Lowland declaration on 5 May 2031,",
            ["Vell declaration on the safety and security of wells", "Lowland declaration"],
        ),
        ('the "Standards for Wells" and the Standards for Springs,', ["Standards for Wells"]),
        (
            "the Council of Europe Convention on an Integrated Safety, Security and Service Approach, which",
            ["Council of Europe Convention on an Integrated Safety, Security and Service Approach"],
        ),
        (
            "the Vell Agreement for the Establishment of the University for Wells,",
            ["Vell Agreement for the Establishment of the University for Wells"],
        ),
        (
            "a Common African Position on the Digging of Wells (2031). wells",
            ["Common African Position on the Digging of Wells"],
        ),
        (
            "Welcoming the signing of a Memorandum of Understanding between Utopia and Arcadia on Wells,",
            ["Memorandum of Understanding between Utopia and Arcadia on Wells"],
        ),
        (
            "the Framework Agreement between the Government of Utopia and the Diving Movement (North) on Wells,",
            ["Framework Agreement between the Government of Utopia and the Diving Movement (North) on Wells"],
        ),
        (
            "the Vell Convention on the Ban of the Import into Africa and the Control of Movements of Wells,",
            ["Vell Convention on the Ban of the Import into Africa and the Control of Movements of Wells"],
        ),
    ],
)
def test_an_instrument_is_named_by_a_head_and_a_place_or_subject(text: str, names: list[str]) -> None:
    assert unlisted(text) == [("instrument", name, name) for name in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Welcoming the Joint Oversight Committee on Wells,", ["Joint Oversight Committee on Wells"]),
        ("Welcoming the Task Force on Divers and Springs,", ["Task Force on Divers and Springs"]),
        ("Welcoming the Caribbean Well Commission,", ["Caribbean Well Commission"]),
        ("Welcoming the Israel-Lebanon Mixed Armistice Commission,", ["Israel-Lebanon Mixed Armistice Commission"]),
        ("Welcoming the Council of the Upper Lake States,", ["Council of the Upper Lake States"]),
        ("Welcoming the Lighthouse Keepers Fund,", ["Lighthouse Keepers Fund"]),
        ("Welcoming the Joint Ad Hoc Working Group on Wells, and", ["Joint Ad Hoc Working Group on Wells"]),
        ("Welcoming the International Institute on Divers in Utopia,", ["International Institute on Divers"]),
        (
            "the report of the Group of Governmental Experts on the verification of wells, which",
            ["Group of Governmental Experts on the verification of wells"],
        ),
        (
            "the open-ended intergovernmental working group to consider the possibility of wells, which",
            ["open-ended intergovernmental working group to consider the possibility of wells"],
        ),
        (
            "Welcoming the United Nations Divers Service and the Utopian Divers Service,",
            ["United Nations Divers Service"],
        ),
        (
            "Welcoming the Vell Centre for Wells and the Vell Sea Commission,",
            ["Vell Centre for Wells", "Vell Sea Commission"],
        ),
        ("Welcoming the African Union Wells Academy,", ["African Union Wells Academy"]),
        ("Welcoming the League of Arab States Wells Centre,", ["League of Arab States Wells Centre"]),
        (
            "Welcoming the African Union Centre of Excellence in Preventing Droughts in Arcadia,",
            ["African Union Centre of Excellence in Preventing Droughts"],
        ),
        (
            "Welcoming the trust fund for the Programme for the Decade of Wells,",
            ["trust fund for the Programme for the Decade of Wells"],
        ),
        ("77/14. Cooperation between the United Nations and the Lowland Initiative\n", ["Lowland Initiative"]),
        (
            "the Office of the Special Envoy of the Secretary-General for Wells, the Office of the Envoy on Divers,",
            ["Office of the Special Envoy of the Secretary-General for Wells", "Office of the Envoy on Divers"],
        ),
        ("the Well Management Section and the Prison Service,", ["Well Management Section"]),
        ("the High-level Ad hoc Committee for Divers,", ["High-level Ad hoc Committee for Divers"]),
        (
            "the Lake Asia and Pacific Regional Wells Bureau and the African Wells Facility,",
            ["Lake Asia and Pacific Regional Wells Bureau", "African Wells Facility"],
        ),
        (
            "the Regional Centre for Wells in Central Africa and the Institute on Wells in Arcadia, which",
            ["Regional Centre for Wells in Central Africa", "Institute on Wells"],
        ),
        (
            "the trust fund to support the follow-up to the Conference on Wells, which",
            ["trust fund to support the follow-up to the Conference on Wells"],
        ),
        ("the Joint Wells Committee and the Joint Committee,", ["Joint Wells Committee"]),
        (
            "the Global Task Force for Making a Decade of Wells and the International Think Tank for Wells,",
            ["Global Task Force for Making a Decade of Wells", "International Think Tank for Wells"],
        ),
        ("the Ad Hoc Committee on the Prevention of Droughts,", ["Ad Hoc Committee on the Prevention of Droughts"]),
        ("the Inter-Agency Meeting on Wells,", ["Inter-Agency Meeting on Wells"]),
        ("the session of its Council of Water Ministers,", ["Council of Water Ministers"]),
        (
            "the International Contact Group of Chad of the Wells Programme",
            ["International Contact Group of Chad"],
        ),
        ("the Regional Mechanism of the Paris Agreement in Vell,", ["Regional Mechanism of the Paris Agreement"]),
        ("the Task Force Vell and the Task Force Commander,", ["Task Force Vell"]),
        ("the Interim Haiti Wells Commission and the Haiti Springs Commission,", ["Interim Haiti Wells Commission"]),
        ("the Regional Wells Platform and the Wells Platform,", ["Regional Wells Platform"]),
        ("UNESCO's Well Safety Committee and Utopia's Well Committee,", ["Well Safety Committee"]),
        ("the Group of Friends of UNESCO and of the Secretary-General,", ["Group of Friends of UNESCO"]),
        ("the Coordinating Body on Wells and the Mechanism on Wells,", ["Coordinating Body on Wells"]),
        ("the United Nations Wells Base and the Utopian Wells Base,", ["United Nations Wells Base"]),
        ("the Rule of Law Wells Unit,", ["Rule of Law Wells Unit"]),
        ("the African Union Conference of Ministers of Wells,", ["African Union Conference of Ministers of Wells"]),
        ("the Multinational Maritime Coordination Centre in Vell,", ["Multinational Maritime Coordination Centre"]),
        ("the Consultation Group on Wells. consultation", ["Consultation Group on Wells"]),
        ("the International Committee in Support of the Divers,", ["International Committee in Support of the Divers"]),
        ("the ceasefire Monitoring and Verification Team (MVT) met.", ["Monitoring and Verification Team"]),
        ("the Joint Electoral Management Body and the Electoral Management Body,", ["Joint Electoral Management Body"]),
        ("the AU-WELLS Centre and the AU-UN Centre,", ["AU-WELLS Centre"]),
        ("UNESCO, through its Mechanism for Drought Prevention,", ["Mechanism for Drought Prevention"]),
        ("the officials of the Well Management Group and the Constitutional Review Group,", ["Well Management Group"]),
        ("the UNMISS Wells Centre and the Military Coordination Group. military coordination", ["UNMISS Wells Centre"]),
        ("the session of its Ministerial Council, held in Vell,", ["Ministerial Council"]),
    ],
)
def test_a_body_is_named_by_a_head_and_what_shows_that_it_is_of_several_states(text: str, names: list[str]) -> None:
    assert unlisted(text) == [("body", name, name) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "Welcoming the National Wells Commission and the Supreme Court of Utopia,",
        "Welcoming the Ukrainian Charter and the Wells Electoral Commission,",
        "Welcoming the Office of the Attorney General and the Central Bank of Utopia,",
        "Recalling the draft Wells Convention,",
        "Recalling the Peace Agreement and the Steering Committee,",
        "Recalling the Purposes and Principles of the Charter of the United Nations,",
        "Recalling resolution 5/2, on the Code of Conduct for Divers,",
        "Welcoming the Special Envoy for Wells and the Ninth Review Conference of the Parties to the Wells Treaty,",
        "Welcoming the Force Commander and the Council-mandated group,",
        "the African Group and the ninth meeting of the divers",
        "Decides to elaborate a Convention on Wells and an African Agreement on Divers,",
        "takes note of its report entitled Guidelines for the Monitoring of Wells,",
        "in the Framework of the Guarantees of the Due Process, and the Institute of Applied Wells",
        "Welcoming the South African Wells Commission and the Utopian International Bank,",
        "Recalling the Conference of the States Parties to Review the Operation of the Wells Treaty,",
        "the report of the Wells Committee to Member States and the Convention to Implementation",
        "requests the open-ended working group to report, and invites also the Working Group to meet,",
        "Recalling the report of the Special Rapporteur on her visit to Utopia,",
        "Guided by the Charter of the United, Recalling the Convention on the Rights, and the Commission on Human,",
        "article 31 of the Convention regarding the Human Rights Committee, the Convention for the State party,",
        "Recalling the guidelines of the Committee for the Conduct of its Work and the League, Treaty Series, vol. 5",
        "the Commission of Inquiry to the Security Council and aid of the Committee to Africa,",
        "the fourteenth Conference of Heads of State and Government of the African Union",
        "reporting to the Special Representative of the Secretary-General on logistical support to the new mission",
        "the Vell Institute for Wells of the University of Vell and the Cyprus Institute for Wells,",
        "the Arcadian-Lowland agreement, the Cyprus agreement, the European declaration and Wells agreements. wells",
        "the Special Representative of the Chairperson of the Commission for the Lakes, and of the Group of Companies",
        "Noting the Framework for Wells adopted by the Government of Utopia and the Supply Agreements,",
        "Calling for the elaboration of a Memorandum of Understanding between Utopia and Arcadia on Wells,",
    ],
)
def test_what_is_of_one_state_general_or_a_person_is_no_name(text: str) -> None:
    names = {words for _, words, _ in unlisted(text)}
    assert names <= {"Wells Treaty"}


def test_a_day_behind_an_agreement_tells_which_it_is() -> None:
    text = "Welcoming the Ceasefire Agreement of 27 July 2050 and the Joint Declaration adopted on 5 May 2050,"
    assert unlisted(text) == [
        ("instrument", "Ceasefire Agreement", "Ceasefire Agreement of 27 July 2050"),
        ("instrument", "Joint Declaration", "Joint Declaration adopted on 5 May 2050"),
    ]


def test_only_an_organ_that_administers_the_secretariat_names_its_sections() -> None:
    assert unlisted("the Well Management Section and the Wells Crime Unit,", "Security") == []


def test_a_report_names_a_committee_of_an_organization_and_repeats_what_is_marked_once() -> None:
    text = (
        "He met the Permanent Committee on Wells of the Latin American Parliament and the International Institute for "
        "Wells of the United Nations Children's Fund. The International Institute for Wells agreed."
    )
    assert [words for _, words, _ in unlisted(text, None)] == [
        "Permanent Committee on Wells of the Latin American Parliament",
        "International Institute for Wells",
        "International Institute for Wells",
    ]


def test_a_report_names_bodies_only_by_sure_marks() -> None:
    text = "He met the Centre for Wells, the Task Force on Divers and the International Commission on Wells."
    assert unlisted(text, None) == [("body", name, name) for name in ["International Commission on Wells"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Council of Ministers of the African Union met.",
            [("body", "Council of Ministers", "Council of Ministers of the African Union")],
        ),
        (
            "Welcoming the Wells Committee of the International Maritime Organization,",
            [("body", "Wells Committee", "Wells Committee of the International Maritime Organization")],
        ),
        (
            "Welcoming the statute of the International Organization for Migration,",
            [
                (
                    "instrument",
                    "statute of the International Organization for Migration",
                    "Statute of the International Organization for Migration",
                )
            ],
        ),
    ],
)
def test_an_organ_is_named_after_its_organization_and_quoted_without(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    assert unlisted(text) == found


@pytest.mark.parametrize(
    ("text", "name", "short_forms"),
    [
        (
            "the Joint Wells Monitoring Commission (JWMC) met. The JWMC, with JWMC-led divers, and JWMC/3 reported.",
            "Joint Wells Monitoring Commission",
            ["JWMC", "JWMC"],
        ),
        (
            "the Agreement on Peace and Wells in Utopia was signed. The Peace Agreement and the Agreement hold.",
            "Agreement on Peace and Wells in Utopia",
            ["Peace Agreement", "Agreement"],
        ),
        (
            "the Convention on Human Wells (Vell Convention) was signed. The Vell Convention holds.",
            "Convention on Human Wells",
            ["Vell Convention", "Vell Convention"],
        ),
        (
            "the Caribbean Wells Commission met. The Commission decided, and the Commission Chair did not.",
            "Caribbean Wells Commission",
            ["Commission"],
        ),
        (
            "the Working Group on the rights of shells met. The Working Group and the working group decided.",
            "Working Group on the rights of shells",
            ["Working Group", "working group"],
        ),
        (
            "the Pact on Wells in Arcadia holds. This pact, that Pact and the parties to the pact on divers.",
            "Pact on Wells in Arcadia",
            ["pact", "Pact"],
        ),
        (
            "the Plan of Action on Wells in Arcadia was adopted. The Plan of Action holds, and its plan too.",
            "Plan of Action on Wells in Arcadia",
            ["Plan of Action"],
        ),
        (
            "the Vell Declaration on Wells holds. The Vell Declaration, and the Vell Declaration on Divers.",
            "Vell Declaration on Wells",
            ["Vell Declaration"],
        ),
        (
            "the Protocol on Wells, as amended on 3 May 2050 (Amended Protocol IX). Amended Protocol IX holds.",
            "Protocol on Wells",
            ["Amended Protocol IX", "Amended Protocol IX"],
        ),
        (
            "the Code of Conduct on the Safety of Wells holds. The Code, and a Code for divers.",
            "Code of Conduct on the Safety of Wells",
            ["Code"],
        ),
        (
            "the Conference of African Ministers of Wells met. The Conference of Ministers decided.",
            "Conference of African Ministers of Wells",
            ["Conference of Ministers"],
        ),
    ],
)
def test_what_a_text_introduces_stands_for_the_name(text: str, name: str, short_forms: list[str]) -> None:
    found = [(words, target) for _, words, target in unlisted(text) if target == name]
    assert found == [(name, name), *((words, name) for words in short_forms)]


def test_a_short_form_of_two_names_stands_for_none() -> None:
    text = (
        "the Agreement on Peace in Utopia and the Agreement on Peace in Arcadia. The Peace Agreement and the Agreement."
    )
    assert [words for _, words, _ in unlisted(text)] == [
        "Agreement on Peace in Utopia",
        "Agreement on Peace in Arcadia",
    ]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("the European Court for Human Rights", ["European Court of Human Rights"]),
        ("the Universal Declaration on Human Rights", ["UDHR"]),
        ("ratify the Optional Protocol to CEDAW", ["CEDAW-OP"]),
        ("ratify the second Optional Protocol to ICCPR", ["ICCPR-OP2"]),
        ("ratify the Optional Protocol to CRC on the sale of children", ["CRC-OP-SC"]),
        ("ratify the Optional Protocols to the CRC", ["CRC-OP-AC", "CRC-OP-IC", "CRC-OP-SC"]),
        (
            "ratify Convention No. 105 concerning the Abolition of Forced Labour",
            ["Abolition of Forced Labour Convention, 1957 (No. 105)"],
        ),
        ("the Human Rights Commission and the Human Rights Centre of Utopia", []),
        (
            "the Organisation for Economic Cooperation and Development met",
            ["Organization for Economic Cooperation and Development"],
        ),
        (
            "the 1993 Hague Convention on Protection of Children and Cooperation in Respect of Intercountry Adoption",
            ["Convention on Protection of Children and Co-operation in Respect of Intercountry Adoption"],
        ),
    ],
)
def test_a_name_of_an_authority_in_other_small_words_is_that_authoritys(text: str, targets: list[str]) -> None:
    assert [r.target for r in extraction(text).references] == targets


def test_a_note_number_behind_a_name_is_no_part_of_it() -> None:
    text = "the Convention on the Rights of the Child14 and the Human Rights Council3a"
    assert [(r.text, r.target) for r in extraction(text).references] == [
        ("Convention on the Rights of the Child", "CRC")
    ]


def test_the_codes_of_organizations_in_a_list_of_sources_are_bodies() -> None:
    text = (
        "1. CoE-WATER said so, and EU-WELL; ULAAW and JS1 agreed.\n\n(CoE-WATER) The Group of Divers of Utopia\n"
        "EU-WELL European Union Agency for Wells\n\nUNLAW United Nations Lake Agency for Wells\n"
    )
    found = {(w, t) for _, w, t in unlisted(text, None)}
    assert {("CoE-WATER", "CoE-WATER"), ("EU-WELL", "European Union Agency for Wells")} <= found
    assert not {w for w, _ in found} & {"JS1", "ULAAW"}


def test_a_list_of_sources_explains_how_they_are_cited() -> None:
    text = "1. ZC-ECSR said so.\n\n(ZC-ECSR) European Committee of Social Rights\n"
    assert ("ZC-ECSR", "European Committee of Social Rights") in [(w, t) for _, w, t in unlisted(text, None)]


def test_an_agenda_item_is_not_the_2030_agenda() -> None:
    text = "Agenda item 20\n\nRecalling the 2030 Agenda for Sustainable Development,"
    assert "Agenda" not in [r.text for r in extraction(text).references]


AGREEMENT = (
    "Agreement between Utopia and Arcadia concerning the Prosecution under Arcadian Law of Crimes Committed during the "
    "Period of Wells"
)
DECLARATION = "Declaration on Wells for the Benefit and in the Interest of All, Taking into Account the Needs of Divers"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the parties of an agreement are two, those among whom something is done may be one word
        (
            "Recalling the Vell Plan of Action for Promoting Cooperation among Coastal Countries,",
            ["Vell Plan of Action for Promoting Cooperation among Coastal Countries"],
        ),
        (
            "takes note of the Vell Declaration on Wells and Call to Action, and reaffirms",
            ["Vell Declaration on Wells and Call to Action"],
        ),
        ("the Model Law on Wells and the Model Law on Use", ["Model Law on Wells", "Model Law on Use"]),
        (
            "the Agreement governing the relationship between the United Nations and the Wells Union as approved",
            ["Agreement governing the relationship between the United Nations and the Wells Union"],
        ),
        (f"Recalling the {AGREEMENT} and others,", [AGREEMENT]),
        (f"the {DECLARATION}, as contained", [DECLARATION]),
        # quotation marks bound a title
        (
            'they signed at Vell "Agreed Minutes between Utopia and Arcadia regarding the use of wells", thereby',
            ["Agreed Minutes between Utopia and Arcadia regarding the use of wells"],
        ),
        ('the report entitled "Wells" and the "Vell Agreement" of the parties', ["Vell Agreement"]),
        # a subject in small letters
        (
            "Commending the African Union High-level Panel for the resolution of the crisis in Utopia and its efforts,",
            ["African Union High-level Panel for the resolution of the crisis in Utopia"],
        ),
        # "of" among the capitals before a head
        ("Endorsing the Cessation of Wells Agreement signed in Vell,", ["Cessation of Wells Agreement"]),
        ("Supporting the Government of National Accord and its Prime Minister,", []),
        # a subject of several deeds and qualities
        (
            "Welcoming the International Institute for Justice and the Rule of Law, which opened,",
            ["International Institute for Justice and the Rule of Law"],
        ),
        (
            "Noting the work of the Vell International Centre for Interreligious and Intercultural Dialogue,",
            ["Vell International Centre for Interreligious and Intercultural Dialogue"],
        ),
        (
            "Noting the work of the Inter-Agency Network for Water in Emergencies,",
            ["Inter-Agency Network for Water in Emergencies"],
        ),
        ("Noting the work of the International Institute on Wells in Vell,", ["International Institute on Wells"]),
        (
            "Recalling the Vell Plan of Action to Prevent Incitement that Could Lead to Crimes, which",
            ["Vell Plan of Action to Prevent Incitement that Could Lead to Crimes"],
        ),
        (
            "Recalling the Convention on Restrictions on the Use of Certain Wells Which May Be Deemed Injurious,",
            ["Convention on Restrictions on the Use of Certain Wells Which May Be Deemed Injurious"],
        ),
        ("Recalling the Convention on Wells. May it be ratified,", ["Convention on Wells"]),
        (
            "Endorsing the Regional Resilience Strategy for Areas Affected by Boko Haram in the Lake Basin,",
            ["Regional Resilience Strategy for Areas Affected by Boko Haram in the Lake Basin"],
        ),
        ("Recalling the Strategy for Wells by Utopia and others,", []),
        (
            "Noting the Strategy for the Reinforcement of UNESCO's Actions for the Protection of Culture,",
            ["Strategy for the Reinforcement of UNESCO's Actions for the Protection of Culture"],
        ),
        (
            "Welcoming the African Union International Centre for Girls' and Women's Education in Africa,",
            ["African Union International Centre for Girls' and Women's Education in Africa"],
        ),
        # bodies of agreements
        ("through the Incident Assessment Committee. It condemns", ["Incident Assessment Committee"]),
        (
            "the establishment of the Verification and Monitoring Team and of others",
            ["Verification and Monitoring Team"],
        ),
        ("assigned to the United Nations Force's Combined Task Force 299, which", ["Combined Task Force 299"]),
        ("the efforts of Combined Task Force 299, which patrols", ["Combined Task Force 299"]),
        (
            "from the Purchases Working Group and the Law Enforcement Task Force,",
            ["Purchases Working Group", "Law Enforcement Task Force"],
        ),
        ("by setting up a Mobile Task Force, which", []),
        ("They met in the National Wells Working Group and the Federal Task Force,", []),
        ("within the Economic Community of Lake Countries (CEPL),", ["Economic Community of Lake Countries"]),
        ("the Leading Group on Financing for Wells and its task force", ["Leading Group on Financing for Wells"]),
        # standards and dates
        ("following International Wells Control Standards,", ["International Wells Control Standards"]),
        ("in accordance with International Standards and with standards,", []),
        ("The General Agreement signed in Port Vell on 8 January 2031 and others", ["General Agreement"]),
        ("The General Agreement signed in the presence of the parties,", []),
        # meetings, titles and what is declared by somebody
        ("at the third UNESCO World Forum on Wells and Springs, held", []),
        ("the Wells Compendium: Information and Guidance on Assessing Wells, in", []),
        ("noting the Port Vell Declaration of Ministers of Wells of the Lake States,", ["Port Vell Declaration"]),
        (
            'the "Declaration on Cessation of Hostilities and the Structure of the Vell Process" (Vell Declaration) in',
            ["Declaration on Cessation of Hostilities and the Structure of the Vell Process", "Vell Declaration"],
        ),
        # a nation's word behind what is of several, and a fund of two words
        ("the Multinational Force and its Regional Intelligence Unit", ["Regional Intelligence Unit"]),
        ("the National Intelligence Unit and the Intelligence Unit", []),
        ("to support the Strategic Framework Fund as", ["Strategic Framework Fund"]),
        (
            "the meetings of the Preparatory Committee for the third United Nations Conference on Wells held from",
            ["Preparatory Committee for the third United Nations Conference on Wells"],
        ),
        # calls and recommendations
        ("noting the adoption of the Vell Call as well as other texts", ["Vell Call"]),
        ("They answered the Call of the Government and a Roll Call followed.", []),
    ],
)  # fmt: skip
def test_titles_go_on_to_their_end(text: str, names: list[str]) -> None:
    assert [words for _, words, _ in unlisted(text, "Security")] == names


PROTOCOL = (
    "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children, supplementing the "
    "United Nations Convention against Transnational Organized Crime"
)
WEAPONS = (
    "Convention on Prohibitions or Restrictions on the Use of Certain Conventional Weapons Which May Be Deemed to Be "
    "Excessively Injurious or to Have Indiscriminate Effects"
)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "organized by the United Nations Educational, Social and Cultural Organization (UNESCO) in Utopia",
            ["United Nations Educational, Scientific and Cultural Organization"] * 2,
        ),
        ("the Well Agency of Ernest Samuel Coe Oldham (UNESCO) met", []),
        (
            "the United Nations Integrated Peacebuilding Office in the CAR (BINUCA)",
            ["United Nations Integrated Peacebuilding Office in the Central African Republic"] * 2,
        ),
        ("of Combined Task Force 151 (CMF)", ["Combined Task Force 151", "Combined Maritime Forces"]),
        ("the activities of the Southern Africa Development Community", ["Southern African Development Community"]),
        (
            "to give effect to the United Nations Protocol to Prevent, Suppress and Punish Trafficking in Persons, to",
            [PROTOCOL],
        ),
        (
            "the Convention on Prohibitions or Restrictions on the Use of Certain Conventional Weapons,",
            [WEAPONS],
        ),
    ],
)
def test_a_wrong_or_broken_off_name_is_that_of_the_record(text: str, targets: list[str]) -> None:
    found = extraction(text, "Security").references
    assert [r.target for r in found if r.kind in {"body", "instrument"}][: len(targets)] == targets


def test_a_report_names_organs_by_the_organization_beside_them() -> None:
    text = (
        "The Conference of Ministers of Wells of the African Union met. The Council of Well Ministers of Utopia and the"
        " Department of International Wells met."
    )
    assert [words for _, words, _ in unlisted(text, None)] == ["Conference of Ministers of Wells"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "The African Union Mission in Somalia came. Welcoming the African Union Mission,",
            ["African Union Mission in Somalia"] * 2,
        ),
        ("Welcoming the African Union Mission and others,", []),
    ],
)
def test_the_beginning_of_an_authoritys_name_is_no_name_of_its_own(text: str, targets: list[str]) -> None:
    assert [r.target for r in extraction(text, "Security").references if "Mission" in r.text] == targets


def test_a_name_that_a_space_in_a_word_parts_is_no_name_of_its_own() -> None:
    text = "The Office of the United Nations Hi gh Commissioner for Human Rights (OHCHR) offers them in"
    assert "Office of the United Nations Hi" not in [r.target for r in extraction(text).references]


def test_a_capital_at_the_beginning_of_a_heading_makes_no_other_name() -> None:
    text = (
        "Trust fund for the Wells of Vell\n\nRecalls the trust fund for the Wells of Vell, and that the trust fund is"
    )
    found = unlisted(text)
    assert {target for _, _, target in found} == {"Trust fund for the Wells of Vell"}
    assert found[-1][1] == "trust fund"


@pytest.mark.parametrize(
    "marked",
    [
        "violations of the [Status of Forces Agreement] by both, and under the [Status of Forces Agreements]",
        "as agreed in the [Divers Pact] at Vell,",
        "the [Common Framework for Debt Wells], the [Digging Compact with Utopia],",
        "the Secretary-General's [Action Agenda on Deep Wells], which",
        "the [Global Wells Security Plan] and the [United Nations Well Digging Framework],",
        "the [Comprehensive Plan to End the Vell Conflict] and the [Vell Strategic Plan for Deep Divers],",
        "the [Caribbean Public Wells Agency] and the [Central Asian Regional Wells Centre],",
        "the [Parliamentary Assembly] of the Council of Europe,",
        "by the [Assembly] of the Intergovernmental Oceanographic Commission,",
        "the [Tripartite Mechanism] met, as did the [Independent Commission of Inquiry],",
        "the [Wells Prevention Branch], the [Deep Wells Commission] and the [Wells Facility],",
        "the [Wells and Sustainability Trust] for divers and the [Regional Anti-Flood Structure],",
        "the [Agreement Between the Government of Utopia and the Government of Arcadia on Wells],",
        "the [Ras el-Vell Declaration] and the [Palma de Vell Protocol],",
        "the [Organization of Islamic Cooperation 2025 Programme of Action],",
        "the [Political Declaration] adopted by the Lake Union,",
        "the [Guidelines on Justice in Matters involving Divers],",
        "the [Roadmap for Wells across the Caribbean], adopted",
        "the [Model Law on the Recognition of Wells and Trust Services],",
        "the [Working Group on Wells] chaired by Jane Doe",
        "a [Working Group on the strengthening of wells] open to all",
        "in the [Content Services Unit] of the [Meetings and Wells Division] and the [Documentation Division],",
        "the [Office of Staff Legal Wells] and the Office of the Attorney General,",
        "supported by the [Group of Friends] of the Secretary-General,",
        "the [Declaration on the Application of Principle 10 of the Vell Declaration], adopted",
        "including the [Vell Implementation Plan] and the [Model Provisions on Deep Wells],",
        "the [Final Document of the 2050 Review Conference on Wells],",
        "under the [Agreement on Cessation of Hostilities] of 18 June 2050",
    ],
)
def test_what_stands_around_a_head_in_an_act_tells_a_name(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    assert [words for _, words, _ in unlisted(text)] == re.findall(r"\[(.+?)\]", marked)


@pytest.mark.parametrize(
    "text",
    [
        "under a Status of Forces Agreement, in the National Pact and the National Framework for Wells,",
        "the Humanitarian Response Plan for the Wells of Vell, the Development Plan of the Divers,",
        "the Fourteenth Amendment, the Penal Code, and the Islamic Penal Code,",
        "the United Nations Country Team, the World Wells Forum and the African Ombudsman Network,",
        "Supplement to an Agenda for Wells, and the New Agenda for Wells: Call on the Divers",
        "adopt Rules of Procedure and Evidence, the Agreement signed before them and the Ombudsman's Office in Vell,",
        "the Floods Response Plan, the Chad Implementation Plan and the Settlement Plan of floods,",
        "the Deep Aerospace Industries Organization and the Wells Patrol Unit,",
    ],
)
def test_what_is_of_one_state_or_of_many_is_no_name_in_an_act(text: str) -> None:
    assert unlisted(text) == []


def test_a_plan_is_named_by_its_subject_in_acts_alone() -> None:
    text = "the Common Framework for Debt Wells, the Global Wells Security Plan and the Status of Forces Agreement"
    assert unlisted(text, None) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # two words joined by "and" behind an adjective, and a head among the words on the left
        ("We welcome the recent Well Reduction and Growth Trust review and", ["Well Reduction and Growth Trust"]),
        (
            "the launch of the updated Wells and Divers Management Strategy of the Lake Union, which",
            ["Wells and Divers Management Strategy of the Lake Union"],
        ),
        ("through the Vell Community Peace and Stability Fund, welcoming", ["Vell Community Peace and Stability Fund"]),
        ("with the Vell Council and Stability Trust Fund, and", ["Stability Trust Fund"]),
        ("the efforts of Utopia and Lake Trust Fund members,", ["Lake Trust Fund"]),
        # the acronym of the words before a head
        (
            "under the Wells, Springs and Cooperation (WSC) Framework for Utopia, which",
            ["Wells, Springs and Cooperation (WSC) Framework for Utopia"],
        ),
        ("of the African Union (AU) Framework Agreement on Deep Wells,", ["Framework Agreement on Deep Wells"]),
        # a quotation mark, a stroke before a small letter
        ("the signing of the ‘Vellington River Declaration’ on 4 June,", ["Vellington River Declaration"]),
        ("with the United Nations Legal Counsel/the Division as the focal point,", []),
    ],
)
def test_a_name_begins_where_its_words_do(text: str, names: list[str]) -> None:
    assert [words for _, words, _ in unlisted(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("noting the Declaration of Port el-Vell, adopted by", ["Declaration of Port el-Vell"]),
        (
            "the Declaration of the International Atomic Energy Agency Ministerial Conference on Deep Wells, as",
            ["Declaration of the International Atomic Energy Agency Ministerial Conference on Deep Wells"],
        ),
        (
            "the Protocol relating to the Establishment of the Peace and Security Council of the African Union;",
            ["Protocol relating to the Establishment of the Peace and Security Council of the African Union"],
        ),
        (
            "in the Vell Declaration of the Peace and Security Council of the African Union,",
            ["Vell Declaration"],
        ),
        (
            "the decisions adopted by the Conference of States Parties to the Arms Trade Treaty, which",
            ["Conference of States Parties to the Arms Trade Treaty"],
        ),
        (
            "the trust fund in support of the Office of the President of the General Assembly, and",
            ["trust fund in support of the Office of the President of the General Assembly"],
        ),
        (
            "the Action Plan for the Deep-Water region of the Lake Initiative against Drought,",
            ["Action Plan for the Deep-Water region"],
        ),
        (
            "under the Agreement between Utopia and Arcadia on Temporary Arrangements for the Lake area and to",
            ["Agreement between Utopia and Arcadia on Temporary Arrangements for the Lake area"],
        ),
        ("the Declaration on the French language within the diversity,", ["Declaration on the French language"]),
        (
            "contributions to the United Nations trust fund for South-South cooperation and others",
            ["United Nations trust fund for South-South cooperation"],
        ),
        ("The Declaration on Deep Wells issues a call,", ["Declaration on Deep Wells"]),
        # what an instrument has beside it is another
        (
            "the preparation of the Lake Union Strategy for Wells and its Action Plan, and invites",
            ["Lake Union Strategy for Wells"],
        ),
        (
            "the Declaration on Drought and its Destructive Consequences in Utopia, adopted",
            ["Declaration on Drought and its Destructive Consequences in Utopia"],
        ),
        (
            "the Additional Protocol of the International Atomic Energy Agency's safeguards regime",
            ["Additional Protocol of the International Atomic Energy Agency"],
        ),
    ],
)
def test_a_name_ends_where_its_subject_does(text: str, names: list[str]) -> None:
    assert [words for _, words, _ in unlisted(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "adopted by the Preparatory Committee for the fourth International Conference on Wells on 30 May 2050, in",
            ["Preparatory Committee for the fourth International Conference on Wells"],
        ),
        (
            "of the preparatory committee for the third United Nations Conference on Wells in New York, on 5 May 2050",
            ["preparatory committee for the third United Nations Conference on Wells"],
        ),
        (
            "adoption of the political declaration on the occasion of the Vell Summit and acknowledging the progress",
            ["political declaration on the occasion of the Vell Summit"],
        ),
        (
            "Commending the African Union High-level Panel for the resolution of the crisis in Utopia and reiterating",
            ["African Union High-level Panel for the resolution of the crisis in Utopia"],
        ),
        (
            "the role that the Ad Hoc Working Group on Wells and Related Matters plays in engaging all,",
            ["Ad Hoc Working Group on Wells and Related Matters"],
        ),
        (
            "the report of the Group of Governmental Experts on Deep Wells Verification4 and the views",
            ["Group of Governmental Experts on Deep Wells Verification"],
        ),
        ("the Working Group on strengthening and promoting the use of wells, which", [
            "Working Group on strengthening and promoting the use of wells",
        ]),
        (
            "for the United Nations trust fund in support of actions to eliminate drought, which",
            ["trust fund in support of actions to eliminate drought"],
        ),
        ("to the trust fund in support of activities undertaken by the Office to support wells,", []),
        ("by the open-ended intergovernmental expert group to be convened pursuant to it", []),
        ("Takes note of the report of the Special Rapporteur on the digitalization of pearls;", []),
        ("the reports of the Special Rapporteur on the situation of pearls in Utopia³", []),
        ("presentation of the report by the Office to the General Assembly and its role", []),
        # a fund by its subject in small letters
        (
            "contribute to the trust fund for security of staff members of the United Nations system, inter alia,",
            ["trust fund for security of staff members of the United Nations system"],
        ),
        (
            "to the trust fund for the cleaning of the wells and to the trust fund for divers so as to keep them",
            ["trust fund for the cleaning of the wells", "trust fund for divers"],
        ),
        ("of a trust fund for the purpose of ensuring the success of divers,", []),
        ("to establish a trust fund for deep peace", []),
        (
            "to the United Nations voluntary trust fund for assistance in well digging, efforts",
            ["United Nations voluntary trust fund for assistance in well digging"],
        ),
        (
            "contributions to the trust fund for assistance to the divers of the Lake Union, and",
            ["trust fund for assistance to the divers of the Lake Union"],
        ),
        (
            "to the United Nations Commission on International Trade Law trust fund for symposiums and, if needed,",
            ["United Nations Commission on International Trade Law trust fund"],
        ),
        (
            "of the trust fund for the Programme for the Decade of Wells, which",
            ["trust fund for the Programme for the Decade of Wells"],
        ),
    ],
)  # fmt: skip
def test_a_title_in_small_letters_ends_before_the_clause(text: str, names: list[str]) -> None:
    assert [words for _, words, _ in unlisted(text)] == names


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (
            "recommended by the Advisory Committee on Administrative and Budgetary Questionsa\n",
            "Advisory Committee on Administrative and Budgetary Questions",
        ),
        (
            "in line with the Declaration1 and Programme of Action on a Culture of Peace;",
            "Declaration and Programme of Action on a Culture of Peace",
        ),
        (
            "of the Peace, Security and Cooperation (PSC) Framework for the Democratic Republic of the Congo (DRC) and",
            "Peace, Security and Cooperation Framework for the Democratic Republic of the Congo and the Region",
        ),
    ],
)
def test_what_the_print_adds_to_a_name_is_no_part_of_it(text: str, target: str) -> None:
    found = extraction(text, "Assembly").references
    assert target in [r.target for r in found if r.evidence == "full-name"]


def test_a_report_names_the_bodies_of_the_american_states() -> None:
    text = "the work of the Inter-American Institute of Deep Wells and of the American Institute of Deep Wells"
    assert [words for _, words, _ in unlisted(text, None)] == ["Inter-American Institute of Deep Wells"]


def test_a_report_names_a_plan_by_the_person_whose_it_is() -> None:
    text = (
        "The Secretary-General's Global Strategy for Wells and Springs is grounded in the Global Strategy for Divers."
    )
    assert [words for _, words, _ in unlisted(text, None)] == ["Global Strategy for Wells and Springs"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (
            "with the United Nations Peacebuilding Support Office in the Central African Republic on the action",
            "United Nations Peace-building Support Office in the Central African Republic",
        ),
        (
            (
                "adopted at the sixteenth meeting of the Conference of the Parties to the Convention on Biological "
                "Diversity, and, under the United Nations Convention against Corruption, at the resumed session of the "
                "Conference of the Parties to the Convention, held"
            ),
            "Conference of the Parties to the Convention on Biological Diversity",
        ),
    ],
)
def test_a_name_that_is_spelt_otherwise_is_that_of_the_record(text: str, target: str) -> None:
    found = extraction(text, "Assembly").references
    assert {r.target for r in found if r.kind == "body"} == {target}


@pytest.mark.parametrize(
    "text",
    [
        "as indicated in the IGAD Assembly of Heads of State and Government Communiqué of 10 June 2050,",
        "the National Contact Points for the Guidelines in the States where",
    ],
)
def test_the_rest_of_a_longer_name_is_none(text: str) -> None:
    assert [words for kind, words, _ in unlisted(text) if kind == "instrument"] == []


def test_two_organizations_before_a_head_in_small_letters_name_it() -> None:
    text = "to implement the ECOWAS-CPLP road map in support of the reforms, and the coast-guard road map"
    assert [words for _, words, _ in unlisted(text, "Security")] == ["ECOWAS-CPLP road map"]


def test_a_name_that_a_longer_one_begins_with_is_not_that_of_a_third() -> None:
    text = "on the activities of the United Nations Peace-Building Support Office in that country, and others"
    assert [r.target for r in extraction(text, "Security").references if r.evidence == "full-name"] == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("and the Chairperson of the AU Commission to assume", "African Union Commission"),
        (
            "the role of the European Union Training Mission (EUTM Mali) in Mali in providing",
            "European Union Training Mission in Mali",
        ),
        (
            "Recognising the United Nations Integrated Transition Assistance Mission (UNITAMS) since",
            "United Nations Integrated Transition Assistance Mission in the Sudan",
        ),
    ],
)
def test_an_acronym_or_the_whole_name_tells_the_record(text: str, target: str) -> None:
    assert target in [r.target for r in extraction(text, "Security").references if r.evidence == "full-name"]


@pytest.mark.parametrize(
    "marked",
    [
        "Recalling the [Vell Statement] of 2050, the [Vell Action Statement] and the Press Statement on Wells,",
        "the [Joint Statement of the Leaders of the Five Lake States on Preventing Droughts] of 5 May 2050,",
        "the [Joint Ministerial Statement on the Deep Wells Treaty], adopted there, and the Ministerial Statement",
        "the [Statement of Understanding on Vell] and the [Lake Leaders' Statement on Preventing Droughts],",
        "the [Vell Statements] and the [Joint Statement on the outcome of the talks on deep wells],",
        # said by a person or an organ, or a report
        "the Presidential Statement on Wells, the 5 May 2050 Statement by its President, and the Quartet Statement,",
        "the Statement of the Chair of the Wells Group, and its Statement on the State of the Deep Wells in 2050",
        "the [Common Framework for Deep Wells beyond the Wells Service Suspension Initiative], and",
        "the [Vell Convention for the Protection of Divers with regard to Automatic Processing of Wells], which",
        "with the [Action Plan on improving the safety of wells] related to the report on divers, and the Action Plan",
        "the [Action Plan on divers' full, equal and deep participation in the talks], to support and encourage them",
        "to implement the [Guidelines on flag State inspection of wells], the [Guidelines for the cleaning of wells],",
        # no title: somebody's own, a clause, and what a section is about
        "its Guidelines on fees, update the Guidelines on a regular basis, section 6 of the Guidelines on the fees",
        "the [Joint Communiqué on deep and shallow diving] signed by the Lake Union in 2050, and",
        "the [open-ended intergovernmental expert group on the drying of wells] at its meeting, and its report",
        "of the [inter-agency task team on wells, springs and divers for the lakes] and the platform",
        "the meeting of the open-ended intergovernmental expert group on the outcome of that meeting,",
        "the [Network of Lake Women in Drought Prevention and Mediation] and others",
        "the Fifth Revision Convention met, and a Special Political Mission (SPM). The SPM",
    ],
)
def test_a_statement_or_a_title_in_small_letters_is_a_name_in_an_act(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    assert [words for _, words, _ in unlisted(text)] == re.findall(r"\[(.+?)\]", marked)


def test_a_convention_of_an_organization_stands_for_the_one_that_was_named() -> None:
    text = "the UNESCO Convention on Deep Wells. Under the UNESCO Convention, and the Digging in Wells Agreement,"
    assert unlisted(text, None) == [
        ("instrument", "UNESCO Convention on Deep Wells", "UNESCO Convention on Deep Wells"),
        ("instrument", "UNESCO Convention", "UNESCO Convention on Deep Wells"),
    ]
    assert unlisted("Recalling the UNESCO Conventions,") == []


def test_a_report_names_no_group_that_a_state_set_up() -> None:
    text = "The Government set up a Working Group on the digging of wells. It met the Working Group on deep wells."
    assert [words for _, words, _ in unlisted(text, None)] == ["Working Group on deep wells"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("the statute of the International Criminal Court", "Rome-Statute"),
        (
            "the International Coordination Committee of National Institutions",
            "Global Alliance of National Human Rights Institutions",
        ),
    ],
)
def test_a_statute_and_a_coordinating_body_are_those_of_the_record(text: str, target: str) -> None:
    assert target in [r.target for r in extraction(text, None).references]


def test_a_record_is_meant_by_the_beginning_of_its_own_longer_name() -> None:
    found = extraction("the AU High-Level Implementation Panel (AU-HIP) and its talks", "Security").references
    assert [r.target for r in found if r.evidence == "full-name"] == ["African Union High-level Implementation Panel"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # whose it is stands behind the whole name; what it does to somebody is part of it
        (
            "the Working Group on Wells and Deep Health of the Scientific and Technical Subcommittee, which",
            ["Working Group on Wells and Deep Health"],
        ),
        (
            "the Guidelines for Deep Wells and Springs of the Food and Agriculture Organization of the United Nations,",
            ["Guidelines for Deep Wells and Springs"],
        ),
        ("the Model Law on Deep Wells of the United Nations Commission on International Trade Law,", [
            "Model Law on Deep Wells of the United Nations Commission on International Trade Law",
        ]),
        ("the Vell Strategy for the Protection of the African Union,", [
            "Vell Strategy for the Protection of the African Union",
        ]),
        ("the Joint Strategy on the Phased Downsizing of MONUSCO, which", [
            "Joint Strategy on the Phased Downsizing of MONUSCO",
        ]),
        # what a body is about, and no place where it sits
        ("programmes of the Centre for Studies in International Wells;", ["Centre for Studies in International Wells"]),
        # a visit, and what is of a territory
        ("the report of the Security Council Mission to Utopia, and the Vell Land Trust,", []),
        ("the Office of Wells, Constitutional Review and Federal Relations,", []),
    ],
)  # fmt: skip
def test_a_name_stands_without_whose_it_is(text: str, names: list[str]) -> None:
    assert [words for _, words, _ in unlisted(text)] == names


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        # a list without its end is no name; a compact may be a body
        ("to the International Covenant on Economic, Social and E/CN.4/2005/50 Cultural Rights. The Covenant", [None]),
        ("the UN Global Counter Terrorism Coordination Compact", ["Global Counter-Terrorism Coordination Compact"]),
    ],
)
def test_a_damaged_or_respelt_name_is_none_of_its_own(text: str, targets: list[str | None]) -> None:
    found = extraction(text, "Security").references
    assert [r.target for r in found if r.kind in {"instrument", "body"}] == targets
