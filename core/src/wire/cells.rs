//! Cells as people type them, as the numbers of a batch.

use super::{FieldColumns, Raw};
use crate::batch::{CLINIC, HOSPITAL, PHARMACY, Sentinel};
use crate::wire::expected::Expected;
use crate::wire::raw::Whole;
use crate::{FacilityKind, project};

impl FieldColumns {
    /// Returns what a column of facilities holds for a cell: `診療所`, `調剤薬局`.
    ///
    /// ```
    /// use onshi::Project;
    /// use onshi::batch::{CLINIC, Sentinel};
    /// use onshi::wire::FieldColumns;
    ///
    /// let headings = ["施設区分", "台数", "事業費（千円）", "申込日"].map(str::to_owned);
    /// let columns = FieldColumns::typed(&headings, Project::FIELDS, Project::NEEDED)?;
    /// assert_eq!(columns.facility_cell("診療所"), CLINIC);
    /// assert_eq!(columns.number_cell("cost", "429"), 429_000);
    /// assert_eq!(columns.number_cell("cost", "-"), i64::MISSING);
    /// assert_eq!(columns.day_cell("reader_applied_on", "令和3年3月31日"), 18_717);
    /// assert_eq!(columns.flag_cell("○"), 1);
    /// # Ok::<(), onshi::Error>(())
    /// ```
    pub fn facility_cell(&self, cell: &str) -> u8 {
        let cell = self.cell(project::FACILITY.name, cell);
        if cell.is_missing() {
            return Sentinel::MISSING;
        }
        match cell.facility_kind() {
            Ok(FacilityKind::Hospital) => HOSPITAL,
            Ok(FacilityKind::Clinic) => CLINIC,
            Ok(FacilityKind::Pharmacy) => PHARMACY,
            Err(_) => Sentinel::INVALID,
        }
    }

    /// Returns what a column of numbers holds for a cell of the field of that name: `42.9万円`.
    pub fn number_cell(&self, field: &str, cell: &str) -> i64 {
        let (of, counter, expected) = match field {
            "cost" => (project::COST, "円", Expected::Yen),
            "readers" => (project::READERS, "台", Expected::Whole),
            _ => (project::GROUP_PRESCRIPTIONS, "回", Expected::Prescriptions),
        };
        match self.cell(field, cell).whole(of, expected, counter) {
            Ok(None) => Sentinel::MISSING,
            // The sentinels are out of every range, as what is beyond 64 bits is.
            Ok(Some(Whole::Fits(number))) => number.max(i64::MIN + 2),
            Ok(Some(Whole::Beyond)) => i64::MAX,
            Err(_) => Sentinel::INVALID,
        }
    }

    /// Returns what a column of days holds for a cell of the field of that name: `令和3年3月31日`.
    pub fn day_cell(&self, field: &str, cell: &str) -> i32 {
        match self.cell(field, cell).day(project::READER_APPLIED_ON) {
            Ok(None) => Sentinel::MISSING,
            Ok(Some(day)) => day.to_epoch_days(),
            Err(_) => Sentinel::INVALID,
        }
    }

    /// Returns what a column of true and false holds for a cell: `○`, `済`.
    pub fn flag_cell(&self, cell: &str) -> u8 {
        let field = project::SUBSIDY_PAID;
        match self.cell(field.name, cell).flag(field) {
            Ok(None) => Sentinel::MISSING,
            Ok(Some(flag)) => flag.into(),
            Err(_) => Sentinel::INVALID,
        }
    }

    /// Returns a cell of a field's column, with the unit that the table gives for it.
    pub fn cell<'a>(&self, field: &str, cell: &'a str) -> Raw<'a> {
        self.in_unit(field, Raw::of_cell(cell))
    }
}
