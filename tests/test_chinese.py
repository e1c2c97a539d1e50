"""Chinese texts: words without spaces, nouns behind their numbers, numerals and dates in Chinese order."""

import pytest

from unkg import authorities
from unkg.extraction import extract
from unkg.extraction.layout.word_order import reordered
from unkg.extraction.layout.word_spacing import WordSpacing
from unkg.extraction.scan.gazetteer import gazetteer
from unkg.model import Document, Extraction, Reference

CLIMATE = "Conference of the Parties to the United Nations Framework Convention on Climate Change"
WETLANDS = "Convention on Wetlands of International Importance, especially as Waterfowl Habitat"
PARIS = "Conference of the Parties serving as the meeting of the Parties to the Paris Agreement"
MALI = "United Nations Multidimensional Integrated Stabilization Mission in Mali"
SYMBOLS = frozenset({"resolution", "decision", "statement", "document"})
KNOWLEDGE = authorities.load()
CHINESE = KNOWLEDGE.languages["zh"]


def extraction(text: str) -> Extraction:
    return extract(Document("text", "text", text, "zh"), KNOWLEDGE)


def cited(text: str) -> list[Reference]:
    return [r for r in extraction(text).references if r.kind in SYMBOLS]


def spaced(text: str) -> str:
    spacing = gazetteer(KNOWLEDGE.authorities, CHINESE).spacing
    assert isinstance(spacing, WordSpacing)
    return spacing.spaced(text, CHINESE.script.plain(text)).text


@pytest.mark.parametrize("name", ["《世界人权 宣言》，", "(世界 人权宣言)的水井", "世界人权 宣言的水井"])
def test_a_name_with_white_space_in_it_is_marked_whole(name: str) -> None:
    printed = ACT.format(f"回顾{name}")
    found = [r for r in extraction(printed).references if r.target == "UDHR"]
    assert [printed[r.start : r.end] for r in found] == [name[name.index("世") : name.index("言") + 1]]


@pytest.mark.parametrize("before", ["又回顾如", "强调，尽管", "列名标准适用于被", "知悉", "不得阻碍"])
def test_a_short_form_is_read_behind_words_that_begin_no_name(before: str) -> None:
    found = extraction(ACT.format(f"{before}大会在水井问题上的决定，")).references
    assert [r.target for r in found if r.text == "大会" and r.paragraph == "PP 1"] == ["General Assembly"]


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("请秘书长设立一个", 0),
        ("请秘书长设立一个战略", 0),
        ("请秘书长任命一名", 0),
        ("请秘书长协助", 1),
        ("请秘书长协助同一个", 1),
        ("请秘书长协助该", 1),
    ],
)
def test_a_short_form_behind_a_number_of_one_stands_for_none_named_before(before: str, found: int) -> None:
    text = ACT.format(f"回顾进一步审议核裁军核查问题政府专家组的报告，{before}政府专家组，")
    assert sum(r.text == "政府专家组" for r in extraction(text).references) == found


@pytest.mark.parametrize("document", ["批准书", "核准书", "接受书", "加入书"])
def test_what_a_state_deposits_is_no_verb(document: str) -> None:
    (found,) = cited(ACT.format(f"鼓励尚未交存{document}的国家根据第60/251号决议行事，"))
    assert found.relation == "pursuant-to"
    assert spaced(f"交存{document}") == f"交存 {document}"


def test_what_a_text_reports_of_a_mandate_has_the_day_before_the_act() -> None:
    holder = "促进民主和公平的国际秩序独立专家"
    text = f"1. 决定依照人权理事会2011年9月29日第18/6号决议规定的条件，将{holder}的任务延长三年；"
    found = extraction(f"人权理事会\nA/HRC/RES/54/4\n\n人权理事会，\n\n欢迎水井，\n{text}\n").events
    assert [(e.kind, e.act, e.date) for e in found if e.reported] == [("defined", "A/HRC/RES/18/6", "2011-09-29")]
    assert [(e.kind, e.until) for e in found if not e.reported] == [("extended", "三年")]


