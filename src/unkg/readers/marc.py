"""Catalogue records of the UN libraries (MARC 21, in XML or binary), which describe documents without their text.

The fields are those of the United Nations Digital Library: 191 or 791 symbol, 245 title, 269 date of publication, 992
date of action, 989 type, 710 issuing bodies, 650 and 610 subjects, 991 agenda, 993 related symbols, 996 voting, 500
notes.
"""

import logging
import re
from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, Literal
from xml.sax import SAXParseException
from xml.sax.expatreader import ExpatParser
from xml.sax.handler import feature_namespaces

from unkg import symbols
from unkg.authorities import Knowledge
from unkg.model import Document, DocumentType, Header, RelatedDocument, Subject, Vote
from unkg.readers.bounds import refuse_many_records
from unkg.readers.errors import ReadError, Unreadable
from unkg.readers.file_bytes import refuse_disguised
from unkg.readers.headers import with_symbol
from unkg.readers.sources import Source
from unkg.readers.xml_doctype import refuse_document_type

if TYPE_CHECKING:
    from pymarc import Record

_TYPES: Final[tuple[tuple[str, DocumentType], ...]] = (
    ("draft resolution", "draft resolution"),
    ("draft decision", "draft decision"),
    ("presidential statement", "statement"),
    ("concluding observations", "concluding observations"),
    ("general comment", "general comment"),
    ("letter", "letter"),
    ("report", "report"),
    ("resolution", "resolution"),
    ("decision", "decision"),
)
"""Words of field 989 and the type they mean, longer ones first: `Draft resolutions` are not resolutions."""
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_SPLIT: Final = re.compile(r"(?P<yes>\d{1,3})-(?P<no>\d{1,3})-(?P<abstaining>\d{1,3})")
_SUPERSEDES: Final = re.compile(r"(?:Supersedes|Replaces)\b", re.IGNORECASE)
"""Not `Superseded by`."""
_SYMBOL: Final = re.compile(r"\b[A-Z]{1,8}(?:\.\d{1,2})?/[A-Z\d][\w./()-]*")
_ENDS: Final = " /:;,.=[]"
# "<record>", "<marc:record ", also in UTF-16, whose NULs are dropped before; not "<recordCount>".
_RECORD_TAG: Final = re.compile(rb"<(?:[\w.-]+:)?record[\s/>]")
_RECORD_END: Final = b"\x1d"
_PIECE: Final = 2**20
"""Bytes of XML that are parsed before its records are read."""


def of_xml(source: Source, content: bytes, knowledge: Knowledge) -> Iterator[Document | Unreadable]:
    """The records of a MARCXML file; those without a symbol come as Unreadable. Raises ReadError for other XML."""
    refuse_disguised(content)
    refuse_document_type(content)
    refuse_many_records(sum(1 for _ in _RECORD_TAG.finditer(content.replace(b"\0", b""))))
    # Of a file that is malformed further on, nothing is read.
    yield from list(_documents(source, _records(content), knowledge.authorities.bodies))


def of_exchange_format(source: Source, content: bytes, knowledge: Knowledge) -> Iterator[Document | Unreadable]:
    """The records of a binary MARC file; damaged ones come as Unreadable. Raises ReadError for other content."""
    import pymarc

    refuse_disguised(content)
    logging.getLogger("pymarc").setLevel(logging.CRITICAL)  # its warnings about damaged fields name no file or place
    if not content[:5].isdigit():
        raise ReadError("not a MARC file: no record length at its beginning", "use the extension .xml for MARCXML")
    refuse_many_records(content.count(_RECORD_END))
    yield from _documents(source, pymarc.MARCReader(content), knowledge.authorities.bodies)


def _records(content: bytes) -> "Iterator[Record]":
    """The records of MARCXML, parsed in pieces: a record takes six times the memory of its XML."""
    import pymarc

    handler = pymarc.XmlHandler()  # type: ignore[no-untyped-call]
    parser = ExpatParser()
    parser.setContentHandler(handler)
    parser.setFeature(feature_namespaces, True)
    for start in range(0, len(content) + _PIECE, _PIECE):
        try:
            parser.feed(content[start : start + _PIECE]) if start < len(content) else parser.close()
        except SAXParseException as error:
            place = f"line {error.getLineNumber()}, column {error.getColumnNumber()}"
            raise ReadError(f"malformed XML: {error.getMessage()}", "export the records again", place) from error
        except (pymarc.exceptions.PymarcException, ValueError, KeyError, IndexError, AttributeError) as error:
            raise ReadError("XML but not MARCXML", "export the records again") from error
        yield from handler.records
        handler.records.clear()


def _documents(
    source: Source, records: Iterable["Record | None"], bodies: Container[str]
) -> Iterator[Document | Unreadable]:
    number = 0
    for number, record in enumerate(records, 1):
        key = f"{source.key}:{number}"
        try:
            if record is None:
                raise ReadError("damaged record", "export it again")
            header = _header(record, bodies)
            yield Document(header.symbol or key, source.name, "", header=header)
        except ReadError as error:
            yield Unreadable(key, source.name, f"record {number}", error.problem, error.remedy)
    if number == 0:
        raise ReadError("no records", "export them again")


