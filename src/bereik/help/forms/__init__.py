"""What do we ask a professional to write down? Never more than is needed to go on."""

from bereik.help.forms.asking import AgreementForm, LookForm, SecondForm
from bereik.help.forms.promising import AnswerForm, ExplainForm, MoveForm, PromiseForm
from bereik.help.forms.trying import AttemptForm

__all__ = [
    "AgreementForm",
    "AnswerForm",
    "AttemptForm",
    "ExplainForm",
    "LookForm",
    "MoveForm",
    "PromiseForm",
    "SecondForm",
]
