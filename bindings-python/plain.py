"""The rule of edition 2022-08 in plain Python, checked input in and a frozen dataclass out: what
one would write by hand for this table alone."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_DAYS = {
    name: datetime.date.fromisoformat(day)
    for name, day in {
        "opened": "2020-08-07",
        "accelerated": "2021-03-31",
        "standard": "2022-06-06",
        "closed": "2022-12-31",
        "contract": "2023-02-28",
        "starts_from": "2022-06-07",
        "starts_to": "2023-01-31",
    }.items()
}
_HOSPITAL_BASES = {1: 2_101_000, 2: 2_002_000, 3: 1_903_000}
_ALL, _HALF, _THREE_QUARTERS = Fraction(1), Fraction(1, 2), Fraction(3, 4)


@dataclass(frozen=True)
class Answer:
    """The fields of an assessment."""

    edition: str
    category: str
    track: str
    readers: int
    cost: int
    base: int
    counted: int
    ratio: Fraction
    exact: Decimal
    fraction_rule: str
    basis: str
    cut: Decimal
    subsidy: int
    self_pay: int


def assess(
    *,
    facility: str,
    readers: int,
    cost: int,
    reader_applied_on: datetime.date,
    group_prescriptions_per_month: int | None = None,
    vendor_contract_on: datetime.date | None = None,
    operation_starts_on: datetime.date | None = None,
    subsidy_paid: bool | None = None,
) -> Answer:
    """Answers, or raises ValueError."""
    if facility not in ("hospital", "clinic", "pharmacy"):
        raise ValueError("facility")
    group = group_prescriptions_per_month
    if facility == "pharmacy":
        if type(group) is not int or not 0 <= group <= 2**32 - 1:
            raise ValueError("group_prescriptions_per_month")
    elif group:
        raise ValueError("group_prescriptions_per_month")
    if type(readers) is not int or not 1 <= readers <= (3 if facility == "hospital" else 1):
        raise ValueError("readers")
    if type(cost) is not int or not 0 <= cost <= 10**12:
        raise ValueError("cost")
    if type(reader_applied_on) is not datetime.date or not _DAYS["opened"] <= reader_applied_on <= _DAYS["closed"]:
        raise ValueError("reader_applied_on")
    for day in (vendor_contract_on, operation_starts_on):
        if day is not None and type(day) is not datetime.date:
            raise ValueError("day")
    if subsidy_paid is not None and type(subsidy_paid) is not bool:
        raise ValueError("subsidy_paid")
    if reader_applied_on <= _DAYS["accelerated"]:
        track = "accelerated"
    elif reader_applied_on <= _DAYS["standard"]:
        moves = operation_starts_on is not None and not subsidy_paid and _DAYS["starts_from"] <= operation_starts_on <= _DAYS["starts_to"]
        track = "mandate" if moves else "standard"
    else:
        if vendor_contract_on is None or vendor_contract_on > _DAYS["contract"]:
            raise ValueError("vendor_contract_on")
        track = "mandate"
    if facility == "hospital":
        category, base = "hospital", _HOSPITAL_BASES[readers] * (2 if track == "mandate" else 1)
    else:
        category = "large_chain_pharmacy" if group is not None and group >= 40_000 else "clinic_or_pharmacy"
        base = 429_000
    if track == "accelerated" or (track == "mandate" and category == "clinic_or_pharmacy"):
        ratio, unit = _ALL, 1
    elif category == "clinic_or_pharmacy":
        ratio, unit = _THREE_QUARTERS, 1_000
    else:
        ratio, unit = _HALF, 1_000
    counted = min(cost, base)
    exact = counted * Decimal(ratio.numerator) / Decimal(ratio.denominator)
    subsidy = int(exact // unit) * unit
    return Answer(
        edition="2022-08",
        category=category,
        track=track,
        readers=readers,
        cost=cost,
        base=base,
        counted=counted,
        ratio=ratio,
        exact=exact,
        fraction_rule="thousand_yen" if unit > 1 else "whole_yen",
        basis="inferred",
        cut=exact - subsidy,
        subsidy=subsidy,
        self_pay=cost - subsidy,
    )
