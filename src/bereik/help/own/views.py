"""What does a resident see who opens their own link?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bereik.help.own.page import own_page_of
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose


@for_purpose(Purpose.OWN, because="De inwoner leest de eigen pagina")
def own_page(request: HttpRequest, access: Access) -> HttpResponse:
    """Contact person, who told us what, what we did, who looked and why."""
    return render(request, "help/own_page.html", {"page": own_page_of(access)})
