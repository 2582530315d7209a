"""Where does one see the work that ran?"""

from django.urls import path

from bereik.house.work import views

urlpatterns = [
    path("beheer/werk/", views.work_that_ran, name="work_that_ran"),
    path("beheer/werk/<uuid:task>/opnieuw/", views.work_again, name="work_again"),
]
