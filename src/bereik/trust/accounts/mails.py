"""What do we write to someone who works with us, and what happens when it cannot be sent?

A mail says that there is something and whom to call; what is known of residents never stands in one. It goes out when
the deed that asked for it is kept; a failure is shown where the deed was done.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from bereik.terms.made_up import made_up_subject, made_up_text
from bereik.trust.accounts.models import Account
from bereik.trust.calling import call_name

PATIENCE = 10
"""Seconds that a mail server gets to answer."""


def mail(to: str, subject: str, text: str) -> str:
    """Send one mail now, in the language in force. Returns why it failed, '' when it went out."""
    return _send(to, *_as_it_leaves(subject, text))


def _as_it_leaves(subject: str, text: str) -> tuple[str, str]:
    """From a house of made-up people every mail says so."""
    if not settings.BEREIK_SYNTHETIC:
        return subject, text
    language = translation.get_language() or "nl"
    return made_up_subject(subject, language), made_up_text(text, language)


def _send(to: str, subject: str, text: str) -> str:
    try:
        EmailMessage(subject, text, to=[to], connection=get_connection(timeout=PATIENCE)).send()
    except Exception as why:  # a mail server may answer anything; the page must say so and go on
        return f"{type(why).__name__}: {why}"[:200]
    return ""


def mail_when_kept(to: str, subject: str, text: str, told: Callable[[str], None] | None = None) -> None:
    """Send when the transaction is kept, in the language in force now; `told` hears why it failed, or '' when it went
    out."""
    subject, text = _as_it_leaves(subject, text)

    def send() -> None:
        failure = _send(to, subject, text)
        if told is not None:
            told(failure)

    transaction.on_commit(send)


def in_words_of(account: Account) -> translation.override:
    """The language of whoever reads the mail, not of whoever caused it."""
    return translation.override(account.language if account.language in ("nl", "en") else "nl")


def _with_greeting(name: str, *lines: str) -> str:
    paragraphs = [_("Dag %(name)s,") % {"name": name}, *lines, whom_to_call(), _house()]
    return "\n\n".join(one for one in paragraphs if one) + "\n"


def whom_to_call() -> str:
    """Every mail names a person to call."""
    if not settings.BEREIK_PHONE:
        return ""
    return _("Vragen, of klopt dit niet? Bel %(name)s: %(phone)s.") % {
        "name": call_name(),
        "phone": settings.BEREIK_PHONE,
    }


def _house() -> str:
    return " · ".join(one for one in ("Bereik", settings.BEREIK_NAME) if one)


def invitation_mail(account: Account, why: str, address: str, days: int) -> tuple[str, str]:
    """Subject and text of an invitation."""
    with in_words_of(account):
        works = _("Deze link werkt %(days)d dagen, en één keer. Geef hem aan niemand door.") % {"days": days}
        if why == "password":
            return _("Kies een nieuw wachtwoord"), _with_greeting(
                account.name,
                _("U vroeg om een nieuw wachtwoord voor Bereik. Kies het hier:"),
                address,
                works,
                _("Vroeg u dit niet? Dan hoeft u niets te doen. Er is niets veranderd."),
            )
        if why == "lost_factor":
            return _("Stel uw tweede stap opnieuw in"), _with_greeting(
                account.name,
                _("Uw oude telefoon werkt niet meer voor Bereik. Stel uw nieuwe telefoon hier in:"),
                address,
                works,
            )
        return _("Uitnodiging voor Bereik"), _with_greeting(
            account.name,
            _("U krijgt een account voor Bereik. Begin hier:"),
            address,
            works,
            _("Houd uw telefoon bij de hand. U kiest een wachtwoord en stelt een tweede stap in."),
        )


def tell_changed(account: Account, what: str) -> None:
    """Tell the holder that the way in was changed, so that someone else's change does not stay unseen."""
    with in_words_of(account):
        sentence = {
            "password": _("Het wachtwoord van uw account voor Bereik is veranderd."),
            "second_factor": _("De tweede stap van uw account voor Bereik is veranderd."),
            "codes": _("De herstelcodes van uw account voor Bereik zijn vernieuwd."),
        }[what]
        text = _with_greeting(account.name, sentence, _("Deed u dit zelf? Dan hoeft u niets te doen."))
        mail_when_kept(account.email, _("Er is iets veranderd aan uw account"), text)
