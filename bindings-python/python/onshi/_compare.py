"""compare_table: the answers of two editions side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from onshi._onshi import Edition, refuse_columns
from onshi._table import assess_table

_Frame = TypeVar("_Frame")


def compare_table(
    frame: _Frame,
    before: str | Edition | None,
    after: str | Edition | None,
    *,
    columns: Mapping[str, str] | None = None,
    threads: int | None = None,
    typed: bool = False,
) -> _Frame:
    """Returns the frame of pandas or polars with the answers of two editions: subsidy_before, error_before, subsidy_after,
    error_after, and gain, which is subsidy_after less subsidy_before (yen, null where one is refused).

    The arguments are those of assess_table; None is the newest edition.

    >>> import polars, onshi
    >>> clinics = polars.DataFrame({"facility": ["clinic"], "readers": [1], "cost": [429000], "reader_applied_on": ["2021-04-01"]})
    >>> onshi.compare_table(clinics, None, onshi.Edition.latest().what_if(track="standard", ratio="2/3"))["gain"].to_list()
    [-35000]
    """
    kind = type(frame).__module__.partition(".")[0]
    if kind not in ("pandas", "polars"):
        raise TypeError("compare_table is for frames of pandas and polars")
    answers: Any = frame
    present = answers.collect_schema().names() if kind == "polars" else answers.columns
    refuse_columns([name for name in present if isinstance(name, str)], ["subsidy_before", "error_before", "subsidy_after", "error_after", "gain"])
    for edition, name in ((before, "before"), (after, "after")):
        answers = assess_table(
            answers, edition=edition, columns=columns, outputs=["subsidy", "error"], threads=threads, typed=typed, prefix="_onshi_"
        )
        names = {f"_onshi_{column}": f"{column}_{name}" for column in ("subsidy", "error")}
        answers = answers.rename(columns=names) if kind == "pandas" else answers.rename(names)
    if kind == "pandas":
        return answers.assign(gain=answers["subsidy_after"] - answers["subsidy_before"])  # type: ignore[no-any-return]
    import polars

    return answers.with_columns(gain=polars.col("subsidy_after") - polars.col("subsidy_before"))  # type: ignore[no-any-return]
