"""Where stands what never led to contact and whose term comes near?"""

from django.urls import path

from bereik.help.term import views

urlpatterns = [
    path("", views.terms, name="terms"),
    path("van-mij/", views.my_terms, name="my_terms"),
    path("<uuid:journey>/einde/", views.end_waiting, name="end_waiting"),
]
