"""Where does one find the pages of deliveries?"""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
