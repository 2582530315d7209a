"""What can one type? The console command `bereik`; what each command needs is loaded when it runs."""

from __future__ import annotations


def main() -> None:
    """Run the command line, and leave with its exit code."""
    import sys

    from bereik.house.command.running import run

    sys.exit(run(sys.argv[1:]))
