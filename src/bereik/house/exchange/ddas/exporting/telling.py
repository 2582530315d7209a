"""How is it told what stands in a delivery, what does not, and what our own check says of it?

The same words on standard error and on the page. Nothing here names a resident.
"""

from __future__ import annotations

from collections.abc import Iterator

from bereik.house.exchange.ddas.exporting.judged import in_order
from bereik.house.exchange.ddas.exporting.result import Given
from bereik.house.exchange.ddas.finding import shown
from bereik.terms.senders import SENDERS, Sender
from bereik.terms.text import Text


def lines(given: Given, language: str) -> Iterator[str]:
    """For standard error: warnings, what is in it, what is left out, and what was found."""
    for warning in given.warnings:
        yield warning.say(language)
    yield IN_IT.say(language).format(
        signals=given.signals, cases=given.cases, attempts=given.attempts, ours=given.ours
    )
    if given.left_out:
        said = [f"{label.say(language)}: {many.say(language)}" for label, many in left_out(given)]
        yield f"{LEFT_OUT.say(language)} {', '.join(said)}."
    for rule, said_of in in_order(given.judged):
        first = said_of.first
        about = ", ".join(shown(one) for one in said_of.signals)
        named = WITH_SIGNALS.say(language).format(ids=about) if about else ""
        yield FOUND.say(language).format(
            rule=rule, count=said_of.count, named=named,
            what=first.what.say(language), now=first.what_now.say(language),
        )  # fmt: skip
    if given.judged.rules:
        yield ALL_OF_THEM.say(language)


def left_out(given: Given) -> list[tuple[Text, Text]]:
    """By kind of sender: what it is called, and how many."""
    return [
        (SENDERS[Sender(kind)].label if kind in set(Sender) else OTHERS, how_many(many))
        for kind, many in given.left_out.items()
    ]


def how_many(many: int | None) -> Text:
    return FEWER if many is None else Text(f"ongeveer {many}", f"about {many}")


OTHERS = Text("Anderen", "Others")
FEWER = Text("een paar", "a few")
IN_IT = Text(
    "In de opgave: {signals} signalen, {cases} zaken, {attempts} contactpogingen, waarvan {ours} van onszelf.",
    "In the return: {signals} signals, {cases} zaken, {attempts} contact attempts, {ours} of them our own.",
)
LEFT_OUT = Text(
    "Blijft erbuiten, want het is geen betalingsachterstand volgens de wet (afgerond):",
    "Left out, because it is no payment arrears by the law (rounded):",
)
FOUND = Text(
    "Bevinding {rule}, {count} keer{named}. De eerste: {what} {now}",
    "Finding {rule}, {count} times{named}. The first: {what} {now}",
)
WITH_SIGNALS = Text(" (signaal {ids})", " (signal {ids})")
ALL_OF_THEM = Text(
    "Bevindingen houden de opgave niet tegen. Alle leest u met:  bereik ddas check BESTAND",
    "Findings do not hold the return back. Read all of them with:  bereik ddas check FILE",
)
