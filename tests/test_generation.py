"""One table of closed lists, and everything that is generated from it."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from generation.__main__ import main
from generation.blocks import BlockError, filled
from generation.files import BLOCKS, CONCEPTS, CONTEXT, MODEL, ONTOLOGY, SCHEMA, generated, stale, write
from generation.json_files import ENUMERATIONS
from generation.table import LISTS, TABLE, TableError, load

COPIED = ("generation", "ontology", "shapes", "queries", "docs", "src", "tests")
CASE = "Commending General Assembly resolution {60/251|A/RES/60/251|relation=acclaim},\n"
UNKG = rdflib.Namespace("https://w3id.org/unkg/ontology#")
ACCLAIM = """
[relation.acclaim]
definition = "Acclaims, commends."
whose_act = "citing"
close_match = ["cito:agreesWith"]
property = "acclaims"
property_definition = "The citing document acclaims the cited one."
own_voice = true
drawn_as = "note"
"""


@pytest.fixture(scope="module")
def tree(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project without its samples and its graph."""
    folder = tmp_path_factory.mktemp("tree")
    shutil.copy(root / "pyproject.toml", folder)
    for name in COPIED:
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "data", folder / "data", ignore=shutil.ignore_patterns("graph", "samples"))
    return folder


@pytest.fixture(scope="module")
def with_acclaim(tree: Path) -> Path:
    """The copy with a new relation, added by the recipe in CONTRIBUTING: table, English verb, case, `make generate`."""
    edit(tree / TABLE, lambda text: text.replace("\n[relation.cite]", f"{ACCLAIM}\n[relation.cite]"))
    edit(tree / "data" / "languages" / "en.toml", lambda t: re.sub("(?m)^commend = .*$", 'commend = "acclaim"', t))
    edit(tree / "tests" / "cases" / "relations.txt", lambda text: text + CASE)
    write(tree)
    return tree


def edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")


def python(tree: Path, *arguments: str) -> str:
    """What Python prints that uses the package of a copy."""
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# ---- stale files ----------------------------------------------------------------------------------------------------


def test_no_generated_file_is_stale(root: Path) -> None:
    assert stale(root) == []


def test_everything_that_can_be_generated_is() -> None:
    root = Path(__file__).parents[1]
    texts = "".join(text for path, text in generated(root).items() if path.suffix != ".json")
    used = set(re.findall(r"generated: ([a-z ]+?)(?: of |$| -->)", texts, re.MULTILINE))
    assert used == set(BLOCKS)
    assert set(ENUMERATIONS.values()) <= set(LISTS)


