"""The tables of `data/`: their content, and the errors for invalid rows."""

import csv
import json
import os
import pickle
import shutil
from collections import Counter
from pathlib import Path

import pytest

from unkg import artefacts, symbols
from unkg.authorities import AuthorityError, load
from unkg.model import Authorities

TABLES = ("bodies", "mechanisms", "instruments", "states", "sessions", "series", "labels/fr", "identifiers")
SHARED = Path(os.environ.get("UNKG_SHARED", Path(__file__).parents[2] / "shared"))

INSTRUMENT_IDS = [
    "UN-Charter",
    "UDHR",
    "ICCPR",
    "ICCPR-OP1",
    "ICCPR-OP2",
    "ICESCR",
    "ICESCR-OP",
    "ICERD",
    "CEDAW",
    "CEDAW-OP",
    "CAT",
    "OPCAT",
    "CRC",
    "CRC-OP-AC",
    "CRC-OP-SC",
    "CRC-OP-IC",
    "ICRMW",
    "CPED",
    "CRPD",
    "CRPD-OP",
    "Refugee-Convention",
    "Refugee-Protocol",
    "Rome-Statute",
    "Genocide-Convention",
    "VCLT",
    "VCCR",
    "VCDR",
    "NPT",
    "UNFCCC",
    "Paris-Agreement",
    "UNCLOS",
    "UNCAC",
    "UNTOC",
    "Geneva-Conventions",
    "Geneva-Convention-1",
    "Geneva-Convention-2",
    "Geneva-Convention-3",
    "Geneva-Convention-4",
    "Geneva-Protocol-I",
    "Geneva-Protocol-II",
    "VDPA",
    "Agenda-2030",
    "UNDRIP",
]


@pytest.fixture(scope="module")
def authorities() -> Authorities:
    return load().authorities


# ---- what must be there ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", INSTRUMENT_IDS)
def test_every_agreed_instrument_id_is_there(authorities: Authorities, key: str) -> None:
    assert key in authorities.instruments


@pytest.mark.parametrize(
    ("kinds", "floor"),
    [
        ({"principal organ"}, 6),
        ({"main committee"}, 6),
        ({"regional commission"}, 5),
        ({"treaty body"}, 10),
        ({"specialized agency"}, 15),
        ({"peace operation", "political mission"}, 110),
        ({"sanctions committee", "panel of experts"}, 40),
    ],
)
def test_bodies_reach_the_floor(authorities: Authorities, kinds: set[str], floor: int) -> None:
    assert sum(body.kind in kinds for body in authorities.bodies.values()) >= floor


def test_mechanisms_and_instruments_reach_the_floor(authorities: Authorities) -> None:
    kinds = Counter(mechanism.kind for mechanism in authorities.mechanisms.values())
    assert kinds["thematic mandate"] + kinds["country mandate"] >= 60
    assert kinds["investigative mechanism"] >= 30
    assert len(authorities.instruments) >= 150


def test_member_states_number_193(authorities: Authorities) -> None:
    members = [state for state in authorities.states.values() if state.member_since and not state.until]
    assert len(members) == 193


def test_sessions_of_the_assembly_follow_each_other(authorities: Authorities) -> None:
    regular = {s.number: s for s in authorities.sessions if s.body == "General Assembly" and s.number.isdecimal()}
    assert sorted(map(int, regular)) == list(range(1, 81))
    for number in range(1, 80):
        assert regular[str(number)].closed <= regular[str(number + 1)].opened


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("General Assembly", [f"S-{n}" for n in range(1, 33)] + [f"ES-{n}" for n in range(1, 12)]),
        ("Human Rights Council", [str(n) for n in range(1, 62)] + [f"S-{n}" for n in range(1, 39)]),
        ("Commission on Human Rights", ["XXIII", "XXXVII", *map(str, range(1982, 2007))]),
        ("Economic and Social Council", ["I", "XLVIII", "LXIII", *map(str, range(1978, 2027))]),
    ],
)
def test_sessions_are_complete(authorities: Authorities, body: str, numbers: list[str]) -> None:
    assert set(numbers) <= {session.number for session in authorities.sessions if session.body == body}


