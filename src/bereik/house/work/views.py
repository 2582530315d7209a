"""What does the page of work that ran show, and what can be tried again there?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bereik.house.work.retrying import retry
from bereik.house.work.what_ran import failed_tasks, waiting, what_ran
from bereik.terms.purposes import Purpose
from bereik.trust.purpose import for_purpose


@never_cache
@for_purpose(Purpose.HOUSEKEEPING)
@require_GET
def work_that_ran(request: HttpRequest) -> HttpResponse:
    """What ran, what failed, what waits."""
    context = {"waiting": waiting(timezone.now()), "failed": failed_tasks(), "ran": what_ran()}
    return render(request, "house/work/that_ran.html", context)


@never_cache
@for_purpose(Purpose.HOUSEKEEPING)
@require_POST
def work_again(request: HttpRequest, task: UUID) -> HttpResponse:
    """Put one failed task in the queue once more."""
    here = request.standing  # type: ignore[attr-defined]
    if retry(here, task, timezone.now()):
        messages.success(request, _("Dit werk wacht weer op zijn beurt."))
    else:
        messages.info(request, _("Dit werk was al opnieuw begonnen, of het staat er niet meer."))
    return redirect("work_that_ran")
