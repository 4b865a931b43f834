"""assess_table: the worked examples on each kind of frame, its arguments, and frames as they go wrong."""

from __future__ import annotations

import datetime as dt
import gc
import resource
import sys
from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import onshi
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from frames import DAY, ERROR, ROWS, SELF_PAY, SUBSIDY, as_lists, categorical, clinics, refused

# Said of frames that are refused as a whole, as many are here.
pytestmark = pytest.mark.filterwarnings("ignore:every row is refused")

FRAMES: dict[str, Callable[[], Any]] = {
    "pyarrow": lambda: pa.table(ROWS),
    "pyarrow dictionary": lambda: categorical(pa.table(ROWS)),
    "pyarrow batch": lambda: pa.RecordBatch.from_pydict(ROWS),
    "pyarrow reader": lambda: pa.table(ROWS).to_reader(max_chunksize=3),
    "pyarrow chunks": lambda: pa.concat_tables([pa.table(ROWS).slice(0, 4), pa.table(ROWS).slice(0, 0), pa.table(ROWS).slice(4)]),
    "pyarrow offset": lambda: pa.concat_tables([pa.table(ROWS).slice(9, 1), pa.table(ROWS)]).combine_chunks().slice(1),
    "polars": lambda: pl.DataFrame(ROWS),
    "polars lazy": lambda: pl.LazyFrame(ROWS),
    "polars enum": lambda: pl.DataFrame(ROWS, schema_overrides={"facility": pl.Enum(["clinic", "hospital", "pharmacy"])}),
    "polars categorical": lambda: pl.DataFrame(ROWS, schema_overrides={"facility": pl.Categorical}),
    "pandas": lambda: pd.DataFrame(ROWS),
    "pandas categorical": lambda: pd.DataFrame(ROWS).astype({"facility": "category"}),
    "pandas dates": lambda: pd.DataFrame(ROWS).assign(reader_applied_on=pd.Timestamp("2021-04-01")),
    "pandas index": lambda: pd.DataFrame(ROWS, index=[f"f{i % 3}" for i in range(10)]),
    "duckdb": lambda: duckdb.from_arrow(pa.table(ROWS)),
}


@pytest.mark.parametrize("name", FRAMES)
def test_worked_examples(name: str) -> None:
    frame = FRAMES[name]()
    kind = type(frame)
    answered = onshi.assess_table(frame)
    assert isinstance(answered, kind)
    lists = as_lists(answered)
    assert list(lists)[:5] == list(ROWS)
    assert (lists["subsidy"], lists["self_pay"], lists["error"]) == (SUBSIDY, SELF_PAY, ERROR)


def test_whatever_speaks_arrow() -> None:
    class Stream:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return pa.table(ROWS).__arrow_c_stream__(requested_schema)

    class Array:
        def __arrow_c_array__(self, requested_schema: object = None) -> object:
            return pa.RecordBatch.from_pydict(ROWS).__arrow_c_array__(requested_schema)

    for frame in (Stream(), Array()):
        answered: Any = onshi.assess_table(frame)
        assert pa.table(answered).column("subsidy").to_pylist() == SUBSIDY
        with pytest.raises(RuntimeError):
            pa.table(answered)
    for other in (object(), [1], None, {"facility": []}):
        with pytest.raises(TypeError):
            onshi.assess_table(other)


