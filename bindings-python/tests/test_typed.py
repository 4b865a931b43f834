"""Frames as people have them, what-ifs by name, columns of what people type. Amounts are worked out by hand."""

from __future__ import annotations

import copy
import datetime
import decimal
import pickle
import warnings
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import onshi
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

# A ministry's table. 医科 may be a hospital; the last row has no facility.
TABLE = {
    "施設区分": ["診療所", "病院", "調剤薬局", "医科", None],
    "台数": [1, 2, 1, 1, 1],
    "事業費（千円）": ["429", "2,500", "42.9万円", "100", "1"],
    "申込日": ["令和3年3月31日", "2021/4/1", "R3.4.1", "2021-04-01", "2021-03-31"],
    "処方箋受付回数": [None, None, "40,000回", None, None],
    "支給済み": ["×", "", "未", "○", None],
}
# 429,000 in full; half of the base of 2,002,000; half of 429,000 cut to thousands.
SUBSIDY = [429_000, 1_001_000, 214_000, None, None]
ERROR = [None, None, None, "invalid_value", "missing_field"]


def lists(frame: Any) -> dict[str, list[Any]]:
    if isinstance(frame, pd.DataFrame):
        return {str(name): [None if pd.isna(value) else value for value in frame[name]] for name in frame}
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    return frame.to_dict(as_series=False) if isinstance(frame, pl.DataFrame) else pa.table(frame).to_pydict()


FRAMES: dict[str, Callable[[], Any]] = {
    "pandas": lambda: pd.DataFrame(TABLE),
    "polars": lambda: pl.DataFrame(TABLE),
    "lazy": lambda: pl.LazyFrame(TABLE),
    "categorical": lambda: pl.DataFrame(TABLE).with_columns(pl.col("施設区分").cast(pl.Categorical), pl.col("申込日").cast(pl.Categorical)),
    "pyarrow": lambda: pa.table(TABLE),
    "stream": lambda: pa.table(TABLE).to_reader(max_chunksize=2),
}


@pytest.mark.parametrize("kind", FRAMES)
def test_what_people_type_is_read(kind: str) -> None:
    outputs = ["subsidy", "error", "error_field", "message_ja", "ratio", "exact", "basis"]
    answers = lists(onshi.assess_table(FRAMES[kind](), typed=True, outputs=outputs))
    assert answers["subsidy"] == SUBSIDY and answers["error"] == ERROR
    assert answers["error_field"] == [None, None, None, "facility", "facility"]
    assert answers["ratio"] == ["1/1", "1/2", "1/2", None, None]
    assert answers["exact"] == ["429000", "1001000", "214500", None, None]
    assert answers["basis"] == ["inferred"] * 3 + [None] * 2
    assert "指定：`医科`" in answers["message_ja"][3] and answers["message_ja"][0] is None
    assert answers["事業費（千円）"] == TABLE["事業費（千円）"]


def test_numbers_below_a_heading_with_a_unit_are_in_it() -> None:
    frame = pl.DataFrame({"施設区分": ["診療所"] * 2, "台数": [1, 1], "申込日": [datetime.date(2021, 4, 1)] * 2})
    # 3/4 of 400,000 and of 428,500, which is 321,375.
    for cost in ([400, 428], [400.0, 428.5]):
        expected = [300_000, 321_000]
        answers = onshi.assess_table(frame.with_columns(pl.Series("事業費（千円）", cost)), typed=True)
        assert answers["subsidy"].to_list() == expected
    renamed = frame.with_columns(pl.Series("見積額（千円）", [400, 428]))
    assert onshi.assess_table(renamed, typed=True, columns={"cost": "見積額（千円）"})["subsidy"].to_list() == [300_000, 321_000]
    with pytest.raises(onshi.OnshiError, match="there is no column `見積`"):
        onshi.assess_table(renamed, typed=True, columns={"cost": "見積"})
    with pytest.raises(onshi.OnshiError, match="write the unit|its note may mean"):
        onshi.assess_table(frame.with_columns(pl.Series("事業費（税抜）", [1, 2])), typed=True)


