from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from numbers import Rational
from typing import Any, Literal, SupportsIndex, TypeAlias, final, overload

from typing_extensions import Unpack

from onshi._answers import Comparison, Report, Sentence, TypedForm
from onshi._codes import Basis, Category, Facility, FractionRule, Step, Track
from onshi._error import Message, OnshiError
from onshi._forms import (
    CompletionReport,
    EstimateRequest,
    FormField,
    InstitutionCode,
    ReaderApplication,
    ReceiptBreakdown,
    SubsidyApplication,
    UsageApplication,
)
from onshi._plan import Plan

__all__ = [
    "ArrowStream",
    "Assessment",
    "Edition",
    "Project",
    "assess",
    "assess_arrow",
    "refuse_columns",
    "typed_columns",
    "assess_json",
    "check",
    "check_json",
    "check_typed",
    "compare",
    "desk_json",
    "draft",
    "draft_json",
    "_for_form",
    "table_columns",
    "form_fields",
    "format_date",
    "labels",
    "latest_edition",
    "notices_json",
    "options",
    "overview_json",
    "paper",
    "parse_date",
    "parse_yen",
    "plan",
    "plan_json",
    "plan_paper",
    "plan_rows",
    "plan_rows_ics",
    "plan_rows_paper",
    "restored_assessment",
    "restored_project",
    "to_ics",
]

_Number: TypeAlias = SupportsIndex | float
_Facility: TypeAlias = Facility | Literal["hospital", "clinic", "pharmacy"]

@final
class Project:
    def __new__(
        cls,
        *,
        facility: _Facility,
        readers: _Number,
        cost: _Number,
        reader_applied_on: date | str,
        group_prescriptions_per_month: _Number | None = None,
        vendor_contract_on: date | str | None = None,
        operation_starts_on: date | str | None = None,
        subsidy_paid: bool | None = None,
    ) -> Project: ...
    def replace(
        self,
        *,
        facility: _Facility = ...,
        readers: _Number = ...,
        cost: _Number = ...,
        reader_applied_on: date | str = ...,
        group_prescriptions_per_month: _Number | None = ...,
        vendor_contract_on: date | str | None = ...,
        operation_starts_on: date | str | None = ...,
        subsidy_paid: bool | None = ...,
    ) -> Project: ...
    def __replace__(self, **changes: Any) -> Project: ...
    @property
    def facility(self) -> Facility: ...
    @property
    def group_prescriptions_per_month(self) -> int | None: ...
    @property
    def readers(self) -> int: ...
    @property
    def cost(self) -> int: ...
    @property
    def reader_applied_on(self) -> date: ...
    @property
    def vendor_contract_on(self) -> date | None: ...
    @property
    def operation_starts_on(self) -> date | None: ...
    @property
    def subsidy_paid(self) -> bool: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[str]]: ...

@final
class Assessment:
    def __new__(
        cls, *, subsidy: int, self_pay: int, track: str, project: Project, edition: str | Edition, column: str | None = None
    ) -> Assessment: ...
    @property
    def edition(self) -> str: ...
    @property
    def project(self) -> Project | None: ...
    @property
    def category(self) -> Category: ...
    @property
    def track(self) -> Track: ...
    @property
    def readers(self) -> int: ...
    @property
    def cost(self) -> int: ...
    @property
    def base(self) -> int: ...
    @property
    def counted(self) -> int: ...
    @property
    def ratio(self) -> Fraction: ...
    @property
    def exact(self) -> Decimal | Fraction: ...
    @property
    def fraction_rule(self) -> FractionRule: ...
    @property
    def basis(self) -> Basis: ...
    @property
    def cut(self) -> Decimal | Fraction: ...
    @property
    def subsidy(self) -> int: ...
    @property
    def self_pay(self) -> int: ...
    @property
    def assumptions(self) -> list[Message]: ...
    def explain(self, language: str = "ja") -> list[Sentence]: ...
    def to_dict(self, *, explain: bool = False) -> dict[str, Any]: ...
    def to_json(self, *, explain: bool = False) -> str: ...
    def to_html(self, language: str = "ja") -> str: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

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
    @property
    def rows(self) -> tuple[dict[str, Any], ...]: ...
    @property
    def tracks(self) -> tuple[dict[str, Any], ...]: ...
    @property
    def threshold(self) -> int: ...
    def to_json(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...
    def check(self) -> Report: ...
    def replace(self, changes: dict[str, Any]) -> Edition: ...
    def what_if(
        self,
        *,
        category: str | None = None,
        track: str | None = None,
        ratio: str | Rational | None = None,
        threshold: int | None = None,
        deadline: date | str | None = None,
        fraction_rule: str | None = None,
        name: str | None = None,
    ) -> Edition: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[str]]: ...