@pytest.mark.parametrize(
    ("body", "number", "day"),
    [
        ("General Assembly", "10", "1955-12-14"),  # resolution 926 (X)
        ("General Assembly", "60", "2006-03-15"),  # resolution 60/251
        ("General Assembly", "78", "2023-12-19"),  # resolution 78/218
        ("General Assembly", "S-10", "1978-06-30"),  # resolution S-10/2
        ("Human Rights Council", "5", "2007-06-18"),  # resolution 5/1
        ("Human Rights Council", "43", "2020-06-22"),  # resolution 43/25, after the suspension
        ("Human Rights Council", "S-17", "2011-08-23"),  # resolution S-17/1
        ("Commission on Human Rights", "2003", "2003-04-16"),  # resolution 2003/10
        ("Commission on Human Rights", "XXIII", "1967-03-16"),  # resolution 8 (XXIII)
        ("Economic and Social Council", "XLVIII", "1970-05-27"),  # resolution 1503 (XLVIII)
        ("Economic and Social Council", "1996", "1996-07-25"),  # resolution 1996/31
    ],
)
def test_sessions_hold_the_days_of_known_texts(authorities: Authorities, body: str, number: str, day: str) -> None:
    (session,) = (s for s in authorities.sessions if (s.body, s.number) == (body, number))
    assert session.opened <= day <= session.closed


def test_council_and_commission_never_sat_on_the_same_day(authorities: Authorities) -> None:
    last = max(s.closed for s in authorities.sessions if s.body == "Commission on Human Rights")
    first = min(s.opened for s in authorities.sessions if s.body == "Human Rights Council")
    assert last < first


@pytest.mark.parametrize(
    ("table", "key", "field", "value"),
    [
        ("bodies", "Human Rights Council", "predecessor", "Commission on Human Rights"),
        ("bodies", "Human Rights Council", "established_by", "A/RES/60/251"),
        ("bodies", "United Nations High Commissioner for Human Rights", "established_by", "A/RES/48/141"),
        ("bodies", "Peacebuilding Commission", "established_by", "A/RES/60/180"),
        ("bodies", "United Nations Stabilization Mission in Haiti", "acronyms", ("MINUSTAH",)),
        ("mechanisms", "Universal Periodic Review", "acronyms", ("UPR",)),
        (
            "mechanisms",
            "Special Rapporteur on the situation of human rights in the Democratic People's Republic of Korea",
            "established_by",
            "E/CN.4/RES/2004/13",
        ),
        (
            "mechanisms",
            "Commission of Inquiry on Human Rights in the Democratic People's Republic of Korea",
            "established_by",
            "A/HRC/RES/22/13",
        ),
        ("instruments", "ICCPR", "unts", "14668"),
        ("instruments", "ICCPR", "monitored_by", "Human Rights Committee"),
        ("instruments", "CRC", "adopted_by", "A/RES/44/25"),
        ("instruments", "OPCAT", "parent", "CAT"),
        ("bodies", "Independent Audit Advisory Committee", "established_by", "A/RES/60/248"),
        ("bodies", "Human Rights Committee", "until", None),
        ("bodies", "United Nations Truce Supervision Organization", "since", "1948-05-29"),
        ("bodies", "African-led International Support Mission in Mali", "until", "2013-07-01"),
        ("mechanisms", "International Commission of Inquiry on East Timor", "established_by", "E/CN.4/RES/1999/S-4/1"),
        ("instruments", "International Covenants on Human Rights", "members", ("ICCPR", "ICESCR")),
        ("states", "IRN", "name", "Iran (Islamic Republic of)"),
        ("states", "TUR", "name", "Türkiye"),
        ("states", "CIV", "m49", "384"),
    ],
)
def test_facts(authorities: Authorities, table: str, key: str, field: str, value: object) -> None:
    assert getattr(getattr(authorities, table)[key], field) == value


