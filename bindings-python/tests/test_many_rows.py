"""assess_table on many rows: threads, memory, what stays lazy; the answers do not depend on it."""

from __future__ import annotations

import gc
import multiprocessing
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import onshi
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute
import pytest
from onshi import _table
from frames import ROWS, as_lists, categorical, clinics


def _many(rows: int) -> pa.Table:
    """Rows of every kind, right and wrong, with gaps in each column."""
    random = np.random.default_rng(5)
    day = np.datetime64("2020-07-01")

    def gaps(values: Any, share: float = 0.05) -> pa.Array:
        return pa.array(values, mask=random.random(rows) < share)

    facility = random.choice(["hospital", "clinic", "pharmacy", "school"], rows, p=[0.3, 0.3, 0.39, 0.01])
    group = np.where(facility == "pharmacy", random.integers(0, 80_000, rows), 0)
    return pa.table(
        {
            "facility": gaps(facility, 0.01),
            "group_prescriptions_per_month": gaps(group),
            "readers": gaps(random.integers(0, 5, rows), 0.01),
            "cost": gaps(random.integers(-10, 3_000_000, rows), 0.01),
            "reader_applied_on": gaps(day + random.integers(0, 920, rows), 0.01),
            "vendor_contract_on": gaps(day + random.integers(500, 1_000, rows)),
            "operation_starts_on": gaps(day + random.integers(0, 1_000, rows), 0.5),
            "subsidy_paid": gaps(random.random(rows) < 0.5),
        }
    )


def _plain(column: Any) -> pa.Array:
    """One array of numbers or text, whatever the column is encoded as."""
    column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return column if pa.types.is_integer(column.type) else column.cast(pa.string())


def test_the_number_of_threads_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    table = _many(300_000)
    outputs = ["subsidy", "self_pay", "error", "category", "track", "counted"]
    frames: list[Any] = [
        table,
        pa.Table.from_batches(table.to_batches(max_chunksize=7_001)),
        pa.concat_tables([table.slice(0, 100), table.slice(0, 0), table.slice(100)]),
        categorical(table),
        pl.DataFrame(table),
        table.to_pandas(),
    ]
    alone = onshi.assess_table(table, outputs=outputs, threads=1)
    buffers = [buffer and buffer.to_pybytes() for name in outputs for buffer in alone[name].chunk(0).buffers()]
    for threads in (1, 2, 3, 8):
        again = onshi.assess_table(table, outputs=outputs, threads=threads)
        assert [b and b.to_pybytes() for name in outputs for b in again[name].chunk(0).buffers()] == buffers
        for frame in frames:
            answered = onshi.assess_table(frame, outputs=outputs, threads=threads)
            if isinstance(answered, pl.DataFrame):
                assert answered.n_chunks("all") == [1] * 14
                assert answered["error"].dtype == pl.Categorical
                answered = answered.with_columns(pl.col(pl.Categorical).cast(pl.String))
            for name in outputs:
                column = pa.array(answered[name]) if isinstance(answered, pd.DataFrame) else pa.table(answered)[name]
                assert _plain(column).equals(_plain(alone[name])), (type(frame), name, threads)
    monkeypatch.setenv("ONSHI_MAX_THREADS", "3")
    assert onshi.assess_table(table, outputs=outputs).equals(alone)
    assert [_table._threads(given) for given in (None, 2, 2**70)] == [3, 2, 1 << 16]

    _agree(alone, outputs, "2022-08")


def _agree(answered: pa.Table, outputs: list[str], edition: str | onshi.Edition) -> None:
    """A sample is what one question answers."""
    for row in answered.take(list(range(0, answered.num_rows, 601))).to_pylist():
        project = {name: value for name, value in row.items() if name not in outputs and value is not None}
        try:
            answer = onshi.assess(**project, edition=edition)
        except onshi.OnshiError as error:
            assert (row["error"], row["subsidy"], row["category"]) == (error.code, None, None), row
        else:
            assert (row["subsidy"], row["self_pay"], row["counted"]) == (answer.subsidy, answer.self_pay, answer.counted)
            assert (row["category"], row["track"], row["error"]) == (answer.category, answer.track, None)


