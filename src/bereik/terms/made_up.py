"""What stands on everything that leaves a house of made-up people, so that nobody takes it for news about somebody?"""

from bereik.terms.text import Text

MADE_UP = Text("Verzonnen", "Invented")
NOBODY_IS_REAL = Text(
    "Verzonnen gegevens: niemand hier bestaat echt.", "Invented data: nobody here really exists."
)


def made_up_subject(subject: str, language: str) -> str:
    """The subject of a message from such a house."""
    return f"{MADE_UP.say(language)}: {subject}"


def made_up_text(text: str, language: str) -> str:
    """Its words, with a first line that says so."""
    return f"{NOBODY_IS_REAL.say(language)}\n\n{text}"
