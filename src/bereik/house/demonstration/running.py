"""How does somebody see Bereik in a minute? Fill an empty home with the town, serve it, and say who one can be.

`bereik demo` calls `run_demo`. It works on the embedded house alone: never on a database that a setting names.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bereik.house.command.answers import give, language, tell
from bereik.house.command.house import load_rooms
from bereik.house.demonstration.asked import Asked, Wanted, note, same_town, standing, wanted
from bereik.house.demonstration.chances import HERE
from bereik.house.demonstration.children import Children, answers
from bereik.house.demonstration.deliveries import leave_deliveries
from bereik.house.demonstration.plan import OUR_OWN, read_town
from bereik.house.demonstration.refusing import (
    fell,
    half_filled,
    night_failed,
    refuse_other_database,
    refuse_taken_port,
    runs_already,
    usable_home,
)
from bereik.terms.text import Text

if TYPE_CHECKING:
    from bereik.house.demonstration.filled import Filled
    from bereik.house.demonstration.thread import Thread

PAPER = "blad-van-de-inwoner.pdf"
DELIVERIES = "deliveries"
AT_NIGHT = timedelta(hours=3)
LONGEST = 60.0
"""Seconds that the pages may take before they answer."""


def run_demo(home: Path | str, port: int = 8000, asked: Asked | None = None, *, serve: bool = True) -> int:
    """Fill `home` with the town that was asked for if nothing stands there yet; serve it until Ctrl-C, and end all that was
    started. Without `serve` it is only filled.

    Raises `Unusable` for a home, a port, a town or a setting that cannot be used, `NotDone` when the pages do not come up.
    """
    asked = asked or Asked()
    new = wanted(asked, _today())
    folder = usable_home(home)
    refuse_other_database()
    there = standing(folder)
    if there is not None:
        same_town(folder, there, asked)
    what = there.wanted if there is not None and there.wanted else new
    if serve:
        refuse_taken_port(port)
    with stopping() as stop:
        _lay_settings(folder, port, what)
        load_rooms()
        from bereik.house.one_at_a_time import holding

        with holding("demo") as mine:
            if not mine:
                raise runs_already(folder)
            filled = _lay_house(folder, what)
            if not serve:
                if filled is not None:
                    _finish(folder, filled, what)
                give(_how_to_serve(folder, what))
                return 0
            with Children(folder / "log") as children:
                # Beside the night's figures: they take as long to start, on a core of their own.
                children.start("pages", "bereik.house.command", "serve", "--port", str(port))
                children.start("work", "bereik.house.command", "work")
                if filled is not None:
                    _finish(folder, filled, what)
                _wait_for_pages(children, port)
                _say_who_to_be(folder)
                _watch(children, stop)
    return 0


def _today() -> date:
    """The day here, by the clock of this machine."""
    return datetime.now(HERE).date()  # noqa: TID251, an edge, and no settings are loaded yet


def _say_who_to_be(folder: Path) -> None:
    from bereik.house.demonstration.persons import lines

    there, paper = standing(folder), folder / PAPER
    give(lines(language(), there.code if there else "", paper if paper.exists() else None))
    tell(_say(STOPS))


def _how_to_serve(folder: Path, what: Wanted) -> Iterator[str]:
    """What stands there now, and what to type."""
    yield _say(STANDS).format(what=what.command(), folder=folder)
    if (folder / DELIVERIES).is_dir():
        yield _say(TO_TAKE_IN).format(folder=folder / DELIVERIES)
    yield _say(SERVE_IT).format(folder=folder)


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """Ctrl-C, and what scripts send to end something: the first one stops the demo, in order."""
    stop = threading.Event()

    def hear(number: int, frame: Any) -> None:
        if stop.is_set():
            return
        stop.set()
        raise KeyboardInterrupt

    before = {
        number: signal.signal(number, hear) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@dataclass(frozen=True)
class New:
    """A town that was filled just now, and since when (the clock of this process)."""

    filled: Filled
    thread: Thread
    began: float


def _lay_house(folder: Path, what: Wanted) -> New | None:
    """Everything that must stand before the pages open. Again on a home that is ready: only what changed, and None."""
    from bereik.trust.wall.roles import prepare_database

    tell(_say(PREPARING))
    began = time.monotonic()
    prepare_database()
    if standing(folder) is not None:
        tell(_say(THERE_ALREADY))
        return None
    from bereik.house.demonstration.filled import NotForReal, fill_town
    from bereik.house.demonstration.official import take_in_examples
    from bereik.house.demonstration.thread import run_thread

    try:
        filled = fill_town(
            what.seed,
            at=what.at,
            residents=what.residents,
            name=what.town,
            told=_tell_now_and_then(),
        )
    except NotForReal as why:
        raise half_filled(folder) from why
    thread = run_thread(filled)
    if what.town == OUR_OWN:
        for line in take_in_examples():
            tell(_say(line))
    leave_deliveries(folder / DELIVERIES, filled.town, what.seed, what.until, what.residents)
    return New(filled, thread, began)


def _finish(folder: Path, new: New, what: Wanted) -> None:
    """The night, the resident's paper, and the mark that the town is whole."""
    tell(_say(FIGURES))
    _do_the_night(what)
    _print_sheet(folder, new.filled, new.thread)
    note(folder, what, new.thread.code)
    seconds = round(time.monotonic() - new.began)
    tell(_say(FILLED).format(residents=_number(new.filled.residents), seconds=seconds))


