"""A plan: the pamphlet's fifteen steps with their days."""

import datetime
from typing import Any, NamedTuple

from onshi._answers import Citation, Finding, cited, to_wire
from onshi._codes import Actor, Channel, DueKind, Facility, LimitReason, LimitStatus, Stage, Status, Step
from onshi._error import Message
from onshi._onshi import to_ics


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
        for step in wire["steps"]:
            for limit in step["limits"]:
                limit["from"] = limit.pop("from_")
        return wire

    def to_json(self) -> str:
        """Returns the plan in the wire's JSON."""
        import json  # a third of the time to import onshi

        return json.dumps(self.to_dict(), ensure_ascii=False)

    def to_ics(self, *, stamp: datetime.datetime, language: str = "ja", id: str = "plan") -> str:
        """Returns the plan as a calendar file (RFC 5545), as onshi.to_ics does.

        stamp: when the file is made, a datetime with a time zone. id: what tells this plan from
        others in the same calendar, such as the institution code.
        """
        return to_ics(stamp=stamp, language=language, id=id, **self.milestones._asdict())

    def to_html(self, language: str = "ja") -> str:
        """Returns the steps by stage as HTML, everything escaped. language: "ja" or "en"."""
        from onshi._display import plan

        return plan(self, language)

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
            known["done"] = tuple(step for step in Step if step in set(known["done"]))
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
