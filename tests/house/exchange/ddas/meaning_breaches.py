"""How can the meaning of a delivery be broken, kind by kind, at a place chosen by chance?

Each takes a delivery in which nothing is wrong, breaks one thing in it and says where the check must find it; None where
there is no such place in this delivery. Whole against field notes 5b and the issue's own list of errors and findings.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from bereik.house.exchange.ddas.codes import result_of
from bereik.terms.end_results import END_RESULTS, Contact, EndResult

Document = dict[str, Any]
Breach = Callable[[Random, Document], str | None]
Place = tuple[str, Document]

GONE = (EndResult.DECEASED, EndResult.NOT_OUR_RESIDENT)


def signals(document: Document) -> list[Place]:
    return list(_placed(document, "vroegsignalen"))


def cases(document: Document) -> list[Place]:
    return list(_placed(document, "vroegsignaalzaken"))


def _placed(document: Document, name: str) -> Iterator[Place]:
    for number, part in enumerate(document.get("leveringen", ())):
        for place, one in enumerate(part[name]):
            yield f"$.leveringen[{number}].{name}[{place}]", one


def tries(document: Document) -> list[Place]:
    return [
        (f"{path}.contactpogingen[{place}]", one)
        for path, case in cases(document)
        for place, one in enumerate(case.get("contactpogingen", ()))
    ]


def result(case: Document) -> EndResult | None:
    return result_of(case["resultaat"]) if "resultaat" in case else None


def of_case(document: Document, case: Document) -> list[Place]:
    named = {one["ID"] for one in case["vroegsignalen"]}
    return [(path, one) for path, one in signals(document) if one["ID"] in named]


def later(day: str, days: int) -> str:
    return str(date.fromisoformat(day) + timedelta(days=days))


def some(chance: Random, places: list[Place]) -> Place | None:
    return chance.choice(places) if places else None


def worked(document: Document) -> list[Place]:
    return [
        (path, one) for path, one in cases(document) if "datum_opgepakt" in one and one.get("contactpogingen")
    ]


def on_signal(key: str, value: Callable[[Random, Document], object]) -> Breach:
    def breach(chance: Random, document: Document) -> str | None:
        path, one = chance.choice(signals(document))
        one[key] = value(chance, one)
        return f"{path}.{key}"

    return breach


def on_client(key: str, value: str) -> Breach:
    def breach(chance: Random, document: Document) -> str | None:
        path, one = chance.choice(signals(document))
        # Of this signal alone: people stand in several.
        one["client"] = one["client"] | {key: value}
        return f"{path}.client.{key}"

    return breach


def on_try(key: str) -> Breach:
    def breach(chance: Random, document: Document) -> str | None:
        if (found := some(chance, tries(document))) is None:
            return None
        del found[1][key]
        return found[0]

    return breach


def two_contents(chance: Random, document: Document) -> str:
    _, one = chance.choice(signals(document))
    return _again(document, one | {"bedrag": one["bedrag"] + 1})


def the_same_twice(chance: Random, document: Document) -> str:
    return _again(document, copy.deepcopy(chance.choice(signals(document))[1]))


def _again(document: Document, one: Document) -> str:
    held = document["leveringen"][0]["vroegsignalen"]
    held.append(one)
    return f"$.leveringen[0].vroegsignalen[{len(held) - 1}].ID"


def refers_to_nothing(chance: Random, document: Document) -> str | None:
    if (found := some(chance, cases(document))) is None:
        return None
    place = chance.randrange(len(found[1]["vroegsignalen"]))
    found[1]["vroegsignalen"][place] = {"ID": f"nergens-{chance.randrange(10**6)}"}
    return f"{found[0]}.vroegsignalen[{place}].ID"


def names_no_signal(chance: Random, document: Document) -> str | None:
    if (found := some(chance, cases(document))) is None:
        return None
    del found[1]["vroegsignalen"]
    return found[0]


def _case_again(chance: Random, document: Document, **other: object) -> str | None:
    if (found := some(chance, cases(document))) is None:
        return None
    held = document["leveringen"][0]["vroegsignaalzaken"]
    held.append(copy.deepcopy(found[1]) | other)
    return f"$.leveringen[0].vroegsignaalzaken[{len(held) - 1}]"


def the_same_case(chance: Random, document: Document) -> str | None:
    return _case_again(chance, document)


def two_cases_of_one_signal(chance: Random, document: Document) -> str | None:
    day = f"2025-03-{chance.randint(2, 28):02}"
    path = _case_again(chance, document, startdatum_matchtingperiode=day)
    return path and f"{path}.vroegsignalen[0].ID"


def nobody(chance: Random, document: Document) -> str:
    path, one = chance.choice(signals(document))
    gone = (
        "Burgerservicenummer",
        chance.choice(["Geboortedatum", "Postcode", "Huisnummer", "Achternaam", "Voorletters"]),
    )
    one["client"] = {name: value for name, value in one["client"].items() if name not in gone}
    return f"{path}.client"


def town(code: str) -> Breach:
    def breach(chance: Random, document: Document) -> str:
        document["leveringen"][0]["gemeentecode"] = code
        return "$.leveringen[0].gemeentecode"

    return breach


def counted_twice(chance: Random, document: Document) -> str:
    document["leveringen"].append(document["leveringen"][0] | {"gemeentecode": "0998"})
    return "$.leveringen[1].teller"


def unknown(where: Callable[[Document], list[Place]], key: str, inside: str = "") -> Breach:
    def breach(chance: Random, document: Document) -> str | None:
        if (found := some(chance, where(document))) is None:
            return None
        held = found[1]
        if inside:
            held[inside] = dict(held[inside])
            held = held[inside]
        held[key] = "2025-03-01"
        return f"{found[0]}{inside and '.' + inside}.{key}"

    return breach


def at_the_root(key: str, value: str, at: str) -> Breach:
    def breach(chance: Random, document: Document) -> str:
        document[key] = value
        return at

    return breach


def arose_later(chance: Random, document: Document) -> str:
    path, one = chance.choice(signals(document))
    one["ontstaansdatum"] = later(one["signaaldatum"], chance.randint(1, 60))
    return f"{path}.signaaldatum"


def on_case(key: str, value: Callable[[Document, Document], str | None], at: str = "") -> Breach:
    def breach(chance: Random, document: Document) -> str | None:
        places = [(path, one) for path, one in cases(document) if key in one or not at]
        if (found := some(chance, places)) is None or (day := value(document, found[1])) is None:
            return None
        found[1][key] = day
        return f"{found[0]}.{at or key}"

    return breach


def before_the_signals(document: Document, case: Document) -> str:
    return later(max(one["signaaldatum"] for _, one in of_case(document, case)), -1)


def a_try(day: Callable[[Document], str]) -> Breach:
    def breach(chance: Random, document: Document) -> str | None:
        if (found := some(chance, worked(document))) is None:
            return None
        place = chance.randrange(len(found[1]["contactpogingen"]))
        found[1]["contactpogingen"][place]["datum"] = day(found[1])
        return f"{found[0]}.contactpogingen[{place}].datum"

    return breach


def a_signal_of_another_month(chance: Random, document: Document) -> str | None:
    named = {one["ID"] for _, case in cases(document) for one in case["vroegsignalen"]}
    loose = [(path, one) for path, one in signals(document) if one["ID"] not in named]
    if (found := some(chance, loose)) is None:
        return None
    found[1]["signaaldatum"] = "2025-02-28"
    found[1]["ontstaansdatum"] = "2025-02-01"
    return f"{found[0]}.signaaldatum"


def status(said: str) -> Breach:
    def breach(chance: Random, document: Document) -> str | None:
        ended = [
            (path, one) for path, one in cases(document) if "resultaat" in one and one["resultaat"] != said
        ]
        if (found := some(chance, ended)) is None:
            return None
        path, one = chance.choice(of_case(document, found[1]))
        one["status"] = said
        return f"{path}.status"

    return breach


def closed_without_a_result(chance: Random, document: Document) -> str | None:
    closed = [
        (path, one)
        for path, one in cases(document)
        if "resultaat" in one and any("status" in each for _, each in of_case(document, one))
    ]
    if (found := some(chance, closed)) is None:
        return None
    del found[1]["resultaat"]
    return found[0]


def not_taken_up(chance: Random, document: Document) -> str | None:
    needs = [
        (path, one)
        for path, one in worked(document)
        if (its := result(one))
        and END_RESULTS[its].taken_up
        and END_RESULTS[its].contact is not Contact.EITHER
    ]
    if (found := some(chance, needs)) is None:
        return None
    del found[1]["datum_opgepakt"]
    return f"{found[0]}.resultaat"


def yet_worked(chance: Random, document: Document) -> str | None:
    if (found := some(chance, worked(document))) is None:
        return None
    found[1]["resultaat"] = chance.choice(["Niet opgepakt: herhaalde melding", "Niet opgepakt: andere reden"])
    return f"{found[0]}.resultaat"


def spoken_without_a_talk(chance: Random, document: Document) -> str | None:
    if (found := some(chance, worked(document))) is None:
        return None
    found[1]["resultaat"] = chance.choice(
        ["Geen reactie na eerder contact", "(Budget)advies en/of quick fix"]
    )
    for one in found[1]["contactpogingen"]:
        one["bereikt"] = False
    return f"{found[0]}.resultaat"


def no_contact_yet_a_talk(chance: Random, document: Document) -> str | None:
    if (found := some(chance, worked(document))) is None:
        return None
    found[1]["resultaat"] = "Definitief geen contact kunnen krijgen"
    chance.choice(found[1]["contactpogingen"])["bereikt"] = True
    return f"{found[0]}.resultaat"


def tried_after_it_was_known(chance: Random, document: Document) -> str | None:
    gone = [
        (path, one) for path, one in cases(document) if result(one) in GONE and not one.get("contactpogingen")
    ]
    if (found := some(chance, gone)) is None:
        return None
    found[1]["contactpogingen"] = [
        {"soort": "Brief", "bereikt": False, "datum": "2025-03-20", "dagdeel": "Ochtend"}
    ]
    return f"{found[0]}.contactpogingen[0]"


TRY_BEFORE = a_try(lambda case: later(case["datum_opgepakt"], -1))
TRY_LATER = a_try(lambda case: "2026-01-06")

BREACHES: list[tuple[str, str, Breach]] = [
    ("id-with-two-contents", "error", two_contents),
    ("reference-to-nothing", "error", refers_to_nothing),
    ("municipality-not-ours", "error", town("0518")),
    ("schema-required", "error", lambda chance, document: document.pop("codeGegevensleverancier") and "$"),
    ("schema-enum", "error", on_signal("status", lambda chance, one: "Opgepakt")),
    ("schema-type", "error", on_signal("bedrag", lambda chance, one: str(one["bedrag"]))),
    ("schema-format", "error", on_signal("signaaldatum", lambda chance, one: "2025-02-30")),
    ("schema-format", "error", at_the_root("aanleverdatumEnTijd", "2026-01-05 08:00", "$.aanleverdatumEnTijd")),
    ("signal-twice", "finding", the_same_twice),
    ("case-without-signals", "finding", names_no_signal),
    ("case-twice", "finding", the_same_case),
    ("signal-in-two-cases", "finding", two_cases_of_one_signal),
    ("bsn-eleven-check", "finding", on_client("Burgerservicenummer", "111222334")),
    ("bsn-eleven-check", "finding", on_client("Burgerservicenummer", "12345")),
    ("nobody-to-recognise", "finding", nobody),
    ("municipality-code-form", "finding", town("518")),
    ("amount-negative", "finding", on_signal("bedrag", lambda chance, one: -chance.randint(1, 9_999))),
    ("amount-implausible", "finding", on_signal("bedrag", lambda chance, one: 100_001 + chance.randrange(10**6))),
    ("unknown-key", "finding", unknown(cases, "startdatum_matchingperiode")),
    ("unknown-key", "finding", unknown(tries, "wie")),
    ("unknown-key", "finding", unknown(signals, "geboorteplaats", "client")),
    ("part-counted-twice", "finding", counted_twice),
    ("delivery-period-order", "finding", at_the_root("startdatumLevering", "2025-12-01", "$.einddatumLevering")),
    ("delivered-before-end", "finding",
     at_the_root("aanleverdatumEnTijd", "2025-03-27T08:00:00Z", "$.aanleverdatumEnTijd")),
    ("signal-date-order", "finding", arose_later),
    ("matching-period-order", "finding",
     on_case("einddatum_matchingperiode", lambda document, case: later(case["startdatum_matchtingperiode"], -1))),
    ("matching-date-order", "finding", on_case("matchingsdatum", before_the_signals)),
    ("matching-outside-period", "finding",
     on_case("startdatum_matchtingperiode", lambda document, case: later(case["matchingsdatum"], 1), "matchingsdatum")),
    ("taken-up-date-order", "finding",
     on_case("datum_opgepakt", lambda document, case: later(case["matchingsdatum"], -1), "datum_opgepakt")),
    ("attempt-date-order", "finding", TRY_BEFORE),
    ("outside-delivery-period", "finding", a_signal_of_another_month),
    ("outside-delivery-period", "finding", on_case("matchingsdatum", lambda document, case: "2025-03-29")),
    ("date-after-delivery", "finding", TRY_LATER),
    ("date-after-delivery", "finding", on_client("Geboortedatum", "2070-01-01")),
    ("attempt-without-date", "finding", on_try("datum")),
    ("attempt-without-kind", "finding", on_try("soort")),
    ("attempt-without-reached", "finding", on_try("bereikt")),
    ("status-against-result", "finding", status("Nog niet opgepakt")),
    ("status-against-result", "finding", status("Niet opgepakt: onterecht signaal")),
    ("result-missing", "finding", closed_without_a_result),
    ("result-without-taking-up", "finding", not_taken_up),
    ("not-taken-up-yet-worked", "finding", yet_worked),
    ("result-against-attempts", "finding", spoken_without_a_talk),
    ("result-against-attempts", "finding", no_contact_yet_a_talk),
    ("attempt-after-end", "finding", tried_after_it_was_known),
]  # fmt: skip
"""Rule, level and how it is broken. `page-too-large` needs fifty thousand signals: test_ddas_meaning."""
