"""Which pictures stand in the README? Those of the pages as they are now: run beside `make demo > demo.log`.

.venv/bin/python scripts/pictures.py demo.log
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
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
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
