"""The programs in Python of every README run word for word."""

from __future__ import annotations

import contextlib
import io
import pathlib
import re

import pytest

_ROOT = pathlib.Path(__file__).parents[2]


@pytest.mark.parametrize(("readme", "count"), [("README.md", 1), ("README.ja.md", 1), ("bindings-python/README.md", 5)])
def test_programs(readme: str, count: int) -> None:
    text = (_ROOT / readme).read_text("utf-8")
    pairs = re.findall(r"```python\n(?!>>>)((?:(?!```).)*?)```\n\n```text\n(.*?)```", text, re.DOTALL)
    # Those of the shape of a session are run by doctest.
    assert len(pairs) == len(re.findall(r"```python\n(?!>>>)", text)) == count
    for program, output in pairs:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(program, {})
        assert printed.getvalue() == output
