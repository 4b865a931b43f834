"""Reads the contract's vectors and compares, as every language does."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable
from typing import Any

_FOLDER = pathlib.Path(__file__).parents[2] / "tests" / "vectors"


def run(name: str, answer: Callable[[dict[str, Any]], Any]) -> None:
    """Runs every case of a file and prints how many: `vectors NAME COUNT`."""
    cases = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))["cases"]
    wrong = [
        f"{case['name']}: {answered} is not {case['expected']}"
        for case in cases
        if not _holds(case["expected"], answered := answer(case))
    ]
    assert not wrong, "\n".join(wrong)
    assert cases
    print(f"vectors {name} {len(cases)}")


def _codes(findings: Any) -> set[tuple[str, str]]:
    """Findings are compared as a set of code and path."""
    return {(finding["code"], finding["path"]) for finding in findings or []}


def _holds(expected: Any, answered: Any) -> bool:
    if isinstance(expected, dict) and isinstance(answered, dict):
        return all(
            _codes(wanted) == _codes(answered.get(key))
            if key == "findings"
            else _holds(wanted, answered.get(key))
            for key, wanted in expected.items()
        )
    if isinstance(expected, list) and isinstance(answered, list):
        pairs = zip(expected, answered, strict=False)
        return len(expected) == len(answered) and all(_holds(*pair) for pair in pairs)
    return type(expected) is type(answered) and bool(expected == answered)
