"""What do we ask when it rests or ends, or when we copy what the resident said? Never more than it takes.

Each form has the number of its word beforehand (`word_id`), so that sending twice is saying once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from bereik.help.actions.saying import MOST_WORDS
from bereik.help.forms.days import SaidDay
from bereik.help.rules import rest_day
from bereik.help.views.leading_on import in_words
from bereik.terms.endings import ENDINGS, EndingReason
from bereik.terms.own_words import OWN_KINDS, OwnKind, SaidHow
from bereik.terms.reasons import RestReason
from bereik.terms.verdict import Reason
from bereik.trust.ids import new_id

NOT_NOW, NOT_THIS_WAY, NO = OwnKind.NOT_NOW.value, OwnKind.NOT_THIS_WAY.value, OwnKind.NO.value
OTHERWISE = "otherwise"
"""Something that was not done and stands in no promise."""

ALSO = (OwnKind.OTHER_DAY, OwnKind.OTHER_PLACE, OwnKind.NOT_RIGHT, OwnKind.TAKE_AWAY)
"""What else the paper has a box for, with words beside it."""

TO_US = (SaidHow.SPOKEN, SaidHow.PHONE, SaidHow.PAPER, SaidHow.TOGETHER)
"""How a resident can have said something to us: not on the own page, that they do themselves."""

REST_REASONS_OFFERED = (
    RestReason.DATE_AGREED,
    RestReason.AWAY,
    RestReason.OTHERS_HELP,
    RestReason.WAITS_FOR_DECISION,
    RestReason.WAITS_FOR_PLACE,
    RestReason.NO_PEOPLE,
)
"""*Not now* is the resident's own word and has its own page; the quiet period follows from the reach policy."""

_CHOOSE = {
    "required": _("Kies een antwoord."),
    "invalid_choice": _("Kies een antwoord uit de lijst."),
}


def _words_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Schrijf op wat de inwoner zei."),
            "max_length": _("Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens."),
        },
    )


def _how_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Hoe zei de inwoner het?"), widget=forms.RadioSelect, error_messages=_CHOOSE
    )


class _OwnWordForm(forms.Form):
    """A form that writes down something the resident said."""

    use_required_attribute = False  # or a browser colours a text red before anything was written
    word_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, today: date, language: str, **named: Any) -> None:
        named["initial"] = {
            "word_id": new_id(), "how": SaidHow.SPOKEN.value, **(named.get("initial") or {}),
        }  # fmt: skip
        super().__init__(*arguments, **named)
        self.today = today
        if "how" in self.fields:
            from bereik.terms.lists import choices

            self.fields["how"].choices = choices(TO_US, language)  # type: ignore[attr-defined]

    def check_day(self, name: str) -> None:
        """A day on which something may rest, with the reason where it may not."""
        day = self.cleaned_data.get(name)
        if day is not None and (verdict := rest_day(day, self.today)).no:
            self.add_error(name, in_words(verdict))


class NoForm(_OwnWordForm):
    """Which no was it? Three answers; only the third ends anything."""

    answer = forms.ChoiceField(
        label=_("Wat zei de inwoner?"),
        choices=[
            (NOT_NOW, _("Nu even niet")),
            (NOT_THIS_WAY, _("Niet op deze manier")),
            (NO, _("Een duidelijk nee")),
        ],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    until = SaidDay(label=_("Tot wanneer?"), required=False)
    words = _words_field(_("Hoe dan wel?"), _("In de woorden van de inwoner."), required=False)
    how = _how_field()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("answer") == NOT_NOW and "until" not in self.errors:
            if cleaned.get("until") is None:
                self.add_error(
                    "until",
                    _("Vraag tot wanneer, en kies die dag. Weet de inwoner het niet? Kies een maand."),
                )
            self.check_day("until")
        if cleaned.get("answer") == NOT_THIS_WAY and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("Schrijf op hoe de inwoner het wél wil."))
        return cleaned


class NeedsForm(_OwnWordForm):
    """What does the resident need, in their own words?"""

    words = _words_field(
        _("Wat heeft de inwoner nodig?"),
        _("Schrijf het op zoals het gezegd is. De inwoner kan het lezen."),
    )
    how = _how_field()


