//! Columns of numbers as JavaScript has them. The rest of the module is compiled for size; these loops, for tables of a million
//! rows, for speed.

use std::ops::Deref;

use onshi::Error;
use onshi::batch::{Answers, Columns, Sentinel, Table};

/// The most rows of a room (count): the memory does not grow with a table, and its columns stay near the processor.
pub const ROWS: usize = 1 << 12;

/// Declares the columns of questions and of answers by their names on the wire: what a row of each is, and whether it may be
/// missing.
macro_rules! room {
    ($($column:ident: $kind:ty, $may_be_missing:literal;)+) => {
        /// Room for rows and their answers. JavaScript reads and writes it where it lies. A number of 64 bits is JavaScript's for
        /// JavaScript, NaN where missing, and is converted in its place.
        pub struct Room {
            $($column: Vec<$kind>,)+
        }

        impl Room {
            /// The names of the columns, in their order.
            pub const COLUMNS: &[&str] = &[$(stringify!($column)),+];

            /// Makes room. `is_there`: of each column, whether it is asked for or wanted; those that must be there are.
            pub fn new(is_there: &[bool]) -> Self {
                let mut is_there = is_there.iter();
                let mut room = |may_be_missing: bool| {
                    let is_there = is_there.next() == Some(&true);
                    if is_there || !may_be_missing { ROWS } else { 0 }
                };
                Self {
                    $($column: vec![0; room($may_be_missing)],)+
                }
            }

            /// Returns where each column lies in the memory of the module (bytes).
            pub fn places(&self) -> Vec<usize> {
                vec![$(self.$column.as_ptr().addr(),)+]
            }
        }
    };
}

room! {
    facility: u8, false;
    group_prescriptions_per_month: i64, true;
    readers: i64, false;
    cost: i64, false;
    reader_applied_on: i32, false;
    vendor_contract_on: i32, true;
    operation_starts_on: i32, true;
    subsidy_paid: u8, true;
    subsidy: i64, false;
    self_pay: i64, false;
    error: u8, false;
    category: u8, true;
    track: u8, true;
    counted: i64, true;
}

impl Room {
    /// Answers so many rows, at most [`ROWS`]. A category and a track are numbers from 1 on, 0 where refused.
    ///
    /// # Errors
    ///
    /// As [`Table::assess`].
    pub fn assess(&mut self, table: &Table<'_>, rows: usize) -> Result<(), Error> {
        let columns = Columns {
            facility: first(&mut self.facility, rows),
            group_prescriptions_per_month: some(&*wholes(
                &mut self.group_prescriptions_per_month,
                rows,
            )),
            readers: wholes(&mut self.readers, rows),
            cost: wholes(&mut self.cost, rows),
            reader_applied_on: first(&mut self.reader_applied_on, rows),
            vendor_contract_on: some(&*first(&mut self.vendor_contract_on, rows)),
            operation_starts_on: some(&*first(&mut self.operation_starts_on, rows)),
            subsidy_paid: some(&*first(&mut self.subsidy_paid, rows)),
        };
        let mut answers = Answers {
            subsidy: first(&mut self.subsidy, rows),
            self_pay: first(&mut self.self_pay, rows),
            error: first(&mut self.error, rows),
            category: some(first(&mut self.category, rows)),
            track: some(first(&mut self.track, rows)),
            counted: some(first(&mut self.counted, rows)),
        };
        table.assess(&columns, &mut answers)?;
        let amounts = [answers.subsidy, answers.self_pay].into_iter();
        for amount in amounts.chain(answers.counted).flatten() {
            *amount = float(*amount).to_bits().cast_signed();
        }
        let numbers = [answers.category, answers.track].into_iter().flatten();
        for number in numbers.flatten() {
            // The sentinel for a missing number is the last: one more is 0.
            *number = number.wrapping_add(1);
        }
        Ok(())
    }
}

/// Returns the first rows of a column.
fn first<T>(column: &mut [T], rows: usize) -> &mut [T] {
    let (first, _) = column.split_at_mut(rows.min(column.len()));
    first
}

/// Returns a column that is there.
fn some<T, C: Deref<Target = [T]>>(column: C) -> Option<C> {
    (!column.is_empty()).then_some(column)
}

/// Converts the first rows of a column of JavaScript's numbers.
fn wholes(column: &mut [i64], rows: usize) -> &mut [i64] {
    let column = first(column, rows);
    for number in &mut *column {
        *number = whole(f64::from_bits(number.cast_unsigned()));
    }
    column
}

/// Returns a number of at most 15 digits as one of JavaScript.
#[inline(always)]
#[expect(clippy::cast_precision_loss, reason = "it is in range")]
pub fn float(number: i64) -> f64 {
    number as f64
}

/// Returns a number of JavaScript as one of a column; NaN is missing.
#[inline(always)]
#[expect(
    clippy::cast_possible_truncation,
    reason = "what is beyond is the largest or least, out of every range"
)]
pub fn whole(number: f64) -> i64 {
    match number {
        number if number.is_nan() => i64::MISSING,
        number if number.fract() != 0.0 => i64::INVALID,
        number => (number as i64).max(i64::INVALID + 1),
    }
}
