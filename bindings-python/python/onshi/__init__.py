"""How much subsidy a Japanese hospital, clinic or pharmacy gets for online eligibility
verification (オンライン資格確認), and why.

>>> import datetime, onshi
>>> from onshi import Track
>>> answer = onshi.assess(
...     facility="clinic", readers=1, cost=429000, reader_applied_on=datetime.date(2021, 3, 31)
... )
>>> answer.subsidy, answer.self_pay
(429000, 0)
>>> answer.track is Track.ACCELERATED, answer.track == "accelerated"
(True, True)
"""

from onshi._answers import Citation, Comparison, Finding, Report, Sentence, Sums, TypedForm
from onshi._codes import (
    Actor,
    Basis,
    Category,
    Channel,
    DueKind,
    ErrorCode,
    Facility,
    FindingCode,
    FractionRule,
    LimitReason,
    LimitStatus,
    Severity,
    Stage,
    Status,
    Step,
    Track,
)
from onshi._compare import compare_table
from onshi._desk import Desk, Hours, Notice, Office, desk, notices
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
    SubsidyApplication,
    UsageApplication,
)
from onshi._files import read_table
from onshi._frame import to_frame
from onshi._onshi import (
    Assessment,
    Edition,
    Project,
    assess,
    assess_json,
    check,
    check_json,
    check_typed,
    compare,
    desk_json,
    draft,
    draft_json,
    form_fields,
    format_date,
    latest_edition,
    options,
    paper,
    plan,
    plan_json,
    plan_paper,
    to_ics,
)
from onshi._overview import Offer, Overview, overview
from onshi._parse import parse_date, parse_yen
from onshi._plan import Detail, Limit, Milestones, Plan, PlannedStep
from onshi._plans import plans, plans_paper, plans_to_ics
from onshi._table import assess_table

# In the order of need, here and on the documentation's page.
__all__ = [
    "assess",
    "compare",
    "options",
    "overview",
    "assess_table",
    "read_table",
    "compare_table",
    "to_frame",
    "plan",
    "to_ics",
    "plan_paper",
    "plans",
    "plans_to_ics",
    "plans_paper",
    "check",
    "check_typed",
    "draft",
    "paper",
    "form_fields",
    "desk",
    "notices",
    "parse_yen",
    "parse_date",
    "format_date",
    "latest_edition",
    "Project",
    "Assessment",
    "Comparison",
    "Edition",
    "Plan",
    "Report",
    "OnshiError",
    "Actor",
    "Basis",
    "Category",
    "Channel",
    "Citation",
    "CompletionReport",
    "Desk",
    "Detail",
    "DueKind",
    "ErrorCode",
    "EstimateRequest",
    "Facility",
    "Finding",
    "FindingCode",
    "FormField",
    "FractionRule",
    "Hours",
    "InstitutionCode",
    "Limit",
    "LimitReason",
    "LimitStatus",
    "Message",
    "Milestones",
    "Notice",
    "Offer",
    "Office",
    "Overview",
    "PlannedStep",
    "ProjectFields",
    "ReaderApplication",
    "ReceiptBreakdown",
    "ReceiptLine",
    "Sentence",
    "Severity",
    "Stage",
    "Status",
    "Step",
    "SubsidyApplication",
    "Sums",
    "Track",
    "TypedForm",
    "UsageApplication",
    "assess_json",
    "check_json",
    "desk_json",
    "draft_json",
    "plan_json",
]
