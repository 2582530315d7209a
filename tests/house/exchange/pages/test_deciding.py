"""From a file that is handed in to a delivery that came in: checked, foreseen, decided, done once."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from bereik.house.exchange.held import holding as held_files
from bereik.house.exchange.pages import deciding
from bereik.house.exchange.pages.handing_back import safe_cell
from bereik.house.exchange.pages.tasks import take_in_held
from bereik.house.one_at_a_time import holding
from bereik.house.taking_turns import TURN
from bereik.house.upkeep.clearing import clear_what_ended
from bereik.house.upkeep.jobs import JOBS
from bereik.house.upkeep.night import HOLD, Job, run_night
from bereik.house.work.working import work_until_empty
from bereik.municipality.models import Made
from bereik.see.models import Delivery, HeldFile, HeldPiece, Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.trail.reading import inquire
from tests.house.exchange.ddas.import_samples import bsn, case, counts, delivery, person, signal
from tests.house.exchange.pages.desk import (
    APRIL,
    JUNE,
    MAY,
    hand_in,
    number_in,
    page,
    rik,
    take_in,
    taken_in,
)

pytestmark = pytest.mark.django_db(transaction=True)

NOTHING = dict.fromkeys(("Resident", "Journey", "Signal", "DeliveredItem", "Attempt", "Step", "Ending"), 0)
WITH_ERROR = delivery([signal("a", person(1)), signal("b", person(2), bedrag="veel")])
WITH_FINDINGS = delivery(
    [signal("a", person(1, Burgerservicenummer="123456789")), signal("b", person(2), bedrag=-5)]
)


def held_rows() -> tuple[int, int]:
    with house_access(Purpose.UPKEEP, "proef"):
        return HeldFile.objects.count(), HeldPiece.objects.count()


class TestChecking:
    def test_it_is_checked_before_anything_is_stored(self) -> None:
        client = rik()
        address = hand_in(client, WITH_FINDINGS)
        text = page(client, address)
        assert counts() == NOTHING and not Delivery.objects.exists()
        assert "2 signalen kunnen binnenkomen" in text
        assert "faalt op de 11-proef" in text and "Vraag de signaalpartner om het nummer na te kijken" in text
        assert "Het bedrag van de achterstand is kleiner dan nul" in text
        assert "123456789" not in text, "a BSN is not shown in clear"
        assert "Niemand1" not in text, "nor a name"

    def test_with_an_error_it_cannot_be_taken_in(self) -> None:
        client = rik()
        address = hand_in(client, WITH_ERROR)
        text = page(client, address)
        assert "Met 1 fout komt deze levering niet binnen" in text and "Lees in" not in text
        client.post(f"{address}inlezen/")
        assert not DBTaskResult.objects.exists()
        assert "Er zitten fouten in" in page(client, address)
        assert counts() == NOTHING

    @pytest.mark.parametrize(
        ("sent", "said"),
        [
            (b"", "leeg"),
            (b"PK\x03\x04zip", "zip"),
            (b"<html><script>alert(1)</script>", "XML/HTML"),
            (b'{"leveringen": [', "houdt plotseling op"),
            (b"\xff\xfe{\x00}\x00", "UTF-16"),
            (b"ID;bedrag\r\n1;2,50\r\n", ""),
        ],
    )
    def test_what_cannot_be_read_says_so_and_what_to_do(self, sent: bytes, said: str) -> None:
        client = rik()
        text = page(client, hand_in(client, sent, "levering.json"))
        assert "Dit bestand is niet te lezen" in text and "Wat nu?" in text and "Lees in" not in text
        assert said in text and "<script>alert" not in text

    def test_a_large_file_is_checked_by_the_queue_and_the_page_follows(self) -> None:
        client = rik()
        document = delivery([signal(f"s{number}", person(number)) for number in range(1_500)])
        address = hand_in(client, document)
        text = page(client, address)
        assert "Wij kijken dit bestand na" in text and "Kijk of het klaar is" in text
        state = client.get(f"{address}stand/")
        assert state.status_code == 200 or state.status_code == 302
        was = f"{address}stand/?was=checking-nothing-on"
        assert client.get(was, headers={"HX-Request": "true"}).status_code == 204
        work_until_empty()
        assert client.get(was, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
        assert "1500 signalen kunnen binnenkomen" in page(client, address)

    def test_our_fault_is_said_and_tried_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        client = rik()
        address = hand_in(client, WITH_FINDINGS)
        client.post(f"{address}opnieuw/")

        def fails(*args: Any, **kwargs: Any) -> Any:
            raise RuntimeError("".join(["Nie", "mand1"]))

        with monkeypatch.context() as broken:
            broken.setattr(deciding, "check_stream", fails)
            work_until_empty()
        text = page(client, address)
        assert "Er ging bij ons iets mis" in text
        assert "Niemand1" not in DBTaskResult.objects.get().traceback
        client.post(f"{address}opnieuw/")
        work_until_empty()
        assert "2 signalen kunnen binnenkomen" in page(client, address)

    def test_many_findings_are_turned_by_the_page(self) -> None:
        client = rik()
        document = delivery([signal(f"s{number}", person(number), bedrag=-1) for number in range(120)])
        address = hand_in(client, document)
        first = page(client, address)
        assert "120 bevindingen" in first and first.count("Het bedrag van de achterstand") < 10
        rule = f"{address}bevindingen/amount-negative/"
        assert "Bladzijde 1 van 3" in page(client, rule)
        third = page(client, f"{rule}?bladzijde=3")
        assert third.count("<li>") < 40 and "s119" in third and "s99 " not in third
        page(client, f"{rule}?bladzijde=4", 404)
        page(client, f"{rule}?bladzijde=x")
        page(client, f"{address}bevindingen/no-such-rule/", 404)


class TestHandingBack:
    def test_the_rows_in_error_go_back_as_they_were_sent(self) -> None:
        client = rik()
        address = hand_in(client, WITH_ERROR)
        answer = client.get(f"{address}terug/fouten.json")
        assert answer.headers["Content-Disposition"] == 'attachment; filename="fouten.json"'
        back = json.loads(answer.content)
        (row,) = back["rows"]
        assert row["signal"] == WITH_ERROR["leveringen"][0]["vroegsignalen"][1]
        assert row["path"] == "$.leveringen[0].vroegsignalen[1]"
        assert row["findings"][0]["path"].endswith(".bedrag") and row["findings"][0]["what_now"]

    def test_the_list_names_nobody_and_works_nothing_out(self) -> None:
        client = rik()
        document = delivery([signal("=1+1", person(1), bedrag=-3), signal("@x", person(2), bedrag=-3)])
        address = hand_in(client, document)
        answer = client.get(f"{address}terug/bevindingen.csv")
        text = answer.content.decode("utf-8-sig")
        sheet = list(csv.reader(io.StringIO(text), delimiter=";"))
        assert {row[0] for row in sheet[1:]} == {"'=1+1", "'@x"}
        assert all(len(row) == 7 for row in sheet) and "Niemand" not in text

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\uff1d"])
    def test_no_cell_starts_a_formula(self, start: str) -> None:
        assert safe_cell(f"{start}1") == f"'{start}1"
        assert safe_cell("1=2") == "1=2"

    def test_numbers_that_are_none_and_half_characters_go_back_too(self) -> None:
        client = rik()
        sent = json.dumps(delivery([signal("a", person(1), bedrag="HERE", status="\ud800")]))
        address = hand_in(client, sent.replace('"HERE"', "NaN").encode())
        page(client, address)
        back = json.loads(client.get(f"{address}terug/fouten.json").content)
        assert back["rows"][0]["signal"]["bedrag"] == "NaN"
        assert client.get(f"{address}terug/alles.csv").status_code == 200

    def test_other_names_are_unknown(self) -> None:
        client = rik()
        address = hand_in(client, WITH_ERROR)
        for name in ("fouten.xlsx", "iets.json", "content.csv"):
            assert client.get(f"{address}terug/{name}").status_code == 404


class TestForeseeing:
    def test_next_months_file_says_what_changes(self) -> None:
        client = rik()
        taken_in(
            client,
            delivery([signal("a", person(1)), signal("b", person(2)), signal("c", person(3))], made=APRIL),
        )
        again = delivery(
            [
                signal("a", person(1)),
                signal("b", person(2), bedrag=250, crisissignaal=True),
                signal("d", person(4)),
            ],
            made=MAY,
        )
        before = counts()
        address = hand_in(client, again)
        for kind, id_ in (("new", "d"), ("known", "a"), ("amended", "b"), ("vanished", "c")):
            lines = page(client, f"{address}wijzigingen/{kind}/")
            assert f"Signaal {id_}<" in lines, kind
            assert lines.count("Signaal ") == 1, kind
        amended = page(client, f"{address}wijzigingen/amended/")
        assert "<del>" in amended and "100</del>" in amended and "250</ins>" in amended
        assert counts() == before, "nothing was written"

    def test_who_it_is_about_is_named_as_changed_and_not_quoted(self) -> None:
        client = rik()
        whom = person(1, Burgerservicenummer=bsn(1))
        taken_in(client, delivery([signal("a", whom)], made=APRIL))
        address = hand_in(client, delivery([signal("a", whom | {"Achternaam": "Anders"})], made=MAY))
        lines = page(client, f"{address}wijzigingen/amended/")
        assert "Achternaam" in lines and "Anders" not in lines and "Niemand1" not in lines

    def test_a_new_signal_of_the_same_kind_is_persistence(self) -> None:
        client = rik()
        for month, made in ((2, APRIL), (3, MAY)):
            taken_in(client, delivery([signal(f"m{month}", person(1), f"2025-{month:02}-03")], made=made))
        other = signal("w", person(1), "2025-04-03", signaalpartner={"type": "Water"})
        third = [signal("m4", person(1), "2025-04-03"), other, signal("x", person(2), "2025-04-03")]
        address = hand_in(client, delivery(third, made=JUNE))
        lines = page(client, f"{address}wijzigingen/repeated/")
        assert "Signaal m4<" in lines and "voor de 3e maand" in lines
        assert lines.count("Signaal ") == 1, "another kind of sender is another debt"

    def test_what_another_delivery_changed_meanwhile_is_said(self) -> None:
        client = rik()
        address = hand_in(client, delivery([signal("a", person(1))], made=APRIL))
        taken_in(client, delivery([signal("b", person(2))], made=MAY))
        assert "kwam een andere levering binnen" in page(client, address)
        client.post(f"{address}opnieuw/")
        work_until_empty()
        assert "kwam een andere levering binnen" not in page(client, address)


class TestTakingIn:
    def test_taken_in_it_stands_on_a_page_of_its_own_and_the_file_is_gone(self) -> None:
        client = rik()
        address = hand_in(client, WITH_FINDINGS)
        where = take_in(client, address)
        text = page(client, where)
        assert "2 nieuw" in text and "door jou ingelezen" in text
        assert held_rows() == (1, 0)
        findings = page(client, f"{where}bevindingen/")
        assert "faalt op de 11-proef" in findings and "123456789" not in findings
        with house_access(Purpose.UPKEEP, "proef"):
            assert Signal.objects.count() == 2 and all(Signal.objects.values_list("synthetic", flat=True))
        assert "Door jou ingelezen" in page(client, reverse("deliveries"))

    def test_pressed_twice_or_in_two_tabs_it_is_done_once(self) -> None:
        client = rik()
        address = hand_in(client, WITH_FINDINGS)
        for _ in range(3):
            client.post(f"{address}inlezen/")
        assert DBTaskResult.objects.count() == 1
        assert "Wij lezen deze levering in" in page(client, address)
        # In the other tab somebody wants to throw it away: too late, and it says so.
        client.post(f"{address}weggooien/")
        assert "Weggooien kan niet meer" in page(client, address)
        work_until_empty()
        client.post(f"{address}inlezen/")
        work_until_empty()
        assert Delivery.objects.count() == 1 and counts()["Signal"] == 2

    def test_done_again_after_a_death_in_the_middle_it_is_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        client = rik()
        address = hand_in(client, WITH_FINDINGS)
        client.post(f"{address}inlezen/")
        task = DBTaskResult.objects.get()
        held, who = task.args_kwargs["args"]

        def dies(*args: Any) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as plug:
            plug.setattr(held_files, "content_done", dies)
            with pytest.raises(KeyboardInterrupt):
                deciding.take_in_by(UUID(held), UUID(who), timezone.now())
        assert Delivery.objects.count() == 1 and "Wij lezen deze levering in" in page(client, address)
        work_until_empty()
        assert client.get(address).status_code == 302
        assert Delivery.objects.count() == 1 and counts()["Signal"] == 2

    def test_the_same_file_once_more_says_it_was_taken_in(self) -> None:
        client = rik()
        where = taken_in(client, WITH_FINDINGS)
        text = page(client, hand_in(client, WITH_FINDINGS, "ander.json"))
        assert "Deze levering was al ingelezen" in text and where in text and "Lees in" not in text

    def test_thrown_away_nothing_is_left_and_the_other_tab_says_so(self) -> None:
        client = rik()
        address = hand_in(client, WITH_FINDINGS)
        client.post(f"{address}weggooien/")
        assert held_rows() == (0, 0) and counts() == NOTHING
        assert "Dit bestand is er niet meer" in page(client, address, 404)
        for act in ("inlezen", "opnieuw"):
            assert client.post(f"{address}{act}/").status_code == 404
        assert client.post(f"{address}weggooien/", follow=True).status_code == 200

    @pytest.mark.parametrize("first", ["delivery", "night"])
    def test_it_waits_for_what_comes_first_and_says_so(self, first: str) -> None:
        client = rik()
        address = hand_in(client, WITH_FINDINGS)
        client.post(f"{address}inlezen/")
        if first == "night":
            Made.objects.create(job=JOBS[0].name, for_day=timezone.localdate(), began=timezone.now())
        with holding(HOLD if first == "night" else TURN) as mine:
            assert mine
            work_until_empty()
            text = page(client, address)
            assert ("nachtwerk" if first == "night" else "andere levering") in text
            assert counts() == NOTHING
        # A night that died holds nobody off.
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        work_until_empty()
        assert counts()["Signal"] == 2

    def test_a_night_that_has_its_turn_is_called_the_night_and_not_another_delivery(self) -> None:
        now = timezone.now()
        job = Job("erase", lambda at, day: {"first": deciding.what_comes_first()})
        (done,) = run_night((job,), timezone.localdate(now), timezone.now, now).jobs
        assert done.figures == {"first": deciding.NIGHT}
        assert deciding.what_comes_first() == ""

    def test_a_refusal_is_read_on_the_page(self, settings: Any) -> None:
        client = rik()
        address = hand_in(client, WITH_FINDINGS)
        client.post(f"{address}inlezen/")
        settings.BEREIK_SYNTHETIC = False
        settings.BEREIK_GEMEENTECODE = ""
        work_until_empty()
        settings.BEREIK_SYNTHETIC = True
        assert "Niet ingesteld is van welke gemeente dit huis is" in page(client, address)
        assert "Lees in" in page(client, address)
        assert counts() == NOTHING

    def test_only_ids_wait_in_the_queue(self) -> None:
        client = rik()
        address = hand_in(client, WITH_FINDINGS)
        client.post(f"{address}inlezen/")
        task = DBTaskResult.objects.get()
        assert [str(UUID(one)) for one in task.args_kwargs["args"]] == task.args_kwargs["args"]
        assert task.task_path.endswith(take_in_held.name)

    def test_amended_the_former_stands_beside_the_new(self) -> None:
        client = rik()
        taken_in(client, delivery([signal("a", person(1))], [case("a")], made=APRIL))
        where = taken_in(client, delivery([signal("a", person(1), bedrag=250)], [case("a")], made=MAY))
        text = page(client, f"{where}verbeterd/")
        assert "100</del>" in text and "250</ins>" in text and "Niemand1" not in text
        assert "verbeterd" in page(client, where)

    def test_vanished_is_counted_and_listed(self) -> None:
        client = rik()
        taken_in(client, delivery([signal("a", person(1)), signal("b", person(2))], made=APRIL))
        where = taken_in(client, delivery([signal("a", person(1))], made=MAY))
        assert "verdwenen" in page(client, where)
        assert "Signaal b<" in page(client, f"{where}verdwenen/")
        # A signal of another period is no loss.
        later = delivery([signal("z", person(3), "2025-04-03")], made=JUNE)
        later |= {"startdatumLevering": "2025-04-01", "einddatumLevering": "2025-04-30"}
        assert "niets verdwenen" in page(client, taken_in(client, later))


class TestWhoseFileItIs:
    def test_a_colleague_at_the_same_desk_does_not_see_it(self) -> None:
        one, other = rik(), rik()
        address = hand_in(one, WITH_ERROR)
        for more in ("", "stand/", "bevindingen/schema-type/", "wijzigingen/new/", "terug/fouten.json"):
            answer = other.get(f"{address}{more}", headers={"HX-Request": "true"})
            assert answer.status_code == 404 or answer.headers.get("HX-Refresh"), more
            assert b"veel" not in answer.content
        for act in ("inlezen", "opnieuw", "weggooien"):
            other.post(f"{address}{act}/")
        assert held_rows()[0] == 1
        assert "levering.json" not in page(other, reverse("deliveries"))

    def test_an_unknown_number_is_answered_like_a_file_that_is_gone(self) -> None:
        client = rik()
        unknown = reverse("held_delivery", args=["0198a000-0000-7000-8000-000000000000"])
        assert "Dit bestand is er niet meer" in page(client, unknown, 404)
        page(client, reverse("delivery", args=["0198a000-0000-7000-8000-000000000000"]), 404)


MOST = 12
BRACKETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def test_every_page_keeps_to_twelve_queries() -> None:
    client = rik()
    taken_in(client, many(APRIL, 100))
    where = taken_in(client, many(MAY, 200))
    other = hand_in(client, many(JUNE, 300, fewer=3))
    counted: dict[str, int] = {}
    for address in (
        reverse("deliveries"),
        other,
        f"{other}bevindingen/amount-negative/",
        f"{other}wijzigingen/amended/",
        f"{other}terug/bevindingen.json",
        where,
        f"{where}bevindingen/",
        f"{where}verbeterd/",
        f"{where}verdwenen/",
    ):
        counted[address] = asked(client, address)
    assert max(counted.values()) <= MOST, counted


def many(made: str, amount: int, fewer: int = 0) -> dict[str, Any]:
    signals = [signal(f"s{number}", person(number), bedrag=amount) for number in range(40 - fewer)]
    signals += [signal(f"n{number}", person(900 + number), bedrag=-amount) for number in range(35)]
    return delivery(signals, [case(f"s{number}") for number in range(30)], made=made)


def asked(client: Client, address: str) -> int:
    with (
        CaptureQueriesContext(connections["default"]) as default,
        CaptureQueriesContext(connections["looks"]) as looks,
    ):
        assert client.get(address).status_code == 200, address
    said = [one["sql"] for one in (*default.captured_queries, *looks.captured_queries)]
    return len([one for one in said if not one.startswith(BRACKETS)])


def test_the_look_at_former_content_stands_in_the_trail() -> None:
    client = rik()
    taken_in(client, delivery([signal("a", person(1))], made=APRIL))
    where = taken_in(client, delivery([signal("a", person(1), bedrag=250)], made=MAY))
    page(client, f"{where}verbeterd/")
    with open_access(purpose=Purpose.PRIVACY, who=new_id(), kind="account", because="proef") as access:
        since = timezone.now() - timedelta(minutes=5)
        lines = inquire(access, since, timezone.now() + timedelta(minutes=5))
    assert any("anders stuurde" in one.because and one.touched for one in lines)


def test_the_night_knows_the_held_file() -> None:
    client = rik()
    address = hand_in(client, WITH_FINDINGS)
    with house_access(Purpose.UPKEEP, "proef"):
        later = HeldFile.objects.get(pk=number_in(address)).held_at + held_files.HELD_FOR
    assert clear_what_ended(later, later.date())["held_files"] == 1
    assert held_rows() == (0, 0)
