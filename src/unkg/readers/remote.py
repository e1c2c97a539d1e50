"""Files at addresses: object stores, web servers and archives, through fsspec.

Only addresses that a user names, and what they list below themselves, are asked.
"""

import io
import posixpath
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, cast
from urllib.parse import unquote, urlsplit

from unkg import extras
from unkg.errors import Error
from unkg.readers.errors import ReadError, cannot_open
from unkg.vocabulary import digest

# "s3://bucket", "zip://*.xml::https://host/a.zip"; not "C:\file", nor a local file "a::b".
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
# The password of "https://me:secret@host/"; not the branch of "github://owner:repository@main/".
_PASSWORD: Final = re.compile(r"((?:https?|s?ftp|smb|webdav)://[^/:@]*):[^/@]*(?=@)")
_WEB: Final = ("http://", "https://")
_PATHS: Final = ("file://", "local://")
_HERE: Final = frozenset({"file", "local", "memory"})
"""Protocols of what only this machine has."""
_VERSIONS: Final = ("ETag", "etag", "generation", "md5Hash", "Content-MD5", "content_md5", "Digest", "sha", "CRC")
"""What file systems call something that changes with the bytes of a file; times of changes are too coarse."""
_DEEPEST: Final = 64
"""Folders in folders: a web server may list the same folder below itself for ever."""
_BUFFER: Final = 1024 * 1024
_ARCHIVE: Final = threading.local()
"""The archive that a thread has open: to open it reads its list of files, and its stream is no other thread's."""
_KEPT_OPEN: Final = 60.0
"""Seconds after which an archive is opened anew; it may have been replaced."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file at an address."""

    address: str
    key: str
    """The path below the named folder, or the file's own name."""
    version: str | None
    """Digest of what the listing says about the file's bytes; None: it says nothing that would change with them."""
    found_in_folder: bool

    @property
    def name(self) -> str:
        """The address as a path, to show."""
        return shown(self.address)


def is_address(name: Path | str) -> bool:
    """Whether an input is an address rather than a path."""
    return _ADDRESS.match(str(name)) is not None


def is_elsewhere(address: str) -> bool:
    """Whether other machines find the same at an address: not in a file of this one, such as a local archive."""
    last = address.rpartition("::")[2]
    return bool(_ADDRESS.match(last)) and last.partition("://")[0].lower() not in _HERE


def shown(address: str) -> str:
    """An address as a path, without what may be secret in it: `s3://bucket/a.zip/b.xml` for `zip://b.xml::s3://…`."""
    *inner, outer = (_without_query(_PASSWORD.sub(r"\1", link)) for link in address.split("::"))
    members = (link.partition("://")[2].strip("/") for link in reversed(inner))
    return "/".join([outer.rstrip("/") if inner else outer, *filter(None, members)])


def _without_query(link: str) -> str:
    return re.split("[?#]", link, maxsplit=1)[0] if link.startswith(_WEB) else link


def files(address: str) -> Iterator[RemoteFile]:
    """The files of an address in the order of their names: itself, those of a folder, or those that match its `*`.

    Raises ReadError if there are none, or they cannot be listed.
    """
    if address.lower().startswith(_PATHS):
        raise ReadError("a path of this machine as an address", "name the path alone")
    with _explained():
        system, path = _system(address)
        infos = _matching(system, path) if "*" in path else [_info(system, path)]
    if not infos:
        raise ReadError("nothing matches", "check the address")
    for info in infos:
        if info["type"] == "directory":
            yield from _in_folder(system, info["name"], address)
        else:
            yield _file(system, info, address, None)


