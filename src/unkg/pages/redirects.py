"""Redirects from the permanent IRIs to the files of a static site, as w3id.org has them."""

from importlib.resources import files
from string import Template

from unkg.pages.addresses import FRAGMENTS


def w3id(address: str) -> bytes:
    """The `.htaccess` for w3id.org; `address` is the URL of the site, with a slash at its end."""
    template = Template(files("unkg.pages").joinpath("templates/w3id.htaccess").read_text(encoding="utf-8"))
    return template.substitute(address=address, nodes="|".join(sorted(FRAGMENTS))).encode()


def host() -> bytes:
    """The `.htaccess` for an Apache host that serves the site."""
    return files("unkg.pages").joinpath("templates/host.htaccess").read_bytes()
