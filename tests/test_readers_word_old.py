"""Files named .doc and .rtf: what they hold decides. Old Word through LibreOffice, for which a program stands in."""

import json
import os
import shutil
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bad_files import GOOD, pdf, word
from known import read
from unkg.model import Document
from unkg.readers import Unreadable
from unkg.readers.file_bytes import COMPOUND_FILE
from unkg.readers.word import conversion

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORDS = "Recalling resolution 60/251 of the General Assembly,"
DOCX = word(
    document=f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:body></w:document>'
)
PAGE = f"<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><p>{WORDS}</p></body></html>"
OLD = COMPOUND_FILE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(100)
LOCKED = COMPOUND_FILE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
SPREADSHEET = COMPOUND_FILE + bytes(504) + "Workbook".encode("utf-16-le") + bytes(100)
RTF = b"{\\rtf1\\ansi Recalling resolution 60/251 of the General Assembly,\\par}"
XML = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'
RECORDER = f"""\
import json, os, socket, sys
from pathlib import Path
from urllib.parse import unquote, urlparse

def reached(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False

profile = next(word for word in sys.argv if word.startswith("-env:UserInstallation="))
folder = Path(unquote(urlparse(profile.partition("=")[2]).path))
log = Path(__file__).with_name("log.json")
log.write_text(json.dumps({{
    "arguments": sys.argv[1:],
    "environment": dict(os.environ),
    "settings": (folder / "user" / "registrymodifications.xcu").read_text(),
    "given": Path(sys.argv[-1]).read_bytes().hex(),
    "folder": os.getcwd(),
    "reached": reached(int(Path(__file__).with_name("port").read_text())),
}}))
out = Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir(exist_ok=True)
(out / (Path(sys.argv[-1]).stem + ".docx")).write_bytes(bytes.fromhex("{DOCX.hex()}"))
"""

StandIn = Callable[[str], Path]


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Puts a Python program on the PATH as soffice; returns its folder."""

    def install(program: str) -> Path:
        folder = tmp_path / "programs"
        folder.mkdir(exist_ok=True)
        (folder / "soffice").write_text(f"#!{sys.executable}\n{program}", encoding="utf-8")
        (folder / "soffice").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return folder

    return install


@pytest.fixture
def without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


def the_item(tmp_path: Path, name: str, content: bytes) -> Document | Unreadable:
    (tmp_path / name).write_bytes(content)
    (item,) = read([tmp_path / name])
    return item


@pytest.mark.parametrize("name", ["a.doc", "A.DOC", "a.docx", "a.rtf"])
@pytest.mark.parametrize(
    "content",
    [
        DOCX,
        PAGE.encode(),
        b"\xef\xbb\xbf" + PAGE.encode(),
        PAGE.encode("utf-16"),
        f"<?xml version='1.0'?>\n<!-- saved -->\n<!DOCTYPE html>\n{PAGE}".encode(),
    ],
    ids=["Word 2007", "HTML", "HTML with a mark", "HTML in UTF-16", "XHTML"],
)
@pytest.mark.usefixtures("without_libreoffice")
def test_content_decides_how_a_word_file_is_read(tmp_path: Path, name: str, content: bytes) -> None:
    item = the_item(tmp_path, name, content)
    assert isinstance(item, Document)
    assert item.text.strip() == WORDS


INSTALL = "install LibreOffice, so that soffice is on the PATH, or save it as .docx"


@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.rtf"])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (OLD, f"older than Word 2007, which only LibreOffice can convert; {INSTALL}"),
        (RTF, f"an RTF file, which only LibreOffice can convert; {INSTALL}"),
        (XML, f"XML of Word 2003, which only LibreOffice can convert; {INSTALL}"),
        (LOCKED, "password-protected; save it without a password"),
        (SPREADSHEET, "password-protected, or older than Word 2007; save it as .docx without a password"),
        (pdf(), "a PDF despite its extension; use the extension .pdf"),
        (b"Words.", "truncated, damaged, or not a Word file; download it again, or save it again from Word"),
        (DOCX[:-30], "truncated, damaged, or not a Word file; download it again, or save it again from Word"),
        (b"", "the file is empty; remove it, or download it again"),
        (b"<!---->" * 5_000, "truncated, damaged, or not a Word file; download it again, or save it again from Word"),
    ],
)
@pytest.mark.usefixtures("without_libreoffice")
def test_what_cannot_be_read_is_named_in_one_line(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    item = the_item(tmp_path, name, content)
    assert isinstance(item, Unreadable)
    assert item.message == f"{tmp_path / name}: {message}"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", OLD, "an old or password-protected Word file despite its extension; use the extension .doc"),
        ("a.pdf", RTF, "an RTF file despite its extension; use the extension .rtf"),
        ("a.html", OLD, "an old or password-protected Word file despite its extension; use the extension .doc"),
    ],
)
def test_old_word_under_another_name_is_told_which_one_to_use(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    item = the_item(tmp_path, name, content)
    assert isinstance(item, Unreadable)
    assert item.message == f"{tmp_path / name}: {message}"


@pytest.mark.parametrize(
    ("content", "given"),
    [(OLD, "document.doc"), (RTF, "document.rtf"), (XML, "document.xml")],
    ids=["OLE", "RTF", "XML"],
)
@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.rtf"])
def test_libreoffice_converts_old_word_by_itself(
    tmp_path: Path, stand_in: StandIn, name: str, content: bytes, given: str
) -> None:
    folder = stand_in(RECORDER)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        (folder / "port").write_text(str(listener.getsockname()[1]), encoding="utf-8")
        item = the_item(tmp_path, name, content)
    assert isinstance(item, Document)
    assert item.text.strip() == WORDS
    log = json.loads((folder / "log.json").read_text(encoding="utf-8"))
    own = Path(log["folder"])
    assert bytes.fromhex(log["given"]) == content
    assert log["arguments"] == [
        f"-env:UserInstallation={(own / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(own / "converted"), str(own / given)),
    ]
    for setting, value in (
        ("MacroSecurityLevel", "3"),
        ("DisableMacrosExecution", "true"),
        ("BlockUntrustedRefererLinks", "true"),
        ("Link", "0"),
        ("ooInetProxyType", "2"),
    ):
        assert f'name="{setting}" oor:op="fuse"><value>{value}<' in log["settings"]
    assert log["environment"]["HOME"] == str(own)
    assert log["environment"]["http_proxy"] == "http://127.0.0.1:9"
    assert "DISPLAY" not in log["environment"]
    # Where the system does not allow it, a proxy that is not there must do.
    assert log["reached"] == (conversion._without_network() == ())
    assert not own.exists()


def test_each_file_has_a_profile_of_its_own(tmp_path: Path, stand_in: StandIn) -> None:
    folder = stand_in(RECORDER)
    (folder / "port").write_text("9", encoding="utf-8")
    own = set()
    for name in ("a.doc", "b.doc"):
        the_item(tmp_path, name, OLD)
        own.add(json.loads((folder / "log.json").read_text(encoding="utf-8"))["folder"])
    assert len(own) == 2


@pytest.mark.parametrize("program", ["raise SystemExit(0)", "raise SystemExit(77)", "import os; os.abort()"])
def test_a_file_that_libreoffice_does_not_convert_is_named(tmp_path: Path, stand_in: StandIn, program: str) -> None:
    stand_in(program)
    item = the_item(tmp_path, "a.doc", OLD)
    assert isinstance(item, Unreadable)
    assert item.message == (
        f"{tmp_path / 'a.doc'}: older than Word 2007, and LibreOffice does not convert it; save it as .docx, without a "
        "password"
    )


WRITES = """\
import sys
from pathlib import Path
out = Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
with (out / "document.docx").open("wb") as file:
    {write}
