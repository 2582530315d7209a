"""Which pictures stand in the README? Those of the pages as they are now: run beside `make demo > demo.log`.

.venv/bin/python scripts/pictures.py demo.log

The page of a delivery shows the first of the two that the demonstration leaves beside its house being taken in, and then what
the second would change: run it on a demonstration in which nobody took them in yet.
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
DELIVERIES = PICTURES.parents[1] / ".bereik" / "demo" / "deliveries"
PAGES = {
    "signal": ("zorgcoördinator", "/zien/signaal/nieuw/"),
    "day-list": ("Sanne Linde", "/helpen/vandaag/"),
    "own-page": ("inwoner", "/uw/"),
    "reach": ("Petra Meidoorn", "/leren/bereik/"),
    "council": ("Omar Vlier", "/leren/bereik/"),
}
CHROMIUM = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
)


def main(log: str) -> None:
    lines = re.findall(r"^\s*(.*?)\s+(http://\S+/word/\S+)$", Path(log).read_text(encoding="utf-8"), re.M)
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM.split())
        for name, (who, path) in PAGES.items():
            address = next(found for line, found in lines if line.startswith(who))
            context = browser.new_context(
                viewport={"width": 1000, "height": 900}, locale="nl-NL", timezone_id="Europe/Amsterdam"
            )
            page = context.new_page()
            page.goto(address)
            page.goto(address.split("/word/")[0] + path)
            if name == "signal":
                page.locator("input[name=knowing]").first.check(force=True)
            page.screenshot(path=str(PICTURES / f"{name}.png"))
            context.close()
        address = next(found for line, found in lines if line.startswith("Rik Den"))
        _deliveries(browser, address)
        browser.close()


def _deliveries(browser: Browser, address: str) -> None:
    """Two months after one another, the second as far as the decision; and the list of a housing association."""
    context = browser.new_context(
        viewport={"width": 1000, "height": 900}, locale="nl-NL", timezone_id="Europe/Amsterdam"
    )
    page = context.new_page()
    page.goto(address)
    first, following = sorted(DELIVERIES.glob("*-vroegsignalen.json"))
    for file in (first, following):
        page.goto(address.split("/word/")[0] + "/leveringen/")
        page.set_input_files("input[type=file]", str(file))
        page.get_by_role("button", name="Kijk het na").click()
        decide = page.get_by_role("button", name="Lees in")
        decide.wait_for(timeout=60_000)
        if file == first:
            decide.click()
            page.get_by_role("heading", name="Wat kwam er binnen?").or_(
                page.get_by_role("link", name="Bekijk deze levering")
            ).first.wait_for(timeout=60_000)
    page.screenshot(path=str(PICTURES / "delivery.png"))
    page.goto(address.split("/word/")[0] + "/leveringen/opgave/")
    page.screenshot(path=str(PICTURES / "return.png"))
    context.close()


if __name__ == "__main__":
    main(sys.argv[1])
