"""Does each rule find the mistake it is for, at its place, and nothing in a delivery without mistakes?"""

import copy
from typing import Any

import pytest

from bereik.house.exchange.ddas.finding import Level
from bereik.house.exchange.ddas.meaning import RULES
from bereik.house.exchange.ddas.meaning.values import LARGEST_PAGE
from bereik.terms.text import blanks_in
from tests.house.exchange.ddas.samples import (
    Change,
    Document,
    attempt,
    case,
    changed,
    checked,
    clean,
    part,
    places,
    signal,
)

PART = "$.leveringen[0]"
SIGNAL, CASE = f"{PART}.vroegsignalen[0]", f"{PART}.vroegsignaalzaken[0]"
ATTEMPT = f"{CASE}.contactpogingen[0]"


def put(where: Any, key: str, value: object) -> Change:
    return lambda document: where(document).__setitem__(key, value)


def leave_out(where: Any, *keys: str) -> Change:
    return lambda document: [where(document).pop(key) for key in keys]


def signal_again(**other: object) -> Change:
    return lambda document: part(document)["vroegsignalen"].append(
        {**copy.deepcopy(signal(document)), **other}
    )


def case_again(**other: object) -> Change:
    return lambda document: part(document)["vroegsignaalzaken"].append(
        {**copy.deepcopy(case(document)), **other}
    )


def client(document: Document) -> Document:
    return signal(document)["client"]


def root(document: Document) -> Document:
    return document


def deceased_and_tried_in_another_case(document: Document) -> None:
    """Found dead in March, by a signal about the same person visited again in a second case of that month."""
    signal_again(ID="c")(document)
    case_again(vroegsignalen=[{"ID": "c"}])(document)
    case(document).update(resultaat="Inwoner is overleden", contactpogingen=[attempt(document)])
    case(document, 1)["contactpogingen"] = [{"soort": "Brief", "bereikt": False, "datum": "2025-03-20"}]
    case(document, 1)["resultaat"] = "Definitief geen contact kunnen krijgen"


