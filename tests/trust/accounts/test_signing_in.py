"""Does signing in tell nothing, tire out whoever guesses, and end when it should?"""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from django.utils import timezone

from bereik.trust.accounts import sign_ins
from bereik.trust.accounts.leaving import close_account
from bereik.trust.models import Account, SignIn, Tally
from tests.house.entering import PASSWORD, code_of, colleague, give_authenticator, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.house.door_urls")]


def answer_to(email: str, password: str, client: Client | None = None, **extra: str) -> tuple[int, str]:
    answer = (client or Client()).post("/aanmelden/", {"email": email, "password": password}, **extra)  # type: ignore[arg-type]
    import re

    page = answer.content.decode().replace(email, "…")
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)


class TestNothingIsTold:
    def test_known_unknown_left_and_not_yet_in_read_the_same(self) -> None:
        known = colleague()
        give_authenticator(known)
        left = colleague(name="Weg")
        close_account(left, at=timezone.now())
        no_password = colleague(name="Nieuw")
        no_password.set_unusable_password()
        no_password.save()
        answers = {
            answer_to(email, "fout-wachtwoord")
            for email in (known.email, left.email, no_password.email, "iemand@elders.nl")
        }
        assert len(answers) == 1

    def test_the_same_work_is_done_for_known_and_unknown(self) -> None:
        known = colleague()
        left = colleague(name="Weg")
        close_account(left, at=timezone.now())
        work = []
        for email in (known.email, "iemand@elders.nl", left.email):
            with patch.object(
                MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode
            ) as encode:
                answer_to(email, "fout-wachtwoord")
            work.append(encode.call_count)
        assert work[0] == work[1] == work[2] >= 1

    def test_who_guesses_at_nobody_is_held_up_like_who_guesses_at_somebody(self) -> None:
        known = colleague()
        give_authenticator(known)
        ends = []
        for number, email in enumerate((known.email, "iemand@elders.nl")):
            client = Client(REMOTE_ADDR=f"192.0.2.{number}")
            ends.append(
                [answer_to(email, f"fout-{n}", client)[0] for n in range(sign_ins.WRONG_HERE.tries + 1)]
            )
        assert ends[0] == ends[1] == [200] * sign_ins.WRONG_HERE.tries + [429]


class TestGuessing:
    def test_the_right_password_is_refused_too_once_it_was_too_often(self) -> None:
        account = colleague()
        give_authenticator(account)
        client = Client()
        for number in range(sign_ins.WRONG_HERE.tries):
            answer_to(account.email, f"fout-{number}", client)
        status, page = answer_to(account.email, PASSWORD, client)
        assert status == 429 and "Wacht een kwartier" in page
        with time_machine.travel(timezone.now() + timedelta(minutes=31)):
            assert answer_to(account.email, PASSWORD, client)[0] == 302

    def test_someone_elsewhere_is_not_shut_out_by_it(self) -> None:
        account = colleague()
        give_authenticator(account)
        for number in range(sign_ins.WRONG_HERE.tries + 3):
            answer_to(account.email, f"fout-{number}", Client(REMOTE_ADDR="192.0.2.66"))
        assert answer_to(account.email, PASSWORD, Client(REMOTE_ADDR="192.0.2.7"))[0] == 302

    def test_from_everywhere_at_once_it_ends_as_well(self) -> None:
        account = colleague()
        give_authenticator(account)
        for number in range(sign_ins.WRONG_ACCOUNT.tries):
            answer_to(account.email, "fout", Client(REMOTE_ADDR=f"198.51.100.{number}"))
        assert answer_to(account.email, PASSWORD, Client(REMOTE_ADDR="203.0.113.9"))[0] == 429

    def test_one_address_that_tries_everyone_ends(self) -> None:
        account = colleague()
        give_authenticator(account)
        client = Client(REMOTE_ADDR="192.0.2.66")
        for number in range(sign_ins.WRONG_ADDRESS.tries):
            answer_to(f"iemand-{number}@elders.nl", "fout", client)
        assert answer_to(account.email, PASSWORD, client)[0] == 429

    def test_a_town_hall_that_signs_in_rightly_is_never_held_up(self) -> None:
        account = colleague()
        give_authenticator(account)
        for _ in range(sign_ins.WRONG_ADDRESS.tries + 5):
            assert answer_to(account.email, PASSWORD)[0] == 302
        assert not Tally.objects.filter(tries__gt=0).exists()

    def test_too_many_wrong_codes_send_one_back_to_the_beginning(self) -> None:
        account = colleague()
        give_authenticator(account)
        client = Client()
        answer_to(account.email, PASSWORD, client)
        from bereik.trust.accounts.second_factor import WRONG_CODE

        codes = [
            client.post("/aanmelden/code/", {"code": "000000"}).status_code
            for _ in range(WRONG_CODE.tries + 1)
        ]
        assert codes == [200] * WRONG_CODE.tries + [429]
        assert client.get("/aanmelden/code/").headers["Location"] == "/aanmelden/"


