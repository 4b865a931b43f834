"""How much subsidy a Japanese hospital, clinic or pharmacy gets for online eligibility
verification (オンライン資格確認), and why.

>>> import datetime, onshi
>>> answer = onshi.assess(
...     facility="clinic", readers=1, cost=429000, reader_applied_on=datetime.date(2021, 3, 31)
... )
>>> answer.subsidy, answer.self_pay
(429000, 0)
"""

from onshi._error import Message, OnshiError
from onshi._forms import (
    CompletionReport,
    EstimateRequest,
    FormField,
    InstitutionCode,
    ProjectFields,
    ReaderApplication,
    ReceiptBreakdown,
    ReceiptLine,
    Report,
    SubsidyApplication,
    UsageApplication,
)
from onshi._onshi import (
    Assessment,
    Edition,
    assess,
    assess_json,
    check,
    check_json,
    draft,
    draft_json,
    form_fields,
    latest_edition,
    plan,
    plan_json,
    to_ics,
)
from onshi._plan import Finding, Plan
from onshi._table import assess_table

__all__ = [
    "Assessment",
    "CompletionReport",
    "Edition",
    "EstimateRequest",
    "Finding",
    "FormField",
    "InstitutionCode",
    "Message",
    "OnshiError",
    "Plan",
    "ProjectFields",
    "ReaderApplication",
    "ReceiptBreakdown",
    "ReceiptLine",
    "Report",
    "SubsidyApplication",
    "UsageApplication",
    "assess",
    "assess_json",
    "assess_table",
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
