"""The structure of a text: masthead, preambular and operative paragraphs, numbered paragraphs, annexes, footnotes."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from unkg.authorities.language import Language
from unkg.extraction.layout.footnote_anchors import with_anchors
from unkg.extraction.layout.lines import LONGEST_ENACTING, Line, LineGroup, group_lines, lines_of
from unkg.extraction.layout.normalized_text import Block
from unkg.extraction.patterns.verbs import said_of_us
from unkg.extraction.patterns.words import CAPITAL, INITIAL, RAISED, any_of, before_next, holds_any, stems_of
from unkg.model import Document, Paragraph, ParagraphKind, Section

_ROMAN_LETTERS = re.compile(r"^[ivx]+$")
_NUMBERED_TITLE = re.compile(r"^\W*(?:S-|ES-)?\d{1,4}/(?:\d+|\.{2,}|…)[ A-Z]*\.?\s")
_LABEL = re.compile(r"^(?:(annex) )?(PP|OP|para|fn) (.+)$")
_TO_DIGITS = str.maketrans(RAISED, "0123456789")
_TRAILING_MARKS = f'{RAISED}*”" '
_LONG = 120
"""Characters: a longer block that ends in a full stop is running text, not a heading."""
_SHORTEST_PREAMBULAR = 40
"""Characters: a shorter block without punctuation is a heading inside the preamble."""


class Openings(Struct, frozen=True):
    """Words that open a document's text and the paragraphs of a resolution."""

    enacting: re.Pattern[str]
    statement: re.Pattern[str]
    statement_stems: tuple[str, ...]
    """Strings of which `statement` needs one."""
    at_meeting: re.Pattern[str]
    preambular: re.Pattern[str]
    operative: re.Pattern[str]
    clause: re.Pattern[str]
    """A preambular or operative paragraph."""
    is_short: bool
    """Whether a clause can be as short as a heading: in scripts without capitals."""
    is_one_form: bool
    """Whether one form of a verb opens both, so that only the end of a paragraph tells which it is."""


@lru_cache(maxsize=8)
def openings(language: Language) -> Openings:
    """The openings of a language.

    Those of clauses begin with a capital where the script has it so, after emphasis or a quotation mark.
    """
    words = language.structure
    # A text without spaces is not set apart into words yet.
    before, end = (before_next, r"\b") if language.script.spaces else (any_of, "")
    adverbs = rf"(?:{before(words['adverbs'])})*"
    third = any_of(forms[0] for verb in language.strengths for forms in language.forms[verb])
    participles = any_of(forms[1] for verbs in language.forms.values() for forms in verbs)
    ending = rf"[^\W\d_]+(?:-[^\W\d_]+)*{any_of(words['preambular_endings'])}"
    preambular = rf"(?:{any_of(words['preambular'])}|{participles}|{ending}){end}"
    we = rf"{before(language.action_words['we'])}(?:{before(words['adverbs'])})*{any_of(said_of_us(language))}"
    operative = rf"(?:{third}|{we}){end}"
    lead = rf"[*_“\"]*{rf'(?=[{CAPITAL}])' if language.script.clause_capitals else ''}"
    name = rf"(?:[{INITIAL}][\w'’-]*|{any_of(words['enacting_words'])})"
    article = before(words["enacting_articles"]) if words["enacting_articles"] else ""
    return Openings(
        # The line that names the body: "The General Assembly," alone; never "The Council of Europe has" in a paragraph.
        enacting=re.compile(rf"^\W*{article}{name}(?:[ ,'’]+{name}){{0,14}},?\W*$"),
        statement=re.compile(any_of(words["statement"])),
        statement_stems=stems_of(words["statement"]),
        at_meeting=re.compile(before(words["at_meeting"])),
        preambular=re.compile(rf"{lead}(?i:{adverbs}{preambular})"),
        operative=re.compile(rf"{lead}(?i:{adverbs}{operative})"),
        clause=re.compile(rf"{lead}(?i:{adverbs}(?:{preambular}|{operative}))"),
        is_short=not language.script.clause_capitals,
        is_one_form=any(forms[0] == forms[1] for verbs in language.forms.values() for forms in verbs),
    )


class _State(Struct, frozen=True, gc=False):
    """What the blocks so far have shown."""

    section: Section = "heading"
    is_statement: bool = False
    is_resolution: bool = False
    preambular: int = 0
    """Number of the last preambular paragraph."""
    operative: str = ""
    """Number of the last numbered paragraph."""
    unnumbered: int = 0
    letter: str = ""
    annexes: int = 0
    is_numbered: bool = False
    """Whether operative paragraphs with numbers follow."""


_SECTION_OF: Mapping[ParagraphKind, Section] = MappingProxyType({"footnote": "footnote", "enacting": "preamble"})
_Classified = tuple[_State, ParagraphKind, str]
"""The state after a block, and the block's kind and label."""