# A number is the same in a column of any type, and every column of the answer says the same of it.
@pytest.mark.parametrize("kind", [pa.decimal32(9, 3), pa.decimal64(18, 0), pa.decimal128(20, 3), pa.decimal256(50, 0), pa.float64(), pa.int32()], ids=str)
@pytest.mark.parametrize("typed", [True, False])
def test_every_column_of_an_answer_agrees(kind: Any, typed: bool) -> None:
    costs = [decimal.Decimal(cost) if pa.types.is_decimal(kind) else cost for cost in (300_000, 0, -1)] + [None]
    frame = pa.table(
        {
            "facility": ["clinic"] * 4,
            "readers": pa.array([1] * 4, pa.int8()),
            "cost": pa.array(costs, kind),
            "reader_applied_on": pa.array([datetime.date(2021, 4, 1)] * 4).dictionary_encode() if typed else ["2021-04-01"] * 4,
        }
    )
    answers = lists(onshi.assess_table(frame, typed=typed, outputs=["subsidy", "error", "exact", "error_field", "message_en"]))
    assert answers["subsidy"] == [225_000, 0, None, None] and answers["exact"] == ["225000", "0", None, None]
    assert answers["error"] == [None, None, "cost_out_of_range", "missing_field"]
    assert answers["error_field"] == [None, None, "cost", "cost"] and answers["message_en"][:2] == [None, None]


def test_decimals_of_numbers_are_no_thousands() -> None:
    frame = {"facility": ["clinic"] * 2, "readers": [1] * 2, "reader_applied_on": ["2021-03-31"] * 2}
    # 429.001 thousand yen are 429,001, of which 429,000 count.
    for cost in ([429.001, 300.5], pa.array([decimal.Decimal("429.001"), decimal.Decimal("300.500")], pa.decimal128(10, 3))):
        answers = lists(onshi.assess_table(pa.table({**frame, "cost（千円）": cost}), typed=True, outputs=["subsidy", "self_pay", "message_en"]))
        assert (answers["subsidy"], answers["self_pay"], answers["message_en"]) == ([429_000, 300_500], [1, 0], [None, None])


def test_what_is_beyond_every_number_is_out_of_range() -> None:
    frame = {"facility": ["clinic"] * 3, "readers": [1] * 3, "cost": [float("inf"), 1e39, -1e300], "reader_applied_on": ["2021-03-31"] * 3}
    answers = lists(onshi.assess_table(pa.table(frame), outputs=["error", "message_en"]))
    assert answers["error"] == ["cost_out_of_range"] * 3 and all("from 0 to" in message for message in answers["message_en"])
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.assess(facility="clinic", readers=1, cost=1e39, reader_applied_on="2021-03-31")
    assert caught.value.code == "cost_out_of_range"


def test_mixed_objects_of_pandas_are_texts() -> None:
    frame = pd.DataFrame(
        {"施設区分": ["診療所", "診療所"], "台数": [1, "1台"], "事業費": [429000, "42.9万円"], "申込日": [datetime.date(2021, 3, 31), "令和3年3月31日"]}
    )
    assert onshi.assess_table(frame, typed=True)["subsidy"].tolist() == [429_000, 429_000]
    with pytest.raises(onshi.OnshiError):
        onshi.assess_table(frame.rename(columns={"施設区分": "facility", "台数": "readers", "事業費": "cost", "申込日": "reader_applied_on"}))


def test_a_frame_that_is_refused_as_a_whole_says_so() -> None:
    frame = pl.DataFrame({"facility": ["診療所"] * 2, "readers": [1, 1], "cost": [1, 2], "reader_applied_on": ["2021-03-31"] * 2})
    with pytest.warns(UserWarning, match=r"every row is refused with invalid_value; typed=True reads what people type") as caught:
        onshi.assess_table(frame)
    assert caught[0].filename == __file__
    with pytest.warns(UserWarning, match="date_not_covered") as caught:
        onshi.assess_table(frame.with_columns(facility=pl.lit("clinic"), reader_applied_on=pl.lit("2020-01-01")))
    assert "typed" not in str(caught[0].message)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        onshi.assess_table(frame, typed=True)
        onshi.assess_table(frame.clear())
        onshi.assess_table(frame.with_columns(facility=pl.Series(["clinic", "x"])))
    with pytest.raises(onshi.OnshiError, match="typed=True reads it as people type it"):
        onshi.assess_table(frame.with_columns(cost=pl.Series(["1円", "2円"])))


