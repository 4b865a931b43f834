//! The fields of a plan's question on the wire, in the order in which they are checked.

use crate::Field;
use crate::field::Holds;
use crate::project::GROUP_PRESCRIPTIONS;

pub(crate) use crate::project::{FACILITY, OPERATION_STARTS_ON, READER_APPLIED_ON};

pub(crate) const EQUIPMENT_SET_UP_ON: Field = Field::new(
    "equipment_set_up_on",
    "機器受取・設定の日",
    "day of device set-up",
)
.holding(Holds::Day);
pub(crate) const AS_OF: Field = Field::new("as_of", "基準日", "reference date").holding(Holds::Day);
pub(crate) const DONE: Field = Field::new("done", "済んだ手順", "steps that are done");
pub(crate) const DEFERRAL: Field = Field::new(
    "deferral",
    "受理された猶予届の類型",
    "type of the accepted deferral notice",
);

/// What tells facilities apart in a table of several.
pub(crate) const NAME: Field =
    Field::new("name", "医療機関等の名称", "name of the facility").headed("名称");
pub(crate) const INSTITUTION_CODE: Field =
    Field::new("institution_code", "医療機関コード", "institution code");

/// The fields of a table of several facilities: those of a plan, then who it is.
pub(crate) const OF_SEVERAL: [Field; 10] = {
    let [a, b, c, d, e, f, g, h] = ALL;
    [a, b, c, d, e, f, g, h, NAME, INSTITUTION_CODE]
};

/// Every field, in order.
pub(crate) const ALL: [Field; 8] = [
    FACILITY,
    GROUP_PRESCRIPTIONS,
    OPERATION_STARTS_ON,
    EQUIPMENT_SET_UP_ON,
    READER_APPLIED_ON,
    AS_OF,
    DONE,
    DEFERRAL,
];
