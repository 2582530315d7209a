"""Who is the municipality itself: areas, organisations, teams, policy? Nobody in particular."""
