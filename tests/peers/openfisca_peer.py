"""The rule in OpenFisca: variables and formulas as its documentation writes them."""

from __future__ import annotations

from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit, period as _period
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

Person = build_entity(key="facility_person", plural="facilities", label="facility", is_person=True)


class Kind(Enum):
    hospital = "病院"
    clinic = "診療所"
    pharmacy = "薬局"


def _input(name: str, kind: type, **more: Any) -> type[Variable]:
    return type(name, (Variable,), {"value_type": kind, "entity": Person, "definition_period": DateUnit.MONTH, "label": name, **more})


facility = _input("facility", Enum, possible_values=Kind, default_value=Kind.clinic)
group = _input("group", float)
readers = _input("readers", int)
cost = _input("cost", float)
applied, contract, start = (_input(name, int) for name in ("applied", "contract", "start"))
paid = _input("paid", bool)


def _day(text: str) -> int:
    return int(np.datetime64(text, "D").astype(int))


class error(Variable):
    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH
    label = "why there is no answer"

    def formula(person: Any, period: Any) -> Any:  # noqa: N805
        kind, group, readers = person("facility", period), person("group", period), person("readers", period)
        cost, applied, contract = person("cost", period), person("applied", period), person("contract", period)
        hospital, pharmacy = kind == Kind.hospital, kind == Kind.pharmacy
        late = applied > _day("2022-06-06")
        return np.select(
            [
                pharmacy & np.isnan(group),
                ~pharmacy & (group > 0),
                (readers < 1) | (readers > np.where(hospital, 3, 1)),
                (cost < 0) | (cost > 1e12),
                (applied < _day("2020-08-07")) | (applied > _day("2022-12-31")),
                late & (contract == np.iinfo(np.int32).min),
                late & (contract > _day("2023-02-28")),
            ],
            [1, 4, 5, 6, 7, 8, 9],
            0,
        )


class subsidy(Variable):
    value_type = float
    entity = Person
    definition_period = DateUnit.MONTH
    label = "the subsidy"

    def formula(person: Any, period: Any) -> Any:  # noqa: N805
        kind, group, readers = person("facility", period), person("group", period), person("readers", period)
        cost, applied, start = person("cost", period), person("applied", period), person("start", period)
        hospital = kind == Kind.hospital
        chain = (kind == Kind.pharmacy) & (group >= 40_000)
        accelerated = applied <= _day("2021-03-31")
        moved = ~person("paid", period) & (start >= _day("2022-06-07")) & (start <= _day("2023-01-31"))
        mandate = (applied > _day("2022-06-06")) | (~accelerated & moved)
        base = np.select([~hospital, readers == 1, readers == 2], [429_000, 2_101_000, 2_002_000], 1_903_000)
        counted = np.minimum(cost, np.where(hospital & mandate, base * 2, base))
        full = accelerated | (mandate & ~hospital & ~chain)
        amount = np.select([full, hospital | chain], [counted, counted // 2_000 * 1_000], counted * 3 // 4_000 * 1_000)
        return np.where(person("error", period) == 0, amount, 0)


MONTH = _period("2021-01")
_SYSTEM = TaxBenefitSystem([Person])
for _variable in (facility, group, readers, cost, applied, contract, start, paid, error, subsidy):
    _SYSTEM.add_variable(_variable)


def assess(data: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Returns amounts and codes."""
    rows = len(data["facility"])
    simulation = SimulationBuilder().build_default_simulation(_SYSTEM, count=rows)
    for name, column in data.items():
        if name == "group":
            column = np.where(column == np.iinfo(np.int64).min, np.nan, column).astype(np.float32)
        if name == "paid":
            column = column.astype(bool)
        if name == "facility":
            column = np.array(["hospital", "clinic", "pharmacy"])[column]
        simulation.set_input(name, MONTH, column)
    return simulation.calculate("subsidy", MONTH), simulation.calculate("error", MONTH)
