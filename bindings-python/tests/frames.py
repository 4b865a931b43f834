"""Rows that several tests of frames ask about, and what is read from their answers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import onshi
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

DAY = dt.date(2021, 4, 1)
# The worked examples, and a row for each way to be refused.
ROWS: dict[str, list[Any]] = {
    "facility": ["hospital", "hospital", "hospital", "pharmacy", "pharmacy", "clinic", "clinic", "clinic", "hospital", None],
    "group_prescriptions_per_month": [None, None, 0, 40000, 39999, None, None, 1, None, None],
    "readers": [1, 3, 2, 1, 1, 1, 1, 1, 4, 1],
    "cost": [2500000, 1903000, 999999, 429000, 429000, 300000, 0, 1, 1, 1],
    "reader_applied_on": [DAY] * 10,
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


def clinics(**changed: Any) -> dict[str, Any]:
    return {"facility": ["clinic"] * 3, "readers": [1] * 3, "cost": [300000] * 3, "reader_applied_on": ["2021-04-01"] * 3, **changed}


def codes(**changed: Any) -> list[Any]:
    """The codes of a right row of a clinic with some columns changed."""
    rows = len(next(iter(changed.values())))
    right: dict[str, Any] = {"facility": ["clinic"], "readers": [1], "cost": [300000], "reader_applied_on": [DAY]}
    frame = pa.table({**{key: value * rows for key, value in right.items()}, **changed})
    return onshi.assess_table(frame).column("error").to_pylist()  # type: ignore[no-any-return]


def refused(frame: Any, **options: Any) -> onshi.OnshiError:
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.assess_table(frame, **options)
    return caught.value
