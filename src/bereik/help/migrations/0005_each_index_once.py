"""A house that was made before each index had work of its own loses those of which another does the work.

A new house never had them (`db_index=False` where the tables are made); taking them away field by field, as Django would,
doubles the time that making a house takes.
"""

from django.db import migrations

SPARE = """
    DROP INDEX IF EXISTS help_attempt_journey_id_5273a405;
    DROP INDEX IF EXISTS help_ownword_journey_id_4cf24c32;
    DROP INDEX IF EXISTS help_promise_journey_id_bc3a3f69;
    DROP INDEX IF EXISTS help_promise_by_id_44bd69ed;
"""


class Migration(migrations.Migration):
    dependencies = [("help", "0004_a_promise_was_let_go")]

    operations = [migrations.RunSQL(SPARE, migrations.RunSQL.noop)]
