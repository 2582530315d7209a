"""Which questions can the form of a signal ask, and what does it say when an answer is missing or cannot be kept?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_WORDS = 2000


class SignalFields(forms.Form):
    """All questions. Which of them count depends on the answer to one (`see.forms.signal`)."""

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
    age = forms.ChoiceField(
        label=_("Hoe oud is deze persoon?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Kies één van deze antwoorden.")},
    )
    yes_from = forms.MultipleChoiceField(
        label=_("Wie zei ja?"),
        help_text=_("Hebben twee ouders gezag? Kruis ze allebei aan. Wonen zij apart? Vraag het elk apart."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies uit de lijst. Eén of meer.")},
    )
    how = forms.ChoiceField(
        label=_("Hoe kreeg u het ja?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Kies één van deze antwoorden.")},
    )
    agreed_on = forms.DateField(
        label=_("Op welke dag?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Deze dag bestaat niet. Kies een dag, bijvoorbeeld vandaag.")},
    )
    call_name = forms.CharField(
        label=_("Hoe heet deze persoon?"),
        help_text=_("Een voornaam is genoeg. Eén persoon per keer; geef een ander apart door."),
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
    postcode = forms.CharField(
        label=_("Postcode"),
        required=False,
        max_length=10,
        error_messages={"max_length": _("Deze postcode is te lang. Bijvoorbeeld: 1234 AB.")},
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
        help_text=_("Wat zag of hoorde u? Schrijf geen ziektes op. U leest het zo voor."),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.")},
    )
    own_words = forms.CharField(
        label=_("Uw eigen woord hiervoor"),
        help_text=_(
            "Zo herkent u dit later. Alleen u ziet het. Geen naam, wel bijvoorbeeld: leerling groep 7."
        ),
        required=False,
        max_length=60,
        error_messages={"max_length": _("Dit is te lang. Gebruik hoogstens 60 tekens.")},
    )
