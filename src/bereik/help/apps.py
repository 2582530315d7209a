from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "bereik.help"
    label = "help"
