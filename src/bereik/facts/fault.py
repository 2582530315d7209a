"""What went wrong in making the facts, and what now? What stood before still stands."""

import errno

from bereik.terms.text import Text


class FactsFault(Exception):
    """The facts could not be made or read: what, why, and what to do now. The former file is still in force."""

    def __init__(self, what: Text, why: Text, now: Text) -> None:
        super().__init__(f"{what.en} {why.en} {now.en}")
        self.what, self.why, self.now = what, why, now

    def say(self, language: str) -> str:
        return " ".join(part.say(language) for part in (self.what, self.why, self.now))


FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FULL_WORDS = ("no space left", "file too large", "disk quota", "disk is full")


def not_made(name: str, error: Exception) -> FactsFault:
    """The fault for a file that could not be made, from what the system or DuckDB said of it."""
    what = Text(
        f"De cijfers ({name}) zijn vannacht niet gemaakt; de vorige gelden nog.",
        f"The figures ({name}) were not made; the former ones still hold.",
    )
    words = str(error)
    if getattr(error, "errno", None) in FULL or any(word in words.lower() for word in FULL_WORDS):
        return FactsFault(
            what,
            Text(
                "De schijf is vol, of het bestand mag niet groter.",
                "The disk is full, or the file may not grow.",
            ),
            Text(
                "Maak ruimte en laat het nachtwerk nog eens lopen.", "Make room and run the upkeep once more."
            ),
        )
    return FactsFault(
        what,
        Text(f"De reden: {type(error).__name__}: {words}", f"The reason: {type(error).__name__}: {words}"),
        Text(
            "Laat het nachtwerk nog eens lopen; blijft het, meld het.",
            "Run the upkeep once more; report it if it stays.",
        ),
    )
