"""What does the guard say when it refuses?

A refusal by the guard is an exception: it means that code asked for what its purpose does not give. What a person
may not do, a rule says as a value with a reason (`bereik.terms.verdict`).
"""


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


class TrailFailed(Refused):
    """The look could not be recorded, so it did not happen."""

    def __init__(self, why: BaseException) -> None:
        super().__init__(f"The trail could not record this look ({type(why).__name__}), so nothing is shown.")
