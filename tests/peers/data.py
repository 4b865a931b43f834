"""The rows that every peer is asked for, as columns and as a frame."""

from __future__ import annotations

import numpy as np
import polars as pl

KINDS = ["hospital", "clinic", "pharmacy"]
MISSING = np.iinfo(np.int64).min
NO_DAY = np.iinfo(np.int32).min
# The codes of a refused row; numbers count them from 1 on.
CODES = [
    "missing_field",
    "invalid_value",
    "invalid_date",
    "group_prescriptions_not_applicable",
    "readers_out_of_range",
    "cost_out_of_range",
    "date_not_covered",
    "vendor_contract_on_required",
    "vendor_contract_too_late",
]


def day(text: str) -> int:
    return int(np.datetime64(text, "D").astype(int))


OPENED, ACCELERATED, STANDARD, CLOSED = map(day, ("2020-08-07", "2021-03-31", "2022-06-06", "2022-12-31"))
CONTRACT_BY, STARTS_FROM, STARTS_TO = map(day, ("2023-02-28", "2022-06-07", "2023-01-31"))


def columns(rows: int) -> dict[str, np.ndarray]:
    """Mostly right rows; one in a hundred is refused for each of four reasons."""
    random = np.random.default_rng(11)
    facility = random.integers(0, 3, rows).astype(np.uint8)
    slip = random.integers(0, 100, rows)
    group = np.where(facility == 2, random.integers(0, 80_000, rows), 0)
    readers = np.where(facility == 0, random.integers(1, 4, rows), 1)
    return {
        "facility": facility,
        "group": np.where((facility == 2) & (slip == 0), MISSING, group),
        "readers": np.where(slip == 1, 4, readers),
        "cost": np.where(slip == 2, -1, random.integers(0, 3_000_000, rows)),
        "applied": (OPENED + random.integers(0, 877, rows) - (slip == 3) * 5_000).astype(np.int32),
        "contract": (OPENED + random.integers(500, 877, rows)).astype(np.int32),
        "start": np.where(random.random(rows) < 0.5, NO_DAY, OPENED + random.integers(0, 950, rows)).astype(np.int32),
        "paid": random.integers(0, 2, rows).astype(np.uint8),
    }


def frame(data: dict[str, np.ndarray]) -> pl.DataFrame:
    date = lambda name: pl.Series(data[name]).cast(pl.Date)  # noqa: E731
    return pl.DataFrame(
        {
            "facility": pl.Series(np.array(KINDS)[data["facility"]]).cast(pl.Enum(KINDS)),
            "group_prescriptions_per_month": pl.Series(data["group"]),
            "readers": data["readers"],
            "cost": data["cost"],
            "reader_applied_on": date("applied"),
            "vendor_contract_on": date("contract"),
            "operation_starts_on": date("start"),
            "subsidy_paid": data["paid"].astype(bool),
        }
    ).with_columns(
        pl.when(pl.col("group_prescriptions_per_month") != MISSING).then(pl.col("group_prescriptions_per_month")).alias("group_prescriptions_per_month"),
        pl.when(pl.Series(data["start"]) != NO_DAY).then(pl.col("operation_starts_on")).alias("operation_starts_on"),
    )


# The columns that most people have.
FIVE = ["facility", "group_prescriptions_per_month", "readers", "cost", "reader_applied_on"]