def _print_sheet(folder: Path, filled: Filled, thread: Thread) -> None:
    """The followed resident's page on paper, with her code on it; not where this machine cannot make a PDF."""
    from django.utils import timezone

    from bereik.help.own.paper import print_sheet, sheet_for
    from bereik.house.demonstration.deeds import Stage

    stage = Stage(filled, filled.town.goes)
    with stage.helping("Het blad voor de inwoner printen", "sheet", timezone.now()) as access:
        sheet = sheet_for(access, thread.followed, thread.code)
    try:
        if sheet is not None:
            (folder / PAPER).write_bytes(print_sheet(sheet, language()))
    except OSError:
        # WeasyPrint found no Pango: `make demo` says so when it looks what the machine has.
        (folder / PAPER).unlink(missing_ok=True)


def _tell_now_and_then() -> Callable[[int, int], None]:
    """Progress: a line for each quarter of the town that stands."""
    quarters = 0

    def told(stand: int, whole: int) -> None:
        nonlocal quarters
        if (reached := 4 * stand // whole) > quarters:
            quarters = reached
            tell(_say(SO_FAR).format(stand=_number(stand), whole=_number(whole)))

    return told


def _number(count: int) -> str:
    """With a dot between thousands in Dutch, a comma in English."""
    return f"{count:,}" if language() == "en" else f"{count:,}".replace(",", ".")


def _do_the_night(what: Wanted) -> None:
    """The nightly work once, so that there are figures: of tonight, or of the night after a past that ended earlier.
    Raises `NotDone` when a part of it failed."""
    from django.utils import timezone

    from bereik.house.upkeep.jobs import upkeep

    now = timezone.now()
    if what.at.date() < timezone.localdate(now):
        now = what.at + AT_NIGHT
    night = upkeep(timezone.localdate(now), now)
    for done in night.failed:
        raise night_failed(done.job, done.failed)


def _wait_for_pages(children: Children, port: int) -> None:
    """Until the pages answer. Raises `NotDone` when they do not, or when a process fell."""
    until = time.monotonic() + LONGEST
    while not answers(f"http://127.0.0.1:{port}/"):
        fallen = children.fallen()
        if fallen:
            raise fell(fallen.name, fallen.log, fallen.said_last())
        if time.monotonic() > until:
            raise fell("pages", children.logs / "pages.log", "")
        time.sleep(0.2)


def _watch(children: Children, stop: threading.Event) -> None:
    """Until Ctrl-C, or until one of the processes is gone, which is a fault of ours. Raises `NotDone`."""
    try:
        while not stop.wait(0.5):
            fallen = children.fallen()
            if fallen:
                raise fell(fallen.name, fallen.log, fallen.said_last())
    except KeyboardInterrupt:
        tell(_say(STOPPING))


def _lay_settings(folder: Path, port: int, what: Wanted) -> None:
    """What the demonstration's house runs with; the processes beside us read the same."""
    town = read_town(what.town)
    os.environ |= {
        "BEREIK_HOME": str(folder),
        "BEREIK_ADDRESS": f"http://127.0.0.1:{port}",
        "BEREIK_HOSTS": "127.0.0.1,localhost",
        "BEREIK_NAME": town.name,
        "BEREIK_GEMEENTECODE": town.gemeentecode,
        "BEREIK_PHONE": town.phone,
        "DJANGO_SETTINGS_MODULE": "bereik.house.settings",
    }


def _say(text: Text) -> str:
    return text.say(language())


PREPARING = Text("Een verzonnen stad wordt klaargezet …", "A made-up town is being prepared …")
THERE_ALREADY = Text("De stad van de vorige keer staat er nog.", "The town of the last time is still there.")
SO_FAR = Text("… {stand} van de {whole} wegen", "… {stand} of the {whole} journeys")
FIGURES = Text("… de cijfers van de nacht", "… the figures of the night")
FILLED = Text(
    "Gevuld: {residents} verzonnen inwoners met twee jaar aan signalen, pogingen, beloften en antwoorden, in {seconds} "
    "seconden.",
    "Filled: {residents} made-up residents with two years of signals, attempts, promises and answers, in {seconds} "
    "seconds.",
)
STANDS = Text("De stad staat in {folder}:  {what}", "The town stands in {folder}:  {what}")
TO_TAKE_IN = Text(
    "Leveringen om zelf in te lezen liggen in {folder}", "Deliveries to take in yourself lie in {folder}"
)
SERVE_IT = Text(
    "Zet de pagina's aan met:  BEREIK_HOME={folder} bereik demo",
    "Bring the pages up with:  BEREIK_HOME={folder} bereik demo",
)
STOPS = Text(
    "Open een adres om die persoon te zijn. Ctrl-C stopt.", "Open an address to be that person. Ctrl-C stops."
)
STOPPING = Text("Gestopt.", "Stopped.")
