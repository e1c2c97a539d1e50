"""Describe the run that made a graph: its programs and rules, without time."""

from collections.abc import Iterator, Mapping

from unkg.graph.literals import english, plain
from unkg.graph.terms import Minter, Prov, Rdf, Statement, Unkg
from unkg.vocabulary import IriScheme, Term


def run_iri(ingredients: Mapping[str, str], minter: IriScheme[Term]) -> Term:
    """The IRI of a run: a digest of its programs and rule files with their versions, in any order."""
    return minter.run(*(text for item in sorted(ingredients.items()) for text in item))


def statements_of_run(ingredients: Mapping[str, str], minter: Minter) -> Iterator[Statement]:
    """The run and what it used."""
    run = run_iri(ingredients, minter)
    yield run, Rdf.type, Prov.Activity
    yield run, Rdf.label, english("extraction " + ", ".join(f"{n} {v[:12]}" for n, v in sorted(ingredients.items())))
    for name, version in sorted(ingredients.items()):
        used = minter.ingredient(name, version)
        yield run, Prov.used, used
        yield used, Rdf.type, Prov.Entity
        yield used, Rdf.label, english(name)
        yield used, Unkg.version, plain(version)
