"""The fields of a project.

Generated from the core's fields: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.
"""

FIELDS = (
    "facility",
    "group_prescriptions_per_month",
    "readers",
    "cost",
    "reader_applied_on",
    "vendor_contract_on",
    "operation_starts_on",
    "subsidy_paid",
)