# Rule, what was changed, where it must be found. One row a rule at the least.
MISTAKES: list[tuple[str, Change, str]] = [
    ("id-with-two-contents", signal_again(bedrag=121), f"{PART}.vroegsignalen[2].ID"),
    ("signal-twice", signal_again(), f"{PART}.vroegsignalen[2].ID"),
    ("reference-to-nothing", put(case, "vroegsignalen", [{"ID": "z"}]), f"{CASE}.vroegsignalen[0].ID"),
    ("case-without-signals", leave_out(case, "vroegsignalen"), CASE),
    ("case-twice", case_again(), f"{PART}.vroegsignaalzaken[1]"),
    ("case-twice", case_again(matchingsdatum="2025-03-06"), f"{PART}.vroegsignaalzaken[1]"),
    (
        "signal-in-two-cases",
        case_again(startdatum_matchtingperiode="2025-03-02"),
        f"{PART}.vroegsignaalzaken[1].vroegsignalen[0].ID",
    ),
    (
        "bsn-eleven-check",
        put(client, "Burgerservicenummer", "111222334"),
        f"{SIGNAL}.client.Burgerservicenummer",
    ),
    ("bsn-eleven-check", put(client, "Burgerservicenummer", "12"), f"{SIGNAL}.client.Burgerservicenummer"),
    (
        "nobody-to-recognise",
        leave_out(client, "Burgerservicenummer", "Geboortedatum"),
        f"{SIGNAL}.client",
    ),
    ("municipality-code-form", put(part, "gemeentecode", "999"), f"{PART}.gemeentecode"),
    ("municipality-code-form", put(part, "gemeentecode", "GM0999"), f"{PART}.gemeentecode"),
    ("amount-negative", put(signal, "bedrag", -1), f"{SIGNAL}.bedrag"),
    ("amount-implausible", put(signal, "bedrag", 100_001), f"{SIGNAL}.bedrag"),
    (
        "unknown-key",
        put(case, "startdatum_matchingperiode", "2025-03-01"),
        f"{CASE}.startdatum_matchingperiode",
    ),
    ("unknown-key", put(client, "geboorteplaats", "Nergens"), f"{SIGNAL}.client.geboorteplaats"),
    ("unknown-key", put(attempt, "door wie", "-"), f"{ATTEMPT}['door wie']"),
    (
        "part-counted-twice",
        lambda document: document["leveringen"].append({**part(clean()), "gemeentecode": "0998"}),
        "$.leveringen[1].teller",
    ),
    ("delivery-period-order", put(root, "startdatumLevering", "2025-04-01"), "$.einddatumLevering"),
    (
        "delivered-before-end",
        put(root, "aanleverdatumEnTijd", "2025-03-30T23:00:00+02:00"),
        "$.aanleverdatumEnTijd",
    ),
    ("signal-date-order", put(signal, "ontstaansdatum", "2025-03-04"), f"{SIGNAL}.signaaldatum"),
    (
        "matching-period-order",
        put(case, "einddatum_matchingperiode", "2025-02-28"),
        f"{CASE}.einddatum_matchingperiode",
    ),
    ("matching-date-order", put(case, "matchingsdatum", "2025-03-02"), f"{CASE}.matchingsdatum"),
    (
        "matching-outside-period",
        put(case, "startdatum_matchtingperiode", "2025-03-05"),
        f"{CASE}.matchingsdatum",
    ),
    ("taken-up-date-order", put(case, "datum_opgepakt", "2025-03-03"), f"{CASE}.datum_opgepakt"),
    ("attempt-date-order", put(attempt, "datum", "2025-03-04"), f"{ATTEMPT}.datum"),
    ("outside-delivery-period", put(case, "matchingsdatum", "2025-04-01"), f"{CASE}.matchingsdatum"),
    (
        "outside-delivery-period",
        lambda document: signal(document, 1).update(signaaldatum="2025-02-28"),
        f"{PART}.vroegsignalen[1].signaaldatum",
    ),
    ("date-after-delivery", put(attempt, "datum", "2025-04-03"), f"{ATTEMPT}.datum"),
    ("date-after-delivery", put(client, "Geboortedatum", "2070-01-01"), f"{SIGNAL}.client.Geboortedatum"),
    ("attempt-without-date", leave_out(attempt, "datum"), ATTEMPT),
    ("attempt-without-kind", leave_out(attempt, "soort"), ATTEMPT),
    ("attempt-without-reached", leave_out(attempt, "bereikt"), ATTEMPT),
    ("status-against-result", put(signal, "status", "Nog niet opgepakt"), f"{SIGNAL}.status"),
    ("status-against-result", put(signal, "status", "Niet opgepakt: onterecht signaal"), f"{SIGNAL}.status"),
    (
        "result-missing",
        lambda document: (
            signal(document).update(status="Inwoner is overleden"),
            case(document).pop("resultaat"),
        ),
        CASE,
    ),
    ("result-without-taking-up", leave_out(case, "datum_opgepakt"), f"{CASE}.resultaat"),
    (
        "not-taken-up-yet-worked",
        put(case, "resultaat", "Niet opgepakt: herhaalde melding"),
        f"{CASE}.resultaat",
    ),
    (
        "result-against-attempts",
        put(case, "resultaat", "Definitief geen contact kunnen krijgen"),
        f"{CASE}.resultaat",
    ),
    (
        "result-against-attempts",
        lambda document: case(document)["contactpogingen"].pop(),
        f"{CASE}.resultaat",
    ),
    ("result-against-attempts", put(case, "contactpogingen", []), f"{CASE}.resultaat"),
    ("result-against-attempts", put(case, "resultaat", "Inwoner is overleden"), f"{CASE}.resultaat"),
    ("attempt-after-end", put(signal, "status", "Inwoner is overleden"), ATTEMPT),
    (
        "attempt-after-end",
        lambda document: (
            case(document).update(resultaat="Persoon is geen inwoner (meer) in de gemeente"),
            attempt(document).update(bereikt=True),
        ),
        f"{CASE}.contactpogingen[1]",
    ),
    (
        "attempt-after-end",
        deceased_and_tried_in_another_case,
        f"{PART}.vroegsignaalzaken[1].contactpogingen[0]",
    ),
]
# Two rules need more than a changed document; they have a test of their own below.
ELSEWHERE = {"municipality-not-ours", "page-too-large"}


def test_the_sample_without_mistakes_has_no_findings() -> None:
    assert places(checked(clean(), gemeentecode="0999").findings) == []


@pytest.mark.parametrize(
    ("rule", "change", "path"), MISTAKES, ids=[f"{row[0]}-{n}" for n, row in enumerate(MISTAKES)]
)
def test_each_mistake_is_found_at_its_place(rule: str, change: Change, path: str) -> None:
    found = checked(changed(change)).findings
    assert (rule, path) in places(found)
    level = {each.name: each.level for each in RULES}[rule]
    assert {finding.level for finding in found if finding.rule == rule} == {level}


