from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "bereik.house"
    label = "house"
