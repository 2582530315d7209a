"""What does the form of a signal ask, and what does it say when something is missing or cannot be kept?"""

from bereik.see.forms.answers import ANSWERS, ARREARS, DANGER_NOW, THROUGH, answers_for
from bereik.see.forms.fields import MOST_WORDS
from bereik.see.forms.plain import mended, plain
from bereik.see.forms.signal import SignalForm

__all__ = [
    "ANSWERS",
    "ARREARS",
    "DANGER_NOW",
    "MOST_WORDS",
    "THROUGH",
    "SignalForm",
    "answers_for",
    "mended",
    "plain",
]
