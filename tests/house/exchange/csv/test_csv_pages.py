"""Does a list go from a file to signals through the pages, and does nothing go in before a person said yes?"""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from bereik.house.exchange.pages.csv_tasks import take_in_list
from bereik.see.models import HeldFile, HeldPiece, RememberedColumns
from bereik.terms.functions import Function
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.house.entering import colleague, enter_as
from tests.house.exchange.ddas.import_samples import counts

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = "Klantnr;Voorl.;Tussenv.;Achternaam;Geb.dat;Adres;PC;Plaats;Openstaand bedrag;Datum melding\r\n"
GOOD = "K1;N.;de;Niemand;01-02-1970;Nergensweg 1;9999ZZ;Nergenshuizen;75,50;13-03-2025\r\n"
ANOTHER = "K2;M.;;Nergens;21-02-1971;Nergensweg 2 bis;9999 ZZ;Nergenshuizen;1.200,00;13-03-2025\r\n"
WRONG = "K3;P.;;Fout;31-02-1970;Nergensweg 3;999;Nergenshuizen;=1+1;13-03-2025\r\n"
SENDER = "Woonstichting Nergens"


@pytest.fixture
def rik() -> Client:
    return enter_as(colleague("delivery_officer", "Rik"))


def hand_in(
    client: Client, text: str = HEAD + GOOD + WRONG + ANOTHER, sender: str = SENDER, **values: Any
) -> Any:
    content = values.pop("content", text.encode("cp1252"))
    file = SimpleUploadedFile("maart.csv", content, content_type="text/csv")
    return client.post(reverse("csv_hand_in"), {"sender": sender, "file": file, "whole": "1"})