class TestHalfway:
    def test_the_password_alone_opens_nothing(self) -> None:
        account = colleague("housekeeper")
        give_authenticator(account)
        client = Client()
        assert answer_to(account.email, PASSWORD, client)[0] == 302
        for path in ("/account/", "/beheer/", "/waarnemen/"):
            assert client.get(path).headers["Location"].startswith("/aanmelden/")

    def test_halfway_lasts_ten_minutes(self) -> None:
        account = colleague()
        device = give_authenticator(account)
        client = Client()
        answer_to(account.email, PASSWORD, client)
        with time_machine.travel(timezone.now() + timedelta(minutes=11)):
            answer = client.post("/aanmelden/code/", {"code": code_of(device)})
            assert answer.headers["Location"] == "/aanmelden/"
            assert client.get("/account/").status_code == 302

    def test_a_password_that_changes_halfway_ends_it(self) -> None:
        account = colleague()
        device = give_authenticator(account)
        client = Client()
        answer_to(account.email, PASSWORD, client)
        account.set_password("een-heel-ander-woord")
        account.save()
        assert client.post("/aanmelden/code/", {"code": code_of(device)}).headers["Location"] == "/aanmelden/"

    def test_the_code_of_someone_else_is_no_proof(self) -> None:
        one, other = colleague(), colleague(name="Ander")
        give_authenticator(one)
        client = Client()
        answer_to(one.email, PASSWORD, client)
        answer = client.post("/aanmelden/code/", {"code": code_of(give_authenticator(other))})
        assert "klopt niet" in answer.content.decode()


class TestSession:
    def test_a_code_is_not_taken_twice(self) -> None:
        account = colleague()
        device = give_authenticator(account)
        with time_machine.travel(timezone.now(), tick=False):
            assert sign_in(Client(), account, device).status_code == 302
            assert "is al gebruikt" in sign_in(Client(), account, device).content.decode()

    def test_the_key_changes_on_coming_in(self) -> None:
        account = colleague()
        device = give_authenticator(account)
        client = Client()
        client.get("/aanmelden/")
        answer_to(account.email, PASSWORD, client)
        halfway = client.session.session_key
        sign_in(client, account, device)
        assert client.session.session_key != halfway
        assert not Session.objects.filter(session_key=halfway).exists()

    def test_signing_in_again_leaves_one_place(self) -> None:
        account = colleague()
        device = give_authenticator(account)
        client = Client()
        sign_in(client, account, device)
        client.get("/aanmelden/")
        # Halfway and in again, in the browser that is in already.
        session = client.session
        session["half"] = {
            "who": str(account.pk), "hash": account.get_session_auth_hash(), "at": timezone.now().isoformat(), "next": "/",
        }  # fmt: skip
        session.save()
        assert client.post("/aanmelden/code/", {"code": code_of(device, later=1)}).status_code == 302
        assert SignIn.objects.filter(account=account, ended_at__isnull=True).count() == 1

    def test_a_closed_sign_in_keeps_no_key(self) -> None:
        account = colleague()
        client = Client()
        sign_in(client, account, give_authenticator(account))
        key = client.session.session_key
        client.post("/afmelden/")
        row = SignIn.objects.get()
        assert row.ended_at is not None and row.session != key

    @pytest.mark.parametrize(
        ("agent", "said"),
        [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox · Windows"),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari · iPhone"),
            ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36", "Chrome · Android"),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge · Windows"),
            ("<script>alert(1)</script>\x1b[31m" * 20, ("<script>alert(1)</script>[31m" * 20)[:60]),
            ("", ""),
        ],
    )  # fmt: skip
    def test_a_device_is_named_so_that_one_recognises_it(self, agent: str, said: str) -> None:
        assert sign_ins.device_of(RequestFactory().get("/", HTTP_USER_AGENT=agent)) == said

    def test_old_rows_are_cleared(self) -> None:
        account = colleague()
        sign_in(Client(), account, give_authenticator(account))
        assert sign_ins.clear_sign_ins(timezone.now() + timedelta(days=89)) == 0
        assert sign_ins.clear_sign_ins(timezone.now() + timedelta(days=91)) == 1
        assert Account.objects.count() == 1
