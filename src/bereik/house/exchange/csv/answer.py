"""What is answered about a list: as one document, and in words? Nothing in it says who a row is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bereik.house.exchange.csv.agreeing import Agreed
from bereik.house.exchange.csv.fields import FIELDS
from bereik.house.exchange.csv.outcome import Outcome
from bereik.house.exchange.csv.suggesting import Suggested
from bereik.house.exchange.csv.table import LeftOut, Table
from bereik.house.exchange.ddas.finding import Finding, shown
from bereik.terms.senders import SENDERS
from bereik.terms.text import Text

if TYPE_CHECKING:
    from bereik.house.exchange.ddas.importing.result import Imported

LINES_SHOWN = 20
"""So many bad rows are named in words; the document and the file with bad rows have them all."""


@dataclass(frozen=True, slots=True)
class Answer:
    file: str
    sender: str
    table: Table
    agreed: Agreed
    suggested: tuple[Suggested, ...]
    """Only where one looks before anything was agreed."""
    wanting: tuple[Finding, ...]
    outcome: Outcome | None
    imported: Imported | None = None
    synthetic: bool = False
    findings: int = 0
    bad_file: str | None = None

    def warnings(self) -> tuple[Text, ...]:
        said = [
            Text(f"{one.what.nl} {one.what_now.nl}", f"{one.what.en} {one.what_now.en}")
            for one in self.table.warnings
        ]
        if self.outcome and self.outcome.bad and self.bad_file is None:
            said.append(NO_BAD_FILE)
        return tuple(said)


def document(answer: Answer, language: str) -> dict[str, Any]:
    """docs/reference/schema/ddas-csv.json. With `columns`, `kind` and `signalled` it can be given to `--columns`."""
    table, outcome, imported = answer.table, answer.outcome, answer.imported
    return {
        "file": answer.file,
        "sha256": table.sha256,
        "sender": answer.sender,
        "synthetic": answer.synthetic,
        "encoding": table.written.encoding,
        "delimiter": table.written.delimiter,
        "has_header": table.has_header,
        **answer.agreed.as_json(table),
        "suggested": [
            {"column": one.column.header, "field": one.field, "why": one.why.name.lower().replace("_", "-"),
             "words": one.why.value.say(language)}
            for one in answer.suggested
        ],
        "wanting": [_said(one, language) for one in answer.wanting],
        "decisions": [
            {"column": one.column.header, "field": one.field.value, "words": one.words.say(language)}
            for one in (outcome.decided.said if outcome else ())
        ],
        "rows": _rows(answer),
        "reasons": outcome.rules() if outcome else {},
        "bad": [
            {"line": one.row.line, "reasons": [_said(reason, language) for reason in one.reasons]}
            for one in (outcome.bad if outcome else ())
        ],
        "bad_file": answer.bad_file,
        "findings": answer.findings,
        "taken_in": imported and {
            "again": imported.again,
            "signals": imported.signals.figures(),
            "residents": {"new": imported.residents.new, "known": imported.residents.known},
        },
        "warnings": [warning.say(language) for warning in answer.warnings()],
    }  # fmt: skip


def _rows(answer: Answer) -> dict[str, int | None]:
    """Null where the rows could not be read yet, because something must still be said."""
    outcome = answer.outcome
    return {
        "good": len(outcome.good) if outcome else None,
        "bad": len(outcome.bad) if outcome else None,
        "double": len(outcome.doubles) if outcome else None,
        "left_out": sum(why is not LeftOut.EMPTY for _, why in answer.table.left_out),
    }


def _said(finding: Finding, language: str) -> dict[str, str | None]:
    return {
        "column": finding.path if finding.path != "$" else None,
        "rule": finding.rule,
        "what": finding.what.say(language),
        "why": finding.why.say(language),
        "what_now": finding.what_now.say(language),
    }


def lines(answer: Answer, language: str) -> list[str]:
    return list(_lines(answer, language))


def _lines(answer: Answer, language: str) -> Iterator[str]:
    if answer.suggested:
        yield COLUMNS.say(language)
        for one in answer.suggested:
            label = FIELDS[one.field].label if one.field else NOT_USED
            yield f"  {shown(one.column.header)}: {label.say(language)} – {one.why.value.say(language)}"
    if answer.agreed.kind:
        yield KIND.say(language).format(kind=SENDERS[answer.agreed.kind].label.say(language))
    for lack in answer.wanting:
        yield f"{lack.what.say(language)} {lack.what_now.say(language)}"
    outcome = answer.outcome
    if outcome is None:
        return
    for decision in outcome.decided.said:
        yield f"{shown(decision.column.header)}: {decision.words.say(language)}."
    yield from _left_out(answer, language)
    yield COUNTED.say(language).format(
        good=len(outcome.good), bad=len(outcome.bad), double=len(outcome.doubles)
    )
    for bad in outcome.bad[:LINES_SHOWN]:
        what = " ".join(reason.what.say(language) for reason in bad.reasons)
        yield LINE.say(language).format(line=bad.row.line, what=what)
    if (more := len(outcome.bad) - LINES_SHOWN) > 0:
        yield MORE.say(language).format(more=more)
    if answer.findings:
        yield FINDINGS.say(language).format(findings=answer.findings)
    if answer.imported is not None:
        from bereik.house.exchange.ddas.importing_command import (
            AGAIN,
            NOTHING_NEW,
            RESIDENTS,
            SIGNALS,
            SUMMED,
        )

        told = answer.imported
        if told.again:
            yield AGAIN.say(language)
            return
        counted = {name: getattr(told.signals, name) for name in ("new", "known", "amended", "older")}
        yield SUMMED.say(language).format(what=SIGNALS.say(language), **counted)
        yield RESIDENTS.say(language).format(new=told.residents.new, known=told.residents.known)
        if not told.changed:
            yield NOTHING_NEW.say(language)
    if answer.bad_file and outcome.bad:
        yield WRITTEN.say(language).format(file=answer.bad_file)


def _left_out(answer: Answer, language: str) -> Iterator[str]:
    found = Counter(why for _, why in answer.table.left_out if why is not LeftOut.EMPTY)
    for why, count in found.items():
        numbers = ", ".join(str(line) for line, one in answer.table.left_out if one is why)
        yield LEFT_OUT.say(language).format(why=why.value.say(language), count=count, lines=numbers[:60])


COLUMNS = Text("Kolommen:", "Columns:")
NOT_USED = Text("niet gebruikt", "not used")
KIND = Text("Soort schuldeiser: {kind}.", "Kind of creditor: {kind}.")
COUNTED = Text(
    "Goede rijen: {good}. Rijen die terug moeten: {bad}. Dubbel, telt één keer: {double}.",
    "Good rows: {good}. Rows to go back: {bad}. Double, counts once: {double}.",
)
LINE = Text("  regel {line}: {what}", "  line {line}: {what}")
MORE = Text(
    "  en nog {more}; met --bad BESTAND krijgt u ze alle.",
    "  and {more} more; with --bad FILE you get them all.",
)
FINDINGS = Text("Bevindingen bij goede rijen: {findings}.", "Findings about good rows: {findings}.")
LEFT_OUT = Text(
    "Overgeslagen ({why}): {count}, op regel {lines}.", "Skipped ({why}): {count}, on line {lines}."
)
WRITTEN = Text("De rijen die terug moeten staan in {file}.", "The rows to go back are in {file}.")
NO_BAD_FILE = Text(
    "Met --bad BESTAND krijgt u de rijen die terug moeten als CSV, met de redenen erbij.",
    "With --bad FILE you get the rows to go back as CSV, with the reasons.",
)