RETOLD = (
    "欢迎第1591(2005)号决议任命且此前经第2620(2022)号决议延长任期的专家小组的报告，"
    "重申第1591(2005)和2620(2022)号决议规定的专家小组任务；"
)
ACT = """联合国
A/RES/79/999
大会，
{}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("回顾大会第60/251号决议，", [("60/251", "A/RES/60/251")]),
        ("回顾大会2006年3月15日第60/251号决议，", [("60/251", "A/RES/60/251")]),
        ("回顾大会二〇〇六年三月十五日第60/251号决议，", [("60/251", "A/RES/60/251")]),
        ("回顾大会第６０／２５１号决议，", [("６０／２５１", "A/RES/60/251")]),
        ("回顧大會第60/251號決議，", [("60/251", "A/RES/60/251")]),
        ("回顾大会关于打井的第60/251号决议，", [("60/251", "A/RES/60/251")]),
        ("回顾大会2006年3月15日题为“人权，与水井”的第60/251号决议，", [("60/251", "A/RES/60/251")]),
        ("回顾安全理事会第2371(2017)号决议，", [("2371(2017)", "S/RES/2371(2017)")]),
        ("回顾安全理事会第2371（2017）号决议，", [("2371（2017）", "S/RES/2371(2017)")]),
        ("回顾安理会第2250(2015)、2419(2018)和2535(2020)号决议，", [
            ("2250(2015)", "S/RES/2250(2015)"), ("2419(2018)", "S/RES/2419(2018)"), ("2535(2020)", "S/RES/2535(2020)"),
        ]),
        ("回顾大会1960年12月14日第1514(XV)号和1960年12月15日第1541(XV)号决议，", [
            ("1514(XV)", "A/RES/1514(XV)"), ("1541(XV)", "A/RES/1541(XV)"),
        ]),
        ("回顾其2021年12月2日第76/13号决议、2022年12月1日第77/27号决议，", [
            ("76/13", "A/RES/76/13"), ("77/27", "A/RES/77/27"),
        ]),
        ("回顾其2003年6月23日第57/270 B号决议，", [("57/270 B", "A/RES/57/270B")]),
        ("回顾人权理事会第S-27/1号决议，", [("S-27/1", "A/HRC/RES/S-27/1")]),
        ("回顾经社理事会2019年7月23日第2019/27号决议，", [("2019/27", "E/RES/2019/27")]),
        ("回顾大会第74/543号决定，", [("74/543", "A/DEC/74/543")]),
        ("回顾设立世界粮食计划署的第60/251号决议，", [("60/251", "A/RES/60/251")]),
        ("回顾其第71/19号和第77/20号关于打井的决议，", [("71/19", "A/RES/71/19"), ("77/20", "A/RES/77/20")]),
        ("回顾其1946年1月24日第一㈠号决议，", [("一㈠", "A/RES/1(I)")]),
        ("回顾大会第2200A(二十一)号决议，", [("2200A(二十一)", "A/RES/2200(XXI)A")]),
        ("回顾大会第3201(S-六)号决议，", [("3201(S-六)", "A/RES/3201(S-VI)")]),
        # The last number names its organ again, and its noun is its own.
        ("回顾大会第78/219号决议及人权理事会第34/22号、第37/32号以及人权理事会第36/115号决定，", [
            ("78/219", "A/RES/78/219"), ("34/22", "A/HRC/RES/34/22"), ("37/32", "A/HRC/RES/37/32"), (
                "36/115", "A/HRC/DEC/36/115",
            ),
        ]),
        # A noun that is repeated goes on with the organ of its list; one behind another organ is that organ's.
        ("见大会S-23/2号决议，附件；S-23/3号决议，附件。", [("S-23/2", "A/RES/S-23/2"), ("S-23/3", "A/RES/S-23/3")]),
        ("回顾大会第60/251号决议和人权理事会第5/1号决议，", [("60/251", "A/RES/60/251"), ("5/1", "A/HRC/RES/5/1")]),
        ("回顾大会2013年9月20日题为“关于水井的第61/16号决议的执行情况”的第68/1号决议，", [
            ("61/16", "A/RES/61/16"), ("68/1", "A/RES/68/1"),
        ]),
        ("应对第1/CP.28号和5/CMA.5号³⁵ 决定所指损失，", [
            ("1/CP.28", f"{CLIMATE}: decision 1/CP.28"), ("5/CMA.5", f"{PARIS}: decision 5/CMA.5"),
        ]),
        ("儿童权利委员会关于水井的第12(2009)号一般性意见，", [("12(2009)", "CRC/C/GC/12")]),
        ("注意到消除对妇女歧视委员会第39号一般性建议(2022年)，", [("39", "CEDAW/C/GC/39")]),
        ("表示注意到秘书长的报告(A/75/333)，", [("A/75/333", "A/75/333")]),
        ("表示注意到A/75/333号文件，", [("A/75/333", "A/75/333")]),
        ("表示注意到A/75/ 333号文件，", [("A/75/ 333", "A/75/333")]),  # a line ended there
        ("见《最后文件》(NPT/CONF.2000/28(Part I和II))，", [
            ("NPT/CONF.2000/28(Part I和II)", "NPT/CONF.2000/28(PartsIandII)"),
        ]),
    ],
)  # fmt: skip
def test_a_number_is_that_of_the_noun_behind_it(text: str, expected: list[tuple[str, str]]) -> None:
    printed = ACT.format(text)
    found = cited(printed)
    assert [(r.text, r.target) for r in found] == expected
    assert [printed[r.start : r.end] for r in found] == [words for words, _ in expected]


@pytest.mark.parametrize(
    "text",
    [
        "第五十四届会议在第48次会议上打了60口井，",  # a session and a meeting
        "载于第1577卷，第27531号，",  # of a series
        "第一(二)号水井，",  # a well
        "2021年有3/4的水井，",  # a share
        "第七章和第三条，",  # parts of nothing
    ],
)
def test_other_numbers_are_no_citations(text: str) -> None:
    assert cited(ACT.format(text)) == []


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("回顾载有原则及其附件的大会第60/251号决议，", None),
        ("根据大会第60/251号决议第3段，", "para 3"),
        ("根据大会第60/251号决议第1至7段，", "paras 1-7"),
        ("根据大会第60/251号决议第2、5和6段，", "para 2; para 5; para 6"),
        ("根据大会第60/251号决议第3(b)段，", "para 3(b)"),
        ("根据大会第60/251号决议第3(a)㈤段，", "para 3(a)(v)"),
        ("根据大会第60/251号决议第五节，", "sect V"),
        ("根据大会第60/251号决议执行部分第3段，", "op 3"),
        ("根据大会第60/251号决议附件，", "annex"),
        ("根据大会第60/251号决议，附件二，", "annex II"),
        ("根据大会第60/251号决议的附件第3段，", "annex, para 3"),
        ("根据大会第60/251号决议附件一和二，", "annex I; annex II"),
        ("根据大会第60/251号决议第三章，C节，", "chap III, sect C"),
        ("根据大会第60/251号决议第3段(a)、(b)和(c)分段，", "para 3(a); para 3(b); para 3(c)"),
        ("根据大会第60/251号决议中关于水井的第3段，", "para 3"),
        ("根据大会第60/251号决议，题为“水井”的附件，", "annex"),
    ],
)
def test_a_part_stands_behind_what_it_is_of(text: str, pinpoint: str | None) -> None:
    assert [(r.target, r.pinpoint) for r in cited(ACT.format(text))] == [("A/RES/60/251", pinpoint)]


@pytest.mark.parametrize(
    ("text", "target", "pinpoint"),
    [
        ("遵循《联合国宪章》第七章，", "UN-Charter", "chap VII"),
        ("遵循《联合国宪章》第七十三条，", "UN-Charter", "art 73"),
        ("遵循《联合国宪章》第十三条第一项(子)款，", "UN-Charter", "art 13, para 1(a)"),
        ("遵循《联合国宪章》¹ 第二条，", "UN-Charter", "art 2"),
        ("遵循《公民及政治权利国际公约》第19条第3款，", "ICCPR", "art 19, para 3"),
        ("遵循《不扩散核武器条约》第六条，", "NPT", "art VI"),  # Roman in the treaty
        ("实现《2030年可持续发展议程》可持续发展目标6，", "Agenda-2030", "goal 6"),
        ("实现《2030年可持续发展议程》4 的目标6，", "Agenda-2030", "goal 6"),  # a marker
        ("执行附件所载《生物多样性公约》，", "Convention on Biological Diversity", None),  # it is in the annex
        ("某国违反《联合国宪章》第二条，", "UN-Charter", "art 2"),
    ],
)
def test_instruments_are_named_with_their_parts(text: str, target: str, pinpoint: str | None) -> None:
    found = [r for r in extraction(ACT.format(text)).references if r.kind == "instrument"]
    assert [(r.target, r.pinpoint) for r in found] == [(target, pinpoint)]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "注意到世界旅游组织秘书长和秘书长的报告，",
            ["World Tourism Organization", "Secretary-General of the United Nations"],
        ),
        ("注意到世界卫生组织大会的水井，", ["World Health Organization"]),
        ("注意到安全理事会秘书处的水井，", ["Security Council", "United Nations Secretariat"]),
        ("重申人权理事会的报告，重申世界贸易组织理事会的水井，", ["Human Rights Council", "World Trade Organization"]),
        ("欢迎中非共和国特派团。赞扬东非共同体特派团，", ["East African Community"]),
        ("遵循《联合国\u200e宪章》，", ["UN-Charter"]),  # an invisible mark
    ],
)
def test_common_nouns_behind_an_organization_are_its_own(text: str, targets: list[str]) -> None:
    found = extraction(ACT.format(text)).references
    assert [r.target for r in found if r.paragraph == "PP 1"] == targets


@pytest.mark.parametrize(
    "longer", ["村庄法律援助办公室", "真相与和解委员会", "部门委员会", "水井问题工作组", "世界创意经济大会"]
)
def test_a_short_form_may_end_a_longer_name(longer: str) -> None:
    named = "联合国毒品和犯罪问题办公室、建设和平委员会和任意拘留问题工作组"
    found = extraction(ACT.format(f"注意到{named}，\n\n欢迎{longer}的报告，")).references
    assert [r.text for r in found if r.paragraph == "PP 2"] == []


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("批准《残疾人权利公约》及其《任择议定书》，", ["CRPD", "CRPD-OP"]),
        ("批准《残疾人权利公约》，并批准《公约》及其任择议定书，", ["CRPD", "CRPD", "CRPD-OP"]),
        ("批准《儿童权利公约》及其任择议定书，", ["CRC", None]),
        ("批准《儿童权利公约》及其各项任择议定书，", ["CRC", "CRC-OP-AC", "CRC-OP-IC", "CRC-OP-SC"]),
        ("批准《关于难民地位的公约》¹ 及其1967年《议定书》，", ["Refugee-Convention", "Refugee-Protocol"]),
        ("批准《经济社会文化权利国际公约任择议定书》，", ["ICESCR-OP"]),
        ("批准《儿童权利公约任择议定书》，", [None]),  # which of three
        ("批准《联合国海洋法公约议定书》，", ["UNCLOS"]),
        # A short form stands for no treaty that was named before one that ends so.
        ("注意到《儿童权利公约》和《湿地公约》，并注意到《公约》缔约方，", ["CRC", WETLANDS, None]),
        ("注意到《湿地公约》和《儿童权利公约》，并注意到《公约》缔约国，", [WETLANDS, "CRC", "CRC"]),
    ],
)
def test_protocols_and_short_titles_are_those_of_the_treaty_that_the_text_says(
    text: str, targets: list[str | None]
) -> None:
    found = extraction(ACT.format(text)).references
    assert [r.target for r in found if r.paragraph == "PP 1" and r.kind == "instrument"] == targets


def test_what_a_body_adopted_at_a_meeting_is_its_own() -> None:
    text = "注意到西亚经济社会委员会在安曼举行的第七届会议上，通过了本决议所附2022年12月21日第337(S-VII)号决议，"
    [found] = cited(ACT.format(text))
    assert found.target == "Economic and Social Commission for Western Asia: resolution 337(S-VII)"


def test_a_short_form_between_signs_is_whole_behind_any_word() -> None:
    found = extraction(ACT.format("铭记《联合国宪章》，谴责违反《宪章》第二条，")).references
    assert [(r.text, r.pinpoint) for r in found if r.target == "UN-Charter"] == [
        ("联合国宪章", None),
        ("《宪章》", "art 2"),
    ]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("1. 促请各国执行大会第60/251号决议；", "implement"),
        ("1. 敦促各国关注大会第60/251号决议；", "implement"),  # the verb of an operative paragraph
        ("1. 请秘书长关注大会第60/251号决议；", "cite"),
        ("1. 请各国遵守法律并遵循国际法，没收大会第60/251号决议禁止的水泵；", "cite"),  # others are guided
        ("回顾大会第60/251号决议，", "recall"),
        ("又重申大会第60/251号决议，", "reaffirm"),
        ("赞赏地注意到大会第60/251号决议，", "note"),
        ("欢迎依照大会第60/251号决议打井，", "pursuant-to"),
        ("欢迎大会第60/251号决议所设委员会，", "establish"),
        ("欢迎大会第60/251号决议所载原则，", "contain"),
        ("欢迎大会第60/251号决议第3段所载原则，", "contain"),
        ("欢迎大会第60/251号决议的执行，", "implement"),
        ("铭记大会第60/251号决议，", "bear-in-mind"),
        ("欢迎秘书长铭记大会第60/251号决议，", "bear-in-mind"),
        ("回顾大会2006年3月15日第60/251号决议，", "recall"),
        ("回顾大会2006年3月15日第60/251号决议所载原则，", "contain"),  # a date stands between number and words
        ("回顾大会2006年12月15日第60/251号决议通过的水井原则，", "endorse"),
        ("回顾大会第60/251号决议和大会其他决议明确规定的原则，", "contain"),
        ("欢迎大会第60/251号决议的后续行动，", "implement"),
        ("欢迎大会第60/251号决议的水井，", "welcome"),
        ("推动执行大会关于打井、引水和灌溉的第60/251号决议，", "implement"),  # what it is about stands between
        ("欢迎按照大会第60/251号决议的要求打井，", "pursuant-to"),  # "as requested in"
        ("欢迎大会第60/251号决议及其所附水井原则，", "welcome"),  # what is annexed is another thing
        ("意识到大会第60/251号决议，", "bear-in-mind"),
        ("回顾大会满意地注意到水井的第60/251号决议，", "recall"),  # not the verb of what it is about
        ("谴责违反大会第60/251号决议第3段规定的武器禁运，", "establish"),
        ("谴责违反大会第60/251号决议中规定的武器禁运，", "establish"),
        ("欢迎按照2006年3月15日A/RES/60/251号决议打井，", "pursuant-to"),
        ("重申各国人民根据《联合国宪章》和载有《世界人权宣言》的大会第60/251号决议享有水井，", "pursuant-to"),
        ("回顾大会2006年3月15日第60/251号决议设立水井管理局，", "recall"),  # what it did is recalled
        ("欢迎大会第60/251号决议设立水井管理局，", "welcome"),
        ("欢迎大会第60/251号决议设立的水井管理局，", "establish"),
        ("回顾大会第60/251号决议及大会其后延长其任期的决议，", "recall"),  # what later ones did
        ("请会员国按照大会第60/251号决议更新的等级缴款，", "cite"),  # according to the rates, not to the act
        ("重申大会第60/251号决议及其附件所载原则，", "reaffirm"),  # in the annex, not in the text
        ("推动执行大会第60/251号决议各项规定的工作，", "implement"),  # provisions, not what it provides
        ("推动大会第60/251号决议及其他相关水井决议的执行，", "implement"),
        ("关注大会关于水井的第60/251号决议以及关于井水的决议的执行情况，", "implement"),
        ("欢迎办公室为执行大会第60/251号决议所作的努力，", "implement"),
        ("欢迎根据国际法和大会第60/251号决议打井，", "pursuant-to"),
        ("根据国际法回顾水井和大会第60/251号决议，", "cite"),  # a verb stands between
        ("欢迎打井，在此方面回顾大会第60/251号决议，", "recall"),
        ("欢迎根据修正后大会第60/251号决议打井，", "pursuant-to"),
        ("在不妨碍大会第60/251号决议规定的情况下打井，", "cite"),  # without prejudice to it
        ("欢迎响应大会第60/251号决议的呼吁打井，", "request"),
        ("欢迎经大会第60/251号决议延续和修订的措施，", "amend"),
        ("欢迎大会第60/251号决议第3(e)段规定的措施，", "establish"),  # letters among the figures
        ("欢迎大会第60/251号决议第3段(c)、(d)和(e)分段规定的水井，", "contain"),
        ("1. 请秘书长确保大会第60/251号决议的相关规定得到全面执行；", "implement"),
        ("1. 请秘书长说明大会第60/251号决议各项规定的执行情况；", "implement"),
        ("重申大会第60/251号决议的规定，", "reaffirm"),  # nothing is carried out
        ("欢迎履行大会第60/251号决议规定的义务，", "implement"),
        ("欢迎大会第60/251号决议规定的义务，", "pursuant-to"),
        ("欢迎依照大会第60/251号决议第3段规定并经修订的任务打的水井，", "pursuant-to"),
        ("欢迎大会第60/251号决议第3段规定并经修订的任务，", "contain"),
    ],
)
def test_a_relation_stands_before_or_behind(text: str, relation: str) -> None:
    assert [r.relation for r in cited(ACT.format(text))] == [relation]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("重申核准秘书长各次报告¹ 第三节所载建议，", "contain"),
        ("重申核准秘书长的报告，¹", "reaffirm"),
        ("重申《世界人权宣言》¹ 所载建议，", "reaffirm"),  # a title is what is reaffirmed
    ],
)
def test_what_stands_behind_the_marker_of_a_footnote_is_said_of_it(text: str, relation: str) -> None:
    noted = f"{ACT.format(text)}\n1. 请各国打井。\n\n¹ A/75/333。\n"
    assert [r.relation for r in cited(noted)] == [relation]


@pytest.mark.parametrize(
    ("text", "verb", "addressees"),
    [
        ("请秘书长向大会第八十届会议提交报告；", "request", ("Secretary-General of the United Nations",)),
        ("又请秘书长打井；", "request", ("Secretary-General of the United Nations",)),
        ("敦促会员国打井；", "urge", ("Member States",)),
        ("鼓励各国打井；", "encourage", ("States",)),
        ("呼吁打井；", "call for", ()),
        ("鼓励国际金融机构继续打井；", "encourage", ("国际金融机构",)),
        ("鼓励尚未打井的会员国打井；", "encourage", ("Member States",)),
        ("鼓励持续打井；", "encourage", ()),
        ("要求以色列停止填井；", "demand", ("ISR",)),
        ("表示严重关切水井干涸；", "express concern", ()),
        ("表示注意到秘书长的报告；", "take note", ()),
        ("表示严重关切地注意到秘书长的报告；", "take note", ()),
        ("回顾第60/251号决议，大会在其中除其他外，请秘书长打井；", "recall", ()),
        ("鼓励借助联合国的参与；", "encourage", ()),
        ("强调指出水井十分重要；", "stress", ()),
        ("决定继续审议水井问题；", "decide", ()),
        ("在这方面敦促会员国打井；", "urge", ("Member States",)),
        ("再次请秘书长打井；", "reiterate", ("Secretary-General of the United Nations",)),
        ("再次重申水井十分重要；", "reaffirm", ()),
        ("严重关切水井干涸；", "express concern", ()),
        ("鼓励有能力的会员国打井；", "encourage", ("Member States",)),
        ("授权根据上文第1段采取行动的会员国打井；", "authorize", ("Member States",)),
        ("鼓励内陆发展中国家继续打井；", "encourage", ("内陆发展中国家",)),  # not 中国
        ("鼓励《联合国宪章》缔约国继续打井；", "encourage", ("States parties",)),
        # only a part of these are regional organizations, which is a class; a wider one has no name
        ("邀请其他国际和区域组织打井；", "invite", ()),  # not regional ones alone
        ("促请大会提交报告；", "call upon", ("General Assembly",)),
        ("促请大会主席提交报告；", "call upon", ("大会主席",)),  # not the Assembly
        ("请大会主席与会员国协商；", "request", ("大会主席",)),
        ("邀请大会相关观察员参加打井；", "invite", ()),
        ("敦促《生物多样性公约》¹ 缔约方和核武器国家继续打井；", "urge", ("States parties", "核武器国家")),
        ("促请《联合国反腐败公约》所有缔约国特别是被请求国开展合作；", "call upon", ("States parties",)),
        ("促请缔约方继续打井；", "call upon", ("缔约方",)),  # to what is not said
        ("促请乍得政府打井，并鼓励政府继续修路；", "call upon", ("TCD",)),
        ("促请乍得政府继续打井；", "call upon", ("TCD",)),
        ("促请乍得武装冲突各方继续打井；", "call upon", ("乍得武装冲突各方",)),  # not Chad
        ("要求乍得领土不再填井；", "demand", ()),
        ("促请叙利亚政权打井；", "call upon", ("SYR",)),
        ("促请刚果(金)继续打井；", "call upon", ("COD",)),
        ("敦促尚未加入《联合国宪章》和条约的国家优先打井；", "urge", ("States",)),
        ("促请对《联合国宪章》仍有保留的国家打井；", "call upon", ("States",)),
        ("鼓励所有与乍得接壤的国家打井；", "encourage", ("States",)),
        ("请秘书长与会员国协商打井；", "request", ("Secretary-General of the United Nations",)),
        ("呼吁充分执行安全理事会的决议；", "call for", ()),  # the Council is not asked
        ("决定安全理事会应继续审议水井；", "decide", ("Security Council",)),
        ("决定，所有国家应打井；", "decide", ("States",)),
        ("决定安全理事会的任务应包括打井；", "decide", ()),  # of a mandate
        ("请人权理事会各项特别程序继续打井；", "request", ("special procedures",)),
        ("请秘书处经济和社会事务部打井；", "request", ("Department of Economic and Social Affairs",)),
        ("请安全理事会主席兼报告员打井；", "request", ()),
        ("重申必须打井；", "reiterate", ()),
        ("重申水井十分重要；", "reaffirm", ()),
        ("通过本决议所附水井原则；", "adopt", ()),
        ("痛责填井；", "deplore", ()),
        ("期望各方停止填井；", "expect", ()),
        ("请联合国系统所有专门机构打井；", "request", ("specialized agencies",)),
        ("请联合国发展系统继续打井；", "request", ("联合国发展系统",)),
        ("请秘书长组织磋商；", "request", ("Secretary-General of the United Nations",)),
        ("请联合国秘书长组织与各国磋商；", "request", ("Secretary-General of the United Nations",)),
    ],
)
def test_operative_paragraphs_act(text: str, verb: str, addressees: tuple[str, ...]) -> None:
    found = extraction(ACT.format(f"铭记水井，\n1.\n{text}")).actions
    assert [(a.label, a.verb, a.addressees) for a in found[:1]] == [("OP 1", verb, addressees)]
    assert all(action.addressees == addressees for action in found)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("请秘书长在三个月内提交报告；", "在三个月内"),
        ("请秘书长在本决议通过后六个月内提交报告；", "在本决议通过后六个月内"),
        ("请秘书长在30天之内提交报告；", "在30天之内"),
        ("请秘书长向经济及社会理事会2026年届会提交报告；", "Economic and Social Council, 2026"),
        ("表示打算不迟于2026年3月31日审查水井；", "2026-03-31"),
        ("表示安理会打算最迟于2026年3月31日审查水井；", "2026-03-31"),
        ("请秘书长不晚于2026年3月提交报告；", "2026-03"),
        ("请秘书长提交2026年3月至9月的报告；", None),
    ],
)
def test_deadlines_stand_before_what_is_asked(text: str, deadline: str | None) -> None:
    assert [a.deadline for a in extraction(ACT.format(f"铭记水井，\n1. {text}")).actions] == [deadline]


def test_items_begin_with_those_who_are_to_act() -> None:
    items = "(a)\n世界卫生组织紧急打井；\n(b)\n所有国家，特别是乍得，继续打井；\n(c)\n大会改革取得进展；"
    text = ACT.format(f"铭记水井，\n1. 呼吁采取步骤：\n{items}")
    assert [action.addressees for action in extraction(text).actions] == [
        (),
        ("World Health Organization",),
        ("States",),
        (),
    ]


def test_the_government_is_that_of_the_state_last_named_with_one() -> None:
    text = ACT.format("铭记乍得政府和马里的水井，\n1. 促请过渡政府继续打井；")
    assert [action.addressees for action in extraction(text).actions] == [("TCD",)]


@pytest.mark.parametrize("term", ["为期三年", "任期三年", "任期为三年"])
def test_a_mandate_is_given_for_a_term(term: str) -> None:
    found = extraction(ACT.format(f"铭记水井，\n1. 决定任命一名水井问题特别报告员，{term}；")).events
    assert [(e.kind, e.until) for e in found] == [("established", "三年")]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("邀请各国尽快批准、核可或加入公约；", ["invite"]),
        ("欢迎接待报告员的国家、邀请报告员的国家；", ["welcome"]),
        ("鼓励秘书长与各国协商，任命一名水井协调员，设立水井基金，并终止填井；", ["encourage"]),
        ("欢迎打井，并鼓励修路；", ["welcome", "encourage"]),
    ],
)
def test_what_others_do_is_no_act_of_the_organ(text: str, verbs: list[str]) -> None:
    assert [a.verb for a in extraction(ACT.format(f"铭记水井，\n1.\n{text}")).actions] == verbs


def test_who_is_asked_in_an_item_is_printed_as_in_its_chapeau() -> None:
    text = ACT.format("铭记水井，\n1. 请联合国发展系统各实体：\n(a) 打井；\n")
    assert [a.addressees for a in extraction(text).actions] == [("联合国发展系统各实体",)] * 2


def test_geneva_translates_by_other_verbs() -> None:
    text = (
        "联合国\nA/HRC/RES/54/99\n人权理事会，\n铭记水井，\n1. 促请各国打井；\n2. 吁请各国打井；\n3. 强调水井很重要；"
    )
    assert [action.verb for action in extraction(text).actions] == ["urge", "call upon", "stress"]


def test_what_stands_before_a_paragraph_1_is_preambular() -> None:
    last = "申明填井违反关于水井和灌溉的国际法和国内法律以及一切有关规定，并违反各国关于打井的承诺，1"
    text = ACT.format(f"回顾水井，\n{last}\n1. 请秘书长打井；\n2. 支持打井；")
    assert [p.label for p in extraction(text).paragraphs if p.label] == ["PP 1", "PP 2", "OP 1", "OP 2"]


def test_a_short_paragraph_may_end_in_the_mark_of_a_note() -> None:
    text = ACT.format("审议了秘书长的报告，¹\n回顾大会第60/251号决议和其他决议，\n注意到水井的数目，²\n1. 支持打井；")
    assert [p.label for p in extraction(text).paragraphs if p.label] == ["PP 1", "PP 2", "PP 3", "OP 1"]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("欢迎第1591(2005)号决议所设专家小组的报告；", [("established", "1591 (2005)", "S/RES/1591(2005)")]),
        ("欢迎第1591(2005)号决议任命且此前经第2620(2022)号决议延长任期的专家小组的报告；", [
            ("established", "1591 (2005)", "S/RES/1591(2005)"), ("extended", "1591 (2005)", "S/RES/2620(2022)"),
        ]),
        ("回顾第2480(2019)号决议，其中安理会决定将马里稳定团任务期限延至2020年6月30日；", [
            ("extended", MALI, "S/RES/2480(2019)"),
        ]),
        ("回顾设立人权理事会的大会第60/251号决议；", [("established", "Human Rights Council", "A/RES/60/251")]),
        ("回顾设立人权理事会作为附属机关的第60/251号决议；", [("established", "Human Rights Council", "A/RES/60/251")]),
        ("回顾第2100(2013)号决议，其中安理会决定自2013年7月1日起设立联合国马里多层面综合稳定团；", [
            ("established", MALI, "S/RES/2100(2013)"),
        ]),
        ("回顾第60/251号决议，大会在该决议中决定设立人权理事会；", [
            ("established", "Human Rights Council", "A/RES/60/251"),
        ]),
        ("回顾第1526(2004)号决议第7段所设的1267/1988分析支助和制裁监测组；", [
            ("established", "Monitoring Team", "S/RES/1526(2004)"),
        ]),
        ("决定按照第2100(2013)号决议规定的同样条件，将马里稳定团的任务用于水井；", [
            ("defined", MALI, "S/RES/2100(2013)"),
        ]),
        ("欢迎马里稳定团根据第2480(2019)号决议规定的修订任务打井；", [("amended", MALI, "S/RES/2480(2019)")]),
        ("欢迎马里稳定团根据第2480(2019)号决议规定的修订措施打井；", []),
        # Several acts define a mandate, unless the paragraph tells what they did.
        ("重申第1591(2005)和2620(2022)号决议规定的专家小组任务；", [
            ("defined", "1591 (2005)", "S/RES/1591(2005)"), ("defined", "1591 (2005)", "S/RES/2620(2022)"),
        ]),
        (RETOLD, 2 * [
            ("established", "1591 (2005)", "S/RES/1591(2005)"), ("extended", "1591 (2005)", "S/RES/2620(2022)"),
        ]),
        ("重申第1591(2005)号决议第3段和第2620(2022)号决议第1段规定的专家小组任务；", [
            ("defined", "1591 (2005)", "S/RES/1591(2005)"), ("defined", "1591 (2005)", "S/RES/2620(2022)"),
        ]),
        ("重申第2745(2024)号决议第6段规定的专家小组任务；", [("defined", "2127 (2013)", "S/RES/2745(2024)")]),
        ("欢迎马里稳定团打井，执行第2100(2013)号决议规定的任务；", [("defined", MALI, "S/RES/2100(2013)")]),
        ("欢迎第2744(2024)号决议获得通过，强化了除名协调人的任务；", [("amended", "Focal Point", "S/RES/2744(2024)")]),
        ("回顾第2480(2019)号决议，其中安理会将第2100(2013)号决议规定的马里稳定团任务的期限延至2020年6月30日；", [
            ("extended", MALI, "S/RES/2480(2019)"), ("defined", MALI, "S/RES/2100(2013)"),
        ]),
        ("决定按照第2100(2013)号决议规定的措施，将水井交给马里稳定团；", []),
        ("欢迎马里稳定团的报告。执行第2100(2013)号决议规定的任务需要水井；", []),  # of another sentence
        ("欢迎第2744(2024)号决议获得通过，强化了水井；", []),
        ("回顾第1591(2005)号决议规定的措施；", []),  # of no holder
        ("回顾第1591(2005)号决议和专家小组的报告；", []),
    ],
)  # fmt: skip
def test_acts_that_are_cited_did_something_to_mandates(text: str, events: list[tuple[str, str, str]]) -> None:
    printed = f"联合国\nS/RES/2799(2025)\n安全理事会，\n铭记水井，\n1. {text}\n2. 支持打井；"
    found = extraction(printed).events
    assert [(e.kind, e.act) for e in found] == [(kind, act) for kind, _, act in events]
    assert all(name in (e.mandate or "") for e, (_, name, _) in zip(found, events, strict=True))


def test_a_paragraph_acts_by_several_verbs_of_its_subject() -> None:
    text = ACT.format(
        "铭记水井，\n1. 欢迎打井，并请秘书长支持会员国，同时考虑到干旱；\n2. 促请各国：\n(a)\n打井：\n㈠\n在村里；"
    )
    found = [(action.label, action.verb) for action in extraction(text).actions]
    assert found == [("OP 1", "welcome"), ("OP 1", "request"), ("OP 2", "call upon"), ("OP 2(a)", "call upon"), (
        "OP 2(a)(i)", "call upon",
    )]  # fmt: skip


def test_a_marker_of_a_footnote_stands_before_a_further_verb() -> None:
    found = extraction(ACT.format("铭记水井，\n1. 欢迎打井，⁴ 并请秘书长支持会员国，⁵ 促请各国打井；")).actions
    assert [action.verb for action in found] == ["welcome", "request", "call upon"]


def test_the_object_of_what_is_expressed_stands_before_it() -> None:
    found = extraction(
        ACT.format("铭记水井，\n1. 谴责填井，对水井干涸深表关切，并对打井表示赞赏，对井的要求作出回应；")
    ).actions
    assert [action.verb for action in found] == ["condemn", "express concern", "express"]


def test_what_items_are_asked_is_no_verb_of_the_organ() -> None:
    text = ACT.format("铭记水井，\n1. 鼓励各国，承认水井，采取步骤：\n(a)\n支持打井；\n(b)\n挖深；\n2. 支持打井；")
    found = [(action.label, action.verb, action.addressees) for action in extraction(text).actions]
    states = ("States",)
    assert found[0] == ("OP 1", "encourage", states)
    assert found[-3:] == [("OP 1(a)", "encourage", states), ("OP 1(b)", "encourage", states), ("OP 2", "support", ())]


def test_a_comma_ends_a_preambular_paragraph_and_the_verb_is_the_same() -> None:
    paragraphs = extraction(ACT.format("回顾水井，\n重申水井，\n1. 回顾水井；")).paragraphs
    assert [p.label for p in paragraphs if p.label] == ["PP 1", "PP 2", "OP 1"]


def test_a_masthead_is_read() -> None:
    header = extraction(
        "联合国\nA/HRC/RES/54/99\n大会\nDistr.: General\n13 October 2023\n人权理事会\n第五十四届会议\n议程项目3\n"
        "人权理事会2023年10月12日通过的决议\n54/99. 水井\n人权理事会，\n铭记水井，\n1. 请秘书长打井。\n"
    ).header
    assert (header.symbol, header.type, header.body) == ("A/HRC/RES/54/99", "resolution", "Human Rights Council")
    assert (header.session, header.agenda_item) == (54, "3")
    assert (header.adopted, header.distributed, header.title) == ("2023-10-12", "2023-10-13", "水井")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("回顾大会的决议", "回顾 大会 的 决议"),
        ("审议大会的报告", "审议大会 的 报告"),  # one word, not the General Assembly
        ("和平与安全", "和平 与 安全"),
        ("经济及\n社会理事会", "经济及社会理事会"),
        ("大会第60/251号决议。", "大会 决议 60/251."),
        ("大会2006年3月15日第60/251号决议", "大会 决议 60/251 于 15 3月 2006"),
        ("至迟于2024年9月30日", "至迟于 30 9月 2024"),
        ("第七十九届会议", "79届 会议"),
        ("《联合国宪章》第七章", "联合国宪章 章 VII"),
        ("1 200口水井", "1 200 口水井"),
    ],
)
def test_words_stand_apart_in_the_order_of_the_grammar(printed: str, read: str) -> None:
    assert spaced(printed) == read


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("欢迎非洲联盟驻索马里特派团的工作，", "African Union Mission in Somalia"),
        ("欢迎非索特派团的工作，", "African Union Mission in Somalia"),
        ("欢迎七十七国集团的工作，", "Group of 77 and China"),  # not the Group of Seven
        ("欢迎新闻部门和金伯利进程的工作，", "Kimberley Process"),  # 新闻部 is the Department of Public Information
    ],
)
def test_bodies_are_known_by_their_short_names(text: str, target: str) -> None:
    assert [r.target for r in extraction(ACT.format(text)).references[1:]] == [target]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("欢迎《马里和平与和解协议》(《协议》)，又欢迎执行《协议》，", 3),  # defined by the signs alone in parentheses
        ("欢迎《巴黎协定》，鼓励所有缔约方执行该协定，", 2),
        ("欢迎《马里和平与和解协议》，又欢迎执行另一协议，", 1),
        ("欢迎《联合国囚犯待遇最低限度标准规则》(《纳尔逊·曼德拉规则》)，", 1),  # one name
    ],
)
def test_titles_are_defined_by_their_signs(text: str, targets: int) -> None:
    assert len([r for r in extraction(ACT.format(text)).references if r.target and r.kind == "instrument"]) == targets


def test_an_act_in_the_name_of_a_body_is_cited_and_the_body_known_by_it() -> None:
    text = "欢迎安全理事会关于苏丹的第1591(2005)号决议所设委员会的工作，"
    committee = "Security Council Committee established pursuant to resolution 1591 (2005) concerning the Sudan"
    found = [(r.kind, r.target) for r in extraction(ACT.format(text)).references if r.kind != "state"][1:]
    assert found == [("body", "Security Council"), ("resolution", "S/RES/1591(2005)"), ("body", committee)]
    labels = dict(KNOWLEDGE.authorities.bodies[committee].labels)
    assert labels["zh"] == "安全理事会关于苏丹的第1591(2005)号决议所设委员会"


@pytest.mark.parametrize(
    "text", ["", "。", "第", "第号决议", "年月日", "第一二三四五六七八九十段", "第" * 2000, "（" * 500]
)
def test_any_text_can_be_read(text: str) -> None:
    edits = reordered(text, CHINESE)
    assert all(0 <= edit.start <= edit.end <= len(text) for edit in edits)
    extraction(text)
