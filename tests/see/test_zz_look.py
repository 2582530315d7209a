from __future__ import annotations
import pytest
from django.urls import reverse
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from tests.making import make_team
from tests.see.partners import make_partner
from bereik.municipality.models import Area

pytestmark = pytest.mark.django_db(transaction=True)

def shot(page, name):
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=f"/tmp/look/{name}-{width}.png", full_page=True)
        found = Axe().run(page)
        if found.response["violations"]:
            print(name, width, found.generate_report())
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        print(name, width, "wide", wide, "axe", len(found.response["violations"]))

def test_look(live_server):
    team = make_team(); team.hours_text="ma t/m vr 9-17 uur"; team.save()
    make_team("wgs", "Team Schulden")
    wijk = Area.objects.create(code="WK000001", kind="wijk", name="Noord")
    Area.objects.filter(pk="BU00000101").update(within=wijk)
    link = make_partner(); energy = make_partner("energy", "Energie voor U", holder="medewerker incasso")
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox","--disable-gpu","--disable-dev-shm-usage"])
        page = browser.new_context(locale="nl-NL").new_page()
        page.goto(live_server.url + reverse("link_door", args=[link.token]))
        page.goto(live_server.url + reverse("my_signals")); shot(page, "start")
        page.goto(live_server.url + reverse("new_signal")); shot(page, "form-none")
        for answer in ("agrees", "does_not_know", "does_not_agree", "danger"):
            page.goto(live_server.url + reverse("new_signal") + "?weet=" + answer); shot(page, "form-" + answer)
        page.goto(live_server.url + reverse("new_signal") + "?weet=agrees")
        page.get_by_role("button", name="Geef door").click(); shot(page, "form-wrong")
        page.get_by_label("Geld", exact=True).check()
        page.get_by_label("Hoe heet deze persoon?").fill("Mevrouw Merel")
        page.get_by_label("Telefoon").fill("06 00 00 00 31")
        page.get_by_label("Buurt").select_option("BU00000101")
        page.get_by_label("Een eigen woord, om dit later te herkennen").fill("leerling groep 7")
        page.get_by_role("button", name="Geef door").click(); shot(page, "receipt")
        page.goto(live_server.url + reverse("my_signals")); shot(page, "start2")
        page.goto(live_server.url + "/zien/signaal/0192f5d2-8d0f-7000-8000-000000000000/"); shot(page, "notyours")
        page.goto(live_server.url + reverse("new_signal") + "?weet=danger")
        page = browser.new_context(locale="nl-NL").new_page()
        page.goto(live_server.url + reverse("link_door", args=[energy.token]))
        page.goto(live_server.url + reverse("my_signals")); shot(page, "energy-start")
        page.goto(live_server.url + reverse("new_signal") + "?weet=arrears"); shot(page, "energy-form")
        browser.close()
