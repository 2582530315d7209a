"""A house that was made before each index had work of its own loses those of which another does the work.

A new house never had them (`db_index=False` where the tables are made); taking them away field by field, as Django would,
doubles the time that making a house takes.
"""

from django.db import migrations

SPARE = """
    DROP INDEX IF EXISTS see_signal_journey_id_131b7df5;
    DROP INDEX IF EXISTS see_signal_area_id_f311abb0;
    DROP INDEX IF EXISTS see_signal_area_id_f311abb0_like;
    DROP INDEX IF EXISTS see_delivereditem_journey_id_b727af96;
    DROP INDEX IF EXISTS see_consultation_team_id_3f4537ae;
    DROP INDEX IF EXISTS see_heldpiece_file_id_2f015083;
"""


class Migration(migrations.Migration):
    dependencies = [("see", "0004_remembered_columns")]

    operations = [migrations.RunSQL(SPARE, migrations.RunSQL.noop)]
