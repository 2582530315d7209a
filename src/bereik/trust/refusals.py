"""What does the guard say when it refuses?

A refusal by the guard is an exception: it means that code asked for what its purpose does not give. What a person
may not do, a rule says as a value with a reason (`bereik.terms.verdict`).
"""

from django.db import DatabaseError


class Refused(Exception):
    """The guard refused: nothing was read or written."""


class NoAccess(Refused):
    """A guarded row was asked for while no access was in force."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"No access in force, so nothing of {what} was read or written. Open one first: "
            "`with open_access(purpose=…, who=…, kind=…, because=…) as access:` "
            "(a view gets one from `@for_purpose(…)`, nightly work from `house_access(…)`)."
        )


class WrongPurpose(Refused):
    """The purpose in force does not give this."""

    def __init__(self, what: str, purpose: str, verb: str) -> None:
        super().__init__(
            f"Purpose '{purpose}' may not {verb} {what}. Say in the model's `guard` what this purpose may do, "
            "or do it under the purpose that may, in an access of its own."
        )


class WrongThread(Refused):
    """The access was opened in another thread."""

    def __init__(self) -> None:
        super().__init__("This access was opened in another thread. Open one in the thread that reads.")


class NoDeed(Refused):
    """A guarded row was written outside a deed."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is written inside a deed, so that its line stands in the same transaction: "
            '`with access.deed("name_of_the_deed"):`.'
        )


class SecondTable(Refused):
    """One statement would join a second guarded table."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            f"A query on {first} would join the guarded table {second}. Read what belongs to it by a second query "
            "(prefetch_related), or narrow with Exists(…) or a sub-query, which carry their own rule."
        )


class HiddenField(Refused):
    """The purpose in force sees the row, but not this field of it."""

    def __init__(self, what: str, field: str, purpose: str) -> None:
        super().__init__(
            f"Purpose '{purpose}' may not read the field {field} of {what}. Leave it out (`only`, `values` with the "
            "fields that are needed), or say in the model's `guard` that this purpose shows it."
        )


class OtherAccess(Refused):
    """Rows that were asked for in one access are read on in another."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"These rows of {what} were asked for in an access that is not the one in force now. "
            "Read them to their end inside the access that asked for them."
        )


class Walled(Refused, DatabaseError):
    """SQLite's authorizer refused a statement: it named a guarded table in words that carry no rule."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The wall refused this statement ({why}). Rows about residents, and the lines of the trail, come only by "
            "the models, inside an access; text in SQL carries no rule."
        )


class TrailFailed(Refused):
    """The look could not be recorded, so it did not happen."""

    def __init__(self, why: BaseException) -> None:
        super().__init__(f"The trail could not record this look ({type(why).__name__}), so nothing is shown.")
