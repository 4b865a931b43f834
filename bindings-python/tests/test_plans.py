"""The plans of several facilities, the plan on paper, and the overview."""

import datetime
from typing import Any

import onshi
import pandas as pd
import polars as pl
import pytest

# The second shop is late since 2021-01-31 (4 months before 2021-05-31), the first since 2021-02-28; the third is refused.
SHOPS = {
    "店舗名": ["本店", "駅前店", "北店"],
    "施設区分": ["薬局", "pharmacy", "くすり屋"],
    "運用開始日": ["令和3年6月30日", "2021-05-31", "2021-06-30"],
    "担当": ["佐藤", "鈴木", "高橋"],
}


@pytest.mark.parametrize("frame", [pl.DataFrame(SHOPS), pd.DataFrame(SHOPS)], ids=["polars", "pandas"])
def test_a_row_a_facility_a_column_a_step_the_most_urgent_first(frame: Any) -> None:
    planned = onshi.plans(frame, as_of="2021-03-01")
    assert list(planned["店舗名"]) == ["駅前店", "本店", "北店"]
    assert list(planned["担当"]) == ["鈴木", "佐藤", "高橋"]
    assert list(planned["late"])[:2] == ["apply_for_reader", "apply_for_reader"]
    assert list(planned["next_step"])[:2] == ["request_estimate", "request_estimate"]
    days = planned["apply_for_reader"]
    dates = days.to_list() if isinstance(frame, pl.DataFrame) else [None if pd.isna(day) else day.date() for day in days]
    assert dates == [datetime.date(2021, 1, 31), datetime.date(2021, 2, 28), None]
    assert list(planned["error"])[2] == "invalid_value"
    assert set(onshi.Step) <= set(planned.columns)
    if isinstance(frame, pd.DataFrame):
        assert list(planned.index) == [1, 0, 2]


def test_cells_are_values_as_well_as_text() -> None:
    frame = pl.DataFrame(
        {"facility": ["clinic"], "operation_starts_on": [datetime.date(2021, 6, 30)], "as_of": [datetime.date(2021, 6, 30)], "done": [["place_order"]]}
    )
    planned = onshi.plans(frame)
    assert planned["place_order"].to_list() == [datetime.date(2021, 5, 30)]
    assert "place_order" not in planned["late"][0].split(";")
    # Of what is not late, the certificates have no day: no set-up is known.
    assert planned["next_step"].to_list() == ["request_estimate"]


def test_a_table_that_cannot_be_used_is_refused() -> None:
    with pytest.raises(onshi.OnshiError, match="facility"):
        onshi.plans(pl.DataFrame({"name": ["A"]}))
    with pytest.raises(onshi.OnshiError) as told:
        onshi.plans(pl.DataFrame({"facility": ["clinic"], "late": [""]}))
    assert told.value.code == "duplicate_column"
    with pytest.raises(TypeError, match="plans is for data frames"):
        onshi.plans([{"facility": "clinic"}])
    assert onshi.plans(pl.DataFrame({"facility": []}, schema={"facility": pl.String})).height == 0


def test_one_calendar_for_all() -> None:
    frame = pl.DataFrame(SHOPS)[:2].with_columns(institution_code=pl.Series([None, "1312345"]))
    stamp = datetime.datetime(2021, 3, 1, tzinfo=datetime.timezone.utc)
    calendar = onshi.plans_to_ics(frame, as_of="2021-03-01", stamp=stamp).replace("\r\n ", "")
    assert "SUMMARY:【駅前店】目安: 発注\r\n" in calendar
    assert "UID:place_order.1312345@onshi\r\n" in calendar and "UID:place_order.本店@onshi\r\n" in calendar
    with pytest.raises(onshi.OnshiError):
        onshi.plans_to_ics(pl.DataFrame(SHOPS))
    page = onshi.plans_paper(frame, as_of="2021-03-01", language="en")
    assert page.startswith("<!DOCTYPE html>") and page.index("駅前店") < page.index("本店")


def test_a_plan_on_paper() -> None:
    plan = onshi.plan(facility="clinic", operation_starts_on="2021-06-30")
    assert "令和3年5月30日（日）" in plan.paper(output="text")
    assert plan.paper() == onshi.plan_paper(facility="clinic", operation_starts_on="2021-06-30")
    with pytest.raises(ValueError, match="output"):
        plan.paper(output="pdf")  # type: ignore[arg-type]


def test_everything_that_the_table_offers() -> None:
    offers = onshi.overview(facility="hospital", cost=2500000)
    assert [(offer.track.value, offer.readers, offer.ceiling, offer.self_pay, offer.self_pay_from) for offer in offers][:4] == [
        ("accelerated", 1, 2101000, 399000, 2101001),
        ("accelerated", 2, 2002000, 498000, 2002001),
        ("accelerated", 3, 1903000, 597000, 1903001),
        ("standard", 1, 1050000, 1450000, 1),
    ]
    assert offers[-1].vendor_contract_by == datetime.date(2023, 2, 28)
    assert offers[0].to_dict()["applies_to"] == "2021-03-31"
    assert (offers[0].conditions, offers[-1].to_dict()["conditions"][0]["en"]) == ((), "For readers applied for from 2022-06-07 on, the vendor contract must be made by 2023-02-28.")
    html = offers._repr_html_()
    assert "令和3年4月1日～令和4年6月6日" in html and "1,450,000円" in html
    assert html.count("令和5年2月28日までにシステムベンダーと契約することが条件です。") == 1
    with pytest.raises(onshi.OnshiError) as told:
        onshi.overview(facility="pharmacy", cost=1)
    assert told.value.field == "group_prescriptions_per_month"
