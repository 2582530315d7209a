"""What does somebody pass on, to what did the resident say yes, and what came of it?"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bereik.see.models import Signal
from bereik.terms.authority import Age, SaysYes
from bereik.terms.dangers import DANGERS, Danger
from bereik.terms.life_domains import LIFE_DOMAINS, LifeDomain
from bereik.terms.own_words import SaidHow
from bereik.terms.senders import Sender
from bereik.terms.verdict import Verdict
from bereik.trust.sealing import blind_index


@dataclass(frozen=True)
class Agreed:
    """A yes: of whom, how old the resident is, how and when it was said, and the text that was read out."""

    age: Age
    by: tuple[SaysYes, ...]
    how: SaidHow
    on: date
    read_out: str


@dataclass(frozen=True)
class Told:
    """What somebody passes on. `identity` has the field names of `people.Identity`; `words` is free text."""

    key: str
    sender: Sender
    area: str
    identity: Mapping[str, str]
    domains: Sequence[LifeDomain] = ()
    words: str = ""
    own_words: str = ""
    danger: Danger | None = None
    amount: int | None = None
    happened_on: date | None = None
    agreed: Agreed | None = None

    @property
    def print(self) -> bytes:
        """A keyed digest of the content, to notice the same key with something else in it, and the same twice.

        How a number is spaced says nothing: a browser that goes back leaves the telephone to be typed once more.
        """
        content = {name: value for name, value in vars(self).items() if name != "key"}
        content["identity"] = {
            name: re.sub(r"[^0-9]", "", value) if name == "phone" else "".join(value.split()).casefold()
            for name, value in self.identity.items()
        }
        return blind_index("signal", json.dumps(content, sort_keys=True, default=str))

    @property
    def agreed_text(self) -> str:
        """To which words the resident said yes: what was read out, what it is about, and what the sender wrote."""
        if self.agreed is None:
            return ""
        about = ", ".join(LIFE_DOMAINS[one].label.nl for one in self.domains)
        return "\n\n".join(part for part in (self.agreed.read_out, about, self.words) if part)

    @property
    def urgent(self) -> bool:
        return self.danger is not None and DANGERS[self.danger].threatening

    @property
    def how_to_come_by(self) -> str:
        """As the sender gave it: it stays with the signal, also when another address was known already."""
        street = " ".join(self.identity.get(name, "") for name in ("street", "house_number")).strip()
        parts = (self.identity.get("call_name", ""), self.identity.get("phone", ""), street)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Receipt:
    """What came of it: the signal, or no signal and the reason in `verdict`.

    `again`: we had it already. `differs`: the same key came back with another content; nothing was changed.
    """

    verdict: Verdict
    signal: Signal | None = None
    again: bool = False
    differs: bool = False