def page_of(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def as_suggested(client: Client, address: str, **changed: str) -> Any:
    """Send the form of the columns as it stands on the page."""
    form = client.get(f"{address}kolommen/").context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    values["remember"] = "on"
    return client.post(f"{address}kolommen/", {**values, "kind": "landlord", **changed})


def held() -> HeldFile:
    with house_access(Purpose.UPKEEP, "proef"):
        return HeldFile.objects.get()


def work() -> None:
    """Do what waits in the queue."""
    for row in DBTaskResult.objects.ready():
        assert row.task_path.endswith("take_in_list")
        take_in_list.func(*row.args_kwargs["args"])


def test_from_file_to_signals(rik: Client) -> None:
    address = hand_in(rik).headers["Location"]
    page = page_of(rik, address)
    assert "Wat is elke kolom?" in page and "Bijvoorbeeld: Niemand · Fout · Nergens." in page
    assert counts()["Signal"] == 0

    assert as_suggested(rik, address).status_code == 302
    page = page_of(rik, address)
    assert "2 rijen kunnen binnenkomen" in page and "Eén rij moet terug" in page
    assert "bedragen met een komma voor de centen" in page and "datums dag-maand-jaar" in page
    assert "N. de Niemand" in page and "€&nbsp;76" in page and "Nergensweg 2 bis, 9999 ZZ" in page
    assert "Geb.dat: deze dag bestaat niet." in page and "PC: dit is geen Nederlandse postcode." in page
    assert counts()["Signal"] == 0

    back = rik.get(f"{address}terug.csv")
    assert back["Content-Disposition"].startswith("attachment")
    text = back.content.decode("cp1252")
    assert text.splitlines()[0] == HEAD.strip() + ";reden;wat nu"
    assert ";'=1+1;" in text and "K1" not in text

    assert rik.post(f"{address}inlezen/").status_code == 302
    assert "Wij lezen de goede rijen in" in page_of(rik, address)
    work()
    page = page_of(rik, address)
    assert "De lijst is ingelezen" in page and "Eén rij kwam niet binnen" in page
    assert (counts()["Signal"], counts()["Resident"]) == (2, 2)
    assert rik.get(f"{address}terug.csv").content == back.content
    with house_access(Purpose.UPKEEP, "proef"):
        assert set(HeldPiece.objects.values_list("book", flat=True)) == {"back"}, "only what goes back stays"


def test_what_all_came_in_leaves_nothing_behind(rik: Client) -> None:
    address = hand_in(rik, HEAD + GOOD).headers["Location"]
    as_suggested(rik, address)
    rik.post(f"{address}inlezen/")
    work()
    assert "De lijst is ingelezen" in page_of(rik, address)
    with house_access(Purpose.UPKEEP, "proef"):
        assert HeldPiece.objects.count() == 0 and held().wrapped == b""


def test_the_next_list_is_asked_about_only_what_is_new(rik: Client) -> None:
    as_suggested(rik, hand_in(rik).headers["Location"])
    again = hand_in(rik, HEAD + ANOTHER, sender="WOONSTICHTING nergens").headers["Location"]
    assert "Eén rij kan binnenkomen" in page_of(rik, again)
    titles, cells = HEAD.strip().split(";"), GOOD.strip().split(";")
    turned = ";".join(reversed(titles)) + "\r\n" + ";".join(reversed(cells)) + "\r\n"
    assert "N. de Niemand" in page_of(rik, hand_in(rik, turned).headers["Location"])
    more = HEAD.strip() + ";Bijzonderheden\r\n" + GOOD.strip() + ";iets\r\n"
    page = page_of(rik, hand_in(rik, more).headers["Location"])
    assert "Eén kolom kennen wij nog niet" in page
    assert (
        page.index('id="id_column-10"')
        < page.index("Kolommen zoals de vorige keer")
        < page.index('id="id_column-3"')
    )
    assert RememberedColumns.objects.get().sender == SENDER
    other = hand_in(rik, HEAD + GOOD, sender="Energie Nergens").headers["Location"]
    assert "Kijk ons voorstel na" in page_of(rik, other)


def test_unticked_it_is_not_remembered(rik: Client) -> None:
    address = hand_in(rik).headers["Location"]
    form = rik.get(f"{address}kolommen/").context["form"]
    values = {name: form[name].value() or "" for name in form.fields if name != "remember"}
    assert rik.post(f"{address}kolommen/", {**values, "kind": "landlord"}).status_code == 302
    assert not RememberedColumns.objects.exists()


def test_what_is_still_missing_is_said_where_it_goes(rik: Client) -> None:
    address = hand_in(rik).headers["Location"]
    answer = as_suggested(rik, address, kind="")
    assert answer.status_code == 422
    assert 'href="#id_kind"' in answer.content.decode() and "--kind" not in answer.content.decode()
    form = answer.context["form"]
    day = next(name for name in form.fields if form.fields[name].label == "Datum melding")
    answer = as_suggested(rik, address, **{day: "-"})
    assert answer.status_code == 422 and 'href="#id_signalled"' in answer.content.decode()
    assert as_suggested(rik, address, **{day: "-", "signalled": "2999-01-01"}).status_code == 422
    assert as_suggested(rik, address, **{day: "-", "signalled": "2025-03-14"}).status_code == 302
    assert "Alle signalen zijn van 14 maart 2025." in page_of(rik, address)
    # Two columns of one kind
    assert as_suggested(rik, address, **{day: "born"}).status_code == 422
    assert counts()["Signal"] == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Er staat geen enkele rij in dit bestand."),
        (b"PK\x03\x04....xl/workbook.xml", "bewaar als CSV"),
        (b"%PDF-1.7", "Dit is PDF en geen CSV."),
        (b'{"leveringen": []}', "Dit is JSON en geen CSV."),
    ],
)
def test_what_is_no_list_is_said_and_not_kept(rik: Client, content: bytes, said: str) -> None:
    answer = hand_in(rik, content=content)
    assert answer.status_code == 422 and said in answer.content.decode()
    with house_access(Purpose.UPKEEP, "proef"):
        assert HeldFile.objects.count() == 0 and HeldPiece.objects.count() == 0


@pytest.mark.parametrize("sender", ["", "  ", "!!", "x" * 201])
def test_without_a_sender_nothing_is_kept(rik: Client, sender: str) -> None:
    answer = hand_in(rik, sender=sender)
    assert answer.status_code == 422 and 'href="#sender"' in answer.content.decode()
    with house_access(Purpose.UPKEEP, "proef"):
        assert HeldFile.objects.count() == 0


