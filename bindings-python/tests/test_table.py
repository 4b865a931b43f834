"""assess_table: the worked examples on each kind of frame, and frames as they go wrong."""

from __future__ import annotations

import datetime as dt
import decimal
import gc
import json
import multiprocessing
import pathlib
import pickle
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import onshi
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute
import pyarrow.csv
import pytest
from onshi import _table
from onshi._table import _Ask

# Said of frames that are refused as a whole, as many are here.
pytestmark = pytest.mark.filterwarnings("ignore:every row is refused")

_VECTORS = pathlib.Path(__file__).parents[2] / "tests" / "vectors"
_DAY = dt.date(2021, 4, 1)
# The worked examples, and a row for each way to be refused.
ROWS: dict[str, list[Any]] = {
    "facility": ["hospital", "hospital", "hospital", "pharmacy", "pharmacy", "clinic", "clinic", "clinic", "hospital", None],
    "group_prescriptions_per_month": [None, None, 0, 40000, 39999, None, None, 1, None, None],
    "readers": [1, 3, 2, 1, 1, 1, 1, 1, 4, 1],
    "cost": [2500000, 1903000, 999999, 429000, 429000, 300000, 0, 1, 1, 1],
    "reader_applied_on": [_DAY] * 10,
}
SUBSIDY = [1050000, 951000, 499000, 214000, 321000, 225000, 0, None, None, None]
SELF_PAY = [1450000, 952000, 500999, 215000, 108000, 75000, 0, None, None, None]
ERROR = [None] * 7 + ["group_prescriptions_not_applicable", "readers_out_of_range", "missing_field"]


