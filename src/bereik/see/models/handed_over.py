"""How often was a serious worry handed over, and to which service? Nothing about anybody."""

from __future__ import annotations

from django.db import models

from bereik.trust.ids import new_id


class HandedOver(models.Model):
    """One hand-over: on which day, by which kind of sender, to which service (`terms.hand_overs`)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    on = models.DateField()
    sender_kind = models.CharField(max_length=40)
    to = models.CharField(max_length=40)

    class Meta:
        ordering = ["on", "id"]