def test_an_earlier_answer_stays_or_goes() -> None:
    frame = pl.DataFrame({"facility": ["clinic"], "readers": [1], "cost": [429000], "reader_applied_on": ["2021-04-01"]})
    first = onshi.assess_table(frame, edition="2021-01")
    with pytest.raises(onshi.OnshiError, match="`subsidy` has the name of a computed column"):
        onshi.assess_table(first)
    for kept in (first, first.lazy(), first.to_pandas(), first.to_arrow()):
        both = lists(onshi.assess_table(kept, prefix="new_", outputs=["subsidy", "track", "message_en"]))
        assert both["subsidy"] == both["new_subsidy"] == [321_000] and both["new_track"] == ["standard"]
        again = lists(onshi.assess_table(kept, overwrite=True, outputs=["counted"]))
        assert "subsidy" not in again and again["counted"] == [429_000]
    with pytest.raises(onshi.OnshiError, match="new_subsidy"):
        onshi.assess_table(first.rename({"subsidy": "new_subsidy", "self_pay": "x", "error": "y"}), prefix="new_")
    with pytest.raises(TypeError):
        onshi.assess_table(first.to_arrow().to_reader(), overwrite=True)


def test_a_column_of_an_answer_is_not_taken_twice() -> None:
    frame = {"facility": ["clinic"], "readers": [1], "cost": [1], "reader_applied_on": ["2021-04-01"], "error_field": ["mine"]}
    for kept in (pd.DataFrame(frame), pl.DataFrame(frame), pl.LazyFrame(frame), pa.table(frame)):
        with pytest.raises(onshi.OnshiError) as caught:
            onshi.assess_table(kept, outputs=["subsidy", "error_field"])
        assert (caught.value.code, caught.value.field) == ("duplicate_column", "error_field")
    with pytest.raises(onshi.OnshiError, match="`counted` has the name"):
        onshi.assess_table(pd.DataFrame({**frame, "counted": [300_000]}), columns={"cost": "counted"}, overwrite=True)


def test_categories_are_those_that_occur() -> None:
    frame = pd.DataFrame({"facility": ["clinic", "x"], "readers": [1, 1], "cost": [1, 1], "reader_applied_on": ["2021-04-01"] * 2})
    assert onshi.assess_table(frame)["error"].cat.categories.tolist() == ["invalid_value"]


def test_words_stay_in_their_rows() -> None:
    rows = {"facility": ["clinic", "clinic", "hospital", "clinic"], "readers": [1, 2, 3, 1], "cost": [1, 1, 1, -1]}
    frame = pd.DataFrame({**rows, "reader_applied_on": ["2021-03-31"] * 4}, index=[9, 8, 7, 6])
    error = onshi.assess_table(frame)["error"]
    assert error.dropna().to_dict() == {8: "readers_out_of_range", 6: "cost_out_of_range"}
    assert error.index.tolist() == [9, 8, 7, 6]
    error[9] = "cost_out_of_range"
    assert error.isna().sum() == 1


