"""What did partners ask without a name in a made-up town, was it answered, and how often was danger handed over?

Each question obeys the terms of the real ones: answered within some working days, its text gone with the answer, and
everything written gone on its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

from django.conf import settings

from bereik.house.demonstration.chances import HERE, ONE_DAY, Chances, Numbers, day_of
from bereik.house.demonstration.laying import Laid, passers_of
from bereik.house.demonstration.lives import first_day_of
from bereik.house.demonstration.plan import TeamOfTown, Town
from bereik.see.consulting.rules import answered_before, kept_until
from bereik.see.consulting.sealing import new_card, text_key
from bereik.see.models import Consultation, HandedOver
from bereik.terms.advice import Advice
from bereik.terms.authority import Age
from bereik.terms.clocks import months_after
from bereik.terms.consultation import CARD_WORKS, Asked, EndsIn, Since, Wants
from bereik.terms.free_days import is_free
from bereik.terms.hand_overs import HandOver
from bereik.terms.laws import Law
from bereik.terms.purposes import Purpose
from bereik.terms.senders import Sender
from bereik.trust.access import house_access
from bereik.trust.many import add_many

WHY = "Een verzonnen stad vullen"
EACH = 100
"""One question for so many residents, and one hand-over for each three questions."""
FEWEST = 12
ASKERS = (Sender.SCHOOL, Sender.GP, Sender.WELFARE)

OF_ASKED: Mapping[Asked, int] = {
    Asked.NOTHING: 50, Asked.HINTED: 22, Asked.NOT_NOW: 12, Asked.SAID_NO: 10, Asked.CANNOT: 6,
}  # fmt: skip
OF_WANTS: Mapping[Wants, int] = {
    Wants.HOW_TO_ASK: 46, Wants.WHAT_HELP: 24, Wants.HOW_SERIOUS: 14, Wants.WHAT_MAY_I: 12, Wants.SOMETHING_ELSE: 4,
}  # fmt: skip
OF_SINCE: Mapping[Since, int] = {
    Since.DAYS: 10,
    Since.WEEKS: 36,
    Since.MONTHS: 34,
    Since.YEARS: 8,
    Since.UNKNOWN: 12,
}
OF_AGE: Mapping[Age, int] = {Age.UNDER_12: 34, Age.FROM_12: 14, Age.FROM_16: 8, Age.ADULT: 44}
ENDS: Mapping[EndsIn, int] = {EndsIn.ADVICE: 58, EndsIn.CARD: 28, EndsIn.CALL: 14}
HANDED_TO: Mapping[HandOver, int] = {
    HandOver.VEILIG_THUIS: 46, HandOver.WORRY_LINE: 20, HandOver.OUTREACH_CARE: 16, HandOver.SUICIDE_PREVENTION: 10,
    HandOver.EMERGENCY: 8,
}  # fmt: skip
ADVISED: Mapping[EndsIn, tuple[Advice, ...]] = {
    EndsIn.ADVICE: (Advice.SAY_WHAT_YOU_SEE, Advice.ASK_FOR_A_YES, Advice.STAY_IN_TOUCH, Advice.WHAT_HELP_EXISTS),
    EndsIn.CARD: (Advice.GIVE_THE_CARD, Advice.LEAVE_THE_DOOR_OPEN, Advice.BESIDE_YOU),
    EndsIn.CALL: (Advice.CALL_TOGETHER, Advice.SAY_WHAT_YOU_SEE),
}  # fmt: skip


def fill_questions(
    town: Town, laid: Laid, links: Mapping[str, UUID], seed: int, at: datetime, residents: int
) -> int:
    """Write the questions without a name and the hand-overs; returns how many rows that took."""
    asking = Asking(town, laid, links, Random(f"questions-{seed}"), at)
    count = max(FEWEST, residents // EACH)
    rows = list(asking.questions(count))
    handed = list(asking.handed_over(count // 3))
    with house_access(Purpose.UPKEEP, WHY, at=at) as access, access.deed("fill_made_up_town"):
        add_many(access, rows)
    HandedOver.objects.bulk_create(handed)
    return len(rows) + len(handed)


class Asking:
    """Draws questions without a name, each as it stands on the town's today."""

    def __init__(
        self, town: Town, laid: Laid, links: Mapping[str, UUID], chance: Random, at: datetime
    ) -> None:
        self.town, self.laid, self.at, self.today = town, laid, at, at.date()
        self.draw, self.numbers = Chances(chance), Numbers(chance)
        passers = passers_of(laid, links)
        self.askers = [(kind, one) for kind in ASKERS for one in passers[kind] if one.told]
        self.teams = [one for one in town.teams if one.law == Law.WMO]
        self.cards: set[str] = set()

    def questions(self, count: int) -> Iterator[Consultation]:
        span = (self.at - first_day_of(self.at)).days
        for number in range(count):
            # The last few came in yesterday and the day before, so that each team has something to read.
            lately = number < 2 * len(self.teams)
            ago = 1 + number % 2 if lately else self.draw.between(1, span)
            day = self.today - ago * ONE_DAY
            while is_free(day):
                day -= ONE_DAY
            asked = self.draw.moment_on(day)
            yield self._question(asked, self.teams[number % len(self.teams)])

    def _question(self, asked: datetime, team: TeamOfTown) -> Consultation:
        kind, asker = self.draw.any_of(self.askers)
        erase_on = kept_until(day_of(asked), settings.BEREIK_CONSULTATION_DAYS)
        row = Consultation(
            id=self.numbers.at(asked),
            sender=asker.sender,
            organisation_id=asker.organisation,
            sender_kind=kind.value,
            team_id=self.laid.teams[team.key].id,
            key=self.numbers.at(asked).hex,
            domains=self.draw.chance.sample(self.town.said["domains"][Law.WMO], self.draw.any_of([1, 1, 2])),
            age=self.draw.one_of(OF_AGE).value,
            since=self.draw.one_of(OF_SINCE).value,
            asked=self.draw.one_of(OF_ASKED).value,
            wants=self.draw.one_of(OF_WANTS).value,
            own_words=self.draw.any_of(self.town.said["own_words"][kind]),
            asked_at=asked,
            answer_by=answered_before(day_of(asked), erase_on),
            erase_on=erase_on,
            synthetic=True,
        )
        text = self.draw.any_of(self.town.said["asked_without_a_name"]["text"])
        self._answer(row, asked, team, text)
        if erase_on <= self.today:
            row.own_words, row.erased_at = "", datetime.combine(erase_on, time(3, 0), HERE)
        return row

    def _answer(self, row: Consultation, asked: datetime, team: TeamOfTown, text: str) -> None:
        """Taken and answered by somebody of the team, if that is before today. A team that is short fails now and then."""
        never = self.draw.so(0.01 if team.room >= 1 else 0.08)
        taken = self.draw.later(asked, 0, 1)
        answered = self.draw.later(taken, 0, 1)
        adviser = self.draw.any_of(team.people)
        if not never and taken < self.at:
            row.adviser_id, row.taken_at = self.laid.accounts[adviser].id, taken
        if never or answered >= self.at:
            gone = row.erase_on <= self.today
            row.lay(text_key(), text="" if gone else text)
            return
        ends = self.draw.one_of(ENDS)
        row.answered_at, row.ends_in = answered, ends.value
        known = ADVISED[ends]
        row.advice = [one.value for one in known[: self.draw.between(1, len(known))]]
        wrote = self.draw.any_of(self.town.said["asked_without_a_name"]["answer"])
        row.lay(text_key(), text="", advice_text="" if row.erase_on <= self.today else wrote)
        if ends is EndsIn.CARD and day_of(answered) >= months_after(self.today, -CARD_WORKS.amount):
            row.card = self._card()
        if ends is EndsIn.CALL:
            row.call_at = self.draw.later(answered + timedelta(hours=1), 1, 4).replace(hour=10, minute=0)
        agreed = day_of(answered) + timedelta(days=self.draw.between(0, 20))
        if self.draw.so(0.3) and agreed < self.today:
            row.agreed_on = agreed

    def _card(self) -> str:
        while (card := new_card()) in self.cards:
            pass
        self.cards.add(card)
        return card

    def handed_over(self, count: int) -> Iterator[HandedOver]:
        span = (self.at - first_day_of(self.at)).days
        for _ in range(count):
            on = self.today - timedelta(days=self.draw.between(1, span))
            moment = datetime.combine(on, time(12, 0), HERE)
            yield HandedOver(
                id=self.numbers.at(moment),
                on=on,
                sender_kind=self.draw.any_of(ASKERS).value,
                to=self.draw.one_of(HANDED_TO).value,
            )
