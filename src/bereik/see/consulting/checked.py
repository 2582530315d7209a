"""How does a form say which words may not stay, and how does its writer keep a word that names nobody?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bereik.see.consulting.check import Found
from bereik.see.forms import mended
from bereik.trust.ids import new_id

MOST_KEPT = 20
LONGEST_KEPT = 60


class CheckedForm(forms.Form):
    """A form of which the text is checked before anything is kept. What was typed always stands in it again."""

    kept = forms.MultipleChoiceField(
        label=gettext_lazy("Kijk nog eens naar deze woorden"),
        help_text=gettext_lazy("Is het geen naam en geen plaats? Tik het aan. Dan mag het blijven."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict | None = None, *, initial: Mapping[str, Any] | None = None) -> None:
        whole, self.mended = mended(data)
        super().__init__(whole if data is not None else None, initial=dict(initial or {}))
        self._words: list[str] = []
        given = self.data.getlist("kept") if isinstance(self.data, QueryDict) else []
        self._ask_about(one for one in given if len(one) <= LONGEST_KEPT)

    @property
    def asks_about_words(self) -> bool:
        """Whether there are words of which we do not know if they name somebody."""
        return bool(self._words)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.mended & self.fields.keys():
            self.add_error(
                name,
                _(
                    "Er stonden tekens in die wij niet kunnen bewaren. Wij haalden ze weg. Kijk of het nog klopt."
                ),
            )
        return cleaned

    def say_found(self, found: Mapping[str, Iterable[Found]]) -> None:
        """Name each word that may not stay, with what to write instead; ask about the ones that perhaps may."""
        language = get_language() or "nl"
        soft = []
        for name, ones in found.items():
            for one in ones:
                said = _("‘%(words)s’ is %(what)s. %(instead)s") % {
                    "words": one.words,
                    "what": one.term.label.say(language),
                    "instead": one.term.instead.say(language),
                }
                self.add_error(name, said)
                if one.may_stay:
                    soft.append(one.words)
        self._ask_about(soft)

    def _ask_about(self, given: Iterable[str]) -> None:
        self._words = list(dict.fromkeys([*self._words, *given]))[:MOST_KEPT]
        self.fields["kept"].choices = [  # type: ignore[attr-defined]
            (one, _("‘%(words)s’ is geen naam of plaats") % {"words": one}) for one in self._words
        ]


def key_of(form: forms.Form, value: str) -> str:
    """The key of a form, made before it is sent. Raises `ValidationError`, and lays a new one in the form."""
    try:
        return str(UUID(value))
    except ValueError:
        renew_key(form)
        raise forms.ValidationError(
            _("Dit formulier was niet compleet. Klik nog een keer op de knop.")
        ) from None


def renew_key(form: forms.Form) -> None:
    """The same form once more, under a key of its own."""
    renewed = cast(QueryDict, form.data).copy()
    renewed["key"] = str(new_id())
    form.data = renewed
