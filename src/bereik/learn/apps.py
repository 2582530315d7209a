from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "bereik.learn"
    label = "learn"
