"""Which pages of the documentation are made from the code? Same code, same pages, character for character."""

from __future__ import annotations

from importlib import import_module

WHO_SEES_WHAT = "bereik.trust.who_sees_what"


def pages() -> dict[str, str]:
    """Every generated page by its path under docs/. All rooms must be loaded."""
    from bereik.house.docs_pages.commands import commands_page
    from bereik.house.docs_pages.figures import figures_page
    from bereik.house.docs_pages.routes import routes_page
    from bereik.house.docs_pages.setting_terms import settings_page
    from bereik.house.docs_pages.steps import steps_page
    from bereik.terms import glossary

    who_sees_what = import_module(WHO_SEES_WHAT)
    made = {
        "glossary.md": glossary.page(),
        "reference/commands.md": commands_page(),
        "reference/figures.md": figures_page(),
        "reference/routes.md": routes_page(),
        "reference/settings.md": settings_page(),
        "reference/steps.md": steps_page(),
        "reference/who-sees-what.md": who_sees_what.make_page(),
    }
    return {name: text.rstrip("\n") + "\n" for name, text in made.items()}
