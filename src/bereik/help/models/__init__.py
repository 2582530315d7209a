"""What did we do to reach someone, what did we promise, and what did they say themselves?"""

from bereik.help.models.attempt import Attempt
from bereik.help.models.own_word import OwnWord
from bereik.help.models.promise import Promise

__all__ = ["Attempt", "OwnWord", "Promise"]
