"""What does the form of a signal ask, and what does it say when something is missing or cannot be kept?

Four questions, no diagnosis. Which fields count depends on the answer to one of them; the rest is not asked then, and
not kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bereik.municipality.models import Area
from bereik.see.actions import Told
from bereik.terms.dangers import DANGERS, Danger
from bereik.terms.knowing import Knowing
from bereik.terms.life_domains import LifeDomain
from bereik.terms.lists import choices
from bereik.terms.reasons.routes import RouteReason
from bereik.terms.senders import Sender
from bereik.terms.verdict import Reason
from bereik.trust.ids import new_id

DANGER_NOW = "danger"
ARREARS = "arrears"
ANSWERS = {
    Knowing.AGREES.value: _("Ja, en die vindt het goed"),
    Knowing.DOES_NOT_KNOW.value: _("Nee, dat heb ik nog niet gevraagd"),
    Knowing.DOES_NOT_AGREE.value: _("Ja, maar die wil het niet"),
    DANGER_NOW: _("Ik denk dat iemand nu gevaar loopt"),
    ARREARS: _("Het gaat om een betalingsachterstand"),
}
"""The answers to the question that decides the route, in the order in which they stand on the page."""

THROUGH = (Sender.OURSELVES, Sender.NEIGHBOUR, Sender.FAMILY, Sender.RESIDENT)
"""Whom a colleague of ours may write something down for."""

MOST_WORDS = 2000
_LINES = "\n\r\t"
_UNSEEN = {"Cc", "Cs", "Co", "Cn"}
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def plain(text: str) -> str:
    """The text without characters that cannot be read or kept: controls, and marks that turn the order of reading."""
    kept = "".join(one for one in text if one in _LINES or unicodedata.category(one) not in _UNSEEN)
    return _TURNING.sub("", kept)


class SignalForm(forms.Form):
    """One signal. `sender` is the kind of whoever fills it in; `arrears` whether the law names them for that."""

    key = forms.CharField(
        widget=forms.HiddenInput,
        max_length=40,
        error_messages={
            "required": _("Dit formulier was niet compleet. Klik nog een keer op ‘Geef door’."),
            "max_length": _("Dit formulier was niet compleet. Klik nog een keer op ‘Geef door’."),
        },
    )
    through = forms.ChoiceField(
        label=_("Van wie hoorde u dit?"),
        error_messages={
            "required": _("Kies van wie u dit hoorde."),
            "invalid_choice": _("Kies een antwoord uit de lijst."),
        },
    )
    domains = forms.MultipleChoiceField(
        label=_("Waar gaat het over?"),
        help_text=_("Meer dan één mag."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Kies waar het over gaat. Eén is genoeg."),
            "invalid_choice": _("Kies uit de lijst. Eén of meer."),
        },
    )
    knowing = forms.ChoiceField(
        label=_("Weet deze persoon dat u dit doorgeeft?"),
        help_text=_("Uw antwoord bepaalt wat u mag doorgeven."),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een antwoord. Zonder dit antwoord weten wij niet of het mag."),
            "invalid_choice": _("Kies één van deze antwoorden."),
        },
    )
    call_name = forms.CharField(
        label=_("Hoe heet deze persoon?"),
        help_text=_("Een voornaam is genoeg."),
        max_length=60,
        error_messages={
            "required": _("Vul een naam in. Anders weten wij niet naar wie wij vragen."),
            "max_length": _("Deze naam is te lang. Gebruik hoogstens 60 tekens."),
        },
    )
    phone = forms.CharField(
        label=_("Telefoon"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        error_messages={"max_length": _("Dit nummer is te lang. Vul één telefoonnummer in.")},
    )
    street = forms.CharField(
        label=_("Straat"),
        required=False,
        max_length=80,
        error_messages={"max_length": _("Deze straat is te lang. Gebruik hoogstens 80 tekens.")},
    )
    house_number = forms.CharField(
        label=_("Huisnummer"),
        required=False,
        max_length=12,
        error_messages={"max_length": _("Dit huisnummer is te lang. Gebruik hoogstens 12 tekens.")},
    )
    area = forms.ChoiceField(
        label=_("Buurt"),
        error_messages={
            "required": _("Kies een buurt. Dan weten wij welk team gaat."),
            "invalid_choice": _("Deze buurt kennen wij niet. Kies er een uit de lijst."),
        },
    )
    amount = forms.IntegerField(
        label=_("Hoe hoog is de achterstand, in hele euro’s?"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        error_messages={
            "invalid": _("Vul een heel bedrag in, zonder punt of komma. Bijvoorbeeld 350."),
            "min_value": _("Vul een bedrag in van 1 euro of meer."),
            "max_value": _("Dit bedrag is te hoog. Kijk het na, of bel ons."),
        },
    )
    threat = forms.ChoiceField(
        label=_("Dreigt er iets?"),
        required=False,
        error_messages={"invalid_choice": _("Kies een antwoord uit de lijst.")},
    )
    tried = forms.BooleanField(
        label=_("Wij zochten zelf contact en wezen op hulp bij schulden."),
        required=False,
    )
    words = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        help_text=_("Wat zag of hoorde u? Schrijf geen ziektes op."),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.")},
    )
    own_words = forms.CharField(
        label=_("Een eigen woord, om dit later te herkennen"),
        help_text=_("Alleen u ziet dit. Schrijf geen naam op. Bijvoorbeeld: leerling groep 7."),
        required=False,
        max_length=60,
        error_messages={"max_length": _("Dit is te lang. Gebruik hoogstens 60 tekens.")},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        by_link: bool,
        may_arrears: bool,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.mended: set[str] = set()
        self.filled_in = self._mend(data)
        super().__init__(
            self.filled_in if data is not None else None, initial={"key": str(new_id()), **(initial or {})}
        )
        language = get_language() or "nl"
        answers = [(value, label) for value, label in ANSWERS.items() if may_arrears or value != ARREARS]
        self.fields["knowing"].choices = answers  # type: ignore[attr-defined]
        self.fields["domains"].choices = choices(LifeDomain, language)  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", _("Kies een buurt")), *_areas()]  # type: ignore[attr-defined]
        threats = [danger for danger, term in DANGERS.items() if term.threatening]
        self.fields["threat"].choices = [("", _("Nee")), *choices(threats, language)]  # type: ignore[attr-defined]
        if by_link:
            del self.fields["through"]
        else:
            self.fields["through"].choices = choices(THROUGH, language)  # type: ignore[attr-defined]
        if not may_arrears:
            for name in ("amount", "threat", "tried"):
                del self.fields[name]
        if self.answer == ARREARS and may_arrears:
            self.fields["domains"].required = False
            self.fields["amount"].required = True
            self.fields["amount"].error_messages["required"] = _("Vul in hoe hoog de achterstand is.")

    @property
    def answer(self) -> str:
        """The answer to the question that decides the route, '' as long as there is none that we know."""
        given = str((self.data if self.is_bound else self.initial).get("knowing", ""))
        return given if given in dict(self.fields["knowing"].choices) else ""  # type: ignore[attr-defined]

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
        if phone and len(re.sub(r"[^0-9]", "", phone)) < 8:
            self.add_error("phone", _("Dit telefoonnummer is te kort. Kijk het na."))
        elif street and not number:
            self.add_error("house_number", _("Vul ook het huisnummer in."))
        elif number and not street:
            self.add_error("street", _("Vul ook de straat in."))
        elif not phone and not street:
            self.add_error("phone", _("Vul een telefoonnummer in, of straat en huisnummer."))

    def as_typed(self) -> SignalForm:
        """The same form as it was filled in, nothing checked: for an answer by which nothing may be passed on."""
        typed: dict[str, Any] = {name: self.data.get(name, "") for name in self.fields}
        typed["domains"] = [one for one in self.filled_in.getlist("domains") if one in list(LifeDomain)]
        return SignalForm(
            by_link="through" not in self.fields, may_arrears="tried" in self.fields, initial=typed
        )

    def told(self, sender: Sender) -> Told:
        """What was filled in, as the deed takes it. Only for a form without errors."""
        cleaned = self.cleaned_data
        arrears = self.answer == ARREARS
        names = ("call_name", "phone", "street", "house_number")
        return Told(
            key=cleaned["key"],
            sender=Sender(cleaned.get("through") or sender),
            area=cleaned["area"],
            identity={name: cleaned[name] for name in names if cleaned[name]},
            domains=[LifeDomain.MONEY] if arrears else [LifeDomain(one) for one in cleaned["domains"]],
            words=cleaned["words"],
            own_words=cleaned["own_words"],
            danger=Danger(cleaned["threat"]) if arrears and cleaned["threat"] else None,
            amount=cleaned["amount"] if arrears else None,
        )

    def renew_key(self, message: Any) -> None:
        """The same form once more, under a key of its own; `message` says why."""
        self._new_key()
        self.add_error(None, message)

    def _new_key(self) -> None:
        renewed = self.filled_in.copy()
        renewed["key"] = str(new_id())
        self.data = self.filled_in = renewed

    def _mend(self, data: QueryDict | None) -> QueryDict:
        """Take out what cannot be kept, so that what comes back in the form can be sent again."""
        whole = QueryDict(mutable=True)
        for name, values in data.lists() if data is not None else ():
            mended = [plain(str(value)) for value in values]
            if mended != values:
                self.mended.add(name)
            whole.setlist(name, mended)
        return whole


def _areas() -> list[tuple[str, list[tuple[str, str]]]]:
    """The buurten under the name of their wijk. One query."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for area in (
        Area.objects.filter(kind="buurt").select_related("within").order_by("within__name", "name", "code")
    ):
        grouped.setdefault(area.within.name if area.within else "", []).append((area.code, area.name))
    return list(grouped.items())