def _any_edition(choose: random.Random) -> onshi.Edition:
    """A table of one's own: every amount, ratio and rule of fractions at random, and the threshold."""
    changes: dict[str, Any] = {"name": "at random", "chain_threshold.value": choose.choice([0, 40_000, 4_294_967_295])}
    for place in range(len(onshi.Edition.latest().rows)):
        ratio = choose.choice([Fraction(1), Fraction(1, 2), Fraction(3, 4), Fraction(2, 3), Fraction(21, 48), Fraction(65_520, 65_521)])
        base = choose.choice([1, 999, 1_000, choose.randrange(1, 5_000_000)])
        rule, step = choose.choice([("whole_yen", 1), ("thousand_yen", 1_000)])
        row = {
            "base": base,
            "ratio": f"{ratio.numerator}/{ratio.denominator}",
            "fraction_rule": rule,
            "ceiling": int(base * ratio) // step * step,
        }
        changes.update({f"rows[{place}].{name}": value for name, value in row.items()})
    edition = onshi.Edition.latest().replace(changes)
    assert edition.check().ok, edition.check()
    return edition


def test_any_edition_and_any_columns_on_any_number_of_threads() -> None:
    choose = random.Random(30)
    table = _many(200_000)
    optional = ["group_prescriptions_per_month", "vendor_contract_on", "operation_starts_on", "subsidy_paid"]
    outputs = ["subsidy", "self_pay", "error", "category", "track", "counted"]
    refused = 0
    for _ in range(12):
        edition = _any_edition(choose)
        part = table.drop_columns([name for name in optional if choose.random() < 0.5])
        alone = onshi.assess_table(part, edition=edition, outputs=outputs, threads=1)
        for threads in range(2, 9):
            assert onshi.assess_table(part, edition=edition, outputs=outputs, threads=threads).equals(alone), threads
        _agree(alone, outputs, edition)
        refused += alone.num_rows - alone["error"].null_count
    assert 100_000 < refused < 2_300_000


def test_a_number_of_threads_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in ("2", 1.0, True):
        with pytest.raises(TypeError, match="threads is a whole number"):
            onshi.assess_table(pa.table(ROWS), threads=wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="threads is 1 or more, got 0"):
        onshi.assess_table(pa.table(ROWS), threads=0)
    for limit in ("0", "many", "-1", "２"):
        monkeypatch.setenv("ONSHI_MAX_THREADS", limit)
        with pytest.raises(ValueError, match="ONSHI_MAX_THREADS is a number of threads"):
            onshi.assess_table(pa.table(ROWS))
        assert onshi.assess_table(pa.table(ROWS), threads=2).num_rows == 10
    monkeypatch.setenv("ONSHI_MAX_THREADS", "")
    assert onshi.assess_table(pa.table(ROWS)).num_rows == 10


def test_memory_that_is_used_again_holds_no_other_answers() -> None:
    """Large columns take the memory of earlier ones: an answer that is kept stays as it is."""
    table = _many(600_000)
    kept = onshi.assess_table(table)
    before = pa.array(kept["subsidy"].to_pylist())
    places: set[int] = set()
    for start, rows in ((1, 599_999), (7, 590_000), (0, 600_000), (2, 599_000)):
        answered = onshi.assess_table(table.slice(start, rows))
        assert answered["subsidy"].combine_chunks().equals(before.slice(start, rows))
        places.update(answered[name].chunk(0).buffers()[1].address for name in ("subsidy", "self_pay"))
        del answered
        gc.collect()
    assert len(places) < 8, "no memory was used again"
    assert kept["subsidy"].combine_chunks().equals(before)


