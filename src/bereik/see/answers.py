"""What does the page answer while somebody chooses? The same verdicts that the deed asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bereik.see.forms import ARREARS, DANGER_NOW, SignalForm
from bereik.see.room import promised_by_any, rooms_under
from bereik.see.rules import Promised, Way, route_for
from bereik.terms.hand_overs import HAND_OVERS, HandOver, HandOverTerm
from bereik.terms.knowing import Knowing
from bereik.terms.laws import LAWS
from bereik.terms.routes import ROUTES, Route
from bereik.terms.senders import Sender
from bereik.terms.text import Text
from bereik.trust.access import Access


@dataclass(frozen=True)
class Panel:
    """What stands beside the form when the answer at `place` is chosen. `kind`: may, ask, none or call."""

    place: int
    kind: str
    way: Way
    sentence: Text
    numbers: tuple[HandOverTerm, ...] = ()
    promised: Promised | None = None

    @property
    def by_law(self) -> bool:
        """Whether it comes in unasked, because a law says so."""
        return self.way.route is Route.ARREARS

    @property
    def article(self) -> str:
        """Where it stands in the law, for whoever wants to look it up."""
        return f"{LAWS[self.way.term.law].short} art. {self.way.term.article}"


_KINDS = {
    Knowing.AGREES.value: "may",
    Knowing.DOES_NOT_KNOW.value: "ask",
    Knowing.DOES_NOT_AGREE.value: "none",
    DANGER_NOW: "call",
    ARREARS: "may",
}
_NUMBERS = (HandOver.EMERGENCY, HandOver.VEILIG_THUIS, HandOver.SUICIDE_PREVENTION)


def way_of(answer: str, sender: Sender, today: date) -> Way:
    """The route that one answer leads to. That a creditor tried first has a box of its own, which the form asks for."""
    return route_for(
        sender=sender,
        today=today,
        knowing=Knowing(answer) if answer in list(Knowing) else None,
        danger=answer == DANGER_NOW,
        arrears=answer == ARREARS,
        tried=True,
    )


def answers_of(access: Access, form: SignalForm, sender: Sender) -> list[Panel]:
    """One panel for each answer that this form offers, in the order of the answers."""
    panels = []
    for place, (answer, _) in enumerate(form.fields["knowing"].choices, 1):  # type: ignore[attr-defined]
        way = way_of(answer, sender, access.today)
        kind = _KINDS[answer]
        asks = kind in ("ask", "none") or way.route is Route.SERIOUS_WORRY
        sentence = ROUTES[Route.WITH_AGREEMENT].sentence if asks else way.term.sentence
        numbers = tuple(HAND_OVERS[one] for one in _NUMBERS) if kind == "call" else ()
        promised = promised_by_any(rooms_under(access, way.term.law), access.today) if kind == "may" else None
        panels.append(Panel(place, kind, way, sentence, numbers, promised))
    return panels
