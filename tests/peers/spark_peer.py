"""onshi.spark.assess beside a mapInArrow that hands its batches on, one core each: the median of
nine runs in nanoseconds a row, each of which reads the rows and throws the result away."""

from __future__ import annotations

import os
import pathlib
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

import onshi.spark
import polars as pl
from pyspark.sql import DataFrame, SparkSession


def compare(table: pl.DataFrame) -> tuple[float, float]:
    """Returns the nanoseconds a row of onshi and of the identity."""

    def identity(batches: Iterator[Any]) -> Iterator[Any]:
        yield from batches

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder: Any = SparkSession.builder
    builder = builder.master("local[1]").config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    spark = builder.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").config("spark.log.level", "ERROR").getOrCreate()
    with tempfile.TemporaryDirectory(dir="target/peers") as folder:
        path = str(pathlib.Path(folder) / "rows.parquet")
        table.with_columns(pl.col("facility").cast(pl.String)).write_parquet(path)
        rows = spark.read.parquet(path)
        asked: list[Callable[[], DataFrame]] = [lambda: onshi.spark.assess(rows), lambda: rows.mapInArrow(identity, rows.schema)]
        times: list[list[float]] = [[], []]
        for _ in range(10):
            for taken, ask in zip(times, asked, strict=True):
                begun = time.perf_counter()
                ask().write.format("noop").mode("overwrite").save()
                taken.append(time.perf_counter() - begun)
        spark.stop()
    # The first run of each starts Spark's workers.
    ours, beside = (statistics.median(taken[1:]) * 1e9 / len(table) for taken in times)
    return ours, beside
