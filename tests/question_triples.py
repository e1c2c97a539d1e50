"""Small stores of triples for questions, without documents."""

from pyoxigraph import Store

BASE, ONTOLOGY = "https://w3id.org/unkg/id/", "https://w3id.org/unkg/ontology#"
PREFIXES = (
    f"PREFIX u: <{ONTOLOGY}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    "PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> "
    "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
)


def store_of(*triples: str) -> Store:
    store = Store()
    store.update(f"{PREFIXES} INSERT DATA {{ {' '.join(triples)} }}")
    return store


def event(name: str, kind: str, date: str, ends: str | None = None, **more: str) -> str:
    """The triples of an event of the mandate of a mission, by an act of its own."""
    act = f"<{BASE}document/{more.get('act', f'S/RES/{date}')}>"
    ending = (
        f'u:ends "{ends}"^^xsd:date ; ' if ends else f'u:untilWords "{more["words"]}" ; ' if "words" in more else ""
    )
    day = f'u:occurredOn "{date}"^^xsd:{"date" if len(date) == 10 else "gYear"} ; ' if date else ""
    return (
        f"<{BASE}body/{name}> rdfs:label 'Mission {name}' . <{BASE}mandate/{name}> u:heldBy <{BASE}body/{name}> . "
        f"<{BASE}e/{name}{kind}{date}> u:mandate <{BASE}mandate/{name}> ; u:act {act} ; {ending} {day} "
        f"u:reported {more.get('reported', 'false')} ; u:eventKind <{BASE}event-kind/{kind}> ; "
        f"u:inDocument {act} ; u:evidence <{BASE}m> . <{BASE}m> nif:anchorOf 'words' ."
    )
