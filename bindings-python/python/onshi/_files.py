"""read_table: a file as people save it, as a frame."""

from __future__ import annotations

import os
import warnings
from typing import Any, Literal

from onshi._error import OnshiError
from onshi._frame import framed
from onshi._onshi import table_columns

#: How many rows a warning names.
_NAMED = 5


def read_table(
    path: str | os.PathLike[str],
    *,
    sheet: str | None = None,
    errors: Literal["raise", "null"] = "raise",
    library: Literal["pandas", "polars"] | None = None,
) -> Any:
    """Returns a table of facilities from a file, as the command line reads it: every cell as text, None where it is blank.

    * path: CSV in UTF-8, CP932 or UTF-16, with commas, tabs or semicolons between; or a workbook (.xlsx, .xlsb, .xls, .ods). A title above the
      headings is left out; a unit above or below them goes to the heading of its column, as in "事業費（千円）".
    * sheet: the name of a workbook's sheet; the first that is shown when None.
    * errors: what becomes of a row that cannot be read, such as one with more cells than headings: "raise", or "null" for a row of None and a
      warning.
    * library: "pandas" or "polars"; the first of them that is installed when None.

    assess_table(frame, typed=True) reads such cells as people write them.

    Raises OSError for a file that cannot be opened, ValueError for one that is not a table, and OnshiError for headings that are refused: two columns
    with the same heading or for the same field, a unit that is not clear.
    """
    if errors not in ("raise", "null"):
        raise ValueError("errors is 'raise' or 'null'")
    name = os.fsdecode(path)  # an int would be a file that is open already, and be closed
    with open(name, "rb"):  # raises what Python raises for a file that is not there
        pass
    columns, faults, unit, spoilt = table_columns(name, sheet)
    if faults and errors == "raise":
        line, fault = faults[0]
        ja, en = f"{line}行目：{fault.message.ja}", f"line {line}: {fault.message.en}"
        raise OnshiError(fault.code, fault.field, fault.given, fault.allowed, ja, en)
    if faults:
        lines = ", ".join(str(line) for line, _ in faults[:_NAMED])
        rest = f" and {len(faults) - _NAMED} more" if len(faults) > _NAMED else ""
        warnings.warn(f"rows that cannot be read and are None: {len(faults)} (line {lines}{rest}); the first: {faults[0][1]}", stacklevel=2)
    if spoilt:
        warnings.warn(f"cells with bytes that are not in the encoding of the file: {spoilt}; those bytes are shown as \N{REPLACEMENT CHARACTER}", stacklevel=2)
    if unit is not None:
        warnings.warn(
            f"{unit!r} stands above the headings, and no column of costs is known that it could be of; put the unit into the heading, "
            "as in '見積額（千円）', before amounts are read",
            stacklevel=2,
        )
    return framed(columns, library)
