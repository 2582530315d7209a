"""Why does this link open something, or not, and whom can one call?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.text import Text

_LINK = "Own choice of Bereik: a link has one purpose and an end date, and can be taken back"
_CODE = "Own choice of Bereik: a code given in person, stored as a hash, that rests when it is guessed at"


class LinkReason(ReasonTerm):
    VALID = "link_valid"
    UNKNOWN = "link_unknown"
    EXPIRED = "link_expired"
    REVOKED = "link_revoked"
    RATE_LIMITED = "link_rate_limited"
    OTHER_PURPOSE = "link_other_purpose"
    CALL_US = "link_call_us"
    ASK_NEW_LINK = "link_ask_new_link"
    TRY_LATER = "link_try_later"
    CODE_WRONG = "code_wrong"
    CODE_RESTS = "code_rests"
    CODE_EXPIRED = "code_expired"


LINK_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        LinkReason.VALID: ReasonWords(
            Text("Deze link werkt tot en met {date}.", "This link works up to and including {date}."), _LINK
        ),
        LinkReason.UNKNOWN: ReasonWords(
            Text(
                "Deze link kennen wij niet. Misschien is hij niet helemaal overgenomen.",
                "We do not know this link. Perhaps it was not copied completely.",
            ),
            _LINK,
        ),
        LinkReason.EXPIRED: ReasonWords(
            Text("Deze link werkte tot en met {date}.", "This link worked up to and including {date}."),
            _LINK,
        ),
        LinkReason.REVOKED: ReasonWords(
            Text("Deze link is ingetrokken.", "This link was taken back."), _LINK
        ),
        LinkReason.RATE_LIMITED: ReasonWords(
            Text(
                "Deze link is kort achter elkaar te vaak gebruikt.",
                "This link was used too often in a short time.",
            ),
            _LINK,
        ),
        LinkReason.OTHER_PURPOSE: ReasonWords(
            Text("Deze link is voor iets anders: {purpose}.", "This link is for something else: {purpose}."),
            _LINK,
        ),
        LinkReason.CALL_US: ReasonWords(
            Text(
                "Bel ons: {phone}. Een mens neemt op en helpt u verder.",
                "Call us: {phone}. A person answers and helps you on.",
            ),
            "SCP 2024: a passive digital desk is not enough",
        ),
        LinkReason.ASK_NEW_LINK: ReasonWords(
            Text(
                "Vraag een nieuwe link aan degene die u deze stuurde.",
                "Ask the one who sent you this for a new link.",
            ),
            _LINK,
        ),
        LinkReason.TRY_LATER: ReasonWords(
            Text(
                "Probeer het over {minutes} minuten opnieuw, of bel {phone}.",
                "Try again in {minutes} minutes, or call {phone}.",
            ),
            _LINK,
        ),
        LinkReason.CODE_WRONG: ReasonWords(Text("Deze code klopt niet.", "This code is not right."), _CODE),
        LinkReason.CODE_RESTS: ReasonWords(
            Text(
                "Deze code is {count} keer fout getypt. Daarom werkt hij een dag niet.",
                "This code was typed wrong {count} times. So it does not work for a day.",
            ),
            _CODE,
        ),
        LinkReason.CODE_EXPIRED: ReasonWords(
            Text("Deze code werkte tot en met {date}.", "This code worked up to and including {date}."),
            _CODE,
        ),
    }
)