def _header(record: "Record", bodies: Container[str]) -> Header:
    notes: list[str] = []
    try:
        symbol = symbols.parse(_symbol(record)).canonical
    except symbols.SymbolError as error:
        raise ReadError(str(error).rstrip("."), "correct the symbol in field 191") from error
    header = with_symbol(Header(type=_type(record)), symbol)
    acts = header.type in {"resolution", "decision"}
    nearby = list(_related_symbols(record, notes))
    return Header(
        symbol=symbol,
        type=header.type,
        title=_title(record),
        body=_body(record, bodies),
        session=_session(record),
        adopted=_date(record, "992", notes) if acts else None,
        published=_date(record, "269", notes),
        agenda_item=next((item for item in _all(record, "991", "b") if item), None),
        agenda_title=next((title for title in _all(record, "991", "c") if title), None),
        meeting=next(filter(_is_meeting, nearby), None),
        subjects=_subjects(record),
        related=(*(_related(nearby) if acts else _issues(nearby, symbol)), *_superseded(record, notes)),
        vote=_vote(record, notes) if acts else None,
        notes=tuple(dict.fromkeys(notes)),
    )


def _all(record: "Record", tag: str, code: str) -> list[str]:
    """The values of a subfield, in order, without white space and final punctuation."""
    found = (value for field in record.get_fields(tag) for value in field.get_subfields(code))
    return [" ".join(value.split()).strip(_ENDS) for value in found]


def _symbol(record: "Record") -> str:
    for tag in ("191", "791"):
        for value in _all(record, tag, "a"):
            if value:
                return value
    raise ReadError("no document symbol (field 191)", "leave out records of works without a symbol")


def _type(record: "Record") -> DocumentType:
    words = " ".join(value for code in "abc" for value in _all(record, "989", code)).casefold()
    words = words.replace("resolutions and decisions", "")
    return next((kind for phrase, kind in _TYPES if phrase in words), "other")


def _title(record: "Record") -> str | None:
    parts = [value for code in "ab" for value in _all(record, "245", code)[:1] if value]
    return " : ".join(parts) or None


def _body(record: "Record", bodies: Container[str]) -> str | None:
    """The first known body in field 710: `UN. Human Rights Council (55th sess. : 2024 : Geneva)`."""
    for value in _all(record, "710", "a"):
        name = re.sub(r"\s*\(.*", "", value.removeprefix("UN. ")).strip(_ENDS)
        if name in bodies:
            return name
    return None


def _session(record: "Record") -> int | None:
    """The number of the regular session in field 191: `55`, `55th sess.`; symbols give special sessions."""
    for value in _all(record, "191", "c"):
        if match := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?(?: sess)?", value):
            return int(match[1])
    return None


def _date(record: "Record", tag: str, notes: list[str]) -> str | None:
    for value in _all(record, tag, "a"):
        match = _DATE.fullmatch(value)
        try:
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat() if match else None
        except ValueError:
            notes.append(f"The date {value!r} of field {tag} is none and is left out.")
    return None


def _subjects(record: "Record") -> tuple[Subject, ...]:
    schemes = (("650", "UNBIS Thesaurus"), ("610", "DHLAUTH"))
    return tuple(
        dict.fromkeys(
            Subject(label, None, scheme) for tag, scheme in schemes for label in _all(record, tag, "a") if label
        )
    )


def _related_symbols(record: "Record", notes: list[str]) -> Iterator[str]:
    for value in _all(record, "993", "a"):
        try:
            yield symbols.parse(value).canonical
        except symbols.SymbolError as error:
            notes.append(f"A related document is left out: {error}")


def _is_meeting(symbol: str) -> bool:
    return bool(re.search(r"/(?:PV|SR)\.\d", symbol))


def _related(symbols_nearby: list[str]) -> tuple[RelatedDocument, ...]:
    """The drafts and committee reports of a resolution or decision."""
    found = []
    for symbol in symbols_nearby:
        if not _is_meeting(symbol):
            role: Literal["draft", "committee-report"] = "draft" if re.search(r"/L\.\d", symbol) else "committee-report"
            found.append(RelatedDocument(role, symbol))
    return tuple(dict.fromkeys(found))


def _issues(symbols_nearby: list[str], symbol: str) -> tuple[RelatedDocument, ...]:
    """The corrigenda, addenda and revisions of a document; no relation is known for other symbols."""
    return tuple(
        dict.fromkeys(RelatedDocument("issue", other) for other in symbols_nearby if other.startswith(f"{symbol}/"))
    )


def _superseded(record: "Record", notes: list[str]) -> Iterator[RelatedDocument]:
    """The documents that a note (field 500) says are superseded; other notes that name documents are kept as notes."""
    for words in _all(record, "500", "a"):
        named = list(_named(words))
        if named and _SUPERSEDES.match(words):
            yield from (RelatedDocument("superseded", symbol) for symbol in named)
        elif named:
            notes.append(f"The catalogue notes: {words}.")


def _named(words: str) -> Iterator[str]:
    for match in _SYMBOL.finditer(words):
        try:
            yield symbols.parse(match[0].rstrip(".,;:)")).canonical
        except symbols.SymbolError:
            continue


def _vote(record: "Record", notes: list[str]) -> Vote | None:
    """The vote in field 996, in its own subfields or in words: `Adopted 25-15-7, 55th meeting`."""
    figures = [next(iter(_all(record, "996", code)), "") for code in "bcd"]
    if all(figure.isascii() and figure.isdigit() for figure in figures):
        in_favour, against, abstaining = map(int, figures)
        return Vote("vote", in_favour, against, abstaining)
    for words in _all(record, "996", "a"):
        if "without" in words.casefold() and "vote" in words.casefold():
            return Vote("without-vote")
        if match := _SPLIT.search(words):
            return Vote("vote", int(match["yes"]), int(match["no"]), int(match["abstaining"]))
        notes.append(f"The vote {words!r} is not understood and is left out.")
    return None
