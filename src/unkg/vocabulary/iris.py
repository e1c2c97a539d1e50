"""The IRIs of all resources in the graph, under one base."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final, Generic
from urllib.parse import quote

from pyoxigraph import NamedNode

from unkg import symbols
from unkg.vocabulary.terms import BASE, Term

_SAFE_IN_SYMBOLS: Final = "/().,:;=+!$&'@~-_"
# "…/id/graph/fr/A/RES/77/16"; never "…/id/graph/A/RES/77/16": symbols begin with a capital.
_OF_VERSION: Final = re.compile(r"(?<=/id/graph/)[a-z]{2,3}/")


def digest(*parts: str | int | None) -> str:
    """The first 32 hexadecimal digits of the SHA-256 of the parts; None differs from an empty text."""
    joined = "\x1f".join(["\x00" if part is None else f"{part}" for part in parts])
    return sha256(joined.encode()).hexdigest()[:32]


def text_sha256(text: str) -> str:
    """The full SHA-256 of a text in UTF-8, hexadecimal."""
    return sha256(text.encode()).hexdigest()


def is_version_graph(graph: str) -> bool:
    """Whether a named graph is that of a language version of a document."""
    return _OF_VERSION.search(graph) is not None


def primary_graph(graph: str) -> str:
    """The named graph of the document that a graph, perhaps of a language version, is about."""
    return _OF_VERSION.sub("", graph, count=1)


@dataclass(frozen=True, slots=True)
class IriScheme(ABC, Generic[Term]):
    """The IRIs of resources under one base; a subclass says what terms they are."""

    base: str = BASE

    @abstractmethod
    def term(self, iri: str) -> Term:
        """The term of an IRI."""

    @abstractmethod
    def iri(self, term: Term) -> str:
        """The IRI of a term."""

    def _id(self, path: str) -> Term:
        return self.term(f"{self.base}id/{path}")

    def document(self, symbol: str) -> Term:
        """A document by its canonical symbol, or by the slug of a name (`general comment No. 32 (…)`)."""
        return self._id("document/" + _document_path(symbol))

    def unnamed_document(self, sha256: str) -> Term:
        """A document without a known symbol, by the digest of its text."""
        return self._id(f"document/sha256-{sha256[:32]}")

    def part(self, whole: Term, fragment: str) -> Term:
        """A part of a document or instrument: `…#op2.b`."""
        return self.term(f"{self.iri(whole)}#{_fragment(fragment)}")

    def graph(self, document: Term) -> Term:
        """The named graph of a document: `id/document/…` becomes `id/graph/…`."""
        return self.term(self.iri(document).replace(f"{self.base}id/document/", f"{self.base}id/graph/", 1))

    def version_graph(self, document: Term, language: str) -> Term:
        """The named graph of a language version of a document: `id/graph/fr/…`; `zh-Hans` is `zh`."""
        code, graph = language.partition("-")[0].lower(), self.iri(self.graph(document))
        return self.term(graph.replace(f"{self.base}id/graph/", f"{self.base}id/graph/{code}/", 1))

    def authorities_graph(self) -> Term:
        """The named graph of bodies, mechanisms, instruments, States and sessions."""
        return self._id("authorities")

    def runs_graph(self) -> Term:
        """The named graph with the provenance of the other graphs: the runs that produced them."""
        return self._id("runs")

    def text(self, sha256: str) -> Term:
        """A text as read, by its digest."""
        return self._id(f"text/sha256-{sha256[:32]}")

    def body(self, name: str) -> Term:
        """A body by its canonical name."""
        return self._id("body/" + _name(name))

    def mechanism(self, name: str) -> Term:
        """A mechanism by its canonical name."""
        return self._id("mechanism/" + _name(name))

    def instrument(self, key: str) -> Term:
        """An instrument by its id (`ICCPR`); some ids are titles."""
        return self._id("instrument/" + _name(key))

    def state(self, iso3: str) -> Term:
        """A State by its ISO 3166-1 alpha-3 code."""
        return self._id("state/" + _name(iso3))

    def session(self, body: str, number: str) -> Term:
        """A session by the canonical name of its body and its number (`55`, `S-17`)."""
        return self._id(f"session/{_name(body)}/{_name(number)}")

    def agenda_item(self, body: str, session: str, number: str) -> Term:
        """An item of a session's agenda: `agenda-item/general-assembly/77/68.b` for item 68 (b)."""
        letters = ".".join(re.findall(r"\w+", number))
        return self._id(f"agenda-item/{_name(body)}/{_name(session)}/{quote(letters)}")

    def mandate(self, holder: str) -> Term:
        """A mandate by the canonical name of its holder, a mechanism or body."""
        return self._id("mandate/" + _name(holder))

    def candidate(self, name: str) -> Term:
        """A body, mechanism or instrument that is named in a text but not in the authorities."""
        return self._id("candidate/" + _name(name))

    def subject(self, scheme: str, label: str) -> Term:
        """A subject heading by its label, so that the IRI is the same if a file lacks the IRI of the thesaurus."""
        return self._id(f"subject/{_name(scheme)}/{_name(label)}")

    def subject_scheme(self, scheme: str) -> Term:
        """The thesaurus of subject headings."""
        return self._id("subject-scheme/" + _name(scheme))

    def series(self, prefix: str, kind: str) -> Term:
        """A symbol series by its prefix and the kind of its documents."""
        return self._id(f"series/{digest(prefix, kind)}")

    def mention(self, sha256: str, start: int, end: int, target: str | None) -> Term:
        """A mention by text, offsets in code points, and target; it changes with the text, by design."""
        return self._id("mention/" + digest(sha256, start, end, target))

    def citation(self, *identity: str | int | None) -> Term:
        """A citation by (citing document, citing part, target, pinpoint, ordinal among equals in the part)."""
        return self._id("citation/" + digest(*identity))

    def reference(self, *identity: str | int | None) -> Term:
        """Any other reference, by the same identity."""
        return self._id("reference/" + digest(*identity))

    def action(self, *identity: str | int | None) -> Term:
        """An action by (document, part, verb, ordinal among equals in the part)."""
        return self._id("action/" + digest(*identity))

    def mandate_event(self, *identity: str | int | None) -> Term:
        """An event of a mandate by (asserting document, part, mandate, kind, act, its part, ordinal among equals)."""
        return self._id("mandate-event/" + digest(*identity))

    def submission(self, *identity: str | int | None) -> Term:
        """A report submission by (asserting document, part, report, request, its part, ordinal among equals)."""
        return self._id("submission/" + digest(*identity))

    def unidentified_report(self, *identity: str | int | None) -> Term:
        """A report without a known symbol, by (request, its part, author, year or else the asserting document)."""
        return self._id("document/report-" + digest(*identity))

    def correction(self, *identity: str | int | None) -> Term:
        """A correction by (document, part, words, target, previous target, ordinal among equals in the part)."""
        return self._id("correction/" + digest(*identity))

    def agent(self, name: str) -> Term:
        """The author of corrections, by name."""
        return self._id("agent/" + _name(name))

    def run(self, *identity: str) -> Term:
        """A run of the extractor by its program and rule versions."""
        return self._id("run/" + digest(*identity))

    def ingredient(self, name: str, version: str) -> Term:
        """A program or rule file in one version, used by a run."""
        return self._id("ingredient/" + digest(name, version))


class Minter(IriScheme[NamedNode]):
    """The IRIs of resources as nodes."""

    __slots__ = ()

    def term(self, iri: str) -> NamedNode:
        """The node of an IRI."""
        return NamedNode(iri)

    def iri(self, term: NamedNode) -> str:
        """The IRI of a node."""
        return term.value


@lru_cache(maxsize=65536)
def _document_path(symbol: str) -> str:
    return quote(symbol, safe=_SAFE_IN_SYMBOLS) if symbol.split() == [symbol] else _name(symbol)


def _name(name: str) -> str:
    """The slug, or the digest of a name without any Latin letter or digit."""
    return symbols.slug(name) or f"sha256-{digest(name)}"


@lru_cache(maxsize=4096)
def _fragment(name: str) -> str:
    return quote(name, safe=".-_~()")
