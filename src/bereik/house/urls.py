"""Which addresses does the house have?"""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("bereik.house.coming_in.urls")),
    path("", include("bereik.house.work.urls")),
    path("", include("bereik.see.urls")),
]
