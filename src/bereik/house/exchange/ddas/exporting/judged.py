"""What does our own check say of what we are about to give?

Batch by batch. Of each rule it is counted how often, and the first are kept, with the IDs of the signals they are about:
the places in the file reads whoever checks the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from bereik.house.exchange.ddas.delivery import delivery_of
from bereik.house.exchange.ddas.finding import Finding, Level, shown
from bereik.house.exchange.ddas.meaning import check_meaning
from bereik.house.exchange.ddas.meaning.references import ID_WITH_TWO_CONTENTS
from bereik.house.exchange.ddas.meaning.values import LARGEST_PAGE, PAGE_TOO_LARGE
from bereik.house.exchange.ddas.schema import ExchangeSchema
from bereik.terms.text import Text

FIRST = 5
ELSEWHERE = Text("een andere plek", "another place")
Document = dict[str, Any]
_PLACE = re.compile(r"\$\.leveringen\[0\](?:\.(vroegsignalen|vroegsignaalzaken)\[(\d+)\])?")


@dataclass(slots=True)
class Said:
    """One rule: how often, the first of its findings, and the first signals that it is about."""

    level: Level
    first: Finding
    signals: list[str] = field(default_factory=list)
    count: int = 0


@dataclass(slots=True)
class Judged:
    rules: dict[str, Said] = field(default_factory=dict)
    _heads: set[tuple[str, int, str]] = field(default_factory=set)
    _ids: set[tuple[int, bytes]] = field(default_factory=set)

    @property
    def errors(self) -> dict[str, Said]:
        return {rule: said for rule, said in self.rules.items() if said.level is Level.ERROR}

    @property
    def findings(self) -> dict[str, Said]:
        return {rule: said for rule, said in self.rules.items() if said.level is Level.FINDING}

    def judge(
        self,
        head: Document,
        place: int,
        part: Document,
        signals: list[Document],
        cases: list[Document],
        *,
        schema: ExchangeSchema,
        gemeentecode: str | None,
    ) -> None:
        """One batch of the part at this place; `part` is what stands at its head."""
        document = head | {"leveringen": [part | {"vroegsignalen": signals, "vroegsignaalzaken": cases}]}
        breaches = list(schema.findings(document))
        seen = {breach.path for breach in breaches}
        meant = check_meaning(delivery_of(document), gemeentecode=gemeentecode)
        for finding in (*breaches, *(one for one in meant if one.path not in seen)):
            self._note(finding, place, signals, cases)
        for signal in signals:
            mark = (place, blake2b(signal["ID"].encode("utf-8", "surrogatepass"), digest_size=12).digest())
            if mark in self._ids:
                id_ = signal["ID"]
                self._add(ID_WITH_TWO_CONTENTS.at("$.leveringen", id=shown(id_), first="$.leveringen"), [id_])
            self._ids.add(mark)

    def judge_whole(
        self, head: Document, many: int, schema: ExchangeSchema, gemeentecode: str | None
    ) -> None:
        """What is said of the whole and not of a batch."""
        if not many:
            for finding in (
                *schema.findings(head),
                *check_meaning(delivery_of(head), gemeentecode=gemeentecode),
            ):
                if (finding.rule, -1, finding.path) not in self._heads:
                    self._add(finding, [])
        if many > LARGEST_PAGE:
            self._add(PAGE_TOO_LARGE.at("$.leveringen", count=many, limit=LARGEST_PAGE), [])

    def _note(self, finding: Finding, place: int, signals: list[Document], cases: list[Document]) -> None:
        about = _about(finding.path, signals, cases)
        if about is None:  # the head stands in each batch, and is said once
            part = place if _PLACE.match(finding.path) else -1
            head = (finding.rule, part, finding.path)
            if head in self._heads or finding.rule == PAGE_TOO_LARGE.name:
                return
            self._heads.add(head)
        self._add(_by_id(finding, signals, cases), about or [])

    def _add(self, finding: Finding, about: list[str]) -> None:
        said = self.rules.setdefault(finding.rule, Said(finding.level, finding))
        said.count += 1
        for one in about:
            if one not in said.signals and len(said.signals) < FIRST:
                said.signals.append(one)


def _about(path: str, signals: list[Document], cases: list[Document]) -> list[str] | None:
    """The IDs of the signals that a place is about; None for a place in a head."""
    found = _PLACE.match(path)
    if found is None or found.group(1) is None:
        return None
    number = int(found.group(2))
    if found.group(1) == "vroegsignalen":
        return [str(signals[number].get("ID"))]
    return [str(one.get("ID")) for one in cases[number].get("vroegsignalen", ())]


def _by_id(finding: Finding, signals: list[Document], cases: list[Document]) -> Finding:
    """Its words with IDs instead of places: those are of the batch and not of the file."""

    def said(text: Text, language: str) -> str:
        def named(found: re.Match[str]) -> str:
            about = ", ".join(map(shown, _about(found.group(), signals, cases) or ()))
            return about or (ELSEWHERE.say(language))

        return _PLACE.sub(named, text.say(language))

    def both(text: Text) -> Text:
        return Text(nl=said(text, "nl"), en=said(text, "en"))

    if "$." not in f"{finding.what.nl}{finding.why.nl}{finding.what_now.nl}":
        return finding
    return replace(finding, what=both(finding.what), why=both(finding.why), what_now=both(finding.what_now))


def in_order(judged: Judged) -> Iterator[tuple[str, Said]]:
    """Errors first, and of each sort the one that occurs most."""
    return iter(
        sorted(judged.rules.items(), key=lambda one: (one[1].level is Level.FINDING, -one[1].count, one[0]))
    )
