"""What do we ask a resident to fill in? As little as can be, and nothing twice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.dateformat import format as say_day
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bereik.help.rules import rest_day
from bereik.terms.clocks import months_after
from bereik.terms.own_words import OWN_KINDS, OwnKind
from bereik.trust.ids import new_id

MOST = 2000
_ASKED: dict[OwnKind, Any] = {
    OwnKind.NOT_KEPT: _("Wilt u er iets bij zeggen?"),
    OwnKind.OTHER_DAY: _("Wanneer kan het wel?"),
    OwnKind.OTHER_PLACE: _("Waar wilt u liever praten?"),
    OwnKind.NOT_RIGHT: _("Wat klopt er niet?"),
    OwnKind.NEED_MET: _("Wilt u er iets bij zeggen?"),
    OwnKind.STILL_MET: _("Wilt u er iets bij zeggen?"),
    OwnKind.COME_BACK: _("Wilt u er iets bij zeggen?"),
    OwnKind.TAKE_AWAY: _("Wilt u er iets bij zeggen?"),
}
"""Kinds that are not here ask for no words: a no needs no reason."""


class SayForm(forms.Form):
    """A few words, which may stay empty; the number is made beforehand, so that sending twice says it once."""

    use_required_attribute = False
    word_id = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        required=False,
        max_length=MOST,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Dit is te lang. Maak het korter, of vertel het aan de telefoon.")},
    )

    def __init__(self, data: Any = None, *, kind: OwnKind, needs_words: bool = False, **named: Any) -> None:
        super().__init__(_numbered(data), initial={"word_id": new_id()}, **named)
        self.kind = kind
        label = _ASKED.get(kind)
        if label is None:
            del self.fields["words"]
            return
        field = self.fields["words"]
        field.label = label
        if needs_words:
            field.label, field.required = _("Wat is er beloofd, en niet gebeurd?"), True
            field.error_messages["required"] = _("Schrijf op wat er beloofd is. Eén zin is genoeg.")


class NotNowForm(SayForm):
    """Until which day?"""

    until = forms.ChoiceField(
        label=_("Tot wanneer?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies tot wanneer.")},
    )
    day = forms.DateField(
        label=_("Andere dag"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Dit is geen dag. Een voorbeeld: 24-12-2026.")},
    )

    def __init__(self, data: Any = None, *, today: date, **named: Any) -> None:
        super().__init__(data, **named)
        self.today = today
        self.days = {
            "week": today + timedelta(days=7),
            "month": months_after(today, 1),
            "quarter": months_after(today, 3),
        }
        said = {"week": _("Een week"), "month": _("Een maand"), "quarter": _("Drie maanden")}
        self.fields["until"].choices = [  # type: ignore[attr-defined]
            *((name, f"{said[name]}: {self._on(day)}") for name, day in self.days.items()),
            ("day", _("Een andere dag, die ik hieronder kies")),
        ]

    def _on(self, day: date) -> str:
        return say_day(day, "l j F" if day.year == self.today.year else "l j F Y")

    def clean(self) -> dict[str, Any]:
        """The day itself, checked as the deed will check it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = cleaned.get("until")
        if chosen is None or "day" in self.errors:
            return cleaned
        if chosen == "day" and cleaned.get("day") is None:
            self.add_error("day", _("Vul de dag in."))
            return cleaned
        until = cleaned["day"] if chosen == "day" else self.days[chosen]
        verdict = rest_day(until, self.today)
        if verdict.no:
            language = get_language() or "nl"
            instead = verdict.instead.say(language) if verdict.instead else ""
            self.add_error("day", f"{verdict.reason.say(language)} {instead}".strip())
        cleaned["rests_until"] = until
        return cleaned


class AnswerForm(SayForm):
    """Yes or no; skipping is not sending it."""

    yes = forms.TypedChoiceField(
        choices=[("ja", _("Ja")), ("nee", _("Nee"))],
        coerce=lambda said: said == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee. Overslaan mag ook: ga dan terug.")},
    )
    field_order = ("word_id", "yes", "words")

    def __init__(self, data: Any = None, *, kind: OwnKind, child: bool = False, **named: Any) -> None:
        super().__init__(data, kind=kind, **named)
        self.fields["yes"].label = asked_as(kind, child)


def asked_as(kind: OwnKind, child: bool) -> str:
    """The question as who reads is asked it."""
    if child and kind is OwnKind.NEED_MET:
        return str(_("Is gedaan wat uw kind nodig had?"))
    return OWN_KINDS[kind].label.say(get_language() or "nl")


def _numbered(data: Any) -> Any:
    """What was sent, under a number of ours where it came without one that can be read."""
    if data is None:
        return None
    try:
        UUID(str(data.get("word_id", "")))
    except ValueError:
        data = data.copy()
        data["word_id"] = str(new_id())
    return data


def form_for(
    kind: OwnKind, data: Any, *, today: date, needs_words: bool = False, child: bool = False
) -> SayForm:
    """The form by which this is said. `child`: a parent or guardian says it."""
    if kind is OwnKind.NOT_NOW:
        return NotNowForm(data, kind=kind, today=today)
    if kind in (OwnKind.NEED_MET, OwnKind.STILL_MET):
        return AnswerForm(data, kind=kind, child=child)
    return SayForm(data, kind=kind, needs_words=needs_words)
