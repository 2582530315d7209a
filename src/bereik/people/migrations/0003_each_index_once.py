"""A house that was made before each index had work of its own loses those of which another does the work.

A new house never had them (`db_index=False` where the tables are made); taking them away field by field, as Django would,
doubles the time that making a house takes.
"""

from django.db import migrations

SPARE = """
    CREATE INDEX IF NOT EXISTS journey_area ON people_journey (area_id);
    DROP INDEX IF EXISTS people_resident_area_id_139fdfa7;
    DROP INDEX IF EXISTS people_resident_area_id_139fdfa7_like;
    DROP INDEX IF EXISTS people_agreement_resident_id_b2008f1a;
    DROP INDEX IF EXISTS people_journey_resident_id_df0d62b3;
    DROP INDEX IF EXISTS people_journey_team_id_5600147e;
    DROP INDEX IF EXISTS people_journey_area_id_bec483c7;
    DROP INDEX IF EXISTS people_journey_area_id_bec483c7_like;
    DROP INDEX IF EXISTS people_journey_policy_id_7c975978;
    DROP INDEX IF EXISTS people_journey_trusted_id_cdd616ea;
    DROP INDEX IF EXISTS people_journey_second_id_ea02d4e6;
    DROP INDEX IF EXISTS people_step_journey_id_24768c4f;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_what_was_promised")]

    operations = [migrations.RunSQL(SPARE, migrations.RunSQL.noop)]
