"""Do our words and the codes of a delivery mean the same, both ways, in every version?"""

import json
import os
from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from bereik.terms.channels import Channel
from bereik.terms.ddas.codes import (
    CHANNEL_CODES,
    END_RESULT_CODES,
    PART_OF_DAY_CODES,
    SENDER_CODES,
    SIGNAL_STATE_CODES,
    Codes,
    codes_in,
    read,
    written,
)
from bereik.terms.ddas.versions import FIELDS, VERSIONS, Version
from bereik.terms.end_results import EndResult
from bereik.terms.parts_of_day import PartOfDay, part_of_day
from bereik.terms.senders import SENDERS, Sender, Statute
from bereik.terms.signal_states import SignalState

TABLES: dict[str, Mapping[Any, Codes]] = {
    "EnumSignaalpartner": SENDER_CODES,
    "EnumContactsoort": CHANNEL_CODES,
    "EnumDagdeel": PART_OF_DAY_CODES,
    "EnumEindresultaat": END_RESULT_CODES,
    "EnumSignaalstatus": SIGNAL_STATE_CODES,
}
# How long each published list is, counted in the schemas: the change log of 1.2 names 8 to 10 and 15 to 16.
SIZES = {
    Version.V0_9: (11, 8, 3, 15, 6),
    Version.V1_0: (11, 8, 3, 15, 6),
    Version.V1_1_DRAFT: (11, 8, 3, 15, 6),
    Version.V1_2: (11, 10, 3, 16, 8),
    Version.GGM_2_5_1: (11, 8, 3, 15, 6),
}


@pytest.mark.parametrize("version", Version)
def test_every_list_is_as_long_as_it_was_published(version: Version) -> None:
    assert tuple(len(codes_in(table, version)) for table in TABLES.values()) == SIZES[version]


@pytest.mark.parametrize("version", Version)
@pytest.mark.parametrize("name", TABLES)
def test_a_code_that_is_read_is_written_back_the_same(name: str, version: Version) -> None:
    table = TABLES[name]
    for code in codes_in(table, version):
        member = read(table, code, version)
        assert member is not None
        assert written(table, member, version) == code


@pytest.mark.parametrize("name", TABLES)
def test_every_word_of_ours_is_in_the_table(name: str) -> None:
    members: type[StrEnum] = type(next(iter(TABLES[name])))
    assert set(TABLES[name]) == set(members)


@pytest.mark.parametrize("name", TABLES)
def test_a_code_means_the_same_in_every_version_that_has_it(name: str) -> None:
    meanings: dict[str, set[Any]] = {}
    for version in Version:
        for code in codes_in(TABLES[name], version):
            meanings.setdefault(code, set()).add(read(TABLES[name], code, version))
    assert {code: found for code, found in meanings.items() if len(found) > 1} == {}


def test_a_school_is_not_another_creditor() -> None:
    for sender, term in SENDERS.items():
        codes = SENDER_CODES[sender]
        assert (len(codes) == len(Version)) is (term.statute is not Statute.NONE)
    for version in Version:
        assert written(SENDER_CODES, Sender.SCHOOL, version) is None
        assert written(SENDER_CODES, Sender.GP, version) is None
        assert written(SENDER_CODES, Sender.WELFARE, version) is None
        assert read(SENDER_CODES, "Overige", version) is Sender.OTHER_CREDITOR


def test_that_we_had_no_people_is_another_reason_and_reads_back_as_no_more() -> None:
    for version in Version:
        code = written(END_RESULT_CODES, EndResult.WE_HAD_NO_PEOPLE, version)
        assert code == "Niet opgepakt: andere reden"
        assert read(END_RESULT_CODES, code, version) is EndResult.NOT_TAKEN_UP


def test_a_talk_in_the_street_has_no_code_where_other_was_dropped() -> None:
    assert written(CHANNEL_CODES, Channel.OUT_AND_ABOUT, Version.V0_9) == "Overige"
    assert written(CHANNEL_CODES, Channel.OUT_AND_ABOUT, Version.V1_0) is None
    assert written(CHANNEL_CODES, Channel.OUT_AND_ABOUT, Version.V1_2) == "Overige"
    assert read(CHANNEL_CODES, "Overige", Version.V1_0) is None


