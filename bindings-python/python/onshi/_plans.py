"""plans: the plans of several facilities, for a head office."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from onshi._codes import Step
from onshi._onshi import plan_rows, plan_rows_ics, plan_rows_paper, refuse_columns

_ADDED = ["late", "next_step", "next_due_on", "next_limit_on", "earliest_operation_on"]


def plans(frame: Any, *, as_of: datetime.date | str | None = None) -> Any:
    """Returns a table of facilities and steps: the frame of pandas or polars, a facility a row, with the day of each step. The most urgent row comes
    first: those with late steps by their oldest late day, then the others by their next day, then those that are refused.

    * frame: columns facility (needed), name, institution_code, and the fields of plan: by these names or as people write them (施設区分, 店舗名,
      運用開始日, 機器受取・設定の日, 申込日, 基準日, 済んだ手順); cells are read as people write them. Every other column is kept.
    * as_of: the reference date of rows without one; without any nothing is late.

    Added columns: late (the codes of the late steps, with ";" between), next_step, next_due_on, next_limit_on (the first hard day still ahead,
    whatever the plan), earliest_operation_on, a column a step with its day, and
    error (the stable code of a row that is refused, else null).

    Raises OnshiError for a column that is missing, appears twice, or has the name of an added one.

    >>> import polars, onshi
    >>> shops = polars.DataFrame({"name": ["A", "B"], "facility": ["pharmacy", "pharmacy"], "operation_starts_on": ["2021-09-30", "2021-06-30"]})
    >>> onshi.plans(shops, as_of="2021-03-01").select("name", "late", "next_step", "place_order").rows()
    [('B', 'apply_for_reader', 'request_estimate', datetime.date(2021, 5, 30)), ('A', '', 'apply_for_reader', datetime.date(2021, 8, 30))]
    """
    headings, cells = _table(frame, "plans")
    added = [*_ADDED, *(step.value for step in Step), "error"]
    refuse_columns(headings, added)
    rows = plan_rows(headings, cells, as_of)
    order = [row[0] for row in rows]
    table = [(*row[1:6], *row[6], row[7]) for row in rows]
    columns = {name: [row[place] for row in table] for place, name in enumerate(added)}
    if _kind(frame) == "pandas":
        return _with_pandas(frame.iloc[order], columns)
    import polars

    types = {name: polars.String if name in ("late", "next_step", "error") else polars.Date for name in added}
    return frame[order].with_columns(*(polars.Series(name, values, types[name]) for name, values in columns.items()))


def _with_pandas(frame: Any, columns: dict[str, list[Any]]) -> Any:
    import pandas

    def series(name: str, values: list[Any]) -> Any:
        if name in ("late", "next_step", "error"):
            return pandas.Series(values, index=frame.index, dtype="str")
        return pandas.Series(pandas.to_datetime(values), index=frame.index)

    return frame.assign(**{name: series(name, values) for name, values in columns.items()})


def plans_to_ics(
    frame: Any, *, as_of: datetime.date | str | None = None, stamp: datetime.datetime | None = None, language: str = "ja"
) -> str:
    """Returns the plans of a frame's facilities as one calendar file. Each event begins with the facility's name; institution_code, or else the name, tells the
    facilities apart, so that importing the file again updates its events.

    frame, as_of: as for plans. stamp: when the file is made, a datetime with a time zone; now when None. language: "ja" or "en".

    Raises OnshiError for the first row that is refused.
    """
    return plan_rows_ics(*_table(frame, "plans_to_ics"), as_of, stamp, language)


def plans_paper(
    frame: Any, *, as_of: datetime.date | str | None = None, output: Literal["text", "html"] = "html", language: str = "ja"
) -> str:
    """Returns what is late and what is next for a frame's facilities, the most urgent first, for paper or mail.

    frame, as_of: as for plans. output: "html" for one page without scripts, or "text". language: "ja" or "en".

    Raises OnshiError for the first row that is refused.
    """
    return plan_rows_paper(*_table(frame, "plans_paper"), as_of, output, language)


def _kind(frame: Any) -> str:
    return type(frame).__module__.partition(".")[0]


def _table(frame: Any, function: str) -> tuple[list[str], list[Any]]:
    """Returns the headings and the rows of a frame."""
    kind = _kind(frame)
    if kind == "polars" and type(frame).__name__ == "DataFrame":
        return list(frame.columns), frame.rows()
    if kind == "pandas" and type(frame).__name__ == "DataFrame":
        return [str(name) for name in frame.columns], list(frame.itertuples(index=False, name=None))
    raise TypeError(f"{function} is for data frames of pandas and polars")
