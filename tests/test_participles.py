"""Past participles and their verbs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkg import authorities
from unkg.extraction.patterns.participles import base_of_participle

ENGLISH = authorities.load().languages["en"]

BASES = {
    "no silent e": """
        accepted accept, addressed address, adjusted adjust, afforded afford, allowed allow, amended amend,
        applied apply, appointed appoint, approached approach, assessed assess, asked ask, attached attach,
        attended attend, avoided avoid, awarded award, broadened broaden, chaired chair, claimed claim,
        cleared clear, conducted conduct, considered consider, consulted consult, corrected correct,
        covered cover, delivered deliver, designed design, detained detain, developed develop,
        discussed discuss, drafted draft, empowered empower, employed employ, enjoyed enjoy,
        established establish, exercised exercise, explained explain, expressed express, extended extend,
        followed follow, formed form, fostered foster, funded fund, gained gain, harmed harm, helped help,
        implemented implement, informed inform, joined join, linked link, listed list,
        mainstreamed mainstream, maintained maintain, monitored monitor, needed need, obtained obtain,
        offered offer, opened open, prevented prevent, prohibited prohibit, protected protect,
        published publish, punished punish, raised raise, reached reach, recognized recognize,
        recruited recruit, reformed reform, reported report, respected respect, returned return,
        reviewed review, signed sign, sponsored sponsor, stressed stress, supported support, targeted target,
        trained train, treated treat, viewed view, visited visit, weakened weaken, widened widen,
        honoured honour, favoured favour, limited limit, conditioned condition, mentioned mention,
        commissioned commission, sanctioned sanction, abandoned abandon, governed govern, repealed repeal,
        revealed reveal, exploited exploit, fixed fix, taxed tax, echoed echo
    """,
    "a silent e": """
        accelerated accelerate, achieved achieve, acquired acquire, adopted adopt, allocated allocate,
        analysed analyse, argued argue, assured assure, based base, changed change, combined combine,
        compared compare, compiled compile, concluded conclude, contributed contribute, created create,
        declared declare, decided decide, defined define, described describe, determined determine,
        devised devise, distributed distribute, enabled enable, encouraged encourage, endorsed endorse,
        enforced enforce, engaged engage, enhanced enhance, ensured ensure, evaluated evaluate,
        examined examine, excluded exclude, financed finance, guaranteed guarantee, guided guide,
        handled handle, hired hire, improved improve, included include, increased increase,
        initiated initiate, integrated integrate, introduced introduce, invited invite, invoked invoke,
        issued issue, licensed license, managed manage, measured measure, merged merge, named name,
        negotiated negotiate, notified notify, obliged oblige, prepared prepare, prescribed prescribe,
        preserved preserve, produced produce, promoted promote, provided provide, pursued pursue,
        reduced reduce, released release, removed remove, renamed rename, required require, resolved resolve,
        restored restore, reversed reverse, scheduled schedule, secured secure, shared share,
        sustained sustain, typed type, updated update, upgraded upgrade, urged urge, used use, valued value,
        welcomed welcome, completed complete, convened convene, recognised recognise, assumed assume,
        persuaded persuade, agreed agree, freed free
    """,
    "one letter for two": """
        banned ban, barred bar, begged beg, cancelled cancel, committed commit, compelled compel,
        concurred concur, controlled control, deferred defer, equipped equip, expelled expel,
        fulfilled fulfil, incurred incur, labelled label, occurred occur, permitted permit, planned plan,
        preferred prefer, programmed program, referred refer, regretted regret, submitted submit,
        stopped stop, transferred transfer, travelled travel, enrolled enrol, admitted admit
    """,
    "irregular or doubled by nature": """
        given give, taken take, made make, done do, held hold, kept keep, built build, brought bring,
        found find, set set, met meet, paid pay, undertaken undertake, written write, begun begin,
        upheld uphold, sought seek, understood understand, withdrawn withdraw, called call, added add,
        focused focus, prolonged prolong, installed install, filled fill, classified classify,
        ratified ratify, carried carry
    """,
}
ROWS = [tuple(row.split()) for rows in BASES.values() for row in " ".join(rows.split()).split(", ")]


@pytest.mark.parametrize(("participle", "base"), ROWS)
def test_a_participle_leads_back_to_its_verb(participle: str, base: str) -> None:
    assert base_of_participle(participle, ENGLISH) == base


def test_the_table_is_a_fair_sample() -> None:
    assert len(ROWS) >= 120


REGULAR = [
    (forms[3], verb)
    for verb, paradigms in ENGLISH.forms.items()
    for forms in paradigms
    if " " not in verb and forms[3].endswith("ed")
]


@pytest.mark.parametrize(("participle", "verb"), REGULAR)
def test_every_verb_of_the_table_is_found_back(participle: str, verb: str) -> None:
    assert base_of_participle(participle, ENGLISH) == verb


@given(st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=12))
def test_any_word_has_a_base_and_only_participles_change(word: str) -> None:
    base = base_of_participle(word, ENGLISH)
    assert base
    assert base == word or word.endswith("ed") or word in ENGLISH.participles
