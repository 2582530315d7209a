from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "bereik.people"
    label = "people"
