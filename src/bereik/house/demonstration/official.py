"""Are the official example deliveries at hand, and what came of taking them in?

They come from the association of Dutch municipalities and are no part of this project: somebody names their folder in
BEREIK_DDAS_EXAMPLES, or they lie beside the project.
"""