def test_wrong_schemas_name_the_column() -> None:
    rows: dict[str, Any] = dict(ROWS)
    for make in (pa.table, pl.DataFrame, pd.DataFrame):
        error = refused(make({key: value for key, value in rows.items() if key != "cost"}))
        assert (error.code, error.field) == ("missing_column", "cost")
        error = refused(make({**rows, "subsidy": [0] * 10}))
        assert (error.code, error.field) == ("duplicate_column", "subsidy")
        for field, value in [("readers", "one"), ("facility", 1), ("reader_applied_on", 20210401), ("cost", DAY)]:
            error = refused(make({**rows, field: [value] * 10}))
            assert (error.code, error.field) == ("invalid_value", field)
            assert f"`{field}`" in error.message.en and error.given
    zone = pa.array([dt.datetime(2021, 4, 1)] * 10, pa.timestamp("us", "Asia/Tokyo"))
    assert refused(pa.table({**rows, "reader_applied_on": zone})).field == "reader_applied_on"
    twice = pa.Table.from_arrays([pa.table(rows).column(0)] * 2 + pa.table(rows).columns[1:], names=["facility", *rows])
    assert refused(twice).code == "duplicate_column"
    assert refused(pd.concat([pd.DataFrame(rows), pd.DataFrame(rows)[["cost"]]], axis=1)).code == "duplicate_column"
    mixed = pd.DataFrame({**rows, "cost": [1, "x"] * 5})
    assert refused(mixed).field == "cost"
    for options in ({"columns": {"tax": "x"}}, {"outputs": ["tax"]}, {"outputs": ["error", "error"]}, {"edition": 5}):
        with pytest.raises(TypeError):
            onshi.assess_table(pa.table(rows), **options)
    assert refused(pa.table(rows), edition="2030-01").code == "unknown_edition"
    error = refused(pa.table(rows), columns={"cost": "事業費"})
    assert error.code == "missing_column" and "`事業費`, which was named for `cost`" in error.message.en
    # The heading that is meant is among those that are shown.
    meant = {("事業費" if name == "cost" else name): column for name, column in rows.items()}
    for frame in (pl.DataFrame(meant), pd.DataFrame(meant), pa.table(meant)):
        assert "事業費" in str(refused(frame))


@pytest.mark.skipif(sys.version_info < (3, 11), reason="errors have no notes")
def test_headings_as_people_type_them_hint_at_typed() -> None:
    table = {"施設区分": ["診療所"], "顔認証付きカードリーダー台数": [1], "事業費": ["30万円"], "申込日": ["令和3年4月15日"]}
    without_cost = {name: column for name, column in table.items() if name != "事業費"}
    for make in (pa.table, pl.DataFrame, pl.LazyFrame, pd.DataFrame):
        (hint,) = refused(make(table)).__notes__
        assert hint == "typed=True reads these headings, and cells as people type them"
        assert not hasattr(refused(make(without_cost)), "__notes__")
        assert not hasattr(refused(make(without_cost), typed=True), "__notes__")
    # 300,000 × 3/4.
    assert onshi.assess_table(pl.DataFrame(table), typed=True)["subsidy"].to_list() == [225_000]


def test_columns_outputs_and_empty_frames() -> None:
    frame = pl.DataFrame(ROWS).rename({"cost": "事業費", "facility": "施設"})
    names = {"cost": "事業費", "facility": "施設"}
    answered = onshi.assess_table(frame, columns=names, outputs=["track", "category", "counted", "subsidy"])
    assert answered.columns[-4:] == ["track", "category", "counted", "subsidy"]
    assert answered["track"].to_list() == ["standard"] * 7 + [None] * 3
    assert answered["category"].to_list()[3:6] == ["large_chain_pharmacy", "clinic_or_pharmacy", "clinic_or_pharmacy"]
    assert answered["counted"].to_list() == [2101000, 1903000, 999999, 429000, 429000, 300000, 0, None, None, None]
    for make in FRAMES.values():
        frame = make()
        empty = frame.head(0) if hasattr(frame, "head") else frame.slice(0, 0) if hasattr(frame, "slice") else None
        if empty is not None:
            assert as_lists(onshi.assess_table(empty))["subsidy"] == []
        if isinstance(frame, duckdb.DuckDBPyRelation):
            assert as_lists(onshi.assess_table(frame.limit(0)))["subsidy"] == []
    assert as_lists(onshi.assess_table(pa.table(ROWS), outputs=[])) == as_lists(pa.table(ROWS))


