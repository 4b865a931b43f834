"""Pictures: what is drawn, and that it renders with Japanese in it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import onshi
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from onshi import plots

LATER = onshi.Edition.latest().replace({"tracks[0].applies_to": "2021-04-30", "tracks[1].applies_from": "2021-05-01"})
# A clinic of April gains 429,000 − 321,000; a hospital's row is refused; a clinic of May gains nothing.
ROWS: dict[str, list[Any]] = {
    "facility": ["clinic", "hospital", "clinic"],
    "readers": [1, 4, 1],
    "事業費": [429_000, 1, 429_000],
    "reader_applied_on": [datetime.date(2021, 4, 30), datetime.date(2021, 4, 1), datetime.date(2021, 5, 1)],
}


def _rows(chart: Any) -> list[dict[str, Any]]:
    """The data of the first layer, as it is drawn."""
    drawn = chart.to_dict()
    data = drawn.get("data") or drawn["layer"][0]["data"]
    rows: list[dict[str, Any]] = data.get("values") or drawn["datasets"][data["name"]]
    return rows


def _renders(chart: Any, tmp_path: Any, *words: str) -> None:
    for ending in ("png", "svg"):
        chart.save(str(tmp_path / f"picture.{ending}"))
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    svg = (tmp_path / "picture.svg").read_text("utf-8")
    for word in words:
        assert word in svg


def test_subsidy_by_cost(tmp_path: Any) -> None:
    chart = plots.subsidy_by_cost()
    rows = _rows(chart)
    clinic = {(row["when"], row["what"]): row["amount"] for row in rows if row["cost"] == 858_000 and row["category"].startswith("診療所")}
    assert clinic == {
        ("見直し前", "補助金額"): 321_000,
        ("見直し前", "自己負担"): 537_000,
        ("見直し後", "補助金額"): 429_000,
        ("見直し後", "自己負担"): 429_000,
    }
    _renders(chart, tmp_path, "病院（3台）", "大型チェーン薬局", "万円", "事業費")
    _renders(plots.subsidy_by_cost(language="en"), tmp_path, "before the revision", "k yen")


def test_timeline(tmp_path: Any) -> None:
    plan = onshi.plan(facility="clinic", operation_starts_on="2021-10-01", equipment_set_up_on="2021-09-01", as_of="2021-06-15", done=["request_estimate"])
    chart = plots.timeline(plan)
    start = [row for row in _rows(chart) if row["step"] == "運用開始"]
    assert start == [{"step": "運用開始", "day": "2021-10-01T00:00:00", "text": "令和3年10月1日", "kind": "未完了"}]
    colours = chart.to_dict()["layer"][0]["encoding"]["color"]["scale"]
    assert dict(zip(colours["domain"], colours["range"], strict=True))["未完了"] == "#0072B2"
    # The limit of the accelerated track has passed on 2021-06-15, the other three are ahead.
    assert sum(row["kind"] == "補助の条件の期限" for row in _rows(chart)) == 3
    assert sum(row["kind"] == "補助の条件の期限（過ぎています）" for row in _rows(chart)) == 1
    _renders(chart, tmp_path, "運用開始", "補助の条件の期限", "令和3年10月", "基準日 令和3年6月15日")
    applied = plots.timeline(onshi.plan(facility="clinic", operation_starts_on="2021-10-01", reader_applied_on="2021-03-31"))
    kinds = [row["kind"] for row in _rows(applied) if row["kind"].startswith("補助の条件の期限")]
    assert sorted(kinds) == ["補助の条件の期限", "補助の条件の期限（満たしています）"]
    _renders(plots.timeline(onshi.plan(facility="hospital"), language="en"), tmp_path, "start of operation")


@pytest.mark.parametrize("kind", [pl.DataFrame, pl.LazyFrame, pd.DataFrame, pa.table])
def test_gains(kind: Callable[[Any], Any], tmp_path: Any) -> None:
    chart = plots.gains(kind(ROWS), LATER, columns={"cost": "事業費"})
    (row,) = _rows(chart)
    assert (row["change"], row["facilities"], row["which"]) == (108_000, 1, "増える")
    _renders(chart, tmp_path, "1施設", "変わらない施設 1・計算できない行 1")
    (row,) = _rows(plots.gains(kind(ROWS), onshi.Edition.latest(), than=LATER, columns={"cost": "事業費"}, language="en"))
    assert (row["change"], row["which"]) == (-108_000, "loses")


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="'ja' or 'en'"):
        plots.subsidy_by_cost(language="fr")
    with pytest.raises(onshi.OnshiError):
        plots.subsidy_by_cost(edition="2030-01")
    with pytest.raises(onshi.OnshiError):
        plots.gains(pd.DataFrame({"cost": [1]}), LATER)
    empty = {name: values[:0] for name, values in ROWS.items()}
    plots.gains(pl.DataFrame(empty, schema=pl.DataFrame(ROWS).schema), LATER, columns={"cost": "事業費"}).to_dict()


def test_panels_are_those_of_the_edition() -> None:
    # 429,000 × 1/2 = 214,500, cut to 214,000, wherever the threshold of a large chain is.
    higher = onshi.Edition.latest().replace({"chain_threshold.value": 60_000})
    rows = _rows(plots.subsidy_by_cost(edition=higher))
    amounts = [row["amount"] for row in rows if (row["category"], row["when"], row["what"]) == ("大型チェーン薬局", "見直し前", "補助金額")]
    assert max(amounts) == 214_000
    wire = onshi.Edition.latest().to_dict()
    wire["rows"] = [row for row in wire["rows"] if row["readers"] < 3]
    fewer = onshi.Edition.from_json(json.dumps(wire))
    assert fewer.check().ok
    assert {row["category"] for row in _rows(plots.subsidy_by_cost(edition=fewer))} >= {"病院（1台）", "病院（2台）"}


def test_frames_as_assess_table_takes_them() -> None:
    table = pa.table(ROWS)
    answered = onshi.assess_table(table, columns={"cost": "事業費"}, outputs=["subsidy", "category"])
    for frame in (table.to_batches()[0], table.to_reader(), answered):
        (row,) = _rows(plots.gains(frame, LATER, columns={"cost": "事業費"}))
        assert row["change"] == 108_000
    with pytest.raises(TypeError, match="plan is"):
        plots.timeline(None)  # type: ignore[arg-type]
