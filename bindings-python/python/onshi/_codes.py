"""The words of the wire as enums.

Generated from the core's lists: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.
"""

from __future__ import annotations

from onshi._code import Code


class Facility(Code):
    """施設区分."""

    HOSPITAL = "hospital"
    CLINIC = "clinic"
    PHARMACY = "pharmacy"


class Category(Code):
    """The category of the table of ceilings."""

    HOSPITAL = "hospital"
    LARGE_CHAIN_PHARMACY = "large_chain_pharmacy"
    CLINIC_OR_PHARMACY = "clinic_or_pharmacy"


class Track(Code):
    """Which of the subsidy's terms apply."""

    ACCELERATED = "accelerated"
    STANDARD = "standard"
    MANDATE = "mandate"


class FractionRule(Code):
    """What happens to fractions: cut below 1 yen, or below 1,000 yen."""

    WHOLE_YEN = "whole_yen"
    THOUSAND_YEN = "thousand_yen"


class Basis(Code):
    """How firmly a source says something."""

    STATED = "stated"
    INFERRED = "inferred"
    CHOSEN = "chosen"


class Step(Code):
    """A step of the preparation."""

    APPLY_FOR_READER = "apply_for_reader"
    REQUEST_ESTIMATE = "request_estimate"
    PLACE_ORDER = "place_order"
    APPLY_FOR_USAGE = "apply_for_usage"
    APPLY_FOR_CERTIFICATES = "apply_for_certificates"
    RECEIVE_READER = "receive_reader"
    RECEIVE_CERTIFICATE_NOTICE = "receive_certificate_notice"
    SET_UP_EQUIPMENT = "set_up_equipment"
    TEST_OPERATION = "test_operation"
    REVIEW_RECEPTION = "review_reception"
    UPDATE_PRIVACY_NOTICE = "update_privacy_notice"
    PUT_UP_POSTER_AND_STICKER = "put_up_poster_and_sticker"
    START_OPERATION = "start_operation"
    COLLECT_DOCUMENTS = "collect_documents"
    APPLY_FOR_SUBSIDY = "apply_for_subsidy"


class Stage(Code):
    """A stage of the preparation."""

    READER_APPLICATION = "reader_application"
    ORDER = "order"
    INTRODUCTION = "introduction"
    OPERATION_PREPARATION = "operation_preparation"
    START_OF_OPERATION = "start_of_operation"
    SUBSIDY_APPLICATION = "subsidy_application"


class Actor(Code):
    """Who acts."""

    FACILITY = "facility"
    VENDOR = "vendor"


class Channel(Code):
    """Where a step is done, or how it comes."""

    PORTAL = "portal"
    VENDOR = "vendor"
    POST = "post"
    ON_SITE = "on_site"
    AT_FACILITY = "at_facility"


class DueKind(Code):
    """What kind of day a step is due by."""

    GUIDELINE = "guideline"
    HARD = "hard"
    ORDER = "order"
    INFORMATION = "information"


class Status(Code):
    """The status of a step on the reference date."""

    DONE = "done"
    LATE = "late"
    DUE_TODAY = "due_today"
    OPEN = "open"


class LimitReason(Code):
    """What depends on a hard day."""

    ACCELERATED_TRACK = "accelerated_track"
    MANDATE_TRACK = "mandate_track"
    VENDOR_CONTRACT = "vendor_contract"
    INTRODUCTION_COMPLETE = "introduction_complete"


class LimitStatus(Code):
    """The status of a limit on the reference date."""

    NOT_APPLICABLE = "not_applicable"
    MET = "met"
    PASSED = "passed"
    OPEN = "open"


class Severity(Code):
    """Whether a finding must be mended."""

    ERROR = "error"
    WARNING = "warning"


class ErrorCode(Code):
    """Why there is no answer."""

    INVALID_ENCODING = "invalid_encoding"
    MISSING_COLUMN = "missing_column"
    DUPLICATE_COLUMN = "duplicate_column"
    INVALID_ROW = "invalid_row"
    INVALID_JSON = "invalid_json"
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_EDITION = "unknown_edition"
    INVALID_EDITION = "invalid_edition"
    MISSING_FIELD = "missing_field"
    INVALID_VALUE = "invalid_value"
    INVALID_DATE = "invalid_date"
    GROUP_PRESCRIPTIONS_NOT_APPLICABLE = "group_prescriptions_not_applicable"
    READERS_OUT_OF_RANGE = "readers_out_of_range"
    COST_OUT_OF_RANGE = "cost_out_of_range"
    DATE_NOT_COVERED = "date_not_covered"
    VENDOR_CONTRACT_ON_REQUIRED = "vendor_contract_on_required"
    VENDOR_CONTRACT_TOO_LATE = "vendor_contract_too_late"