def _system(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it. Raises MissingExtraError, and what fsspec raises."""
    extras.require("remote", "an input by address")
    from fsspec.core import url_to_fs

    link, _, archive = address.partition("::")
    if not archive:
        return cast("tuple[Any, str]", url_to_fs(address))
    protocol = link.partition("://")[0]
    held = getattr(_ARCHIVE, "held", None)
    if held is None or held[0] != (protocol, archive) or time.monotonic() - held[1] > _KEPT_OPEN:
        held = (protocol, archive), time.monotonic(), url_to_fs(f"{protocol}://::{archive}")[0]
        _ARCHIVE.held = held
    return held[2], str(type(held[2])._strip_protocol(link))


def _info(system: Any, path: str) -> dict[str, Any]:
    """What is known of a path; on the web, a folder is what ends with a slash, and the server is not asked."""
    if path.startswith(_WEB):
        urlsplit(path)  # raises ValueError for what can be no address, such as `http://[`
        return {"name": path, "type": "directory" if path.endswith("/") else "file"}
    return dict(system.info(path))


def _matching(system: Any, pattern: str) -> list[dict[str, Any]]:
    """What a pattern matches, in the order of names; hidden files only if it names them, as for a shell."""
    found = [{**info, "name": name} for name, info in system.glob(pattern, detail=True).items()]
    wanted = posixpath.basename(pattern).startswith(".")
    return sorted((one for one in found if wanted or not posixpath.basename(one["name"]).startswith(".")), key=_name)


def _name(info: Mapping[str, Any]) -> list[str]:
    return str(info["name"]).split("/")


def _in_folder(system: Any, folder: str, address: str) -> Iterator[RemoteFile]:
    beginning = folder.rstrip("/") + "/" if folder.rstrip("/") else ""
    waiting: list[dict[str, Any]] = [{"name": folder, "type": "directory"}]
    while waiting:
        info = waiting.pop()
        if info["type"] != "directory":
            yield _file(system, info, address, beginning)
        elif info["name"].count("/") - folder.count("/") < _DEEPEST:
            with _explained():
                listed = system.ls(info["name"], detail=True)
            # Web servers list also the folder above; object stores may list the folder itself.
            inside = (one for one in listed if one["name"].startswith(beginning) and one["name"] != info["name"])
            waiting.extend(sorted(inside, key=_name, reverse=True))


def _file(system: Any, info: Mapping[str, Any], address: str, folder: str | None) -> RemoteFile:
    """A file from what is known of it; `folder` is what the paths of its folder begin with, None for a named file."""
    name = str(info["name"])
    own, rest = system.unstrip_protocol(name), address.partition("::")[2]
    full = f"{own}::{rest}" if rest else own
    key = posixpath.basename(_plain(name)) if folder is None else _plain(name.removeprefix(folder))
    return RemoteFile(full, key, _version(full, info), found_in_folder=folder is not None)


def _plain(name: str) -> str:
    """The path of a web address as people write it; other names are so already."""
    return unquote(urlsplit(name).path) if name.startswith(_WEB) else name


def version_on_web(address: str) -> str | None:
    """The version of a file on the web, where pages that list files say nothing about them; None for other addresses.

    Raises ReadError if the server has no such file, or does not answer.
    """
    if not address.startswith(_WEB):
        return None
    with _explained():
        system, path = _system(address)
        return _version(address, system.info(path))


def _version(address: str, info: Mapping[str, Any]) -> str | None:
    stated = [f"{name}={info[name]}" for name in _VERSIONS if info.get(name) is not None]
    return digest(address, *stated, str(info.get("size"))) if stated else None


def open_address(address: str) -> BinaryIO:
    """The bytes of a file, as they come; opening and reading raise ReadError."""
    with _explained():
        system, path = _system(address)
        # A web server is asked once, for the whole; with no size given, fsspec would ask for that before.
        options = {"block_size": 0, "size": 1} if address.startswith(_WEB) else {}
        return io.BufferedReader(_Bytes(system, system.open(path, "rb", **options)), _BUFFER)


def file_in(folder: str, name: str) -> bytes | None:
    """The bytes of a file in a folder; None if the address is none, or lists no such file. Raises ReadError."""
    with _explained():
        system, path = _system(folder)
        if "*" in path or _info(system, path)["type"] != "directory":
            return None
        listed = system.ls(path, detail=True)
    for info in listed:
        if posixpath.basename(info["name"]) == name:
            with open_address(_file(system, info, folder, "").address) as stream:
                return stream.read()
    return None


class _Bytes(io.RawIOBase):
    """A stream of fsspec as Python's; whatever goes wrong is a ReadError."""

    def __init__(self, system: Any, stream: Any) -> None:
        self._system = system
        """A file system that nobody holds closes its archive."""
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with _explained():
            piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


@contextmanager
def _explained() -> Iterator[None]:
    """Raise a ReadError for any exception: each file system has its own."""
    try:
        yield
    except Error:
        raise
    except ImportError as error:
        raise ReadError("its protocol needs another package", str(error)) from error
    except (FileNotFoundError, PermissionError) as error:
        if error.__cause__ and _is_no_answer(error.__cause__):
            raise _unreadable(error.__cause__) from error
        raise cannot_open(error) from error
    except Exception as error:
        raise _unreadable(error) from error


def _is_no_answer(cause: BaseException) -> bool:
    """Whether a web server did not answer, or not that there is no such file: to fsspec there is none then."""
    return type(cause).__module__.startswith("aiohttp") and getattr(cause, "status", None) not in {404, 410}


def _unreadable(error: BaseException) -> ReadError:
    said = " ".join(str(error).split())[:200]
    problem = f"cannot read it ({type(error).__name__}{': ' if said else ''}{said})"
    return ReadError(problem, "check address, credentials and network")
