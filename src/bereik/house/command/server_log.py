"""What may the web server write down? Its own troubles, and never an address that lets somebody in."""

from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from bereik.house.logs import WithoutLinks


class WithoutLinksLogger(Logger):
    """Gunicorn's log, with the secret part taken out of every address."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            handler.addFilter(WithoutLinks())
