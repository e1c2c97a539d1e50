"""Arabic texts: the same algorithm behind a reading of joined words, silent marks and numbers of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_french import SYMBOLS, extraction

from unkg import authorities
from unkg.extraction import extract
from unkg.extraction.layout.normalized_text import normalize
from unkg.extraction.layout.paragraphs import blocks_of
from unkg.extraction.layout.replacements import plain
from unkg.model import Document, Reference

ARABIC = authorities.load().languages["ar"]
SCRIPT = ARABIC.script
DESERTIFICATION = "Conference of the Parties to the United Nations Convention to Combat Desertification"


def cited(text: str, issuer: str | None = None) -> list[Reference]:
    return [r for r in extraction(text, issuer, "ar").references if r.kind in SYMBOLS]


def labels(text: str) -> list[str]:
    blocks = blocks_of(Document("text", "text", text, language="ar"), ARABIC)
    return [block.paragraph.label for block in blocks if block.paragraph.label]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        # Words that are joined to the next one.
        ("بالقرار", "ب القرار"),
        ("وبالقرارين", "و ب القرارين"),
        ("للقرار", "ل القرار"),
        ("للجنة", "ل اللجنة"),
        ("للجنة حقوق الطفل", "ل لجنة حقوق الطفل"),
        ("وللجنة وضع المرأة", "و ل لجنة وضع المراة"),
        ("ولجنة حقوق الطفل", "و لجنة حقوق الطفل"),
        ("لميانمار", "ل ميانمار"),
        ("و2051", "و 2051"),
        ("قرارها", "ها قرار"),
        ("وبقراراته", "و ب ه قرارات"),
        ("ويحثها", "و ها يحث"),
        # The marker of a footnote is no part of a word.
        ("للقرار⁶", "ل القرار⁶"),
        ("قرارها⁶", "ها قرار⁶"),
        ("57/270 باء⁶", "57/270 B⁶"),
        ("المرفق الثاني⁶", "المرفق II⁶"),
        # Words that only begin like one.
        ("لجنة", "لجنة"),
        ("ولاية", "ولاية"),
        ("كانون", "كانون"),
        ("بناء", "بناء"),
        ("فقرة", "فقرة"),
        # Marks that texts may leave out, and variants of letters.
        ("الأمــم المتحـدة", "الامم المتحدة"),
        ("\u200fمجدداً\u200e", "مجددا"),
        ("إلى", "الي"),
        ("٦٠/٢٥١،", "60/251,"),
        # Without the dots of the last letter; a possessive has none.
        ("الجمعيه العامه", "الجمعية العامة"),
        ("للجمعيه", "ل الجمعية"),
        ("والمقرره الخاصه", "و المقررة الخاصة"),
        ("قراره", "ه قرار"),
        # Letters and sessions of numbers.
        ("57/270 باء", "57/270 B"),
        ("57/270 ألف وباء", "57/270 A و B"),
        ("40/257 ألف إلى جيم", "40/257 A الي C"),
        ("155 جيم (د-7)", "155 C (VII)"),
        ("1874 (دإ-4)", "1874 (S-IV)"),
        ("دإ–23/2 ودإط - 10/15", "S-23/2 و ES-10/15"),
        ("1/م أ-21 و 5/م أ ت-5", "1/CP.21 و 5/CMA.5"),
        ("200 ألف شخص", "200 الف شخص"),
        # A parenthesis turned round.
        ("2140 (2014()", "2140 (2014))"),
        ("2140 (2014)", "2140 (2014)"),
        ("574 (د-27()⁴)", "574 (XXVII)⁴)"),
        # A number that its noun touches, and a period that stands before a symbol.
        ("والقرار5/2", "و القرار 5/2"),
        ("بالقرار2140 (2014)", "ب القرار 2140 (2014)"),
        ("القرار²", "القرار²"),
        # "بقوة" is "strongly", but before the second word of a force's name.
        ("يشيد بقوة الأمم المتحدة", "يشيد ب قوة الامم المتحدة"),
        ("يدين بقوة الأعمال", "يدين بقوة الاعمال"),
        ("¹ () .A/74/172", "¹ ()  A/74/172"),
        # Parts that ordinals and letters number.
        ("المرفق الثاني", "المرفق II"),
        ("المرفقان الأول والثاني", "المرفقان I و II"),
        ("الفصل الحادي والعشرون", "الفصل XXI"),
        ("الجزء ثالثا - باء", "الجزء III.B"),
        ("الفرع جيم", "الفرع C"),
        ("الفقرة 3 (هـ)", "الفقرة 3 (e)"),
        ("الفقرة 3 (أ) ’5‘", "الفقرة 3 (a) (v)"),
        ("الدورة الثانية", "الدورة الثانية"),
    ],
)
def test_words_are_read_apart_and_numbers_as_in_english(printed: str, read: str) -> None:
    assert SCRIPT.read(plain(printed)) == read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("إذ تشير إلى قرار الجمعية العامة 60/251،", [("60/251", "A/RES/60/251")]),
        ("إذ تشير إلى قرار الجمعية العامة 60/251 المؤرخ 15 آذار/مارس 2006،", [("60/251", "A/RES/60/251")]),
        ("إذ تشير إلى القرار 60/251 الذي اتخذته الجمعية العامة في 15 مارس 2006،", [("60/251", "A/RES/60/251")]),
        ("إذ تشير إلى القرار 60/251 الصادر عن الجمعية العامة،", [("60/251", "A/RES/60/251")]),
        ("إذ تشير إلى القرار ٦٠/٢٥١ المؤرخ ١٥ آذار / مارس ٢٠٠٦،", [("٦٠/٢٥١", "A/RES/60/251")]),
        ("وفقا لقرار مجلس الأمن 2371 (2017)", [("2371 (2017)", "S/RES/2371(2017)")]),
        (
            "عملا بقراري مجلس الأمن 1373 (2001) و2178 (2014)",
            [("1373 (2001)", "S/RES/1373(2001)"), ("2178 (2014)", "S/RES/2178(2014)")],
        ),
        (
            "بالقرارين 5/1 و 5/2 الصادرين عن مجلس حقوق الإنسان",
            [("5/1", "A/HRC/RES/5/1"), ("5/2", "A/HRC/RES/5/2")],
        ),
        (
            "بقرارات الجمعية العامة 60/251 المؤرخ 15 آذار/مارس 2006 ومجلس حقوق الإنسان 5/1",
            [("60/251", "A/RES/60/251"), ("5/1", "A/HRC/RES/5/1")],
        ),
        ("في قرار الجمعية العامة دإ-10/2", [("دإ-10/2", "A/RES/S-10/2")]),
        ("في قرار الجمعية العامة دإط-10/15", [("دإط-10/15", "A/RES/ES-10/15")]),
        ("في قرار الجمعية العامة 1514 (د-15)", [("1514 (د-15)", "A/RES/1514(XV)")]),
        ("في قرار الجمعية العامة 57/270 باء", [("57/270 باء", "A/RES/57/270B")]),
        ("في مقرر الجمعية العامة 50/411", [("50/411", "A/DEC/50/411")]),
        ("قرار لجنة حقوق الإنسان 2005/11", [("2005/11", "E/CN.4/RES/2005/11")]),
        (
            "قرارات الجمعية العامة 68/1 المتعلق بتعزيز الآبار، و 67/290 بشأن شكلها",
            [("68/1", "A/RES/68/1"), ("67/290", "A/RES/67/290")],
        ),
        # A plural goes on behind the resolution that its item is about.
        (
            "قرارات الجمعية العامة 72/305 بشأن تنفيذ القرار 68/1 المتعلق بالآبار، و 67/290 بشأن شكلها",
            [("72/305", "A/RES/72/305"), ("68/1", "A/RES/68/1"), ("67/290", "A/RES/67/290")],
        ),
        ("تنفيذ القرار 68/1 المتعلق بالآبار، و 67/29 بشأن شكلها", [("68/1", "A/RES/68/1")]),
        (
            "قرارات الجمعية العامة 72/305؛ تنفيذ القرار 68/1 المتعلق بالآبار، و 67/29 بشأن شكلها",
            [("72/305", "A/RES/72/305"), ("68/1", "A/RES/68/1")],
        ),
        # Without a year, of the Council that is named between the noun and the number.
        (
            "قراري مجلس الأمن التابع للأمم المتحدة 1325 و 2250",
            [("1325", "S/RES/1325(2000)"), ("2250", "S/RES/2250(2015)")],
        ),
        ("قرار مجلس الأمن تخصيص 1325 مترا", []),
        # The marks of two conferences are the same: the one that is named, else neither.
        (
            "مؤتمر الأطراف في اتفاقية الأمم المتحدة لمكافحة التصحر، والمقرر 25/م أ-14",
            [
                ("25/م أ-14", f"{DESERTIFICATION}: decision 25/COP.14"),
            ],
        ),
        ("المقرر 25/م أ-14", [("25/م أ-14", None)]),
        # A footnote's marker in parentheses.
        ("قرار الجمعية العامة 60/251(¹) المؤرخ 15 آذار/مارس 2006", [("60/251", "A/RES/60/251")]),
        # What is no number of a text.
        ("الملحق رقم 53 والمجلد 2187، الصفحة 3/4", []),
        ("نحو 200 ألف شخص في 11/9", []),
    ],
)
def test_numbers_in_prose(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(r.text, r.target) for r in cited(text) if r.kind != "document"] == expected


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("يشير إلى قراره 5/1", "A/HRC/RES/5/1"),
        ("عملا بقراراته السابقة 5/1", "A/HRC/RES/5/1"),
        ("في مقرره 5/101", "A/HRC/DEC/5/101"),
    ],
)
def test_possessives_are_of_the_issuer(words: str, target: str) -> None:
    assert [r.target for r in cited(f"{words}،", "Council")] == [target]


def test_a_possessive_is_of_the_body_that_acted() -> None:
    body = "Economic Commission for Latin America and the Caribbean"
    name = "اللجنة الاقتصادية لأمريكا اللاتينية ومنطقة البحر الكاريبي"
    text = f"تشير إلى أن {name} اتخذت في 16 أيار/مايو 1998 قرارها 574 (د-27)،"
    assert [r.target for r in cited(text, "Assembly")] == [f"{body}: resolution 574(XXVII)"]


@pytest.mark.parametrize(
    ("words", "pinpoint"),
    [
        ("الفقرة 3 من القرار 60/251", "para 3"),
        ("بالفقرتين 2 و 3 من القرار 60/251", "para 2; para 3"),
        ("للفقرات من 4 إلى 6 من قرارها 60/251", "paras 4-6"),
        ("الفقرة 4 (ب) من القرار 60/251", "para 4(b)"),
        ("مرفق القرار 60/251", "annex"),
        ("الفقرة 17 من مرفق القرار 60/251", "annex, para 17"),
        ("القرار 60/251، المرفق الثاني، الفقرة 12", "annex II, para 12"),
        ("الجزء الثاني من قرارها 60/251", "sect II"),
        ("البند 12 من القرار 60/251", "sect 12"),
        ("القرار 60/251، الجزء الثاني", "sect II"),
        ("الوثيقة A/73/12، الجزء الثاني", "part II"),
        # A place named before a comma is of another text, and so is the paragraph behind "and".
        ("الوثيقة A/64/53، الفصل الأول، القرار 60/251", None),
        ("القرار 60/251 والفقرة 3 من التقرير", None),
    ],
)
def test_pinpoints(words: str, pinpoint: str | None) -> None:
    assert [r.pinpoint for r in cited(f"إذ تلاحظ ما ورد في {words}،", "Assembly")][-1:] == [pinpoint]


def test_a_short_form_is_defined_in_parentheses_without_quotation_marks() -> None:
    text = "يرحب بالاتفاق النهائي لإنهاء النزاع وبناء سلام مستقر ودائم (الاتفاق النهائي)، وبتنفيذ الاتفاق النهائي،"
    names = [r.target for r in extraction(text, None, "ar").references]
    assert names == ["Final Agreement for Ending the Conflict and Building a Stable and Lasting Peace"] * 3


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("إذ تشير إلى القرار 60/251،", "recall"),
        ("وإذ تؤكد من جديد القرار 60/251،", "reaffirm"),
        ("وإذ يحيط علماً بالقرار 60/251،", "note"),
        ("1 - ترحب بالقرار 60/251؛", "welcome"),
        ("1 - تطلب إلى الأمين العام أن يقدم تقريرا عملا بالقرار 60/251؛", "pursuant-to"),
        ("1 - تحث الدول على تنفيذ القرار 60/251؛", "implement"),
        ("1 - تشدد على الإعلان الذي اعتمدته الجمعية العامة في قرارها 60/251؛", "endorse"),
        ("1 - تعرب عن بالغ قلقها إزاء القرار 60/251؛", "express-concern"),
        ("1 - تطلب إلى اللجنة أن تواصل عملها، مع مراعاة القرار 60/251؛", "bear-in-mind"),
        ("1 - ترحب بالتدابير المفروضة في القرار 60/251؛", "establish"),
        ("1 - ترحب بالأنشطة المضطلع بها انسجاما مع القرار 60/251؛", "pursuant-to"),
        ("1 - ترحب بالخطة التي وافقت عليها الجمعية العامة في قرارها 60/251؛", "endorse"),
        ("1 - ترحب بالخطة، على نحو ما جاء في القرار 60/251؛", "contain"),
        ("1 - ترحب بالتدابير التي دعت إليها الجمعية العامة في قرارها 60/251؛", "request"),
        ("1 - ترحب بالهيئة التي أنشأتها الجمعية العامة بقرارها 60/251؛", "establish"),
        ("1 - ترحب بالخطة بصيغتها المعدلة في القرار 60/251؛", "amend"),
    ],
)
def test_relations(text: str, relation: str) -> None:
    resolution = f"إن الجمعية العامة،\n{text}\n"
    assert [r.relation for r in cited(resolution, "Assembly")] == [relation]


RESOLUTION = """الأمــم المتحـدة
A/RES/74/999
الجمعية العامة
Distr.: General
20 January 2020
الدورة الرابعة والسبعون
البند 71 (ج) من جدول الأعمال
قرار اتخذته الجمعية العامة في 16 كانون الأول/ديسمبر 2019
74/999. تعزيز الآبار
إن الجمعية العامة،
إذ تشير إلى قرارها 46/182 المؤرخ 19 كانون الأول/ديسمبر 1991 الذي تحدثت فيه عن الآبار،
وقد نظرت في تقرير الأمين العام(¹)،
1 -
تقرر حفر بئر؛
2 - تطلب إلى الأمين العام ما يلي، وتشجع الدول الأعضاء على المشاركة:
(أ)
تقديم تقرير؛
’1‘ رسم بئر؛
’2‘
تنظيف بئر؛
(هـ) حفر بئر؛
3 - تهيب بجميع الدول وبحكومة ميانمار أن تحفر بئرا.
¹ () A/74/81.
"""


def test_paragraphs_have_arabic_letters_and_numbers_with_hyphens() -> None:
    found = ["PP 1", "PP 2", "OP 1", "OP 2", "OP 2(a)", "OP 2(a)(i)", "OP 2(a)(ii)", "OP 2(e)", "OP 3", "fn 1"]
    assert labels(RESOLUTION) == found


def test_the_masthead() -> None:
    header = extraction(RESOLUTION, None, "ar").header
    assert (header.symbol, header.type, header.body) == ("A/RES/74/999", "resolution", "General Assembly")
    assert (header.session, header.agenda_item, header.adopted) == (74, "71 (c)", "2019-12-16")
    assert (header.distributed, header.title) == ("2020-01-20", "تعزيز الآبار")


def test_actions_with_whom_they_ask() -> None:
    found = [(a.label, a.verb, a.addressees) for a in extraction(RESOLUTION, None, "ar").actions if "(" not in a.label]
    assert found == [
        ("OP 1", "decide", ()),
        ("OP 2", "request", ("Secretary-General of the United Nations",)),
        ("OP 2", "encourage", ("Member States",)),
        ("OP 3", "call upon", ("States", "MMR")),
    ]


@pytest.mark.parametrize(
    ("words", "verbs"),
    [
        ("ترحب بالآبار، وتدعو الدول إلى حفرها؛", ["welcome", "invite"]),
        ("ترحب بالآبار، كما تدعو الدول إلى حفرها؛", ["welcome", "invite"]),
        ("ترحب بالآبار، ولذلك تدعو الدول إلى حفرها؛", ["welcome", "invite"]),
        ("ترحب بالآبار، وتشدد، في هذا الصدد، على ضرورة حفرها؛", ["welcome", "emphasize"]),
        ("ترحب بالآبار التي تخدم القرى، وتدعو الدول إلى حفرها؛", ["welcome", "invite"]),
        # What English says by a participle, what others do, and a sentence of its own.
        ("ترحب بالآبار، وتدعو في الوقت نفسه الدول إلى حفرها؛", ["welcome"]),
        ("ترحب بالآبار التي تخدم القرى وتدعم الزراعة؛", ["welcome"]),
        ("ترحب بالآبار. وتدعو الدول إلى حفرها؛", ["welcome"]),
        # One verb for two English ones.
        ("تدعو الدول إلى حفرها؛", ["invite"]),
        ("تدعو في هذا الصدد إلى حفرها؛", ["call for"]),
        ("يدعو الدول إلى حفرها؛", ["call upon"]),
        ("يدعو المفوض السامي إلى حفرها؛", ["invite"]),
        ("يذكر الدول بالآبار؛", ["remind"]),
        ("يذكر بالآبار؛", ["recall"]),
        ("يحث الدول على الحفر ويذكرها بالآبار؛", ["urge", "remind"]),
        ("تقر التوصيات؛", ["endorse"]),
        ("تقر بالحاجة إلى الآبار؛", ["recognize"]),
        ("تؤيد الجهود المبذولة؛", ["support"]),
        ("تؤيد البيان؛", ["endorse"]),
        ("تعرب عن استيائها من الحفر؛", ["deplore"]),
        ("تعرب في هذا الصدد عن قلقها إزاء الحفر؛", ["express concern"]),
        ("تعرب عن تقديرها للحفر؛", ["express"]),
        # Vowel marks, tatweel and hamza that a text may leave out or write otherwise.
        ("تُشجِّع الدول على الحفر؛", ["encourage"]),
        ("تشــجع الدول على الحفر؛", ["encourage"]),
        ("تاخذ في الاعتبار الآبار؛", ["take into account"]),
    ],
)
def test_verbs(words: str, verbs: list[str]) -> None:
    found = extraction(f"إن الجمعية العامة،\n1 - {words}\n", "Assembly", "ar").actions
    assert [action.verb for action in found] == verbs


@pytest.mark.parametrize(
    ("words", "addressees"),
    [
        ("تحث السلطات البيلاروسية على الحفر؛", ["BLR"]),
        ("تحث الحكومة الانتقالية السودانية على الحفر؛", ["SDN"]),
        (
            "تطلب إلى الأمين العام وإلى مجلس حقوق الإنسان الحفر؛",
            ["Secretary-General of the United Nations", "Human Rights Council"],
        ),
        ("تطلب إلى رئيس الجمعية العامة أن يحفر؛", ["President of the General Assembly"]),
        ("توعز إلى الأمين العام أن يحفر؛", ["Secretary-General of the United Nations"]),
        ("تشجع تلك الدول على الحفر؛", ["States"]),
        # At whose request, and within what mandate, is no part of whom is asked.
        ("يأذن للدول الأعضاء، بناء على طلب القرية، بأن تحفر الآبار", ["Member States"]),
        ("يدعو هيئات المعاهدات، كل في إطار ولايته، إلى حفر الآبار", ["treaty bodies"]),
        ("تهيب بالدول الأعضاء وبغيرها من الجهات المانحة، حسب الاقتضاء، أن تحفر", ["Member States", "donors"]),
        ("تهيب بالدول، بالتنسيق مع منظمة الصحة العالمية، أن تحفر", ["States"]),
        (
            "تشجع المانحين، بما في ذلك المصارف ومنظمة الصحة العالمية، على الحفر",
            ["donors", "World Health Organization"],
        ),
        # A verbal noun begins what is to be done, without a word before it; it may also say what a noun is for.
        ("تهيب بالدول الأعضاء والمنظمات المعنية تحسين الآبار وضمان الماء", ["Member States", "المنظمات المعنية"]),
        ("تشجع وكالات حماية الآبار على الحفر", ["وكالات حماية الآبار"]),
        ("تشجع بذل الجهود وتوفير الموارد", []),
        ("تشجع على مزيد من الحوار", []),
        ("تدعو إلى المساءلة عن تلوث الآبار", []),
        ("تأذن للجنة السادسة بأن تحفر", ["Sixth Committee"]),
        ("يهيب بجميع الأطراف في مالي أن تحفر", ["الأطراف في مالي"]),
        # Several adjectives of one noun.
        ("تهيب بالمنظمات الإنسانية والإنمائية أن تحفر", ["المنظمات الإنسانية والإنمائية"]),
        # The head of a body, or a part of it, is not the body.
        ("تطلب إلى رئيس منظمة الصحة العالمية أن يحفر", ["رئيس منظمة الصحة العالمية"]),
        (
            "تدعو البرنامج المائي التابع لمنظمة الصحة العالمية إلى الحفر",
            ["البرنامج المائي التابع لمنظمة الصحة العالمية"],
        ),
        ("تطلب إلى مكتب اللجنة السادسة أن يحفر", ["مكتب اللجنة السادسة"]),
        # Adverbs between the verb and those whom it asks, between commas too.
        ("تناشد على وجه الاستعجال جميع الدول أن تحفر", ["States"]),
        ("تطلب، في هذا الصدد، إلى الأمين العام أن يحفر", ["Secretary-General of the United Nations"]),
        # A verb before its subject; never one with a body as its object.
        ("تقرر أن تواصل اللجنة السادسة حفرها", ["Sixth Committee"]),
        ("توصي بأن تشارك الحكومات في الحفر", ["States"]),
        ("تقرر أن تنشئ اللجنة السادسة", []),
        ("تقرر أن تواصل النظر في الآبار", []),
        ("تهيب بالنظام السوري أن يحفر", ["SYR"]),
        # Those who cooperate are asked.
        ("تشجع على التعاون بين الدول الأعضاء ومنظمة الصحة العالمية", ["Member States", "World Health Organization"]),
    ],
)
def test_addressees(words: str, addressees: list[str]) -> None:
    found = extraction(f"إن الجمعية العامة،\n1 - {words}\n", "Assembly", "ar").actions
    assert [who for action in found for who in action.addressees] == addressees


@pytest.mark.parametrize(
    "words",
    [
        "تطلب إلى المفوضية السامية لحقوق الإنسان الحفر بحلول 6 آذار/مارس 2027 عملا بقرار الجمعية العامة 60/251",
        # Without dots, hamza and madda, as old texts and scans have them; with tatweel and vowel marks; in the digits
        # of the script; with one name of a month.
        "تطلب الي المفوضيه الساميه لحقوق الانسان الحفر بحلول 6 اذار/مارس 2027 عملا بقرار الجمعيه العامه 60/251",
        "تطلـب إلى المفوضيـة السامية لحقوق الإنســان الحفر بحلول 6 آذار/مـارس 2027 عملا بقـرار الجمعيـة العامة 60/251",
        "تَطلُب إلى المفوضيّة الساميةِ لحقوقِ الإنسان الحفر بحلول 6 آذارَ/مارس 2027 عملاً بقرارِ الجمعيّة العامّة 60/251",
        "تطلب إلى المفوضية السامية لحقوق الإنسان الحفر بحلول ٦ آذار/مارس ٢٠٢٧ عملا بقرار الجمعية العامة ٦٠/٢٥١",
        "تطلب إلى المفوضية السامية لحقوق الإنسان الحفر بحلول ۶ مارس ۲۰۲۷ عملا بقرار الجمعية العامة ۶۰/۲۵۱",
        "تطلب إلى المفوضية السامية لحقوق الإنسان الحفر بحلول 6 آذار 2027 عملا بقرار الجمعیة العامة 60/251",
        "\u200fتطلب إلى المفوضية السامية لحقوق الإنسان الحفر بحلول 6\u200f آذار/ مارس 2027 بقرار الجمعية العامة 60/251",
    ],
)
def test_variants_of_letters_digits_and_months_are_looked_through(words: str) -> None:
    read = extraction(f"إن الجمعية العامة،\n1 - {words}؛\n", "Assembly", "ar")
    asked = [(a.verb, a.addressees, a.deadline) for a in read.actions]
    assert asked == [("request", ("Office of the United Nations High Commissioner for Human Rights",), "2027-03-06")]
    cites = [r.target for r in read.references if r.kind == "resolution"]
    assert (cites, "General Assembly" in {r.target for r in read.references}) == (["A/RES/60/251"], True)


def test_a_pronoun_behind_a_verb_is_whom_it_asks() -> None:
    text = (
        "إن الجمعية العامة،\n"
        "1 - ترحب بعمل برنامج الأمم المتحدة الإنمائي، وتشجعه على حفر الآبار؛\n"
        "2 - تحث الأمين العام على الحفر، وتكرر طلبها إلى الأمين العام أن يحفر؛\n"
    )
    found = [(a.verb, a.addressees) for a in extraction(text, "Assembly", "ar").actions]
    assert found == [
        ("welcome", ()),
        ("encourage", ("United Nations Development Programme",)),
        ("urge", ("Secretary-General of the United Nations",)),
        ("reiterate", ("Secretary-General of the United Nations",)),
    ]


DRC = "Group of Experts on the Democratic Republic of the Congo"
EXPERTS = "Panel of Experts established pursuant to resolution 2374 (2017)"
MISSION = "United Nations Verification Mission in Colombia"
LEBANON = "United Nations Interim Force in Lebanon"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "وإذ يحيط علما بتقرير فريق الخبراء المعني بجمهورية الكونغو الديمقراطية الذي أنشئ عملا بالقرار"
                " 1533 (2004)، ثم مُدِّدت ولايته بالقرارين 1807 (2008) و 1857 (2008)،"
            ),
            [
                ("established", DRC, "S/RES/1533(2004)"),
                ("extended", DRC, "S/RES/1807(2008)"),
                ("extended", DRC, "S/RES/1857(2008)"),
            ],
        ),
        (
            "وإذ يوصي بذلك فريق الخبراء المنشأ عملا بالفقرة 11 من القرار 2374 (2017)،",
            [("established", EXPERTS, "S/RES/2374(2017)")],
        ),
        (
            "وإذ يوصي بذلك فريق الخبراء الذي عينه الأمين العام عملا بأحكام الفقرة 11 من القرار 2374 (2017)،",
            [("established", EXPERTS, "S/RES/2374(2017)")],
        ),
        (
            "وإذ يشير إلى ولاية قوة الأمم المتحدة المؤقتة في لبنان، بصيغتها المحددة في الفقرة 4 من القرار 2539 (2020)،",
            [("defined", LEBANON, "S/RES/2539(2020)")],
        ),
        (
            "وإذ يشير إلى القرار 2366 (2017) الذي أنشأ المجلس بموجبه بعثة الأمم المتحدة للتحقق في كولومبيا،",
            [("established", MISSION, "S/RES/2366(2017)")],
        ),
        (
            (
                "وإذ يشير إلى القرار 2366 (2017) المؤرخ 10 تموز/يوليه 2017، الذي أنشئت بموجبه بعثة الأمم المتحدة"
                " للتحقق في كولومبيا،"
            ),
            [("established", MISSION, "S/RES/2366(2017)")],
        ),
        (
            "وإذ يشير إلى القرار 2574 (2021) الذي وسّع نطاق ولاية بعثة الأمم المتحدة للتحقق في كولومبيا،",
            [("amended", MISSION, "S/RES/2574(2021)")],
        ),
        (
            "وإذ يشير إلى القرار 2574 (2021) الذي قرر المجلس فيه تمديد ولاية بعثة الأمم المتحدة للتحقق في كولومبيا،",
            [("extended", MISSION, "S/RES/2574(2021)")],
        ),
        (
            (
                "وإذ يشير إلى القرار 2366 (2017) الذي قام المجلس بموجبه، في جملة أمور، بإنشاء بعثة الأمم المتحدة"
                " للتحقق في كولومبيا،"
            ),
            [("established", MISSION, "S/RES/2366(2017)")],
        ),
        (
            (
                "وإذ تشير إلى القرار 2366 (2017) الذي قام بموجبه بجملة أمور منها إنشاء بعثة الأمم المتحدة"
                " للتحقق في كولومبيا،"
            ),
            [("established", MISSION, "S/RES/2366(2017)")],
        ),
        # The subject can stand where the object does.
        (
            "وإذ تشير إلى قرارها 60/251 الذي أنشأت بموجبه مجلس حقوق الإنسان بوصفه هيئة فرعية،",
            [("established", "Human Rights Council", "A/RES/60/251")],
        ),
        ("وإذ تشير إلى قرارها 60/251 الذي أنشأ بموجبه مجلس حقوق الإنسان آبارا في كولومبيا،", []),
        (
            (
                "وإذ يسلم بعمل بعثة الأمم المتحدة للتحقق في كولومبيا والوفاء بولايتها بالصيغة التي وضعها مجلس الأمن في"
                " قراره 2366 (2017)،"
            ),
            [("established", MISSION, "S/RES/2366(2017)")],
        ),
        # "And prolonged by" is said of the act behind it only.
        (
            (
                "وإذ يلاحظ بعثة الأمم المتحدة للتحقق في كولومبيا المنشأة بموجب القرار 2366 (2017) والممددة ولايتها"
                " بموجب القرار 2574 (2021)،"
            ),
            [("established", MISSION, "S/RES/2366(2017)"), ("extended", MISSION, "S/RES/2574(2021)")],
        ),
        # The term between the holder and the act.
        (
            (
                "وإذ يشير إلى ولاية بعثة الأمم المتحدة للتحقق في كولومبيا حتى 31 تشرين الأول/أكتوبر 2026، على النحو"
                " المبين في القرار 2366 (2017)،"
            ),
            [("defined", MISSION, "S/RES/2366(2017)")],
        ),
        (
            (
                "وإذ يشير إلى آبار بعثة الأمم المتحدة للتحقق في كولومبيا حتى 31 تشرين الأول/أكتوبر 2026، على النحو"
                " المبين في القرار 2366 (2017)،"
            ),
            [],
        ),
        # "The mandate" in one word, of the last body before it; what was done to it stands before it.
        (
            (
                "وإذ يطلب إلى قوة الأمم المتحدة المؤقتة في لبنان أن تنفذ الولاية المنوطة بها على النحو المبين في القرار"
                " 2539 (2020)،"
            ),
            [("defined", LEBANON, "S/RES/2539(2020)")],
        ),
        (
            ("وإذ يرحب بعمل قوة الأمم المتحدة المؤقتة في لبنان وتعديل الولاية المنصوص عليه في القرار 2539 (2020)،"),
            [("amended", LEBANON, "S/RES/2539(2020)")],
        ),
        (
            "وإذ يشير إلى إعداد تقييمات وفقا لولاية فريق الخبراء، بصيغتها المحددة في الفقرة 11 من القرار 2374 (2017)،",
            [("defined", EXPERTS, "S/RES/2374(2017)")],
        ),
        ("وإذ يشير إلى القرار 2366 (2017) الذي قام المجلس بموجبه، في جملة أمور، بإنشاء آبار في كولومبيا،", []),
        ("وإذ يرحب بعمل قوة الأمم المتحدة المؤقتة في لبنان وتعديل الآبار المنصوص عليه في القرار 2539 (2020)،", []),
        # What is established is no body, and what is done to measures is done to no mandate.
        ("وإذ يلاحظ التدابير المفروضة والمجددة بموجب القرار 2374 (2017)،", []),
        ("وإذ يلاحظ عمل فريق الخبراء والبئر المحفورة بموجب القرار 2374 (2017)،", []),
    ],
)
def test_reported_events(words: str, expected: list[tuple[str, str, str]]) -> None:
    text = f"إن مجلس الأمن،\n{words}\n1 - يقرر أن يبقي المسألة قيد نظره.\n"
    events = extraction(text, "Security", "ar").events
    assert [(e.kind, e.mandate, e.act) for e in events] == expected
    assert all(e.reported for e in events)


FOOD = "Special Rapporteur on the right to food"
UNGP = (
    "Guiding Principles on Business and Human Rights: "
    'Implementing the United Nations "Protect, Respect and Remedy" Framework'
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "يقرر تمديد ولاية بعثة الأمم المتحدة للتحقق في كولومبيا حتى 31 تشرين الأول/أكتوبر 2026؛",
            [("extended", MISSION, "2026-10-31")],
        ),
        # The term between the verb and the mandate, with a month by its other name and in the digits of the script.
        (
            "يقرر أن يمدد، حتى ٣١ أكتوبر ٢٠٢٦، ولاية بعثة الأمم المتحدة للتحقق في كولومبيا؛",
            [("extended", MISSION, "2026-10-31")],
        ),
        (
            "يقرّر أن يجدّد لمدة ثلاث سنوات ولاية المقرر الخاص المعني بالحق في الغذاء؛",
            [("extended", FOOD, "ثلاث سنوات")],
        ),
        ("يقرر إنهاء ولاية المقرر الخاص المعني بالحق في الغذاء؛", [("terminated", FOOD, None)]),
        # The verb before the mandate or its holder.
        (
            "يقرر أن تشمل، خلال السنة القادمة، ولاية بعثة الأمم المتحدة للتحقق في كولومبيا حفر الآبار؛",
            [("amended", MISSION, None)],
        ),
        (
            "يقرر أن تكون لبعثة الأمم المتحدة للتحقق في كولومبيا الولاية التالية:",
            [("amended", MISSION, None)],
        ),
        (
            "يقرر أن تنتهي ولاية بعثة الأمم المتحدة للتحقق في كولومبيا في 31 تشرين الأول/أكتوبر 2026؛",
            [("terminated", MISSION, "2026-10-31")],
        ),
        ("يقرر أن تشمل التدابير ما تقوم به بعثة الأمم المتحدة للتحقق في كولومبيا من حفر الآبار؛", []),
        ("يقرر أن تكون لبعثة الأمم المتحدة للتحقق في كولومبيا بئر في بوغوتا؛", []),
        ("يقرر أن تواصل بعثة الأمم المتحدة للتحقق في كولومبيا حفر الآبار؛", []),
        # A new body, by its noun without article; a part of one, a known one, and a meeting.
        (
            "يقرر أن ينشئ، بالتشاور مع الدول، فريقا عاملا معنيا بالآبار لمدة سنة واحدة؛",
            [("established", "Working group established pursuant to resolution 2790 (2025)", "سنة واحدة")],
        ),
        (
            "يأذن للدول الأعضاء بإنشاء قوة متعددة الجنسيات لفترة إضافية مدتها سنة واحدة؛",
            [("extended", "Multinational force established pursuant to resolution 2790 (2025)", "سنة واحدة")],
        ),
        ("يقرر إنشاء قوة رد سريع متنقلة؛", []),
        ("يقرر عقد اجتماع للفريق العامل المعني بالآبار؛", []),
        # A new office by its name without article; a noun that begins as the article does; what it is founded as.
        (
            "يقرر أن يعين، لمدة سنة واحدة، مقررا خاصا معنيا بحالة حقوق الإنسان في بوروندي؛",
            [("established", "Special Rapporteur on the situation of human rights in Burundi", "سنة واحدة")],
        ),
        ("يقرر أن تعقد لجنة حقوق الطفل دورة في الآبار؛", []),
        (
            "يقرر إنشاء فريق عامل حكومي دولي مفتوح باب العضوية بشأن الآبار؛",
            [
                (
                    "established",
                    "Open-ended intergovernmental working group established pursuant to resolution 2790 (2025)",
                    None,
                )
            ],
        ),
        ("يقرر أن ينشئ آلية رصد ومساءلة للآبار؛", [("established", None, None)]),
        (
            "يقرر أن ينشئ، بوصفها هيئة فرعية تابعة له، لجنة تحضيرية؛",
            [("established", "Preparatory committee established pursuant to resolution 2790 (2025)", None)],
        ),
        # The mandate with an adjective, and of a body that the text has not named; of one in whose name another stands.
        (
            "يقرر تمديد الولاية الحالية لبعثة الأمم المتحدة للتحقق في كولومبيا؛",
            [("extended", MISSION, None)],
        ),
        ("يقرر تمديد ولاية فريق الخبراء لفترة سنة واحدة؛", [("extended", None, "سنة واحدة")]),
        ("يقرر تجديد ولاية بعثة الاتحاد الأفريقي للآبار؛", []),
        # What is intended, when it was done, what is asked of others, and what others have.
        ("يطلب تقريرا في غضون سنة من تاريخ تمديد ولاية بعثة الأمم المتحدة للتحقق في كولومبيا؛", []),
        ("يعرب عن اعتزامه تمديد ولاية بعثة الأمم المتحدة للتحقق في كولومبيا؛", []),
        ("يقرر أن ينظر في تمديد حفر الآبار؛", []),
        ("يحث الدول على تمديد حفر الآبار؛", []),
    ],
)
def test_own_events(words: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    text = (
        "القرار 2790 (2025)\nالذي اتخذه مجلس الأمن في جلسته 9990، المعقودة في 28 آب/أغسطس 2025\n"
        f"إن مجلس الأمن،\nإذ يشير إلى قراراته بشأن الآبار والماء الذي فيها،\n1 - {words}\n"
    )
    events = [e for e in extraction(text, None, "ar").events if not e.reported]
    assert [(e.kind, e.mandate, e.until) for e in events] == expected


def test_an_annexed_declaration_asks_in_the_first_person() -> None:
    text = (
        "A/RES/79/910\nقرار اتخذته الجمعية العامة في 4 كانون الأول/ديسمبر 2024\nإن الجمعية العامة،\n"
        "1 - تعتمد الإعلان بشأن الآبار الوارد في مرفق هذا القرار.\nالمرفق\nالإعلان بشأن الآبار\n"
        "1 - نحفر الآبار في كل بلد.\n"
        "2 - ونطلب إلى الأمين العام أن ينشئ، في غضون سنة، فريق خبراء رفيع المستوى لدراسة الآبار.\n"
    )
    events = [e for e in extraction(text, None, "ar").events if not e.reported]
    named = [("established", "High-level panel of experts established pursuant to A/RES/79/910")]
    assert [(e.kind, e.mandate) for e in events] == named


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("إلى مجلس حقوق الإنسان في دورته السابعة والخمسين", "Human Rights Council, 57"),
        ("خلال الدورة الثمانين للجمعية العامة", "General Assembly, 80"),
        ("في دورتها العادية الخامسة عشرة", "General Assembly, 15"),
        # No session by its number.
        ("في دورتها المقبلة", None),
        ("عن الدورة الثمانين", None),
    ],
)
def test_sessions_as_deadlines(words: str, expected: str | None) -> None:
    text = f"A/RES/79/910\nإن الجمعية العامة،\nإذ تشير إلى الآبار،\n1 - تطلب إلى الأمين العام أن يقدم تقريرا {words}؛\n"
    assert [a.deadline for a in extraction(text, None, "ar").actions] == [expected]


@pytest.mark.parametrize(
    ("symbol", "body", "verb"),
    [
        ("S/RES/2790 (2025)", "مجلس الأمن", "call on"),
        ("A/HRC/RES/60/1", "مجلس حقوق الإنسان", "call upon"),
        ("E/RES/2025/1", "المجلس الاقتصادي والاجتماعي", "invite"),
    ],
)
def test_one_verb_says_what_its_body_says_by_it(symbol: str, body: str, verb: str) -> None:
    text = f"{symbol}\nإن {body}،\nإذ يلاحظ الآبار،\n1 - يدعو جميع الدول إلى حفر الآبار؛\n2 - يدعو إلى حفر الآبار؛\n"
    assert [a.verb for a in extraction(text, None, "ar").actions] == [verb, "call for"]


def test_a_short_clause_that_leads_to_a_draft_is_an_act() -> None:
    text = (
        "E/RES/2025/21\nالبند 19\n2025/21 آبار الشمال\nإن المجلس الاقتصادي والاجتماعي\n"
        "يوصي بأن تعتمد الجمعية العامة مشروع القرار التالي:\nإن الجمعية العامة،\nإذ تلاحظ الآبار،\n"
    )
    assert [(a.verb, a.label) for a in extraction(text, None, "ar").actions] == [("recommend", "OP 1")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # The dual of several instruments, in the case of its verb.
        ("أعمال العهدين الدوليين الخاصين بحقوق الإنسان", ["ICCPR", "ICESCR"]),
        # Holders of an office are women or men.
        ("عمل المقررة الخاصة المعنية بالحق في الغذاء", ["Special Rapporteur on the right to food"]),
        ("عمل المقرر الخاص المعني بالحق في الغذاء", ["Special Rapporteur on the right to food"]),
        # An office is called so where one was named.
        (
            "أن مكتب الأمم المتحدة المعني بالمخدرات والجريمة حفر آبارا وأن المكتب يحفر غيرها",
            ["United Nations Office on Drugs and Crime"] * 2,
        ),
        ("أن المكتب يحفر آبارا", []),
        (
            "أن مكتب الأمم المتحدة المعني بالمخدرات والجريمة حفر آبارا وأن المكتب الموسع للقرية يحفر غيرها",
            ["United Nations Office on Drugs and Crime"],
        ),
        ("عمل مكتب مكافحة الإرهاب", ["Office of Counter-Terrorism"]),
        ("مكتب القرية", []),
        # “the recommended guidelines” are others than those that were named.
        (
            "المبادئ التوجيهية بشأن الأعمال التجارية وحقوق الإنسان والمبادئ التوجيهية الموصى بها للآبار",
            [UNGP],
        ),
        # An agreement that is told by its parties is none that was named before.
        ("اتفاق باريس والاتفاق المبرم بين القريتين", ["Paris-Agreement"]),
        # Protocols with the pronoun of their treaty: all of them, the only one, or the one that is told by its subject.
        ("اتفاقية حقوق الأشخاص ذوي الإعاقة(¹) وبروتوكولها الاختياري(²)", ["CRPD", "CRPD-OP"]),
        ("اتفاقية حقوق الطفل وبروتوكولاتها الاختيارية", ["CRC", "CRC-OP-AC", "CRC-OP-IC", "CRC-OP-SC"]),
        ("اتفاقية حقوق الطفل وبروتوكولها الاختياري", ["CRC", None]),
        ("اتفاقية حقوق الطفل وبروتوكولها الاختياري بشأن اشتراك الأطفال في المنازعات المسلحة", ["CRC", "CRC-OP-AC"]),
        ("اتفاقية عام 1951 الخاصة بوضع اللاجئين وبروتوكولها لعام 1967", ["Refugee-Convention", "Refugee-Protocol"]),
        (
            "اتفاقية منظمة العمل الدولية رقم 169",
            ["Indigenous and Tribal Peoples Convention, 1989 (No. 169)"],
        ),
    ],
)
def test_names(words: str, expected: list[str | None]) -> None:
    text = f"A/RES/79/910\nإن الجمعية العامة،\nإذ تلاحظ {words}،\n"
    found = extraction(text, None, "ar").references
    assert [r.target for r in found if r.kind not in SYMBOLS and r.start > text.index("إذ تلاحظ")] == expected


def test_a_footnote_is_read_where_its_marker_stands() -> None:
    note = next(r for r in extraction(RESOLUTION, None, "ar").references if r.target == "A/74/81")
    assert note.relation == "note"


@given(st.text("وبفلك ال قرارهاالجمعية ةأإ57/1(د-)، باء\u064b\u0640\u200f\n", max_size=80))
def test_offsets_are_the_inputs_own(text: str) -> None:
    blocks = blocks_of(Document("text", "text", text, language="ar"), ARABIC)
    normalized = normalize(text, blocks, SCRIPT)
    for passage in normalized.passages:
        for at in range(passage.start, passage.end):
            start, end = normalized.original(at, at + 1)
            assert 0 <= start <= end <= len(text)
    for reference in extraction(text, None, "ar").references:
        assert reference.text == text[reference.start : reference.end]


@pytest.mark.parametrize(
    ("when", "deadline"),
    [
        ("بحلول كانون الثاني/يناير 2026", "2026-01"),
        ("بحلول تشرين الأول/أكتوبر 2026", "2026-10"),
        ("قبل نهاية أيار/ مايو 2026", "2026-05"),
    ],
)
def test_a_month_of_several_words_is_a_deadline(when: str, deadline: str) -> None:
    text = f"إن الجمعية العامة،\n\n1 - تطلب إلى الأمين العام أن يقدم تقريرا {when}؛\n"
    assert [action.deadline for action in extract(Document("k", "s", text, "ar"), authorities.load()).actions] == [
        deadline
    ]


@pytest.mark.parametrize(
    ("words", "kind", "until"),
    [
        ("يقرر تمديد ولايتها حتى 31 تموز/يوليه 2025", "extended", "2025-07-31"),
        ("يقرر تجديد ولايتها لفترة أخرى تنتهي في 31 تموز/يوليه 2025", "extended", "2025-07-31"),
        ("يقرر أن يمدد فترة ولايتها حتى 31 تموز/يوليه 2025", "extended", "2025-07-31"),
        ("يقرر إنهاء ولايتها في 31 تموز/يوليه 2025", "terminated", "2025-07-31"),
        ("يقرر تعديل ولايتها", "amended", None),
    ],
)
def test_a_mandate_with_its_pronoun_is_of_the_body_named_before(words: str, kind: str, until: str | None) -> None:
    text = f"S/RES/2999 (2025)\nإن مجلس الأمن،\n1 - يشيد بقوة الأمم المتحدة لحفظ السلام في قبرص، و{words}؛\n"
    found = [(e.kind, e.mandate, e.until) for e in extraction(text, None, "ar").events]
    assert found == [(kind, "United Nations Peacekeeping Force in Cyprus", until)]


def test_a_dash_behind_the_number_is_no_part_of_the_title() -> None:
    found = extraction(
        "A/RES/79/999\n\nالجمعية العامة\n\n79/999. - اليوم الدولي للآبار\n\nإن الجمعية العامة،\n", None, "ar"
    )
    assert found.header.title == "اليوم الدولي للآبار"


def test_an_organ_is_told_by_a_pronoun_behind_the_verb() -> None:
    text = "A/RES/79/999\n\nإن الجمعية العامة،\n\n1 - تطلب إلى الأمين العام أن يقدم إليها تقريرا؛\n"
    assert ("إليها", "General Assembly") in [(r.text, r.target) for r in extraction(text, None, "ar").references]


@pytest.mark.parametrize(
    ("term", "ends"),
    [
        ("لفترة اثني عشر شهرا ابتداء من تاريخ انتهاء الولاية الحالية", None),
        ("لفترة سنة واحدة", "2024-12-14"),
        ("لمدة سنتين", "2025-12-14"),
        ("لفترة ستة أشهر", "2024-06-14"),
    ],
)
def test_a_term_ends_on_a_day_if_it_begins_on_one(term: str, ends: str | None) -> None:
    text = (
        "S/RES/2700 (2023)\n\nالقرار 2700 (2023)\n\nالذي اتخذه مجلس الأمن في جلسته 9000، المعقودة في 14 كانون الأول/"
        "ديسمبر 2023\n\nإن مجلس الأمن،\n\n1 - يقرر أن يمدد ولاية بعثة الأمم المتحدة في جنوب السودان "
        f"{term}؛\n"
    )
    assert [(e.kind, e.ends) for e in extraction(text, None, "ar").events] == [("extended", ends)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قرارها 53/77 ألف ألف المؤرخ", [("53/77 ألف ألف", "A/RES/53/77AA")]),
        ("قراريها 53/77 ألف وباء المؤرخين", [("53/77 ألف", "A/RES/53/77A"), ("باء", "A/RES/53/77B")]),
    ],
)
def test_letters_behind_numbers_are_doubled_and_stand_where_they_are_printed(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = cited(f"A/RES/79/999\n\nإن الجمعية العامة،\n\nإذ تشير إلى {text} 4 كانون الأول/ديسمبر 1998،\n")
    assert [(r.text, r.target) for r in found] == expected


@pytest.mark.parametrize(
    ("asked", "is_report"),
    [
        ("أن يقدم إلى المجلس تقريرا عن الآبار", True),
        ("أن يواصل تقديم تقارير سنوية إلى المجلس", True),
        ("أن يوافي المجلس بتقرير عن الآبار", True),
        ("مواصلة حفر الآبار والإبلاغ عن ذلك في تقريره المقبل", True),
        ("أن يقدم المساعدة المبينة في تقرير اللجنة", False),
    ],
)
def test_an_indefinite_report_is_asked_for(asked: str, is_report: bool) -> None:
    text = f"A/RES/79/999\n\nإن الجمعية العامة،\n\nإذ تشير إلى الآبار،\n\n1 - تطلب إلى الأمين العام {asked}؛\n"
    assert [a.asks_for_report for a in extraction(text, None, "ar").actions] == [is_report]