def test_a_stream_that_raises_half_way() -> None:
    schema = pa.table(ROWS).schema

    def batches() -> Any:
        yield pa.RecordBatch.from_pydict(ROWS, schema=schema)
        raise ValueError("the disk is gone")

    reader = onshi.assess_table(pa.RecordBatchReader.from_batches(schema, batches()))
    assert reader.read_next_batch().num_rows == 10
    with pytest.raises(Exception, match="the disk is gone"):
        reader.read_next_batch()


def test_what_a_tester_found() -> None:
    rows: dict[str, Any] = {"facility": ["clinic"] * 3, "readers": [1] * 3, "cost": [1] * 3, "reader_applied_on": [DAY] * 3}
    table = pa.table(rows)
    columns = [column.combine_chunks() for column in table.columns]
    nulls = pa.StructArray.from_arrays(columns, names=table.column_names, mask=pa.array([False, True, False]))
    with pytest.raises(TypeError):
        onshi.assess_table(nulls)
    for wrong in (pa.chunked_array([[1, 2]]), pd.Series([1])):
        with pytest.raises(TypeError):
            onshi.assess_table(wrong)
    for field, code in [("vendor_contract_on", None), ("subsidy_paid", None), ("cost", "missing_field"), ("facility", "missing_field")]:
        frame = pl.DataFrame({**rows, field: [None] * 3})
        assert onshi.assess_table(frame)["error"].to_list() == [code] * 3
        assert onshi.assess_table(frame.lazy()).collect()["error"].to_list() == [code] * 3
    for value in (2**64, "\ud800", 10**40):
        error = refused(pd.DataFrame({**rows, "cost": [1, 2, value]}))
        assert error.field == "cost" and error.given == "mixed objects"
    for names in ({"readers": "cost"}, {"group_prescriptions_per_month": "cost"}):
        with pytest.raises(TypeError):
            onshi.assess_table(table, columns=names)
    huge = duckdb.sql("SELECT 'clinic' AS facility, 1::HUGEINT AS readers, sum(300000) AS cost, DATE '2021-04-01' AS reader_applied_on")
    assert as_lists(onshi.assess_table(huge))["subsidy"] == [225000]


def test_calls_leave_no_memory_behind() -> None:
    table = pa.table(ROWS)
    bad = pa.table({**ROWS, "cost": ["x"] * 10})

    def many() -> int:
        for _ in range(3000):
            onshi.assess_table(table)
            with pytest.raises(onshi.OnshiError):
                onshi.assess_table(bad)
        gc.collect()
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    many()
    before = many()
    assert many() - before < 2048


def test_arguments_and_cells_of_other_kinds_are_named() -> None:
    frame = pd.DataFrame(ROWS)
    for columns in (5, "x", False):
        with pytest.raises(TypeError, match="columns is"):
            onshi.assess_table(frame, columns=columns)  # type: ignore[arg-type]
    for outputs in (None, "subsidy"):
        with pytest.raises(TypeError, match="outputs is"):
            onshi.assess_table(frame, outputs=outputs)  # type: ignore[arg-type]
    for cell in (np.datetime64("2021-04-01"), np.array([1])):
        mixed = frame.assign(reader_applied_on=pd.Series([DAY, cell] * 5, dtype=object))
        with pytest.raises(onshi.OnshiError) as caught:
            onshi.assess_table(mixed)
        assert caught.value.field == "reader_applied_on"


def test_an_answer_of_yesterday_does_not_stand_beside_todays() -> None:
    names = ["edition", "category", "track", "base", "counted", "ratio", "exact", "fraction_rule", "basis", "cut", "subsidy", "self_pay", "error"]
    for name in names:
        for make in (pa.table, pl.DataFrame, pd.DataFrame):
            error = refused(make(clinics(**{name: [225000] * 3})), outputs=["counted"])
            assert (error.code, error.field) == ("duplicate_column", name)
        reader = pa.table(clinics(**{name: [1] * 3})).to_reader()
        assert refused(reader).code == "duplicate_column"
    # Columns that only look alike are the user's own.
    assert onshi.assess_table(pd.DataFrame(clinics(Category=["x"] * 3)))["subsidy"].tolist() == [225000] * 3
