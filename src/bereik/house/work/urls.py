"""Where does one see the work that ran, and print a letter?"""

from django.urls import path

from bereik.house.work import letters, views

urlpatterns = [
    path("beheer/werk/", views.work_that_ran, name="work_that_ran"),
    path("beheer/werk/<uuid:task>/opnieuw/", views.work_again, name="work_again"),
    path("helpen/brief/<uuid:message>/", letters.letter, name="letter_on_paper"),
]
