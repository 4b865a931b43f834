"""The rule of edition 2022-08 on the same random rows by each peer: the median of nine runs in nanoseconds a row, as
the tables of README.md have them. Every peer's amounts and codes are compared with onshi's.

python peers.py ROWS RUST_PROGRAM
"""

from __future__ import annotations

import json
import os
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
import polars as pl
import pyarrow as pa
import spark_peer
from data import ACCELERATED, CLOSED, CODES, CONTRACT_BY, MISSING, NO_DAY, OPENED, STANDARD, STARTS_FROM, STARTS_TO, columns, frame

ROWS = int(sys.argv[1])
FEW = min(ROWS, 1_000_000)
MANY = min(ROWS, 5_000_000)
HERE = pathlib.Path(__file__).parent


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


def frames(threads: int | None) -> list[dict[str, Any]]:
    """Asks onshi, Polars and pandas for frames in a program of its own, as its threads are set when it begins."""
    limits = {"POLARS_MAX_THREADS": str(threads), "ONSHI_MAX_THREADS": str(threads)} if threads else {}
    command = [sys.executable, str(HERE / "frames.py"), str(min(ROWS, 4_000_000))]
    lines = subprocess.run(command, env=os.environ | limits, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in lines.splitlines()]


def print_frames() -> None:
    cores = len(os.sched_getaffinity(0))
    print(f"{min(ROWS, 4_000_000)} rows ({FEW} for pandas), median of nine, in turn, every answer compared; ns a row\n")
    print(f"| | | onshi, {cores} cores | by hand, {cores} cores | × | onshi, 1 core | by hand, 1 core | × | {cores} ÷ 1 |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for every, one in zip(frames(None), frames(1), strict=True):
        peer = next(name for name in every if name not in ("table", "onshi"))
        cells = [f"{each[name]:.1f}" for each in (every, one) for name in ("onshi", peer)]
        ratios = [f"{each[peer] / each['onshi']:.2f}" for each in (every, one)]
        print(f"| {every['table']} | {peer} |", " | ".join([*cells[:2], ratios[0], *cells[2:], ratios[1]]), f"| {one['onshi'] / every['onshi']:.2f} |")


def main() -> None:
    print_frames()
    data = columns(ROWS)
    few = {name: column[:FEW] for name, column in data.items()}
    table = frame(data)
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
        return np.array([numbers.get(word, 0) for word in pa.array(column).to_pylist()], np.uint8)

    enum, answered = median("onshi, polars Enum", ROWS, lambda: onshi.assess_table(table, threads=1))
    agree("onshi", answered["subsidy"].fill_null(0), codes_of(answered["error"].cast(pl.String).to_arrow()))
    found.append(("onshi, polars Enum", enum, 1.0))
    ns, (amounts, codes) = median("NumPy", ROWS, lambda: by_numpy(data))
    agree("NumPy", amounts, codes)
    found.append(("NumPy", ns, ns / enum))
    duckdb.sql("SET threads = 1")
    rows = table.to_arrow()
    duckdb.register("rows", rows)
    ns, answered = median("DuckDB", ROWS, lambda: duckdb.sql(DUCKDB).to_arrow_table())
    agree("DuckDB", answered["subsidy"].fill_null(0), answered["error"])
    found.append(("DuckDB", ns, ns / enum))
    ns, (amounts, codes) = median("OpenFisca", FEW, lambda: openfisca_peer.assess(few))
    agree("OpenFisca", amounts, codes)
    found.append(("OpenFisca", ns, ns / enum))
    spark, identity = spark_peer.compare(table[:MANY])

    print(f"\n{ROWS} rows ({FEW} for OpenFisca, {MANY} for Spark), one thread but where it says more; every answer compared but those of Spark, which are thrown away\n")
    print("| | ns a row | × |\n| --- | ---: | ---: |")
    for name in ("eight columns", "five columns"):
        core = rust[f"onshi, core, {name}"]
        print(f"| onshi, Rust `batch`, {name} | {core:.2f} | |")
        copies = [line.removesuffix(f", {name}") for line in rust if line.startswith("copy") and line.endswith(name)]
        for peer in ("plain Rust", *copies):
            if (ns := rust.get(f"{peer}, {name}")) is not None:
                print(f"| {peer}, {name} | {ns:.2f} |", "|" if "threads" in peer else f"{ns / core:.2f} |")
    for name, ns, ratio in found:
        print(f"| {name} | {ns:.2f} | {ratio:.2f} |")
    print(f"| onshi, Spark | {spark:.2f} | |\n| Spark, identity | {identity:.2f} | {identity / spark:.2f} |")


main()
