"""What does a professional write down when it rests, when the resident says something themself, or when it ends?"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bereik.help.actions import make_promise
from bereik.help.models import OwnWord, Promise
from bereik.help.team import team_now
from bereik.municipality.models import Placement, Team
from bereik.people.actions import take_step
from bereik.people.models import Ending, Journey, Resting, Step
from bereik.people.rules import kept_until
from bereik.terms import steps
from bereik.terms.endings import EndingReason
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from tests.help.test_list_queries import at_most
from tests.house.entering import colleague, enter_as
from tests.making import make_account, make_journey, make_placement, make_resident

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = timezone.localdate()


@pytest.fixture
def merel() -> Account:
    account = colleague("professional", "Merel")
    account.phone = "06 00000012"
    account.save()
    return account


@pytest.fixture
def team(merel: Account) -> Team:
    found = Placement.objects.select_related("team").get(account=merel).team
    assert found is not None
    return found


@pytest.fixture
def journey(team: Team, merel: Account) -> Journey:
    return make_journey(team, make_resident("Mees", phone="0600000031"), merel)


@pytest.fixture
def desk(merel: Account) -> Client:
    return enter_as(merel)


def at(journey: Journey, page: str) -> str:
    return f"/helpen/traject/{journey.pk}/{page}/"


def all_of(model: Any, **values: Any) -> list[Any]:
    with house_access(Purpose.UPKEEP, "proef"):
        return list(model.objects.filter(**values).order_by("pk"))


def send(client: Client, journey: Journey, page: str, **answers: Any) -> Any:
    """The form as it stands on the page, with these answers; the number of the word comes from the page."""
    shown = client.get(at(journey, page)).content.decode()
    found = re.search(r'name="word_id" value="([^"]+)"', shown)
    hidden = {"word_id": found.group(1)} if found else {}
    return client.post(at(journey, page), {"how": "spoken", **hidden, **answers})


# A no is asked


def test_the_page_of_a_no_gives_words_to_say_and_the_number_to_come_back(
    desk: Client, journey: Journey
) -> None:
    page = desk.get(at(journey, "nee")).content.decode()
    assert page.count("06 00000012</span>") >= 2
    assert "Een dichte deur of een slechte dag is geen nee." in page
    assert not all_of(OwnWord), "looking says nothing"


def test_not_now_rests_and_nothing_ends(desk: Client, journey: Journey) -> None:
    until = TODAY + timedelta(days=30)
    answer = send(desk, journey, "nee", answer="not_now", until=until.isoformat())
    assert answer.status_code == 302
    [word] = all_of(OwnWord)
    assert (word.kind, word.how, word.until) == (OwnKind.NOT_NOW, SaidHow.SPOKEN, until)
    assert len(all_of(Resting)) == 1 and not all_of(Ending)


def test_not_now_from_a_tab_that_stayed_open_promises_nothing_after_an_ending(
    desk: Client, journey: Journey
) -> None:
    left_open = desk.get(at(journey, "nee")).content.decode()
    [number] = re.findall(r'name="word_id" value="([^"]+)"', left_open)
    assert send(desk, journey, "einde", because="we_had_no_people").status_code == 302
    answer = desk.post(
        at(journey, "nee"),
        {
            "word_id": number,
            "answer": "not_now",
            "until": (TODAY + timedelta(days=30)).isoformat(),
            "how": "spoken",
        },
        follow=True,
    )
    shown = answer.content.decode()
    assert "Dit was al geëindigd" in shown and "Dan vraag je het nog eens" not in shown
    assert not all_of(Resting)


def test_not_this_way_asks_something_of_us_and_nothing_ends(desk: Client, journey: Journey) -> None:
    send(desk, journey, "nee", answer="not_this_way", words="Liever iemand anders")
    assert all_of(Journey)[0].asked_at is not None and not all_of(Ending)


def test_a_clear_no_stops_everything_and_the_page_says_how_it_stands(desk: Client, journey: Journey) -> None:
    answer = send(desk, journey, "nee", answer="no", how="phone")
    assert answer.status_code == 302
    assert [one.because for one in all_of(Ending)] == [EndingReason.RESIDENT_SAID_NO]
    page = desk.get(f"/helpen/traject/{journey.pk}/").content.decode()
    assert "Terugkomen mag altijd" in page
    for closed in ("nee", "rust", "nodig", "einde"):
        shown = desk.get(at(journey, closed)).content.decode()
        assert "De inwoner zei duidelijk nee, op" in shown and "<textarea" not in shown, closed


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({}, "answer"),
        ({"answer": "not_now"}, "until"),
        ({"answer": "not_now", "until": "2020-05-05"}, "until"),
        ({"answer": "not_now", "until": "31-02-2027"}, "until"),
        ({"answer": "not_now", "until": (TODAY + timedelta(days=400)).isoformat()}, "until"),
        ({"answer": "not_this_way"}, "words"),
        ({"answer": "no", "how": "page"}, "how"),
        ({"answer": "no", "how": ""}, "how"),
    ],
)
def test_what_is_missing_is_asked_and_nothing_is_kept(
    desk: Client, journey: Journey, answers: dict[str, str], field: str
) -> None:
    answer = send(desk, journey, "nee", **answers)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not all_of(OwnWord) and not all_of(Ending)


def test_a_day_that_does_not_exist_is_explained(desk: Client, journey: Journey) -> None:
    for page, answers in (
        ("nee", {"answer": "not_now", "until": "31-2-2027"}),
        ("rust", {"because": "date_agreed", "until": "31-2-2027"}),
        ("papier", {"no": "not_now", "until": "31-2-2027"}),
    ):
        answer = send(desk, journey, page, **answers)
        assert "31 februari 2027 bestaat niet: die maand heeft 28 dagen." in answer.content.decode(), page


def test_no_text_is_red_before_anything_was_written(desk: Client, journey: Journey) -> None:
    shown = desk.get(at(journey, "nodig")).content.decode()
    [text] = re.findall(r"<textarea[^>]*>", shown)
    assert "required" not in text, "a browser colours an empty text that must be written red"


def test_the_same_no_sent_twice_is_one(desk: Client, journey: Journey) -> None:
    number = str(new_id())
    for _ in range(2):
        desk.post(at(journey, "nee"), {"word_id": number, "answer": "no", "how": "spoken"})
    assert len(all_of(OwnWord)) == len(all_of(Ending)) == 1


def test_a_curious_colleague_writes_nothing_for_somebody_elses_resident(journey: Journey) -> None:
    other = enter_as(colleague("professional", "Havik"))
    for page in ("nee", "rust", "nodig", "einde", "papier", "terug"):
        assert other.get(at(journey, page)).status_code == 404
        assert other.post(at(journey, page), {"answer": "no", "how": "spoken"}).status_code == 404
    assert not all_of(OwnWord)


# Rest, needs, coming back


def test_it_rests_until_a_day_with_a_reason_of_ours(desk: Client, journey: Journey) -> None:
    until = TODAY + timedelta(days=10)
    desk.post(at(journey, "rust"), {"until": until.isoformat(), "because": "rest_away"})
    assert [(one.until, one.because) for one in all_of(Resting)] == [(until, "rest_away")]
    assert (
        desk.post(at(journey, "rust"), {"until": TODAY.isoformat(), "because": "rest_away"}).status_code
        == 422
    )
    assert (
        desk.post(at(journey, "rust"), {"until": until.isoformat(), "because": "rest_not_now"}).status_code
        == 422
    )


def test_needs_are_kept_in_the_residents_words(desk: Client, journey: Journey) -> None:
    send(desk, journey, "nodig", words="Weer slapen.", how="together")
    assert [one.step for one in all_of(Step)] == [steps.Step.WE_LISTENED]
    # Told once: it stands on the file, so that nobody asks it again.
    assert "“Weer slapen.”" in desk.get(f"/helpen/traject/{journey.pk}/").content.decode()


def test_who_comes_back_by_phone_is_with_the_same_professional_again(
    desk: Client, journey: Journey, merel: Account
) -> None:
    send(desk, journey, "nee", answer="no")
    answer = send(desk, journey, "terug", how="phone")
    [again] = all_of(Journey, ended_at__isnull=True)
    assert again.trusted_id == merel.pk and str(again.pk) in answer["Location"]


# An ending has a true reason


def offered(desk: Client, journey: Journey) -> set[str]:
    page = desk.get(at(journey, "einde")).content.decode()
    return set(re.findall(r'name="because" value="([^"]+)"', page))


def test_only_what_can_be_true_is_offered_and_never_a_no(
    desk: Client, journey: Journey, team: Team, merel: Account
) -> None:
    never = offered(desk, journey)
    assert {"we_did_not_go", "we_had_no_people", "mistaken"} <= never
    assert not never & {"resident_said_no", "resident_objected", "need_met", "we_never_met", "we_lost_touch"}
    met = make_journey(team, trusted=merel, met_at=timezone.now(), tries=2)
    after = offered(desk, met)
    assert {"we_lost_touch", "resident_goes_on_alone", "others_help"} <= after
    assert not after & {"we_did_not_go", "we_never_met", "need_met", "resident_said_no"}


@pytest.mark.parametrize("because", ["resident_said_no", "need_met", "we_never_met", "nonsense", ""])
def test_a_reason_that_is_not_true_ends_nothing(desk: Client, journey: Journey, because: str) -> None:
    assert desk.post(at(journey, "einde"), {"because": because}).status_code == 422
    assert not all_of(Ending)


def test_what_we_still_owe_comes_first(desk: Client, journey: Journey, team: Team, merel: Account) -> None:
    promised(journey, team, merel, days=3)
    page = desk.get(at(journey, "einde")).content.decode()
    assert "Wij beloofden nog iets, voor" in page
    desk.post(at(journey, "einde"), {"because": "we_had_no_people"})
    assert not all_of(Ending)


def promised(journey: Journey, team: Team, merel: Account, days: int) -> Promise:
    made_at = timezone.now() - timedelta(days=20)
    with open_access(
        purpose=Purpose.HELPING,
        who=merel.pk,
        kind="account",
        team=team.pk,
        law=team.law,
        because="p",
        at=made_at,
    ) as access:
        made = make_promise(
            access,
            journey.pk,
            promise_id=new_id(),
            what="Bellen over de huur",
            due_on=TODAY + timedelta(days=days),
        )
    assert isinstance(made, Promise)
    return made


# Paper


def test_what_stands_on_paper_is_copied_and_what_does_not_stays_unsaid(
    desk: Client, journey: Journey, team: Team, merel: Account
) -> None:
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("step"):
        take_step(access, journey, steps.Step.WE_STARTED)
    late = promised(journey, team, merel, days=-2)
    coming = promised(journey, team, merel, days=5)
    page = desk.get(at(journey, "papier")).content.decode()
    assert str(late.pk) in page and str(coming.pk) not in page
    answers = {"need": "no", "not_kept": str(late.pk), "not_kept_words": "Niemand belde.", "no": ""}
    assert send(desk, journey, "papier", **answers).status_code == 302
    words = {one.kind: one for one in all_of(OwnWord)}
    assert set(words) == {OwnKind.NEED_MET, OwnKind.NOT_KEPT}
    assert (words[OwnKind.NEED_MET].yes, words[OwnKind.NEED_MET].how) == (False, SaidHow.PAPER)
    assert words[OwnKind.NOT_KEPT].about == late.pk
    assert {one.pk: one.disputed_at is not None for one in all_of(Promise)} == {
        late.pk: True,
        coming.pk: False,
    }


def test_the_same_paper_sent_twice_is_copied_once(
    desk: Client, journey: Journey, team: Team, merel: Account
) -> None:
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("step"):
        take_step(access, journey, steps.Step.WE_STARTED)
    late = promised(journey, team, merel, days=-2)
    answers = {
        "word_id": str(new_id()),
        "need": "yes",
        "not_kept": str(late.pk),
        "not_kept_words": "",
        "no": "",
    }
    for _ in range(2):
        assert desk.post(at(journey, "papier"), answers).status_code == 302
    assert len(all_of(OwnWord)) == 2


def test_an_empty_paper_says_nothing(desk: Client, journey: Journey) -> None:
    assert send(desk, journey, "papier", no="").status_code == 422
    assert not all_of(OwnWord)


def test_a_no_on_paper_comes_last_and_stops_everything(
    desk: Client, journey: Journey, team: Team, merel: Account
) -> None:
    late = promised(journey, team, merel, days=-2)
    send(desk, journey, "papier", not_kept=str(late.pk), not_kept_words="", no="no")
    assert [one.because for one in all_of(Ending)] == [EndingReason.RESIDENT_SAID_NO]
    assert {one.kind for one in all_of(OwnWord)} == {OwnKind.NOT_KEPT, OwnKind.NO}


# The term


def never_met(team: Team, days_left: int, **values: Any) -> Journey:
    return make_journey(team, keep_until=TODAY + timedelta(days=days_left), **values)


def test_the_team_sees_a_term_coming_and_not_whose_it_is(desk: Client, team: Team, merel: Account) -> None:
    resident = make_resident("Roodborst", "Wilgenroos")
    shown = [never_met(team, days, resident=resident) for days in (-1, 20)]
    never_met(team, 40, resident=resident)
    never_met(team, 5, resident=resident, trusted=merel)
    page = desk.get("/helpen/termijn/").content.decode()
    assert page.count("row__line") == 2
    assert page.index(str(shown[0].pk)) < page.index(str(shown[1].pk))
    assert "Roodborst" not in page and "Wilgenroos" not in page


def test_ones_own_list_says_who_and_what_was_tried(desk: Client, team: Team, merel: Account) -> None:
    never_met(team, 5, resident=make_resident("Roodborst", "Wilgenroos"), trusted=merel, tries=1,
              tried_at=timezone.now())  # fmt: skip
    page = desk.get("/helpen/termijn/van-mij/").content.decode()
    assert "Roodborst" in page and "Wij probeerden het 1 keer" in page


def test_the_team_ends_it_with_a_reason_of_ours_and_no_other(desk: Client, team: Team) -> None:
    journey = never_met(team, 5)
    for wrong in ("resident_said_no", "moved_away", "we_never_met", ""):
        desk.post(f"/helpen/termijn/{journey.pk}/einde/", {"because": wrong})
    assert not all_of(Ending)
    desk.post(f"/helpen/termijn/{journey.pk}/einde/", {"because": "we_had_no_people"})
    assert [one.because for one in all_of(Ending)] == [EndingReason.WE_HAD_NO_PEOPLE]


@pytest.mark.parametrize("address", ["/helpen/termijn/", "/helpen/termijn/van-mij/"])
@pytest.mark.parametrize("rows", [0, 55])
def test_the_lists_of_terms_keep_to_twelve_queries(
    desk: Client, team: Team, merel: Account, address: str, rows: int
) -> None:
    resident = make_resident()
    for number in range(rows):
        never_met(team, number % 20, resident=resident, trusted=merel if "van-mij" in address else None)
    with at_most(12):
        page = desk.get(address).content.decode()
    assert page.count("row__line") == min(rows, 50)
    assert ("Nog 5 meer" in page) == (rows == 55)


def test_how_long_it_may_be_kept_is_six_months() -> None:
    assert kept_until(TODAY) > TODAY + timedelta(days=178)


# The team lead


def test_the_lead_reads_counts_and_in_a_small_team_no_promises(team: Team, merel: Account) -> None:
    journey = make_journey(team, trusted=merel, asked_at=timezone.now())
    never_met(team, -1)
    never_met(team, 10)
    promised(journey, team, merel, days=-2)
    lead = make_account("Valk")
    make_placement(lead, team, "team_lead")

    def now() -> Any:
        with open_access(
            purpose=Purpose.LEADING, who=lead.pk, kind="account", team=team.pk, law=team.law, because="proef"
        ) as access:
            return team_now(access)

    first = now()
    assert (first.asked, first.term_passed, first.term_coming) == (1, 1, 1)
    assert first.promises is None, "four colleagues more and it is nobody's own figure"
    client = enter_as(lead)
    page = client.get("/helpen/team/").content.decode()
    assert "Over 1 inwoner besliste niemand op tijd." in page
    assert "minder dan vijf professionals" in page
    for number in range(4):
        make_placement(make_account(f"Collega{number}"), team)
    counted = now().promises
    assert (counted.made, counted.broken, counted.kept, counted.due) == (1, 1, 0, 1)
    with at_most(12):
        page = client.get("/helpen/team/").content.decode()
    assert "Van 1 belofte is de dag geweest" in page
