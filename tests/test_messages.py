"""What commands say: `--quiet`, `--verbose`, `--log-file`, and bars on a terminal."""

import io
import json
import logging
import re
import sys
import time
from contextlib import contextmanager

import pytest

from unkg import building
from unkg.cli.progress import no_bars_among, progress_bars
from unkg.readers import Reading, number_of_pieces
from unkg.stages import stage, watching

TEXT = "S/RES/2371 (2017)\n\nThe Security Council,\n\nRecalling its resolution 825 (1993),\n"
UNCHECKED = "--no-validation"


@pytest.fixture
def inputs(tmp_path):
    """A document twice, one that cannot be read, and a file that is skipped."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "resolution.html").write_text(f"<html><body><p>{TEXT}", encoding="utf-8")
    (folder / "resolution.txt").write_text(TEXT, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"")
    return folder


def test_a_quiet_command_says_only_what_failed(unkg, inputs, tmp_path):
    code, _, said = unkg("build", inputs, "--store", tmp_path / "a", UNCHECKED)
    assert code == 1
    assert "set aside" in said
    assert "empty.txt" in said
    code, out, err = unkg("build", inputs, "--store", tmp_path / "b", UNCHECKED, "--quiet")
    assert code == 1
    assert "1 set aside" in out
    assert [line for line in said.splitlines() if "empty.txt" in line] == err.splitlines()


def test_a_verbose_command_says_what_it_reads_and_how_long_each_stage_takes(unkg, inputs, tmp_path):
    code, out, err = unkg("build", inputs, "--store", tmp_path / "a", UNCHECKED, "--verbose")
    plain = unkg("build", inputs, "--store", tmp_path / "b", UNCHECKED)
    assert (code, re.sub(r"[\d.]+ (s|MB)", "", out)) == (1, re.sub(r"[\d.]+ (s|MB)", "", plain[1]))
    lines = err.splitlines()
    assert {"reading resolution.txt", "reading resolution.html", "reading empty.txt"} <= set(lines)
    assert any(re.fullmatch(r"reading took \d+\.\d s", line) for line in lines)
    assert any(re.fullmatch(r"writing the store took \d+\.\d s", line) for line in lines)
    assert set(plain[2].splitlines()) <= set(lines)


@pytest.mark.parametrize("more", [[], ["--quiet"], ["--verbose"]])
def test_a_log_file_has_all_messages_as_lines_of_json(unkg, inputs, tmp_path, more):
    log = tmp_path / "log.jsonl"
    words = ["extract", inputs, "-o", tmp_path / "out.jsonl", *more]
    _, _, err = unkg(*words, "--log-file", log)
    assert err == unkg(*words)[2] or more == ["--verbose"]  # which tells times
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert all(line.keys() >= {"time", "kind", "message"} for line in lines)
    assert lines[0]["arguments"] == [*map(str, words), "--log-file", str(log)]
    assert (lines[-1]["message"], lines[-1]["exit_code"]) == ("ended", 1)
    assert {line["input"] for line in lines if "input" in line} == {"resolution.txt", "resolution.html", "empty.txt"}
    assert [line["stage"] for line in lines if "stage" in line] == ["reading"]
    assert {line["kind"]: line["message"] for line in lines}.keys() == {"detail", "notice", "error"}
    unkg("verify", "--store", tmp_path / "none", "--log-file", log)
    more_lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert more_lines[: len(lines)] == lines
    assert [line["kind"] for line in more_lines[len(lines) :]] == ["detail", "error", "detail"]
    assert more_lines[-1]["exit_code"] == 2


def test_a_log_file_keeps_no_password_of_an_address(unkg, tmp_path):
    log = tmp_path / "log.jsonl"
    unkg("verify", "--store", "http://me:secret@127.0.0.1:9/sparql?by=a@b", "--log-file", log)
    words = log.read_text(encoding="utf-8")
    assert "http://…@127.0.0.1:9/sparql?by=a@b" in words
    assert "secret" not in words


def test_a_log_file_that_cannot_be_written_stops_the_command_in_a_line(unkg, inputs, tmp_path):
    code, out, err = unkg("extract", inputs, "--log-file", tmp_path)
    assert (code, out, err) == (2, "", f"unkg: {tmp_path}: Is a directory\n")


def test_quiet_and_verbose_are_refused_together(unkg):
    code, out, err = unkg("symbol", "A/RES/1/1", "-q", "-v")
    assert (code, out, err) == (2, "", "unkg: --quiet and --verbose cannot be used together\n")


def test_no_message_goes_on_after_a_command(unkg, tmp_path):
    unkg("symbol", "A/RES/1/1", "--verbose", "--log-file", tmp_path / "log")
    assert logging.getLogger("unkg").handlers == []
    assert unkg("symbol", "A/RES/1/1")[2] == ""


class Watched:
    """What a watcher of stages learns."""

    def __init__(self):
        self.stages = []
        self.steps = []

    @contextmanager
    def __call__(self, name, steps):
        self.stages.append((name, steps))
        yield lambda steps=1, what="": self.steps.append((steps, what))


def test_who_watches_learns_the_share_of_what_is_read(inputs, tmp_path):
    (inputs / "more.jsonl").write_text('{"text": "x"}\n' * 3, encoding="utf-8")
    watched = Watched()
    with watching(watched):
        list(building.extract_lines([inputs], building.Options(limits=building.Limits(processes=0))))
    assert watched.stages == [("reading", 6)]
    assert sum(steps for steps, _ in watched.steps) == 6
    assert "resolution.txt" in {what for _, what in watched.steps}
    assert not stage("nobody watches", lambda: 1 / 0).__enter__()()


def test_what_cannot_be_counted_has_no_share():
    assert number_of_pieces(["-"], Reading) is None
    assert number_of_pieces(["https://example.org/a.pdf"], Reading) is None


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self):
        return True


def drawn(monkeypatch, work):
    """What is on a terminal while some work is done."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with progress_bars():
        work()
    return screen.getvalue()


def two_of_four():
    with stage("reading [it]", 4) as advance:
        advance(2, "[a] \x1b[31m.txt")
        time.sleep(0.3)  # bars are drawn ten times a second


def test_a_bar_has_the_share_that_is_done_and_the_time_left(monkeypatch):
    shown = re.sub(r"\x1b\[[\d;?]*\w", "", drawn(monkeypatch, two_of_four))
    assert re.search(r"reading \[it\] ━+.* 50% \S+ \[a\] \\x1b\[31m\.txt", shown)


def test_bars_are_only_on_a_terminal_and_not_torn_by_its_lines(monkeypatch):
    def among_lines():
        with no_bars_among(Screen()):
            two_of_four()

    assert drawn(monkeypatch, among_lines) == ""
    monkeypatch.setattr(Screen, "isatty", lambda _: False)
    assert drawn(monkeypatch, two_of_four) == ""
