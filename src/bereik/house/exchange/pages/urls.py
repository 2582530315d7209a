"""Where does one find the pages of deliveries?"""

from django.urls import path

from bereik.house.exchange.pages import came_in_views, csv_urls, held_views, statistics, views

FILE = "leveringen/bestand/<uuid:held>/"
CAME_IN = "leveringen/<uuid:delivery>/"

urlpatterns = [
    path("leveringen/", views.deliveries, name="deliveries"),
    path("leveringen/inleveren/", views.hand_in, name="hand_in_delivery"),
    path(FILE, held_views.held_delivery, name="held_delivery"),
    path(f"{FILE}stand/", held_views.state_of_held, name="state_of_held"),
    path(f"{FILE}bevindingen/<slug:rule>/", held_views.places_of_rule, name="places_of_rule"),
    path(f"{FILE}wijzigingen/<slug:kind>/", held_views.changes_to_come, name="changes_to_come"),
    path(f"{FILE}terug/<slug:which>.<slug:form>", held_views.hand_back, name="hand_back"),
    path(f"{FILE}opnieuw/", held_views.check_again, name="check_delivery_again"),
    path(f"{FILE}inlezen/", held_views.take_in, name="take_in_delivery"),
    path(f"{FILE}weggooien/", held_views.throw_away, name="throw_away_delivery"),
    path(CAME_IN, came_in_views.delivery, name="delivery"),
    path(f"{CAME_IN}bevindingen/", came_in_views.findings, name="findings_of_delivery"),
    path(f"{CAME_IN}verbeterd/", came_in_views.amended, name="amended_by_delivery"),
    path(f"{CAME_IN}verdwenen/", came_in_views.vanished, name="vanished_from_delivery"),
    *csv_urls.urlpatterns,
    path("leveringen/opgave/", statistics.statistics_return, name="statistics_return"),
    path("leveringen/opgave/bestand/", statistics.statistics_return_file, name="statistics_return_file"),
]