def _lists(frame: Any) -> dict[str, list[Any]]:
    """Any frame as lists, null as None."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, pd.DataFrame):
        return {c: [None if pd.isna(v) else v for v in frame[c]] for c in frame.columns}
    return pa.table(frame).to_pydict()  # type: ignore[no-any-return]


def _categorical(table: pa.Table) -> pa.Table:
    place = table.schema.get_field_index("facility")
    return table.set_column(place, "facility", table.column("facility").dictionary_encode())


FRAMES: dict[str, Callable[[], Any]] = {
    "pyarrow": lambda: pa.table(ROWS),
    "pyarrow dictionary": lambda: _categorical(pa.table(ROWS)),
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
    lists = _lists(answered)
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


def test_every_type_of_a_column() -> None:
    table = pa.table(ROWS)

    def subsidy(field: str, kind: pa.DataType) -> list[Any]:
        place = table.schema.get_field_index(field)
        frame = table.set_column(place, field, table.column(field).cast(kind))
        return onshi.assess_table(frame).column("subsidy").to_pylist()  # type: ignore[no-any-return]

    for kind in (pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.uint64(), pa.float32(), pa.float64()):
        assert subsidy("readers", kind) == SUBSIDY
    for kind in (pa.int32(), pa.float64(), pa.uint64()):
        assert subsidy("cost", kind) == SUBSIDY
        assert subsidy("group_prescriptions_per_month", kind) == SUBSIDY
    days = [pa.date64(), pa.timestamp("s"), pa.timestamp("ms"), pa.timestamp("us"), pa.timestamp("ns"), pa.string(), pa.large_string(), pa.string_view()]
    for kind in days:
        assert subsidy("reader_applied_on", kind) == SUBSIDY
    texts = [pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string()), pa.dictionary(pa.uint32(), pa.large_string())]
    for kind in texts:
        assert subsidy("facility", kind) == SUBSIDY


def _codes(**changed: Any) -> list[Any]:
    """The codes of a right row of a clinic with some columns changed."""
    rows = len(next(iter(changed.values())))
    right: dict[str, Any] = {"facility": ["clinic"], "readers": [1], "cost": [300000], "reader_applied_on": [_DAY]}
    frame = pa.table({**{key: value * rows for key, value in right.items()}, **changed})
    return onshi.assess_table(frame).column("error").to_pylist()  # type: ignore[no-any-return]


def test_bad_values_are_codes_of_their_rows() -> None:
    big = pa.array([2**63 - 1, -(2**63), -(2**63) + 1, 10**12, 10**12 + 1])
    out = "cost_out_of_range"
    assert _codes(cost=big) == [out, out, out, None, out]
    assert _codes(cost=pa.array([2**64 - 1], pa.uint64())) == [out]
    assert _codes(cost=[1.5, float("nan"), float("inf"), -1e300, 1e15, None]) == [
        "invalid_value",
        "missing_field",
        out,
        out,
        out,
        "missing_field",
    ]
    assert _codes(facility=["school", "", "診療所", None]) == ["invalid_value"] * 3 + ["missing_field"]
    words = pa.DictionaryArray.from_arrays(pa.array([0, 1, None, 2], pa.int8()), pa.array(["clinic", None, "x"]))
    assert _codes(facility=words) == [None, "missing_field", "missing_field", "invalid_value"]
    assert _codes(reader_applied_on=["2021-04-01", "2021-02-30", "2021-4-1", "", None]) == [None] + ["invalid_date"] * 3 + ["missing_field"]
    noon = pa.array([dt.datetime(2021, 4, 1, 12), dt.datetime(2021, 4, 1)])
    assert _codes(reader_applied_on=noon) == ["invalid_date", None]
    assert _codes(reader_applied_on=pa.array([2**31 - 1, -(2**31)], pa.int32()).cast(pa.date32())) == ["date_not_covered"] * 2
    assert _codes(cost=pa.nulls(2)) == ["missing_field"] * 2
    assert _codes(subsidy_paid=[True, False, None]) == [None] * 3
    assert _codes(facility=["pharmacy"] * 3, group_prescriptions_per_month=[-1, 2**32, 2**32 - 1]) == ["invalid_value"] * 2 + [None]


def _refused(frame: Any, **options: Any) -> onshi.OnshiError:
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.assess_table(frame, **options)
    return caught.value


def test_wrong_schemas_name_the_column() -> None:
    rows: dict[str, Any] = dict(ROWS)
    for make in (pa.table, pl.DataFrame, pd.DataFrame):
        error = _refused(make({key: value for key, value in rows.items() if key != "cost"}))
        assert (error.code, error.field) == ("missing_column", "cost")
        error = _refused(make({**rows, "subsidy": [0] * 10}))
        assert (error.code, error.field) == ("duplicate_column", "subsidy")
        for field, value in [("readers", "one"), ("facility", 1), ("reader_applied_on", 20210401), ("cost", _DAY)]:
            error = _refused(make({**rows, field: [value] * 10}))
            assert (error.code, error.field) == ("invalid_value", field)
            assert f"`{field}`" in error.message.en and error.given
    zone = pa.array([dt.datetime(2021, 4, 1)] * 10, pa.timestamp("us", "Asia/Tokyo"))
    assert _refused(pa.table({**rows, "reader_applied_on": zone})).field == "reader_applied_on"
    twice = pa.Table.from_arrays([pa.table(rows).column(0)] * 2 + pa.table(rows).columns[1:], names=["facility", *rows])
    assert _refused(twice).code == "duplicate_column"
    assert _refused(pd.concat([pd.DataFrame(rows), pd.DataFrame(rows)[["cost"]]], axis=1)).code == "duplicate_column"
    mixed = pd.DataFrame({**rows, "cost": [1, "x"] * 5})
    assert _refused(mixed).field == "cost"
    for options in ({"columns": {"tax": "x"}}, {"outputs": ["tax"]}, {"outputs": ["error", "error"]}, {"edition": 5}):
        with pytest.raises(TypeError):
            onshi.assess_table(pa.table(rows), **options)
    assert _refused(pa.table(rows), edition="2030-01").code == "unknown_edition"
    error = _refused(pa.table(rows), columns={"cost": "事業費"})
    assert error.code == "missing_column" and "`事業費`, which was named for `cost`" in error.message.en
    # The heading that is meant is among those that are shown.
    meant = {("事業費" if name == "cost" else name): column for name, column in rows.items()}
    for frame in (pl.DataFrame(meant), pd.DataFrame(meant), pa.table(meant)):
        assert "事業費" in str(_refused(frame))


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
            assert _lists(onshi.assess_table(empty))["subsidy"] == []
        if isinstance(frame, duckdb.DuckDBPyRelation):
            assert _lists(onshi.assess_table(frame.limit(0)))["subsidy"] == []
    assert _lists(onshi.assess_table(pa.table(ROWS), outputs=[])) == _lists(pa.table(ROWS))


def test_a_stream_that_raises_half_way() -> None:
    schema = pa.table(ROWS).schema

    def batches() -> Any:
        yield pa.RecordBatch.from_pydict(ROWS, schema=schema)
        raise ValueError("the disk is gone")

    reader = onshi.assess_table(pa.RecordBatchReader.from_batches(schema, batches()))
    assert reader.read_next_batch().num_rows == 10
    with pytest.raises(Exception, match="the disk is gone"):
        reader.read_next_batch()


def test_vectors_agree() -> None:
    for name, edition in (("assess_2021_01", "2021-01"), ("assess_2022_08", None)):
        cases = json.loads((_VECTORS / f"{name}.json").read_text("utf-8"))["cases"]
        fields = sorted({key for case in cases for key in case["given"]})
        frame = pl.DataFrame({field: [case["given"].get(field) for case in cases] for field in fields}, strict=False)
        answered = onshi.assess_table(frame, edition=edition)
        for case, subsidy, error in zip(cases, answered["subsidy"], answered["error"], strict=True):
            assert subsidy == case["expected"].get("subsidy"), case["name"]
            assert error == case["expected"].get("code"), case["name"]


def test_a_what_if_is_one_line() -> None:
    later = onshi.Edition.latest().replace({"tracks[0].applies_to": "2021-04-30", "tracks[1].applies_from": dt.date(2021, 5, 1)})
    assert later.check() == onshi.Report(()) and later.check().ok
    assert not later.is_built_in and later != onshi.Edition.latest()
    answered = onshi.assess_table(pl.DataFrame(ROWS), edition=later)
    assert answered["subsidy"].to_list()[:6] == [2101000, 1903000, 999999, 429000, 429000, 300000]
    answer = onshi.assess(facility="clinic", readers=1, cost=300000, reader_applied_on=_DAY, edition=later)
    assert (answer.subsidy, answer.basis) == (300000, "chosen")
    again = pickle.loads(pickle.dumps(later))
    assert again == later and hash(again) == hash(later)
    built_in = onshi.Edition.from_json(onshi.Edition.named("2021-01").to_json())
    assert built_in.is_built_in and repr(built_in) == "Edition.named('2021-01')"
    assert onshi.Edition.names() == ["2021-01", "2022-08"]
    gap = onshi.Edition.named("2021-01").replace({"tracks[1].applies_from": "2021-04-02"})
    (finding,) = gap.check().findings
    assert finding.code == "gap" and "2021-03-31" in finding.message.en and "2021-04-02" in finding.message.en
    assert _refused(pa.table(ROWS), edition=gap).code == "invalid_edition"
    for changes in ({"rows[99].base": 1}, {"rows[0].base": "x"}, {"rows[0].base": float("nan")}):
        with pytest.raises(onshi.OnshiError) as caught:
            onshi.Edition.latest().replace(changes)
        assert caught.value.code == "invalid_edition"
    with pytest.raises(onshi.OnshiError):
        onshi.Edition.from_json("[]")


def test_edition_vectors() -> None:
    from vectors import run

    def answer(case: dict[str, Any]) -> Any:
        try:
            return onshi.Edition.from_json(json.dumps(case["given"])).check().to_dict()
        except onshi.OnshiError as error:
            return error.to_dict()

    run("editions", answer)


def test_what_a_tester_found() -> None:
    rows: dict[str, Any] = {"facility": ["clinic"] * 3, "readers": [1] * 3, "cost": [1] * 3, "reader_applied_on": [_DAY] * 3}
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
        error = _refused(pd.DataFrame({**rows, "cost": [1, 2, value]}))
        assert error.field == "cost" and error.given == "mixed objects"
    for names in ({"readers": "cost"}, {"group_prescriptions_per_month": "cost"}):
        with pytest.raises(TypeError):
            onshi.assess_table(table, columns=names)
    huge = duckdb.sql("SELECT 'clinic' AS facility, 1::HUGEINT AS readers, sum(300000) AS cost, DATE '2021-04-01' AS reader_applied_on")
    assert _lists(onshi.assess_table(huge))["subsidy"] == [225000]


def test_numbers_of_numpy() -> None:
    frame = pd.DataFrame({"facility": ["clinic"], "readers": np.array([1], np.int8), "cost": np.array([300000], np.uint32), "reader_applied_on": np.array(["2021-04-01"], "datetime64[s]")})
    assert onshi.assess_table(frame)["subsidy"].tolist() == [225000]


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


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_gaps_of_pandas_as_they_lie_in_memory(unit: str) -> None:
    """NaN and NaT are null; a contract of 2023-03-01 is a day late; noon is no day."""
    frame = pd.DataFrame(
        {
            "facility": ["clinic"] * 6,
            "readers": [1.0, 1.0, float("nan"), 1.0, 1.0, 1.0],
            "cost": np.array([429000, 429000, 1, 1, 1, 1], "f4"),
            "reader_applied_on": ["2022-06-07", "2022-06-07", "2022-06-07", None, "2022-06-07", "2022-06-07T12:00"],
            "vendor_contract_on": ["2023-02-28", "2023-03-01", "2023-02-28", "2023-02-28", None, None],
        }
    )
    for name in ("reader_applied_on", "vendor_contract_on"):
        frame[name] = pd.to_datetime(frame[name], format="ISO8601").astype(f"datetime64[{unit}]")
    for given in (frame, frame.iloc[::-1].iloc[::-1], frame.loc[[0, 1, 2, 3, 4, 5]]):
        answers = onshi.assess_table(given)
        assert answers["subsidy"].isna().tolist() == [False] + [True] * 5
        assert answers["subsidy"][0] == 429000
        assert [None if pd.isna(code) else code for code in answers["error"]] == [
            None,
            "vendor_contract_too_late",
            "missing_field",
            "missing_field",
            "vendor_contract_on_required",
            "invalid_date",
        ]


def test_arguments_and_cells_of_other_kinds_are_named() -> None:
    frame = pd.DataFrame(ROWS)
    for columns in (5, "x", False):
        with pytest.raises(TypeError, match="columns is"):
            onshi.assess_table(frame, columns=columns)  # type: ignore[arg-type]
    for outputs in (None, "subsidy"):
        with pytest.raises(TypeError, match="outputs is"):
            onshi.assess_table(frame, outputs=outputs)  # type: ignore[arg-type]
    for cell in (np.datetime64("2021-04-01"), np.array([1])):
        mixed = frame.assign(reader_applied_on=pd.Series([_DAY, cell] * 5, dtype=object))
        with pytest.raises(onshi.OnshiError) as caught:
            onshi.assess_table(mixed)
        assert caught.value.field == "reader_applied_on"


def _clinics(**changed: Any) -> dict[str, Any]:
    return {"facility": ["clinic"] * 3, "readers": [1] * 3, "cost": [300000] * 3, "reader_applied_on": ["2021-04-01"] * 3, **changed}


@pytest.mark.parametrize("backend", [None, "numpy_nullable", "pyarrow"])
def test_a_column_without_values_of_read_csv(backend: str | None, tmp_path: Path) -> None:
    """Three quarters of 300,000 yen. The empty columns come as floats, integers, text or nulls."""
    path = tmp_path / "projects.csv"
    optional = ("vendor_contract_on", "operation_starts_on", "subsidy_paid", "group_prescriptions_per_month")
    path.write_text("facility,readers,cost,reader_applied_on," + ",".join(optional) + "\n" + "clinic,1,300000,2021-04-01,,,,\n" * 3)
    options: dict[str, Any] = {} if backend is None else {"dtype_backend": backend}
    frames = [pd.read_csv(path, **options), pd.read_csv(path, keep_default_na=False, **options), pd.read_csv(path, dtype=dict.fromkeys(optional, "category"), **options), pd.read_csv(path, parse_dates=list(optional[:2]), **options)]
    for frame in frames:
        assert onshi.assess_table(frame)["subsidy"].tolist() == [225000] * 3
    for frame in (pl.read_csv(path), pl.scan_csv(path)):
        assert _lists(onshi.assess_table(frame))["subsidy"] == [225000] * 3
    for text in (f"SELECT * FROM read_csv('{path}')", f"SELECT * FROM read_csv('{path}', all_varchar=false, nullstr='')"):
        assert _lists(onshi.assess_table(duckdb.sql(text)))["subsidy"] == [225000] * 3
    assert _lists(onshi.assess_table(pyarrow.csv.read_csv(path)))["subsidy"] == [225000] * 3
    path.write_text("facility,readers,cost,reader_applied_on\n" + ",1,300000,2021-04-01\n" * 3)
    for frame in (pd.read_csv(path, **options), pl.read_csv(path), duckdb.sql(f"SELECT * FROM read_csv('{path}')")):
        assert _lists(onshi.assess_table(frame))["error"] == ["missing_field"] * 3


def test_a_column_without_values_has_any_type() -> None:
    kinds = [pa.null(), pa.string(), pa.large_string(), pa.string_view(), pa.int8(), pa.float32(), pa.float64(), pa.bool_(), pa.date32(), pa.date64(), pa.timestamp("ns"), pa.timestamp("us", "Asia/Tokyo"), pa.duration("s"), pa.time32("s"), pa.binary(), pa.list_(pa.int8()), pa.decimal128(12, 2), pa.dictionary(pa.int8(), pa.string()), pa.dictionary(pa.int32(), pa.int64())]
    for kind in kinds:
        for field in ("vendor_contract_on", "subsidy_paid", "group_prescriptions_per_month"):
            table = pa.table(_clinics(**{field: pa.nulls(3, kind)}))
            assert onshi.assess_table(table)["subsidy"].to_pylist() == [225000] * 3, (field, kind)
            stream = onshi.assess_table(table.to_reader(max_chunksize=1))
            assert stream.read_all()["subsidy"].to_pylist() == [225000] * 3
        for field in ("facility", "cost"):
            assert _codes(**{field: pa.nulls(2, kind)}) == ["missing_field"] * 2, (field, kind)
    nan = float("nan")
    assert _codes(vendor_contract_on=[nan] * 3, subsidy_paid=[nan] * 3, facility=[nan] * 3) == ["missing_field"] * 3
    assert _codes(vendor_contract_on=["", " "], subsidy_paid=["", ""]) == [None] * 2
    # One value anywhere, and the type counts.
    assert _refused(pa.table(_clinics(vendor_contract_on=[nan, nan, 1.0]))).field == "vendor_contract_on"
    assert _refused(pa.table(_clinics(subsidy_paid=["", "", "x"]))).field == "subsidy_paid"
    parts = [pa.table(_clinics(subsidy_paid=pa.nulls(3, pa.string()))), pa.table(_clinics(subsidy_paid=pa.array(["yes"] * 3)))]
    assert _refused(pa.concat_tables(parts)).field == "subsidy_paid"
    reader = onshi.assess_table(pa.concat_tables(parts).to_reader())
    with pytest.raises(pa.ArrowException, match="subsidy_paid"):
        reader.read_all()
    with pytest.raises(onshi.OnshiError):
        onshi.assess_table(parts[1].to_reader())


def test_decimals_hold_whole_numbers() -> None:
    """Money of SQL: three quarters of 300,000 yen."""
    D = decimal.Decimal
    money = duckdb.sql("SELECT 'clinic' AS facility, 1.0::DECIMAL(3,1) AS readers, 300000.00::DECIMAL(12,2) AS cost, DATE '2021-04-01' AS reader_applied_on")
    assert _lists(onshi.assess_table(money))["subsidy"] == [225000]
    for kind in (pa.decimal32(9, 2), pa.decimal64(12, 2), pa.decimal128(12, 2), pa.decimal128(38, 10), pa.decimal256(50, 3), pa.decimal128(12, 0)):
        assert _codes(cost=pa.array([D(300000), None], kind)) == [None, "missing_field"]
    assert _codes(cost=pa.array([D("0.01"), D("-1.00"), D("10000000000000.00"), D("1000000000000.00")], pa.decimal128(20, 2))) == ["invalid_value", "cost_out_of_range", "cost_out_of_range", None]
    frame = pd.DataFrame(_clinics(cost=[D("300000.00"), D("300000"), None]))
    assert _lists(onshi.assess_table(frame))["error"] == [None, None, "missing_field"]
    assert _lists(onshi.assess_table(pl.DataFrame(_clinics(cost=[D("300000.00")] * 3))))["subsidy"] == [225000] * 3


def test_an_answer_of_yesterday_does_not_stand_beside_todays() -> None:
    names = ["edition", "category", "track", "base", "counted", "ratio", "exact", "fraction_rule", "basis", "cut", "subsidy", "self_pay", "error"]
    for name in names:
        for make in (pa.table, pl.DataFrame, pd.DataFrame):
            error = _refused(make(_clinics(**{name: [225000] * 3})), outputs=["counted"])
            assert (error.code, error.field) == ("duplicate_column", name)
        reader = pa.table(_clinics(**{name: [1] * 3})).to_reader()
        assert _refused(reader).code == "duplicate_column"
    # Columns that only look alike are the user's own.
    assert onshi.assess_table(pd.DataFrame(_clinics(Category=["x"] * 3)))["subsidy"].tolist() == [225000] * 3


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
        _categorical(table),
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
    wide = pl.DataFrame(pa.concat_tables([table] * 3))
    parts = [len(_Ask(None, {}, ["error"], n, False, "").stream(wide, keep=False, lazy=False).parts()) for n in (1, 2, 5, 100)]
    assert parts == [1, 2, 5, 900_000 // 65_536]

    # A sample is what one question answers.
    rows = alone.take(list(range(0, 300_000, 601))).to_pylist()
    for row in rows:
        project = {name: value for name, value in row.items() if name not in outputs and value is not None}
        try:
            answer = onshi.assess(**project)
        except onshi.OnshiError as error:
            assert (row["error"], row["subsidy"], row["category"]) == (error.code, None, None), row
        else:
            assert (row["subsidy"], row["self_pay"], row["counted"]) == (answer.subsidy, answer.self_pay, answer.counted)
            assert (row["category"], row["track"], row["error"]) == (answer.category, answer.track, None)


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
    clinics = onshi.assess_table(few).filter(pl.col("facility") == "clinic").select(pl.col("subsidy").sum()).collect()
    assert clinics.item() == eager.filter(pl.col("facility") == "clinic")["subsidy"].sum()

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
    blanks = pl.LazyFrame(_clinics(vendor_contract_on=["", "", "2021-01-01"]))
    lazy = onshi.assess_table(blanks)
    for found in (lazy.collect(), lazy.head(1).collect(), lazy.filter(pl.col("vendor_contract_on") == "").collect()):
        assert found["error"][0] == "invalid_date"
    many = pl.DataFrame(_clinics(vendor_contract_on=["", "", "2021-01-01"]))
    many = pl.concat([many.head(2)] * 100_000 + [many.tail(1)])
    engines: list[Any] = ["in-memory", "streaming"]
    for engine in engines:
        found = onshi.assess_table(many.lazy()).collect(engine=engine)
        assert found["error"].null_count() == 1


def test_names_that_polars_takes_for_patterns() -> None:
    for name in ("*", "^cost$", "^c.*$", "^", "cost_*"):
        frame = pl.DataFrame(_clinics()).rename({"cost": name})
        for given in (frame, frame.lazy()):
            assert _lists(onshi.assess_table(given, columns={"cost": name}))["subsidy"] == [225000] * 3


def test_a_fork_finds_no_broken_pool() -> None:
    """A child of a program whose threads have answered answers with threads of its own."""
    table = _many(200_000)
    expected = pa.compute.sum(onshi.assess_table(table, threads=2)["subsidy"]).as_py()
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(_sum, [table, table], chunksize=1) == [expected, expected]


def _sum(table: pa.Table) -> int:
    return pa.compute.sum(onshi.assess_table(table, threads=2)["subsidy"]).as_py()  # type: ignore[no-any-return]
