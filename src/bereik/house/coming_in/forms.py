"""What do we ask of someone who comes in, and what do we say when it does not fit?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bereik.trust.links.codes import LONG, is_whole, read_code
from bereik.trust.models import Account

LONGEST_PASSWORD = 200
"""A hasher works as long as its input: nobody may keep it busy."""


def password_field(label: Any, autocomplete: str, missing: Any = "", **more: Any) -> forms.CharField:
    """A password: spaces count, and it is never written back into the page."""
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": missing or gettext_lazy("Vul uw wachtwoord in.")},
        **more,
    )


def code_field(label: Any, help_text: Any = "", **attributes: str) -> forms.CharField:
    """Six digits from the telephone, or a recovery code."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
                **attributes,
            }
        ),
        error_messages={"required": gettext_lazy("Vul de code in.")},
    )


class SignInForm(forms.Form):
    """Who are you, and what do only you know?"""

    has_passwords = True

    email = forms.EmailField(
        label=gettext_lazy("E-mailadres van uw werk"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Vul uw e-mailadres in."),
            "invalid": gettext_lazy("Dit is geen heel e-mailadres. Een voorbeeld: naam@gemeente.nl"),
        },
    )
    password = password_field(gettext_lazy("Wachtwoord"), "current-password")


class EmailForm(forms.Form):
    """Where may we write to?"""

    email = forms.EmailField(
        label=gettext_lazy("E-mailadres van uw werk"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Vul uw e-mailadres in."),
            "invalid": gettext_lazy("Dit is geen heel e-mailadres. Een voorbeeld: naam@school.nl"),
        },
    )


class OwnCodeForm(forms.Form):
    """Which code did a resident get, on paper or said aloud?"""

    code = forms.CharField(
        label=gettext_lazy("Uw code"),
        help_text=gettext_lazy(
            "Drie groepjes van vier, zoals AB12-CD34-EF56. Streepjes en hoofdletters hoeven niet."
        ),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={
            "required": gettext_lazy("Vul de code in die u kreeg."),
            "max_length": gettext_lazy("Dit is te lang. Een code heeft twaalf letters en cijfers."),
        },
    )

    def clean_code(self) -> str:
        """What is meant, whole. How long it is tells nothing about which codes there are."""
        code = read_code(self.cleaned_data["code"])
        if not is_whole(code):
            said = ngettext(
                "Een code heeft twaalf letters en cijfers. Hier staat er %(number)d.",
                "Een code heeft twaalf letters en cijfers. Hier staan er %(number)d.",
                len(code),
            )
            if len(code) == LONG:
                raise ValidationError(_("In een code staan alleen letters en cijfers. Kijk hem nog eens na."))
            raise ValidationError(said % {"number": len(code)})
        return code


class CodeForm(forms.Form):
    """What do only you have?"""

    code = code_field(
        gettext_lazy("Code"),
        gettext_lazy("Zes cijfers uit de app op uw telefoon. Telefoon kwijt? Vul een herstelcode in."),
    )


class NewCodeForm(forms.Form):
    """Does the new telephone have the key?"""

    code = code_field(
        gettext_lazy("Code uit de app"),
        gettext_lazy("Zes cijfers. Elke halve minuut staat er een andere."),
        inputmode="numeric",
    )


class NewDeviceForm(NewCodeForm):
    """The new telephone, and proof by the old way that it is you."""

    field_order = ["proof", "code"]

    proof = code_field(
        gettext_lazy("Bewijs dat u het bent"),
        gettext_lazy("De code van uw oude telefoon. Heeft u die niet? Een herstelcode."),
    )


class NewPasswordForm(forms.Form):
    """Which password do you choose? It is held against the house's own rules, and said in our words."""

    has_passwords = True

    password = password_field(
        gettext_lazy("Nieuw wachtwoord"),
        "new-password",
        gettext_lazy("Kies een nieuw wachtwoord."),
        help_text=gettext_lazy("Minstens 12 tekens. Drie of vier losse woorden onthoudt u makkelijk."),
    )
    password_again = password_field(
        gettext_lazy("Nog een keer hetzelfde wachtwoord"),
        "new-password",
        gettext_lazy("Typ het nieuwe wachtwoord nog een keer."),
    )

    def __init__(self, *args: Any, account: Account, **values: Any) -> None:
        super().__init__(*args, **values)
        self.account = account

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        try:
            validate_password(password, self.account)
        except ValidationError as why:
            raise ValidationError([_in_our_words(one) for one in why.error_list]) from why
        return password

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, again = values.get("password"), values.get("password_again")
        if first and again and first != again:
            self.add_error(
                "password_again", _("De twee wachtwoorden zijn niet gelijk. Typ het tweede opnieuw.")
            )
        return values


def _in_our_words(error: ValidationError) -> str:
    said = {
        "password_too_short": _("Dit wachtwoord is te kort. Neem minstens 12 tekens."),
        "password_too_common": _("Dit wachtwoord gebruiken veel mensen. Het is te raden. Neem een ander."),
        "password_too_similar": _("Dit wachtwoord lijkt op uw naam of e-mailadres. Neem iets anders."),
    }
    return said.get(error.code or "") or str(error.messages[0])


class FirstPasswordForm(NewPasswordForm):
    """The first step of an invitation: is this your name, and which password do you choose?"""

    field_order = ["name", "password", "password_again"]

    name = forms.CharField(
        label=gettext_lazy("Uw naam, zoals collega’s u kennen"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Vul uw naam in.")},
    )


class KnownPasswordForm(forms.Form):
    """Lost the telephone, not the password."""

    has_passwords = True
    password = password_field(gettext_lazy("Uw wachtwoord"), "current-password")


class ChangePasswordForm(NewPasswordForm):
    """A new password, for who knows the present one."""

    field_order = ["present_password", "password", "password_again"]

    present_password = password_field(
        gettext_lazy("Wachtwoord van nu"), "current-password", gettext_lazy("Vul uw wachtwoord van nu in.")
    )

    def clean_present_password(self) -> str:
        password: str = self.cleaned_data["present_password"]
        if not self.account.check_password(password):
            raise ValidationError(_("Dit is niet uw wachtwoord van nu. Typ het opnieuw."))
        return password


def too_often() -> str:
    """The same words wherever something was tried too often."""
    return _("Dit is te vaak geprobeerd. Wacht een kwartier, of bel uw beheerder.")


def say_no(proof: Any) -> str:
    """Why a code was not taken, and what now."""
    if proof.too_often:
        return too_often()
    if proof.wait_seconds:
        return _(
            "Dit ging net een paar keer mis. Wacht %(seconds)d seconden en neem dan een nieuwe code."
        ) % {"seconds": proof.wait_seconds}
    return _(
        "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code. Staat de klok van uw telefoon goed?"
    )