def test_thrown_away_nothing_is_left(rik: Client) -> None:
    address = hand_in(rik).headers["Location"]
    assert rik.post(f"{address}weggooien/").status_code == 302
    with house_access(Purpose.UPKEEP, "proef"):
        assert HeldFile.objects.count() == 0 and HeldPiece.objects.count() == 0
    assert rik.get(address).status_code == 404


def test_of_another_there_is_nothing_to_see(rik: Client) -> None:
    address = hand_in(rik).headers["Location"]
    as_suggested(rik, address)
    other = enter_as(colleague("delivery_officer", "Ria"))
    for one in ("", "kolommen/", "terug.csv"):
        assert other.get(f"{address}{one}").status_code == 404
    for one in ("inlezen/", "weggooien/"):
        other.post(f"{address}{one}")
    assert not DBTaskResult.objects.exists() and held().asked_at is None


@pytest.mark.parametrize("function", [one for one in Function if one is not Function.DELIVERY_OFFICER])
def test_nobody_else_comes_in(function: Function) -> None:
    client = enter_as(colleague(function.value))
    assert hand_in(client).status_code == 403
    assert client.get(reverse("csv_delivery")).status_code == 403


def test_said_twice_it_is_done_once(rik: Client) -> None:
    address = hand_in(rik, HEAD + GOOD).headers["Location"]
    as_suggested(rik, address)
    for _ in range(2):
        rik.post(f"{address}inlezen/")
    assert DBTaskResult.objects.count() == 1
    work()
    rik.post(f"{address}inlezen/")
    assert DBTaskResult.objects.count() == 1 and counts()["Signal"] == 1


def test_a_house_without_a_team_says_so_and_keeps_the_list(
    rik: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = hand_in(rik, HEAD + GOOD).headers["Location"]
    as_suggested(rik, address)
    with monkeypatch.context() as changed:
        changed.setattr("bereik.house.exchange.ddas.importing.taking_in.team_of", lambda **_: None)
        rik.post(f"{address}inlezen/")
        work()
    assert "Geen team van de gemeente werkt onder de Wgs" in page_of(rik, address)
    assert counts()["Signal"] == 0
    DBTaskResult.objects.all().delete()
    rik.post(f"{address}inlezen/")
    work()
    assert counts()["Signal"] == 1


def test_work_that_failed_can_be_begun_again(rik: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = hand_in(rik, HEAD + GOOD).headers["Location"]
    as_suggested(rik, address)
    rik.post(f"{address}inlezen/")
    row = DBTaskResult.objects.get()
    row.set_failed(RuntimeError("de schijf is vol"))
    assert "Er ging bij ons iets mis" in page_of(rik, address)
    rik.post(f"{address}inlezen/")
    work()
    assert "De lijst is ingelezen" in page_of(rik, address) and counts()["Signal"] == 1


def test_every_page_keeps_to_twelve_queries(rik: Client) -> None:
    rows = "".join(
        f"K{number};N.;;Niemand{number};31-02-1970;Nergensweg {number + 1};9999 ZZ;X;75,00;13-03-2025\r\n"
        for number in range(120)
    )
    address = hand_in(rik, HEAD + GOOD + rows).headers["Location"]
    asked = {}
    for name, place in (("start", reverse("csv_delivery")), ("columns", f"{address}kolommen/")):
        asked[name] = _queries(rik, place)
    as_suggested(rik, address)
    asked["preview"] = _queries(rik, f"{address}?blad=3")
    asked["back"] = _queries(rik, f"{address}terug.csv")
    rik.post(f"{address}inlezen/")
    asked["busy"] = _queries(rik, address)
    work()
    asked["taken"] = _queries(rik, address)
    assert max(asked.values()) <= 12, asked


def _queries(client: Client, address: str) -> int:
    count = 0
    with (
        CaptureQueriesContext(connections["default"]) as first,
        CaptureQueriesContext(connections["looks"]) as second,
    ):
        assert client.get(address).status_code == 200
        for one in (*first.captured_queries, *second.captured_queries):
            count += not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
    return count


@pytest.mark.parametrize("asked", ["0", "-1", "999999999999", "x", "²", ""])
def test_a_page_that_is_not_there_is_the_nearest(rik: Client, asked: str) -> None:
    address = hand_in(rik).headers["Location"]
    as_suggested(rik, address)
    assert rik.get(f"{address}?blad={asked}").status_code == 200