@final
class ArrowStream:
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    @property
    def refused(self) -> str | None: ...

def assess_arrow(
    frame: object,
    edition: str | Edition | None,
    columns: dict[str, str],
    outputs: Sequence[str],
    *,
    taken: Sequence[str],
    keep: bool,
    lazy: bool,
    threads: int | None,
    words_in_structs: bool,
    whole: bool,
    typed: bool,
    prefix: str,
) -> ArrowStream: ...
def refuse_columns(headings: list[str], names: list[str]) -> None: ...
def typed_columns(headings: list[str], columns: dict[str, str]) -> list[str]: ...
def assess(
    project: Project | None = None,
    /,
    *,
    facility: _Facility | None = None,
    readers: _Number | None = None,
    cost: _Number | None = None,
    reader_applied_on: date | str | None = None,
    group_prescriptions_per_month: _Number | None = None,
    vendor_contract_on: date | str | None = None,
    operation_starts_on: date | str | None = None,
    subsidy_paid: bool | None = None,
    edition: str | Edition | None = None,
) -> Assessment: ...
def compare(
    project: Project | None = None,
    /,
    *,
    facility: _Facility | None = None,
    readers: _Number | None = None,
    cost: _Number | None = None,
    reader_applied_on: date | str | None = None,
    group_prescriptions_per_month: _Number | None = None,
    vendor_contract_on: date | str | None = None,
    operation_starts_on: date | str | None = None,
    subsidy_paid: bool | None = None,
    edition: str | Edition | None = None,
) -> Comparison: ...
def options(
    project: Project | None = None,
    /,
    *,
    facility: _Facility | None = None,
    readers: _Number | None = None,
    cost: _Number | None = None,
    reader_applied_on: date | str | None = None,
    group_prescriptions_per_month: _Number | None = None,
    vendor_contract_on: date | str | None = None,
    operation_starts_on: date | str | None = None,
    subsidy_paid: bool | None = None,
    edition: str | Edition | None = None,
) -> list[Assessment]: ...
def overview_json(
    project: Project | None = None, /, *, edition: str | Edition | None = None, **fields: Any
) -> str: ...
def latest_edition() -> str: ...
def parse_yen(text: str) -> int: ...
def parse_date(text: str) -> date: ...
def format_date(day: date, language: str = "ja") -> str: ...
def assess_json(project: str, *, edition: str | Edition | None = None, explain: bool = False) -> str: ...
def labels() -> dict[str, dict[str, tuple[str, str]]]: ...
def restored_assessment(project: Project, edition: str | Edition, column: str | None) -> Assessment: ...
def restored_project(json: str) -> Project: ...