def test_what_ifs_by_name() -> None:
    newest = onshi.Edition.latest()
    thirds = newest.what_if(category="clinic_or_pharmacy", track="standard", ratio="2/3")
    asked: dict[str, Any] = {"facility": "clinic", "readers": 1, "reader_applied_on": "2021-04-01"}
    answer = onshi.assess(**asked, cost=428_999, edition=thirds)
    # 857,998/3 is 285,999 and a third.
    assert (answer.exact, answer.cut, answer.subsidy, answer.ratio) == (Fraction(857_998, 3), Fraction(2_998, 3), 285_000, Fraction(2, 3))
    assert onshi.assess(**asked, cost=429_000, edition=thirds).exact == 286_000
    assert [row["ceiling"] for row in thirds.rows if row["ratio"] == Fraction(2, 3)] == [286_000]
    assert eval(repr(thirds), vars(onshi)) == thirds and pickle.loads(pickle.dumps(thirds)) == thirds
    assert newest.what_if(ratio=Fraction(1, 2)).rows[0]["ceiling"] == 1_050_500
    later = newest.what_if(deadline="2021-04-30", name="a month later")
    assert (later.name, later.tracks[0]["applies_to"], later.tracks[1]["applies_from"]) == (
        "a month later",
        datetime.date(2021, 4, 30),
        datetime.date(2021, 5, 1),
    )
    assert onshi.assess(**asked, cost=429_000, edition=later).subsidy == 429_000
    lower = newest.what_if(threshold=30_000)
    assert lower.threshold == 30_000
    assert onshi.assess(facility="pharmacy", readers=1, cost=429_000, reader_applied_on="2021-04-01", group_prescriptions_per_month=30_000, edition=lower).subsidy == 214_000
    assert len(pd.DataFrame(newest.rows)) == len(pl.DataFrame(newest.rows)) == len(newest.rows)
    wrong: list[dict[str, Any]] = [{"ratio": "3/2"}, {"ratio": "0"}, {"ratio": "x"}, {"category": "x", "ratio": 1}, {"deadline": "x"}, {"fraction_rule": "x"}]
    for changes in wrong:
        with pytest.raises(ValueError, match="is one of|is a fraction|is a day"):
            newest.what_if(**changes)
    with pytest.raises(TypeError, match="call what_if once for each"):
        newest.what_if(ratio="2/3", track="standard", deadline="2021-04-30")
    for threshold in (-1, 2**32, True):
        with pytest.raises(ValueError, match="threshold is a whole number"):
            newest.what_if(threshold=threshold)
    with pytest.raises(TypeError, match="give ratio, too"):
        newest.what_if(category="hospital")
    with pytest.raises(onshi.OnshiError, match="two tracks cover") as caught:
        newest.what_if(deadline="2023-04-30")
    assert caught.value.code == "invalid_edition"


def test_two_editions_side_by_side() -> None:
    thirds = onshi.Edition.latest().what_if(track="standard", ratio="2/3")
    frame = pl.DataFrame({"facility": ["clinic", "x"], "readers": [1, 1], "cost": [429_000, 1], "reader_applied_on": ["2021-04-01"] * 2})
    for kept in (frame, frame.lazy(), frame.to_pandas()):
        both = lists(onshi.compare_table(kept, None, thirds))
        assert (both["subsidy_before"], both["subsidy_after"], both["gain"]) == ([321_000, None], [286_000, None], [-35_000, None])
        assert both["error_after"] == [None, "invalid_value"]
    with pytest.raises(onshi.OnshiError, match="`gain`"):
        onshi.compare_table(frame.with_columns(gain=1), None, thirds)
    with pytest.raises(TypeError):
        onshi.compare_table(frame.to_arrow(), None, thirds)


def test_columns_of_what_people_type() -> None:
    texts = ["42.9万円", "", None, "42,9"]
    for column in (pd.Series(texts, name="c", index=[5, 6, 7, 8]), pl.Series("c", texts)):
        read = onshi.parse_yen(column, errors="null")
        assert [None if pd.isna(value) else value for value in read] == [429_000, None, None, None]
        with pytest.raises(onshi.OnshiError, match="42,9"):
            onshi.parse_yen(column)
    assert onshi.parse_yen(pd.Series(texts, index=[5, 6, 7, 8]), errors="null").index.tolist() == [5, 6, 7, 8]
    days = pl.DataFrame({"d": ["令和3年3月31日", "平成33年3月31日"]}).select(onshi.parse_date(pl.col("d"), errors="null"))
    assert days["d"].to_list() == [datetime.date(2021, 3, 31), None]
    assert onshi.parse_date(pd.Series(["R3.4.1", None])).tolist() == [pd.Timestamp("2021-04-01"), pd.NaT]
    assert onshi.parse_yen("x", errors="null") is None and onshi.parse_yen("1千円") == 1000
    with pytest.raises(pl.exceptions.ComputeError, match="42,9"):
        pl.DataFrame({"a": ["42,9"]}).select(onshi.parse_yen(pl.col("a")))
    assert onshi.parse_yen(pl.Series([1.0, None, 1.5]), errors="null").to_list() == [1, None, None]
    noon = datetime.datetime(2021, 3, 31, 12)
    assert onshi.parse_date(pl.Series([datetime.datetime(2021, 3, 31), noon]), errors="null").to_list()[0] == datetime.date(2021, 3, 31)
    with pytest.raises(ValueError, match="errors is"):
        onshi.parse_yen("1", errors="coerce")  # type: ignore[call-overload]