class BackForm(_OwnWordForm):
    """The resident comes back after an ending."""

    how = _how_field()


class RestForm(forms.Form):
    """Until when does it rest, and why?"""

    until = SaidDay(label=_("Tot welke dag?"))
    because = forms.ChoiceField(label=_("Waarom?"), widget=forms.RadioSelect, error_messages=_CHOOSE)

    def __init__(self, *arguments: Any, today: date, language: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.today = today
        self.fields["because"].choices = [  # type: ignore[attr-defined]
            (one.value, Reason(one).say(language)) for one in REST_REASONS_OFFERED
        ]

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if (verdict := rest_day(until, self.today)).no:
            raise forms.ValidationError(in_words(verdict))
        return until


class EndForm(forms.Form):
    """Why does it end? Only reasons that are true are offered."""

    because = forms.ChoiceField(
        label=_("Waarom eindigt dit?"), widget=forms.RadioSelect, error_messages=_CHOOSE
    )

    def __init__(self, *arguments: Any, offered: Iterable[EndingReason], language: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["because"].choices = [  # type: ignore[attr-defined]
            (one.value, ENDINGS[one].label.say(language)) for one in offered
        ]


def word_of_paper(paper: UUID, what: str) -> UUID:
    """The number of one word on one paper; `what` is the number of a promise, or which answer it is."""
    return uuid5(paper, what)


class PaperForm(_OwnWordForm):
    """What stands on the paper that the resident filled in? Nothing needs to be filled in but what is there.

    `promises` are (number, text) of what we promised, `question` what is asked today: its label, None when nothing is.
    """

    need = forms.ChoiceField(
        label=_("Is gedaan wat u nodig had?"),
        required=False,
        choices=[("yes", _("Ja")), ("no", _("Nee")), ("", _("Niet ingevuld"))],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    not_kept = forms.MultipleChoiceField(
        label=_("Dit is niet gebeurd"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies uit de lijst.")},
    )
    not_kept_words = _words_field(
        _("Wat schreef de inwoner erbij?"), _("Schrijf het over zoals het er staat."), required=False
    )
    also = forms.MultipleChoiceField(
        label=_("Wat kruiste de inwoner nog meer aan?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies uit de lijst.")},
    )
    also_words = _words_field(
        _("Wat schreef de inwoner daarbij?"), _("Schrijf het over zoals het er staat."), required=False
    )
    no = forms.ChoiceField(
        label=_("Wil de inwoner rust?"),
        required=False,
        choices=[
            ("", _("Niets aangekruist")),
            (NOT_NOW, _("Nu even niet")),
            (NO, _("Nee, laat mij met rust")),
        ],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    until = SaidDay(label=_("Tot welke dag?"), required=False)

    def __init__(
        self, *arguments: Any, promises: list[tuple[str, str]], question: OwnKind | None, **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.question = question
        self.fields["not_kept"].choices = [*promises, (OTHERWISE, _("Iets anders"))]  # type: ignore[attr-defined]
        language = str(named["language"])
        self.fields["also"].choices = [  # type: ignore[attr-defined]
            (one.value, OWN_KINDS[one].label.say(language)) for one in ALSO
        ]
        if question is None:
            del self.fields["need"]
        elif question is OwnKind.STILL_MET:
            self.fields["need"].label = _("Is het nu nog goed?")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("no") == NOT_NOW and "until" not in self.errors:
            if cleaned.get("until") is None:
                self.add_error("until", _("Staat er geen dag? Bel de inwoner, of kies een maand."))
            self.check_day("until")
        if OTHERWISE in cleaned.get("not_kept", ()) and not cleaned.get("not_kept_words"):
            self.add_error("not_kept_words", _("Schrijf over wat er niet gebeurd is."))
        if not any(cleaned.get(name) for name in ("need", "not_kept", "also", "no")) and not self.errors:
            self.add_error(None, _("Er is nog niets overgenomen. Kies wat er op het papier staat."))
        return cleaned

    def number_of(self, what: str) -> UUID:
        """The number of one word of this paper: the same paper sent twice says everything once."""
        return word_of_paper(self.cleaned_data["word_id"], what)
