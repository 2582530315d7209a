"""How does somebody read an answer on a screen, without JSON? Lines with what matters most."""

from typing import Any


def funnel_table(document: dict[str, Any]) -> str:
    """The document as lines to read; shares as so many of a hundred."""
    lines: list[str] = []
    for group in document["groups"]:
        if group["group"]:
            lines.append(group["group"])
        lines.append(
            f"{'stap':<20}{'konden':>8}{'kwamen':>8}{'verloren':>10}   van de 100 (ondergrens-bovengrens)"
        )
        for stage in group["stages"]:
            low, high = stage["interval"]
            share = "?" if stage["share"] is None else f"{100 * stage['share']:.0f}"
            lines.append(
                f"{stage['step']:<20}{stage['could']:>8}{stage['reached']:>8}{stage['lost']:>10}"
                f"   {share} ({100 * low:.0f}-{100 * high:.0f})"
            )
            lines += [f"    {reason['reason']}: {reason['count']}" for reason in stage["reasons"]]
        if group["largest_drop"]:
            sure = "" if group["largest_drop_is_clear"] else " (kan toeval zijn)"
            lines.append(f"Het meest verloren wij vóór {group['largest_drop']}{sure}.")
        lines.append("")
    return "\n".join([*lines, *(f"Let op: {warning['nl']}" for warning in document["warnings"]), ""])


def protect_table(document: dict[str, Any]) -> str:
    """The document as lines to read: a table a block, its rows in their order, a withheld cell as its reason."""
    words = {
        "small": f"<{document['settings']['minimum']}",
        "complement": "(verborgen)",
        "difference": "(verschil)",
    }
    tables: dict[str, dict[str, dict[str, str]]] = {}
    for cell in document["cells"]:
        row = "totaal" if cell["row"] is None else cell["row"]
        column = "totaal" if cell["column"] is None else cell["column"]
        value = words[cell["withheld"]] if cell["count"] is None else str(cell["count"])
        tables.setdefault(cell["table"], {}).setdefault(row, {})[column] = value
    lines: list[str] = []
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows.values() for column in row))
        lines += [name] * bool(name)
        lines.append(f"{'':<20}" + "".join(f"{column:>14}" for column in columns))
        lines += [
            f"{row:<20}" + "".join(f"{values.get(column, ''):>14}" for column in columns)
            for row, values in rows.items()
        ]
        lines.append("")
    return "\n".join([*lines, *(f"Let op: {warning['nl']}" for warning in document["warnings"]), ""])
