"""How do we answer first, and look only then?

Where an answer must be the same for who is known and who is not, it must also take as long: the looking, and the
mail that may follow from it, come after the answer has gone out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

log = logging.getLogger(__name__)


class AnswerFirst(HttpResponse):
    """An answer with work that begins when the answer has been sent (a server closes a response after its last byte)."""

    def __init__(self, answer: HttpResponse, then: Callable[[], Any]) -> None:
        super().__init__(answer.content, status=answer.status_code, headers=dict(answer.items()))
        self.cookies = answer.cookies
        self._then: Callable[[], Any] | None = then

    def close(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            try:
                then()
            except Exception:  # the answer is out: what went wrong here is for the log
                log.exception("Work after the answer failed")
        super().close()
