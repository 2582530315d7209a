"""How does everything come together: settings, addresses, pages' frame, commands, nightly upkeep?"""
