"""The types of forms, as the wire has them. None is missing. Amounts are yen, months YYYY-MM.

Generated from the core's fields: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.
"""

from __future__ import annotations

import datetime
from typing import Any, Literal, TypedDict


class Text(TypedDict):
    """A text in both languages."""

    ja: str
    en: str


class InstitutionCode(TypedDict, total=False):
    """医療機関コード: institution code."""

    prefecture: str | None
    score_table: int | None
    code: str | None


class ReaderApplication(TypedDict, total=False):
    """顔認証付きカードリーダーの申し込み: reader application."""

    facility: Literal["hospital", "clinic", "pharmacy"] | None
    maker: str | None
    product: str | None
    readers: int | None
    portal_account: bool | None


class EstimateRequest(TypedDict, total=False):
    """見積依頼: estimate request."""

    wished_start: datetime.date | str | None
    reader_product: str | None
    reader_applied: bool | None
    terminal_os: str | None
    line: Literal["ip_vpn", "ipsec_ike"] | None
    has_electronic_chart: bool | None
    wants_medicine_and_checkup_data: bool | None
    scope: list[Literal["equipment", "systems", "network"]] | None
    reader_place: str | None
    orders_computers: bool | None
    options: str | None
    name: str | None
    contact: str | None
    telephone: str | None


class UsageApplication(TypedDict, total=False):
    """オンライン資格確認利用申請: usage application."""

    line: Literal["ip_vpn", "ipsec_ike"] | None
    fibre: bool | None
    ntt_line: bool | None
    customer_id: str | None
    first_use_month: str | None
    test_month: str | None
    connecting_computers: int | None
    certificates: int | None
    online_claims: Literal["in_use", "applied_together", "not_wished"] | None


class ReceiptLine(TypedDict, total=False):
    """A row of the receipt breakdown (form 2)."""

    item: str | None
    detail: str | None
    eligible: int | None
    ineligible: int | None


class ReceiptBreakdown(TypedDict, total=False):
    """領収書内訳書（別紙様式2）: receipt breakdown (form 2)."""

    issued_on: datetime.date | str | None
    prefecture: str | None
    score_table: int | None
    institution_code: str | None
    name: str | None
    lines: list[ReceiptLine] | None
    subtotal_eligible: int | None
    subtotal_ineligible: int | None
    total: int | None
    receipt_total: int | None


class CompletionReport(TypedDict, total=False):
    """事業完了報告書（別紙様式3）: completion report (form 3)."""

    reported_on: datetime.date | str | None
    completed_on: datetime.date | str | None
    prefecture: str | None
    score_table: int | None
    institution_code: str | None
    name: str | None
    founder: str | None
    postal_code: str | None
    address: str | None
    telephone: str | None


class ProjectFields(TypedDict, total=False):
    """A project, as assess takes it."""

    facility: Literal["hospital", "clinic", "pharmacy"] | None
    group_prescriptions_per_month: int | None
    readers: int | None
    cost: int | None
    reader_applied_on: datetime.date | str | None
    vendor_contract_on: datetime.date | str | None
    operation_starts_on: datetime.date | str | None
    subsidy_paid: bool | None


class SubsidyApplication(TypedDict, total=False):
    """補助金申請: subsidy application."""

    applied_on: datetime.date | str | None
    paid_on: datetime.date | str | None
    project: ProjectFields | None
    amount: int | None
    receipt_attached: bool | None
    breakdown: ReceiptBreakdown | None
    report: CompletionReport | None
    deferral: int | None


class FormField(TypedDict, total=False):
    """A field of a form, for programs that draw it."""

    name: str
    label: Text
    required: bool
    kind: str
    words: list[str]
    one_of: list[int]
    labels: list[Text]
    min: int
    max: int
    fields: list[Any]
