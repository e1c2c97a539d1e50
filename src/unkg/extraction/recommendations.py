"""Recommendations of reports and reviews: “136.4 Ratify … (France);”, “States should ensure …”, “The Committee recommends that …”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.addressees import Addressees
from unkg.extraction.antecedents import Named
from unkg.extraction.passages import Passage, View
from unkg.extraction.verbs import verbs_of
from unkg.model import Action, Authorities, Strength

# ---- reviews: lists of what States recommend to the State under review ---------------------------------------------

_IN_PARENTHESES = re.compile(r"\((?P<states>[A-Z][^()]{2,200})\)")
_PARTS = re.compile(r",? and |, |; ?|/")
# What opens a recommendation or goes on with one: "To take", "; and to strengthen", "as well as to raise", "Ratify".
_OPENS = re.compile(
    r"(?:(?:\([a-z]{1,3}\)|[a-z]\)|\d{1,3}\.\d{1,3}\.?|[-•])\s*)?(?P<words>(?P<to>[Tt]o,? )?(?:inter alia, )?(?P<adverbs>(?:[a-z]+ly(?: and [a-z]+ly)? |further |also |fully )*)(?P<verb>[A-Za-z][a-z-]+))"
)
_VERBS = "accelerate|adopt|allocate|allow|amend|bring|carry out|combat|conduct|continue|cooperate|create|develop|eliminate|enact|encourage|end|enhance|ensure|establish|expand|extend|facilitate|fulfil|guarantee|implement|improve|increase|intensify|introduce|investigate|invite|monitor|prevent|prohibit|promote|protect|provide|publish|punish|ratify|reduce|reform|repeal|respect|review|step up|strengthen|submit|support|take|undertake|work"
# "and to raise", "as well as to continue", or a bare verb with an object of its own before it ("… and monitor its implementation").
_GOES_ON = re.compile(
    rf"(?:[;,]? (?:and|as well as)(?: also)?|;)[,;]? (?P<words>(?:(?P<to>to )(?:[a-z]+ly |further |also )*(?P<any>[a-z-]+)|(?:[a-z]+ly |further )?(?:{_VERBS})(?= (?:its|the|all|their|an?|any|[a-z]+ (?:reforms?|measures|efforts|legislation|steps|laws|policies))\b)))"
)
_LEAST_OBJECT = 12
"""Characters between two verbs that have each an object: “sign and ratify” is one recommendation."""
_MOST_BETWEEN = 1600
"""Characters: a longer stretch without a State in parentheses is narrative, not one recommendation."""
_LEAST_LISTED = 3
"""Paragraphs with States in parentheses that make a list of a review's recommendations."""

# ---- reports: what a mechanism or committee says should be done ----------------------------------------------------

