"""What do we ask about a promise: one line and a day, why it failed, which other day; and what do we answer?"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from bereik.help.forms.days import SaidDay
from bereik.help.rules import answers_for, asks_about_day, may_promise
from bereik.terms.own_answers import OWN_ANSWERS, OwnAnswer
from bereik.terms.own_words import OwnKind
from bereik.terms.promises import BROKEN_BECAUSE
from bereik.trust.ids import new_id

LONGEST_LINE, LONGEST_SENTENCE = 200, 500

_SENTENCE = {
    "required": _("Schrijf in één zin wat de inwoner mag lezen."),
    "max_length": _("Dit is te lang. Houd het bij een paar zinnen."),
}


class OnADay(forms.Form):
    """Asks a day that may be promised. A free day is asked about once: then `sure` stands in the form."""

    use_required_attribute = False
    sure = forms.BooleanField(label=_("Ja, deze dag klopt"), required=False)
    day_field = "due_on"

    def __init__(self, *arguments: Any, today: date, language: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.today, self.language = today, language
        self.asks_to_be_sure = False

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        day = said.get(self.day_field)
        if day is None:
            return said
        verdict = may_promise(day, self.today)
        if verdict.no:
            self.add_error(self.day_field, self._say(verdict.reason, verdict.instead))
        elif asks_about_day(verdict):
            self.asks_to_be_sure = True
            if not said.get("sure"):
                self.add_error(self.day_field, self._say(verdict.reason))
        return said

    def _say(self, *reasons: Any) -> str:
        return " ".join(reason.say(self.language) for reason in reasons if reason is not None)


class PromiseForm(OnADay):
    """What, and by when? Its number is made before it is sent, so that sending twice is one promise."""

    LINE: ClassVar = {
        "required": _("Schrijf in één regel wat je belooft."),
        "max_length": _("Dit is te lang. Schrijf er twee beloften van."),
    }

    promise_id = forms.UUIDField(widget=forms.HiddenInput)
    what = forms.CharField(
        label=_("Wat beloof je?"),
        help_text=_("Eén regel, in gewone woorden. De inwoner leest dit ook."),
        max_length=LONGEST_LINE,
        error_messages=LINE,
    )
    due_on = SaidDay(label=_("Uiterlijk welke dag?"))

    field_order = ("promise_id", "what", "due_on", "sure")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        named["initial"] = {"promise_id": new_id(), **named.get("initial", {})}
        super().__init__(*arguments, **named)


class ExplainForm(OnADay):
    """Why did it fail, what may the resident read, and what do we do now?"""

    TODAY, NEW_DAY = "today", "new_day"
    day_field = "new_due_on"

    because = forms.ChoiceField(label=_("Waarom lukte het niet?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Wat zeg je tegen de inwoner?"),
        help_text=_("De inwoner leest dit letterlijk. Begin met sorry, en zeg het zoals je het zou zeggen."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_SENTENCE,
        error_messages=_SENTENCE,
    )
    now = forms.ChoiceField(
        label=_("Wat doe je nu?"),
        choices=[
            (TODAY, _("Vandaag goedgemaakt: het is gedaan")),
            (NEW_DAY, _("Ik beloof een nieuwe dag")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat je nu doet. Alleen uitleg is niet genoeg.")},
    )
    what = forms.CharField(
        label=_("Wat beloof je nu?"), max_length=LONGEST_LINE, error_messages=PromiseForm.LINE
    )
    new_due_on = SaidDay(label=_("Uiterlijk welke dag?"))

    field_order = ("because", "words", "now", "what", "new_due_on", "sure")

    def __init__(self, *arguments: Any, language: str, **named: Any) -> None:
        super().__init__(*arguments, language=language, **named)
        self.fields["because"].choices = [  # type: ignore[attr-defined]
            (one.value, term.label.say(language)) for one, term in BROKEN_BECAUSE.items()
        ]
        self.fields["because"].error_messages["required"] = _("Kies een reden. Het is altijd een van ons.")

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("now") == self.TODAY:
            # What still stood in the fields of a new promise is none.
            for name in ("what", "new_due_on"):
                self.errors.pop(name, None)
            self.cleaned_data |= {"what": "", "new_due_on": None}
        return super().clean()


class MoveForm(OnADay):
    """Which other day, and does the resident know?"""

    promise_id = forms.UUIDField(widget=forms.HiddenInput)
    due_on = SaidDay(label=_("Welke dag wordt het?"))
    told = forms.BooleanField(
        label=_("De inwoner weet het"),
        help_text=_("Ik heb het verteld, en de nieuwe dag is goed."),
        error_messages={"required": _("Vertel het eerst aan de inwoner. Dan kun je de dag verzetten.")},
    )

    field_order = ("promise_id", "due_on", "sure", "told")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        named["initial"] = {"promise_id": new_id(), **named.get("initial", {})}
        super().__init__(*arguments, **named)


class AnswerForm(forms.Form):
    """What do we answer, in words the resident reads?"""

    use_required_attribute = False

    answer = forms.ChoiceField(
        label=_("Wat antwoord je?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat je antwoordt.")},
    )
    words = forms.CharField(
        label=_("In eigen woorden"),
        help_text=_("De inwoner leest dit letterlijk. Zeg ook wanneer."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_SENTENCE,
        error_messages=_SENTENCE,
    )

    def __init__(
        self, *arguments: Any, kind: OwnKind, about_a_promise: bool, language: str, **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        answers = [
            one
            for one in answers_for(kind, about_a_promise=about_a_promise)
            if one is not OwnAnswer.PUT_RIGHT
        ]
        self.fields["answer"].choices = [(one.value, OWN_ANSWERS[one].label.say(language)) for one in answers]  # type: ignore[attr-defined]
        if len(answers) == 1:
            self.fields["answer"].initial = answers[0].value
