"""Where does one find the pages of deliveries?"""

from django.urls import URLPattern, path

from bereik.house.exchange.pages import statistics

urlpatterns: list[URLPattern] = [
    path("leveringen/opgave/", statistics.statistics_return, name="statistics_return"),
    path("leveringen/opgave/bestand/", statistics.statistics_return_file, name="statistics_return_file"),
]
