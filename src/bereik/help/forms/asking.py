"""Why must somebody see this, to what did the resident say yes, and who is the second person?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bereik.help.rules import SHORTEST_REASON
from bereik.terms.laws import LAWS, TEAM_LAWS


class LookForm(forms.Form):
    """Why do you need to see this?"""

    use_required_attribute = False  # or a browser colours a text red before anything was written

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

    from_law = forms.ChoiceField(
        label=_("De inwoner zegt: wat hierover bekend is, mag je gebruiken"),
        error_messages={"required": _("Kies een wet."), "invalid_choice": _("Kies een wet.")},
    )
    how = forms.ChoiceField(
        label=_("Hoe zei de inwoner ja?"),
        choices=[("spoken", _("In een gesprek")), ("phone", _("Aan de telefoon")), ("paper", _("Op papier"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een antwoord."),
            "invalid_choice": _("Kies een antwoord uit de lijst."),
        },
    )

    def __init__(self, *arguments: Any, law: str, language: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        others = [one for one in TEAM_LAWS if one != law]
        named_laws = [(one.value, LAWS[one].label.say(language)) for one in others]
        # Nothing is chosen beforehand: a yes is what the resident said, never what stood there.
        self.fields["from_law"].choices = [("", _("Kies een wet")), *named_laws]  # type: ignore[attr-defined]


class SecondForm(forms.Form):
    """Who is the second person?"""

    colleague = forms.ChoiceField(label=_("Tweede persoon"), required=False)

    def __init__(self, *arguments: Any, colleagues: list[tuple[Any, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        nobody = ("", _("Niemand"))
        self.fields["colleague"].choices = [nobody, *((str(one), name) for one, name in colleagues)]  # type: ignore[attr-defined]
