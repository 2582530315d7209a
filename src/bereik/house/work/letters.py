"""How does a letter come out of the printer of whoever put it ready?"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from bereik.people.messages.letters import letter_on_paper
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose


@never_cache
@require_GET
@for_purpose(Purpose.HELPING, because="Een brief aan de inwoner afdrukken")
def letter(request: HttpRequest, access: Access, message: UUID) -> HttpResponse:
    """The letter as PDF, for whoever put it ready and works with this resident."""
    paper = letter_on_paper(access, message)
    if paper is None:
        return render(request, "404.html", status=404)
    answer = HttpResponse(paper, content_type="application/pdf")
    # Named after nobody: the file lies in a folder of downloads afterwards.
    answer["Content-Disposition"] = 'inline; filename="brief.pdf"'
    return answer
