"""The rules for w3id.org in Apache itself. Run by `make interop`."""

import http.client
import shutil
import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from redirects import BROWSER, REDIRECTS, SITE
from unkg.pages.redirects import w3id

pytestmark = pytest.mark.interop
MODULES = Path("/usr/lib/apache2/modules")
CONFIGURATION = """
ServerRoot "{folder}"
PidFile "{folder}/pid"
ErrorLog "{folder}/errors"
ServerName localhost
Listen 127.0.0.1:{port}
{modules}
DocumentRoot "{folder}/www"
<Directory "{folder}/www">
  AllowOverride All
  Options FollowSymLinks
  Require all granted
</Directory>
"""


@pytest.fixture(scope="module")
def port():
    """The port of an Apache whose folder `unkg` has the rules, as that of w3id.org."""
    apache = next(filter(None, map(shutil.which, ("apache2", "httpd"))), None)
    if apache is None or not MODULES.is_dir():
        pytest.skip("Apache is not installed")
    # Not in pytest's folder, which the user that Apache runs as cannot read.
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        number, configuration = configured(folder)
        with subprocess.Popen([apache, "-X", "-f", configuration], stderr=subprocess.DEVNULL) as running:
            try:
                _wait(number)
                yield number
            finally:
                running.terminate()


def configured(folder: Path) -> tuple[int, Path]:
    """A free port, and the configuration of an Apache that listens there."""
    (folder / "www" / "unkg").mkdir(parents=True)
    (folder / "www" / "unkg" / ".htaccess").write_bytes(w3id(SITE))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    names = ("mpm_event", "authz_core", "rewrite", "dir")
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in names)
    configuration = folder / "apache.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder, port=port, modules=modules))
    return port, configuration


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("Apache does not answer")


def answer(port: int, path: str, accept: str) -> tuple[int, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", port)) as client:
        client.request("GET", f"/unkg/{path}", headers={"Accept": accept} if accept else {})
        found = client.getresponse()
        found.read()
        return found.status, (found.getheader("Location") or "").removeprefix(SITE)


ESCAPED = [("id/candidate/caf%C3%A9", BROWSER, "id/candidate/caf%c3%a9/")]


@pytest.mark.parametrize(("path", "accept", "leads_to"), [*REDIRECTS, *ESCAPED])
def test_permanent_iris_lead_to_the_site(port, path, accept, leads_to):
    assert answer(port, path, accept) == (303, leads_to)
