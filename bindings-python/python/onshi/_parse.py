"""parse_yen and parse_date: a text, a column of texts, or an expression for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Literal, TypeVar, overload

from onshi import _onshi
from onshi._error import OnshiError

_Column = TypeVar("_Column")


@overload
def parse_yen(text: str, *, errors: Literal["raise"] = "raise") -> int: ...
@overload
def parse_yen(text: str, *, errors: Literal["null"]) -> int | None: ...
@overload
def parse_yen(text: _Column, *, errors: Literal["raise", "null"] = "raise") -> _Column: ...
def parse_yen(text: Any, *, errors: Literal["raise", "null"] = "raise") -> Any:
    """Reads yen as people type them: 429000, 429,000円, 42.9万円, ¥429,000, full-width too.

    text: a text; or a Series of pandas or polars or an expression of polars, whose empty cells stay empty.
    errors: "raise", or "null" for None where a text is not a whole number of yen.

    Raises OnshiError (invalid_value) for an ambiguous text (42,9) and for what is not a whole number
    of yen.

    >>> parse_yen("42.9万円")
    429000
    >>> import polars
    >>> parse_yen(polars.Series(["42.9万円", None, "42,9"]), errors="null").to_list()
    [429000, None, None]
    """
    return _parsed("parse_yen", _onshi.parse_yen, text, errors)


@overload
def parse_date(text: str, *, errors: Literal["raise"] = "raise") -> date: ...
@overload
def parse_date(text: str, *, errors: Literal["null"]) -> date | None: ...
@overload
def parse_date(text: _Column, *, errors: Literal["raise", "null"] = "raise") -> _Column: ...
def parse_date(text: Any, *, errors: Literal["raise", "null"] = "raise") -> Any:
    """Reads a day as people type it: 2021-03-31, 2021/3/31, 2021年3月31日, 令和3年3月31日, R3.3.31.

    text: a text; or a Series of pandas or polars or an expression of polars, whose empty cells stay empty.
    errors: "raise", or "null" for None where a text is not a day.

    Raises OnshiError (invalid_date) for what is not a day of the calendar or of its era.

    >>> parse_date("令和3年3月31日")
    datetime.date(2021, 3, 31)
    """
    return _parsed("parse_date", _onshi.parse_date, text, errors)


def _parsed(name: str, parse: Callable[[str], Any], text: Any, errors: Literal["raise", "null"]) -> Any:
    if errors not in ("raise", "null"):
        raise ValueError("errors is 'raise' or 'null'")
    known: dict[str, Any] = {}

    def read(row: int, cell: Any) -> Any:
        # NaN and NaT are unlike themselves.
        if cell is None or cell != cell:
            return None
        if not isinstance(cell, str):
            value = _of_other(name, cell)
            if value is not None:
                return value
            cell = str(cell)
        if not cell.strip():
            return None
        if cell not in known:
            try:
                known[cell] = parse(cell)
            except OnshiError as error:
                if errors == "raise":
                    if hasattr(error, "add_note"):
                        error.add_note(f"in row {row}, counted from 0")
                    raise
                known[cell] = None
        return known[cell]

    match type(text).__module__.partition(".")[0], type(text).__name__:
        case "pandas", "Series":
            import pandas

            cells = [read(row, None if gap else cell) for row, (cell, gap) in enumerate(zip(text, text.isna(), strict=True))]
            if name == "parse_yen":
                return pandas.Series(cells, index=text.index, name=text.name, dtype="Int64")
            return pandas.Series(pandas.to_datetime(cells), index=text.index, name=text.name)
        case "polars", ("Series" | "Expr") as what:
            import polars

            kind = polars.Int64 if name == "parse_yen" else polars.Date
            if what == "Series":
                return polars.Series(text.name, [read(row, cell) for row, cell in enumerate(text)], dtype=kind)

            def batch(column: Any) -> Any:
                try:
                    return _parsed(name, parse, column, errors)
                except OnshiError as error:
                    # polars makes an error again from its text alone.
                    raise polars.exceptions.ComputeError(str(error)) from error

            return text.map_batches(batch, return_dtype=kind, is_elementwise=True)
    if errors == "null":
        try:
            return parse(text)
        except OnshiError:
            return None
    return parse(text)


def _of_other(name: str, cell: Any) -> Any:
    """Returns a cell that is not a text, where it is already what is read; None for a number or a time that is not."""
    if name == "parse_date" and isinstance(cell, date):
        if not isinstance(cell, datetime):
            return cell
        return cell.date() if cell.time() == time() else None
    if name == "parse_yen" and isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return int(cell) if float(cell).is_integer() else None
    raise TypeError(f"{name} reads texts, got {type(cell).__name__}")