def test_a_lazy_frame_stays_lazy(tmp_path: Path) -> None:
    table = pl.DataFrame(_many(30_000))
    eager = onshi.assess_table(table, outputs=["subsidy", "track", "error"])
    path = tmp_path / "in.parquet"
    table.write_parquet(path, row_group_size=1_000)
    lazy = onshi.assess_table(pl.scan_parquet(path), outputs=["subsidy", "track", "error"])
    assert lazy.collect_schema() == eager.schema
    assert lazy.collect().equals(eager)
    assert lazy.collect(engine="streaming").equals(eager)
    lazy.sink_parquet(tmp_path / "out.parquet")
    assert pl.read_parquet(tmp_path / "out.parquet")["subsidy"].equals(eager["subsidy"])

    # Columns and rows that nobody asks for are not read.
    few = pl.scan_parquet(path).with_columns(note=pl.lit("x"))
    plan = onshi.assess_table(few).filter(pl.col("facility") == "clinic").select("cost", "subsidy").explain()
    assert 'SELECTION: col("facility") == "clinic"' in plan and "note" not in plan
    subsidies = onshi.assess_table(few).filter(pl.col("facility") == "clinic").select(pl.col("subsidy").sum()).collect()
    assert subsidies.item() == eager.filter(pl.col("facility") == "clinic")["subsidy"].sum()

    # A missing column is refused at once, a wrong type when rows are read.
    with pytest.raises(onshi.OnshiError) as missing:
        onshi.assess_table(pl.scan_parquet(path).drop("cost"))
    assert (missing.value.code, missing.value.field) == ("missing_column", "cost")
    with pytest.raises(onshi.OnshiError, match="subsidy"):
        onshi.assess_table(lazy)
    wrong = onshi.assess_table(pl.scan_parquet(path).with_columns(cost=pl.lit("429,000")))
    with pytest.raises(pl.exceptions.ComputeError, match="must be whole numbers"):
        wrong.collect()
    blank = onshi.assess_table(pl.scan_parquet(path).with_columns(vendor_contract_on=pl.lit(None, pl.Boolean)))
    assert blank.collect()["error"].equals(onshi.assess_table(table.drop("vendor_contract_on"))["error"])
    assert onshi.assess_table(few, outputs=[]).collect().equals(few.collect())

    # A row is answered alike, whichever other rows are read with it.
    blanks = pl.LazyFrame(clinics(vendor_contract_on=["", "", "2021-01-01"]))
    lazy = onshi.assess_table(blanks)
    for found in (lazy.collect(), lazy.head(1).collect(), lazy.filter(pl.col("vendor_contract_on") == "").collect()):
        assert found["error"][0] == "invalid_date"
    many = pl.DataFrame(clinics(vendor_contract_on=["", "", "2021-01-01"]))
    many = pl.concat([many.head(2)] * 100_000 + [many.tail(1)])
    engines: list[Any] = ["in-memory", "streaming"]
    for engine in engines:
        found = onshi.assess_table(many.lazy()).collect(engine=engine)
        assert found["error"].null_count() == 1


def test_names_that_polars_takes_for_patterns() -> None:
    for name in ("*", "^cost$", "^c.*$", "^", "cost_*"):
        frame = pl.DataFrame(clinics()).rename({"cost": name})
        for given in (frame, frame.lazy()):
            assert as_lists(onshi.assess_table(given, columns={"cost": name}))["subsidy"] == [225000] * 3


def test_a_fork_finds_no_broken_pool() -> None:
    """A child of a program whose threads have answered answers with threads of its own."""
    table = _many(200_000)
    expected = pa.compute.sum(onshi.assess_table(table, threads=2)["subsidy"]).as_py()
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(_sum, [table, table], chunksize=1) == [expected, expected]


def _sum(table: pa.Table) -> int:
    return pa.compute.sum(onshi.assess_table(table, threads=2)["subsidy"]).as_py()  # type: ignore[no-any-return]


def test_a_word_that_is_unknown_or_missing_stays_in_its_row() -> None:
    rows = 100_000
    for place, word, code in [(0, "clinic", None), (70_000, "Clinic", "invalid_value"), (99_999, None, "missing_field"), (40_000, "a school of medicine", "invalid_value")]:
        words: list[str | None] = ["hospital", "clinic"] * (rows // 2)
        words[place] = word
        numbers = pa.array([1] * rows, pa.int64())
        days = pa.array([18_717] * rows, pa.int32()).cast(pa.date32())
        table = pa.table({"facility": pa.array(words, pa.string_view()), "readers": numbers, "cost": numbers, "reader_applied_on": days})
        error = onshi.assess_table(table)["error"].combine_chunks()
        assert error[place].as_py() == code
        assert error.null_count == rows - (code is not None)
