"""What happened on one journey: how did we try, which steps did we take, to what did the resident say yes, why did it
end, and what did deliveries send about it?

Five tables in one question, so that the page of a journey keeps to twelve queries.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import BinaryField, BooleanField, DateField, DateTimeField, TextField, UUIDField

from bereik.help.models import Attempt
from bereik.people.models import Agreement, Ending, Journey, Step
from bereik.see.as_sent import SentRow, as_row, sent_rows
from bereik.see.models import DeliveredItem
from bereik.trust.one_question import Shape, part
from bereik.trust.rows import Guarded, note_seen

SHAPE: Shape = {
    "from_table": TextField(),
    "number": UUIDField(),
    "resident_of": UUIDField(),
    "term": TextField(),
    "text": TextField(),
    "more": TextField(),
    "day": DateField(),
    "moment": DateTimeField(),
    "written": DateTimeField(),
    "by_whom": UUIDField(),
    "was_reached": BooleanField(),
    "came_with": UUIDField(),
    "sealed": BinaryField(),
}


@dataclass(frozen=True)
class WentThere:
    """One try, as it was written down. `delivered`: it came with a delivery."""

    id: UUID
    channel: str
    part_of_day: str
    outcome: str
    reached: bool
    happened_at: datetime
    written_at: datetime
    by: UUID
    delivered: bool


@dataclass(frozen=True)
class SaidYes:
    """What is known under this law may be used here."""

    id: UUID
    from_law: str
    agreed_on: date


@dataclass
class Happened:
    """Tries newest first, agreements oldest first; of each step the first time; '' where it did not end."""

    tries: list[WentThere] = field(default_factory=list)
    steps: dict[str, datetime] = field(default_factory=dict)
    agreements: list[SaidYes] = field(default_factory=list)
    ended_because: str = ""
    sent: list[SentRow] = field(default_factory=list)


def what_happened(journey: Journey, *, mine: bool, helps: bool) -> Happened:
    """Under HELPING or REASONED_LOOK; one query. `mine`: who looks is the trusted professional, to whom a yes was said.
    `helps`: under HELPING, where what deliveries sent may be read too."""
    tries = Attempt.objects.filter(journey=journey.pk, amended_at__isnull=True)
    yes = Agreement.objects.filter(
        resident=journey.resident_id, to_law=journey.law, withdrawn_on__isnull=True
    )
    common = {"number": "pk", "resident_of": "resident"}
    parts = [
        part(
            tries, SHAPE, "try", term="channel", text="part_of_day", more="outcome", moment="happened_at",
            written="written_at", by_whom="by", was_reached="reached", came_with="delivered", **common,
        ),
        part(Step.objects.filter(journey=journey.pk), SHAPE, "step", term="step", moment="at", **common),
        part(Ending.objects.filter(journey=journey.pk), SHAPE, "ending", term="because", moment="at", **common),
        part(yes, SHAPE, "yes", term="from_law", day="agreed_on", **common),
    ]  # fmt: skip
    if not mine:
        parts.pop()
    if helps:
        parts.append(
            part(
                sent_rows(journey.pk), SHAPE, "sent", term="sort", text="read_text", more="findings_text",
                moment="stood_at", by_whom="replaced_by", was_reached="gone", sealed="as_sent", **common,
            )
        )  # fmt: skip
    found = Happened()
    for values in parts[0].union(*parts[1:], all=True):
        row = dict(zip(SHAPE, values, strict=True))
        note_seen(_OF[row["from_table"]], row["resident_of"])
        match row["from_table"]:
            case "try":
                found.tries.append(
                    WentThere(
                        row["number"], row["term"], row["text"], row["more"], row["was_reached"], row["moment"],
                        row["written"], row["by_whom"], row["came_with"] is not None,
                    )
                )  # fmt: skip
            case "step":
                first = found.steps.get(row["term"])
                found.steps[row["term"]] = min(first, row["moment"]) if first else row["moment"]
            case "yes":
                found.agreements.append(SaidYes(row["number"], row["term"], row["day"]))
            case "sent":
                found.sent.append(
                    as_row(
                        number=row["number"], sort=row["term"], read_text=row["text"], findings_text=row["more"],
                        stood_at=row["moment"], replaced_by=row["by_whom"], as_sent=row["sealed"],
                        gone=row["was_reached"],
                    )
                )  # fmt: skip
            case "ending":
                found.ended_because = row["term"]
    found.tries.sort(key=lambda one: (one.happened_at, one.id), reverse=True)
    found.agreements.sort(key=lambda one: (one.agreed_on, one.id))
    return found


_OF: dict[str, type[Guarded]] = {
    "try": Attempt,
    "step": Step,
    "yes": Agreement,
    "ending": Ending,
    "sent": DeliveredItem,
}
