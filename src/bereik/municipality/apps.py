from django.apps import AppConfig


class MunicipalityConfig(AppConfig):
    name = "bereik.municipality"
    label = "municipality"

    def ready(self) -> None:
        from bereik.municipality.standing import standing_today
        from bereik.trust.standing import tell_standing

        tell_standing(standing_today)
