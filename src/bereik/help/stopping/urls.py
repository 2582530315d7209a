"""Where does a professional write down that it rests, that the resident said something, or that it ends?"""

from django.urls import path

from bereik.help.stopping import views

urlpatterns = [
    path("nodig/", views.needs, name="write_needs"),
    path("rust/", views.rest, name="let_rest"),
    path("nee/", views.said_no, name="said_no"),
    path("papier/", views.paper, name="copy_paper"),
    path("einde/", views.end, name="end_journey"),
    path("terug/", views.back, name="come_back"),
]
