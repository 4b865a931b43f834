"""The README's section on Python runs word for word."""

from __future__ import annotations

import contextlib
import io
import pathlib
import re

_README = pathlib.Path(__file__).parents[2] / "README.md"


def test_python_section() -> None:
    section = _README.read_text("utf-8").split("\n## Python\n")[1].split("\n## ")[0]
    pairs = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", section, re.DOTALL)
    assert len(pairs) == section.count("```python") == 4
    for program, output in pairs:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(program, {})
        assert printed.getvalue() == output