def test_the_data_model_of_municipalities_mixes_two_versions() -> None:
    ggm = Version.GGM_2_5_1
    assert written(CHANNEL_CODES, Channel.AT_OUR_PLACE, ggm) == "Afspraak op locatie"
    assert read(CHANNEL_CODES, "Overige", ggm) is None
    assert codes_in(CHANNEL_CODES, ggm) == codes_in(CHANNEL_CODES, Version.V1_0)
    assert codes_in(END_RESULT_CODES, ggm) == codes_in(END_RESULT_CODES, Version.V0_9)
    assert not VERSIONS[ggm].can_be_delivered


def test_a_result_that_was_renamed_means_the_same() -> None:
    unasked = EndResult.HANDED_OVER_UNASKED
    assert read(END_RESULT_CODES, "Verwijzing zonder contact", Version.V0_9) is unasked
    assert read(END_RESULT_CODES, "Verwijzing zonder toestemming", Version.V1_0) is unasked
    assert read(END_RESULT_CODES, "Verwijzing zonder tussenkomst inwoner", Version.V1_2) is unasked
    assert read(END_RESULT_CODES, "Verwijzing zonder toestemming", Version.V1_2) is None


def test_curly_quotes_of_an_earlier_printing_are_read() -> None:
    assert read(END_RESULT_CODES, "(Budget)advies en/of ‘quick fix’", Version.V0_9) is EndResult.QUICK_HELP


def test_taken_up_is_a_state_since_1_2_only() -> None:
    assert written(SIGNAL_STATE_CODES, SignalState.TAKEN_UP, Version.V1_0) is None
    assert written(SIGNAL_STATE_CODES, SignalState.TAKEN_UP, Version.V1_2) == "Opgepakt"


def test_a_code_nobody_knows_is_nothing() -> None:
    assert read(END_RESULT_CODES, "Wil niet", Version.V0_9) is None


# EnumDagdeel: until 12:00; between 12:00 and 18:00; 18:00 or later.
@pytest.mark.parametrize(
    ("at", "part"),
    [
        (time(0, 0), PartOfDay.MORNING),
        (time(11, 59, 59), PartOfDay.MORNING),
        (time(12, 0), PartOfDay.AFTERNOON),
        (time(17, 59), PartOfDay.AFTERNOON),
        (time(18, 0), PartOfDay.EVENING),
        (time(23, 59), PartOfDay.EVENING),
    ],
)
def test_the_day_is_parted_where_the_standard_parts_it(at: time, part: PartOfDay) -> None:
    assert part_of_day(at) is part


def test_misspelt_fields_stay_misspelt_where_they_are_asked_for() -> None:
    assert FIELDS[Version.V0_9]["period_start"] == "startdatum_matchtingperiode"
    assert FIELDS[Version.V1_2]["period_start"] == "startdatumMatchingperiode"
    assert "surname" not in FIELDS[Version.V1_2]
    assert set(FIELDS) == {version for version, term in VERSIONS.items() if term.can_be_delivered}


# The schema has no licence to carry along. Who has it at hand says where: BEREIK_DDAS_SCHEMAS is a folder with
# <version>.json files, and then every list is compared code by code.
@pytest.mark.parametrize("version", [version for version, term in VERSIONS.items() if term.can_be_delivered])
def test_the_lists_are_those_of_the_schema_itself(version: Version) -> None:
    file = Path(os.environ.get("BEREIK_DDAS_SCHEMAS", "")) / f"{version.value}.json"
    if not file.is_file():
        pytest.skip("BEREIK_DDAS_SCHEMAS names no folder with this version's schema")
    lists = json.loads(file.read_text(encoding="utf-8"))["$defs"]
    for name, table in TABLES.items():
        assert set(codes_in(table, version)) == set(lists[name]["enum"]), name
