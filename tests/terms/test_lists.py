"""Is every closed list whole: each member a term, each term both languages and a source?"""

from enum import StrEnum
from importlib import import_module
from pkgutil import walk_packages

import pytest

import bereik.terms
from bereik.terms.barriers import BARRIERS, Barrier, Level
from bereik.terms.clocks import Regime, Unit
from bereik.terms.dangers import DANGERS, Danger
from bereik.terms.end_results import END_RESULTS, Contact, EndResult
from bereik.terms.endings import ENDINGS, EndingReason, Whose
from bereik.terms.faces import Face
from bereik.terms.functions import FUNCTIONS, PURPOSES_OF, Function
from bereik.terms.hand_overs import HandOver
from bereik.terms.lists import LISTS, TERMS, ClosedList, choices, label_of, term_of
from bereik.terms.outcomes import OUTCOMES, Outcome, Reach
from bereik.terms.purposes import (
    GUARDED_PURPOSES,
    HOUSE_PURPOSES,
    LINK_PURPOSES,
    PURPOSES,
    Opener,
    Purpose,
)
from bereik.terms.reason_term import ReasonTerm
from bereik.terms.senders import SENDERS, Sender, Statute
from bereik.terms.steps import Step
from bereik.terms.text import LANGUAGES, Text
from bereik.terms.words_we_avoid import AVOIDED, avoided_in

# Kinds that only sort terms inside this room; nobody reads them on a page.
SORTS = {Opener, Unit, Regime, Contact, Whose, Statute}

ALL_TERMS = [
    pytest.param(one, member, id=f"{one.members.__name__}.{member.name}")
    for one in LISTS
    for member in one.members
]


def every_enum_of_the_room() -> set[type[StrEnum]]:
    modules = [import_module(found.name) for found in walk_packages(bereik.terms.__path__, "bereik.terms.")]
    return {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, StrEnum)
        and value.__module__.startswith("bereik.terms")
    }


def texts_of(value: object) -> list[Text]:
    names = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    found = [getattr(value, name) for name in names]
    return [one for one in found if isinstance(one, Text)]


def test_every_kind_of_word_stands_in_a_list() -> None:
    listed = {one.members for one in LISTS}
    kinds = {
        kind for kind in every_enum_of_the_room() if not issubclass(kind, ReasonTerm) and kind is not StrEnum
    }
    assert kinds - SORTS == listed


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.members.__name__)
def test_a_list_has_a_term_for_every_member_in_the_same_order(one: ClosedList) -> None:
    assert list(one.terms) == list(one.members)
    assert len(LISTS) == len(TERMS)


@pytest.mark.parametrize(("one", "member"), ALL_TERMS)
def test_a_term_says_everything_in_both_languages(one: ClosedList, member: StrEnum) -> None:
    term = one.terms[member]
    texts = texts_of(term)
    assert term.label in texts
    assert term.meaning in texts
    for text in texts:
        for language in LANGUAGES:
            said = text.say(language)
            assert said == said.strip() != ""
    assert term.source.strip() != ""


@pytest.mark.parametrize(("one", "member"), ALL_TERMS)
def test_a_label_uses_no_word_we_avoid(one: ClosedList, member: StrEnum) -> None:
    for text in texts_of(one.terms[member]):
        for language in LANGUAGES:
            assert avoided_in(text.say(language)) == frozenset()


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.members.__name__)
def test_labels_within_a_list_differ(one: ClosedList) -> None:
    for language in LANGUAGES:
        labels = [term.label.say(language) for term in one.terms.values()]
        assert len(set(labels)) == len(labels)


def test_the_words_to_avoid_are_recognised() -> None:
    assert avoided_in("De Zorgmijder kreeg een risk score") == {"zorgmijder", "risk score"}
    for word in [
        "client",
        "non-user",
        "target",
        "risk score",
        "no-show",
        "refuser",
        "zorgmijder",
        "multiprobleemgezin",
    ]:
        assert word in AVOIDED


def test_a_label_is_found_by_its_member() -> None:
    assert label_of(Sender.SCHOOL) == Text("School", "School")
    assert choices([Step.WE_SAW], "nl") == [("we_saw", "Wij zagen het")]


def test_inside_a_sentence_a_name_keeps_its_capital() -> None:
    assert term_of(Sender.LANDLORD).inside("nl") == "verhuurder of woningcorporatie"
    assert term_of(Sender.DUO).inside("nl") == "DUO"
    assert term_of(Sender.TAX).inside("nl") == "Belastingdienst"
    assert term_of(Sender.GP).inside("en") == "GP"


