"""The rule of edition 2022-08 on the same random rows by each peer, one thread each, all with
the error column; the median of nine runs in nanoseconds a row, and the ratio to onshi on the
same frame. Every peer's amounts and codes are compared with onshi's.

python peers.py ROWS RUST_PROGRAM
"""

from __future__ import annotations

import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import onshi
import openfisca_peer
import pandas as pd
import polars as pl
import pyarrow as pa
import spark_peer

ROWS = int(sys.argv[1])
FEW = min(ROWS, 1_000_000)
MANY = min(ROWS, 5_000_000)
KINDS = ["hospital", "clinic", "pharmacy"]
MISSING = np.iinfo(np.int64).min
NO_DAY = np.iinfo(np.int32).min
# The codes of a refused row, as numbers from 1 on: the cheapest error column that there is.
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


def by_numpy(data: dict[str, Any], where: Any = np.where, select: Any = np.select) -> tuple[Any, Any]:
    facility, group, readers, cost, applied = (data[name] for name in ("facility", "group", "readers", "cost", "applied"))
    contract, start, paid = data["contract"], data["start"], data["paid"]
    hospital, pharmacy = facility == 0, facility == 2
    chain = pharmacy & (group >= 40_000)
    late = applied > STANDARD
    error = select(
        [
            pharmacy & (group == MISSING),
            ~pharmacy & (group > 0),
            (readers < 1) | (readers > where(hospital, 3, 1)),
            (cost < 0) | (cost > 10**12),
            (applied < OPENED) | (applied > CLOSED),
            late & (contract == NO_DAY),
            late & (contract > CONTRACT_BY),
        ],
        [np.uint8(number) for number in (1, 4, 5, 6, 7, 8, 9)],
        np.uint8(0),
    )
    accelerated = applied <= ACCELERATED
    moved = (paid == 0) & (start >= STARTS_FROM) & (start <= STARTS_TO)
    mandate = late | (~accelerated & moved)
    base = select([~hospital, readers == 1, readers == 2], [429_000, 2_101_000, 2_002_000], 1_903_000)
    base = where(hospital & mandate, base * 2, base)
    counted = np.minimum(cost, base)
    full = accelerated | (mandate & ~hospital & ~chain)
    half = hospital | chain
    subsidy = select([full, half], [counted, counted // 2_000 * 1_000], counted * 3 // 4_000 * 1_000)
    return where(error == 0, subsidy, 0), error


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


def by_polars(table: pl.DataFrame) -> pl.DataFrame:
    col, lit = pl.col, pl.lit
    date = lambda text: lit(text).str.to_date()  # noqa: E731
    hospital, pharmacy = col("facility") == "hospital", col("facility") == "pharmacy"
    group, readers, cost, applied = col("group_prescriptions_per_month"), col("readers"), col("cost"), col("reader_applied_on")
    contract, start = col("vendor_contract_on"), col("operation_starts_on")
    chain = pharmacy & (group >= 40_000)
    late = applied > date("2022-06-06")
    number = lambda code: lit(code, pl.UInt8)  # noqa: E731
    error = (
        pl.when(pharmacy & group.is_null()).then(number(1))
        .when(~pharmacy & (group > 0)).then(number(4))
        .when((readers < 1) | (readers > pl.when(hospital).then(3).otherwise(1))).then(number(5))
        .when((cost < 0) | (cost > 10**12)).then(number(6))
        .when((applied < date("2020-08-07")) | (applied > date("2022-12-31"))).then(number(7))
        .when(late & contract.is_null()).then(number(8))
        .when(late & (contract > date("2023-02-28"))).then(number(9))
        .otherwise(number(0))
    )
    accelerated = applied <= date("2021-03-31")
    moved = ~col("subsidy_paid") & start.is_between(date("2022-06-07"), date("2023-01-31")).fill_null(False)
    mandate = late | (~accelerated & moved)
    base = pl.when(~hospital).then(429_000).when(readers == 1).then(2_101_000).when(readers == 2).then(2_002_000).otherwise(1_903_000)
    base = base * pl.when(hospital & mandate).then(2).otherwise(1)
    counted = pl.min_horizontal(cost, base)
    full = accelerated | (mandate & ~hospital & ~chain)
    subsidy = (
        pl.when(full).then(counted)
        .when(hospital | chain).then(counted // 2_000 * 1_000)
        .otherwise(counted * 3 // 4_000 * 1_000)
    )
    lazy = table.lazy().with_columns(error=error).with_columns(subsidy=pl.when(col("error") == 0).then(subsidy))
    return lazy.with_columns(self_pay=cost - col("subsidy")).collect()


DUCKDB = """
WITH checked AS (SELECT *, facility = 'hospital' AS h, facility = 'pharmacy' AND group_prescriptions_per_month >= 40000 AS chain,
  CASE WHEN facility = 'pharmacy' AND group_prescriptions_per_month IS NULL THEN 1
    WHEN facility <> 'pharmacy' AND group_prescriptions_per_month > 0 THEN 4
    WHEN readers < 1 OR readers > CASE WHEN facility = 'hospital' THEN 3 ELSE 1 END THEN 5
    WHEN cost < 0 OR cost > 1000000000000 THEN 6
    WHEN reader_applied_on < DATE '2020-08-07' OR reader_applied_on > DATE '2022-12-31' THEN 7
    WHEN reader_applied_on > DATE '2022-06-06' AND vendor_contract_on IS NULL THEN 8
    WHEN reader_applied_on > DATE '2022-06-06' AND vendor_contract_on > DATE '2023-02-28' THEN 9 ELSE 0 END::UTINYINT AS error,
  reader_applied_on <= DATE '2021-03-31' AS accelerated,
  reader_applied_on > DATE '2022-06-06' OR (reader_applied_on > DATE '2021-03-31' AND NOT subsidy_paid
    AND coalesce(operation_starts_on BETWEEN DATE '2022-06-07' AND DATE '2023-01-31', false)) AS mandate FROM rows),
counted AS (SELECT *, least(cost, CASE WHEN NOT h THEN 429000 WHEN readers = 1 THEN 2101000 WHEN readers = 2 THEN 2002000
  ELSE 1903000 END * CASE WHEN h AND mandate THEN 2 ELSE 1 END) AS counted FROM checked)
SELECT * EXCLUDE (h, chain, accelerated, mandate, counted), CASE WHEN error <> 0 THEN NULL
  WHEN accelerated OR (mandate AND NOT h AND NOT coalesce(chain, false)) THEN counted
  WHEN h OR coalesce(chain, false) THEN counted // 2000 * 1000 ELSE counted * 3 // 4000 * 1000 END AS subsidy, cost - subsidy AS self_pay
FROM counted
"""


def median(name: str, rows: int, run: Callable[[], Any]) -> tuple[float, Any]:
    times = []
    for _ in range(9):
        begun = time.perf_counter()
        answered = run()
        times.append(time.perf_counter() - begun)
    nanoseconds = statistics.median(times) * 1e9 / rows
    print(f"  {name}: {nanoseconds:.2f}", file=sys.stderr)
    return nanoseconds, answered


def main() -> None:
    data = columns(ROWS)
    few = {name: column[:FEW] for name, column in data.items()}
    table, small = frame(data), frame(few)
    found: list[tuple[str, float, float]] = []
    with tempfile.TemporaryDirectory(dir="target/peers") as folder:
        for name, column in data.items():
            column.tofile(pathlib.Path(folder) / name)
        lines = subprocess.run([sys.argv[2], "--data", folder], check=True, capture_output=True, text=True).stdout
        rust = {name: float(ns) for name, ns in (line.split("\t") for line in lines.splitlines())}
        subsidy = np.fromfile(pathlib.Path(folder) / "subsidy.out", np.int64)
        error = np.fromfile(pathlib.Path(folder) / "error.out", np.uint8)

    def agree(name: str, amounts: Any, codes: Any) -> None:
        amounts, codes = np.asarray(amounts), np.asarray(codes)
        rows = len(amounts)
        assert (np.nan_to_num(amounts.astype(float)) == subsidy[:rows]).all(), f"{name}: amounts"
        assert (codes == error[:rows]).all(), f"{name}: codes"

    def codes_of(column: Any) -> np.ndarray:
        numbers = {code: i + 1 for i, code in enumerate(CODES)}
        words = pa.array(column) if not isinstance(column, pa.ChunkedArray) else column
        return np.array([numbers.get(word, 0) for word in words.to_pylist()], np.uint8)

    core = rust["onshi, core"]
    for name in ("plain Rust", "copy of as many bytes"):
        found.append((name, rust[name], rust[name] / core))
    enum, answered = median("onshi, polars Enum", ROWS, lambda: onshi.assess_table(table))
    agree("onshi", answered["subsidy"].fill_null(0), codes_of(answered["error"].to_arrow()))
    found.append(("onshi, polars Enum", enum, enum / core))
    ns, answered = median("Polars", ROWS, lambda: by_polars(table))
    agree("Polars", answered["subsidy"].fill_null(0), answered["error"])
    found.append(("Polars, Enum", ns, ns / enum))
    ns, (amounts, codes) = median("NumPy", ROWS, lambda: by_numpy(data))
    agree("NumPy", amounts, codes)
    found.append(("NumPy", ns, ns / enum))
    duckdb.sql("SET threads = 1")
    rows = table.to_arrow()
    duckdb.register("rows", rows)
    ns, answered = median("DuckDB", ROWS, lambda: duckdb.sql(DUCKDB).to_arrow_table())
    agree("DuckDB", answered["subsidy"].fill_null(0), answered["error"])
    found.append(("DuckDB", ns, ns / enum))

    texts = small.with_columns(pl.col("facility").cast(pl.String))
    text, answered = median("onshi, polars text", FEW, lambda: onshi.assess_table(texts))
    agree("onshi, polars text", answered["subsidy"].fill_null(0), codes_of(answered["error"].to_arrow()))
    ns, answered = median("Polars, text", FEW, lambda: by_polars(texts))
    agree("Polars, text", answered["subsidy"].fill_null(0), answered["error"])
    found += [("onshi, polars text", text, text / core), ("Polars, text", ns, ns / text)]
    pandas = small.to_pandas()
    pandas["subsidy_paid"] = pandas["subsidy_paid"].astype(bool)
    own, answered = median("onshi, pandas", FEW, lambda: onshi.assess_table(pandas))
    agree("onshi, pandas", answered["subsidy"].fillna(0), codes_of(answered["error"].astype(object).where(answered["error"].notna(), None)))
    ns, answered = median("pandas", FEW, lambda: by_pandas(pandas))
    agree("pandas", answered["subsidy"].fillna(0), answered["error"])
    found += [("onshi, pandas", own, own / core), ("pandas", ns, ns / own)]
    ns, (amounts, codes) = median("OpenFisca", FEW, lambda: openfisca_peer.assess(few))
    agree("OpenFisca", amounts, codes)
    found.append(("OpenFisca", ns, ns / enum))
    spark, identity = spark_peer.compare(table[:MANY])
    found += [("onshi, Spark", spark, spark / core), ("Spark, identity", identity, identity / spark)]

    print(f"{ROWS} rows ({FEW} for text, pandas and OpenFisca, {MANY} for Spark), one thread, median of nine, every answer compared but those of Spark, which are thrown away\n")
    print("| | ns a row | × |\n| --- | ---: | ---: |")
    print(f"| onshi, core | {core:.2f} | |")
    for name, ns, ratio in found:
        beside = "core" if name.startswith(("plain", "copy", "onshi")) else "onshi"
        print(f"| {name} | {ns:.2f} | {ratio:.2f} {beside} |")


main()
