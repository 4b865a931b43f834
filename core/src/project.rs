//! What was bought, and when the reader was applied for.

use chrono::NaiveDate;

use crate::field::Holds;
use crate::{Facility, Field, Yen};

/// A facility's project to introduce online eligibility verification: the question that
/// [`Edition::assess`](crate::Edition::assess) answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Project {
    /// Who asks.
    pub facility: Facility,
    /// Face-recognition card readers taken free (count). The table has rows for 1 to 3 at a
    /// hospital, for 1 elsewhere.
    pub readers: u32,
    /// What the facility paid for the eligible work, without the readers (yen, 0 to 10^12).
    pub cost: Yen,
    /// The day on which the reader was applied for.
    pub reader_applied_on: NaiveDate,
    /// The day of the contract with the vendor. Editions from 2022-08 ask for it where the
    /// reader was applied for from 2022-06-07 on.
    pub vendor_contract_on: Option<NaiveDate>,
    /// The day on which operation starts. Editions from 2022-08 read it where the reader was
    /// applied for by 2022-06-06.
    pub operation_starts_on: Option<NaiveDate>,
    /// Whether a subsidy has been paid already. Read like `operation_starts_on`.
    pub subsidy_paid: bool,
}

impl Project {
    /// Makes a project from what every edition needs; nothing is checked before it is assessed.
    pub const fn new(
        facility: Facility,
        readers: u32,
        cost: Yen,
        reader_applied_on: NaiveDate,
    ) -> Self {
        Self {
            facility,
            readers,
            cost,
            reader_applied_on,
            vendor_contract_on: None,
            operation_starts_on: None,
            subsidy_paid: false,
        }
    }

    /// Returns the project with the day of the vendor contract.
    pub const fn with_vendor_contract_on(self, day: NaiveDate) -> Self {
        Self {
            vendor_contract_on: Some(day),
            ..self
        }
    }

    /// Returns the project with the day on which operation starts.
    pub const fn with_operation_starts_on(self, day: NaiveDate) -> Self {
        Self {
            operation_starts_on: Some(day),
            ..self
        }
    }

    /// Returns the project with whether a subsidy has been paid already.
    pub const fn with_subsidy_paid(self, paid: bool) -> Self {
        Self {
            subsidy_paid: paid,
            ..self
        }
    }
}

pub(crate) const FACILITY: Field =
    Field::new("facility", "施設区分", "kind of facility").headed("施設区分");
pub(crate) const GROUP_PRESCRIPTIONS: Field = Field::new(
    "group_prescriptions_per_month",
    "グループの1か月の処方箋受付回数",
    "prescriptions of the pharmacy's group in a month",
)
.headed("処方箋受付回数");
pub(crate) const READERS: Field = Field::new(
    "readers",
    "顔認証付きカードリーダーの台数",
    "number of face-recognition card readers",
)
.headed("台数");
pub(crate) const COST: Field = Field::new("cost", "事業費", "project cost").headed("事業費");
pub(crate) const READER_APPLIED_ON: Field = Field::new(
    "reader_applied_on",
    "カードリーダーの申込日",
    "day of the reader application",
)
.headed("申込日")
.holding(Holds::Day);
pub(crate) const VENDOR_CONTRACT_ON: Field = Field::new(
    "vendor_contract_on",
    "システムベンダーとの契約日",
    "day of the vendor contract",
)
.headed("契約日")
.holding(Holds::Day);
pub(crate) const OPERATION_STARTS_ON: Field =
    Field::new("operation_starts_on", "運用開始日", "start of operation")
        .headed("運用開始日")
        .holding(Holds::Day);
pub(crate) const SUBSIDY_PAID: Field = Field::new(
    "subsidy_paid",
    "補助金支給の有無",
    "whether a subsidy has been paid",
)
.headed("支給済み")
.holding(Holds::Flag);

impl Project {
    /// The fields that every row of a table needs a column for; any other may be missing in every
    /// row.
    pub const NEEDED: &'static [Field] = &[FACILITY, READERS, COST, READER_APPLIED_ON];

    /// The fields of a project on the wire, in the order in which they are checked.
    pub const FIELDS: &'static [Field] = &[
        FACILITY,
        GROUP_PRESCRIPTIONS,
        READERS,
        COST,
        READER_APPLIED_ON,
        VENDOR_CONTRACT_ON,
        OPERATION_STARTS_ON,
        SUBSIDY_PAID,
    ];
}
