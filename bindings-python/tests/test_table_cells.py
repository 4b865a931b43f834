"""assess_table: what the types of columns and the cells in them mean."""

from __future__ import annotations

import datetime as dt
import decimal
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
from frames import ROWS, SUBSIDY, as_lists, clinics, codes, refused

# Said of frames that are refused as a whole, as many are here.
pytestmark = pytest.mark.filterwarnings("ignore:every row is refused")


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


def test_bad_values_are_codes_of_their_rows() -> None:
    big = pa.array([2**63 - 1, -(2**63), -(2**63) + 1, 10**12, 10**12 + 1])
    out = "cost_out_of_range"
    assert codes(cost=big) == [out, out, out, None, out]
    with_gaps, expected = pa.array([None, *big.to_pylist(), None]), ["missing_field", out, out, out, None, out, "missing_field"]
    assert codes(cost=with_gaps) == expected
    assert codes(cost=with_gaps.slice(1)) == expected[1:]
    assert codes(cost=pa.array([2**64 - 1], pa.uint64())) == [out]
    assert codes(cost=[1.5, float("nan"), float("inf"), -1e300, 1e15, None]) == [
        "invalid_value",
        "missing_field",
        out,
        out,
        out,
        "missing_field",
    ]
    assert codes(facility=["school", "", "診療所", None]) == ["invalid_value"] * 3 + ["missing_field"]
    words = pa.DictionaryArray.from_arrays(pa.array([0, 1, None, 2], pa.int8()), pa.array(["clinic", None, "x"]))
    assert codes(facility=words) == [None, "missing_field", "missing_field", "invalid_value"]
    assert codes(reader_applied_on=["2021-04-01", "2021-02-30", "2021-4-1", "", None]) == [None] + ["invalid_date"] * 3 + ["missing_field"]
    noon = pa.array([dt.datetime(2021, 4, 1, 12), dt.datetime(2021, 4, 1)])
    assert codes(reader_applied_on=noon) == ["invalid_date", None]
    days = pa.array([2**31 - 1, -(2**31), None], pa.int32()).cast(pa.date32())
    assert codes(reader_applied_on=days) == ["date_not_covered", "date_not_covered", "missing_field"]
    assert codes(reader_applied_on=days.slice(0, 2)) == ["date_not_covered", "date_not_covered"]
    assert codes(cost=pa.nulls(2)) == ["missing_field"] * 2
    assert codes(subsidy_paid=[True, False, None]) == [None] * 3
    assert codes(facility=["pharmacy"] * 3, group_prescriptions_per_month=[-1, 2**32, 2**32 - 1]) == ["invalid_value"] * 2 + [None]


def test_numbers_of_numpy() -> None:
    frame = pd.DataFrame({"facility": ["clinic"], "readers": np.array([1], np.int8), "cost": np.array([300000], np.uint32), "reader_applied_on": np.array(["2021-04-01"], "datetime64[s]")})
    assert onshi.assess_table(frame)["subsidy"].tolist() == [225000]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_gaps_of_pandas_as_they_lie_in_memory(unit: str) -> None:
    """NaN and NaT are nulls. A contract of 2023-03-01 is one day too late. A time at noon is not a day."""
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
            assert codes(**{field: pa.nulls(2, kind)}) == ["missing_field"] * 2, (field, kind)
    nan = float("nan")
    assert codes(vendor_contract_on=[nan] * 3, subsidy_paid=[nan] * 3, facility=[nan] * 3) == ["missing_field"] * 3
    assert codes(vendor_contract_on=["", " "], subsidy_paid=["", ""]) == [None] * 2
    # One value anywhere, and the type counts.
    assert refused(pa.table(clinics(vendor_contract_on=[nan, nan, 1.0]))).field == "vendor_contract_on"
    assert refused(pa.table(clinics(subsidy_paid=["", "", "x"]))).field == "subsidy_paid"
    parts = [pa.table(clinics(subsidy_paid=pa.nulls(3, pa.string()))), pa.table(clinics(subsidy_paid=pa.array(["yes"] * 3)))]
    assert refused(pa.concat_tables(parts)).field == "subsidy_paid"
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
        assert codes(cost=pa.array([D(300000), None], kind)) == [None, "missing_field"]
    assert codes(cost=pa.array([D("0.01"), D("-1.00"), D("10000000000000.00"), D("1000000000000.00")], pa.decimal128(20, 2))) == ["invalid_value", "cost_out_of_range", "cost_out_of_range", None]
    frame = pd.DataFrame(clinics(cost=[D("300000.00"), D("300000"), None]))
    assert as_lists(onshi.assess_table(frame))["error"] == [None, None, "missing_field"]
    assert as_lists(onshi.assess_table(pl.DataFrame(clinics(cost=[D("300000.00")] * 3))))["subsidy"] == [225000] * 3
