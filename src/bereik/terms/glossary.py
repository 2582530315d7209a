"""What does every word of ours mean, in both languages, and who says so? Makes `docs/glossary.md` from the terms."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, time
from enum import StrEnum
from typing import Any

from bereik.terms.between_laws import BETWEEN_LAWS
from bereik.terms.clocks import Period
from bereik.terms.ddas.codes import (
    CHANNEL_CODES,
    END_RESULT_CODES,
    PART_OF_DAY_CODES,
    SENDER_CODES,
    SIGNAL_STATE_CODES,
    Codes,
)
from bereik.terms.ddas.versions import Version
from bereik.terms.free_days import DECREES
from bereik.terms.laws import LAWS
from bereik.terms.lists import LISTS, ClosedList
from bereik.terms.reasons import THEMES
from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text
from bereik.terms.words_we_avoid import AVOIDED

OPENING = f"""\
# Woordenlijst · Glossary

Deze bladzijde wordt gemaakt uit de kamer `terms`: verander haar daar. *This page is made from the room `terms`:
change it there.*

Staat er *{TO_BE_CONFIRMED}* bij de bron, dan moet een privacyfunctionaris er nog naar kijken. *Where the source says
so, a privacy officer still has to look at it.*
"""

OF_EVERY_TERM = frozenset(field.name for field in fields(Term))


def page() -> str:
    """The whole page; the same terms give the same page, character for character."""
    sections = [
        *(list_section(one) for one in LISTS),
        between_laws_section(),
        free_days_section(),
        *reason_sections(),
        *ddas_sections(),
        avoided_section(),
    ]
    return "\n".join([OPENING, *sections])


def list_section(one: ClosedList) -> str:
    has_details = any(details(term) for term in one.terms.values())
    columns = ["Woord", "Nederlands", "English", *(["Bijzonderheden"] if has_details else []), "Bron"]
    rows = [
        [
            f"`{member.value}`",
            f"**{term.label.nl}.** {term.meaning.nl}",
            f"**{term.label.en}.** {term.meaning.en}",
            *([details(term)] if has_details else []),
            term.source,
        ]
        for member, term in one.terms.items()
    ]
    return section(one.title, columns, rows)


def details(term: Term) -> str:
    """What a term carries beyond label, meaning and source, by the names it has in the code."""
    own = [
        (field.name, getattr(term, field.name)) for field in fields(term) if field.name not in OF_EVERY_TERM
    ]
    said = [f"{name.replace('_', ' ')}: {shown}" for name, value in own if (shown := show(value))]
    return "; ".join(said)


def show(value: object) -> str:
    match value:
        case None | "" | False:
            return ""
        case True:
            return "yes"
        case Text():
            return f"{value.nl} / {value.en}"
        case Period():
            return f"{value.say('nl')} ({value.regime.value})"
        case StrEnum():
            return f"`{value.value}`"
        case frozenset():
            return ", ".join(f"`{one}`" for one in sorted(str(one) for one in value))
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case _:
            return str(value)


def between_laws_section() -> str:
    rows = [
        [
            LAWS[pair.came_under].short,
            LAWS[pair.seen_under].short,
            pair.statute.nl,
            pair.statute.en,
            pair.source,
        ]
        for pair in BETWEEN_LAWS.values()
    ]
    title = Text("Tussen twee wetten", "Between two laws")
    return section(title, ["Kwam binnen onder", "Gezien onder", "Nederlands", "English", "Bron"], rows)


def free_days_section() -> str:
    rows = [[decree.title, ", ".join(day.isoformat() for day in sorted(decree.days))] for decree in DECREES]
    title = Text("Dagen die een besluit gelijkstelt", "Days equated by decree")
    return section(title, ["Besluit", "Dagen"], rows)


def reason_sections() -> Iterable[str]:
    for theme, title in THEMES.items():
        rows = [
            [f"`{term.value}`", term.words.text.nl, term.words.text.en, term.words.source] for term in theme
        ]
        yield section(title, ["Reden", "Nederlands", "English", "Bron"], rows)


def ddas_sections() -> Iterable[str]:
    tables: list[tuple[Text, Mapping[Any, Codes]]] = [
        (Text("DDAS: afzenders", "DDAS: senders"), SENDER_CODES),
        (Text("DDAS: soorten contact", "DDAS: kinds of contact"), CHANNEL_CODES),
        (Text("DDAS: dagdelen", "DDAS: parts of the day"), PART_OF_DAY_CODES),
        (Text("DDAS: eindresultaten", "DDAS: end results"), END_RESULT_CODES),
        (Text("DDAS: stand van een signaal", "DDAS: state of a signal"), SIGNAL_STATE_CODES),
    ]
    for title, table in tables:
        rows = [
            [f"`{member.value}`", *(codes.get(version, "–") for version in Version)]
            for member, codes in table.items()
        ]
        yield section(title, ["Woord", *(version.value for version in Version)], rows)


def avoided_section() -> str:
    rows = [
        [word, f"{one.instead.nl}. {one.because.nl}", f"{one.instead.en}. {one.because.en}", one.source]
        for word, one in AVOIDED.items()
    ]
    title = Text("Woorden die wij niet over mensen gebruiken", "Words we do not use about people")
    return section(title, ["Woord", "Liever", "Rather", "Bron"], rows)


def section(title: Text, columns: list[str], rows: list[list[str]]) -> str:
    lines = [
        f"## {title.nl} · {title.en}",
        "",
        row(columns),
        row(["---"] * len(columns)),
        *(row(cells) for cells in rows),
        "",
    ]
    return "\n".join(lines)


def row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
