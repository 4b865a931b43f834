"""The fields of a project.

Generated from the core's fields: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.
"""

# Each with the type, as polars calls it, of a column that holds nulls alone.
FIELDS = {
    "facility": "String",
    "group_prescriptions_per_month": "Int64",
    "readers": "Int64",
    "cost": "Int64",
    "reader_applied_on": "Date",
    "vendor_contract_on": "Date",
    "operation_starts_on": "Date",
    "subsidy_paid": "Boolean",
}
