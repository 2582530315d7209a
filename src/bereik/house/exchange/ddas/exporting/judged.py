"""What does our own check say of what we are about to give?

Batch by batch, under the places that things have in the whole. Of each rule it is counted how often, and the first
places are kept: the rest reads whoever checks the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from bereik.house.exchange.ddas.delivery import delivery_of
from bereik.house.exchange.ddas.exporting.pieces import Part
from bereik.house.exchange.ddas.finding import Finding, Level, shown
from bereik.house.exchange.ddas.meaning import check_meaning
from bereik.house.exchange.ddas.meaning.references import ID_WITH_TWO_CONTENTS
from bereik.house.exchange.ddas.meaning.values import LARGEST_PAGE, PAGE_TOO_LARGE
from bereik.house.exchange.ddas.schema import ExchangeSchema
from bereik.terms.text import Text

FIRST = 5
_PLACE = re.compile(r"\$\.leveringen\[0\](?:\.(vroegsignalen|vroegsignaalzaken)\[(\d+)\])?")


@dataclass(slots=True)
class Said:
    """One rule: how often, the first findings, and the signals that those are about."""

    level: Level
    first: list[Finding] = field(default_factory=list)
    signals: list[str] = field(default_factory=list)
    count: int = 0


@dataclass(slots=True)
class Judged:
    rules: dict[str, Said] = field(default_factory=dict)
    _heads: set[tuple[str, str]] = field(default_factory=set)
    _ids: set[tuple[int, bytes]] = field(default_factory=set)

    @property
    def errors(self) -> dict[str, Said]:
        return {rule: said for rule, said in self.rules.items() if said.level is Level.ERROR}

    @property
    def findings(self) -> dict[str, Said]:
        return {rule: said for rule, said in self.rules.items() if said.level is Level.FINDING}

    def judge(
        self,
        head: dict[str, Any],
        place: int,
        part: Part,
        signals: list[dict[str, Any]],
        cases: list[dict[str, Any]],
        *,
        schema: ExchangeSchema,
        gemeentecode: str | None,
    ) -> None:
        """Before the batch is added to its part."""
        document = head | {
            "leveringen": [part.head | {"vroegsignalen": signals, "vroegsignaalzaken": cases}]
        }
        breaches = list(schema.findings(document))
        seen = {breach.path for breach in breaches}
        meant = (
            one for one in check_meaning(delivery_of(document), gemeentecode=gemeentecode) if one.path not in seen
        )
        for finding in (*breaches, *meant):
            self._note(finding, place, part, signals, cases)
        for number, signal in enumerate(signals):
            mark = (place, blake2b(signal["ID"].encode("utf-8", "surrogatepass"), digest_size=12).digest())
            if mark in self._ids:
                path = f"$.leveringen[0].vroegsignalen[{number}]"
                said = ID_WITH_TWO_CONTENTS.at(f"{path}.ID", id=shown(signal["ID"]), first=f"$.leveringen[{place}]")
                self._note(said, place, part, signals, cases)
            self._ids.add(mark)

    def judge_whole(self, head: dict[str, Any], many: int, schema: ExchangeSchema, gemeentecode: str | None) -> None:
        """What is said of the whole and not of a batch."""
        if not many:
            for finding in (*schema.findings(head), *check_meaning(delivery_of(head), gemeentecode=gemeentecode)):
                self._add(finding, [])
        if many > LARGEST_PAGE:
            self._add(PAGE_TOO_LARGE.at("$.leveringen", count=many, limit=LARGEST_PAGE), [])

    def _note(
        self, finding: Finding, place: int, part: Part, signals: list[dict[str, Any]], cases: list[dict[str, Any]]
    ) -> None:
        found = _PLACE.match(finding.path)
        sort, number = (found.group(1), found.group(2)) if found else (None, None)
        if sort is None:  # the head stands in each batch, and is said once
            head = (finding.rule, _placed(finding, place, part).path)
            if head in self._heads or finding.rule == PAGE_TOO_LARGE.name:
                return
            self._heads.add(head)
            about: list[str] = []
        elif sort == "vroegsignalen":
            about = [str(signals[int(number or 0)].get("ID"))]
        else:
            about = [str(one.get("ID")) for one in cases[int(number or 0)].get("vroegsignalen", ())]
        self._add(finding, about, place, part)

    def _add(self, finding: Finding, about: list[str], place: int = 0, part: Part | None = None) -> None:
        said = self.rules.setdefault(finding.rule, Said(finding.level))
        said.count += 1
        if len(said.first) < FIRST:
            said.first.append(_placed(finding, place, part) if part else finding)
        for one in about:
            if one not in said.signals and len(said.signals) < FIRST:
                said.signals.append(one)


def _placed(finding: Finding, place: int, part: Part) -> Finding:
    """The same finding, with its places as they are in the whole."""

    def whole(found: re.Match[str]) -> str:
        before = {"vroegsignalen": part.many_signals, "vroegsignaalzaken": part.many_cases}
        head = f"$.leveringen[{place}]"
        sort = found.group(1)
        return f"{head}.{sort}[{before[sort] + int(found.group(2))}]" if sort else head

    def said(text: Text) -> Text:
        return Text(nl=_PLACE.sub(whole, text.nl), en=_PLACE.sub(whole, text.en))

    return replace(
        finding,
        path=_PLACE.sub(whole, finding.path),
        what=said(finding.what),
        why=said(finding.why),
        what_now=said(finding.what_now),
    )


def in_order(judged: Judged) -> Iterator[tuple[str, Said]]:
    """Errors first, and of each sort the one that occurs most."""
    return iter(sorted(judged.rules.items(), key=lambda one: (one[1].level is Level.FINDING, -one[1].count, one[0])))