# Sentences and items of a paragraph; a footnote's number may be glued to the stop ("sanitation.59 The Special Rapporteur").
_SENTENCE = re.compile(r"(?:(?<=[.;:!?] )|(?<=[.;]\d )|(?<=[.;]\d\d )|(?<=[.;]\d\d\d ))(?=[\"'(]?[A-Z(a-z])")
_ADVERBS = r"(?: also| further| therefore| thus| always| at least| [a-z]+ly)*"
_MODALS = (
    re.compile(
        rf"(?P<before>[^;\n]{{0,330}}?)\b(?P<modal>should|must|ought to)\b(?P<negated> not)?{_ADVERBS}(?P<be> be(?: [a-z]+ly)?)?(?: (?P<verb>[a-z-]+))?"
    ),
    re.compile(
        r"(?:[^;\n]{0,200}? )?(?P<modal>is (?:[a-z]+ly )?(?:important|essential|crucial|necessary|imperative|vital|desirable) (?:that|for)) (?P<before>[^;\n]{3,160}?)(?P<be>\bbe)? (?:to )?(?P<verb>adopt|ensure|take|provide|develop|strengthen|establish|recognize|address|promote|respect|protect|implement|undertake|continue|work|cooperate|support|guarantee|consider)\b"
    ),
    re.compile(
        rf"(?P<before>[^;\n]{{0,330}}?)\b(?P<modal>needs? to)\b{_ADVERBS}(?P<be> be(?: [a-z]+ly)?)?(?: (?P<verb>[a-z-]+))?"
    ),
    re.compile(r"(?P<before>[^;\n]{0,330}?)\b(?P<modal>(?:is|are) (?P<passive_need>needed|required)|requires?)\b"),
)
"""What makes a sentence a recommendation, the plainest first."""
# "Under no circumstances should a State provide": the subject stands behind.
_INVERTED = re.compile(r" ?(?P<subject>(?:an? |the )?[A-Za-z]+) (?P<verb>[a-z]+)\b")
_ITEM = re.compile(r"(?P<words>(?:[a-z]+ly )*(?P<verb>[a-z-]+))")
# Words before a subject that are none of it: "To ensure this, States", "Following the study …,48 the Institute", "However, the mechanism".
_LEADS_IN = re.compile(
    r"(?:To|In|By|For|Following|Given|As|When|Where|While|If|Instead|Learning|Consistent|Under|At|With|Through|On|From|Having|Such|[A-Z][a-z]+ly|Furthermore|Moreover|However|Thus|Also|Nevertheless|Nonetheless)\b[^;]{2,260}?,\d{0,3} (?!and |or |as |in |at |by )"
)
_RECOMMENDING_SECTION = re.compile(r"\brecommendations?\b", re.IGNORECASE)
_SELF = re.compile(
    r"(?:^|[.;:] )(?P<words>(?:[A-Z][a-z ]{0,40}, )?(?P<issuer>[Tt]he (?:Special Rapporteur|Committee|Working Group|Independent Expert|Commission|Subcommittee|Mission|Group)|It(?= is ))(?: (?:therefore|also|further|strongly|thus|again|hereby|in particular|[a-z]+ly))* (?P<verb>recommends?|urges?|calls? (?:up)?on|encourages?|invites?|requests?|is (?:also )?recommended|suggests?|proposes?))\b"
)
_NO_SUBJECT = re.compile(r"^(?:it|this|that|these|those|there|which|who|he|she|they|what|such)\b", re.IGNORECASE)
_REPORTING = frozenset({"report", "concluding observations", "note", "views", "other"})

_STATE_ALONE = {"State": "States", "Government": "States", "state": "States", "countries": "States"}
_IRREGULAR = {
    "given": "give", "taken": "take", "made": "make", "done": "do", "held": "hold", "kept": "keep", "built": "build", "brought": "bring", "found": "find",
    "seen": "see", "set": "set", "put": "put", "met": "meet", "paid": "pay", "borne": "bear", "drawn": "draw", "known": "know", "led": "lead", "left": "leave",
    "sought": "seek", "shown": "show", "understood": "understand", "undertaken": "undertake", "written": "write", "begun": "begin", "chosen": "choose",
    "referred": "refer", "submitted": "submit", "committed": "commit", "permitted": "permit", "upheld": "uphold", "overcome": "overcome", "sent": "send", "spent": "spend",
    "mainstreamed": "mainstream", "developed": "develop", "monitored": "monitor", "targeted": "target", "offered": "offer", "considered": "consider",
    "strengthened": "strengthen", "broadened": "broaden", "widened": "widen", "delivered": "deliver", "followed": "follow", "allowed": "allow", "reviewed": "review",
    "viewed": "view", "fostered": "foster", "entered": "enter", "altered": "alter", "rendered": "render", "empowered": "empower", "discussed": "discuss",
    "addressed": "address", "pressed": "press", "accessed": "access", "assessed": "assess", "stressed": "stress", "expressed": "express", "possessed": "possess",
}  # fmt: skip
_TAKES_E = re.compile(
    r"(?:at|iz|is|in|v|s|c|u|ib|id|ir|or|ur|as|os|us|nc|rc|dg|pl|bl|tl|cl|gl|nag|ang|arg|erg|ap|op|yz|ut|ot|ag|ok|ar|od|ul)$"
)
_NO_E = re.compile(
    r"(?:ss|ain|ein|oin|een|een|eas|ais|ois|err|urn|orn|form|port|act|ect|end|and|ist|est|ent|ant|ort|ert|irm|orm|uct|ict|aw|ow|oy|ay|ish|igh|alk|ill|ell|all|ool|oil|ail|eal|eel|eat|eet|ait|oot|out|uit|sit|fit|mit|lim|rant|lect|ater|swer|iver|ster|eter|oor|our|air|eer|ear|plan|gain|pen|ten|sen|den|hen|ren|sign|join|rain|lear|con|son)$"
)


