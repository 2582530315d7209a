"""Does the reporting code bind this sender, at which step do they stand, and may they speak?"""

from __future__ import annotations

from collections.abc import Sequence

from bereik.terms.hand_overs import HandOver
from bereik.terms.medical_secrecy import SECRECY_OPTIONS
from bereik.terms.reporting_code import CODE_BINDS, ReportingStep
from bereik.terms.senders import SENDERS, Sender
from bereik.terms.term import Term

SERVICES = (
    HandOver.EMERGENCY,
    HandOver.VEILIG_THUIS,
    HandOver.SUICIDE_PREVENTION,
    HandOver.WORRY_LINE,
)
"""Whom one can call, the most urgent first."""


def stands_at(sender: Sender) -> ReportingStep:
    """With danger now, whoever the code binds stands at the last step; all others may ask for advice, the second.

    The steps need not be taken in their order (Basismodel meldcode), and with acute danger reporting is the norm
    (framework for weighing, since 2019).
    """
    return ReportingStep.DECIDE if sender in CODE_BINDS else ReportingStep.CONSULT


def secrecy_of(sender: Sender) -> Sequence[Term]:
    """When somebody bound by medical secrecy may speak; nothing for whoever is not."""
    return tuple(SECRECY_OPTIONS.values()) if SENDERS[sender].keeps_medical_secrets else ()
