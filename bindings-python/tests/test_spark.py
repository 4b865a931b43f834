"""onshi.spark on separate executors."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import onshi
import onshi.spark
import pytest
from pyspark.sql import SparkSession
from frames import ERROR, ROWS, SELF_PAY, SUBSIDY


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder: Any = SparkSession.builder
    builder = builder.master("local-cluster[2,1,1024]").appName("onshi")
    for key, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "Asia/Tokyo",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "3",
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def _frame(spark: SparkSession, rows: dict[str, list[Any]]) -> Any:
    schema = "facility string, group_prescriptions_per_month long, readers int, cost long, reader_applied_on date"
    return spark.createDataFrame(list(zip(*rows.values(), strict=True)), schema).repartition(4)


def _sorted(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=str)


def test_worked_examples_on_two_executors(spark: SparkSession) -> None:
    answered = onshi.spark.assess(_frame(spark, ROWS)).collect()
    found = [(row["cost"], row["facility"], row["subsidy"], row["self_pay"], row["error"]) for row in answered]
    wanted = list(zip(ROWS["cost"], ROWS["facility"], SUBSIDY, SELF_PAY, ERROR, strict=True))
    assert _sorted(found) == _sorted(wanted)


def test_a_what_if_and_other_columns(spark: SparkSession) -> None:
    later = onshi.Edition.latest().replace({"tracks[0].applies_to": "2021-04-30", "tracks[1].applies_from": "2021-05-01"})
    frame = _frame(spark, ROWS).withColumnRenamed("cost", "事業費")
    answered = onshi.spark.assess(frame, edition=later, columns={"cost": "事業費"}, outputs=["track", "subsidy"])
    clinic = answered.where("facility = 'clinic' and `事業費` = 300000").collect()[0]
    assert (clinic["track"], clinic["subsidy"]) == ("accelerated", 300000)


def test_days_as_timestamps_are_days_of_the_session(spark: SparkSession) -> None:
    frame = _frame(spark, ROWS).selectExpr("facility", "readers", "cost", "group_prescriptions_per_month", "cast(reader_applied_on as timestamp) as reader_applied_on")
    clinic = onshi.spark.assess(frame).where("facility = 'clinic' and cost = 300000").collect()[0]
    assert (clinic["subsidy"], clinic["error"]) == (225000, None)
    assert clinic["reader_applied_on"] is not None


def test_a_wrong_column_shows_before_any_row(spark: SparkSession) -> None:
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.spark.assess(_frame(spark, ROWS).drop("cost"))
    assert (caught.value.code, caught.value.field) == ("missing_column", "cost")