# The codebook: 12 personal, 5 societal, 9 administrative and 17 of service; 12 things that helped; 5 needs.
def test_the_codebook_has_its_four_levels() -> None:
    per_level = {level: [b for b in Barrier if BARRIERS[b].level is level] for level in Level}
    assert [len(per_level[level]) for level in Level] == [12, 5, 9, 17]
    letters = {
        Level.PERSONAL: "P",
        Level.SOCIETAL: "M",
        Level.ADMINISTRATIVE: "B",
        Level.SERVICE: "D",
    }
    for level, barriers in per_level.items():
        assert [b.value for b in barriers] == [f"{letters[level]}{n + 1}" for n in range(len(barriers))]


def test_only_a_personal_barrier_asks_what_triggers_it() -> None:
    for barrier in Barrier:
        assert BARRIERS[barrier].asks_for_a_trigger is barrier.value.startswith("P")


def test_every_face_can_be_told_from_a_barrier_and_most_from_an_ending() -> None:
    assert {term.face for term in BARRIERS.values()} - {None} == set(Face)
    assert {term.face for term in ENDINGS.values()} - {None} <= set(Face)


def test_we_say_so_when_we_had_no_people() -> None:
    assert ENDINGS[EndingReason.WE_HAD_NO_PEOPLE].whose is Whose.OURS
    assert ENDINGS[EndingReason.WE_HAD_NO_PEOPLE].face is Face.UNAVAILABLE
    assert not END_RESULTS[EndResult.WE_HAD_NO_PEOPLE].told_to_sender


def test_not_now_is_an_outcome_and_never_an_ending() -> None:
    assert OUTCOMES[Outcome.NOT_NOW].reach is Reach.SPOKEN
    assert "not_now" not in {reason.value for reason in EndingReason}


def test_a_delivery_calls_reached_what_was_spoken() -> None:
    assert [reach.met for reach in Reach] == [False, False, True, True]


def test_the_steps_have_us_as_their_subject_until_the_resident_speaks() -> None:
    assert [step.place for step in Step] == list(range(10))
    assert [step.value for step in Step][:8] == [
        "we_saw",
        "we_may",
        "we_went",
        "we_met",
        "we_listened",
        "we_agreed",
        "we_started",
        "we_kept_our_word",
    ]


# Wgs art. 4(2) names three threats: eviction; gas, power, heating or water; the end of health insurance.
def test_the_three_threats_of_the_law_start_its_clock() -> None:
    threatening = {danger for danger, term in DANGERS.items() if term.threatening}
    assert threatening == {Danger.EVICTION, Danger.CUT_OFF, Danger.INSURANCE_ENDS}
    assert all(DANGERS[danger].goes_to is HandOver.OWN_TEAM for danger in threatening)


# Stb. 2020, 240 names landlords, energy, water and health insurers.
def test_four_senders_are_named_by_decree() -> None:
    named = {sender for sender, term in SENDERS.items() if term.statute is Statute.NAMED}
    assert named == {Sender.LANDLORD, Sender.ENERGY, Sender.WATER, Sender.HEALTH_INSURER}


def test_who_may_open_what() -> None:
    everybody = {Purpose.PUBLIC, Purpose.ACCOUNT, Purpose.PUBLISHED}
    assert set(PURPOSES_OF) == set(Function) == set(FUNCTIONS)
    for function, purposes in PURPOSES_OF.items():
        assert everybody <= purposes, function
        assert all(
            Opener.LINK not in PURPOSES[p].opened_by or Opener.PERSON in PURPOSES[p].opened_by
            for p in purposes
        )
        assert purposes.isdisjoint(HOUSE_PURPOSES), function
    for function in (Function.POLICY_OFFICER, Function.COUNCIL_MEMBER, Function.EXPERIENCE_EXPERT):
        assert PURPOSES_OF[function] == everybody
        assert PURPOSES_OF[function].isdisjoint(GUARDED_PURPOSES)
    assert PURPOSES_OF[Function.HOUSEKEEPER].isdisjoint(GUARDED_PURPOSES)
    assert Purpose.HELPING not in PURPOSES_OF[Function.TEAM_LEAD]
    assert {Purpose.SIGNALLING, Purpose.OWN} == LINK_PURPOSES


def test_everything_a_person_can_open_belongs_to_some_function() -> None:
    by_person = {purpose for purpose, term in PURPOSES.items() if Opener.PERSON in term.opened_by}
    assert by_person - frozenset().union(*PURPOSES_OF.values()) == set()


def test_one_purpose_asks_for_a_written_reason() -> None:
    assert [p for p, term in PURPOSES.items() if term.needs_written_reason] == [Purpose.REASONED_LOOK]
