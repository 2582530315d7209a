"""Who sees what? The page `docs/reference/who-sees-what.md`, made from the guards of the models themselves.

Purposes × models × rule × fields. The words of a rule are read from the condition that the compiler and the row
policies use, so that the page cannot say something else than the guard does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, Subquery
from django.db.models.expressions import Col, ResolvedOuterRef
from django.db.models.lookups import Lookup

from bereik.terms.purposes import PURPOSES, Purpose
from bereik.trust.rows import AccessValue, Condition, Guarded, Rule
from bereik.trust.wall.tables import GUARDED

_ACCESS = {
    "who": "who looks",
    "organisation": "the organisation of who looks",
    "team": "the team of who looks",
    "law": "the law of the work",
    "subject": "the one the access is about",
    "today": "today",
}
_SIGNS = {"exact": "=", "lte": "≤", "gte": "≥", "lt": "<", "gt": ">", "in": "in"}

_HEAD = """# Who sees what

Made from the guards of the models by `make docs`; change a rule there, never here. For each purpose: which rows of
which model, whether they may be added, changed or removed, and which fields come with them. A model that is not named
under a purpose gives nothing there. How the rules are held, and what the wall does not stop, stands in
[the wall](../explanation/the-wall.md).

A row that was changed must still be seen by the purpose that changed it. *Where another table is asked, its own rule
under the same purpose holds there too:* "a Journey" is a journey that this purpose sees.
"""


def make_page() -> str:
    """The whole page, the same for the same models."""
    parts = [_HEAD, "## Purposes\n", *_purposes()]
    for purpose in Purpose:
        if rules := _rules(purpose):
            parts += [f"## {PURPOSES[purpose].label.en} (`{purpose.value}`)\n", *_purpose(purpose, rules)]
    parts += ["## Fields\n", *_fields()]
    return "\n".join(parts).rstrip() + "\n"


def _rules(purpose: Purpose) -> list[tuple[type[Guarded], Rule]]:
    models = sorted(GUARDED.values(), key=lambda model: model._meta.label)
    return [(model, model.guard[purpose]) for model in models if purpose in model.guard]


def _purposes() -> Iterator[str]:
    yield "| purpose | in Dutch | what for | opened by | models |"
    yield "|---|---|---|---|---|"
    for purpose in Purpose:
        term, opened = PURPOSES[purpose], sorted(one.value for one in PURPOSES[purpose].opened_by)
        models = len(_rules(purpose)) or "none"
        yield f"| {term.label.en} | {term.label.nl} | {_cell(term.meaning.en)} | {', '.join(opened)} | {models} |"
    yield ""


def _purpose(purpose: Purpose, rules: list[tuple[type[Guarded], Rule]]) -> Iterator[str]:
    yield f"{PURPOSES[purpose].meaning.en} Legal ground: {PURPOSES[purpose].legal_ground}.\n"
    yield "| model | rows | add | change | remove | fields | in Dutch |"
    yield "|---|---|---|---|---|---|---|"
    for model, rule in rules:
        cells = [
            f"`{model._meta.label}`",
            said(rule.sees),
            _may(rule.adds),
            _may(rule.changes),
            "yes" if rule.removes else "no",
            _shown(model, rule),
            rule.why,
        ]
        yield "| " + " | ".join(_cell(one) for one in cells) + " |"
    yield ""


def _shown(model: type[Guarded], rule: Rule) -> str:
    shown = rule.shows(model)
    names = [one.name for one in model._meta.concrete_fields]
    hidden = [name for name in names if name not in shown]
    if not hidden:
        return "all"
    if rule.fields is None:
        return "all but " + ", ".join(f"`{name}`" for name in hidden)
    return ", ".join(f"`{name}`" for name in names if name in shown)


def _fields() -> Iterator[str]:
    yield "What each model holds, and whom the trail names when one of its rows is read or written.\n"
    yield "| model | what it is | fields | named in the trail |"
    yield "|---|---|---|---|"
    for model in sorted(GUARDED.values(), key=lambda one: one._meta.label):
        what = (model.__doc__ or "").strip().splitlines()[0]
        names = ", ".join(f"`{one.name}`" for one in model._meta.concrete_fields)
        touched = f"`{model.touches}`" if model.touches else "nobody"
        yield f"| `{model._meta.label}` | {_cell(what)} | {names} | {touched} |"


def _may(allowed: bool | Condition) -> str:
    if isinstance(allowed, bool):
        return "yes" if allowed else "no"
    return f"where {said(allowed)}"


def said(condition: Any) -> str:
    """A condition in words. Raises `TypeError` for a kind that this page has no words for."""
    if isinstance(condition, Q):
        return _q(condition)
    if isinstance(condition, Subquery):
        return _exists(condition)
    raise TypeError(f"Say in {__name__} how this condition is read: {type(condition).__name__}")


def _q(condition: Q) -> str:
    if not condition.children:
        return "every row"
    parts = []
    for child in condition.children:
        part = _named(*child) if isinstance(child, tuple) else said(child)
        mixed = isinstance(child, Q) and child.connector != condition.connector and len(child.children) > 1
        parts.append(f"({part})" if mixed else part)
    words = f" {condition.connector.lower()} ".join(parts)
    return f"not ({words})" if condition.negated else words


def _named(lookup: str, value: Any) -> str:
    name, _, kind = lookup.partition("__")
    return _compared(f"`{name}`", kind or "exact", value)


def _exists(condition: Subquery) -> str:
    query: Any = condition.query
    model = query.model
    parts = [_leaf(child) for child in query.where.children]
    article = "an" if model.__name__[0] in "AEIOU" else "a"
    return f"there is {article} `{model.__name__}` with " + " and ".join(parts)


def _leaf(node: object) -> str:
    if not isinstance(node, Lookup) or not isinstance(node.lhs, Col):
        raise TypeError(f"Say in {__name__} how this part is read: {type(node).__name__}")
    return _compared(f"`{node.lhs.target.name}`", str(node.lookup_name), node.rhs)


def _compared(name: str, kind: str, value: Any) -> str:
    if kind == "isnull":
        return f"no {name}" if value else f"a {name}"
    return f"{name} {_SIGNS[kind]} {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, AccessValue):
        return _ACCESS[value.name]
    if isinstance(value, ResolvedOuterRef):
        return f"`{vars(value)['name']}` of the row"
    return f"'{value}'" if isinstance(value, str) else str(value)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
