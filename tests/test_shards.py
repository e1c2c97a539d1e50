"""Shards: the same documents in the same files, whatever the order, the workers and the history; damage is said."""

import gc
import gzip
import json
import random
import shutil
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkg import building
from unkg.building import Limits, Options, build, build_shards
from unkg.building.shards import register, shards_writer, validated_shards
from unkg.building.shards.partition import Range, place, ranges
from unkg.network import write_edge_index
from unkg.store import StoreError, open_store
from unkg.store.shards import load_shards, read_manifest, verify_shards

HERE = Limits(processes=0)
UNCHECKED = Options(validate=False, limits=HERE)
NUMBERS = range(1, 13)
SIZE = 4


def text(number, cited):
    return f"""A/RES/60/{number}

Resolution adopted by the General Assembly on {number} December 2005

The General Assembly,

Recalling its resolution 60/{cited} of {cited} December 2005,

1. Urges all States to implement the International Covenant on Civil and Political Rights;
"""


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("in")
    for number in NUMBERS:
        (folder / f"{number}.txt").write_text(text(number, number % 7 + 1), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(inputs, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "shards"
    build_shards([inputs], folder, SIZE, UNCHECKED)
    return folder


@pytest.fixture
def shards(made, tmp_path):
    return shutil.copytree(made, tmp_path / "shards")


@pytest.fixture
def changed(inputs, tmp_path):
    """A copy of the inputs in which one document cites another."""
    folder = shutil.copytree(inputs, tmp_path / "changed")
    (folder / "3.txt").write_text(text(3, 9), encoding="utf-8")
    return folder


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "lock"}


def statements(folder):
    lines = []
    for path in folder.glob("*.nq.gz"):
        lines += gzip.decompress(path.read_bytes()).decode().splitlines()
    return sorted(lines)


def in_store(folder):
    with open_store(folder) as store:
        return sorted(f"{quad} ." for quad in store.quads())


def edges(folder):
    with open_store(folder) as store:
        return store.edge_index().read_bytes()


# ---- which document goes where -----------------------------------------------------------------------------------


@given(st.sets(st.integers(0, 2**32 - 1), max_size=300), st.integers(1, 20))
def test_every_place_is_in_one_range_and_no_range_is_too_large_or_could_be_larger(places, size):
    def count(within):
        return sum(within.first <= one <= within.last for one in places)

    found = list(ranges(count, size))
    assert sum(map(count, found)) == len(places)
    assert all(0 < count(one) <= size for one in found)
    assert all(count(Range(one.bits[:-1])) > size for one in found if one.bits)
    assert not any(one.overlaps(other) for one in found for other in found if one != other)


def test_one_more_document_changes_one_shard():
    graphs = [f"https://example.org/id/graph/A/RES/60/{number}" for number in range(2000)]
    whole = shards_of(graphs)
    for graph in random.Random(1).sample(graphs, 20):
        without = shards_of(one for one in graphs if one != graph)
        same = [bits for bits in whole if without.get(bits) == whole[bits]]
        assert len(whole) - len(same) <= 2


def shards_of(graphs):
    graphs = list(graphs)
    places = [place(graph) for graph in graphs]
    of = ranges(lambda within: sum(within.first <= one <= within.last for one in places), 100)
    return {
        within.bits: frozenset(
            graph for graph, at in zip(graphs, places, strict=True) if within.first <= at <= within.last
        )
        for within in of
    }


# ---- what they hold ----------------------------------------------------------------------------------------------


def test_shards_hold_what_a_store_holds(inputs, made, tmp_path):
    build([inputs], tmp_path / "store", UNCHECKED)
    assert statements(made) == in_store(tmp_path / "store")


def test_a_shard_is_sorted_by_graph_and_line_and_the_manifest_counts_it(made):
    manifest = read_manifest(made)
    assert len(manifest.shards) > 2
    assert manifest.documents == len(NUMBERS)
    for shard in manifest.shards:
        packed = (made / shard.graphs.name).read_bytes()
        lines = gzip.decompress(packed).splitlines(keepends=True)
        assert lines == sorted(lines, key=lambda line: (line.rsplit(b" ", 2)[1].strip(b"<>"), line))
        graphs = {line.rsplit(b" ", 2)[1] for line in lines}
        assert (shard.statements, shard.documents) == (len(lines), len(graphs))
        assert shard.uncompressed == sum(map(len, lines))
        assert shard.graphs.bytes == len(packed)
        assert 0 < shard.documents <= SIZE
    assert manifest.statements == len(statements(made))
    assert manifest.run == building.versions()


def test_the_same_documents_give_the_same_files_whatever_the_order_and_the_workers(inputs, made, tmp_path):
    backwards = sorted(inputs.iterdir(), reverse=True)
    build_shards(backwards, tmp_path / "b", SIZE, Options(validate=False, limits=Limits(2)))
    assert files(tmp_path / "b") == files(made)


def test_documents_added_one_by_one_give_the_same_files(inputs, made, tmp_path):
    for file in sorted(inputs.iterdir()):
        build_shards([file], tmp_path / "b", SIZE, UNCHECKED)
    assert files(tmp_path / "b") == files(made)


def test_another_size_gives_the_files_of_a_fresh_build(inputs, shards, tmp_path):
    for size in (1, 100, SIZE):
        build_shards([inputs], shards, size, UNCHECKED)
        build_shards([inputs], tmp_path / f"{size}", size, UNCHECKED)
        assert files(shards) == files(tmp_path / f"{size}")


# ---- again -------------------------------------------------------------------------------------------------------


def test_a_changed_document_rewrites_only_its_shard(changed, shards):
    before = {shard.bits: (shard, written(shards, shard)) for shard in read_manifest(shards).shards}
    summary = build_shards([changed], shards, None, UNCHECKED)
    assert (summary.read, summary.unchanged, summary.documents) == (1, len(NUMBERS) - 1, len(NUMBERS))
    after = {shard.bits: shard for shard in read_manifest(shards).shards}
    assert after.keys() == before.keys()
    differ = [bits for bits in after if after[bits] != before[bits][0]]
    assert len(differ) == 1
    assert all(written(shards, after[bits]) == before[bits][1] for bits in after if bits not in differ)


def written(folder, shard):
    status = (folder / shard.graphs.name).stat()
    return status.st_ino, status.st_mtime_ns


def test_what_changed_gives_the_files_of_a_fresh_build(changed, shards, tmp_path):
    build_shards([changed], shards, None, UNCHECKED)
    build_shards([changed], tmp_path / "fresh", SIZE, UNCHECKED)
    assert files(shards) == files(tmp_path / "fresh")


def test_prune_removes_what_is_no_longer_an_input(inputs, shards, tmp_path):
    kept = [inputs / f"{number}.txt" for number in (1, 2, 3)]
    summary = build_shards(kept, shards, None, Options(validate=False, limits=HERE, prune=True))
    assert (summary.removed, summary.documents) == (len(NUMBERS) - 3, 3)
    build_shards(kept, tmp_path / "fresh", SIZE, UNCHECKED)
    assert files(shards) == files(tmp_path / "fresh")


def test_of_two_inputs_with_one_symbol_the_same_has_precedence_as_in_a_store(inputs, tmp_path):
    html = tmp_path / "1.html"
    html.write_text("<html><body><p>" + text(1, 5).replace("\n\n", "</p><p>") + "</p></body></html>", encoding="utf-8")
    said = [], []
    shards, store = tmp_path / "shards", tmp_path / "store"
    for paths in ([inputs], [html], [inputs / "1.txt"]):
        ours = build_shards(paths, shards, SIZE, UNCHECKED, notify=said[0].append)
        theirs = build(paths, store, UNCHECKED, notify=said[1].append)
        assert statements(shards) == in_store(store)
        assert (ours.set_aside, ours.read, ours.unchanged) == (theirs.set_aside, theirs.read, theirs.unchanged)
    assert said[0] == said[1] != []


# ---- interruptions and damage ------------------------------------------------------------------------------------


def test_an_interrupted_build_resumes(inputs, made, tmp_path, monkeypatch):
    folder = tmp_path / "b"

    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("unkg.building.shards.writing.write_manifest", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build_shards([inputs], folder, SIZE, UNCHECKED)
    with pytest.raises(StoreError, match="no shards here"):
        read_manifest(folder)
    summary = build_shards([inputs], folder, None, Options(validate=False, limits=HERE), progress=lambda _: None)
    assert (summary.read, summary.resumed) == (0, len(NUMBERS))
    build_shards([inputs], folder, SIZE, UNCHECKED)
    assert files(folder) == files(made)
    assert not (folder / "work").exists()


def test_a_finished_shard_of_an_interrupted_build_is_not_written_again(inputs, made, tmp_path, monkeypatch):
    folder, filled = tmp_path / "b", Counter()
    fill = building.shards.writing.fill

    def one_then_none(*given):
        filled["times"] += 1
        if filled["times"] == 2:
            raise KeyboardInterrupt
        return fill(*given)

    monkeypatch.setattr("unkg.building.shards.writing.fill", one_then_none)
    with pytest.raises(KeyboardInterrupt):
        build_shards([inputs], folder, SIZE, UNCHECKED)
    build_shards([inputs], folder, SIZE, UNCHECKED)
    assert filled["times"] == len(read_manifest(made).shards) + 1
    assert files(folder) == files(made)


DAMAGE = {
    "missing": lambda path: path.unlink(),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "changed": lambda path: path.write_bytes(path.read_bytes()[:-20] + b"\0" * 20),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("which", ["graphs", "records", "shared_graphs", "manifest"])
def test_damage_is_said_in_one_line_and_nothing_is_loaded(shards, tmp_path, which, damage):
    manifest = read_manifest(shards)
    named = {
        "graphs": manifest.shards[1].graphs.name,
        "records": manifest.shards[1].records.name,
        "shared_graphs": manifest.shared_graphs.name,
        "manifest": "manifest.json",
    }[which]
    DAMAGE[damage](shards / named)
    for use in (verify_shards, lambda folder: load_shards(folder, tmp_path / "store")):
        with pytest.raises(StoreError) as error:
            use(shards)
        assert "\n" not in str(error.value)
        assert named in str(error.value) or "no shards here" in str(error.value)
    with pytest.raises(StoreError):
        open_store(tmp_path / "store")


def test_a_manifest_that_is_json_but_was_edited_is_damaged(shards):
    path = shards / "manifest.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    described["shards"].pop()
    path.write_text(json.dumps(described), encoding="utf-8")
    with pytest.raises(StoreError, match=r"manifest\.json has been changed"):
        verify_shards(shards)


def test_documents_of_a_damaged_shard_are_made_again(inputs, made, shards):
    (shards / read_manifest(shards).shards[0].graphs.name).unlink()
    summary = build_shards([inputs], shards, None, UNCHECKED)
    assert summary.read == read_manifest(made).shards[0].documents
    assert files(shards) == files(made)


def test_documents_of_a_damaged_shard_are_made_again_in_a_larger_one(inputs, shards, tmp_path):
    (shards / read_manifest(shards).shards[0].graphs.name).unlink()
    build_shards([inputs], shards, 100, UNCHECKED)
    build_shards([inputs], tmp_path / "fresh", 100, UNCHECKED)
    assert files(shards) == files(tmp_path / "fresh")


def test_a_build_without_the_documents_of_a_damaged_shard_is_refused(inputs, shards):
    shard = read_manifest(shards).shards[0]
    (shards / shard.graphs.name).unlink()
    before = files(shards)
    elsewhere = next(n for n in NUMBERS if not f"{place_of(n):032b}".startswith(shard.bits))
    with pytest.raises(StoreError, match=r"documents are not among the inputs, such as A/RES/60/"):
        build_shards([inputs / f"{elsewhere}.txt"], shards, None, UNCHECKED)
    assert files(shards) == before


def test_a_build_on_damaged_records_is_refused(inputs, shards):
    (shards / read_manifest(shards).shards[0].records.name).unlink()
    with pytest.raises(StoreError, match="the shards are damaged"):
        build_shards([inputs], shards, None, UNCHECKED)


def test_another_base_is_refused(inputs, shards):
    with pytest.raises(StoreError, match="the shards have the base"):
        build_shards([inputs], shards, None, Options(validate=False, limits=HERE, base="https://example.org/"))


def test_shards_that_are_overwritten_are_not_read(inputs, made, shards):
    (shards / "manifest.json").write_text("{", encoding="utf-8")
    build_shards([inputs], shards, SIZE, Options(validate=False, limits=HERE, overwrite=True))
    assert files(shards) == files(made)


def place_of(number):
    return place(f"https://w3id.org/unkg/id/graph/A/RES/60/{number}")


def test_a_folder_with_other_files_is_refused(inputs, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "shards.txt").touch()
    with pytest.raises(StoreError, match="not empty and no shards"):
        build_shards([inputs], tmp_path / "mine", SIZE, UNCHECKED)


# ---- loading -----------------------------------------------------------------------------------------------------


def test_a_loaded_store_is_the_one_that_a_build_makes(inputs, shards, tmp_path):
    build([inputs], tmp_path / "built", UNCHECKED)
    load_shards(shards, tmp_path / "loaded", write_edge_index)
    assert in_store(tmp_path / "loaded") == in_store(tmp_path / "built")
    assert edges(tmp_path / "loaded") == edges(tmp_path / "built")
    summary = build([inputs], tmp_path / "loaded", UNCHECKED)
    assert (summary.read, summary.unchanged) == (0, len(NUMBERS))


def test_a_store_is_replaced_only_if_that_is_said(inputs, shards, tmp_path):
    build([inputs / "1.txt"], tmp_path / "store", UNCHECKED)
    with pytest.raises(StoreError, match="the store is not empty"):
        load_shards(shards, tmp_path / "store")
    load_shards(shards, tmp_path / "store", overwrite=True)
    assert in_store(tmp_path / "store") == statements(shards)


# ---- validation --------------------------------------------------------------------------------------------------


def test_the_report_of_shards_is_that_of_the_whole(samples, tmp_path):
    options = Options(limits=HERE)
    ours = build_shards([samples], tmp_path / "shards", 3, options)
    theirs = build([samples], tmp_path / "store", options)
    assert ours.report == theirs.report
    assert len(read_manifest(tmp_path / "shards").shards) > 3


@pytest.fixture(scope="module")
def validated(made, tmp_path_factory):
    folder = shutil.copytree(made, tmp_path_factory.mktemp("validated") / "shards")
    report = validated_shards(folder, HERE)
    (folder / "validation" / "report.json").unlink()
    return folder, report


@pytest.mark.parametrize(("end", "remains"), [("extract", 100), ("extract", None), ("parts.gz", 100), ("json", 100)])
def test_damaged_results_for_a_shard_are_made_again(validated, tmp_path, end, remains):
    before, report = validated
    folder = shutil.copytree(before, tmp_path / "shards")
    kept = next((folder / "validation").glob(f"shard-*.{end}"))
    content = kept.read_bytes()
    kept.unlink()
    if remains:
        kept.write_bytes(content[:remains])
    assert validated_shards(folder, HERE) == report
    assert len(kept.read_bytes()) > 100


# ---- the command line --------------------------------------------------------------------------------------------


def test_shards_are_built_verified_loaded_and_asked(unkg, inputs, tmp_path):
    shards, store = tmp_path / "shards", tmp_path / "store"
    code, out, err = unkg("build", inputs, "--shards", shards, "--shard-size", 100)
    assert (code, err) == (0, "")
    assert "documents        12 (12 read)" in out
    code, out, _ = unkg("verify", "--store", shards)
    assert code == 0
    assert "statements of 12 documents in 1 shards" in out
    code, out, _ = unkg("load", shards, "--store", store)
    assert code == 0
    assert "statements of 12 documents" in out
    code, _, err = unkg("query", "documents-citing", "symbol=A/RES/60/1", "--store", shards)
    assert (code, err) == (2, f"unkg: {shards}: shards, not a store; load them: unkg load {shards} --store DIR\n")
    code, out, _ = unkg("validate", "--store", shards)
    assert (code, out) == unkg("validate", "--store", store)[:2]


def test_what_is_said_of_shards_has_no_control_characters(unkg, shards, tmp_path):
    named = shards.rename(tmp_path / "\x1b[31mred")
    for words in (["verify", "--store", named], ["load", named, "--store", tmp_path / "\x1b[31mstore"]):
        code, out, _ = unkg(*words)
        assert code == 0
        assert "\\x1b[31m" in out
        assert "\x1b" not in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--shards", "s", "--store", "t"], "--store and --shards cannot be used together"),
        (["--shards", "s", "-o", "t.nq"], "--output and --shards cannot be used together"),
        (["--store", "s", "--shard-size", "5"], "--shard-size needs --shards"),
    ],
)
def test_options_that_contradict_each_other_are_refused(unkg, inputs, tmp_path, monkeypatch, words, message):
    monkeypatch.chdir(tmp_path)
    code, _, err = unkg("build", inputs, *words)
    assert code == 2
    assert message in err


def test_a_damaged_shard_is_named_by_verify(unkg, shards):
    name = read_manifest(shards).shards[0].graphs.name
    (shards / name).unlink()
    code, out, err = unkg("verify", "--store", shards)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert name in err


@pytest.mark.parametrize("fault", ["a folder is in the way", "the disk is full"])
def test_shards_that_cannot_be_begun_leave_nothing_open(tmp_path, monkeypatch, fault):
    if fault == "the disk is full":
        monkeypatch.setattr(register, "_TABLES", "SELECT zeroblob(1 << 40)")
    else:
        (tmp_path / "work" / "register.sqlite").mkdir(parents=True)
    with (
        pytest.raises(StoreError, match="cannot write the shards"),
        shards_writer(tmp_path, None, "https://x.example/"),
    ):
        pass
    gc.collect()  # a warning of what is not closed fails this test
