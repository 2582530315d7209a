"""What does the page answer while somebody chooses? The same verdicts that the deed asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bereik.see.forms import ARREARS, DANGER_NOW, SignalForm
from bereik.see.room import Outlook, outlook_of, rooms_under
from bereik.see.rules import Way, route_for
from bereik.terms.authority import AGES, Age
from bereik.terms.grounds import GROUNDS, GroundTerm
from bereik.terms.hand_overs import HAND_OVERS, HandOver, HandOverTerm
from bereik.terms.knowing import Knowing
from bereik.terms.laws import LAWS, Law
from bereik.terms.reasons.agreeing import AgreeReason
from bereik.terms.routes import BY_REPORT, ROUTES, Route
from bereik.terms.senders import Sender
from bereik.terms.text import Text
from bereik.terms.verdict import Reason
from bereik.trust.access import Access


@dataclass(frozen=True)
class Panel:
    """What stands beside the form when the answer at `place` is chosen. `kind`: may, ask, none or call."""

    place: int
    kind: str
    answer: str
    way: Way
    sentence: Text
    numbers: tuple[HandOverTerm, ...] = ()
    outlook: Outlook | None = None

    @property
    def by_law(self) -> bool:
        """Whether it comes in unasked, because a law says so."""
        return self.way.route is Route.ARREARS or self.way.route in BY_REPORT

    @property
    def may_pass_on(self) -> Text:
        """What may be passed on by this route."""
        return self.way.term.may_pass_on

    @property
    def ground(self) -> GroundTerm:
        """On which ground."""
        return GROUNDS[self.way.ground]

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
    **{route.value: "may" for route in BY_REPORT},
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
        report=Route(answer) if answer in BY_REPORT else None,
    )


def laws_of(way: Way) -> tuple[Law, ...]:
    """The laws under which a team may go there: with agreement, the age that is asked further on decides."""
    if way.route is not Route.WITH_AGREEMENT:
        return (way.law,)
    return tuple(dict.fromkeys(term.law for term in AGES.values() if term.law))


def answers_of(access: Access, form: SignalForm, sender: Sender) -> list[Panel]:
    """One panel for each answer that this form offers, in the order of the answers. One query on guarded rows."""
    offered = [answer for answer, _ in form.fields["knowing"].choices]  # type: ignore[attr-defined]
    ways = {answer: way_of(answer, sender, access.today) for answer in offered}
    laws = {law for answer, way in ways.items() if _KINDS[answer] == "may" for law in laws_of(way)}
    rooms = rooms_under(access, laws)
    panels = []
    for place, (answer, way) in enumerate(ways.items(), 1):
        kind = _KINDS[answer]
        asks = kind in ("ask", "none")
        sentence = ROUTES[Route.WITH_AGREEMENT].sentence if asks else way.term.sentence
        numbers = tuple(HAND_OVERS[one] for one in _NUMBERS) if kind == "call" else ()
        here = [room for room in rooms if room.team.law in laws_of(way)]
        outlook = outlook_of(here, access.today) if kind == "may" else None
        panels.append(Panel(place, kind, answer, way, sentence, numbers, outlook))
    return panels


@dataclass(frozen=True)
class ReadOut:
    """A text to read out, and the classes by which it shows at the ages that it is for."""

    words: str
    places: str


def texts_to_read_out(house: str, language: str) -> dict[str, Any]:
    """What the page needs to show the text that belongs to each age, and what to do where the age is not known."""
    texts: dict[Text, list[str]] = {}
    not_known = []
    for place, age in enumerate(Age, 1):
        if AGES[age].law is None:
            not_known.append(place)
        else:
            texts.setdefault(AGES[age].read_out, []).append(f"more-for-{place}")
    return {
        "read_out": [
            ReadOut(text.say(language).format(house=house), " ".join(at)) for text, at in texts.items()
        ],
        "not_known": not_known,
        "ask_age": Reason(AgreeReason.ASK_AGE),
    }