def blocks_of(document: Document, language: Language) -> list[Block]:
    """The paragraphs of a document with their pieces of the text, and footnotes with the offsets of their markers.

    The structure that a format provides is kept. That of plain text is inferred from numbers, openings and layout.
    """
    if document.paragraphs is not None:
        return [Block(p, ((p.start, p.end),)) for p in document.paragraphs if p.end > p.start]
    opening = openings(language)
    groups = group_lines(_lines(document, language), opening.clause, opening.enacting)
    contents = _annexes_in_contents(groups)
    numbered = _before_numbers(groups, opening)
    state, parts, blocks = _State(), set[str](), []
    for index, group in enumerate(groups):
        if state.is_numbered != (index in numbered):
            state = replace(state, is_numbered=not state.is_numbered)
        state, kind, label = _classified(group, state, opening, in_contents=index in contents)
        part = _part(label, state.annexes)
        blocks.append(_block(group, kind, label, state.section, None if part in parts else part))
        if part:
            parts.add(part)
    return with_anchors(document.text, blocks)


def _lines(document: Document, language: Language) -> list[Line]:
    """The lines of a document's scope, with offsets in the whole text."""
    text = language.script.plain(document.text)
    if not document.scope:
        return lines_of(text, language)
    return [
        replace(line, start=start + line.start, end=start + line.end, content=start + line.content)
        for start, end in document.scope
        for line in lines_of(text[start:end], language)
    ]


def _annexes_in_contents(groups: list[LineGroup]) -> frozenset[int]:
    """Indices of the lines that name an annex which is named again further down, as a table of contents does."""
    last = {group.words: index for index, group in enumerate(groups) if group.first.opening == "annex"}
    return frozenset(
        index for index, group in enumerate(groups) if group.first.opening == "annex" and last[group.words] != index
    )


def _before_numbers(groups: list[LineGroup], opening: Openings) -> frozenset[int]:
    """Indices of what stands before a paragraph with the number 1 of the same resolution or annex."""
    found, follows = set[int](), False
    for index in range(len(groups) - 1, -1, -1):
        first = groups[index].first
        if first.opening == "annex" or _enacts(groups[index], opening):
            follows = False
        elif first.opening == "number" and first.label == "1":
            follows = True
        elif follows:
            found.add(index)
    return frozenset(found)


def _block(group: LineGroup, kind: ParagraphKind, label: str, section: Section, part: str | None) -> Block:
    start, end = group.pieces[0][0], group.pieces[-1][1]
    paragraph = Paragraph(label, kind, _SECTION_OF.get(kind, section), start, end, part, group.first.content)
    return Block(paragraph, group.pieces)


def _classified(group: LineGroup, state: _State, opening: Openings, *, in_contents: bool) -> _Classified:
    first, words = group.first, group.words
    if first.opening == "footnote":
        return state, "footnote", "fn " + first.label.rstrip("/").translate(_TO_DIGITS)
    if first.opening == "annex":
        if in_contents and not state.operative and state.section in {"heading", "body"}:
            return state, "heading", ""
        annex = replace(state, section="annex", annexes=state.annexes + 1, operative="", letter="", unnumbered=0)
        return annex, "heading", ""
    if _enacts(group, opening):
        if state.section != "annex":
            state = replace(state, section="preamble", preambular=0, operative="")
        return replace(state, is_resolution=True), "enacting", ""
    if state.section == "heading":
        return _in_heading(group, state, opening)
    if first.opening == "heading":
        return state, "heading", ""
    if _is_statement(words, opening):
        return replace(state, is_statement=True, section="preamble"), "body", ""
    return _in_body(group, state, opening)


def _is_statement(words: str, opening: Openings) -> bool:
    return holds_any(words, opening.statement_stems) and opening.statement.search(words) is not None


def _enacts(group: LineGroup, opening: Openings) -> bool:
    words = group.words
    if group.first.opening != "plain" or len(words) >= LONGEST_ENACTING or not words.rstrip("*_ ").endswith(","):
        return False
    return bool(opening.enacting.match(words))


def _in_heading(group: LineGroup, state: _State, opening: Openings) -> _Classified:
    first, words = group.first, group.words
    if _is_statement(words, opening):
        return replace(state, is_statement=True, section="preamble"), "body", ""
    if first.opening == "number" and len(words) > len(first.label) + 3 and not _NUMBERED_TITLE.match(words):
        acts = opening.operative.match(words[first.content - first.start :].lstrip())
        return _in_body(group, replace(state, section="operative" if acts else "body"), opening)
    # "Recommends that the Assembly adopt the following draft resolution:", which some scripts say in few letters.
    leads = opening.is_short and words.endswith(":") and opening.operative.match(words) is not None
    is_plain, is_text = first.opening == "plain", leads or len(words) > _LONG / 2
    if not is_text and not (is_plain and words.endswith(",")):
        return state, "heading", ""
    ending = words.rstrip(_TRAILING_MARKS)
    is_stopped = is_text and ending.endswith((",", ";", ".", ":"))
    if is_plain and (words.endswith(",") or is_stopped) and opening.preambular.match(words):
        return _in_body(group, replace(state, section="preamble", is_resolution=True), opening)
    if is_plain and is_stopped and opening.operative.match(words):
        return _unnumbered("OP", replace(state, section="operative"))
    if len(words) > _LONG and opening.at_meeting.match(words):
        return _in_body(group, replace(state, section="operative"), opening)
    if is_plain and is_text and ending.endswith((".", ";", ":")):
        return _in_body(group, replace(state, section="body"), opening)
    return state, "heading", ""


