"""Which addresses do questions without a name have?"""

from django.urls import path

from bereik.see.consulting import adviser_views, views

urlpatterns = [
    path("", adviser_views.questions, name="questions"),
    path("vragen/", views.ask_without_name, name="ask_without_name"),
    path("<uuid:question>/", views.own_question, name="own_question"),
    path("<uuid:question>/ja/", views.agreed, name="resident_agreed"),
    path("<uuid:question>/kaart/", views.card, name="card"),
    path("<uuid:question>/kaart.pdf", views.card_pdf, name="card_on_paper"),
    path("<uuid:question>/oppakken/", adviser_views.take, name="take_question"),
    path("<uuid:question>/terugleggen/", adviser_views.put_back, name="put_back_question"),
    path("<uuid:question>/antwoorden/", adviser_views.answer, name="answer_question"),
]
