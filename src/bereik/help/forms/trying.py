"""What do we ask about a try? Four things at most: how, which day, which part of it, and what came of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from bereik.help.forms.days import SaidDay
from bereik.help.rules import HERE, WAYS
from bereik.help.trying import RESULTS
from bereik.terms.channels import CHANNELS
from bereik.terms.outcomes import OUTCOMES
from bereik.terms.parts_of_day import PARTS_OF_DAY, PartOfDay, part_of_day

LONGEST_AGO = timedelta(days=366)


class AttemptForm(forms.Form):
    """Its number is made before it is sent, so that sending twice is one try. The page writes the fields by hand: the
    outcomes are buttons, and one tap saves."""

    attempt_id = forms.UUIDField()
    channel = forms.ChoiceField()
    on = SaidDay()
    part_of_day = forms.ChoiceField()
    outcome = forms.ChoiceField()

    def __init__(self, *arguments: Any, now: datetime, language: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.now = now.astimezone(HERE)
        self.fields["channel"].choices = _said(CHANNELS, WAYS, language)  # type: ignore[attr-defined]
        self.fields["part_of_day"].choices = _said(PARTS_OF_DAY, PartOfDay, language)  # type: ignore[attr-defined]
        self.fields["outcome"].choices = _said(OUTCOMES, RESULTS, language)  # type: ignore[attr-defined]
        for name, asked in (
            ("channel", _("Kies hoe je het probeerde.")),
            ("part_of_day", _("Kies het deel van de dag.")),
            ("outcome", _("Kies wat ervan kwam.")),
        ):
            self.fields[name].error_messages |= {"required": asked, "invalid_choice": asked}

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.now.date():
            raise forms.ValidationError(_("Deze dag komt nog. Schrijf op wat gebeurd is."))
        if on < self.now.date() - LONGEST_AGO:
            raise forms.ValidationError(_("Dit is meer dan een jaar geleden. Klopt het jaartal?"))
        return on

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        on, part = said.get("on"), said.get("part_of_day")
        order = list(PartOfDay)
        if on == self.now.date() and part and order.index(PartOfDay(part)) > order.index(self.part_now):
            self.add_error("part_of_day", _("Dit deel van vandaag komt nog. Schrijf op wat gebeurd is."))
        return said

    @property
    def part_now(self) -> PartOfDay:
        return part_of_day(self.now.time())


def _said(terms: Any, members: Any, language: str) -> list[tuple[str, str]]:
    return [(one.value, terms[one].label.say(language)) for one in members]
