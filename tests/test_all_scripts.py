"""What holds for any text in any of the six languages: offsets are its own, nothing fails, nothing depends on order."""

import json
import random
import sys
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import text_strategies
from test_cases_of_languages import CASES, KINDS
from unkg import authorities
from unkg.authorities import Language
from unkg.building import Limits, Options, extract_lines
from unkg.extraction import extract
from unkg.extraction.layout.normalized_text import normalize
from unkg.extraction.layout.paragraphs import blocks_of
from unkg.extraction.output import as_json
from unkg.extraction.scan.gazetteer import Gazetteer
from unkg.model import OFFICIAL_LANGUAGES, Document, Extraction

KNOWLEDGE = authorities.load()
LANGUAGES = pytest.mark.parametrize("language", OFFICIAL_LANGUAGES)
ANY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str, language: str) -> Extraction:
    return extract(Document("text", "text", text, language), KNOWLEDGE)


@LANGUAGES
@ANY
@given(data=st.data())
def test_all_that_is_found_has_offsets_of_the_text(language: str, data: st.DataObject) -> None:
    text = data.draw(text_strategies.texts_in(language))
    found = read(text, language)
    for reference in found.references:
        assert reference.text == text[reference.start : reference.end] != ""
    for span in (*found.actions, *found.events, *found.submissions):
        assert text[span.start : span.end].strip()
    for span in found.paragraphs:
        assert 0 <= span.start <= span.end <= len(text)
    json.dumps(as_json(found), ensure_ascii=False).encode()


@LANGUAGES
@ANY
@given(data=st.data())
def test_the_normalized_text_leads_back_to_the_text(language: str, data: st.DataObject) -> None:
    text = data.draw(text_strategies.texts_in(language))
    table = KNOWLEDGE.languages[language]
    normalized = normalize(text, blocks_of(Document("text", "text", text, language), table), table.script)
    assert len(normalized.lower) == len(normalized.text)
    for passage in normalized.passages:
        for offset in range(passage.start, passage.end):
            start, end = normalized.original(offset, offset + 1)
            assert passage.paragraph.start <= start <= end <= len(text)


@LANGUAGES
@settings(ANY, max_examples=3)
@given(data=st.data())
def test_texts_of_other_scripts_before_it_change_nothing(language: str, data: st.DataObject) -> None:
    text = data.draw(text_strategies.texts_in(language))
    alone = as_json(read(text, language))
    for other in OFFICIAL_LANGUAGES:
        read(data.draw(text_strategies.texts_in(other)), other)
    assert as_json(read(text, language)) == alone


def test_what_is_made_for_a_language_is_kept_while_others_are_read(samples: Path) -> None:
    sample = samples / "a-hrc-res-55-21.md"
    files = {"en": sample} | {code: sample.with_suffix(f".{code}.md") for code in OFFICIAL_LANGUAGES if code != "en"}

    def made() -> dict[str, int]:
        for language, file in files.items():
            read(file.read_text(encoding="utf-8"), language)
        return {name: cache.cache_info().misses for name, cache in caches_of_languages().items()}

    assert made() == made()
    assert min(cache.cache_info().maxsize for cache in caches_of_languages().values()) >= len(OFFICIAL_LANGUAGES)


def caches_of_languages() -> dict[str, Any]:
    """The caches of functions that make something of a language; others are caches of words, bodies and so on."""
    modules = [module for name, module in sys.modules.items() if name.startswith("unkg.")]
    made = [one for module in modules for one in vars(module).values() if isinstance(one, _lru_cache_wrapper)]
    return {f"{one.__module__}.{one.__qualname__}": one for one in made if {Language, Gazetteer} & kinds_taken(one)}


def kinds_taken(cache: Any) -> set[object]:
    return {kind for name, kind in cache.__annotations__.items() if name != "return"}


def test_workers_and_order_change_nothing(tmp_path: Path) -> None:
    said = [
        {"id": f"{language}-{kind}-{at}", "lang": language, "text": "\n".join(text for way in ways for text in way)}
        for language, kinds in CASES.items()
        for kind in KINDS
        for at, ways in enumerate([kinds[kind].values()])
    ]
    lines = [json.dumps(one, ensure_ascii=False) for one in said]
    found = []
    for workers, seed in ((0, 1), (2, 2)):
        random.Random(seed).shuffle(lines)
        (tmp_path / "said.jsonl").write_text("\n".join(lines), encoding="utf-8")
        found.append(sorted(map(str, extract_lines([tmp_path / "said.jsonl"], Options(limits=Limits(workers))))))
    assert found[0] == found[1]
    assert len(found[0]) == len(said)
