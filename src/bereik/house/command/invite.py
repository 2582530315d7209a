"""How does the first person come into an empty house? (`bereik invite`)"""

from __future__ import annotations

from typing import Annotated

import typer

from bereik.house.command.answers import Unusable, give, language, tell
from bereik.house.command.house import open_house
from bereik.terms.text import Text

app = typer.Typer(name="invite", add_completion=False, rich_markup_mode=None)


@app.command()
def invite(
    email: Annotated[str, typer.Argument(help="E-mailadres van de eerste collega")],
    name: Annotated[str, typer.Option("--name", help="Voor- en achternaam")],
) -> None:
    """Nodig de eerste beheerder uit. De link staat op het scherm en gaat ook per e-mail; hij werkt één keer."""
    open_house()
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.utils import timezone

    from bereik.municipality.first import SomeoneIsHere, invite_first
    from bereik.trust.accounts.invitations import AlreadyHere
    from bereik.trust.accounts.models import Account

    try:
        validate_email(email)
    except ValidationError as why:
        raise Unusable(
            Text(f"“{email}” is geen e-mailadres.", f"“{email}” is no e-mail address."),
            Text("De uitnodiging gaat per e-mail.", "The invitation goes by e-mail."),
            Text("Bijvoorbeeld:  bereik invite naam@gemeente.nl --name 'Sanne Linde'",
                 "For instance:  bereik invite naam@gemeente.nl --name 'Sanne Linde'"),
        ) from why  # fmt: skip
    name = " ".join(name.split())
    longest = Account._meta.get_field("name").max_length or 0
    if not name or len(name) > longest:
        raise Unusable(
            Text("Geef een naam achter --name.", "Give a name after --name."),
            Text(
                f"De naam staat bij wat deze collega doet, en heeft hoogstens {longest} tekens.",
                f"The name stands beside what this colleague does, and has {longest} characters at most.",
            ),
            Text(f"Bijvoorbeeld:  bereik invite {email} --name 'Sanne Linde'",
                 f"For instance:  bereik invite {email} --name 'Sanne Linde'"),
        )  # fmt: skip
    try:
        first = invite_first(email=email, name=name, house_name=settings.BEREIK_NAME, at=timezone.now())
    except SomeoneIsHere as why:
        raise Unusable(
            Text("Dit huis heeft al een beheerder.", "This house has a housekeeper already."),
            Text("Van nu af nodigt die de anderen uit.", "From now on they invite the others."),
            Text(
                "Vraag het aan de beheerder: Beheer, Accounts.",
                "Ask the housekeeper: Housekeeping, Accounts.",
            ),
        ) from why
    except AlreadyHere as why:
        raise Unusable(
            Text(f"{email} heeft al een account.", f"{email} has an account already."),
            Text("Eén adres is één account.", "One address is one account."),
            Text("Log in, of kies een nieuw wachtwoord op de pagina Aanmelden.",
                 "Sign in, or choose a new password on the page Sign in."),
        ) from why  # fmt: skip
    spoken = language()
    if first.failure:
        unsent = Text("De e-mail ging niet weg ({why}); de link hieronder werkt wel.",
                      "The e-mail did not go out ({why}); the link below does work.")  # fmt: skip
        tell(unsent.say(spoken).format(why=first.failure.partition(":")[0]))
    said = Text(
        "Open deze link om te beginnen, of geef hem aan {name}:",
        "Open this link to begin, or give it to {name}:",
    )
    give([said.say(spoken).format(name=name), first.invited.address])