def test_every_rule_has_a_mistake_that_it_is_shown_to_find() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(names) == sorted(set(names))
    assert {row[0] for row in MISTAKES} | ELSEWHERE == set(names)


def test_only_these_are_errors() -> None:
    """All else is kept as sent: a mistake in a date is no reason not to come to somebody's door."""
    errors = {rule.name for rule in RULES if rule.level is Level.ERROR}
    assert errors == {"id-with-two-contents", "reference-to-nothing", "municipality-not-ours"}


def test_another_municipality_is_refused_and_a_synthetic_house_takes_any() -> None:
    refused = checked(clean(), gemeentecode="0518")
    assert places(refused.errors) == [("municipality-not-ours", "$.leveringen[0].gemeentecode")]
    assert not refused.may_come_in
    assert checked(clean(), gemeentecode=None).may_come_in


def test_more_signals_than_the_national_exchange_takes_are_told() -> None:
    document = clean()
    many = [{"ID": str(number), "signaalpartner": {}, "client": {}} for number in range(LARGEST_PAGE - 1)]
    part(document)["vroegsignalen"].extend(many)
    assert ("page-too-large", "$.leveringen") in places(checked(document).findings)
    part(document)["vroegsignalen"].pop()
    assert "page-too-large" not in dict(places(checked(document).findings))


def test_two_towns_may_use_the_same_id() -> None:
    other = part(changed(lambda document: signal(document).update(bedrag=7)))
    found = checked(
        changed(
            lambda document: document["leveringen"].append({**other, "teller": 2, "gemeentecode": "0998"})
        )
    )
    assert places(found.findings) == []


def test_two_parts_of_one_town_share_their_signals() -> None:
    def split(document: Document) -> None:
        second = {**part(document), "teller": 2, "vroegsignalen": []}
        part(document).pop("vroegsignaalzaken")
        document["leveringen"].append(second)

    assert places(checked(changed(split)).findings) == []


def test_a_case_of_another_period_may_name_the_same_signal() -> None:
    """Once a month is once a period: the next month's case is no mistake."""
    april = case_again(
        startdatum_matchtingperiode="2025-02-01",
        einddatum_matchingperiode="2025-02-28",
    )
    assert "signal-in-two-cases" not in dict(places(checked(changed(april)).findings))


def test_a_signal_of_an_earlier_month_comes_along_with_the_case_that_names_it() -> None:
    early = changed(lambda document: signal(document).update(signaaldatum="2025-02-20"))
    assert places(checked(early).findings) == []


def test_a_period_in_which_nothing_happened_is_in_order() -> None:
    assert places(checked(changed(leave_out(root, "leveringen"))).findings) == []


def test_the_misspelt_field_is_meant_to_be_misspelt() -> None:
    document = changed(put(case, "startdatum_matchingperiode", "2025-03-01"))
    (found,) = (each for each in checked(document).findings if each.rule == "unknown-key")
    assert "startdatum_matchtingperiode" in found.what_now.nl
    assert "startdatum_matchtingperiode" in found.what_now.en


def test_a_date_that_cannot_be_read_is_one_mistake_and_not_two() -> None:
    found = checked(changed(put(attempt, "datum", "2025-02-30"))).findings
    assert places(found) == [("schema-format", f"{ATTEMPT}.datum")]


def test_findings_quote_nothing_about_a_person() -> None:
    document = clean()
    client(document).update(Burgerservicenummer="111222334", Geboortedatum="2070-01-01")
    for finding in checked(document).findings:
        said = " ".join(finding.as_json("nl").values())
        assert "111222334" not in said
        assert "Niemand" not in said


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_says_what_why_and_what_now_in_both_languages(rule: Any) -> None:
    for text in (rule.what, rule.why, rule.what_now):
        assert text.nl and text.en
        assert text.nl != text.en
        assert blanks_in(text.nl) == blanks_in(text.en)


def test_all_findings_are_said_whole() -> None:
    """No blank stays open, in any language."""
    for _, change, _ in MISTAKES:
        for finding in checked(changed(change)).findings:
            for language in ("nl", "en"):
                assert "{" not in "".join(finding.as_json(language).values()).replace("{ }", "")
