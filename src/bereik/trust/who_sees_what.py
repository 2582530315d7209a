"""Who sees what: for each purpose and each model about residents, which rows, which fields, and what may be done?

The page is made from the rules themselves (`Guard`), the same that the queries and the row policies are made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, Subquery
from django.db.models.expressions import OuterRef, ResolvedOuterRef
from django.db.models.lookups import Lookup

from bereik.terms.purposes import PURPOSES, Purpose
from bereik.trust.rows import AccessValue, Guarded, Rule
from bereik.trust.wall.tables import GUARDED

OPENING = """# Who sees what

Made by `make docs` from the rules that guard the rows. A purpose that is not named at a table sees nothing of it, and a
statement without a purpose is refused. `who`, `team`, `law`, `organisation`, `subject` and `today` are those of the access.
"""


def make_page() -> str:
    """The whole page, purposes in the order of the closed list and tables by name; the same rules give the same page."""
    parts = [OPENING]
    for purpose in Purpose:
        models = [model for _, model in sorted(GUARDED.items()) if purpose in model.guard]
        term = PURPOSES[purpose]
        parts.append(f"## {purpose.value}: {term.label.nl} / {term.label.en}\n\n{term.meaning.en}\n")
        if not models:
            parts.append("No row about a resident.\n")
            continue
        parts.append("| table | which rows | may | fields | why |\n|---|---|---|---|---|")
        parts += [_line(model, model.guard[purpose]) for model in models]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def _line(model: type[Guarded], rule: Rule) -> str:
    cells = (model._meta.label, _say(rule.sees) or "all", _may(rule), _fields(model, rule), rule.why or "-")
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _may(rule: Rule) -> str:
    verbs = [("see", True), ("add", rule.adds), ("change", rule.changes), ("remove", rule.removes)]
    said = []
    for verb, allowed in verbs:
        if allowed is True:
            said.append(verb)
        elif allowed is not False:
            said.append(f"{verb} where {_say(allowed) or 'all'}")
    return ", ".join(said)


def _fields(model: type[Guarded], rule: Rule) -> str:
    shown = rule.shows(model)
    names = [field.name for field in model._meta.concrete_fields]
    hidden = [name for name in names if name not in shown]
    if not hidden:
        return ", ".join(names)
    return ", ".join(name for name in names if name in shown) + f"; never: {', '.join(hidden)}"


def _say(part: Any) -> str:
    """A condition in words that a privacy officer can follow."""
    if isinstance(part, Q):
        said = [one for one in (_say(child) for child in part.children) if one]
        if not said:
            return ""
        word = " or " if part.connector == Q.OR else " and "
        whole = said[0] if len(said) == 1 else "(" + word.join(said) + ")"
        return f"not {whole}" if part.negated else whole
    if isinstance(part, tuple):
        name, value = part
        return f"{name.replace('__', ' ')} = {_value(value)}" if "__" not in name else _with_lookup(name, value)
    if isinstance(part, Subquery):
        inner = " and ".join(_leaves(part.query.where))
        return f"there is a {part.query.model._meta.label} it may see" + (f" with {inner}" if inner else "")
    return str(part)


def _with_lookup(name: str, value: Any) -> str:
    field, _, lookup = name.rpartition("__")
    words = {"isnull": f"{field} is {'empty' if value else 'not empty'}", "gte": f"{field} from {_value(value)} on"}
    return words.get(lookup, f"{field} {lookup} {_value(value)}")


def _leaves(node: Any) -> Iterator[str]:
    for child in node.children:
        if hasattr(child, "children"):
            inner = list(_leaves(child))
            word = " or " if child.connector == "OR" else " and "
            yield "(" + word.join(inner) + ")" if len(inner) > 1 else "".join(inner)
        elif isinstance(child, Lookup):
            left = child.lhs.target.name if hasattr(child.lhs, "target") else str(child.lhs)
            if child.lookup_name == "isnull":
                yield f"{left} {'empty' if child.rhs else 'filled'}"
            else:
                signs = {"exact": "=", "gte": "≥", "lte": "≤", "gt": ">", "lt": "<"}
                yield f"{left} {signs.get(child.lookup_name, child.lookup_name)} {_value(child.rhs)}"
        else:
            yield _say(child)


def _value(value: Any) -> str:
    if isinstance(value, AccessValue):
        return f"the access's {value.name}"
    if isinstance(value, OuterRef | ResolvedOuterRef):
        return f"this row's {value.name}"
    if isinstance(value, F):
        return f"its {value.name}"
    return f"'{value}'" if isinstance(value, str) else str(value)
