"""How does failed work get another chance?"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bereik.house.work.names import SEND
from bereik.people.messages.again import try_again
from bereik.terms.purposes import Purpose
from bereik.trust.access import open_access
from bereik.trust.accounts.deeds import house_deed, touch
from bereik.trust.standing import Standing

WHY = "Mislukt werk krijgt een nieuwe kans"


def retry(here: Standing, task: UUID, at: datetime) -> bool:
    """The deed: this failed task waits again. False when it is not a failed task (any more).

    A message is tried from the start; that is done under MESSAGING, with a line of its own, and nothing of it comes
    back to the housekeeper.
    """
    with house_deed(here, "retry_work", WHY, at=at) as deed:
        row = DBTaskResult.objects.select_for_update().filter(pk=task, status=TaskResultStatus.FAILED).first()
        if row is None:
            return False
        touch(deed, row.pk)
        if row.task_path == SEND:
            with open_access(
                purpose=Purpose.MESSAGING, who=here.who, kind=here.kind, because=WHY, page="work_again", at=at
            ) as access:
                try_again(access, UUID(row.args_kwargs["args"][0]))
        row.status, row.started_at, row.finished_at, row.worker_ids = TaskResultStatus.READY, None, None, []
        row.exception_class_path = row.traceback = ""
        row.save()
    return True
