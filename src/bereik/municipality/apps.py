from django.apps import AppConfig


class MunicipalityConfig(AppConfig):
    name = "bereik.municipality"
    label = "municipality"
