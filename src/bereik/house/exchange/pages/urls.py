"""Where does one find the pages of deliveries?"""

from django.urls import path

from bereik.house.exchange.pages import csv_urls, views

urlpatterns = [
    path("leveringen/", views.deliveries, name="deliveries"),
    path("leveringen/inleveren/", views.hand_in, name="hand_in_delivery"),
    path("leveringen/bestand/<uuid:held>/", views.held_delivery, name="held_delivery"),
    path("leveringen/bestand/<uuid:held>/weggooien/", views.throw_away, name="throw_away_delivery"),
    *csv_urls.urlpatterns,
]
