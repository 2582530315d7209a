"""What does somebody fill in who asks without a name, and what does a colleague who answers?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bereik.municipality.models import Area, Team
from bereik.see.consulting.answering import Answer
from bereik.see.consulting.asking import Question
from bereik.see.consulting.checked import CheckedForm, key_of, renew_key
from bereik.see.consulting.rules import HERE
from bereik.terms.advice import Advice
from bereik.terms.authority import Age
from bereik.terms.consultation import CALL_FROM, CALL_UNTIL, Asked, EndsIn, Since, Wants
from bereik.terms.life_domains import LifeDomain
from bereik.terms.lists import choices
from bereik.terms.senders import Sender
from bereik.trust.ids import new_id

MOST_WORDS = 1500
MOST_WIJKEN = 4
_PICK = {"invalid_choice": gettext_lazy("Kies één van deze antwoorden.")}
_TOO_LONG = {"max_length": gettext_lazy("Deze tekst is te lang. Maak hem korter: hoogstens 1500 tekens.")}


class AskForm(CheckedForm):
    """One question without a name. Where several teams answer, the sender chooses the part of the town."""

    key = forms.CharField(
        widget=forms.HiddenInput,
        max_length=40,
        error_messages={
            "required": gettext_lazy("Dit formulier was niet compleet. Klik nog een keer op de knop."),
            "max_length": gettext_lazy("Dit formulier was niet compleet. Klik nog een keer op de knop."),
        },
    )
    domains = forms.MultipleChoiceField(
        label=gettext_lazy("Waar gaat het over?"),
        help_text=gettext_lazy("Meer dan één mag."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kies waar het over gaat. Eén is genoeg."),
            "invalid_choice": gettext_lazy("Kies uit de lijst. Eén of meer."),
        },
    )
    age = forms.ChoiceField(
        label=gettext_lazy("Hoe oud is de persoon?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages=_PICK,
    )
    since = forms.ChoiceField(
        label=gettext_lazy("Hoe lang speelt het al?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages=_PICK,
    )
    asked = forms.ChoiceField(
        label=gettext_lazy("Wat zei u er al over?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages=_PICK,
    )
    wants = forms.ChoiceField(
        label=gettext_lazy("Wat wilt u van ons weten?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat u wilt weten."), **_PICK},
    )
    team = forms.ChoiceField(
        label=gettext_lazy("In welk deel van de gemeente?"),
        help_text=gettext_lazy("Dan leest het team van dat deel uw vraag. Noem geen straat."),
        error_messages={
            "required": gettext_lazy("Kies een deel van de gemeente."),
            "invalid_choice": gettext_lazy("Dit deel kennen wij niet. Kies er een uit de lijst."),
        },
    )
    text = forms.CharField(
        label=gettext_lazy("Wilt u er iets bij vertellen?"),
        help_text=gettext_lazy(
            "Schrijf geen naam, adres of nummer op. Ook geen ziektes. Eén collega leest dit. Na het antwoord wissen wij het."
        ),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        error_messages=_TOO_LONG,
    )
    own_words = forms.CharField(
        label=gettext_lazy("Een eigen woord, om dit later te herkennen"),
        help_text=gettext_lazy("Alleen u ziet dit. Schrijf geen naam op. Bijvoorbeeld: leerling groep 7."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": gettext_lazy("Dit is te lang. Gebruik hoogstens 60 tekens.")},
    )

    def __init__(self, data: QueryDict | None = None, *, teams: Sequence[Team]) -> None:
        super().__init__(data, initial={"key": str(new_id())})
        language = get_language() or "nl"
        for name, members in (
            ("domains", LifeDomain),
            ("age", Age),
            ("since", Since),
            ("asked", Asked),
            ("wants", Wants),
        ):
            self.fields[name].choices = choices(members, language)  # type: ignore[attr-defined]
        self.only_team = teams[0] if len(teams) == 1 else None
        if self.only_team:
            del self.fields["team"]
        else:
            self.fields["team"].choices = [("", _("Kies een deel")), *_parts_of(teams)]  # type: ignore[attr-defined]

    def clean_key(self) -> str:
        return key_of(self, self.cleaned_data["key"])

    def question(self, sender: Sender) -> Question:
        """What was filled in, as the deed takes it. Only for a form without errors."""
        cleaned = self.cleaned_data
        team = self.only_team.pk if self.only_team else cleaned["team"]
        return Question(
            key=cleaned["key"],
            sender=sender,
            team=Team._meta.pk.to_python(team),
            domains=[LifeDomain(one) for one in cleaned["domains"]],
            age=Age(cleaned["age"]) if cleaned["age"] else None,
            since=Since(cleaned["since"]) if cleaned["since"] else None,
            asked=Asked(cleaned["asked"]) if cleaned["asked"] else None,
            wants=Wants(cleaned["wants"]),
            text=cleaned["text"],
            own_words=cleaned["own_words"],
            kept=cleaned["kept"],
        )

    def say_sent_before(self) -> None:
        """The same form came in with something else in it: once more, under a key of its own."""
        renew_key(self)
        self.add_error(
            None,
            _("Dit formulier was al verstuurd. Vraagt u nu iets anders? Klik dan nog een keer op de knop."),
        )


def _parts_of(teams: Sequence[Team]) -> list[tuple[str, str]]:
    """The teams as parts of the town: by the wijken they go to, or by their own name. One query."""
    found: dict[Any, dict[str, None]] = {}
    within = Area.objects.filter(teams__in=[team.pk for team in teams]).order_by("within__name", "code")
    for team, name, kind, wijk in within.values_list("teams", "name", "kind", "within__name"):
        found.setdefault(team, {})[wijk or name if kind == "buurt" else name] = None
    parts = []
    for one in teams:
        wijken = ", ".join(list(found.get(one.pk, {}))[:MOST_WIJKEN])
        parts.append((str(one.pk), f"{wijken} ({one.name})" if wijken else one.name))
    return parts


class AnswerForm(CheckedForm):
    """What a colleague answers: chosen advice, what it ends in, and at most one text."""

    advice = forms.MultipleChoiceField(
        label=gettext_lazy("Welke raad geef je?"),
        help_text=gettext_lazy("De partner leest bij elke keuze een uitleg en een zin om te zeggen."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kies minstens één stuk raad."),
            "invalid_choice": gettext_lazy("Kies uit de lijst. Eén of meer."),
        },
    )
    ends_in = forms.ChoiceField(
        label=gettext_lazy("Waar komt het op uit?"),
        widget=forms.RadioSelect,
        initial=EndsIn.ADVICE,
        error_messages={"required": gettext_lazy("Kies waar het op uitkomt."), **_PICK},
    )
    call_day = forms.DateField(
        label=gettext_lazy("Samen bellen: welke dag?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Deze dag bestaat niet. Kies een dag uit de kalender.")},
    )
    call_time = forms.TimeField(
        label=gettext_lazy("Hoe laat?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Deze tijd bestaat niet. Bijvoorbeeld 10:30.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Wil je er iets bij schrijven?"),
        help_text=gettext_lazy("Ook hier geen naam, adres of nummer. De partner leest dit."),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages=_TOO_LONG,
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        language = get_language() or "nl"
        self.fields["advice"].choices = choices(Advice, language)  # type: ignore[attr-defined]
        self.fields["ends_in"].choices = choices(EndsIn, language)  # type: ignore[attr-defined]
        self.fields["call_time"].help_text = _("Tussen %(first)s en %(last)s uur.") % {
            "first": CALL_FROM,
            "last": CALL_UNTIL,
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("ends_in") == EndsIn.CALL:
            for name, said in (
                ("call_day", _("Kies een dag om samen te bellen.")),
                ("call_time", _("Kies een tijd om samen te bellen.")),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, said)
        return cleaned

    def answer(self) -> Answer:
        """What was filled in, as the deed takes it. Only for a form without errors."""
        cleaned = self.cleaned_data
        ends_in = EndsIn(cleaned["ends_in"])
        return Answer(
            advice=[Advice(one) for one in cleaned["advice"]],
            ends_in=ends_in,
            text=cleaned["text"],
            call_at=_moment(cleaned["call_day"], cleaned["call_time"]) if ends_in is EndsIn.CALL else None,
            kept=cleaned["kept"],
        )


def _moment(day: date, hour: time) -> datetime:
    """That hour on that day, here in the Netherlands."""
    return datetime.combine(day, hour, HERE)
