from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal, SupportsIndex, TypeAlias, TypedDict, final, overload

from typing_extensions import Unpack

from onshi._forms import (
    CompletionReport,
    EstimateRequest,
    FormField,
    InstitutionCode,
    ReaderApplication,
    ReceiptBreakdown,
    Report,
    SubsidyApplication,
    UsageApplication,
)
from onshi._plan import Plan

__all__ = [
    "ArrowStream",
    "Assessment",
    "Edition",
    "assess",
    "assess_arrow",
    "assess_json",
    "check",
    "check_json",
    "draft",
    "draft_json",
    "form_fields",
    "latest_edition",
    "plan",
    "plan_json",
    "to_ics",
]

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

@final
class Edition:
    @staticmethod
    def latest() -> Edition: ...
    @staticmethod
    def named(name: str) -> Edition: ...
    @staticmethod
    def names() -> list[str]: ...
    @staticmethod
    def from_json(text: str) -> Edition: ...
    @property
    def name(self) -> str: ...
    @property
    def is_built_in(self) -> bool: ...
    def to_json(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...
    def check(self) -> Report: ...
    def replace(self, changes: dict[str, Any]) -> Edition: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[str]]: ...

@final
class ArrowStream:
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

def assess_arrow(
    frame: object,
    edition: str | Edition | None,
    columns: dict[str, str],
    outputs: Sequence[str],
    *,
    taken: Sequence[str],
    keep: bool,
    lazy: bool,
) -> ArrowStream: ...
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
    edition: str | Edition | None = None,
) -> Assessment: ...
def latest_edition() -> str: ...
def assess_json(project: str, *, edition: str | Edition | None = None) -> str: ...

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

_Form: TypeAlias = Literal[
    "institution_code",
    "reader_application",
    "estimate_request",
    "usage_application",
    "receipt_breakdown",
    "completion_report",
    "subsidy_application",
]

@overload
def check(form: Literal["institution_code"], value: InstitutionCode | str | None = None, /, **fields: Unpack[InstitutionCode]) -> Report: ...
@overload
def check(form: Literal["reader_application"], value: ReaderApplication | None = None, /, **fields: Unpack[ReaderApplication]) -> Report: ...
@overload
def check(form: Literal["estimate_request"], value: EstimateRequest | None = None, /, **fields: Unpack[EstimateRequest]) -> Report: ...
@overload
def check(form: Literal["usage_application"], value: UsageApplication | None = None, /, **fields: Unpack[UsageApplication]) -> Report: ...
@overload
def check(form: Literal["receipt_breakdown"], value: ReceiptBreakdown | None = None, /, **fields: Unpack[ReceiptBreakdown]) -> Report: ...
@overload
def check(form: Literal["completion_report"], value: CompletionReport | None = None, /, **fields: Unpack[CompletionReport]) -> Report: ...
@overload
def check(form: Literal["subsidy_application"], value: SubsidyApplication | None = None, /, **fields: Unpack[SubsidyApplication]) -> Report: ...
def check_json(form: _Form, value: str, /) -> str: ...
@overload
def draft(form: Literal["receipt_breakdown"], value: ReceiptBreakdown | None = None, /, **fields: Unpack[ReceiptBreakdown]) -> ReceiptBreakdown: ...
@overload
def draft(form: Literal["subsidy_application"], value: SubsidyApplication | None = None, /, **fields: Unpack[SubsidyApplication]) -> SubsidyApplication: ...
def draft_json(form: Literal["receipt_breakdown", "subsidy_application"], value: str, /) -> str: ...
def form_fields(form: _Form, /) -> list[FormField]: ...
