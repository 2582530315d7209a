"""Who signs in, where are they signed in, and how does that end?

The session in the browser holds when it began and when something was last done; a row (`SignIn`) shows its holder
where it is, and lets it be ended from elsewhere: the session itself is then gone at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

import django_otp
from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django_otp.models import Device

from bereik.trust.accounts.models import Account, SignIn, SignInRows
from bereik.trust.ids import new_id
from bereik.trust.links.tally import Limit

WRONG_HERE = Limit("sign_in_here", tries=10, minutes=15)
"""Wrong passwords for one account from one address."""
WRONG_ACCOUNT = Limit("sign_in_account", tries=40, minutes=15)
"""Wrong passwords for one account from anywhere: wider, or anyone could shut a colleague out."""
WRONG_ADDRESS = Limit("sign_in_address", tries=100, minutes=15)
"""Wrong passwords from one address: a town hall has one address for all."""

KEPT = timedelta(days=90)
SINCE, SEEN = "since", "seen"


@dataclass(frozen=True)
class Checked:
    """Whose password it is, or nobody's; and whether it was tried too often to be looked at."""

    account: Account | None = None
    too_often: bool = False


def check_password(request: HttpRequest, email: str, password: str, *, address: str, at: datetime) -> Checked:
    """Whose e-mail and password these are. The same work, and the same answer, whether or not the e-mail is known."""
    email = email.strip().lower()
    counted = [
        WRONG_HERE.count(at, email, address),
        WRONG_ACCOUNT.count(at, email),
        WRONG_ADDRESS.count(at, address),
    ]
    if any(counted):
        return Checked(too_often=True)
    account = authenticate(request, username=email, password=password)
    if not isinstance(account, Account):
        return Checked()
    WRONG_HERE.forget(email, address)
    WRONG_ACCOUNT.take_back(at, email)
    WRONG_ADDRESS.take_back(at, address)
    return Checked(account)


def begin(
    request: HttpRequest, account: Account, device: Device, *, at: datetime, carry: tuple[str, ...] = ()
) -> SignIn:
    """Both factors were right: a new session with nothing of the old one but what `carry` names, and its row."""
    carried = {name: request.session[name] for name in carry if name in request.session}
    with transaction.atomic():
        end_here(request, at=at)
        request.session.update(carried)
        login(request, account, backend="django.contrib.auth.backends.ModelBackend")
        django_otp.login(request, device)
        request.session[SINCE] = request.session[SEEN] = at.isoformat()
        request.session.save()
        return SignIn.objects.create(
            account=account,
            session=request.session.session_key or "",
            device=device_of(request),
            since=at,
            seen=at,
        )


def go_on(request: HttpRequest, *, at: datetime) -> None:
    """Something was done here now; written down at most once a minute."""
    seen = moment(request, SEEN)
    if seen is None or at - seen > timedelta(minutes=1):
        request.session[SEEN] = at.isoformat()
        SignIn.objects.filter(session=request.session.session_key).update(seen=at)


def moment(request: HttpRequest, name: str) -> datetime | None:
    """A moment that the session holds."""
    try:
        return datetime.fromisoformat(request.session[name])
    except (KeyError, TypeError, ValueError):
        return None


def longest() -> timedelta:
    """After so long one signs in again, however busy."""
    return timedelta(seconds=settings.SESSION_COOKIE_AGE)


def open_sign_ins(account: Account, *, at: datetime) -> SignInRows:
    """Where this account is signed in now."""
    return SignIn.objects.filter(account=account).open(
        at, idle_minutes=settings.BEREIK_IDLE_MINUTES, longest=longest()
    )


def end_here(request: HttpRequest, *, at: datetime) -> None:
    """Sign out in this browser."""
    key = request.session.session_key
    with transaction.atomic():
        if key:
            _close(SignIn.objects.filter(session=key), at)
        logout(request)


def end_all(account: Account, *, at: datetime, but: str | None = None) -> int:
    """Sign out everywhere (but in the session with this key). Returns how many places that were."""
    return end_some(SignIn.objects.filter(account=account).exclude(session=but or ""), at=at)


def end_some(sign_ins: SignInRows, *, at: datetime) -> int:
    """End these sign-ins: their sessions are gone before their next request."""
    with transaction.atomic():
        keys = [one.session for one in sign_ins.filter(ended_at__isnull=True).select_for_update()]
        Session.objects.filter(session_key__in=keys).delete()
        return _close(SignIn.objects.filter(session__in=keys), at)


def _close(sign_ins: SignInRows, at: datetime) -> int:
    rows = list(sign_ins)
    for row in rows:
        # A key that is kept after its session could be tried again; the row only needs a value of its own.
        row.session, row.ended_at = f"ended-{new_id().hex}", at
    SignIn.objects.bulk_update(rows, ["session", "ended_at"])
    return len(rows)


def change_password(request: HttpRequest, account: Account, password: str, *, at: datetime) -> int:
    """A new password: this session goes on under a new key, all others end. Returns how many those were."""
    key = request.session.session_key
    with transaction.atomic():
        account.set_password(password)
        account.save(update_fields=["password"])
        ended = end_all(account, at=at, but=key)
        device = getattr(request.user, "otp_device", None)
        update_session_auth_hash(request, account)
        if device is not None:
            request.session[django_otp.DEVICE_ID_SESSION_KEY] = device.persistent_id
        request.session.save()
        SignIn.objects.filter(session=key).update(session=request.session.session_key, seen=at)
    return ended


_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device_of(request: HttpRequest) -> str:
    """The browser and the system, as far as they say so: enough to recognise one's own."""
    agent = re.sub(r"[^\x20-\x7e]", "", request.headers.get("User-Agent", ""))
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return " · ".join(one for one in (browser, system) if one) or agent[:60]


def clear_sign_ins(at: datetime) -> int:
    """Destroy rows of sign-ins that nobody needs to recognise any more. Nightly; returns how many."""
    Session.objects.filter(expire_date__lt=at).delete()
    return SignIn.objects.filter(seen__lt=at - KEPT).delete()[0]
