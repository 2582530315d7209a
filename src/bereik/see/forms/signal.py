"""Which questions count, given the answer to the one that decides the route, and what was filled in then?

No diagnosis. What an answer does not need is not asked then, and not kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bereik.municipality.models import Area
from bereik.see.actions.told import Agreed, Told
from bereik.see.forms.answers import ARREARS, THROUGH, answers_for
from bereik.see.forms.fields import SignalFields
from bereik.see.forms.plain import mended
from bereik.see.rules import may_agree
from bereik.terms.authority import AGES, Age, SaysYes
from bereik.terms.dangers import DANGERS, Danger
from bereik.terms.knowing import Knowing
from bereik.terms.life_domains import LifeDomain
from bereik.terms.lists import choices
from bereik.terms.own_words import SaidHow
from bereik.terms.reasons.agreeing import AgreeReason
from bereik.terms.reasons.routes import RouteReason
from bereik.terms.senders import Sender
from bereik.terms.verdict import Reason
from bereik.trust.ids import new_id

WAYS_TO_SAY_YES = (SaidHow.SPOKEN, SaidHow.PHONE, SaidHow.PAPER, SaidHow.TOGETHER)
NAMES = ("call_name", "phone", "street", "house_number", "postcode")
ADDRESS = ("street", "house_number", "postcode")
MOST_DIGITS = 17
"""A whole number of any country (ITU-T E.164: fifteen digits) after 00; what is longer is two numbers."""
_WHERE = {
    AgreeReason.AGE_NOT_KNOWN: "age",
    AgreeReason.DAY_STILL_TO_COME: "agreed_on",
    AgreeReason.TOO_LONG_AGO: "agreed_on",
}
"""At which question a no to the yes stands; all others stand at the question who said it."""


class SignalForm(SignalFields):
    """One signal.

    `by_link` is a partner, `may_arrears` whether the law names them for arrears, `house` who we are, `used_before` the
    areas that they chose lately.
    """

    field_order = (
        "key", "domains", "knowing", "amount", "threat", "tried", "age", "yes_from", "through", "call_name", "phone",
        "street", "house_number", "postcode", "area", "words", "own_words", "how", "agreed_on",
    )  # fmt: skip
    """As the page asks them, so that what is still missing is named in the order in which it stands there."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        by_link: bool,
        may_arrears: bool,
        today: date,
        house: str,
        used_before: Sequence[str] = (),
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.today, self.house, self.used_before = today, house, used_before
        self.filled_in, self.mended = mended(data)
        first = {"key": str(new_id()), "agreed_on": today}
        super().__init__(self.filled_in if data is not None else None, initial={**first, **(initial or {})})
        language = get_language() or "nl"
        self._choose("knowing", answers_for(may_arrears, today))
        self._choose("domains", choices(LifeDomain, language))
        self._choose("age", choices(Age, language))
        self._choose("yes_from", choices(SaysYes, language))
        self._choose("how", choices(WAYS_TO_SAY_YES, language))
        self._choose("area", [("", _("Kies een buurt")), *_areas(used_before)])
        threats = [danger for danger, term in DANGERS.items() if term.threatening]
        self._choose("threat", [("", _("Nee")), *choices(threats, language)])
        if by_link:
            del self.fields["through"]
        else:
            self._choose("through", choices(THROUGH, language))
        if not may_arrears:
            for name in ("amount", "threat", "tried"):
                del self.fields[name]
        if self.answer == ARREARS:
            self.fields["domains"].required = False
            self._require("amount", _("Vul in hoe hoog de achterstand is."))
        if self.answer == Knowing.AGREES:
            self._require("age", _("Kies hoe oud deze persoon is. Dat bepaalt wie ja mag zeggen."))
            self._require("how", _("Lees de tekst voor en kies hoe u het ja kreeg."))
            self._require("agreed_on", _("Kies de dag waarop het ja gezegd is."))

    @property
    def answer(self) -> str:
        """The answer to the question that decides the route, '' as long as there is none that we know."""
        given = str((self.data if self.is_bound else self.initial).get("knowing", ""))
        return given if given in dict(self.fields["knowing"].choices) else ""  # type: ignore[attr-defined]

    @property
    def for_whom(self) -> Sender | None:
        """For whom a colleague of ours writes this down; None for a partner, who speaks for themself."""
        given = str((self.data if self.is_bound else self.initial).get("through", ""))
        return Sender(given) if "through" in self.fields and given in THROUGH else None

    @property
    def shows_address(self) -> bool:
        """Whether there is something to read in the fold with street and number."""
        return any(self.errors.get(name) or self[name].value() for name in ADDRESS)

    def clean_key(self) -> str:
        try:
            return str(UUID(self.cleaned_data["key"]))
        except ValueError:
            self._new_key()
            raise forms.ValidationError(self.fields["key"].error_messages["required"]) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.mended & self.fields.keys():
            self.add_error(
                name,
                _(
                    "Er stonden tekens in die wij niet kunnen bewaren. Wij haalden ze weg. Kijk of het nog klopt."
                ),
            )
        if not self.errors.keys() & {"phone", "street", "house_number"}:
            self._ask_a_way_in(cleaned)
        if self.answer == Knowing.AGREES and not self.errors.keys() & {"age", "yes_from", "agreed_on"}:
            self._ask_who_said_yes(cleaned)
        if self.answer == ARREARS and not cleaned.get("tried"):
            self.add_error("tried", Reason(RouteReason.SENDER_DID_NOT_TRY).say(get_language() or "nl"))
        if self.answer == ARREARS and cleaned.get("words"):
            self.add_error(
                "words",
                _(
                    "Bij een achterstand mogen wij alleen contactgegevens en het bedrag bewaren. Haal deze tekst weg."
                ),
            )
        return cleaned

    def _ask_a_way_in(self, cleaned: Mapping[str, Any]) -> None:
        phone, street, number = (cleaned.get(name, "") for name in ("phone", "street", "house_number"))
        digits = len(re.sub(r"[^0-9]", "", phone))
        if phone and digits < 8:
            self.add_error("phone", _("Dit telefoonnummer is te kort. Kijk het na."))
        elif digits > MOST_DIGITS:
            self.add_error("phone", self.fields["phone"].error_messages["max_length"])
        elif street and not number:
            self.add_error("house_number", _("Vul ook het huisnummer in."))
        elif number and not street:
            self.add_error("street", _("Vul ook de straat in."))
        elif not phone and not street:
            self.add_error("phone", _("Vul een telefoonnummer in, of straat en huisnummer."))

    def _ask_who_said_yes(self, cleaned: Mapping[str, Any]) -> None:
        age = Age(cleaned["age"])
        verdict = may_agree(age, _who_said_yes(age, cleaned), on=cleaned["agreed_on"], today=self.today)
        if verdict.yes:
            return
        language = get_language() or "nl"
        said = [one.say(language) for one in (verdict.reason, verdict.instead) if one]
        self.add_error(_WHERE.get(verdict.reason.term, "yes_from"), " ".join(said))  # type: ignore[call-overload]

    def as_typed(self) -> SignalForm:
        """The same form as it was filled in, nothing checked: for an answer by which nothing may be passed on."""
        typed: dict[str, Any] = {name: self.data.get(name, "") for name in self.fields}
        for name, known in (("domains", LifeDomain), ("yes_from", SaysYes)):
            typed[name] = [one for one in self.filled_in.getlist(name) if one in list(known)]
        return SignalForm(
            by_link="through" not in self.fields,
            may_arrears="tried" in self.fields,
            today=self.today,
            house=self.house,
            used_before=self.used_before,
            initial=typed,
        )

    def told(self, sender: Sender) -> Told:
        """What was filled in, as the deed takes it. Only for a form without errors."""
        cleaned = self.cleaned_data
        arrears = self.answer == ARREARS
        return Told(
            key=cleaned["key"],
            sender=self.for_whom or sender,
            area=cleaned["area"],
            identity={name: cleaned[name] for name in NAMES if cleaned[name]},
            domains=[LifeDomain.MONEY] if arrears else [LifeDomain(one) for one in cleaned["domains"]],
            words=cleaned["words"],
            own_words=cleaned["own_words"],
            danger=Danger(cleaned["threat"]) if arrears and cleaned["threat"] else None,
            amount=cleaned["amount"] if arrears else None,
            agreed=self._agreed(cleaned) if self.answer == Knowing.AGREES else None,
        )

    def _agreed(self, cleaned: Mapping[str, Any]) -> Agreed:
        age = Age(cleaned["age"])
        return Agreed(
            age=age,
            by=_who_said_yes(age, cleaned),
            how=SaidHow(cleaned["how"]),
            on=cleaned["agreed_on"],
            read_out=AGES[age].read_out.say(get_language() or "nl").format(house=self.house),
        )

    def renew_key(self, message: Any) -> None:
        """The same form once more, under a key of its own; `message` says why."""
        self._new_key()
        self.add_error(None, message)

    def _new_key(self) -> None:
        renewed = self.filled_in.copy()
        renewed["key"] = str(new_id())
        self.data = self.filled_in = renewed

    def _choose(self, name: str, among: list[Any]) -> None:
        self.fields[name].choices = among  # type: ignore[attr-defined]

    def _require(self, name: str, message: Any) -> None:
        if name in self.fields:
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = message


def _who_said_yes(age: Age, cleaned: Mapping[str, Any]) -> tuple[SaysYes, ...]:
    """Whose yes it is. Where nobody else has a say the question is not asked: then it is the person's own."""
    if AGES[age].asks_parents:
        return tuple(SaysYes(one) for one in cleaned["yes_from"])
    return (SaysYes.SELF,)


def _areas(used_before: Sequence[str]) -> list[tuple[Any, list[tuple[str, str]]]]:
    """The buurten under the name of their wijk, those chosen lately first. One query."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for area in (
        Area.objects.filter(kind="buurt").select_related("within").order_by("within__name", "name", "code")
    ):
        grouped.setdefault(area.within.name if area.within else "", []).append((area.code, area.name))
    names = dict(one for some in grouped.values() for one in some)
    lately = [(code, names[code]) for code in used_before if code in names]
    # Not a second time further on: a list with two of the same is read twice.
    rest = [(wijk, [one for one in some if one not in lately]) for wijk, some in grouped.items()]
    return [
        *([(_("Eerder gekozen"), lately)] if lately else []),
        *((wijk, some) for wijk, some in rest if some),
    ]
