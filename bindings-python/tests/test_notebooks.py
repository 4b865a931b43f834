"""The notebooks run from start to end, and say what their checked-in outputs say."""

from __future__ import annotations

import pathlib
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

_FOLDER = pathlib.Path(__file__).parents[1] / "notebooks"


def _shown(notebook: Any) -> list[list[Any]]:
    """What each cell shows; of a picture, that it is one."""
    texts = ("text/plain", "text/html")
    return [
        [
            (output.get("text"), sorted(output.get("data", {})), [output.get("data", {}).get(kind) for kind in texts])
            for output in cell.get("outputs", [])
        ]
        for cell in notebook.cells
    ]


@pytest.mark.parametrize("name", ["one-clinic", "every-facility", "an-afternoon", "the-revision"])
def test_notebook(name: str) -> None:
    checked_in = nbformat.read(_FOLDER / f"{name}.ipynb", 4)  # type: ignore[no-untyped-call]
    wanted = _shown(checked_in)
    assert sum(map(len, wanted)) >= 8
    NotebookClient(checked_in, timeout=300, kernel_name="python3").execute()
    assert _shown(checked_in) == wanted
