"""Which addresses does the house have?"""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("bereik.house.coming_in.urls")),
    path("", include("bereik.house.work.urls")),
    path("", include("bereik.house.exchange.pages.urls")),
    path("", include("bereik.see.urls")),
    path("", include("bereik.help.urls")),
    path("", include("bereik.learn.urls")),
]

handler400 = "bereik.house.errors.bad_request"
handler403 = "bereik.house.errors.not_allowed"
handler404 = "bereik.house.errors.not_found"
handler500 = "bereik.house.errors.our_fault"
