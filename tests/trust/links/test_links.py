"""Does a link open one thing, until its day, for whoever holds it, and never again once taken back?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from bereik.terms.purposes import Purpose
from bereik.terms.reasons.links import LinkReason
from bereik.trust.links.actions import (
    ASKED_FOR_RENEWAL,
    ONE_LINK,
    WRONG_AT_THE_DOOR,
    MadeLink,
    Opening,
    clear_links,
    make_link,
    open_link,
    renew_links,
    revoke_link,
    revoke_links_of,
)
from bereik.trust.models import Link

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
HERE = "192.0.2.7"


def a_link(**values: object) -> MadeLink:
    given = {
        "purpose": Purpose.SIGNALLING, "holder": "zorgcoördinator", "until": NOON + timedelta(days=30), "at": NOON,
        "by": uuid4(), "organisation": uuid4(), "email": "Zorg@School.nl", **values,
    }  # fmt: skip
    return make_link(**given)  # type: ignore[arg-type]


def knock(token: str, at: datetime = NOON, address: str = HERE) -> Opening:
    return open_link(token, address=address, at=at, phone="14 0000")


def test_only_its_hash_is_kept() -> None:
    made = a_link()
    assert len(made.token) == 43  # 32 random bytes in base64 without padding
    kept = Link.objects.get()
    assert len(bytes(kept.hash)) == 32
    assert made.token not in str(Link.objects.values().get())
    assert made.token not in repr(made)


def test_it_opens_until_its_last_moment() -> None:
    made = a_link()
    opening = knock(made.token)
    assert opening.verdict and opening.link == made.link
    assert Link.objects.get().used_at == NOON
    last = made.link.until - timedelta(seconds=1)
    assert knock(made.token, last).verdict
    ended = knock(made.token, made.link.until)
    assert ended.verdict.reason.term is LinkReason.EXPIRED
    # 30 days after 20 November 12.00 UTC it is 20 December, 13.00 hours in the Netherlands: that day still counted.
    assert "20 december 2026" in ended.verdict.reason.say("nl")


def test_unknown_and_taken_back_say_the_same_and_name_a_telephone() -> None:
    made = a_link()
    revoke_link(made.link, at=NOON)
    taken, unknown = knock(made.token), knock("zomaar-iets")
    assert taken.verdict == unknown.verdict and not taken.verdict
    assert taken.verdict.instead is not None and "14 0000" in taken.verdict.instead.say("nl")


@pytest.mark.parametrize("token", ["", "x" * 101, "x" * 10_000, "\ud800", "é" * 43, "../..", "\x00"])
def test_a_hostile_token_is_only_unknown(token: str) -> None:
    a_link()
    assert knock(token).verdict.reason.term is LinkReason.UNKNOWN


def test_too_many_wrong_tokens_close_the_door_for_that_address_only() -> None:
    made = a_link()
    for number in range(WRONG_AT_THE_DOOR.tries):
        assert knock(f"fout-{number}").verdict.reason.term is LinkReason.UNKNOWN
    for token in ("nog-een", made.token):
        refused = knock(token)
        assert refused.verdict.reason.term is LinkReason.RATE_LIMITED
        assert refused.verdict.instead is not None and "15 minuten" in refused.verdict.instead.say("nl")
    assert knock(made.token, address="192.0.2.8").verdict
    assert knock(made.token, NOON + timedelta(minutes=31)).verdict


def test_right_tokens_do_not_count_as_wrong() -> None:
    made = a_link()
    for _ in range(WRONG_AT_THE_DOOR.tries + 5):
        assert knock(made.token).verdict


def test_one_link_that_is_opened_without_end_must_wait() -> None:
    made = a_link()
    answers = [
        bool(knock(made.token, address=f"192.0.2.{n % 200}").verdict) for n in range(ONE_LINK.tries + 1)
    ]
    assert answers == [True] * ONE_LINK.tries + [False]


@pytest.mark.parametrize("purpose", sorted(set(Purpose) - {Purpose.SIGNALLING, Purpose.OWN}))
def test_a_link_opens_nothing_that_is_not_for_links(purpose: Purpose) -> None:
    with pytest.raises(ValueError, match="No link opens"):
        a_link(purpose=purpose)


@pytest.mark.parametrize("days", [0, -1, 732])
def test_a_link_has_an_end(days: int) -> None:
    with pytest.raises(ValueError, match="A link ends"):
        a_link(until=NOON + timedelta(days=days))


def test_all_links_of_a_partner_are_taken_back_together() -> None:
    school = uuid4()
    made = [a_link(organisation=school), a_link(organisation=school), a_link()]
    assert revoke_links_of(school, at=NOON) == 2
    assert [bool(knock(one.token).verdict) for one in made] == [False, False, True]


class TestRenewal:
    def test_the_link_stays_the_same_one_under_a_new_token(self) -> None:
        made = a_link()
        later = made.link.until + timedelta(days=10)
        assert not knock(made.token, later).verdict
        (renewed,) = renew_links(" ZORG@school.nl ", at=later)
        opening = knock(renewed.token, later)
        assert opening.verdict and opening.link is not None and opening.link.pk == made.link.pk
        assert opening.link.until > later + timedelta(days=180)
        assert not knock(made.token, later).verdict

    def test_the_old_token_works_until_the_new_one_is_used(self) -> None:
        made = a_link()
        (renewed,) = renew_links("zorg@school.nl", at=NOON)
        assert knock(made.token).verdict
        assert knock(renewed.token).verdict
        assert not knock(made.token).verdict

    def test_a_renewal_that_is_not_used_ends(self) -> None:
        a_link()
        (renewed,) = renew_links("zorg@school.nl", at=NOON)
        assert not knock(renewed.token, NOON + timedelta(days=7)).verdict

    def test_nothing_for_who_is_not_known_or_was_shut_out(self) -> None:
        made = a_link()
        assert renew_links("iemand@elders.nl", at=NOON) == []
        assert renew_links("", at=NOON) == []
        revoke_link(made.link, at=NOON)
        assert renew_links("zorg@school.nl", at=NOON) == []

    def test_a_renewal_that_waits_ends_when_the_link_is_taken_back(self) -> None:
        made = a_link()
        (renewed,) = renew_links("zorg@school.nl", at=NOON)
        revoke_link(made.link, at=NOON)
        assert not knock(renewed.token).verdict

    def test_a_residents_own_page_is_never_renewed_by_mail(self) -> None:
        a_link(purpose=Purpose.OWN, organisation=None, subject=uuid4(), email="inwoner@thuis.nl")
        assert renew_links("inwoner@thuis.nl", at=NOON) == []

    def test_too_many_askings_send_nothing(self) -> None:
        a_link()
        sent = [len(renew_links("zorg@school.nl", at=NOON)) for _ in range(ASKED_FOR_RENEWAL.tries + 2)]
        assert sent == [1] * ASKED_FOR_RENEWAL.tries + [0, 0]


def test_what_ended_long_ago_is_destroyed() -> None:
    made = a_link()
    assert clear_links(made.link.until + timedelta(days=90)) == 0
    assert clear_links(made.link.until + timedelta(days=93)) == 1