def test_the_check_names_a_stale_file(tmp_path: Path, tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = shutil.copytree(tree, tmp_path / "copy")
    write(copy)
    assert main(["--check", "--root", str(copy)]) == 0
    edit(copy / "docs" / "ontology.md", lambda text: text.replace("| `recall` |", "| `remember` |"))
    edit(copy / SCHEMA, lambda text: text.replace('"regret",', ""))
    capsys.readouterr()
    assert main(["--check", "--root", str(copy)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "docs/ontology.md is stale: run `make generate`",
        "docs/output.schema.json is stale: run `make generate`",
    ]
    assert main(["--root", str(copy)]) == 0
    assert stale(copy) == []


# ---- errors ---------------------------------------------------------------------------------------------------------

WRONG = [
    ('whose_act = "cited"', 'whose_act = "theirs"', "[relation.establish] `whose_act` is “theirs”, not one of"),
    ('whose_act = "cited"\n', "", "[relation.establish] lacks the key `whose_act`"),
    ("own_voice = true", "own_vice = true", "[relation.recall] has an unknown key `own_vice`"),
    ("own_voice = true", "own_voice = 1", "[relation.recall] `own_voice` must be true or false"),
    ('verbs = ["amend", "modify", "revise"]\n', "", "[relation.amend] must have `verbs`"),
    ('property = "recalls"', 'property = "reaffirms"', "has the same `property` as another relation, reaffirms"),
    ('property = "recalls"', 'property = "Recalls"', "[relation.recall] `property` is “Recalls”"),
    ('property = "recalls"\n', "", "[relation.recall] needs both `property` and `property_definition`"),
    ('close_match = ["cito:cites"]', 'close_match = ["cites"]', "[relation.cite] names the term “cites”"),
    ('close_match = ["cito:cites"]', 'close_match = "cito:cites"', "`close_match` must be a list of texts"),
    ("[relation.regret]", "[relation.regret2]", "[relation.regret2] must be words of Latin letters"),
    ("[section.annex]", '[section."Body"]', "has the same IRI as another value"),
    ('definition = "Regrets."', 'definition = ""', "[relation.regret] `definition` must be text and not empty"),
    ('examples = ["S/RES/2371(2017)"]', 'examples = ["S/RES/2371"]', "`examples` has “S/RES/2371”"),
    ('subclass = "Report"', 'subclass = "report"', "[document-type.report] `subclass` is “report”"),
    ("[list.reason]", "[list.reasons]", "[list.reason] is missing"),
    ("[response.noted]", "[answer.noted]", "[answer] is not a closed list"),
    ("[relation.cite]", "[relation.cite", "at line"),
]


@pytest.mark.parametrize(("before", "after", "message"), WRONG, ids=[message for *_, message in WRONG])
def test_an_error_of_the_table_names_file_entry_and_key(
    root: Path, tmp_path: Path, before: str, after: str, message: str
) -> None:
    (tmp_path / TABLE).parent.mkdir()
    text = (root / TABLE).read_text(encoding="utf-8")
    assert before in text
    (tmp_path / TABLE).write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(TableError) as error:
        load(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / TABLE}: ")
    assert message in str(error.value)


def test_the_program_prints_an_error_as_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / TABLE).parent.mkdir()
    (tmp_path / TABLE).write_text("[list.relation]\n", encoding="utf-8")
    assert main(["--root", str(tmp_path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# generated: relation tables\n# end generated\n", "page.md:1: unknown block “relation tables”"),
        ("a\n# generated: relation table\nb\n", "page.md:2: block without end marker"),
        ("a\n# end generated\n", "page.md:2: unpaired marker"),
        ("# generated: relation table\n# generated: relation table\n", "page.md:2: unpaired marker"),
    ],
)
def test_an_error_of_a_marker_names_file_and_line(root: Path, text: str, message: str) -> None:
    with pytest.raises(BlockError, match=re.escape(message)):
        filled(text, "page.md", load(root), BLOCKS)


def test_a_block_takes_the_indentation_of_its_marker(root: Path) -> None:
    text = "(\n  # generated: literals of response\n  old\n  # end generated\n)\n"
    made = filled(text, "a.ttl", load(root), BLOCKS)
    assert made == (
        '(\n  # generated: literals of response\n  "supported"\n  "noted"\n  "rejected"\n  # end generated\n)\n'
    )
    assert filled(made, "a.ttl", load(root), BLOCKS) == made


# ---- a further relation ---------------------------------------------------------------------------------------------


def test_a_new_relation_reaches_code_json_rdf_shapes_and_documentation(with_acclaim: Path) -> None:
    def text(path: Path | str) -> str:
        return (with_acclaim / path).read_text(encoding="utf-8")

    assert '    "acclaim",  # Acclaims, commends.' in text(MODEL)
    references = json.loads(text(SCHEMA))["properties"]["references"]["items"]
    assert "acclaim" in references["properties"]["relation"]["enum"]
    assert json.loads(text(CONTEXT))["@context"]["acclaims"] == {"@id": "unkg:acclaims", "@type": "@id"}
    assert "| `acclaim` | `relation/acclaim` | `unkg:acclaims` | citing |" in text("docs/ontology.md")
    assert "<https://w3id.org/unkg/id/relation/acclaim>" in text("shapes/reference.ttl")


def test_a_new_relation_is_declared_in_the_ontology(with_acclaim: Path) -> None:
    graph = rdflib.Graph()
    for path in (ONTOLOGY, CONCEPTS, Path("ontology/alignments.ttl")):
        graph.parse(with_acclaim / path)
    concept = rdflib.URIRef("https://w3id.org/unkg/id/relation/acclaim")
    assert (UNKG.acclaims, rdflib.RDFS.subPropertyOf, UNKG.cites) in graph
    assert str(graph.value(UNKG.acclaims, rdflib.RDFS.label)) == "acclaims"
    assert (concept, rdflib.SKOS.inScheme, rdflib.URIRef("https://w3id.org/unkg/id/relation")) in graph
    assert (concept, rdflib.SKOS.closeMatch, rdflib.URIRef("http://purl.org/spar/cito/agreesWith")) in graph


def test_a_new_relation_is_read_in_a_text_described_and_valid(with_acclaim: Path) -> None:
    printed = python(
        with_acclaim,
        "-c",
        """
import json, unkg
from pathlib import Path
from unkg import authorities
from unkg.graph import describe
from unkg.rendering.marks import stroke
from unkg.validation import validate

found = unkg.extract("Resolution adopted by the Human Rights Council on 3 April 2025\\n\\n"
                     "The Human Rights Council,\\n\\n"
                     "Commending General Assembly resolution 60/251 of 15 March 2006,\\n")
quads = list(describe(found, authorities.load()))
print(json.dumps({
    "relations": [r.relation for r in found.references if r.target == "A/RES/60/251"],
    "predicates": sorted({q.predicate.value.rpartition("#")[2] for q in quads}),
    "stroke": stroke(["acclaim"]).name,
    "conforms": validate(quads).conforms,
    "from": unkg.__file__,
}))
""",
    )
    answer = json.loads(printed)
    assert answer["from"].startswith(str(with_acclaim))
    assert answer["relations"] == ["acclaim"]
    assert "acclaims" in answer["predicates"]
    assert answer["stroke"] == "notes, welcomes, is concerned at it"
    assert answer["conforms"]


def test_a_new_relation_passes_the_tests_of_its_case(with_acclaim: Path) -> None:
    printed = python(with_acclaim, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "tests/test_relations.py")
    assert " passed" in printed


def test_generated_code_is_as_the_formatter_would_have_it(with_acclaim: Path, root: Path) -> None:
    ruff = shutil.which("ruff") or str(Path(sys.executable).parent / "ruff")
    if not Path(ruff).is_file():
        pytest.skip("ruff is not installed")
    written = [
        MODEL,
        *(Path("src/unkg") / name for name in ("vocabulary/lists.py", "vocabulary/terms.py", "symbols/series.py")),
    ]
    command = [
        ruff,
        "format",
        "--check",
        "--config",
        str(root / "pyproject.toml"),
        *(str(with_acclaim / one) for one in written),
    ]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
