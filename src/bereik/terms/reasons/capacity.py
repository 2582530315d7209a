"""Is there room to go out, and what do we say honestly when there is none?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.text import Text

_ROOM = "SCP 2024: room for professionals; NJi and Movisie: a reasoned band per team, no national norm"


class CapacityReason(ReasonTerm):
    ROOM = "capacity_room"
    FULL = "capacity_full"
    ALMOST_FULL = "capacity_almost_full"
    TEAM_FULL = "capacity_team_full"
    AWAY = "capacity_away"
    NO_PEOPLE = "capacity_no_people"
    TELL_WHEN = "capacity_tell_when"
    FREE_DAY = "capacity_free_day"


CAPACITY_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        CapacityReason.ROOM: ReasonWords(
            Text(
                "Er is ruimte: u heeft {now} inwoners, de afspraak is hoogstens {most}.",
                "There is room: you have {now} residents, the agreement is {most} at most.",
            ),
            _ROOM,
        ),
        CapacityReason.ALMOST_FULL: ReasonWords(
            Text(
                "Bijna vol: u heeft {now} inwoners, de afspraak is hoogstens {most}.",
                "Almost full: you have {now} residents, the agreement is {most} at most.",
            ),
            _ROOM,
        ),
        CapacityReason.FULL: ReasonWords(
            Text(
                "Vol: u heeft {now} inwoners, de afspraak is hoogstens {most}.",
                "Full: you have {now} residents, the agreement is {most} at most.",
            ),
            _ROOM,
        ),
        CapacityReason.TEAM_FULL: ReasonWords(
            Text(
                "Het hele team is vol. {waiting} inwoners wachten op ons.",
                "The whole team is full. {waiting} residents are waiting for us.",
            ),
            _ROOM,
        ),
        CapacityReason.AWAY: ReasonWords(
            Text("U bent er niet tot {date}.", "You are away until {date}."), _ROOM
        ),
        CapacityReason.NO_PEOPLE: ReasonWords(
            Text(
                "Wij hadden te weinig mensen om hierop af te gaan.",
                "We had too few people to go out for this.",
            ),
            "DDAS: not taken up, other reason (shortage of staff); SCP 2024",
        ),
        CapacityReason.TELL_WHEN: ReasonWords(
            Text(
                "Zeg eerlijk wanneer het wel kan: vanaf {date}.",
                "Say honestly when it can be done: from {date}.",
            ),
            "SCP 2023: trust is damaged by promises that are not kept",
        ),
        CapacityReason.FREE_DAY: ReasonWords(
            Text(
                "Op {date} werken wij niet ({name}). Daarom noemen wij een andere dag.",
                "On {date} we do not work ({name}). That is why we name another day.",
            ),
            "Algemene termijnenwet art. 3; own choice of Bereik: a promise falls on a working day",
        ),
    }
)
