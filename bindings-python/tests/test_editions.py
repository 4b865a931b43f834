"""Editions: the built-in ones by their vectors, those of one's own, and what they answer."""

from __future__ import annotations

import datetime as dt
import json
import pathlib
import pickle
from typing import Any

import onshi
import polars as pl
import pyarrow as pa
import pytest
from frames import DAY, ROWS, refused

_VECTORS = pathlib.Path(__file__).parents[2] / "tests" / "vectors"


def test_vectors_agree() -> None:
    for name, edition in (("assess_2021_01", "2021-01"), ("assess_2022_08", None)):
        cases = json.loads((_VECTORS / f"{name}.json").read_text("utf-8"))["cases"]
        fields = sorted({key for case in cases for key in case["given"]})
        frame = pl.DataFrame({field: [case["given"].get(field) for case in cases] for field in fields}, strict=False)
        answered = onshi.assess_table(frame, edition=edition)
        for case, subsidy, error in zip(cases, answered["subsidy"], answered["error"], strict=True):
            assert subsidy == case["expected"].get("subsidy"), case["name"]
            assert error == case["expected"].get("code"), case["name"]


def test_a_what_if_is_one_line() -> None:
    later = onshi.Edition.latest().replace({"tracks[0].applies_to": "2021-04-30", "tracks[1].applies_from": dt.date(2021, 5, 1)})
    assert later.check() == onshi.Report(()) and later.check().ok
    assert not later.is_built_in and later != onshi.Edition.latest()
    answered = onshi.assess_table(pl.DataFrame(ROWS), edition=later)
    assert answered["subsidy"].to_list()[:6] == [2101000, 1903000, 999999, 429000, 429000, 300000]
    answer = onshi.assess(facility="clinic", readers=1, cost=300000, reader_applied_on=DAY, edition=later)
    assert (answer.subsidy, answer.basis) == (300000, "chosen")
    again = pickle.loads(pickle.dumps(later))
    assert again == later and hash(again) == hash(later)
    built_in = onshi.Edition.from_json(onshi.Edition.named("2021-01").to_json())
    assert built_in.is_built_in and repr(built_in) == "Edition.named('2021-01')"
    assert onshi.Edition.names() == ["2021-01", "2022-08"]
    gap = onshi.Edition.named("2021-01").replace({"tracks[1].applies_from": "2021-04-02"})
    (finding,) = gap.check().findings
    assert finding.code == "gap" and "2021-03-31" in finding.message.en and "2021-04-02" in finding.message.en
    assert refused(pa.table(ROWS), edition=gap).code == "invalid_edition"
    for changes in ({"rows[99].base": 1}, {"rows[0].base": "x"}, {"rows[0].base": float("nan")}):
        with pytest.raises(onshi.OnshiError) as caught:
            onshi.Edition.latest().replace(changes)
        assert caught.value.code == "invalid_edition"
    with pytest.raises(onshi.OnshiError):
        onshi.Edition.from_json("[]")


def test_edition_vectors() -> None:
    from vectors import run

    def answer(case: dict[str, Any]) -> Any:
        try:
            return onshi.Edition.from_json(json.dumps(case["given"])).check().to_dict()
        except onshi.OnshiError as error:
            return error.to_dict()

    run("editions", answer)
