"""Old Word, RTF and Word's XML as .docx, by LibreOffice, where it is installed.

LibreOffice gets a profile of its own for each file, in which macros, active content and the update of links are off. It
has no network where the system lets a process be without one (Linux, `unshare`), and else a proxy that is not there. It
is killed with all its processes when it takes too long.
"""

import os
import re
import shutil
import signal
import subprocess
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from unkg.readers.errors import ReadError
from unkg.readers.file_bytes import COMPOUND_FILE, LARGEST_DOCUMENT, RTF

# The stream of the text in a file of Word 6 to 2003, and the one that a password-protected .docx is in.
_TEXT_STREAM: Final = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
# XML of Word 2003, and a .docx in one XML file; never Akoma Ntoso or XHTML.
_WORD_XML: Final = re.compile(rb"<\?mso-application\s+progid=.Word\.Document|<pkg:package\s|<w:wordDocument\s")
SECONDS: Final = 120.0
"""Fifty times what a usual file takes; less than the default of `--timeout`, so that it is LibreOffice that ends."""
_PROGRAMS: Final = ("soffice", "libreoffice")
_REMEDY: Final = "install LibreOffice, so that soffice is on the PATH, or save it as .docx"
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),  # never
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Office.Calc/Content/Update", "Link", "1"),  # never, which is another number there
    ("Inet/Settings", "ooInetProxyType", "2"),  # manual
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_NO_PROXY: Final = "http://127.0.0.1:9"
"""The port of the discard service, where nothing answers."""


def converted(content: bytes) -> bytes | None:
    """The bytes of a .docx made from older Word formats; None if the content is of none of them.

    Raises ReadError if it is password-protected, if LibreOffice is missing, or does not convert it in time.
    """
    if content.startswith(COMPOUND_FILE):
        return _by_libreoffice(content, ".doc", "older than Word 2007") if _is_word(content) else None
    if content.startswith(RTF):
        return _by_libreoffice(content, ".rtf", "an RTF file")
    if _WORD_XML.search(content[:4096]):
        return _by_libreoffice(content, ".xml", "XML of Word 2003")
    return None


def _is_word(content: bytes) -> bool:
    if _ENCRYPTED_STREAM in content:
        raise ReadError("password-protected", "save it without a password")
    return _TEXT_STREAM in content


def _by_libreoffice(content: bytes, extension: str, what: str) -> bytes:
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise ReadError(f"{what}, which only LibreOffice can convert", _REMEDY)
    with TemporaryDirectory(prefix="unkg-word-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given, made = folder / f"document{extension}", folder / "converted" / "document.docx"
        given.write_bytes(content)
        _write_profile(folder / "profile")
        _run([*_without_network(), program, *_arguments(folder, given)], folder)
        try:
            size = made.stat().st_size
        except OSError:
            problem = f"{what}, and LibreOffice does not convert it"
            raise ReadError(problem, "save it as .docx, without a password") from None
        if size > LARGEST_DOCUMENT:
            raise ReadError(f"larger than {LARGEST_DOCUMENT // 1024**2} MB when converted", "split it")
        return made.read_bytes()


def _arguments(folder: Path, given: Path) -> list[str]:
    return [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "converted"), str(given)),
    ]


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        "</item>\n"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n',
        encoding="utf-8",
    )


def _run(command: list[str], folder: Path) -> None:
    """Run a command; nothing of it is left when this returns. Raises ReadError if it takes too long."""
    limit = shutil.which("timeout")  # ends it even if this process is killed meanwhile
    bounded = [limit, "--kill-after=1", f"{SECONDS + 5:g}", *command] if limit else command
    nothing = subprocess.DEVNULL
    with subprocess.Popen(
        bounded, cwd=folder, env=_environment(folder), process_group=0, stdin=nothing, stdout=nothing, stderr=nothing
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            problem = f"LibreOffice takes more than {SECONDS:g} seconds to convert it"
            raise ReadError(problem, "save it as .docx") from None
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH") if name in os.environ}
    proxies = {f"{scheme}_proxy": _NO_PROXY for scheme in ("http", "https", "ftp", "all")}
    return {**kept, **proxies, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}


@lru_cache(maxsize=1)
def _without_network() -> tuple[str, ...]:
    """The words before a command that run it without a network, if the system allows that."""
    unshare = shutil.which("unshare")
    words = (unshare, "--map-root-user", "--net") if unshare else ()
    if not words:
        return ()
    try:
        tried = subprocess.run([*words, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return words if tried.returncode == 0 else ()
