"""A Parquet file of many rows through one engine: streams.py (write | polars | duckdb | pyarrow) FOLDER ROWS."""

from __future__ import annotations

import datetime as dt
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import onshi
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

GROUP = 1_000_000
LIMIT = 1_500_000_000


def groups(rows: int) -> Iterator[pa.RecordBatch]:
    """Clinics and hospitals whose costs go from 0 yen up, again in each group."""
    day = pa.scalar(dt.date(2021, 4, 1))
    for start in range(0, rows, GROUP):
        count = min(GROUP, rows - start)
        yield pa.record_batch(
            {
                "facility": pa.array(["clinic", "hospital"] * (count // 2 + 1)).slice(0, count),
                "readers": pa.repeat(pa.scalar(1, pa.int64()), count),
                "cost": pa.array(range(count), pa.int64()),
                "reader_applied_on": pa.repeat(day, count),
            }
        )


def subsidies(rows: int) -> int:
    """The sum: a clinic gets 3/4 of up to 429,000 yen, a hospital half of up to 2,101,000, in thousands of yen."""

    def subsidy(cost: int) -> int:
        return min(cost, 429_000) * 3 // 4_000 * 1_000 if cost % 2 == 0 else min(cost, 2_101_000) // 2_000 * 1_000

    whole, rest = divmod(rows, GROUP)
    return whole * sum(map(subsidy, range(GROUP))) + sum(map(subsidy, range(rest)))


def by_polars(source: Path, target: Path) -> None:
    import polars as pl

    onshi.assess_table(pl.scan_parquet(source)).sink_parquet(target)


def by_duckdb(source: Path, target: Path) -> None:
    import duckdb

    write(duckdb.read_parquet(str(source)).to_arrow_reader(GROUP), target)


def by_pyarrow(source: Path, target: Path) -> None:
    file = pq.ParquetFile(source)
    write(pa.RecordBatchReader.from_batches(file.schema_arrow, file.iter_batches()), target)


def write(reader: pa.RecordBatchReader, target: Path) -> None:
    answers = onshi.assess_table(reader)
    with pq.ParquetWriter(target, answers.schema) as writer:
        for batch in answers:
            writer.write_batch(batch)


ENGINES: dict[str, Callable[[Path, Path], None]] = {"polars": by_polars, "duckdb": by_duckdb, "pyarrow": by_pyarrow}


def main() -> None:
    what, folder, rows = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    source, target = folder / "in.parquet", folder / f"{what}.parquet"
    if what == "write":
        with pq.ParquetWriter(source, next(groups(1)).schema) as writer:
            for group in groups(rows):
                writer.write_batch(group)
        return
    begun = time.perf_counter()
    ENGINES[what](source, target)
    seconds = time.perf_counter() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1_024
    file = pq.ParquetFile(target)
    found = sum(pc.sum(batch["subsidy"]).as_py() for batch in file.iter_batches(columns=["subsidy"]))
    assert (file.metadata.num_rows, found) == (rows, subsidies(rows)), (file.metadata.num_rows, found)
    print(f"{what}: {rows} rows in {seconds:.0f} s, at most {most / 1e6:.0f} MB")
    assert most < LIMIT, "too much memory"


main()
