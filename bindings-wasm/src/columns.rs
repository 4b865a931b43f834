//! Many projects as columns of numbers.

use onshi::batch::{Answers, Columns, Table, day_number};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::numbers::{float, whole};
use crate::{chosen, shown};

/// The answers to columns.
#[wasm_bindgen]
pub struct ColumnAnswers {
    subsidy: Vec<i64>,
    self_pay: Vec<i64>,
    counted: Vec<i64>,
    error: Vec<u8>,
    category: Vec<u8>,
    track: Vec<u8>,
}

fn amounts(column: &[i64]) -> Vec<f64> {
    column.iter().map(|amount| float(*amount)).collect()
}

#[wasm_bindgen]
impl ColumnAnswers {
    /// Returns the subsidy of each row (yen).
    pub fn subsidy(&self) -> Vec<f64> {
        amounts(&self.subsidy)
    }

    /// Returns what the facility of each row pays itself (yen).
    pub fn self_pay(&self) -> Vec<f64> {
        amounts(&self.self_pay)
    }

    /// Returns the part of the cost of each row that counts (yen).
    pub fn counted(&self) -> Vec<f64> {
        amounts(&self.counted)
    }

    /// Returns the error of each row, as a number from 1 on; 0 where answered.
    pub fn error(&self) -> Vec<u8> {
        self.error.clone()
    }

    /// Returns the category of each row, as a number from 1 on; 0 where refused.
    pub fn category(&self) -> Vec<u8> {
        from_one(&self.category)
    }

    /// Returns the track of each row, as a number from 1 on; 0 where refused.
    pub fn track(&self) -> Vec<u8> {
        from_one(&self.track)
    }
}

/// The sentinel for a missing number is the last: one more is 0.
fn from_one(column: &[u8]) -> Vec<u8> {
    column.iter().map(|number| number.wrapping_add(1)).collect()
}

/// Returns what a column of days holds for a day of the wire.
#[wasm_bindgen(js_name = dayNumber)]
pub fn number_of_day(text: Option<String>) -> i32 {
    day_number(text.as_deref())
}

/// An edition that is ready for columns.
#[wasm_bindgen]
pub struct ColumnTable(Table<'static>);

#[wasm_bindgen]
impl ColumnTable {
    /// Makes an edition ready, as `assess` takes it; throws its error as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(
        edition: Option<String>,
        own: Option<String>,
        rule: Option<String>,
    ) -> Result<Self, String> {
        let edition = chosen(edition.as_deref(), own.as_deref(), rule.as_deref());
        edition
            .map(|edition| Self(edition.compile().into_owned()))
            .map_err(|error| shown(Err(error)))
    }

    /// Returns the answers to rows. Numbers that are missing are NaN. outputs: the columns of the answer
    /// that are wanted, with a comma between; subsidy, self_pay and error are there whatever it
    /// says.
    #[expect(clippy::too_many_arguments, reason = "the columns one by one")]
    pub fn assess(
        &self,
        facility: &[u8],
        group: Option<Vec<f64>>,
        readers: &[f64],
        cost: &[f64],
        applied: &[i32],
        contract: Option<Vec<i32>>,
        start: Option<Vec<i32>>,
        paid: Option<Vec<u8>>,
        outputs: &str,
    ) -> Result<ColumnAnswers, String> {
        let wholes = |column: &[f64]| column.iter().map(|number| whole(*number)).collect();
        let (group, readers, cost): (Option<Vec<i64>>, Vec<i64>, Vec<i64>) =
            (group.as_deref().map(wholes), wholes(readers), wholes(cost));
        let columns = Columns {
            facility,
            group_prescriptions_per_month: group.as_deref(),
            readers: &readers,
            cost: &cost,
            reader_applied_on: applied,
            vendor_contract_on: contract.as_deref(),
            operation_starts_on: start.as_deref(),
            subsidy_paid: paid.as_deref(),
        };
        let rows = facility.len();
        let wanted = |output| {
            let mut outputs = outputs.split(',');
            outputs.any(|wanted| wanted == output).then_some(rows)
        };
        let (counted, category, track) = (wanted("counted"), wanted("category"), wanted("track"));
        let mut all = ColumnAnswers {
            subsidy: vec![0; rows],
            self_pay: vec![0; rows],
            counted: vec![0; counted.unwrap_or(0)],
            error: vec![0; rows],
            category: vec![0; category.unwrap_or(0)],
            track: vec![0; track.unwrap_or(0)],
        };
        let mut answers = Answers {
            subsidy: &mut all.subsidy,
            self_pay: &mut all.self_pay,
            error: &mut all.error,
            category: category.map(|_| &mut all.category[..]),
            track: track.map(|_| &mut all.track[..]),
            counted: counted.map(|_| &mut all.counted[..]),
        };
        match self.0.assess(&columns, &mut answers) {
            Ok(()) => Ok(all),
            Err(error) => Err(shown(Err(error))),
        }
    }
}
