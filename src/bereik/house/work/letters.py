"""How does a letter come out of the printer of whoever put it ready?"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from bereik.people.messages.letters import letter_of_team
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose


@never_cache
@require_GET
@for_purpose(Purpose.OUTREACH, because="Een brief van het team afdrukken")
def letter(request: HttpRequest, access: Access, message: UUID) -> HttpResponse:
    """The letter as PDF, for whoever put it ready, or for the team where the house did."""
    paper = letter_of_team(access, message)
    if paper is None:
        return render(request, "404.html", status=404)
    answer = HttpResponse(paper, content_type="application/pdf")
    # Named after nobody: the file lies in a folder of downloads afterwards.
    answer["Content-Disposition"] = 'inline; filename="brief.pdf"'
    return answer
