"""Prints the figures of the package beside those of plain Python, all from one run."""

import datetime
import itertools
import pathlib
import statistics
import subprocess
import sys
import timeit
from collections.abc import Callable
from typing import Any

import onshi
import plain
from onshi import _onshi

_DAY = datetime.date(2021, 4, 1)
_MILLISECONDS = "import time; begun = time.perf_counter(); import {}; print((time.perf_counter() - begun) * 1e3)"


def _ours() -> onshi.Assessment:
    return onshi.assess(facility="clinic", readers=1, cost=429000, reader_applied_on=_DAY)


def _by_hand() -> plain.Answer:
    return plain.assess(facility="clinic", readers=1, cost=429000, reader_applied_on=_DAY)


def _median(call: Callable[[], object]) -> float:
    runs = timeit.repeat(call, repeat=9, number=20_000)
    return statistics.median(runs) / 20_000 * 1e9


def _import(module: str) -> float:
    runs = [subprocess.check_output([sys.executable, "-c", _MILLISECONDS.format(module)]) for _ in range(9)]
    return statistics.median(map(float, runs))


for _facility, _day, _cost in itertools.product(
    ("hospital", "clinic", "pharmacy"), ("2021-03-31", "2021-04-01", "2022-06-06", "2022-06-07"), (0, 1, 999_999, 1_903_000, 5_000_000)
):
    _project: dict[str, Any] = {
        "facility": _facility,
        "readers": 1,
        "cost": _cost,
        "reader_applied_on": datetime.date.fromisoformat(_day),
        "group_prescriptions_per_month": 40_000 if _facility == "pharmacy" else None,
        "vendor_contract_on": datetime.date(2023, 2, 28),
        "operation_starts_on": datetime.date(2022, 7, 1),
    }
    _answer, _hand = onshi.assess(**_project), plain.assess(**_project)
    assert all(getattr(_answer, name) == value for name, value in vars(_hand).items()), _project
_assess, _plain = _median(_ours), _median(_by_hand)
print(f"empty call            {_median(onshi.latest_edition):6.0f} ns")
print(f"assess                {_assess:6.0f} ns, {_assess / _plain:.2f} of plain Python")
print(f"plain Python          {_plain:6.0f} ns")
print(f"import onshi          {_import('onshi'):6.1f} ms")
print(f"import json           {_import('json'):6.1f} ms")
print(f"extension, unpacked   {pathlib.Path(_onshi.__file__).stat().st_size:6} bytes")
