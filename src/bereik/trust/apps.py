from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "bereik.trust"
    label = "trust"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bereik.trust.rows import gather_guarded

        gather_guarded()
