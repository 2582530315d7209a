"""How is a reason of ours said, when it comes out of the figures as a name?"""

from __future__ import annotations

from bereik.reckon.funnel import UNNAMED
from bereik.terms.endings import ENDINGS, EndingReason
from bereik.terms.text import Text

NOT_WRITTEN_DOWN = Text("wij schreven niet op waarom", "we did not write down why")


def reason_in_words(name: str) -> Text:
    """In the middle of a sentence: "wij hadden te weinig mensen". A name that terms does not know is our mistake."""
    if name == UNNAMED:
        return NOT_WRITTEN_DOWN
    term = ENDINGS[EndingReason(name)]
    return Text(term.inside("nl"), term.inside("en"))
