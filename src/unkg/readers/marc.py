"""Catalogue records of the UN libraries (MARC 21, in XML or binary), which describe documents without their text.

The fields are those of the United Nations Digital Library: 191 or 791 symbol, 245 title, 269 date of publication, 992
date of action, 989 type, 710 issuing bodies and sponsors, 515 further sponsors, 650 and 610 subjects, 991 agenda, 993
related symbols, 996 voting, 500 notes.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final
from xml.sax import SAXParseException
from xml.sax.expatreader import ExpatParser
from xml.sax.handler import feature_namespaces

from unkg import symbols
from unkg.authorities import Knowledge
from unkg.model import Authorities, Document, DocumentType, Header, RelatedDocument, Role, Subject, Vote
from unkg.readers import states
from unkg.readers.bounds import refuse_many_records
from unkg.readers.errors import ReadError, Unreadable
from unkg.readers.file_bytes import refuse_disguised
from unkg.readers.headers import with_symbol
from unkg.readers.sources import Source
from unkg.readers.xml_doctype import refuse_document_type
from unkg.vocabulary import DRAFTS

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
_OF_FORMS: Final[tuple[tuple[str, DocumentType], ...]] = (
    ("draft decision", "draft decision"),
    ("draft resolution", "draft resolution"),
    ("note", "note"),
    ("statement", "note"),
    ("letter", "letter"),
    ("report", "report"),
)
"""Words behind a title and the type they mean where field 989 is silent; a statement of the Secretary-General on what a
draft costs is a note, for `statement` is what the president of an organ says on its behalf."""
_CLASS_OF_DRAFTS: Final = "draft resolutions and decisions"
# "revised draft resolution", "note", "report"; never "amendment to draft resolution A/C.3/78/L.51", "78th session".
_FORM: Final = re.compile(
    r"(?:(?:further |orally )*revised )?(?:(?:draft )?(?:resolution|decision)|note|statement|report|letter)",
    re.IGNORECASE,
)
_AMENDMENT: Final = re.compile(r"\bamendments? to (?:\w+ )?draft (?:resolution|decision) ", re.IGNORECASE)
# What ends a list of sponsors: "(A/78/481/Add.2)", ". The amendment"; never "(Plurinational State of)".
_AFTER_SPONSORS: Final = re.compile(r"\s*\((?=[A-Z]+/)|\.(?:\s|$)")
_ADDITIONAL: Final = re.compile(r"Additional sponsors?:\s*", re.IGNORECASE)
# "71b", "71b[20]", "4"; never "[900]", an item without a number.
_AGENDA_ITEM: Final = re.compile(r"(\d{1,3})([a-z]{0,2})(?:\[.*)?")
_ORGAN: Final = "UN. "
_GROUP: Final = "Group of "
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
    yield from list(_documents(source, _records(content), knowledge.authorities))


def of_exchange_format(source: Source, content: bytes, knowledge: Knowledge) -> Iterator[Document | Unreadable]:
    """The records of a binary MARC file; damaged ones come as Unreadable. Raises ReadError for other content."""
    import pymarc

    refuse_disguised(content)
    logging.getLogger("pymarc").setLevel(logging.CRITICAL)  # its warnings about damaged fields name no file or place
    if not content[:5].isdigit():
        raise ReadError("not a MARC file: no record length at its beginning", "use the extension .xml for MARCXML")
    refuse_many_records(content.count(_RECORD_END))
    yield from _documents(source, pymarc.MARCReader(content), knowledge.authorities)


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
    source: Source, records: Iterable["Record | None"], authorities: Authorities
) -> Iterator[Document | Unreadable]:
    number = 0
    for number, record in enumerate(records, 1):
        key = f"{source.key}:{number}"
        try:
            if record is None:
                raise ReadError("damaged record", "export it again")
            header = _header(record, authorities)
            yield Document(header.symbol or key, source.name, "", header=header)
        except ReadError as error:
            yield Unreadable(key, source.name, f"record {number}", error.problem, error.remedy)
    if number == 0:
        raise ReadError("no records", "export them again")


def _header(record: "Record", authorities: Authorities) -> Header:
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
        body=_body(record, authorities),
        session=_session(record),
        adopted=_date(record, "992", notes) if acts else None,
        published=_date(record, "269", notes),
        agenda_item=next(_agenda_items(record), None),
        agenda_title=next((title for title in _all(record, "991", "c") if title), None),
        sponsors=_sponsors(record, authorities) if header.type in DRAFTS else (),
        meeting=next(filter(_is_meeting, nearby), None),
        subjects=_subjects(record),
        related=(*_related(header, nearby), *_amended(record, notes), *_superseded(record, notes)),
        vote=_vote(record, notes) if acts else None,
        notes=tuple(dict.fromkeys(notes)),
    )


def _all(record: "Record", tag: str, code: str) -> list[str]:
    """The values of a subfield, in order, without white space and final punctuation."""
    return [" ".join(_encoded_once(value).split()).strip(_ENDS) for value in _printed(record, tag, code)]


def _printed(record: "Record", tag: str, code: str) -> Iterator[str]:
    """The values of a subfield, in order, as they are in the file."""
    return (value for field in record.get_fields(tag) for value in field.get_subfields(code))


def _encoded_once(value: str) -> str:
    """The words of a value that was encoded twice, as exports of the Digital Library are: `Côte` of `CÃ´te`."""
    if value.isascii():
        return value
    for encoding in ("latin-1", "cp1252"):
        try:
            return value.encode(encoding).decode()
        except UnicodeError:  # it is what it says: the letters of "Côte" are no UTF-8
            continue
    return value


def _symbol(record: "Record") -> str:
    for tag in ("191", "791"):
        for value in _all(record, tag, "a"):
            if value:
                return value
    raise ReadError("no document symbol (field 191)", "leave out records of works without a symbol")


def _type(record: "Record") -> DocumentType:
    """By field 989, else by the form behind the title; that also tells draft resolutions from draft decisions."""
    words = " ".join(value for code in "abc" for value in _all(record, "989", code)).casefold()
    form = next((part.casefold() for part in reversed(_parts(record)) if _is_form(part)), "")
    of_form: DocumentType = next((kind for phrase, kind in _OF_FORMS if phrase in form), "other")
    if _CLASS_OF_DRAFTS in words:
        return of_form if of_form in DRAFTS else "draft resolution"
    words = words.replace("resolutions and decisions", "")
    return next((kind for phrase, kind in _TYPES if phrase in words), of_form)


def _title(record: "Record") -> str | None:
    """All parts of the title without its form: not “revised draft resolution”, but what an amendment is to."""
    parts = _parts(record)
    return ": ".join(part for place, part in enumerate(parts) if place == 0 or not _FORM.fullmatch(part)) or None


def _parts(record: "Record") -> list[str]:
    fields = (value for code in "ab" for value in _all(record, "245", code)[:1] if value)
    return [part.strip(_ENDS) for value in fields for part in value.split(" : ")]


def _is_form(part: str) -> bool:
    return bool(_FORM.fullmatch(part) or _AMENDMENT.match(part))


def _body(record: "Record", authorities: Authorities) -> str | None:
    """The first known body in field 710: `UN. Human Rights Council (55th sess. : 2024 : Geneva)`."""
    for value in _all(record, "710", "a"):
        name = re.sub(r"\s*\(.*", "", value.removeprefix(_ORGAN)).strip(_ENDS)
        if name in authorities.bodies:
            return name
    return None


def _sponsors(record: "Record", authorities: Authorities) -> tuple[str, ...]:
    """The States and groups of field 710, and the further sponsors of field 515; not the organs that submit a draft."""
    named = [value.removeprefix(_ORGAN) for value in _all(record, "710", "a") if _is_sponsor(value)]
    for words in _all(record, "515", "a"):
        if match := _ADDITIONAL.match(words):
            named += states.split(_AFTER_SPONSORS.split(words[match.end() :], maxsplit=1)[0], authorities)
    return tuple(dict.fromkeys(named))


def _is_sponsor(name: str) -> bool:
    return bool(name) and (not name.startswith(_ORGAN) or name.startswith(_ORGAN + _GROUP))


def _agenda_items(record: "Record") -> Iterator[str]:
    """The items as documents print them: `71 (b)` of `71b[20]`."""
    for value in _printed(record, "991", "b"):
        if match := _AGENDA_ITEM.fullmatch(value.strip(" .")):
            yield f"{match[1]} ({match[2]})" if match[2] else match[1]


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


def _related(header: Header, symbols_nearby: list[str]) -> tuple[RelatedDocument, ...]:
    """The drafts and committee reports of an act; what a draft became, and the report on it; the issues of others.

    A draft became one act: if its record names several, each is only perhaps the one.
    """
    roles = ((_role(header, symbol), symbol) for symbol in symbols_nearby)
    found = tuple(dict.fromkeys(RelatedDocument(role, symbol) for role, symbol in roles if role))
    if sum(one.role == "adopted" for one in found) < 2:
        return found
    return tuple(replace(one, role="perhaps-adopted") if one.role == "adopted" else one for one in found)


def _role(header: Header, symbol: str) -> Role | None:
    """How a document of field 993 is related; None for a meeting, and where no relation is known."""
    is_draft = header.type in DRAFTS
    if symbol.startswith(f"{header.symbol}/"):
        return "issue"
    if _is_meeting(symbol) or not (is_draft or header.type in {"resolution", "decision"}):
        return None
    if re.search(r"/L\.\d", symbol):
        return None if is_draft else "draft"
    named = symbols.parse(symbol)
    if named.kind in {"resolution", "decision"}:
        return "adopted" if is_draft and not named.suffix else None
    return "committee-report" if symbol.split("/", maxsplit=1)[0] == (header.symbol or "").split("/")[0] else None


def _amended(record: "Record", notes: list[str]) -> Iterator[RelatedDocument]:
    """The draft that the title says is to be amended."""
    for title in _all(record, "245", "b"):
        if match := _AMENDMENT.search(title):
            yield from (RelatedDocument("amended", symbol) for symbol in _named(title[match.end() :]))
    notes.extend(f"The catalogue notes: {words}." for words in _all(record, "515", "a") if "amendment" in words)


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
