"""Who do you want to be? In a synthetic house anyone may look through anyone's eyes; elsewhere this does not exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django_otp.plugins.otp_static.models import StaticDevice

from bereik.house.coming_in.away import tells_no_address
from bereik.house.coming_in.here import PERSONA
from bereik.house.coming_in.links import come_in
from bereik.municipality.models import Organisation, Placement
from bereik.municipality.standing import place_in_words
from bereik.terms.functions import Function
from bereik.terms.purposes import PURPOSES, Purpose
from bereik.trust.accounts import sign_ins
from bereik.trust.models import Account, Link
from bereik.trust.purpose import for_purpose

SALT = "bereik.who_to_be"
View = Callable[..., HttpResponseBase]


class NotHere(Exception):
    """A real house has nobody to pick."""


THE_FIVE: tuple[Function | Purpose, ...] = (
    Purpose.SIGNALLING,
    Function.PROFESSIONAL,
    Purpose.OWN,
    Function.POLICY_OFFICER,
    Function.COUNCIL_MEMBER,
)
"""Through whose eyes one signal is followed from beginning to end, in the order of the story."""


@dataclass(frozen=True)
class Persona:
    """One line: who, where they stand, and the sealed name by which the form says who was picked.

    `kind` is the function of who works here, the purpose of who holds a link; `number` is of the account or the link.
    """

    name: str
    place: str
    signed: str
    kind: Function | Purpose
    number: UUID

    @property
    def address(self) -> str:
        """An address that signs you in as this person when opened."""
        path: str = settings.BEREIK_ADDRESS + reverse("become", args=[self.signed])
        return path


def only_synthetic(view: View) -> View:
    """Answer as if the page does not exist, unless everyone in this house is made up."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.BEREIK_SYNTHETIC:
            raise Http404
        return view(request, *args, **kwargs)

    return page


def persona_address(who: Account | Link) -> str:
    """An address that signs you in as this made-up person. Raises `NotHere` in a real house."""
    if not settings.BEREIK_SYNTHETIC:
        raise NotHere("Only a house of made-up people has addresses that sign you in.")
    return settings.BEREIK_ADDRESS + reverse("become", args=[_signed(who)])


def _signed(who: Account | Link) -> str:
    kind = "account" if isinstance(who, Account) else "link"
    return signing.dumps([kind, str(who.pk)], salt=SALT, compress=False)


def personas() -> Iterator[Persona]:
    """Everyone one can be today, one line each: who works here, and who holds a link."""
    at = timezone.now()
    places = (
        Placement.objects.in_force(timezone.localdate(at))
        .filter(account__left_at__isnull=True, organisation__ended_at__isnull=True)
        .filter(function__in=[one.value for one in Function])
        .select_related("account", "team", "organisation")
        .order_by("function", "account__name", "id")
    )
    seen = set()
    for place in places[:200]:
        if place.account_id not in seen:
            seen.add(place.account_id)
            yield Persona(
                place.account.name,
                place_in_words(place),
                _signed(place.account),
                Function(place.function),
                place.account_id,
            )
    links = list(
        Link.objects.filter(revoked_at__isnull=True, until__gt=at).order_by("purpose", "holder", "id")[:200]
    )
    partners = Organisation.objects.filter(ended_at__isnull=True).in_bulk(
        [link.organisation for link in links if link.organisation]
    )
    for link in links:
        partner = partners.get(link.organisation)
        if link.organisation is not None and partner is None:
            continue
        purpose = PURPOSES[Purpose(link.purpose)].label
        yield Persona(
            link.holder,
            partner.name if partner else purpose.say(get_language() or "nl"),
            _signed(link),
            Purpose(link.purpose),
            link.pk,
        )


def in_the_story(everyone: Iterable[Persona]) -> tuple[list[Persona], list[Persona], list[Persona]]:
    """The five of the story; one of each other kind, and a colleague of the professional, who answers questions without a
    name; and the rest. Of a kind the one who was here first stands for it."""
    everyone = list(everyone)
    of_kind: dict[Function | Purpose, list[Persona]] = {}
    for one in sorted(everyone, key=lambda one: one.number):
        of_kind.setdefault(one.kind, []).append(one)
    five = [of_kind[kind][0] for kind in THE_FIVE if kind in of_kind]
    also = of_kind.get(Function.PROFESSIONAL, [])[1:2]
    also += [of_kind[kind][0] for kind in (*Function, *Purpose) if kind in of_kind and kind not in THE_FIVE]
    shown = {one.number for one in (*five, *also)}
    return five, also, [one for one in everyone if one.number not in shown]


@never_cache
@only_synthetic
@for_purpose(Purpose.PUBLIC)
def who_to_be(request: HttpRequest) -> HttpResponse:
    """Pick who to be."""
    if request.method == "POST":
        return _become(request, request.POST.get("who", ""))
    five, also, others = in_the_story(personas())
    return render(request, "coming_in/who_to_be.html", {"five": five, "also": also, "others": others})


@tells_no_address
@never_cache
@only_synthetic
@for_purpose(Purpose.PUBLIC)
def become(request: HttpRequest, signed: str) -> HttpResponse:
    """Opened from the terminal that runs the demo: in at once."""
    return _become(request, signed)


def _become(request: HttpRequest, signed: str) -> HttpResponse:
    try:
        kind, number = signing.loads(signed, salt=SALT)
    except (signing.BadSignature, ValueError) as why:
        raise Http404 from why
    at = timezone.now()
    if kind == "link":
        link = get_object_or_404(Link, pk=number)
        if not link.works(at):
            raise Http404
        return come_in(request, link)
    account = get_object_or_404(Account, pk=number, left_at__isnull=True)
    device, _made = StaticDevice.objects.get_or_create(user=account, name=PERSONA)
    sign_ins.begin(request, account, device, at=at)
    return redirect("start")