def test_a_row_of_a_frame_is_a_project() -> None:
    frame = pd.DataFrame(
        {"facility": ["clinic"], "readers": [1.0], "cost": [300_000.0], "reader_applied_on": pd.to_datetime(["2021-04-01"]), "vendor_contract_on": [pd.NaT]}
    )
    # 3/4 of 300,000.
    assert onshi.assess(**frame.iloc[0]).subsidy == 225_000
    assert onshi.assess(**pl.from_pandas(frame).row(0, named=True)).subsidy == 225_000
    asked: dict[str, Any] = {"facility": "clinic", "readers": np.float32(1), "cost": 300_000.0, "reader_applied_on": "2021-04-01"}
    assert onshi.assess(**asked, group_prescriptions_per_month=float("nan"), subsidy_paid=pd.NA).subsidy == 225_000
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.assess(**{**asked, "cost": float("nan")})
    assert (caught.value.code, caught.value.field) == ("missing_field", "cost")
    with pytest.raises(onshi.OnshiError, match="got `300000.5`"):
        onshi.assess(**{**asked, "cost": 300_000.5})


def test_an_error_travels_between_processes() -> None:
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.assess(facility="clinic", readers=4, cost=1, reader_applied_on="2021-03-31")
    for twin in (pickle.loads(pickle.dumps(caught.value)), copy.copy(caught.value), copy.deepcopy(caught.value)):
        assert twin.to_dict() == caught.value.to_dict() and str(twin) == str(caught.value)


def test_a_comparison_has_no_day_that_nobody_gave() -> None:
    compared = onshi.compare(facility="clinic", readers=1, cost=429_000)
    assert "1970" not in repr(compared) and "reader_applied_on" not in repr(compared)


def test_answers_make_a_frame() -> None:
    answers = onshi.options(facility="hospital", cost=5_000_000, reader_applied_on="2021-04-01")
    # Halves of 2,101,000, 2,002,000 and 1,903,000, cut to thousands.
    assert onshi.to_frame(answers)["subsidy"].tolist() == [1_050_000, 1_001_000, 951_000]
    assert onshi.to_frame(answers, library="polars")["readers"].to_list() == [1, 2, 3]
    assert len(onshi.to_frame([])) == 0
    with pytest.raises(TypeError, match="got dict"):
        onshi.to_frame([{}])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="library is"):
        onshi.to_frame(answers, library="numpy")  # type: ignore[arg-type]


def test_frames_have_an_attribute() -> None:
    import onshi.accessors

    frame: Any = pl.DataFrame({"facility": ["clinic"], "readers": [1], "cost": [429_000], "reader_applied_on": ["2021-04-01"]})
    thirds = onshi.Edition.latest().what_if(track="standard", ratio="2/3")
    for kept in (frame, frame.lazy(), frame.to_pandas()):
        assert lists(kept.onshi.assess(outputs=["subsidy"]))["subsidy"] == [321_000]
        assert lists(kept.onshi.compare(None, thirds))["gain"] == [-35_000]


def test_a_calendar_is_made_now() -> None:
    made = onshi.to_ics(facility="clinic")
    now = datetime.datetime.now(datetime.timezone.utc)
    stamp = datetime.datetime.strptime(made.split("DTSTAMP:")[1][:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
    assert abs((now - stamp).total_seconds()) < 60


class Evil:
    """Says that it is NumPy's, and gives itself again."""

    def item(self) -> Any:
        return self


Evil.__module__, Evil.__name__ = "numpy", "float32"


def test_what_only_says_that_it_is_numpys_is_no_value() -> None:
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.assess(facility="clinic", readers=Evil(), cost=1, reader_applied_on="2021-03-31")  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.field) == ("invalid_value", "readers")
