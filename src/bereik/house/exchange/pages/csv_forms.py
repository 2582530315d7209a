"""What is asked about a list: whose it is, and what each column is?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bereik.house.exchange.csv.agreeing import NO_DAY, NO_KIND, Agreed
from bereik.house.exchange.csv.fields import FIELDS, Field
from bereik.house.exchange.csv.remembering import LONGEST_NAME
from bereik.house.exchange.csv.table import key_of
from bereik.house.exchange.csv.values.plain import kinds
from bereik.house.exchange.ddas.finding import Finding
from bereik.people.marks import letters
from bereik.terms.senders import SENDERS, Sender
from bereik.terms.text import Text

NOT_USED = "-"
SENDER_FIELD = "sender"


def sender_or_why_not(said: str) -> tuple[str, str]:
    """The name of the sender, or what to say to whoever left it out."""
    name = " ".join(said.split())
    if not letters(name):
        return "", _("Vul in van wie de lijst is.")
    if len(name) > LONGEST_NAME:
        return "", _("Deze naam is te lang. Schrijf hem korter.")
    return name, ""


class ColumnsForm(forms.Form):
    """One choice for each column, and what holds for the whole list."""

    def __init__(
        self,
        columns: list[dict[str, Any]],
        *args: Any,
        agreed: Agreed | None = None,
        kind: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        fields = [
            (NOT_USED, _("Niet gebruiken")),
            *((one.value, _say(term.label)) for one, term in FIELDS.items()),
        ]
        for column in columns:
            chosen = column["field"]
            if agreed is not None and key_of(column["header"]) in agreed.fields:
                chosen = agreed.fields[key_of(column["header"])]
            self.fields[f"column-{column['place']}"] = forms.ChoiceField(
                label=column["header"],
                choices=fields,
                initial=chosen or NOT_USED,
                help_text=_about(column),
                error_messages={
                    "required": _("Kies wat deze kolom is."),
                    "invalid_choice": _("Kies iets uit de lijst."),
                },
            )
        self.fields["kind"] = forms.ChoiceField(
            label=_("Soort schuldeiser van de hele lijst"),
            help_text=_("Alleen nodig als geen kolom de soort zegt."),
            required=False,
            choices=[
                ("", _("Staat in een kolom")),
                *((one.value, _say(SENDERS[one].label)) for one in kinds()),
            ],
            initial=(agreed.kind if agreed else kind) or "",
        )
        self.fields["signalled"] = forms.DateField(
            label=_("Datum van alle signalen"),
            help_text=_("Alleen nodig als geen kolom de datum zegt."),
            required=False,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d", "%d-%m-%Y"],
            initial=agreed.signalled if agreed else None,
            error_messages={"invalid": _("Vul een datum in, zoals 01-03-2026.")},
        )
        self.fields["remember"] = forms.BooleanField(
            label=_("Onthoud dit voor deze afzender"),
            help_text=_("Dan vragen wij de volgende keer alleen naar kolommen die nieuw zijn."),
            required=False,
            initial=True,
        )

    def asked(self) -> list[forms.BoundField]:
        """The columns that nobody said anything about before."""
        return [self[f"column-{one['place']}"] for one in self.columns if one["asked"]]

    def known(self) -> list[forms.BoundField]:
        return [self[f"column-{one['place']}"] for one in self.columns if not one["asked"]]

    def agreed(self) -> Agreed:
        """What was said. Only for a form that is valid."""
        said = self.cleaned_data
        fields = {key_of(one["header"]): said[f"column-{one['place']}"] for one in self.columns}
        day: date | None = said["signalled"]
        return Agreed(
            {key: None if name == NOT_USED else Field(name) for key, name in fields.items()},
            Sender(said["kind"]) if said["kind"] else None,
            day,
        )

    def want(self, wants: tuple[Finding, ...]) -> None:
        """Say what is still missing, where it can be filled in."""
        places = {NO_KIND.name: "kind", NO_DAY.name: "signalled"}
        for one in wants:
            words = (
                " ".join(_say(text) for text in (one.what, one.what_now))
                .replace(" (--kind)", "")
                .replace(" (--date)", "")
            )
            self.add_error(places.get(one.rule), words)


def _about(column: dict[str, Any]) -> str:
    """Three values from the column, and why we think what we think."""
    why = Text(*column["why"])
    examples = " · ".join(str(one)[:40].rstrip(".") for one in column["examples"])
    said = _("Bijvoorbeeld: %(examples)s.") % {"examples": examples} if examples else _("Deze kolom is leeg.")
    return f"{said} {_('Ons voorstel')}: {_say(why)}."


def _say(text: Text) -> str:
    return text.say(get_language() or "nl")
