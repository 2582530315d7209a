"""Which column of a sender's lists did somebody say is what, so that the next list need not be asked about again?"""

from __future__ import annotations

from django.db import models

from bereik.trust.ids import new_id


class RememberedColumns(models.Model):
    """The columns of one sender: names of columns and of ours, and nothing about a resident.

    `key` is the sender's name without capitals, spaces and marks; `sender` how it is written, for under that name its
    signals stand. `columns` gives for each header (by its key) our field, or null for a column that is not used.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=200, unique=True)
    sender = models.CharField(max_length=200)
    columns = models.JSONField(default=dict)
    kind = models.CharField(max_length=40, blank=True, default="")
    by = models.UUIDField()
    agreed_at = models.DateTimeField()

    class Meta:
        ordering = ["sender", "id"]
        verbose_name_plural = "remembered columns"
