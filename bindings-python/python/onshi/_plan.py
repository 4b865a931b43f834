"""The types of a plan, as the wire has them."""

from __future__ import annotations

from typing import Literal, TypedDict

class Text(TypedDict):
    """A text in both languages."""

    ja: str
    en: str


class Citation(TypedDict):
    """Where something stands."""

    document: str
    place: str
    basis: Literal["stated", "inferred", "chosen"]


class Limit(TypedDict):
    """A hard day that changes the outcome; it makes nothing late."""

    on: str
    why: Literal["accelerated_track", "mandate_track", "vendor_contract", "introduction_complete"]
    label: Text
    citation: Citation


class PlannedStep(TypedDict):
    """A step with its day; due_on is None where the facts given don't fix it."""

    step: Literal[
        "apply_for_reader",
        "request_estimate",
        "place_order",
        "apply_for_usage",
        "apply_for_certificates",
        "receive_reader",
        "receive_certificate_notice",
        "set_up_equipment",
        "test_operation",
        "review_reception",
        "update_privacy_notice",
        "put_up_poster_and_sticker",
        "start_operation",
        "collect_documents",
        "apply_for_subsidy",
    ]
    stage: str
    number: str
    actor: Literal["facility", "vendor"]
    channel: Literal["portal", "vendor", "post", "on_site", "at_facility"]
    due_on: str | None
    due_kind: Literal["guideline", "hard", "order", "information"]
    status: Literal["done", "late", "due_today", "open"]
    limits: list[Limit]
    label: Text
    reason: Text
    details: list[Text]
    citations: list[Citation]


class Finding(TypedDict):
    """A problem: a stable code, where it is, what to do, and what says so."""

    code: str
    severity: Literal["error", "warning"]
    path: str
    message: Text
    citation: Citation | None


class Plan(TypedDict):
    """The fifteen steps with their dates, and what contradicts itself."""

    earliest_operation_on: str | None
    steps: list[PlannedStep]
    findings: list[Finding]
    note: Text | None
