"""What does a housekeeper fill in?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bereik.municipality.actions import IN_A_TEAM
from bereik.municipality.first import MUNICIPALITY
from bereik.municipality.models import Area, Organisation, Team
from bereik.terms.functions import FUNCTIONS, Function
from bereik.terms.laws import LAWS, Law
from bereik.terms.senders import SENDERS, Sender
from bereik.terms.term import stored_term
from bereik.trust.ids import new_id
from bereik.trust.links.actions import LONGEST_TERM

LANGUAGES = [("nl", gettext_lazy("Nederlands")), ("en", gettext_lazy("Engels"))]


def _language() -> str:
    return get_language() or "nl"


def day_field(label: Any, help_text: Any = "", **more: Any) -> forms.DateField:
    """A day, with the browser's own calendar where it has one."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Kies een dag."),
            "invalid": gettext_lazy("Dit is geen dag. Een voorbeeld: 2026-09-01"),
        },
        **more,
    )


class PlaceForm(forms.Form):
    """Which place does someone get: function, and team where there is one?"""

    function = forms.ChoiceField(
        label=gettext_lazy("Functie"),
        error_messages={
            "required": gettext_lazy("Kies een functie."),
            "invalid_choice": gettext_lazy("Kies een functie."),
        },
    )
    team = forms.ModelChoiceField(
        label=gettext_lazy("Team"),
        help_text=gettext_lazy("Alleen voor een professional of teamleider. De wet van het team gaat mee."),
        queryset=Team.objects.none(),
        required=False,
        empty_label=gettext_lazy("Geen team"),
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisatie"),
        help_text=gettext_lazy("Laat leeg voor de gemeente zelf, of de organisatie van het team."),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("De gemeente"),
    )

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["function"].choices = [  # type: ignore[attr-defined]
            ("", _("Kies een functie")),
            *((one.value, FUNCTIONS[one].label.say(_language())) for one in Function),
        ]
        teams = Team.objects.filter(organisation__ended_at__isnull=True).select_related("organisation")
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        self.fields["team"].label_from_instance = _team_with_law  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = Organisation.objects.filter(ended_at__isnull=True)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        function, team, organisation = (values.get(name) for name in ("function", "team", "organisation"))
        if function:
            if function in IN_A_TEAM and team is None:
                self.add_error(
                    "team", _("Kies een team. Een professional of teamleider werkt altijd in een team.")
                )
            if function not in IN_A_TEAM and team is not None:
                self.add_error("team", _("Deze functie hoort niet bij een team. Kies: Geen team."))
        if team is not None and organisation is not None and team.organisation_id != organisation.pk:
            self.add_error(
                "organisation", _("Dit team hoort bij %(name)s.") % {"name": team.organisation.name}
            )
        return values


def _team_with_law(team: Team) -> str:
    term = stored_term(LAWS, team.law)
    law = term.short if term else team.law
    return f"{team.name} ({law})"


class InviteForm(PlaceForm):
    """Who gets an account?"""

    field_order = ["name", "email", "language", "function", "team", "organisation"]

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=100,
        error_messages={"required": gettext_lazy("Vul een naam in.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres van het werk"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Vul een e-mailadres in."),
            "invalid": gettext_lazy("Dit is geen heel e-mailadres. Een voorbeeld: naam@gemeente.nl"),
        },
    )
    language = forms.ChoiceField(label=gettext_lazy("Taal van de mails"), choices=LANGUAGES, initial="nl")


class PartnerForm(forms.Form):
    """Which organisation works with us?"""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=120,
        error_messages={"required": gettext_lazy("Vul de naam van de organisatie in.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Soort"),
        help_text=gettext_lazy("De soort bepaalt wat deze partner zonder vragen mag doorgeven."),
        error_messages={
            "required": gettext_lazy("Kies een soort."),
            "invalid_choice": gettext_lazy("Kies een soort."),
        },
    )
    phone = forms.CharField(label=gettext_lazy("Telefoon"), max_length=30, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        max_length=254,
        required=False,
        error_messages={
            "invalid": gettext_lazy("Dit is geen heel e-mailadres. Een voorbeeld: info@school.nl")
        },
    )

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            ("", _("Kies een soort")),
            *(
                (one.value, SENDERS[one].label.say(_language()))
                for one in Sender
                if SENDERS[one].is_organisation
            ),
        ]

    def clean_kind(self) -> str:
        kind: str = self.cleaned_data["kind"]
        if kind == MUNICIPALITY:
            raise ValidationError(_("Kies een soort."))
        return kind


