"""How is the night's work done, or done once more? (`bereik upkeep`)"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bereik.house.command.answers import NotDone, Unusable, give, give_json, language
from bereik.house.command.house import need_owner, open_house
from bereik.terms.text import Text

if TYPE_CHECKING:
    from bereik.house.upkeep.night import Night

app = typer.Typer(name="upkeep", add_completion=False, rich_markup_mode=None)


@app.command()
def upkeep(
    day: Annotated[
        str | None, typer.Option(metavar="JJJJ-MM-DD", help="De dag waarvoor; anders vandaag")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Eén JSON-document op standaarduitvoer")] = False,
) -> None:
    """Doe het nachtwerk: versturen, cijfers maken, opruimen, vernietigen en als laatste verzegelen.

    Mag twee keer, en haalt gemiste nachten in. Uitgang: 0 alles gedaan, 3 als een taak niet lukte.
    """
    open_house()
    need_owner()
    from bereik.house.upkeep.jobs import JOBS
    from bereik.house.upkeep.jobs import upkeep as work_the_night
    from bereik.house.upkeep.night import AlreadyRunning, DeliveryComingIn, newest_night

    for_day, at = _moment(day)
    _not_before(newest_night(JOBS), for_day)
    try:
        night = work_the_night(for_day, at)
    except DeliveryComingIn as why:
        raise Unusable(
            Text("Er wordt een levering ingelezen.", "A delivery is being taken in."),
            Text(
                "Het nachtwerk wacht daarop, en dat duurde te lang. Er is niets gedaan.",
                "The night's work waits for it, and that took too long. Nothing was done.",
            ),
            Text(
                "Kijk of het inlezen nog loopt en probeer het dan opnieuw.",
                "See whether it is still being taken in, and then try again.",
            ),
        ) from why
    except AlreadyRunning as why:
        raise Unusable(
            Text("Het nachtwerk loopt al.", "The night's work is already running."),
            Text("Twee tegelijk zou alles dubbel doen.", "Two at once would do everything twice."),
            Text(
                "Wacht tot het klaar is en probeer het dan opnieuw.",
                "Wait until it is done and then try again.",
            ),
        ) from why
    _tell_what_failed(night)
    if as_json:
        give_json(document(night))
    else:
        give(_said(night))


def document(night: Night) -> dict[str, Any]:
    """A night as `--json` prints it."""
    return {
        "day": night.day.isoformat(),
        "missed_nights": night.missed,
        "jobs": [{"job": one.job, "figures": one.figures} for one in night.jobs],
    }


def _moment(said: str | None) -> tuple[date, datetime]:
    """The day and the moment that count: now, or the end of a day that is over; in a made-up house also of one that is
    still to come, so that one can see what becomes of what was done today. Raises `Unusable`."""
    from django.conf import settings
    from django.utils import timezone

    now = timezone.now()
    today = timezone.localdate(now)
    if said is None:
        return today, now
    try:
        day = date.fromisoformat(said)
    except ValueError as why:
        raise Unusable(
            Text(f"“{said}” is geen dag.", f"“{said}” is not a day."),
            Text("Een dag is jaar-maand-dag.", "A day is year-month-day."),
            Text(
                f"Bijvoorbeeld:  bereik upkeep --day {today}", f"For instance:  bereik upkeep --day {today}"
            ),
        ) from why
    if day > today and not settings.BEREIK_SYNTHETIC:
        raise Unusable(
            Text(f"{said} moet nog komen.", f"{said} is still to come."),
            Text(
                "Het nachtwerk van later zou nu al vernietigen wat nog bewaard moet worden.",
                "Work of a later night would destroy now what must still be kept.",
            ),
            Text("Noem vandaag of een dag die voorbij is.", "Name today or a day that is over."),
        )
    if day == today:
        return today, now
    return day, timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


def _not_before(newest: date | None, day: date) -> None:
    """Raises `Unusable` for a night before one that was worked already."""
    if newest is None or day >= newest:
        return
    raise Unusable(
        Text(f"Het nachtwerk van {newest} is al gedaan.", f"The work of {newest} was done already."),
        Text(
            f"Dat van {day} zou de cijfers terugzetten naar die dag.",
            f"That of {day} would put the figures back to that day.",
        ),
        Text(
            "Gemiste nachten haalt  bereik upkeep  vanzelf in; noem anders die dag of een latere.",
            "Missed nights are caught up by  bereik upkeep  itself; or else name that day or a later one.",
        ),
    )


def _tell_what_failed(night: Night) -> None:
    if not night.failed:
        return
    which = "; ".join(f"{one.job}: {one.failed}" for one in night.failed)
    causes = {one.cause for one in night.failed if one.cause}
    nl, en = (" ".join(sorted(cause.say(spoken) for cause in causes)) for spoken in ("nl", "en"))
    raise NotDone(
        Text(
            f"Niet alles van het nachtwerk lukte ({which}).",
            f"Not all of the night's work was done ({which}).",
        ),
        Text(f"{nl} De andere taken zijn wel gedaan.".strip(), f"{en} The other jobs were done.".strip()),
        Text(
            "Op de pagina Werk dat draaide staat wat er misging; daarna nog eens:  bereik upkeep",
            "The page Work that ran says what went wrong; then once more:  bereik upkeep",
        ),
    )


def _said(night: Night) -> list[str]:
    spoken = language()
    lines = []
    if night.missed:
        said = Text("Gemiste nachten, nu ingehaald: {missed}.", "Missed nights, caught up now: {missed}.")
        lines.append(said.say(spoken).format(missed=night.missed))
    from bereik.house.work.names import FIGURES, JOBS, named

    for one in night.jobs:
        figures = ", ".join(
            f"{named(FIGURES, name).say(spoken)} {value}" for name, value in _flat(one.figures)
        )
        lines.append(f"{named(JOBS, one.job).say(spoken)}: {figures}")
    return lines


def _flat(figures: dict[str, Any]) -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for name, value in figures.items():
        flat += _flat(value) if isinstance(value, dict) else [(name, value)]
    return flat