def test_every_source_is_explained() -> None:
    explained = (artefacts.DATA / "SOURCES.md").read_text(encoding="utf-8")
    for table in TABLES:
        with (artefacts.DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            keys = {row["source"] for row in csv.DictReader(file)}
        assert not [key for key in keys if f"`{key}`" not in explained], table


@pytest.mark.parametrize("table", ["bodies", "mechanisms", "instruments"])
def test_no_two_records_share_an_iri(authorities: Authorities, table: str) -> None:
    shared = [slug for slug, count in Counter(map(symbols.slug, getattr(authorities, table))).items() if count > 1]
    assert not shared


def test_an_organ_of_a_body_has_no_name_that_swallows_the_body(authorities: Authorities) -> None:
    """`Board of Governors of the International Atomic Energy Agency` is two references, which one name would hide."""
    bodies = {name for body in authorities.bodies.values() for name in (body.name, *body.names)}
    for body in authorities.bodies.values():
        for name in body.names:
            organ, _, whole = name.partition(" of the ")
            assert organ not in (body.name, *body.names) or whole not in bodies, name


def test_loading_again_gives_the_same_object() -> None:
    assert load() is load()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated documents are not here")
def test_annotated_targets_are_known(authorities: Authorities) -> None:
    known = {*authorities.bodies, *authorities.mechanisms, *authorities.instruments}
    targets = Counter[str]()
    for line in (SHARED / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        for reference in json.loads(line)["references"]:
            if reference["kind"] in ("body", "mechanism", "instrument") and reference["target"]:
                targets[reference["target"]] += 1
    held = sum(count for target, count in targets.items() if target in known)
    assert held / targets.total() >= 0.95, sorted(set(targets) - known)


# ---- what is refused ---------------------------------------------------------------------------------------------


LABELS = 100
"""Lines of a file of labels that are enough for bad rows in it: thousands take most of the time of loading tables."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tables, with the beginnings of the labels."""
    for table in artefacts.DATA.glob("*.csv"):
        shutil.copy(table, tmp_path)
    shutil.copytree(artefacts.DATA / "languages", tmp_path / "languages")
    (tmp_path / "labels").mkdir()
    for table in (artefacts.DATA / "labels").glob("*.csv"):
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        (tmp_path / "labels" / table.name).write_text("".join(lines[:LABELS]), encoding="utf-8")
    return tmp_path


def _add(folder: Path, table: str, **cells: str) -> int:
    """Append a row and return its line."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow([cells.get(column, "") for column in rows[0]])
    return len(rows) + 1


BODY = {"name": "Committee on Examples", "kind": "committee", "source": "act"}
MECHANISM = {"name": "Special Rapporteur on examples", "kind": "thematic mandate", "source": "act"}
INSTRUMENT = {"id": "EX", "title": "Convention on Examples", "kind": "treaty", "source": "act"}
STATE = {"iso3": "XXA", "m49": "999", "name": "Examplia", "source": "act"}
SESSION = {
    "body": "General Assembly",
    "number": "S-99",
    "opened": "2099-01-01",
    "closed": "2099-01-02",
    "source": "act",
}
SERIES = {"prefix": "X/", "body": "General Assembly", "kind": "document", "source": "act"}
RULE = {"body": "Trusteeship Council", "kind": "resolution", "shape": "year-parenthesis", "source": "act"}
ORGAN = {"organ": "XX", "issuer": "Nobody", "source": "act"}
REPORT = {"organ": "E", "item": "99", "body": "Commission on Human Rights", "source": "act"}
MEASURED = {"evidence": "corrected", "precision": "0.9", "n": "30", "measured_on": "GA.en"}
YEAR = {"year": "2099", "first": "9000", "last": "9999", "source": "act"}
EXPANSION = {"acronym": "XYZ", "expansion": "Example", "source": "corpus"}
COMMENT = {"body": "Human Rights Committee", "number": "99", "year": "2099", "source": "act"}
LABEL = {"of": "body", "key": "Military Staff Committee", "label": "Conseil", "source": "act"}
IDENTIFIER = {
    "of": "state",
    "key": "NRU",
    "scheme": "unbis",
    "identifier": "http://metadata.un.org/thesaurus/1",
    "source": "unbis",
}


@pytest.mark.parametrize(
    ("table", "row", "column", "words"),
    [
        ("bodies", BODY | {"name": ""}, "name", "must not be empty"),
        ("bodies", BODY | {"source": ""}, "source", "must not be empty"),
        ("bodies", BODY | {"kind": " committee"}, "kind", "remove the spaces"),
        ("bodies", BODY | {"names": "A;;B"}, "names", "empty value"),
        ("bodies", BODY | {"names": "A; B"}, "names", "spaces around"),
        ("bodies", BODY | {"name": "Security Council"}, "key", "duplicates line 3"),
        ("bodies", BODY | {"names": "security council"}, "names", "a name of 'Security Council'"),
        ("bodies", BODY | {"acronyms": "OHCHR"}, "acronyms", "a name of 'Office of the United Nations High"),
        ("bodies", BODY | {"names": "the Committee on Examples"}, "names", "without its article"),
        ("bodies", BODY | {"names": "Children’s Committee"}, "names", "plain apostrophes"),
        ("bodies", BODY | {"parent": "Committee on Nothing"}, "parent", "is not in bodies.csv"),
        ("bodies", BODY | {"predecessor": "Committee on Examples"}, "predecessor", "refers to itself"),
        ("bodies", BODY | {"since": "10 December 1948"}, "since", "is not YYYY"),
        ("bodies", BODY | {"since": "2001-02-30"}, "since", "is not YYYY"),
        ("bodies", BODY | {"since": "2001-02-03", "until": "2001-01"}, "until", "is before since"),
        ("bodies", BODY | {"until": "2001"}, "since", "must not be empty beside until, 2001"),
        ("mechanisms", MECHANISM | {"until": "2001"}, "since", "must not be empty beside until, 2001"),
        (
            "bodies",
            BODY | {"acronyms": "ADB"},
            "acronyms",
            "stands for several names in texts: African Development Bank",
        ),
        ("instruments", INSTRUMENT | {"acronyms": "ISA"}, "acronyms", "stands for several names in texts"),
        ("bodies", BODY | {"established_by": "A/RES/60/251", "since": "2004"}, "since", "2004 is before its act"),
        ("bodies", BODY | {"established_by": "S/RES/1542(2004)", "since": "2003-05"}, "since", "is before its act"),
        (
            "bodies",
            BODY | {"established_by": "A/RES/926(X)", "since": "1993"},
            "established_by",
            "years older than its",
        ),
        (
            "bodies",
            BODY | {"established_by": "S/RES/1220(1998)"},
            "established_by",
            "adopted number 1220 in 1999, not 1998",
        ),
        ("instruments", INSTRUMENT | {"adopted_by": "S/RES/1219(1999)"}, "adopted_by", "number 1219 in 1998"),
        ("bodies", BODY | {"established_by": "60/251"}, "established_by", "is not a symbol"),
        ("bodies", BODY | {"established_by": "S/RES/1542 (2004)"}, "established_by", "as 'S/RES/1542(2004)'"),
        ("mechanisms", MECHANISM | {"state": "XXX"}, "state", "is not in states.csv"),
        ("mechanisms", MECHANISM | {"parent": "Nobody"}, "parent", "is not in bodies.csv or mechanisms.csv"),
        ("instruments", INSTRUMENT | {"monitored_by": "Nobody"}, "monitored_by", "is not in bodies.csv"),
        ("instruments", INSTRUMENT | {"members": "ICCPR;Nothing"}, "members", "'Nothing' is not in instruments.csv"),
        ("instruments", INSTRUMENT | {"adopted": "1966-13"}, "adopted", "is not YYYY"),
        ("instruments", INSTRUMENT | {"unts": "I-14668"}, "unts", "not a treaty number"),
        ("states", STATE | {"iso3": "Xa"}, "iso3", "three capital letters"),
        ("states", STATE | {"m49": "99"}, "m49", "three digits"),
        ("states", STATE | {"names": "France"}, "names", "a name of 'FRA'"),
        ("sessions", SESSION | {"opened": "2099-01"}, "opened", "full date"),
        ("sessions", SESSION | {"closed": "2098-01-01"}, "closed", "is before opened"),
        ("sessions", SESSION | {"number": "60"}, "number", "duplicates line"),
        ("sessions", SESSION | {"body": "Assembly"}, "body", "is not in bodies.csv"),
        ("series", SERIES | {"kind": "draft"}, "kind", "must be one of"),
        ("series", SERIES | {"prefix": "X"}, "prefix", "must end with '/'"),
        ("series", SERIES | {"prefix": "A/RES/"}, "key", "duplicates line"),
        ("labels/fr", LABEL | {"of": "committee"}, "of", "must be one of"),
        ("labels/fr", LABEL | {"key": "Nobody"}, "key", "is not in bodies.csv"),
        ("labels/fr", LABEL | {"key": "General Assembly", "label": "Assemblée générale"}, "label", "already has this"),
        ("identifiers", IDENTIFIER | {"of": "treaty"}, "of", "must be one of"),
        ("identifiers", IDENTIFIER | {"scheme": "wikidata"}, "scheme", "must be one of"),
        ("identifiers", IDENTIFIER | {"of": "body"}, "scheme", "identifies a state, not a body"),
        ("identifiers", IDENTIFIER | {"identifier": "1002808"}, "identifier", "is not of the form of unbis"),
        ("identifiers", IDENTIFIER | {"key": "XXX"}, "key", "is not in states.csv"),
        ("identifiers", IDENTIFIER | {"key": "HTI"}, "scheme", "duplicates line"),
        (
            "identifiers",
            IDENTIFIER | {"identifier": "http://metadata.un.org/thesaurus/1002808"},
            "identifier",
            "duplicates line",
        ),
        ("numbering", RULE | {"kind": "report"}, "kind", "must be one of resolution"),
        ("numbering", RULE | {"shape": "sessions"}, "shape", "must be one of session"),
        ("numbering", RULE | {"template": "X/{numbr}"}, "template", "other than {number}"),
        ("numbering", RULE | {"first": "XXX"}, "first", "must be a whole number"),
        ("numbering", RULE | {"first": "31", "last": "30"}, "last", "is below first, 31"),
        ("numbering", RULE | {"lowest": "9", "highest": "-1"}, "highest", "must be a whole number"),
        ("numbering", RULE | {"body": ""}, "body", "must not be empty"),
        ("numbering", RULE | {"body": "Security Council"}, "shape", "duplicates line"),
        ("symbol-organs", ORGAN | {"organ": "A"}, "organ", "'A' duplicates line 2"),
        ("symbol-organs", ORGAN | {"issuer": ""}, "issuer", "must not be empty"),
        ("session-reports", REPORT | {"body": "Nobody"}, "body", "is not in bodies.csv"),
        ("session-reports", REPORT | {"since": "soon"}, "since", "must be a whole number"),
        ("session-reports", REPORT | {"organ": "A", "item": "53"}, "item", "'A, 53' duplicates line 2"),
        ("evidence", MEASURED | {"evidence": "guess"}, "evidence", "'guess' is not one of"),
        ("evidence", MEASURED | {"precision": "high"}, "precision", "must be a number"),
        ("evidence", MEASURED | {"precision": "1.2"}, "precision", "must not be above 1"),
        ("evidence", MEASURED | {"n": "1.5"}, "n", "must be a whole number"),
        ("evidence", MEASURED | {"measured_on": ""}, "measured_on", "must not be empty"),
        ("evidence", MEASURED | {"evidence": "calendar"}, "evidence", "'calendar' duplicates line"),
        ("ambiguous-acronyms", EXPANSION, "acronym", "'XYZ' has a single expansion"),
        ("ambiguous-acronyms", EXPANSION | {"acronym": "ADB", "seen_in": "60/1"}, "seen_in", "is not a symbol"),
        ("ambiguous-acronyms", EXPANSION | {"expansion": ""}, "expansion", "must not be empty"),
        ("council-years", YEAR, "year", "must follow 2025"),
        ("council-years", YEAR | {"year": "2026"}, "first", "must follow 2811"),
        ("council-years", YEAR | {"year": "199x"}, "year", "must be a whole number"),
        ("general-comments", COMMENT | {"body": "Nobody"}, "body", "is not in bodies.csv"),
        ("general-comments", COMMENT | {"number": "x"}, "number", "must be a whole number"),
        ("general-comments", COMMENT | {"year": "y"}, "year", "must be a whole number"),
        ("general-comments", COMMENT | {"symbol": "A"}, "symbol", "is not a symbol"),
        ("general-comments", COMMENT | {"number": "1"}, "number", "'Human Rights Committee, 1' duplicates line 2"),
    ],
)
def test_a_bad_row_is_refused(folder: Path, table: str, row: dict[str, str], column: str, words: str) -> None:
    line = _add(folder, table, **row)
    with pytest.raises(AuthorityError) as caught:
        load(folder)
    message = str(caught.value)
    assert message.startswith(f"{Path(table).name}.csv, line {line}, column {column}: ")
    assert words in message


@pytest.mark.parametrize(
    "row",
    [
        ("bodies", BODY),
        ("instruments", INSTRUMENT),
        ("sessions", SESSION),
        ("labels/fr", LABEL),
        ("identifiers", IDENTIFIER),
    ],
)
def test_a_good_row_is_accepted(folder: Path, row: tuple[str, dict[str, str]]) -> None:
    _add(folder, row[0], **row[1])
    load(folder)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "line 1, column prefix: the header must be prefix,body,kind,source"),
        (b"prefix,body,kind\n", "line 1, column source: the header must be"),
        (b"prefix,body,kind,source,remark\n", "line 1, column remark: the header must be"),
        (b"body,prefix,kind,source\n", "line 1, column (order): the header must be"),
        (b"prefix,body,kind,source\nA/,General Assembly,document\n", "line 2, column (all): the row has 3 cells"),
        (b'prefix,body,kind,source\n"A/" x,General Assembly,document,act\n', "line 2, column (all): not CSV"),
        (b"prefix,body,kind,source\n\xff/,General Assembly,document,act\n", "not UTF-8 at byte"),
    ],
)
def test_a_bad_file_is_refused(folder: Path, text: bytes, words: str) -> None:
    (folder / "series.csv").write_bytes(text)
    with pytest.raises(AuthorityError) as caught:
        load(folder)
    assert words in str(caught.value)


@pytest.mark.parametrize("name", ["en", "french"])
def test_a_file_of_labels_is_named_by_its_language(folder: Path, name: str) -> None:
    (folder / "labels" / "fr.csv").rename(folder / "labels" / f"{name}.csv")
    with pytest.raises(AuthorityError, match=rf"{name}\.csv, line 1, .*two-letter code"):
        load(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "states.csv").unlink()
    with pytest.raises(AuthorityError, match=r"states\.csv, line 1, .*no such file"):
        load(folder)


def test_a_worker_process_can_report_an_invalid_row() -> None:
    error = AuthorityError(Path("data") / "states.csv", 3, "iso3", "must not be empty")
    sent = pickle.loads(pickle.dumps(error))
    assert (str(sent), sent.path, sent.line, sent.column) == (str(error), error.path, error.line, error.column)


def test_general_comments_are_of_treaty_bodies_and_once_each(authorities: Authorities) -> None:
    rows = load().general_comments
    assert len({(row.body, row.number) for row in rows}) == len(rows) > 100
    assert all(authorities.bodies[row.body].kind == "treaty body" for row in rows)