class FindingCode(Code):
    """What is wrong with a form, a plan or an edition."""

    INVALID_VALUE = "invalid_value"
    INVALID_DATE = "invalid_date"
    GROUP_PRESCRIPTIONS_NOT_APPLICABLE = "group_prescriptions_not_applicable"
    READERS_OUT_OF_RANGE = "readers_out_of_range"
    COST_OUT_OF_RANGE = "cost_out_of_range"
    DATE_NOT_COVERED = "date_not_covered"
    VENDOR_CONTRACT_ON_REQUIRED = "vendor_contract_on_required"
    VENDOR_CONTRACT_TOO_LATE = "vendor_contract_too_late"
    GAP = "gap"
    OVERLAP = "overlap"
    ROW_MISSING = "row_missing"
    ROW_TWICE = "row_twice"
    RATIO_OUT_OF_RANGE = "ratio_out_of_range"
    BASE_OUT_OF_RANGE = "base_out_of_range"
    CEILING_MISMATCH = "ceiling_mismatch"
    CITATION_MISSING = "citation_missing"
    DATES_OUT_OF_ORDER = "dates_out_of_order"
    START_TOO_EARLY = "start_too_early"
    STEPS_OUT_OF_ORDER = "steps_out_of_order"
    MISSING = "missing"
    NEGATIVE_AMOUNT = "negative_amount"
    AMOUNT_TOO_LARGE = "amount_too_large"
    TOO_LONG = "too_long"
    NOT_PRINTABLE = "not_printable"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN_WORD = "unknown_word"
    WRONG_LENGTH = "wrong_length"
    NOT_DIGITS = "not_digits"
    UNKNOWN_PREFECTURE = "unknown_prefecture"
    UNKNOWN_SCORE_TABLE = "unknown_score_table"
    CHECK_DIGIT_MISMATCH = "check_digit_mismatch"
    SCORE_TABLE_UNKNOWN = "score_table_unknown"
    MAKER_NOT_IN_CATALOGUE = "maker_not_in_catalogue"
    NO_PORTAL_ACCOUNT = "no_portal_account"
    READER_PRODUCT_MISSING = "reader_product_missing"
    SCOPE_INCOMPLETE = "scope_incomplete"
    OS_NOT_RECOMMENDED = "os_not_recommended"
    VIEWING_TERMINAL_AND_LINE_NEEDED = "viewing_terminal_and_line_needed"
    CUSTOMER_ID_REQUIRED = "customer_id_required"
    CUSTOMER_ID_UNUSUAL = "customer_id_unusual"
    FIBRE_REQUIRED = "fibre_required"
    CERTIFICATES_MISMATCH = "certificates_mismatch"
    AT_LEAST_ONE = "at_least_one"
    TEST_AFTER_FIRST_USE = "test_after_first_use"
    NO_LINES = "no_lines"
    TOO_MANY_LINES = "too_many_lines"
    SUBTOTAL_ELIGIBLE_MISMATCH = "subtotal_eligible_mismatch"
    SUBTOTAL_INELIGIBLE_MISMATCH = "subtotal_ineligible_mismatch"
    TOTAL_MISMATCH = "total_mismatch"
    RECEIPT_TOTAL_MISMATCH = "receipt_total_mismatch"
    POSTAL_CODE_SHAPE = "postal_code_shape"
    TELEPHONE_SHAPE = "telephone_shape"
    RECEIPT_MISSING = "receipt_missing"
    NOT_COMPLETED = "not_completed"
    NOT_PAID = "not_paid"
    AMOUNT_MISMATCH = "amount_mismatch"
    COST_MISMATCH = "cost_mismatch"
    INSTITUTION_MISMATCH = "institution_mismatch"
    NAME_MISMATCH = "name_mismatch"
    SCORE_TABLE_MISMATCH = "score_table_mismatch"
    AFTER_DEADLINE = "after_deadline"
