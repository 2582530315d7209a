"""How does somebody read an answer on a screen, without JSON? Lines with what matters most, in their language."""

from collections.abc import Callable
from typing import Any

from bereik.reckon.funnel import UNNAMED
from bereik.reckon.refusal import language
from bereik.terms.text import Text


def funnel_lines(document: dict[str, Any]) -> str:
    """The funnel document as lines; shares as so many of a hundred, with their interval between brackets."""
    say = _in_their_language()
    heads = [Text("stap", "step"), Text("konden", "could"), Text("kwamen", "came"), Text("verloren", "lost")]
    step, could, came, lost = (say(head) for head in heads)
    of_hundred = say(Text("van de 100", "of 100"))
    lines: list[str] = []
    for group in document["groups"]:
        lines += [group["group"]] if group["group"] else []
        lines.append(f"{step:<20}{could:>9}{came:>9}{lost:>9}   {of_hundred}")
        for stage in group["stages"]:
            low, high = stage["interval"]
            share = "?" if stage["share"] is None else f"{100 * stage['share']:.0f}"
            lines.append(
                f"{stage['step']:<20}{stage['could']:>9}{stage['reached']:>9}{stage['lost']:>9}"
                f"   {share} ({100 * low:.0f}-{100 * high:.0f})"
            )
            lines += [
                f"    {_reason(reason['reason'], say)}: {reason['count']}" for reason in stage["reasons"]
            ]
            lines += [f"    {say(what)}: {stage[name]}" for name, what in _BESIDE if stage[name]]
        if group["largest_drop"]:
            most = say(Text("Het meest verloren wij vóór", "We lost most before"))
            chance = say(Text(" (kan toeval zijn)", " (may be chance)"))
            lines.append(f"{most} {group['largest_drop']}{'' if group['largest_drop_is_clear'] else chance}.")
        lines.append("")
    return "\n".join([*(lines or _no_rows(say)), *_warnings(document, say)])


_BESIDE = (
    ("own_choice", Text("koos zelf anders", "chose another way")),
    ("otherwise", Text("eindigde anders", "ended differently")),
    ("unknown", Text("geen antwoord", "no answer")),
    ("too_young", Text("nog niet lang genoeg gevolgd", "not followed for long enough")),
)
"""What is neither reached nor lost by us: without these the line does not add up."""


def protected_lines(document: dict[str, Any]) -> str:
    """The protected document as its tables, a withheld cell as its reason."""
    say = _in_their_language()
    words = {
        "small": f"<{document['settings']['minimum']}",
        "complement": say(Text("(verborgen)", "(hidden)")),
        "difference": say(Text("(verschil)", "(difference)")),
    }
    total = say(Text("totaal", "total"))
    tables: dict[str, dict[str, dict[str, str]]] = {}
    for cell in document["cells"]:
        row, column = (total if cell[name] is None else cell[name] for name in ("row", "column"))
        value = words[cell["withheld"]] if cell["count"] is None else str(cell["count"])
        tables.setdefault(cell["table"], {}).setdefault(row, {})[column] = value
    lines: list[str] = []
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows.values() for column in row))
        lines += [name] if name else []
        lines.append(" " * 20 + "".join(f"{column:>14}" for column in columns))
        for row, values in rows.items():
            lines.append(f"{row:<20}" + "".join(f"{values.get(column, ''):>14}" for column in columns))
        lines.append("")
    return "\n".join([*(lines or _no_rows(say)), *_warnings(document, say)])


def _no_rows(say: Callable[[Text], str]) -> list[str]:
    return [
        say(Text("Er staan geen regels in: er is niets te rekenen.", "No lines in it: nothing to reckon."))
    ]


def _in_their_language() -> Callable[[Text], str]:
    spoken = language()
    return lambda text: text.say(spoken)


def _reason(reason: str, say: Callable[[Text], str]) -> str:
    return say(Text("zonder reden", "no reason given")) if reason == UNNAMED else reason


def _warnings(document: dict[str, Any], say: Callable[[Text], str]) -> list[str]:
    mind = say(Text("Let op:", "Mind:"))
    return [*(f"{mind} {say(Text(warning['nl'], warning['en']))}" for warning in document["warnings"]), ""]
