"""to_frame: answers as rows of a frame."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from typing import Any, Literal

from onshi._onshi import Assessment


def to_frame(answers: Iterable[Assessment] | Assessment, *, library: Literal["pandas", "polars"] | None = None) -> Any:
    """Returns answers as a frame, one row each: the columns of Assessment.to_dict, amounts in yen.

    library: "pandas" or "polars"; the first of them that is installed when None.

    >>> answers = options(facility="hospital", cost=5000000, reader_applied_on="2021-04-01")
    >>> to_frame(answers, library="polars").select("readers", "subsidy").rows()
    [(1, 1050000), (2, 1001000), (3, 951000)]
    """
    rows = []
    for answer in [answers] if isinstance(answers, Assessment) else answers:
        if not isinstance(answer, Assessment):
            raise TypeError(f"to_frame takes answers of assess, options and compare, got {type(answer).__name__}")
        row = answer.to_dict()
        rows.append({name: value for name, value in row.items() if not isinstance(value, (list, dict))})
    return framed(rows, library)


def framed(data: Any, library: str | None) -> Any:
    """Makes a frame of rows or columns by a library; by the first that is installed when None."""
    if library not in (None, "pandas", "polars"):
        raise ValueError("library is 'pandas' or 'polars'")
    if library == "pandas" or (library is None and importlib.util.find_spec("pandas") is not None):
        import pandas

        return pandas.DataFrame(data)
    import polars

    # A column without a value is one of text, too.
    return polars.DataFrame(data, schema_overrides={name: polars.String for name in data} if isinstance(data, dict) else None)
