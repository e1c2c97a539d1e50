"""The symbol grammar: canonical spelling, parents and suffixes, IRIs."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import text_strategies
from unkg import symbols
from unkg.symbols import SymbolError
from unkg.vocabulary.iris import Minter

WRITTEN = [
    ("S/RES/2371 (2017)", "S/RES/2371(2017)"),
    ("s/res/2371 (2017)", "S/RES/2371(2017)"),
    ("a/hrc/25/63", "A/HRC/25/63"),
    ("A / HRC / 25 / 63", "A/HRC/25/63"),
    ("A∕HRC∕25∕63", "A/HRC/25/63"),
    ("A/HRC/25/\n63", "A/HRC/25/63"),
    ("A/HRC/25/63.", "A/HRC/25/63"),
    ("A/RES/78/218*", "A/RES/78/218"),
    ("[A/78/L.1]", "A/78/L.1"),
    ("A/RES/S‑23/2", "A/RES/S-23/2"),
    ("A/RES/57/270 B", "A/RES/57/270B"),
    ("A/RES/57/270 b", "A/RES/57/270B"),
    ("A/RES/217 A (III)", "A/RES/217(III)A"),
    ("A/RES/217 (III) A", "A/RES/217(III)A"),
    ("A/RES/31/6 A-B", "A/RES/31/6A-B"),
    ("A/RES/3201 (S-VI)", "A/RES/3201(S-VI)"),
    ("E/RES/1503 (xlviii)", "E/RES/1503(XLVIII)"),
    ("A/RES/es-10/15", "A/RES/ES-10/15"),
    ("cedaw/c/prk/co/2–4", "CEDAW/C/PRK/CO/2-4"),
    ("S/PV.9123 (resumption 1)", "S/PV.9123(Resumption1)"),
    ("A/HRC/25/63/ADD.1/CORR.2", "A/HRC/25/63/Add.1/Corr.2"),
    ("E/CN.4/2006/REV.1", "E/CN.4/2006/Rev.1"),
    ("E/CN.4/SUB.2/RES/1998/12", "E/CN.4/Sub.2/RES/1998/12"),
    ("UNEP/EA.5/RES.7", "UNEP/EA.5/Res.7"),
    ("unep/ea.5/dec.3", "UNEP/EA.5/Dec.3"),
    ("A/79/187 - E/2024/68", "A/79/187-E/2024/68"),
    ("E/2023/23–E/CN.7/2023/14", "E/2023/23-E/CN.7/2023/14"),
    ("CEDAW/C/PRK/CO/2-4", "CEDAW/C/PRK/CO/2-4"),
    ("A/CONF.157/24 (Part I)", "A/CONF.157/24(PartI)"),
    ("A/CONF.151/26/Rev.1 (vol. II)", "A/CONF.151/26/Rev.1(Vol.II)"),
    ("HRI/GEN/1/Rev.9 (Vol. I)", "HRI/GEN/1/Rev.9(Vol.I)"),
    ("A/78/6 (sect. 24)/corr.1", "A/78/6(Sect.24)/Corr.1"),
    ("A/8028 (SUPP)", "A/8028(Supp)"),
    ("a/c.3/78/l.40/rev.1", "A/C.3/78/L.40/Rev.1"),
    ("A/HRC/WG.6/41/KOR/1", "A/HRC/WG.6/41/KOR/1"),
    ("S/PV.9123", "S/PV.9123"),
    # Cyrillic letters of the same shape.
    ("А/RЕS/60/251", "A/RES/60/251"),
    ("А/С.3/78/L.40", "A/C.3/78/L.40"),
    ("A/RES/2200 А (ХХI)", "A/RES/2200(XXI)A"),
]


@pytest.mark.parametrize(("written", "canonical"), WRITTEN)
def test_a_symbol_has_one_spelling_however_it_is_written(written: str, canonical: str) -> None:
    assert symbols.canonical(written) == canonical
    assert symbols.parse(canonical) == symbols.parse(written)


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("A/RES/60/251", "resolution"),
        ("S/RES/2371(2017)", "resolution"),
        ("UNEP/EA.5/Res.7", "resolution"),
        ("E/ESCAP/RES/79/1", "resolution"),
        ("A/HRC/DEC/2/102", "decision"),
        ("E/CN.4/DEC/2000/109", "decision"),
        ("S/PRST/2004/46", "statement"),
        ("A/HRC/PRST/9/2", "statement"),
        ("A/HRC/25/63", "document"),
        ("A/C.3/78/L.40", "document"),
        ("S/PV.9123", "document"),
    ],
)
def test_the_series_determines_the_kind(symbol: str, kind: str) -> None:
    assert symbols.parse(symbol).kind == kind


@pytest.mark.parametrize(
    ("symbol", "suffix", "parent"),
    [
        ("A/HRC/37/56/Add.1", "addendum", "A/HRC/37/56"),
        ("A/32/34/Corr.1", "corrigendum", "A/32/34"),
        ("A/HRC/37/56/Add.1/Corr.1", "corrigendum", "A/HRC/37/56/Add.1"),
        ("A/C.3/78/L.40/Rev.1", "revision", "A/C.3/78/L.40"),
        ("S/2006/100/Amend.1", "amendment", "S/2006/100"),
        ("CCPR/C/21/Rev.1/Add.13", "addendum", "CCPR/C/21/Rev.1"),
        ("HRI/GEN/1/Rev.9(Vol.I)", "revision", "HRI/GEN/1"),
        ("A/79/187/Add.1-E/2024/68/Add.1", "addendum", "A/79/187-E/2024/68"),
        ("A/78/6(Sect.24)/Corr.1", "corrigendum", "A/78/6(Sect.24)"),
        ("A/HRC/37/56", None, None),
        ("A/RES/57/270B", None, None),
    ],
)
def test_a_suffix_determines_the_parent(symbol: str, suffix: str | None, parent: str | None) -> None:
    parsed = symbols.parse(symbol)
    assert (parsed.suffix, parsed.parent) == (suffix, parent)


def test_letters_are_of_the_symbol_and_can_be_left_out() -> None:
    lettered = symbols.parse("A/RES/57/270 B")
    assert (lettered.letters, lettered.unlettered) == ("B", "A/RES/57/270")
    assert lettered != symbols.parse("A/RES/57/270")
    assert symbols.parse("A/HRC/25/63").unlettered == "A/HRC/25/63"


def test_only_adopted_texts_have_letters() -> None:
    assert symbols.parse("A/78/6A").letters == ""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("hello", "no slash"),
        ("A/", "no slash"),
        ("25/63", "organ's letters"),
        ("é/4", "organ's letters"),
        ("A/HRC", "no number"),
        ("and/or", "no number"),
        ("A/HRC/25/63(", "parentheses"),
        ("A/HRC/25)63(", "parentheses"),
        ("resolution 5/1", "organ"),
        ("decision 2/102", "organ"),
    ],
)
def test_words_that_are_no_symbol_are_refused_with_the_reason(words: str, why: str) -> None:
    with pytest.raises(SymbolError, match=re.escape(why)) as refused:
        symbols.parse(words)
    assert str(refused.value).endswith(".")


@given(text_strategies.SYMBOLS)
def test_printing_and_parsing_are_each_others_inverse(symbol: str) -> None:
    parsed = symbols.parse(symbol)
    assert parsed.canonical == symbol
    assert symbols.parse(parsed.canonical) == parsed


@given(text_strategies.SYMBOLS, st.sampled_from([" ", "\u00a0", "\n", "\u200b"]))
def test_spaces_and_casing_do_not_change_a_symbol(symbol: str, space: str) -> None:
    spaced = re.sub(r"(?=[(/])", lambda _: space, symbol)
    assert symbols.canonical(spaced) == symbols.canonical(symbol.lower()) == symbol


@given(
    st.one_of(
        st.text(), text_strategies.TEXTS, st.from_regex(r"[A-Z]{1,3}(/[A-Za-z0-9.() -]{1,6}){1,5}", fullmatch=True)
    )
)
def test_what_is_parsed_at_all_is_parsed_the_same_again(words: str) -> None:
    try:
        parsed = symbols.parse(words)
    except SymbolError:
        return
    assert symbols.parse(parsed.canonical) == parsed
    assert not re.search(r"\s", parsed.canonical)


@given(text_strategies.SYMBOLS)
def test_a_parent_is_a_symbol_and_shorter(symbol: str) -> None:
    parent = symbols.parse(symbol).parent
    if parent is not None:
        assert symbols.canonical(parent) == parent
        assert len(parent) < len(symbol)


@given(text_strategies.SYMBOLS, text_strategies.SYMBOLS)
def test_documents_have_one_iri_each(one: str, other: str) -> None:
    minter = Minter()
    assert (minter.document(one) == minter.document(other)) == (one == other)
    assert minter.document(one).value == f"{minter.base}id/document/{one}"


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("I", 1),
        ("IV", 4),
        ("IX", 9),
        ("XIV", 14),
        ("XLVIII", 48),
        ("LXII", 62),
        ("XC", 90),
        ("CC", 200),
        ("", None),
        ("iv", None),
        ("A", None),
        ("M", None),
    ],
)
def test_roman_numerals_are_read_as_sessions_had_them(numeral: str, value: int | None) -> None:
    assert symbols.roman_value(numeral) == value


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Human Rights Council", "human-rights-council"),
        ("ICCPR", "ICCPR"),
        ("UN-Charter", "UN-Charter"),
        ("Geneva-Convention-1", "Geneva-Convention-1"),
        ("Special Rapporteur on the situation of human rights in the Democratic People’s Republic of Korea",
         "special-rapporteur-on-the-situation-of-human-rights-in-the-democratic-peoples-republic-of-korea"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("  Fifth   Committee ", "fifth-committee"),
        ("人权理事会", ""),
    ],
)  # fmt: skip
def test_names_become_slugs(name: str, expected: str) -> None:
    assert symbols.slug(name) == expected


@given(st.text())
def test_slugs_hold_only_letters_digits_and_hyphens(name: str) -> None:
    made = symbols.slug(name)
    assert re.fullmatch(r"[A-Za-z0-9-]*", made)
    assert symbols.slug(made) == made


@pytest.mark.parametrize(
    ("pinpoint", "kind", "expected"),
    [
        ("para 9", "resolution", ["op9"]),
        ("para 9", "decision", ["op9"]),
        ("para 9", "document", ["para9"]),
        ("para 9", "statement", ["para9"]),
        ("para 2(b)", "resolution", ["op2.b"]),
        ("para 2(b)(i)", "resolution", ["op2.b.i"]),
        ("op 44", "resolution", ["op44"]),
        ("pp 6", "resolution", ["pp6"]),
        ("paras 4-6", "resolution", ["op4", "op5", "op6"]),
        ("para 5; para 6", "document", ["para5", "para6"]),
        ("para 5; para 5", "document", ["para5"]),
        ("annex", "resolution", ["annex1"]),
        ("annex II, para 15", "resolution", ["annex2.para15"]),
        ("annex I; annex II", "resolution", ["annex1", "annex2"]),
        ("sect II, para 3", "resolution", ["sectII.op3"]),
        ("chap IV, sect A", "document", ["chapIV.sectA"]),
        ("art 14(3)(d); art 21", "document", ["art14.3.d", "art21"]),
        ("appendix D", "document", ["appendixD"]),
        ("appendix C", "document", ["appendixC"]),
        ("paras 1-500", "document", []),
        ("principle 4", "document", ["principle4"]),
        ("goal 5", "resolution", ["goal5"]),
        ("rule 44", "document", ["rule44"]),
        ("part I", "document", ["partI"]),
        ("somewhere in it", "document", []),
        ("", "document", []),
    ],
)
def test_pinpoints_become_fragments(pinpoint: str, kind: str, expected: list[str]) -> None:
    assert list(symbols.fragments(pinpoint, kind)) == expected


@given(st.text(max_size=40), st.sampled_from(["resolution", "document"]))
def test_any_words_as_a_pinpoint_give_fragments_each_once(words: str, kind: str) -> None:
    found = symbols.fragments(words, kind)
    assert len(found) == len(set(found))


def test_official_links_lead_to_the_text() -> None:
    short, system = symbols.official_links("S/RES/2371 (2017)")
    assert short == "https://undocs.org/S/RES/2371(2017)"
    assert system.startswith("https://documents.un.org/")
    assert "S/RES/2371%282017%29" in system


ROW = re.compile(r"^\| `(?P<written>[^|]+)` \| `(?P<canonical>[^|]+)` \| `<(?P<iri>[^|]+)>` \|$", re.MULTILINE)
SUFFIX_ROW = re.compile(
    r"^\| `(?P<symbol>[^|]+)` \| (?P<suffix>(?:add|corrig)endum|revision|amendment|summary) \| `(?P<parent>[^|]+)` \|$",
    re.MULTILINE,
)
PINPOINT_ROW = re.compile(r"^\| `(?P<pinpoint>[^|]+)` \| (?P<kind>[a-z]+) \| `(?P<fragments>#[^|]+)` \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "symbols.md").read_text(encoding="utf-8")


def test_the_documented_rule_holds_row_by_row(page: str) -> None:
    rows = ROW.findall(page)
    assert len(rows) >= 25
    for written, canonical, iri in rows:
        assert symbols.canonical(written) == canonical
        assert Minter().document(canonical).value == f"{Minter().base}id/document/{iri.removeprefix('…/')}"


def test_the_documented_suffixes_hold_row_by_row(page: str) -> None:
    rows = SUFFIX_ROW.findall(page)
    assert len(rows) >= 6
    for symbol, suffix, parent in rows:
        assert (symbols.parse(symbol).suffix, symbols.parse(symbol).parent) == (suffix, parent)


def test_the_documented_fragments_hold_row_by_row(page: str) -> None:
    rows = PINPOINT_ROW.findall(page)
    assert len(rows) >= 10
    for pinpoint, kind, fragments in rows:
        assert [f"#{f}" for f in symbols.fragments(pinpoint, kind)] == fragments.split()
