import pytest
from tests.making import *
from bereik.trust.trail.sealing import seal_lines, drop_before
from bereik.trust.trail.verifying import verify_trail
from bereik.people.models import Journey
pytestmark = pytest.mark.django_db(transaction=True)
def test_it():
    j = make_journey(make_team())
    with house_access(Purpose.UPKEEP,"x"):
        list(Journey.objects.values_list("law"))
    print(seal_lines()); v=verify_trail(); print(v); assert v.whole and v.sealed>3
    make_journey(make_team())
    v=verify_trail(v.head); print(v); assert v.whole and v.not_sealed
    print(seal_lines()); v=verify_trail(v.head); print(v); assert v.whole and not v.not_sealed
    with house_access(Purpose.UPKEEP,"x") as a, a.deed("d"):
        assert Journey.objects.filter(pk=j.pk).update(law="wgs")==1
        print(a)
    print(seal_lines())
    n=drop_before((timezone.now()+timedelta(days=2)).date(), dropped=timezone.now()); print(n)
    v=verify_trail(v.head); print(v); assert v.whole
    make_journey(make_team())
    print(seal_lines()); v=verify_trail(); print(v); assert v.whole and not v.not_sealed
@pytest.mark.postgres
def test_roles():
    from bereik.trust.wall.roles import role_findings
    from bereik.trust.wall.policies import policies_that_differ
    assert role_findings()==[]
    assert policies_that_differ("default")==[]
    assert policies_that_differ("owner")==[]
