"""Where does one find the pages of lists in CSV?"""

from django.urls import path

from bereik.house.exchange.pages import csv_views as views

LIST = "leveringen/csv/<uuid:held>/"

urlpatterns = [
    path("leveringen/csv/", views.csv_delivery, name="csv_delivery"),
    path("leveringen/csv/inleveren/", views.csv_hand_in, name="csv_hand_in"),
    path(LIST, views.csv_list, name="csv_list"),
    path(f"{LIST}kolommen/", views.csv_columns, name="csv_columns"),
    path(f"{LIST}terug.csv", views.csv_back, name="csv_back"),
    path(f"{LIST}inlezen/", views.csv_take_in, name="csv_take_in"),
    path(f"{LIST}weggooien/", views.csv_throw_away, name="csv_throw_away"),
]
