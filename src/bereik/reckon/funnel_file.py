"""How does a CSV with a line a step become a funnel, as one document?"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from bereik.reckon.csv_in import Line, read_sheet
from bereik.reckon.funnel import Funnel, Stage, StageCount, funnel
from bereik.reckon.intervals import Interval
from bereik.reckon.warning import Warned, unknown_columns
from bereik.terms.text import Text

REASON = "lost_"
COLUMNS = frozenset(
    {"group", "step", "after", "start", "could", "reached", "own_choice", "otherwise", "unknown", "too_young"}
)


def funnel_document(source: str, level: float) -> dict[str, Any]:
    """The JSON document of docs/reference/schema/reckon-funnel.json. Raises Refusal."""
    sheet = read_sheet(source, _is_ours, required=("step", "reached"))
    warnings = unknown_columns(sheet.unknown_columns)
    groups: dict[str, list[Line]] = {}
    for line in sheet.lines:
        groups.setdefault(line.text("group"), []).append(line)
    documents = []
    for group, lines in groups.items():
        found = _funnel_of(lines, level)
        warnings += [_not_computable(group, stage) for stage in found.stages if stage.share is None]
        documents.append({"group": group, **_plain(found)})
    return {"level": level, "groups": documents, "warnings": [warning.plain() for warning in warnings]}


def _is_ours(column: str) -> bool:
    return column in COLUMNS or (column.startswith(REASON) and len(column) > len(REASON))


def _funnel_of(lines: Sequence[Line], level: float) -> Funnel:
    reached: dict[str, int] = {}
    counts: list[StageCount] = []
    before: str | None = None
    for line in lines:
        step = line.required("step")
        if step in reached:
            raise line.refusal(
                "step",
                Text(f"De stap {step!r} staat er al.", f"The step {step!r} is there already."),
                Text("Geef elke stap één regel per groep.", "Give each step one line a group."),
            )
        after = line.text("after") or before
        if after is not None and after not in reached:
            raise line.refusal(
                "after",
                Text(
                    f"De stap {after!r} staat er niet boven.", f"The step {after!r} does not stand above it."
                ),
                Text("Zet die stap eerder.", "Put that step earlier."),
            )
        counts.append(_stage_of(line, step, after, reached, counts[0].start if counts else None))
        reached[step] = counts[-1].reached
        before = step
    return funnel(counts, level)


def _stage_of(
    line: Line, step: str, after: str | None, reached: dict[str, int], start: int | None
) -> StageCount:
    line.required("reached")
    here = line.count("reached") or 0
    could = line.count("could")
    if could is None:
        could = here if after is None else reached[after]
    own_start = line.count("start")
    if own_start is None:
        own_start = could if start is None else start
    reasons = {
        column.removeprefix(REASON): line.count(column) for column in line.cells if column.startswith(REASON)
    }
    try:
        return StageCount(
            step=step,
            start=own_start,
            could=could,
            reached=here,
            own_choice=line.count("own_choice") or 0,
            otherwise=line.count("otherwise") or 0,
            unknown=line.count("unknown") or 0,
            too_young=line.count("too_young") or 0,
            lost_because={reason: number for reason, number in reasons.items() if number},
            after=after,
        )
    except ValueError:
        raise line.refusal(
            "reached",
            Text(
                f"Van {own_start} konden {could} zo ver komen; {here} bereikt en de rest van de regel past daar niet in.",
                f"Of {own_start} could {could} come this far; {here} reached and the rest of the line do not fit in.",
            ),
            Text("Kijk de getallen van deze regel na.", "Check the numbers of this line."),
        ) from None


def _plain(found: Funnel) -> dict[str, Any]:
    return {
        "stages": [_plain_stage(stage) for stage in found.stages],
        "largest_drop": found.largest_drop,
        "largest_drop_is_clear": found.largest_drop_is_clear,
    }


def _plain_stage(stage: Stage) -> dict[str, Any]:
    plain = asdict(stage)
    for name in ("interval", "interval_of_start", "lost_interval"):
        plain[name] = _ends(getattr(stage, name))
    for reason, document in zip(stage.reasons, plain["reasons"], strict=True):
        document["interval"] = _ends(reason.interval)
    plain["reasons"] = list(plain["reasons"])
    return plain


def _ends(interval: Interval) -> list[float]:
    return [interval.low, interval.high]


def _not_computable(group: str, stage: Stage) -> Warned:
    return Warned(
        code="not_computable",
        where=f"{group}/{stage.step}" if group else stage.step,
        text=Text(
            f"Bij {stage.step} is geen deel te geven: {stage.could} konden zo ver komen, van {stage.unknown} weten wij niets.",
            f"No share can be given at {stage.step}: {stage.could} could come this far, of {stage.unknown} we know nothing.",
        ),
    )
