"""What do we ask a professional to write down? Never more than four things about a try."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bereik.help.rules import SHORTEST_REASON
from bereik.terms.channels import CHANNELS, Channel
from bereik.terms.laws import LAWS, TEAM_LAWS
from bereik.terms.outcomes import OUTCOMES, Outcome
from bereik.terms.parts_of_day import PARTS_OF_DAY, PartOfDay
from bereik.trust.ids import new_id

OFFERED = (
    Channel.HOME_VISIT,
    Channel.PHONE,
    Channel.TEXT_MESSAGE,
    Channel.LETTER,
    Channel.CARD,
    Channel.OUT_AND_ABOUT,
)
RESULTS = (
    Outcome.SPOKEN,
    Outcome.NOT_NOW,
    Outcome.SAID_NO,
    Outcome.NOBODY_THERE,
    Outcome.NO_ANSWER,
    Outcome.MESSAGE_LEFT,
    Outcome.SENT,
    Outcome.WRONG_PLACE,
)


def _said(terms: Any, members: Any, language: str) -> list[tuple[str, str]]:
    return [(one.value, terms[one].label.say(language)) for one in members]


class AttemptForm(forms.Form):
    """How, when, what came of it; its number is made before it is sent, so that sending twice is one try."""

    attempt_id = forms.UUIDField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(label=_("Hoe?"), widget=forms.RadioSelect)
    on = forms.DateField(
        label=_("Welke dag?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    part_of_day = forms.ChoiceField(label=_("Welk deel van de dag?"), widget=forms.RadioSelect)
    outcome = forms.ChoiceField(label=_("Wat kwam ervan?"), widget=forms.RadioSelect)

    def __init__(
        self, *arguments: Any, today: date, now_part: PartOfDay, language: str, **named: Any
    ) -> None:
        named.setdefault("initial", {})
        named["initial"] = {
            "attempt_id": new_id(),
            "on": today,
            "part_of_day": now_part.value,
            "channel": Channel.HOME_VISIT.value,
            **named["initial"],
        }
        super().__init__(*arguments, **named)
        self.today = today
        self.fields["channel"].choices = _said(CHANNELS, OFFERED, language)  # type: ignore[attr-defined]
        self.fields["part_of_day"].choices = _said(PARTS_OF_DAY, PartOfDay, language)  # type: ignore[attr-defined]
        self.fields["outcome"].choices = _said(OUTCOMES, RESULTS, language)  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("Deze dag komt nog. Schrijf op wat gebeurd is."))
        if on < self.today - timedelta(days=366):
            raise forms.ValidationError(_("Dit is meer dan een jaar geleden. Klopt het jaartal?"))
        return on


class LookForm(forms.Form):
    """Why do you need to see this?"""

    reason = forms.CharField(
        label=_("Waarom moet je dit zien?"),
        help_text=_(
            "De vaste contactpersoon leest dit vandaag. De privacyfunctionaris kijkt het na. De inwoner kan het lezen."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        min_length=SHORTEST_REASON,
        max_length=500,
        error_messages={
            "required": _("Schrijf op waarom je dit moet zien. Zonder reden blijft het dicht."),
            "min_length": _("Dit is te kort om na te kijken. Schrijf in één zin waarvoor het nodig is."),
        },
    )


class AgreementForm(forms.Form):
    """To what did the resident say yes?"""

    from_law = forms.ChoiceField(label=_("De inwoner zegt: wat hierover bekend is, mag je gebruiken"))
    how = forms.ChoiceField(
        label=_("Hoe zei de inwoner ja?"),
        choices=[("spoken", _("In een gesprek")), ("phone", _("Aan de telefoon")), ("paper", _("Op papier"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, *arguments: Any, law: str, language: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        others = [one for one in TEAM_LAWS if one != law]
        self.fields["from_law"].choices = [(one.value, LAWS[one].label.say(language)) for one in others]  # type: ignore[attr-defined]


class SecondForm(forms.Form):
    """Who is the second person?"""

    colleague = forms.ChoiceField(label=_("Tweede persoon"), required=False)

    def __init__(self, *arguments: Any, colleagues: list[tuple[Any, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        nobody = ("", _("Niemand"))
        self.fields["colleague"].choices = [nobody, *((str(one), name) for one, name in colleagues)]  # type: ignore[attr-defined]
