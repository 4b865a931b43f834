from datetime import date, datetime
from typing import Any, Literal, SupportsIndex, TypeAlias, TypedDict, final

from typing_extensions import Unpack

from onshi._plan import Plan

__all__ = ["Assessment", "assess", "assess_json", "latest_edition", "plan", "plan_json", "to_ics"]

_Facility = Literal["hospital", "clinic", "pharmacy"]

@final
class Assessment:
    @property
    def edition(self) -> str: ...
    @property
    def category(self) -> Literal["hospital", "large_chain_pharmacy", "clinic_or_pharmacy"]: ...
    @property
    def track(self) -> Literal["accelerated", "standard", "mandate"]: ...
    @property
    def readers(self) -> int: ...
    @property
    def cost(self) -> int: ...
    @property
    def base(self) -> int: ...
    @property
    def counted(self) -> int: ...
    @property
    def ratio(self) -> str: ...
    @property
    def exact(self) -> str: ...
    @property
    def fraction_rule(self) -> Literal["whole_yen", "thousand_yen"]: ...
    @property
    def basis(self) -> Literal["stated", "inferred", "chosen"]: ...
    @property
    def cut(self) -> str: ...
    @property
    def subsidy(self) -> int: ...
    @property
    def self_pay(self) -> int: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __hash__(self) -> int: ...

def assess(
    *,
    facility: _Facility | None = None,
    readers: SupportsIndex | None = None,
    cost: SupportsIndex | None = None,
    reader_applied_on: date | str | None = None,
    group_prescriptions_per_month: SupportsIndex | None = None,
    vendor_contract_on: date | str | None = None,
    operation_starts_on: date | str | None = None,
    subsidy_paid: bool | None = None,
    edition: str | None = None,
) -> Assessment: ...
def latest_edition() -> str: ...
def assess_json(project: str, *, edition: str | None = None) -> str: ...

_Step: TypeAlias = Literal[
    "apply_for_reader",
    "request_estimate",
    "place_order",
    "apply_for_usage",
    "apply_for_certificates",
    "receive_reader",
    "receive_certificate_notice",
    "set_up_equipment",
    "test_operation",
    "review_reception",
    "update_privacy_notice",
    "put_up_poster_and_sticker",
    "start_operation",
    "collect_documents",
    "apply_for_subsidy",
]

class _Milestones(TypedDict, total=False):
    facility: _Facility | None
    group_prescriptions_per_month: SupportsIndex | None
    operation_starts_on: date | str | None
    equipment_set_up_on: date | str | None
    reader_applied_on: date | str | None
    as_of: date | str | None
    done: list[_Step] | tuple[_Step, ...] | set[_Step] | frozenset[_Step] | None
    deferral: SupportsIndex | None

def plan(**milestones: Unpack[_Milestones]) -> Plan: ...
def plan_json(milestones: str) -> str: ...
def to_ics(
    *, stamp: datetime, language: str = "ja", id: str = "plan", **milestones: Unpack[_Milestones]
) -> str: ...
