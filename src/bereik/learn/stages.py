"""Which step of a published table is asked for?"""

from __future__ import annotations

from bereik.facts.figures import PublishedStage, PublishedTable, ShareFigure


def stage_of(table: PublishedTable | None, step: str | None) -> PublishedStage | None:
    return next((one for one in table.stages if one.step == step), None) if table else None


def of_start(table: PublishedTable | None, step: str) -> ShareFigure | None:
    stage = stage_of(table, step)
    return stage.of_start if stage else None
