"""import onshi.accessors: frames of pandas and polars have an attribute onshi with what onshi does to frames.

>>> import onshi.accessors, polars
>>> clinics = polars.DataFrame({"facility": ["clinic"], "readers": [1], "cost": [429000], "reader_applied_on": ["2021-04-01"]})
>>> clinics.onshi.assess()["subsidy"].to_list()
[321000]
"""

from __future__ import annotations

import importlib.util
from typing import Any

from onshi._compare import compare_table
from onshi._table import assess_table


class Onshi:
    """What onshi does to a frame."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def assess(self, **arguments: Any) -> Any:
        """Returns the frame with the answers to its rows added; the arguments are those of onshi.assess_table."""
        return assess_table(self._frame, **arguments)

    def compare(self, before: Any, after: Any, **arguments: Any) -> Any:
        """Returns the frame with the answers of two editions; the arguments are those of onshi.compare_table."""
        return compare_table(self._frame, before, after, **arguments)


if importlib.util.find_spec("pandas") is not None:
    import pandas

    pandas.api.extensions.register_dataframe_accessor("onshi")(Onshi)

if importlib.util.find_spec("polars") is not None:
    import polars

    polars.api.register_dataframe_namespace("onshi")(Onshi)
    polars.api.register_lazyframe_namespace("onshi")(Onshi)