def plan(
    *,
    facility: _Facility | None = None,
    group_prescriptions_per_month: _Number | None = None,
    operation_starts_on: date | str | None = None,
    equipment_set_up_on: date | str | None = None,
    reader_applied_on: date | str | None = None,
    as_of: date | str | None = None,
    done: Collection[Step | str] | None = None,
    deferral: _Number | None = None,
) -> Plan: ...
def plan_json(milestones: str) -> str: ...
def plan_rows(
    headings: list[str], rows: list[Any], as_of: date | str | None
) -> list[tuple[int, str, str | None, date | None, date | None, date | None, list[date | None], str | None]]: ...
def plan_rows_ics(headings: list[str], rows: list[Any], as_of: date | str | None, stamp: datetime | None, language: str) -> str: ...
def plan_rows_paper(headings: list[str], rows: list[Any], as_of: date | str | None, output: str, language: str) -> str: ...
def desk_json(at: str | None = None) -> str: ...
def notices_json() -> str: ...
def to_ics(
    *,
    stamp: datetime | None = None,
    language: str = "ja",
    id: str = "",
    facility: _Facility | None = None,
    group_prescriptions_per_month: _Number | None = None,
    operation_starts_on: date | str | None = None,
    equipment_set_up_on: date | str | None = None,
    reader_applied_on: date | str | None = None,
    as_of: date | str | None = None,
    done: Collection[Step | str] | None = None,
    deferral: _Number | None = None,
) -> str: ...
def plan_paper(
    *,
    output: Literal["text", "html"] = "html",
    language: str = "ja",
    facility: _Facility | None = None,
    group_prescriptions_per_month: _Number | None = None,
    operation_starts_on: date | str | None = None,
    equipment_set_up_on: date | str | None = None,
    reader_applied_on: date | str | None = None,
    as_of: date | str | None = None,
    done: Collection[Step | str] | None = None,
    deferral: _Number | None = None,
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
def check_typed(form: _Form, texts: dict[str, Any], /) -> TypedForm: ...
@overload
def draft(form: Literal["receipt_breakdown"], value: ReceiptBreakdown | None = None, /, **fields: Unpack[ReceiptBreakdown]) -> ReceiptBreakdown: ...
@overload
def draft(form: Literal["subsidy_application"], value: SubsidyApplication | None = None, /, **fields: Unpack[SubsidyApplication]) -> SubsidyApplication: ...
@overload
def paper(
    form: Literal["institution_code"],
    value: InstitutionCode | None = None,
    /,
    *,
    output: Literal["text", "html"] = "text",
    language: str = "ja",
    **fields: Unpack[InstitutionCode],
) -> str: ...
@overload
def paper(
    form: Literal["reader_application"],
    value: ReaderApplication | None = None,
    /,
    *,
    output: Literal["text", "html"] = "text",
    language: str = "ja",
    **fields: Unpack[ReaderApplication],
) -> str: ...
@overload
def paper(
    form: Literal["estimate_request"],
    value: EstimateRequest | None = None,
    /,
    *,
    output: Literal["text", "html"] = "text",
    language: str = "ja",
    **fields: Unpack[EstimateRequest],
) -> str: ...
@overload
def paper(
    form: Literal["usage_application"],
    value: UsageApplication | None = None,
    /,
    *,
    output: Literal["text", "html"] = "text",
    language: str = "ja",
    **fields: Unpack[UsageApplication],
) -> str: ...
@overload
def paper(
    form: Literal["receipt_breakdown"],
    value: ReceiptBreakdown | None = None,
    /,
    *,
    output: Literal["text", "html"] = "text",
    language: str = "ja",
    **fields: Unpack[ReceiptBreakdown],
) -> str: ...
@overload
def paper(
    form: Literal["completion_report"],
    value: CompletionReport | None = None,
    /,
    *,
    output: Literal["text", "html"] = "text",
    language: str = "ja",
    **fields: Unpack[CompletionReport],
) -> str: ...
@overload
def paper(
    form: Literal["subsidy_application"],
    value: SubsidyApplication | None = None,
    /,
    *,
    output: Literal["text", "html"] = "text",
    language: str = "ja",
    **fields: Unpack[SubsidyApplication],
) -> str: ...
def draft_json(form: Literal["receipt_breakdown", "subsidy_application"], value: str, /) -> str: ...
def form_fields(form: _Form, /) -> list[FormField]: ...
def _for_form(message: str, language: str, /) -> str: ...
def table_columns(path: str, sheet: str | None, /) -> tuple[dict[str, list[str | None]], list[tuple[int, OnshiError]], str | None, int]: ...
