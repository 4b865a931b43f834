"""A plan: the pamphlet's fifteen steps with their days."""

import datetime
import itertools
from typing import Any, Literal, NamedTuple

from onshi._answers import Citation, Finding, cited, findings_html, to_wire, wire_object
from onshi._codes import Actor, Channel, DueKind, Facility, LimitReason, LimitStatus, Stage, Status, Step
from onshi._desk import notices_html
from onshi._error import Message
from onshi._html import MUTED, badge, box, bullets, escape, say
from onshi._onshi import format_date, plan_paper, to_ics

_EARLIEST = Message("最短の運用開始日（目安）：{}", "Earliest start of operation (guideline): {}")
_BY = Message("{}まで", "by {}")
_ANY_DAY = Message("日付なし", "no day")
_IN_BRACKETS = Message("（{}）", " ({})")


class Limit(NamedTuple):
    """A hard day that changes the outcome; it makes nothing late.

    from_: the first day of its window, or None. label: the reason in words.
    """

    from_: datetime.date | None
    on: datetime.date
    why: LimitReason
    status: LimitStatus
    label: Message
    status_label: Message
    citation: Citation

    def to_dict(self) -> dict[str, Any]:
        """Returns the limit as the wire's object."""
        return wire_object(self)


class Detail(NamedTuple):
    """A line of a step's checklist. task: True for a task, False for a note."""

    ja: str
    en: str
    task: bool


class PlannedStep(NamedTuple):
    """A step with its day.

    number: the pamphlet's number of the stage; empty where it gives none.
    due_on: the day by which it is due; None where the facts given don't fix it.
    status_label: the status in words that fit the kind of day. reason: why then. details: the
    checklist.
    """

    step: Step
    stage: Stage
    number: str
    actor: Actor
    channel: Channel
    due_on: datetime.date | None
    due_kind: DueKind
    status: Status
    status_label: Message
    limits: tuple[Limit, ...]
    label: Message
    reason: Message
    details: tuple[Detail, ...]
    citations: tuple[Citation, ...]

    def to_dict(self) -> dict[str, Any]:
        """Returns the step as the wire's object."""
        return wire_object(self)


class Milestones(NamedTuple):
    """What a plan was asked with; None: unknown."""

    facility: Facility
    group_prescriptions_per_month: int | None = None
    operation_starts_on: datetime.date | None = None
    equipment_set_up_on: datetime.date | None = None
    reader_applied_on: datetime.date | None = None
    as_of: datetime.date | None = None
    done: tuple[Step, ...] = ()
    deferral: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Returns the milestones as the wire's object."""
        return wire_object(self)


class Plan(NamedTuple):
    """The fifteen steps with their days.

    earliest_operation_on: what the lead times allow; None where nothing is known.
    findings: dates that contradict each other. note: for whom the steps differ, or None.
    """

    milestones: Milestones
    earliest_operation_on: datetime.date | None
    steps: tuple[PlannedStep, ...]
    findings: tuple[Finding, ...]
    note: Message | None

    def to_dict(self) -> dict[str, Any]:
        """Returns the plan as the wire's object."""
        wire: dict[str, Any] = to_wire(self)
        del wire["milestones"]
        return wire

    def to_json(self) -> str:
        """Returns the plan in the wire's JSON."""
        import json  # a third of the time to import onshi

        return json.dumps(self.to_dict(), ensure_ascii=False)

    def to_ics(self, *, stamp: datetime.datetime | None = None, language: str = "ja", id: str = "") -> str:
        """Returns the plan as a calendar file (RFC 5545), as onshi.to_ics does.

        stamp: when the file is made, a datetime with a time zone; now when None. id: what tells this plan from
        others in the same calendar, such as the institution code; derived from the facility, its
        group and its days when empty.
        """
        return to_ics(stamp=stamp, language=language, id=id, **self.milestones._asdict())

    def paper(self, *, output: Literal["text", "html"] = "html", language: str = "ja") -> str:
        """Returns the plan for paper, as onshi.plan_paper does: a table for each stage with boxes to tick."""
        return plan_paper(output=output, language=language, **self.milestones._asdict())

    def to_html(self, language: str = "ja") -> str:
        """Returns the steps by stage as HTML, everything escaped. language: "ja" or "en"."""
        return _plan_html(self, language)

    def _repr_html_(self) -> str:
        return self.to_html()

    @classmethod
    def _of(cls, wire: dict[str, Any], given: dict[str, Any]) -> "Plan":
        known = {name: value for name, value in given.items() if value is not None}
        for name in ("operation_starts_on", "equipment_set_up_on", "reader_applied_on", "as_of"):
            if name in known:
                known[name] = _day(known[name])
        for name in ("group_prescriptions_per_month", "deferral"):
            if name in known:
                known[name] = int(known[name])
        if "done" in known:
            # The steps that are there, not those that a class of somebody's own would go on giving.
            kinds = (kind for kind in (list, tuple, set, frozenset) if isinstance(known["done"], kind))
            done = [step for kind in kinds for step in kind.__iter__(known["done"])]
            known["done"] = tuple(step for step in Step if step in done)
        known["facility"] = Facility(known["facility"])
        return cls(
            Milestones(**known),
            _day(wire["earliest_operation_on"]),
            tuple(map(_step, wire["steps"])),
            tuple(map(Finding._of, wire["findings"])),
            wire["note"] and Message(**wire["note"]),
        )


