"""Where is the resident's own page, and what can be said and done there?"""

from django.urls import path

from bereik.help.own import views

urlpatterns = [
    path("", views.own_page, name="own_page"),
    path("zeg/<slug:act>/", views.say, name="own_say"),
    path("zeg/<slug:act>/<uuid:about>/", views.say, name="own_say_about"),
    path("gezegd/<uuid:word>/", views.said, name="own_said"),
    path("papier.pdf", views.own_paper, name="own_paper"),
    path("gekeken/", views.reasons, name="own_reasons"),
    path("ja/<uuid:agreement>/terug/", views.take_back_yes, name="own_take_back"),
    path("sluit/", views.leave, name="leave_quickly"),
    path("leeg/", views.left, name="own_left"),
]