def base_of_participle(word: str) -> str:
    """The base form of a regular or common irregular English past participle: `examined` → `examine`, `given` → `give`."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ied"):
        return word[:-3] + "y"
    if not word.endswith("ed"):
        return word
    stem = word[:-2]
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        return stem[:-1]
    if _NO_E.search(stem):
        return stem
    return stem + "e" if _TAKES_E.search(stem) else stem


@dataclass(frozen=True, slots=True)
class Recommendations:
    """Reads the recommendations of one view; `key` is the document's, which may name the State under review."""

    view: View
    names: list[Named]
    kind: str
    issuer: str | None
    key: str
    authorities: Authorities
    language: Language

    def all(self) -> list[Action]:
        """Every recommendation of a report or review, in order of place; other types of document have none of this kind."""
        if self.kind not in _REPORTING:
            return []
        passages = [p for p in self.view.passages if p.paragraph.kind == "body"]
        listed = [p for p in passages if self._segments(p)]
        under_review = self._state_under_review() if len(listed) >= _LEAST_LISTED else None
        if under_review:
            return [a for p in listed for a in self._of_review(p, under_review)]
        return [a for p in self._recommending(passages) for a in self._of_report(p)]

    # ---- reviews ----------------------------------------------------------------------------------------------------

    def _segments(self, passage: Passage) -> list[tuple[int, int, tuple[str, ...]]]:
        """(start, end, States) of each stretch that ends with the States that recommend it in parentheses."""
        found = []
        position = passage.content
        for match in _IN_PARENTHESES.finditer(self.view.text, passage.content, passage.end):
            states = self._states(match["states"])
            if states and match.start() - position < _MOST_BETWEEN:
                found.append((position, match.start(), states))
                position = match.end()
        return found

    def _states(self, words: str) -> tuple[str, ...]:
        known = _states_by_name(self.authorities)
        codes = [known.get(part.strip().removeprefix("the ").lower()) for part in _PARTS.split(words) if part.strip()]
        return tuple(c for c in codes if c) if codes and all(codes) else ()

    def _state_under_review(self) -> str | None:
        """The State that a heading names alone, else the one that the document's key spells."""
        known = _states_by_name(self.authorities)
        for passage in self.view.passages:
            if passage.paragraph.kind == "heading":
                words = self.view.text[passage.start : passage.end].strip(" *#:").lower()
                tail = words.rpartition(":")[2].strip()
                if words in known or tail in known:
                    return known.get(words) or known.get(tail)
        spelled = re.sub(r"[^a-z]", "", self.key.lower().rpartition("/")[2])
        matches = [code for name, code in known.items() if len(name) > 3 and re.sub(r"[^a-z]", "", name) == spelled]
        return matches[0] if matches else None

    def _of_review(self, passage: Passage, under_review: str) -> Iterator[Action]:
        second = False
        for start, end, states in self._segments(passage):
            for a, b, verb in self._verbs(start, end):
                yield self._placed(a, b, verb, "recommend", states, (under_review,), passage, second=second)
                second = True

    def _verbs(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        text = self.view.text
        begin = start + len(text[start:end]) - len(text[start:end].lstrip(" ;,."))
        opening = re.compile(r"(?:(?:and|as well as)(?: also)?,? )?").match(text, begin, end)
        first = _OPENS.match(text, opening.end() if opening else begin, end)
        if not first or not (first["to"] or first["words"][0].isupper() or first["verb"].islower()):
            return
        yield first.start("words"), first.end("words"), first["verb"].lower()
        further = [m for m in _GOES_ON.finditer(text, first.end(), end) if first["to"] or not m["to"]]
        for match in further:
            if match["to"] or match.start() - first.end() > _LEAST_OBJECT:
                yield match.start("words"), match.end("words"), match["any"] or match["words"].split()[-1]

    # ---- reports ----------------------------------------------------------------------------------------------------

    def _recommending(self, passages: list[Passage]) -> list[Passage]:
        """The paragraphs under a heading of recommendations; all of an excerpt without headings that recommends or comes from a report's end."""
        headings = [p for p in self.view.passages if p.paragraph.kind == "heading" and p.paragraph.section != "heading"]
        zones = [p for p in headings if _RECOMMENDING_SECTION.search(self.view.text, p.start, p.end)]
        if zones:
            first = zones[0].start
            return [p for p in passages if p.start > first and _number(p) is not None]
        first_number = next((n for p in passages if (n := _number(p)) is not None), None)
        is_excerpt = first_number is not None and first_number > 20 and not headings
        return (
            [p for p in passages if _number(p) is not None]
            if is_excerpt
            else [p for p in passages if self._recommends(p)]
        )

    def _recommends(self, passage: Passage) -> bool:
        return bool(_SELF.search(self.view.text, passage.content, passage.end))

    def _of_report(self, passage: Passage) -> Iterator[Action]:
        second = False
        label = passage.paragraph.label
        carried: tuple[str, ...] | None = None  # who must do what the items of “States must: (a) …; (b) …” say
        for start, end in self._sentences(passage):
            letter = re.match(r"(?:and )?\(([a-z]{1,3})\) ", self.view.text[start:end])
            if letter:
                label, second = f"{passage.paragraph.label}({letter[1]})", False
                start += letter.end()
            else:
                carried = self._carried(start, end, passage)
            for action in self._of_sentence(start, end, passage, label, carried if letter else None):
                yield replace(action, second=second)
                second = True

    def _sentences(self, passage: Passage) -> Iterator[tuple[int, int]]:
        cuts = [
            passage.content,
            *(m.start() for m in _SENTENCE.finditer(self.view.text, passage.content + 1, passage.end)),
            passage.end,
        ]
        yield from zip(cuts, cuts[1:], strict=False)

    def _carried(self, start: int, end: int, passage: Passage) -> tuple[str, ...] | None:
        match = _MODALS[0].match(self.view.text, start, end)
        if match and self.view.text[match.end() : end].strip() == ":":
            return self._subject(match, passage)
        return None

    def _of_sentence(
        self, start: int, end: int, passage: Passage, label: str, carried: tuple[str, ...] | None
    ) -> Iterator[Action]:
        said = _SELF.search(self.view.text[start:end])
        if said:
            yield self._said(start, said, end, passage, label)
            return
        match = next((m for pattern in _MODALS if (m := pattern.match(self.view.text, start, end))), None)
        if match and not (
            _NO_SUBJECT.match(match["before"]) and "," not in match["before"] and not match["modal"].startswith("is ")
        ):
            yield from self._of_modal(match, end, passage, label)
        elif carried is not None and (item := _ITEM.match(self.view.text, start, end)):
            yield self._placed(
                item.start("words"),
                item.end("words"),
                item["verb"],
                "recommend",
                self._issuers(passage),
                carried,
                passage,
                label=label,
            )

    def _of_modal(self, match: re.Match[str], end: int, passage: Passage, label: str) -> Iterator[Action]:
        groups = match.groupdict()
        inverted = (
            _INVERTED.match(self.view.text, match.end("modal"), end)
            if re.match(r"(?:Under|In) no ", groups["before"])
            else None
        )
        verb = inverted["verb"] if inverted else self._verb_of_modal(groups)
        if verb is None:
            return
        passive = groups.get("be") or groups.get("passive_need") or groups["modal"].startswith("require")
        span = inverted.span("subject") if inverted else match.span("before")
        addressees = () if passive else self._doers(*span, passage)
        stop = inverted.end() if inverted else match.end("verb") if groups.get("verb") else match.end("modal")
        begin = min(match.start(), match.start("before"))
        yield self._placed(begin, stop, verb, "recommend", self._issuers(passage), addressees, passage, label=label)

    def _verb_of_modal(self, groups: dict[str, str | None]) -> str | None:
        need = groups.get("passive_need")
        if need or str(groups["modal"]).startswith("require"):
            return "need" if need == "needed" else "require"
        verb = groups.get("verb")
        if verb is None:
            return "be" if groups.get("be") else None
        return base_of_participle(verb) if groups.get("be") else verb

    def _subject(self, match: re.Match[str], passage: Passage) -> tuple[str, ...]:
        return self._doers(*match.span("before"), passage)

    def _doers(self, start: int, end: int, passage: Passage) -> tuple[str, ...]:
        """Who should act: the subject before the modal, an introduction (“To ensure this, …”) left out; things that cannot act are nobody."""
        while lead := _LEADS_IN.match(self.view.text, start, end):
            start = lead.end()
        return Addressees(self.view, self.names, self.language).acting(start, end, passage)

    def _said(self, start: int, said: re.Match[str], end: int, passage: Passage, label: str) -> Action:
        words = said["verb"]
        third = {
            "recommend": "recommend",
            "urge": "urge",
            "call": "call on" if " on" in words else "call upon",
            "encourage": "encourage",
            "invite": "invite",
            "request": "request",
            "suggest": "suggest",
            "propose": "propose",
            "is": "recommend",
        }
        verb = third[words.split()[0].rstrip("s") if words.split()[0] != "is" else "is"]
        verb = "call upon" if "upon" in words else verb
        strength: Strength = verbs_strength(verb, self.language)
        stop = start + said.end("words")
        addressees = Addressees(self.view, self.names, self.language).asked(stop, passage, end)
        return self._placed(
            start + said.start("words"), stop, verb, strength, self._issuers(passage), addressees, passage, label=label
        )

    def _issuers(self, passage: Passage) -> tuple[str, ...]:
        """The mechanism that speaks: the one resolved in the paragraph, else the one that the report is of, else its words."""
        for name in self.names:
            if name.kind == "mechanism" and name.keys and passage.start <= name.start < passage.end:
                return name.keys
        if any(name.kind == "mechanism" and not name.keys for name in self.names):
            return ("Special Rapporteur",)
        spoken = next((n.keys for n in self.names if n.kind == "mechanism" and n.keys), None)
        return spoken or ((self.issuer,) if self.issuer else ("Special Rapporteur",))

    def _placed(
        self,
        start: int,
        end: int,
        verb: str,
        strength: Strength,
        issuers: tuple[str, ...],
        addressees: tuple[str, ...],
        passage: Passage,
        *,
        second: bool = False,
        label: str | None = None,
    ) -> Action:
        a, b = self.view.original(start, end)
        return Action(a, b, verb, strength, issuers, addressees, label or passage.paragraph.label, second)


def verbs_strength(verb: str, language: Language) -> Strength:
    """What a verb of a report does; recommending where the table has no word for it."""
    verbs_of(language)
    return language.strengths.get(verb, "recommend")


def _number(passage: Passage) -> int | None:
    """The number of a numbered paragraph: 136 of `para 136.4`."""
    match = re.match(r"para (\d+)", passage.paragraph.label)
    return int(match[1]) if match else None


@lru_cache(maxsize=4)
def _states_by_name(authorities: Authorities) -> dict[str, str]:
    found: dict[str, str] = {}
    for state in authorities.states.values():
        for name in (state.name, *state.names):
            found.setdefault(name.lower(), state.iso3)
    return found
