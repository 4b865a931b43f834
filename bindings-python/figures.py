"""Prints the time of one call beside that of an empty one, and the size of the extension."""

import datetime
import pathlib
import statistics
import timeit

import onshi
from onshi import _onshi

_DAY = datetime.date(2021, 4, 1)


def _assess() -> None:
    onshi.assess(facility="clinic", readers=1, cost=429000, reader_applied_on=_DAY)


def _median(call: object) -> float:
    runs = timeit.repeat(call, repeat=9, number=100_000)  # type: ignore[arg-type]
    return statistics.median(runs) / 100_000 * 1e9


print(f"empty call   {_median(onshi.latest_edition):.0f} ns")
print(f"assess       {_median(_assess):.0f} ns")
print(f"extension    {pathlib.Path(_onshi.__file__).stat().st_size} bytes")
