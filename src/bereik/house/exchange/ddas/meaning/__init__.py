"""Does a delivery that keeps to the exchange model also make sense?

The schema lets through a reference that points nowhere, a BSN that cannot exist and a try without a date. Each rule
here has a lasting name; an error refuses the delivery, a finding is kept and shown beside the signal.
"""

from collections.abc import Iterator

from bereik.house.exchange.ddas.delivery import Delivery
from bereik.house.exchange.ddas.finding import Finding, Rule
from bereik.house.exchange.ddas.meaning import dates, identity, outcomes, references, values
from bereik.house.exchange.ddas.meaning.towns import towns_of

RULES: tuple[Rule, ...] = (*references.RULES, *identity.RULES, *values.RULES, *dates.RULES, *outcomes.RULES)


def check_meaning(delivery: Delivery, *, gemeentecode: str | None = None) -> Iterator[Finding]:
    """`gemeentecode`: whose house this is; None (a synthetic house) takes any municipality."""
    towns = towns_of(delivery)
    yield from references.findings(towns)
    yield from identity.findings(towns)
    yield from values.findings(delivery, gemeentecode)
    yield from dates.findings(delivery, towns)
    yield from outcomes.findings(towns)