class LinkForm(forms.Form):
    """Who gets a link, and until when?"""

    # Made with the form, so that a form sent twice is one link.
    number = forms.UUIDField(widget=forms.HiddenInput, required=False)
    holder = forms.CharField(
        label=gettext_lazy("Wie krijgt de link?"),
        help_text=gettext_lazy("De functie is genoeg, bijvoorbeeld: zorgcoördinator."),
        max_length=100,
        error_messages={"required": gettext_lazy("Vul in wie de link krijgt.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres van het werk"),
        help_text=gettext_lazy("Hiermee kan deze persoon later zelf een nieuwe link vragen."),
        max_length=254,
        required=False,
        error_messages={
            "invalid": gettext_lazy("Dit is geen heel e-mailadres. Een voorbeeld: naam@school.nl")
        },
    )
    until = day_field(gettext_lazy("De link werkt tot en met"))

    def __init__(self, *args: Any, today: date, **values: Any) -> None:
        self.today = today
        super().__init__(*args, **values)
        self.fields["until"].initial = today + timedelta(days=183)
        self.fields["number"].initial = new_id

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < self.today:
            raise ValidationError(_("Die dag is al voorbij. Kies een latere dag."))
        if until > self.today + LONGEST_TERM - timedelta(days=1):
            raise ValidationError(_("Een link werkt hoogstens twee jaar. Kies een eerdere dag."))
        return until

    @property
    def until_moment(self) -> datetime:
        """The end of that day, here in the Netherlands."""
        day: date = self.cleaned_data["until"] + timedelta(days=1)
        return timezone.make_aware(datetime.combine(day, time.min))


class TeamForm(forms.Form):
    """Which team goes to people, under which law, and where?"""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=100,
        error_messages={"required": gettext_lazy("Vul de naam van het team in.")},
    )
    law = forms.ChoiceField(
        label=gettext_lazy("Wet"),
        help_text=gettext_lazy("Wat onder deze wet binnenkomt, ziet een team onder een andere wet niet."),
        error_messages={
            "required": gettext_lazy("Kies een wet."),
            "invalid_choice": gettext_lazy("Kies een wet."),
        },
    )
    phone = forms.CharField(
        label=gettext_lazy("Telefoon"),
        max_length=30,
        error_messages={"required": gettext_lazy("Vul een telefoonnummer in. Elke brief noemt het.")},
    )
    hours_text = forms.CharField(
        label=gettext_lazy("Bereikbaar"), help_text=gettext_lazy("Bijvoorbeeld: maandag tot en met vrijdag, 9.00 tot 17.00 uur"),
        max_length=100, required=False,
    )  # fmt: skip
    talks_a_week = forms.IntegerField(
        label=gettext_lazy("Nieuwe gesprekken per week"),
        help_text=gettext_lazy("Waar het hele team ruimte voor heeft."),
        min_value=0,
        max_value=1000,
        initial=10,
        error_messages={
            "required": gettext_lazy("Vul een getal in."),
            "invalid": gettext_lazy("Vul een heel getal in."),
            "min_value": gettext_lazy("Vul een getal vanaf 0 in."),
            "max_value": gettext_lazy("Vul een getal tot en met 1000 in."),
        },
    )
    areas = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Buurten en wijken"),
        queryset=Area.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["law"].choices = [  # type: ignore[attr-defined]
            ("", _("Kies een wet")),
            *(
                (one.value, LAWS[one].label.say(_language()))
                for one in Law
                if LAWS[one].a_team_works_under_it
            ),
        ]
        self.fields["areas"].queryset = Area.objects.all()  # type: ignore[attr-defined]
