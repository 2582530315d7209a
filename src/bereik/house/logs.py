"""What never stands in a log? A link: whoever reads the log could walk in by it."""

from __future__ import annotations

import logging
import re
import traceback
from typing import Any

_LINK = re.compile(r"((?:/|%2f)(?:via|uitnodiging|word)(?:/|%2f))[^/\s\"'?&]+", re.IGNORECASE)


def without_links(text: str) -> str:
    """The same text with the secret part taken out of every address."""
    return _LINK.sub(r"\1…", text)


def _clean(record: logging.LogRecord) -> None:
    try:
        message = record.getMessage()
    except (TypeError, ValueError, KeyError):
        return  # its own handler says that it cannot be written
    clean = without_links(message)
    if clean != message:
        record.msg, record.args = clean, ()
    if record.exc_info and record.exc_info[0] is not None:
        said = "".join(traceback.format_exception(*record.exc_info)).rstrip("\n")
        if (clean := without_links(said)) != said:
            # A formatter writes this text when it stands there, and does not make its own.
            record.exc_text, record.exc_info = clean, None


class WithoutLinks(logging.Filter):
    """Takes the secret part out of every address before a line is written.

    The first one that logging makes (settings.LOGGING) looks at every record where it is born: a server's own loggers
    (gunicorn's, Django's for development) have handlers of their own, which no filter of ours reaches.
    """

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        born = logging.getLogRecordFactory()
        if not getattr(born, "without_links", False):

            def factory(*args: Any, **values: Any) -> logging.LogRecord:
                record = born(*args, **values)
                _clean(record)
                return record

            factory.without_links = True  # type: ignore[attr-defined]
            logging.setLogRecordFactory(factory)

    def filter(self, record: logging.LogRecord) -> bool:
        _clean(record)
        return True
