"""Is the trail whole, and are its lines sealed? (`bereik trail verify`, `bereik trail seal`)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bereik.house.command.answers import FINDINGS, Unusable, give, give_json, language
from bereik.house.command.house import need_owner, open_house
from bereik.terms.text import Text

if TYPE_CHECKING:
    from bereik.trust.trail.verifying import Verdict

app = typer.Typer(name="trail", add_completion=False, rich_markup_mode=None)


@app.callback()
def trail() -> None:
    """Het spoor van wie keek: nakijken en verzegelen."""


@app.command()
def verify(
    as_json: Annotated[bool, typer.Option("--json", help="Eén JSON-document op standaarduitvoer")] = False,
    head: Annotated[
        str | None,
        typer.Option(
            metavar="N:HEX", help="De kop die u eerder opschreef: dan valt ook een afgesneden eind op"
        ),
    ] = None,
) -> None:
    """Kijk of het spoor heel is, en noem anders de eerste regel die niet past. Uitgang: 0 heel, 1 niet heel."""
    open_house()
    need_owner()
    from bereik.trust.trail.verifying import as_json as document
    from bereik.trust.trail.verifying import read_words, verify_trail

    known = None
    if head is not None:
        try:
            known = read_words(head)
        except ValueError as why:
            raise Unusable(
                Text(f"“{head}” is geen kop van het spoor.", f"“{head}” is not a head of the trail."),
                Text(
                    "Een kop is een nummer, een dubbele punt en 64 tekens.",
                    "A head is a number, a colon and 64 digits.",
                ),
                Text(
                    "Neem hem over van een eerdere  bereik trail verify.",
                    "Copy one from an earlier  bereik trail verify.",
                ),
            ) from why
    verdict = verify_trail(known)
    if as_json:
        give_json(document(verdict))
    else:
        give(_said(verdict))
    if not verdict.whole:
        raise typer.Exit(FINDINGS)


@app.command()
def seal() -> None:
    """Verzegel nu wat er staat. Het nachtwerk en `bereik work` doen dit vanzelf."""
    open_house()
    need_owner()
    from bereik.trust.trail.sealing import seal_lines

    sealed = seal_lines()
    said = Text("Verzegeld: {lines} regels. Kop: {head}", "Sealed: {lines} lines. Head: {head}")
    give([said.say(language()).format(lines=sealed.lines, head=sealed.head)])


def _said(verdict: Verdict) -> list[str]:
    spoken = language()
    first = verdict.first
    lines = []
    if first is None:
        lines.append(Text("Het spoor is heel.", "The trail is whole.").say(spoken))
    else:
        lines.append(
            Text("Het spoor is niet heel. Eerste regel die niet past: {which}: {what}.",
                 "The trail is not whole. First line that does not fit: {which}: {what}.")
            .say(spoken)
            .format(
                which=" ".join(str(part) for part in (first.number, first.line) if part is not None),
                what=WHAT[first.what].say(spoken),
            )
        )  # fmt: skip
        more = (
            Text("Het past op één plaats niet.", "It does not fit in one place.")
            if verdict.misfits == 1
            else Text("Het past op {misfits} plaatsen niet.", "It does not fit in {misfits} places.")
        )
        lines.append(more.say(spoken).format(misfits=verdict.misfits))
    counts = Text(
        "Verzegeld: {sealed}. Nog niet verzegeld: {not_sealed}. Na hun termijn weg: {dropped}.",
        "Sealed: {sealed}. Not sealed yet: {not_sealed}. Gone after their term: {dropped}.",
    )
    lines.append(
        counts.say(spoken).format(
            sealed=verdict.sealed, not_sealed=verdict.not_sealed, dropped=verdict.dropped
        )
    )
    kept = Text("Kop, om buiten het huis te bewaren: {head}", "Head, to keep outside the house: {head}")
    lines.append(kept.say(spoken).format(head=verdict.head))
    return lines


WHAT = {
    "changed": Text("de regel is veranderd", "the line was changed"),
    "removed": Text("de regel is weggehaald", "the line was removed"),
    "slipped_in": Text("de regel is er later tussen gezet", "the line was slipped in"),
    "seal_changed": Text("het zegel is veranderd", "the seal was changed"),
    "seal_removed": Text("het zegel is weggehaald", "the seal was removed"),
    "tail_removed": Text("het eind is afgesneden", "the tail was cut off"),
}
