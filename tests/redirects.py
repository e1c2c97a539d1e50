"""Where the rules for w3id.org must lead: path below the base, Accept header, path below the site."""

SITE = "https://example.org/unkg/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
DIGEST = "3f9a" + "0" * 28

REDIRECTS = [
    ("", BROWSER, ""),
    ("ontology", BROWSER, "ontology/"),
    ("ontology", "text/turtle", "ontology/index.ttl"),
    ("ontology", "application/rdf+xml,text/turtle;q=0.9,*/*;q=0.1", "ontology/index.ttl"),
    ("context", "application/ld+json", "ontology/context.jsonld"),
    ("id/document/S/RES/2371(2017)", BROWSER, "id/document/S/RES/2371(2017)/"),
    ("id/document/S/RES/2371(2017)", "*/*", "id/document/S/RES/2371(2017)/"),
    ("id/document/S/RES/2371(2017)", "", "id/document/S/RES/2371(2017)/"),
    ("id/document/A/HRC/25/63", "text/turtle", "id/document/A/HRC/25/63/index.ttl"),
    ("id/document/A/HRC/25/63", "text/turtle,text/html;q=0.5", "id/document/A/HRC/25/63/index.ttl"),
    ("id/document/A/HRC/25/63", "application/ld+json", "id/document/A/HRC/25/63/index.jsonld"),
    ("id/document/A/HRC/25/63", "application/json", "id/document/A/HRC/25/63/index.jsonld"),
    ("id/body/human-rights-council/", BROWSER, "id/body/human-rights-council/"),
    (f"id/citation/{DIGEST}", BROWSER, f"id/citation/3f/#{DIGEST}"),
    (f"id/text/sha256-{DIGEST}", BROWSER, f"id/text/3f/#sha256-{DIGEST}"),
    (f"id/mention/{DIGEST}", "text/turtle", "id/mention/3f/index.ttl"),
]