def _in_body(group: LineGroup, state: _State, opening: Openings) -> _Classified:
    first, words = group.first, group.words
    if first.opening == "number":
        own = words[max(first.content - first.start, 0) :].lstrip(" .)*") if first.label else words
        return _numbered(first.label, state, acts=bool(opening.operative.match(own)))
    if first.opening == "letter":
        return _lettered(first.label, state)
    if state.section == "preamble" and not state.is_statement:
        return _in_preamble(words, state, opening)
    if state.is_statement:
        return _unnumbered("para", replace(state, section="operative"))
    if state.section == "operative":
        return _in_operative(words, state, opening)
    if state.section == "annex":
        return state, "annex", ""
    return state, "body" if len(words) > _LONG or words.endswith((".", ";", ",")) else "heading", ""


def _in_preamble(words: str, state: _State, opening: Openings) -> _Classified:
    unmarked = words.rstrip(_TRAILING_MARKS)
    # "Takes note of the report," before numbered paragraphs is a slip; where verbs have one form it is the rule.
    is_continued = any if opening.is_one_form else all
    if opening.operative.match(words) and not is_continued((unmarked.endswith(","), state.is_numbered)):
        return _unnumbered("OP", replace(state, section="operative"))
    if len(words) < _SHORTEST_PREAMBULAR and not unmarked.endswith((",", ";", ".", ":")):
        return state, "heading", ""
    number = state.preambular + 1
    return replace(state, preambular=number), "preambular", f"PP {number}"


def _in_operative(words: str, state: _State, opening: Openings) -> _Classified:
    if not state.operative and not state.is_resolution:
        return _unnumbered("para", state) if len(words) > _LONG / 2 else (state, "body", "")
    if opening.operative.match(words) and not state.operative.isdigit():
        return _unnumbered("OP", state)
    return state, "body", ""


def _unnumbered(unit: str, state: _State) -> _Classified:
    """A paragraph without a printed number, which is counted."""
    number = state.unnumbered + 1
    state = replace(state, unnumbered=number, letter="", operative=f"{number}" if unit == "OP" else state.operative)
    prefix = "annex " if state.section == "annex" else ""
    return state, "operative" if unit == "OP" else "body", f"{prefix}{unit} {number}"


def _numbered(number: str, state: _State, *, acts: bool) -> _Classified:
    """A paragraph with a printed number; `acts` tells whether it opens with an operative verb."""
    section: Section = "operative" if state.section == "preamble" else state.section
    state = replace(state, section=section, operative=number, letter="")
    if section == "annex":
        return state, "annex", f"annex OP {number}" if acts else f"annex para {number}"
    if section == "operative":
        return state, "operative", f"OP {number}"
    return state, "body", f"para {number}"


def _lettered(letter: str, state: _State) -> _Classified:
    kinds: dict[Section, ParagraphKind] = {"operative": "operative", "annex": "annex", "preamble": "preambular"}
    kind = kinds.get(state.section, "body")
    parent = _parent_label(state)
    if not parent:
        return state, kind, ""
    if _ROMAN_LETTERS.match(letter) and state.letter and not _follows(state.letter, letter):
        return state, kind, f"{parent}({state.letter})({letter})"
    return replace(state, letter=letter), kind, f"{parent}({letter})"


def _parent_label(state: _State) -> str:
    """The label of the paragraph that a lettered item belongs to; empty if there is none."""
    if state.section == "preamble":
        return f"PP {state.preambular}" if state.preambular else ""
    if not state.operative:
        return ""
    unit = "OP" if state.section == "operative" else "para"
    return f"annex {unit} {state.operative}" if state.section == "annex" else f"{unit} {state.operative}"


def _follows(previous: str, letter: str) -> bool:
    """Whether a letter is the next of the alphabet: "(i)" after "(h)" is a letter, after "(b)" a Roman numeral."""
    return len(previous) == len(letter) == 1 and ord(letter) == ord(previous) + 1


@lru_cache(maxsize=4096)
def _part(label: str, annexes: int) -> str | None:
    """The IRI fragment of a label: `OP 2(b)` is `op2.b`."""
    match = _LABEL.match(label)
    if not match:
        return None
    number = match[3].replace(")(", ".").replace("(", ".").replace(")", "").replace(" ", "")
    if not re.fullmatch(r"[\w.*-]+", number):
        return None
    own = match[2].lower() + number.replace("*", "star")
    return f"annex{max(annexes, 1)}.{own}" if match[1] else own
