"""assess_table: the worked examples on each kind of frame, and frames as they go wrong."""

from __future__ import annotations

import datetime as dt
import decimal
import gc
import json
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
import pyarrow.csv
import pytest

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


def as_lists(frame: Any) -> dict[str, list[Any]]:
    """Any frame as lists, null as None."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, pd.DataFrame):
        return {c: [None if pd.isna(v) else v for v in frame[c]] for c in frame.columns}
    return pa.table(frame).to_pydict()  # type: ignore[no-any-return]


def categorical(table: pa.Table) -> pa.Table:
    place = table.schema.get_field_index("facility")
    return table.set_column(place, "facility", table.column("facility").dictionary_encode())


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
    assert as_lists(onshi.assess_table(huge))["subsidy"] == [225000]


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


def clinics(**changed: Any) -> dict[str, Any]:
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
        assert as_lists(onshi.assess_table(frame))["subsidy"] == [225000] * 3
    for text in (f"SELECT * FROM read_csv('{path}')", f"SELECT * FROM read_csv('{path}', all_varchar=false, nullstr='')"):
        assert as_lists(onshi.assess_table(duckdb.sql(text)))["subsidy"] == [225000] * 3
    assert as_lists(onshi.assess_table(pyarrow.csv.read_csv(path)))["subsidy"] == [225000] * 3
    path.write_text("facility,readers,cost,reader_applied_on\n" + ",1,300000,2021-04-01\n" * 3)
    for frame in (pd.read_csv(path, **options), pl.read_csv(path), duckdb.sql(f"SELECT * FROM read_csv('{path}')")):
        assert as_lists(onshi.assess_table(frame))["error"] == ["missing_field"] * 3


def test_a_column_without_values_has_any_type() -> None:
    kinds = [pa.null(), pa.string(), pa.large_string(), pa.string_view(), pa.int8(), pa.float32(), pa.float64(), pa.bool_(), pa.date32(), pa.date64(), pa.timestamp("ns"), pa.timestamp("us", "Asia/Tokyo"), pa.duration("s"), pa.time32("s"), pa.binary(), pa.list_(pa.int8()), pa.decimal128(12, 2), pa.dictionary(pa.int8(), pa.string()), pa.dictionary(pa.int32(), pa.int64())]
    for kind in kinds:
        for field in ("vendor_contract_on", "subsidy_paid", "group_prescriptions_per_month"):
            table = pa.table(clinics(**{field: pa.nulls(3, kind)}))
            assert onshi.assess_table(table)["subsidy"].to_pylist() == [225000] * 3, (field, kind)
            stream = onshi.assess_table(table.to_reader(max_chunksize=1))
            assert stream.read_all()["subsidy"].to_pylist() == [225000] * 3
        for field in ("facility", "cost"):
            assert _codes(**{field: pa.nulls(2, kind)}) == ["missing_field"] * 2, (field, kind)
    nan = float("nan")
    assert _codes(vendor_contract_on=[nan] * 3, subsidy_paid=[nan] * 3, facility=[nan] * 3) == ["missing_field"] * 3
    assert _codes(vendor_contract_on=["", " "], subsidy_paid=["", ""]) == [None] * 2
    # One value anywhere, and the type counts.
    assert _refused(pa.table(clinics(vendor_contract_on=[nan, nan, 1.0]))).field == "vendor_contract_on"
    assert _refused(pa.table(clinics(subsidy_paid=["", "", "x"]))).field == "subsidy_paid"
    parts = [pa.table(clinics(subsidy_paid=pa.nulls(3, pa.string()))), pa.table(clinics(subsidy_paid=pa.array(["yes"] * 3)))]
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
    assert as_lists(onshi.assess_table(money))["subsidy"] == [225000]
    for kind in (pa.decimal32(9, 2), pa.decimal64(12, 2), pa.decimal128(12, 2), pa.decimal128(38, 10), pa.decimal256(50, 3), pa.decimal128(12, 0)):
        assert _codes(cost=pa.array([D(300000), None], kind)) == [None, "missing_field"]
    assert _codes(cost=pa.array([D("0.01"), D("-1.00"), D("10000000000000.00"), D("1000000000000.00")], pa.decimal128(20, 2))) == ["invalid_value", "cost_out_of_range", "cost_out_of_range", None]
    frame = pd.DataFrame(clinics(cost=[D("300000.00"), D("300000"), None]))
    assert as_lists(onshi.assess_table(frame))["error"] == [None, None, "missing_field"]
    assert as_lists(onshi.assess_table(pl.DataFrame(clinics(cost=[D("300000.00")] * 3))))["subsidy"] == [225000] * 3


def test_an_answer_of_yesterday_does_not_stand_beside_todays() -> None:
    names = ["edition", "category", "track", "base", "counted", "ratio", "exact", "fraction_rule", "basis", "cut", "subsidy", "self_pay", "error"]
    for name in names:
        for make in (pa.table, pl.DataFrame, pd.DataFrame):
            error = _refused(make(clinics(**{name: [225000] * 3})), outputs=["counted"])
            assert (error.code, error.field) == ("duplicate_column", name)
        reader = pa.table(clinics(**{name: [1] * 3})).to_reader()
        assert _refused(reader).code == "duplicate_column"
    # Columns that only look alike are the user's own.
    assert onshi.assess_table(pd.DataFrame(clinics(Category=["x"] * 3)))["subsidy"].tolist() == [225000] * 3
