"""How does a page take a file without writing it down in clear, and without keeping anybody waiting for it?

Django lays a large upload in a temporary file as it came. Here it is sealed while it streams by. That happens before
the access opens: a slow line must not keep a transaction open. Nobody's file is read who may not hand one in.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from bereik.house.exchange.ddas.importing.result import Refusal
from bereik.house.exchange.held.sealing import Sealed, Sealer
from bereik.terms.text import Text
from bereik.trust.standing import NOBODY, Standing

FIELD = "file"
LAST_FIELD = "whole"
"""Stands after the file in the form: without it the line was cut, and what came in is a part."""
AROUND = 100_000
"""What a form may add around its file: boundaries, names, the token."""
LONGEST_NAME = 200

View = Callable[..., HttpResponseBase]


class NoFile(FileUploadHandler):
    """For every other page: a file falls away as it comes in, and lies nowhere."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        return None

    def file_complete(self, file_size: int) -> None:
        return None


class SealingHandler(FileUploadHandler):
    """Seals the first file of the field; what else is sent along falls away."""

    chunk_size = 1 << 18

    def __init__(self, request: HttpRequest, limit: int) -> None:
        super().__init__(request)
        self.limit = limit
        self.too_large = self.begun = False
        self.sealed: Sealed | None = None
        self._sealer: Sealer | None = None

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        if field_name != FIELD or self.sealed is not None or self.too_large:
            raise SkipFile
        super().new_file(field_name, file_name, *args, **kwargs)
        self._sealer, self.begun = Sealer(), True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self._sealer is None:
            return
        if self._sealer.size + len(raw_data) > self.limit:
            self.too_large, self._sealer = True, None
            raise SkipFile
        self._sealer.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self._sealer is not None:
            self.sealed, self._sealer = self._sealer.finish(shown_name(str(self.file_name or ""))), None
        return None

    def upload_interrupted(self) -> None:
        self._sealer = None


def shown_name(name: str) -> str:
    """A file's name as it may be shown: without folders, printable, not longer than a line."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    said = "".join(letter for letter in bare if letter.isprintable()).strip()
    return said[:LONGEST_NAME] or _("zonder naam")


def takes_file(view: View) -> View:
    """The view takes one file, in the field `file`; `taken_file` gives it. Outermost, around `for_purpose`."""

    @csrf_exempt  # the token is looked at here, once the file is where it may be
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        here: Standing = getattr(request, "standing", NOBODY)
        if request.method != "POST" or view.purpose not in here.purposes:  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)
        limit = file_limit()
        handler = SealingHandler(request, limit)
        request.taken = handler  # type: ignore[attr-defined]
        if int(request.META.get("CONTENT_LENGTH") or 0) > limit + AROUND:
            # Not read at all; nothing is done on this request, so it needs no token either.
            handler.too_large = True
            return view(request, *args, **kwargs)
        request.upload_handlers = [handler]
        return csrf_protect(_read_first)(request, *args, **kwargs)

    def _read_first(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.POST  # noqa: B018 - here, and not once the access is open
        return view(request, *args, **kwargs)

    page.what_may_wait = lambda fields: None  # type: ignore[attr-defined]
    return page


def taken_file(request: HttpRequest) -> Sealed | Refusal:
    """The file that was handed in, or why there is none."""
    handler: SealingHandler = request.taken  # type: ignore[attr-defined]
    if handler.too_large:
        return too_large(handler.limit)
    if handler.sealed is None:
        return CUT_OFF if handler.begun else NO_FILE_CHOSEN
    return handler.sealed if LAST_FIELD in request.POST else CUT_OFF


def file_limit() -> int:
    """How many bytes a file may have (BEREIK_DELIVERY_LIMIT_MB). Raises `ImproperlyConfigured`."""
    import typer

    from bereik.house.exchange.ddas.command import LIMIT_SETTING, delivery_limit

    try:
        return delivery_limit("en")
    except typer.Exit as why:
        raise ImproperlyConfigured(
            f"{LIMIT_SETTING} is not a whole number of MB between 1 and 10000."
        ) from why


def too_large(limit: int) -> Refusal:
    size = f"{limit / 1_000_000:g}"
    return Refusal(
        what=Text(
            f"Dit bestand is groter dan {size} MB. Er is niets van bewaard.",
            f"This file is larger than {size} MB. Nothing of it was kept.",
        ),
        why=Text(
            "Zo’n groot bestand is geen gewone levering, en het zou het huis stilzetten.",
            "A file of that size is no ordinary delivery, and it would bring the house to a halt.",
        ),
        now=Text(
            "Vraag de leverancier om kleinere leveringen. Of laat de beheerder BEREIK_DELIVERY_LIMIT_MB hoger zetten.",
            "Ask the supplier for smaller deliveries. Or have the operator raise BEREIK_DELIVERY_LIMIT_MB.",
        ),
    )


NO_FILE_CHOSEN = Refusal(
    what=Text("Er is nog geen bestand gekozen.", "No file was chosen yet."),
    why=Text("Zonder bestand is er niets om na te kijken.", "Without a file there is nothing to check."),
    now=Text("Kies een bestand, of sleep het in het vak.", "Choose a file, or drag it into the box."),
)
CUT_OFF = Refusal(
    what=Text(
        "Het bestand kwam niet helemaal over. Er is niets van bewaard.",
        "The file did not come across whole. Nothing of it was kept.",
    ),
    why=Text("De verbinding brak af tijdens het versturen.", "The line was cut while it was being sent."),
    now=Text("Lever het bestand nog een keer in.", "Hand the file in once more."),
)
