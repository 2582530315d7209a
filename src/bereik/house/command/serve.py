"""How do the pages come up on this machine? (`bereik serve`)"""

from __future__ import annotations

import errno
import os
import socket
from typing import Annotated, Any

import typer

from bereik.house.command.answers import Unusable, language, tell
from bereik.house.command.house import open_house
from bereik.terms.text import Text

app = typer.Typer(name="serve", add_completion=False, rich_markup_mode=None)


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Poort")] = 8000,
    host: Annotated[str, typer.Option(help="Adres waarop de pagina's te zien zijn")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(min=1, max=32, help="Aantal processen")] = 1,
    threads: Annotated[int, typer.Option(min=1, max=64, help="Aantal draden per proces")] = 8,
) -> None:
    """Zet de pagina's aan op deze machine, tot Ctrl-C."""
    open_house()
    _refuse_taken(host, port)
    gather_static_files()
    run_server(host, port, workers, threads)


def gather_static_files() -> None:
    """Lay styles, scripts and pictures where the pages read them, under the names of their content."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def run_server(host: str, port: int, workers: int = 1, threads: int = 8) -> None:
    """Serve until a signal comes; leaves by `SystemExit`."""
    from django.db import connections

    server = server_class()({
        "bind": f"{host}:{port}",
        "workers": workers,
        "threads": threads,
        "worker_class": "gthread",
        # No access log: a link in it would let its reader in.
        "accesslog": None,
        "errorlog": "-",
        "loglevel": "warning",
        "logger_class": "bereik.house.command.server_log.WithoutLinksLogger",
        # No socket by which another program of this user may steer the server.
        "control_socket_disable": True,
        "timeout": 60,
        "graceful_timeout": 15,
        "proc_name": "bereik",
    })  # fmt: skip
    connections.close_all()  # children must not share what this process has open
    said = Text("De pagina's staan aan op http://{host}:{port}/ (Ctrl-C stopt).",
                "The pages are up at http://{host}:{port}/ (Ctrl-C stops).")  # fmt: skip
    tell(said.say(language()).format(host=host, port=port))
    server.run()


def server_class() -> Any:
    """Gunicorn with settings of ours alone: neither its own file nor its environment variable is read."""
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    class Server(BaseApplication):
        def __init__(self, options: dict[str, Any]) -> None:
            self.options = options
            os.environ.pop("GUNICORN_CMD_ARGS", None)
            super().__init__()

        def load_config(self) -> None:
            for name, value in self.options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from bereik.house.wsgi import application

            return application

    return Server


def _refuse_taken(host: str, port: int) -> None:
    """A port that is taken is said at once, in one message."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as why:
        reasons = {
            errno.EADDRINUSE: Text("Iets anders gebruikt hem al.", "Something else uses it already."),
            errno.EACCES: Text(
                "Deze poort is voor de beheerder van de machine.", "This port is the machine owner's."
            ),
        }
        raise Unusable(
            Text(f"Poort {port} op {host} is niet te gebruiken.", f"Port {port} at {host} cannot be used."),
            reasons.get(
                why.errno or 0,
                Text("Dat adres heeft deze machine niet.", "This machine has no such address."),
            ),
            Text("Kies een andere:  bereik serve --port 8001", "Choose another:  bereik serve --port 8001"),
        ) from why