def _step(wire: dict[str, Any]) -> PlannedStep:
    return PlannedStep(
        Step(wire["step"]),
        Stage(wire["stage"]),
        wire["number"],
        Actor(wire["actor"]),
        Channel(wire["channel"]),
        _day(wire["due_on"]),
        DueKind(wire["due_kind"]),
        Status(wire["status"]),
        Message(**wire["status_label"]),
        tuple(map(_limit, wire["limits"])),
        Message(**wire["label"]),
        Message(**wire["reason"]),
        tuple(Detail(**detail) for detail in wire["details"]),
        tuple(map(cited, wire["citations"])),
    )


def _limit(wire: dict[str, Any]) -> Limit:
    return Limit(
        _day(wire["from"]),
        datetime.date.fromisoformat(wire["on"]),
        LimitReason(wire["why"]),
        LimitStatus(wire["status"]),
        Message(**wire["label"]),
        Message(**wire["status_label"]),
        cited(wire["citation"]),
    )


def _day(value: datetime.date | str | None) -> datetime.date | None:
    """Reads a day that the core has read already."""
    if isinstance(value, str):
        return datetime.date.fromisoformat(value)
    return value.date() if isinstance(value, datetime.datetime) else value


def _plan_html(planned: Plan, language: str) -> str:
    """The steps by stage, each with its day, its status and its limits."""
    parts = []
    if planned.earliest_operation_on is not None:
        parts.append(f"<p>{say(_EARLIEST, language, format_date(planned.earliest_operation_on, language))}</p>")
    parts.append(findings_html(planned.findings, language) if planned.findings else "")
    for stage, steps in itertools.groupby(planned.steps, key=lambda step: step.stage):
        among = list(steps)
        heading = f"{escape(among[0].number)} {say(stage.label, language)}".strip()
        items = (_planned_step(step, language) for step in among)
        parts.append(f'<p style="font-weight:600;margin-bottom:0">{heading}</p>{bullets(items)}')
    if planned.note is not None:
        parts.append(f'<p style="{MUTED}">{say(planned.note, language)}</p>')
    parts.append(notices_html(language, "closed"))
    return box("".join(parts))


def _planned_step(step: PlannedStep, language: str) -> str:
    day = say(_BY, language, format_date(step.due_on, language)) if step.due_on else say(_ANY_DAY, language)
    limits = "".join(
        f'<br><span style="{MUTED}">{say(_BY, language, format_date(limit.on, language))}: {say(limit.label, language)}{_stands(limit, language)}</span>'
        for limit in step.limits
        if limit.status != "not_applicable"
    )
    kind = say(step.due_kind.label, language)
    return (
        f"{badge(step.status, step.status_label, language)} <b>{say(step.label, language)}</b> — {day} ({kind})"
        f'<br><span style="{MUTED}">{say(step.reason, language)}</span>{limits}'
    )


def _stands(limit: Limit, language: str) -> str:
    """The status of a limit, where it is known."""
    return "" if limit.status == "open" else say(_IN_BRACKETS, language, getattr(limit.status_label, language))
