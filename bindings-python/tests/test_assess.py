"""assess: the vectors, and the wrong type for each argument."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from collections.abc import Callable
from typing import Any

import onshi
import pytest
from vectors import run

CLINIC: dict[str, Any] = {
    "facility": "clinic",
    "readers": 1,
    "cost": 429_000,
    "reader_applied_on": "2021-04-01",
}


@pytest.mark.parametrize(("name", "edition"), [("assess_2021_01", "2021-01"), ("assess_2022_08", None)])
def test_assess_vectors(name: str, edition: str | None) -> None:
    run(name, lambda case: onshi.assess(**case["given"], edition=edition).to_dict())


def test_error_vectors() -> None:
    def answer(case: dict[str, Any]) -> Any:
        try:
            return json.loads(onshi.assess_json(case["given"], edition=case.get("edition")))
        except onshi.OnshiError as error:
            return error.to_dict()

    run("errors", answer)


def test_what_people_type() -> None:
    def read(key: str, parse: Callable[[str], object]) -> None:
        def answer(case: dict[str, Any]) -> Any:
            try:
                return {key: parse(case["given"])}
            except onshi.OnshiError as error:
                return error.to_dict()

        run({"yen": "money", "date": "dates"}[key], answer)

    read("yen", onshi.parse_yen)
    read("date", lambda text: str(onshi.parse_date(text)))
    with pytest.raises(onshi.OnshiError, match="429") as caught:
        onshi.parse_yen("42,9\ud800")
    assert caught.value.code == "invalid_value"
    with pytest.raises(TypeError):
        onshi.parse_yen(429)


def refused(**changed: Any) -> onshi.OnshiError:
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.assess(**{**CLINIC, **changed})
    # The next call works, whatever came before.
    assert onshi.assess(**CLINIC).subsidy == 321_000
    return caught.value


class Hostile:
    """An object that fails whatever one asks of it."""

    def __repr__(self) -> str:
        raise RuntimeError("no repr")

    def __index__(self) -> int:
        raise RuntimeError("no index")


WRONG = [1.5, float("inf"), "x", b"1", [1], {}, object(), Hostile(), "\ud800"]


@pytest.mark.parametrize("value", WRONG, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("field", [*CLINIC, "group_prescriptions_per_month", "vendor_contract_on", "operation_starts_on", "subsidy_paid"])
def test_wrong_type(field: str, value: Any) -> None:
    error = refused(**{field: value})
    dates = {"reader_applied_on", "vendor_contract_on", "operation_starts_on"}
    codes = {"invalid_value", "invalid_date"} if field in dates else {"invalid_value"}
    assert error.code in codes
    assert error.field == field
    assert error.given is not None and len(error.given) <= 80


def test_missing_negative_and_huge() -> None:
    for field in CLINIC:
        assert (refused(**{field: None}).code, refused(**{field: None}).field) == ("missing_field", field)
    assert refused(cost=-1).code == "cost_out_of_range"
    assert refused(cost=2**60).allowed == {"min": 0, "max": 10**12}
    assert refused(cost=10**400).given == "1" + "0" * 79
    assert refused(cost=10**5000).given == "1" + "0" * 79
    assert refused(cost=-(10**5000)).code == "cost_out_of_range"
    assert refused(readers=-1).code == "readers_out_of_range"
    assert refused(readers=2**60).code == "readers_out_of_range"
    assert refused(readers=True).code == "invalid_value"
    assert refused(subsidy_paid=1).code == "invalid_value"
    assert refused(facility="pharmacy", group_prescriptions_per_month=-1).code == "invalid_value"
    assert refused(reader_applied_on=20210331).code == "invalid_value"
    assert refused(reader_applied_on="令和3年3月31日").code == "invalid_date"
    assert refused(edition="2030-01").code == "unknown_edition"
    with pytest.raises(TypeError):
        onshi.assess(tax=0, **CLINIC)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        onshi.assess("clinic")  # type: ignore[arg-type]


def test_the_newest_edition_is_the_default() -> None:
    assert onshi.assess(**CLINIC).edition == onshi.latest_edition() == "2022-08"


def test_days() -> None:
    day = datetime.date(2021, 3, 31)
    midnight = datetime.datetime(2021, 3, 31)
    for value in (day, midnight, "2021-03-31"):
        assert onshi.assess(**{**CLINIC, "reader_applied_on": value}).track == "accelerated"
    noon = datetime.datetime(2021, 3, 31, 12)
    zoned = datetime.datetime(2021, 3, 31, tzinfo=datetime.timezone.utc)
    no_days: list[object] = [noon, zoned, datetime.time()]
    for no_day in no_days:
        assert refused(reader_applied_on=no_day).code == "invalid_value"


def test_error_is_a_python_exception() -> None:
    error = refused(readers=4, facility="hospital")
    assert isinstance(error, ValueError)
    assert error.allowed == {"min": 1, "max": 3}
    assert "1 to 3" in str(error) and "1から3" in error.message.ja
    again = pickle.loads(pickle.dumps(error))
    assert again.to_dict() == copy.copy(error).to_dict() == error.to_dict()


def test_answers_are_values() -> None:
    one, two = onshi.assess(**CLINIC), onshi.assess(**CLINIC)
    assert one == two and hash(one) == hash(two)
    assert one != onshi.assess(**{**CLINIC, "cost": 1})
    with pytest.raises(AttributeError):
        one.subsidy = 0  # type: ignore[misc]
