"""onshi beside Polars and pandas on the same frames, in turn: `python frames.py ROWS`. One line of JSON a table:
its name and, for each contestant, the median of nine runs in nanoseconds a row. Amounts and codes are compared.
Both take the threads that POLARS_MAX_THREADS and ONSHI_MAX_THREADS leave them.
"""

from __future__ import annotations

import datetime as dt
import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import onshi
import pandas as pd
import polars as pl
from data import CODES, FIVE, columns, frame

ROWS = int(sys.argv[1])
# Rows of pandas, which needs more memory.
FEW = min(ROWS, 1_000_000)
WORDS = pl.Enum(CODES)


def by_polars(table: pl.DataFrame) -> pl.DataFrame:
    """The rule as an expression, with words for codes as onshi has them. What is asked twice is a column of its own, and
    `collect` chooses the engine, which is the streaming one; the in-memory engine takes twice as long."""
    col = pl.col
    group, readers, cost, applied = col("group_prescriptions_per_month"), col("readers"), col("cost"), col("reader_applied_on")
    code = lambda word: pl.lit(word, WORDS)  # noqa: E731
    on = dt.date
    hospital, pharmacy, late = col("hospital"), col("pharmacy"), applied > on(2022, 6, 6)
    late_errors = pl.when(late).then(code("vendor_contract_on_required"))
    mandate: Any = late
    if "vendor_contract_on" in table.columns:
        contract, start = col("vendor_contract_on"), col("operation_starts_on")
        late_errors = pl.when(late & contract.is_null()).then(code("vendor_contract_on_required"))
        late_errors = late_errors.when(late & (contract > on(2023, 2, 28))).then(code("vendor_contract_too_late"))
        moved = ~col("subsidy_paid") & start.is_between(on(2022, 6, 7), on(2023, 1, 31)).fill_null(False)
        mandate = late | ((applied > on(2021, 3, 31)) & moved)
    error = (
        pl.when(pharmacy & group.is_null()).then(code("missing_field"))
        .when(~pharmacy & (group > 0)).then(code("group_prescriptions_not_applicable"))
        .when((readers < 1) | (readers > pl.when(hospital).then(3).otherwise(1))).then(code("readers_out_of_range"))
        .when((cost < 0) | (cost > 10**12)).then(code("cost_out_of_range"))
        .when((applied < on(2020, 8, 7)) | (applied > on(2022, 12, 31))).then(code("date_not_covered"))
        .otherwise(late_errors.otherwise(None))
    )
    base = pl.when(~hospital).then(429_000).when(readers == 1).then(2_101_000).when(readers == 2).then(2_002_000).otherwise(1_903_000)
    chain = pharmacy & (group >= 40_000)
    counted = col("counted")
    subsidy = (
        pl.when((applied <= on(2021, 3, 31)) | (col("mandate") & ~hospital & ~chain)).then(counted)
        .when(hospital | chain).then(counted // 2_000 * 1_000)
        .otherwise(counted * 3 // 4_000 * 1_000)
    )
    return (
        table.lazy()
        .with_columns(hospital=col("facility") == "hospital", pharmacy=col("facility") == "pharmacy", mandate=mandate)
        .with_columns(error=error, counted=pl.min_horizontal(cost, base * pl.when(hospital & col("mandate")).then(2).otherwise(1)))
        .with_columns(subsidy=pl.when(col("error").is_null()).then(subsidy))
        .with_columns(self_pay=cost - col("subsidy"))
        .drop("hospital", "pharmacy", "mandate", "counted")
        .collect()
    )


def by_pandas(table: pd.DataFrame) -> pd.DataFrame:
    facility, group, cost = table["facility"], table["group_prescriptions_per_month"], table["cost"]
    applied, contract, start = table["reader_applied_on"], table["vendor_contract_on"], table["operation_starts_on"]
    readers = table["readers"]
    on = pd.Timestamp
    hospital, pharmacy = facility == "hospital", facility == "pharmacy"
    chain = pharmacy & (group >= 40_000)
    late = applied > on("2022-06-06")
    error = np.select(
        [
            pharmacy & group.isna(),
            ~pharmacy & (group > 0),
            (readers < 1) | (readers > np.where(hospital, 3, 1)),
            (cost < 0) | (cost > 10**12),
            (applied < on("2020-08-07")) | (applied > on("2022-12-31")),
            late & contract.isna(),
            late & (contract > on("2023-02-28")),
        ],
        [np.uint8(number) for number in (1, 4, 5, 6, 7, 8, 9)],
        np.uint8(0),
    )
    accelerated = applied <= on("2021-03-31")
    moved = ~table["subsidy_paid"] & (start >= on("2022-06-07")) & (start <= on("2023-01-31"))
    mandate = late | (~accelerated & moved)
    base = np.select([~hospital, readers == 1, readers == 2], [429_000, 2_101_000, 2_002_000], 1_903_000)
    base = np.where(hospital & mandate, base * 2, base)
    counted = np.minimum(cost, base)
    full = accelerated | (mandate & ~hospital & ~chain)
    subsidy = np.select([full, hospital | chain], [counted, counted // 2_000 * 1_000], counted * 3 // 4_000 * 1_000)
    subsidy = pd.Series(subsidy, index=table.index).where(error == 0)
    return table.assign(subsidy=subsidy, self_pay=cost - subsidy, error=error)


def numbers(column: Any) -> np.ndarray:
    """The codes of refused rows as numbers from 1 on; 0 for an answered row."""
    if column.dtype == pl.UInt8 or column.dtype == np.uint8:
        return np.asarray(column)
    place = {code: i + 1 for i, code in enumerate(CODES)}
    return np.array([place.get(word, 0) for word in column.to_list()], np.uint8)


def amounts(column: Any) -> np.ndarray:
    return column.fillna(0).to_numpy(float) if isinstance(column, pd.Series) else column.fill_null(0).to_numpy().astype(float)


def compare(name: str, table: Any, peer: str, by_hand: Callable[[Any], Any]) -> None:
    """Prints the medians of both, asked in turn."""
    contestants = {"onshi": onshi.assess_table, peer: by_hand}
    times: dict[str, list[float]] = {contestant: [] for contestant in contestants}
    for _ in range(9):
        answers = {}
        for contestant, ask in contestants.items():
            begun = time.perf_counter()
            answers[contestant] = ask(table)
            times[contestant].append(time.perf_counter() - begun)
    ours, theirs = answers["onshi"], answers[peer]
    for column in ("subsidy", "self_pay"):
        assert (amounts(ours[column]) == amounts(theirs[column])).all(), f"{name}: {column}"
    assert (numbers(ours["error"]) == numbers(theirs["error"])).all(), f"{name}: codes"
    medians = {contestant: statistics.median(seconds) * 1e9 / len(table) for contestant, seconds in times.items()}
    print(json.dumps({"table": name, **medians}), flush=True)


def main() -> None:
    data = columns(ROWS)
    eight = frame(data)
    five = eight.select(FIVE)
    text = pl.col("facility").cast(pl.String)
    for name, table in (("five columns", five), ("eight columns", eight)):
        compare(f"{name}, Enum", table, "Polars", by_polars)
        compare(f"{name}, text", table.with_columns(text), "Polars", by_polars)
    pandas = frame({name: column[:FEW] for name, column in data.items()}).with_columns(text).to_pandas()
    pandas["subsidy_paid"] = pandas["subsidy_paid"].astype(bool)
    compare("eight columns, pandas", pandas, "pandas", by_pandas)


main()
