from django.apps import AppConfig


class SeeConfig(AppConfig):
    name = "bereik.see"
    label = "see"