"""


@pytest.mark.parametrize(
    ("write", "problem"),
    [
        ("file.write(b'PK')", "truncated, damaged, or not a Word file"),
        ("file.truncate(129 * 1024 * 1024)", "larger than 128 MB when converted"),
    ],
)
def test_what_libreoffice_writes_is_read_within_the_same_limits(
    tmp_path: Path, stand_in: StandIn, write: str, problem: str
) -> None:
    stand_in(WRITES.format(write=write))
    item = the_item(tmp_path, "a.doc", OLD)
    assert isinstance(item, Unreadable)
    assert item.problem == problem


HANGS = """\
import os, subprocess, sys, time
from pathlib import Path
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
Path(__file__).with_name("processes").write_text(f"{os.getpid()} {child.pid}")
time.sleep(600)
"""


def test_libreoffice_is_ended_with_all_its_processes_when_it_takes_too_long(
    tmp_path: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = stand_in(HANGS)
    monkeypatch.setattr(conversion, "SECONDS", 3.0)
    item = the_item(tmp_path, "a.doc", OLD)
    assert isinstance(item, Unreadable)
    assert item.message == (
        f"{tmp_path / 'a.doc'}: LibreOffice takes more than 3 seconds to convert it; save it as .docx"
    )
    for process in (folder / "processes").read_text(encoding="utf-8").split():
        assert ended(int(process))


def ended(process: int) -> bool:
    """Whether a process ends within ten seconds; one that its parent has not asked about yet has ended."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state in {"Z", "X"}:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(("content", "text"), [(OLD, WORDS), (RTF, WORDS)], ids=["OLE", "RTF"])
def test_standard_input_may_be_old_word(unkg, stand_in: StandIn, monkeypatch, content: bytes, text: str) -> None:
    import io

    folder = stand_in(RECORDER)
    (folder / "port").write_text("9", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))
    code, out, err = unkg("text", "-")
    assert (code, out.strip(), err) == (0, text, "")


def test_word_files_of_a_folder_are_read_whatever_their_age(unkg, tmp_path: Path, stand_in: StandIn) -> None:
    folder = stand_in(RECORDER)
    (folder / "port").write_text("9", encoding="utf-8")
    (tmp_path / "in").mkdir()
    for name, content in (("a.doc", DOCX), ("b.doc", OLD), ("c.rtf", RTF), ("d.doc", PAGE.encode())):
        (tmp_path / "in" / name).write_bytes(content)
    (tmp_path / "in" / "e.txt").write_text(GOOD, encoding="utf-8")
    code, out, err = unkg("extract", tmp_path / "in", "--workers", "1")
    assert (code, err) == (0, "")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a.doc", "b.doc", "c.rtf", "d.doc", "e.txt"]


# ---- real files and the real program -----------------------------------------------------------------------------


def test_real_files_named_doc_are_read_or_named(shared: Path) -> None:
    files = sorted((shared / "corpus" / "files" / "word").glob("*.doc"))
    if not files:
        pytest.skip("the corpora have no Word files")
    items = list(read(files))
    read_as_word = [item for item in items if isinstance(item, Document)]
    assert len(read_as_word) >= 3
    assert all("SLOVENIA" in item.text for item in read_as_word)
    assert all("LibreOffice" in item.message for item in items if isinstance(item, Unreadable))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_itself_converts(tmp_path: Path, shared: Path) -> None:
    item = the_item(tmp_path, "a.doc", RTF)
    assert isinstance(item, Document)
    assert item.text.strip() == WORDS
    for path in sorted((shared / "corpus" / "files" / "word").glob("*.doc")):
        (item,) = read([path])
        assert isinstance(item, Document)
        assert "SLOVENIA" in item.text
