from django.apps import AppConfig


class ListenConfig(AppConfig):
    name = "bereik.listen"
    label = "listen"
