//! Every facility in the country at memory speed: columns in, columns out, the same rules.
//!
//! ```
//! use onshi::batch::{Answers, CLINIC, Columns, HOSPITAL};
//! use onshi::{Edition, Code, parse_date};
//!
//! let day = |text| Ok::<_, onshi::Error>(parse_date(text)?.to_epoch_days());
//! let columns = Columns {
//!     facility: &[CLINIC, HOSPITAL, HOSPITAL],
//!     readers: &[1, 3, 4],
//!     cost: &[300_000, 1_903_000, 1_903_000],
//!     reader_applied_on: &[day("2021-03-31")?, day("2021-04-01")?, day("2021-04-01")?],
//!     ..Columns::default()
//! };
//! let (mut subsidy, mut self_pay, mut error) = ([0; 3], [0; 3], [0; 3]);
//! Edition::latest().compile().assess(&columns, &mut Answers {
//!     subsidy: &mut subsidy,
//!     self_pay: &mut self_pay,
//!     error: &mut error,
//!     ..Answers::default()
//! })?;
//! assert_eq!(subsidy, [300_000, 951_000, 0]);
//! assert_eq!(onshi::batch::error_code(error[2]), Some(Code::ReadersOutOfRange));
//! # Ok::<(), onshi::Error>(())
//! ```
//!
//! [`Edition::compile`] makes a small table of an edition once; [`Table::assess`] walks the
//! columns. The answer for a row is the answer of [`Edition::assess`] for the project, and
//! a refused row has the code of the error that the wire would give. Only the columns that
//! are given are read, without a branch on data; rows with a missing or invalid value, or a cost
//! near 10^12 yen, are then answered one by one. [`Columns::part`] and [`Answers::split_at`] cut
//! rows for several threads.

use std::borrow::Cow;

use crate::date::iso_date;
use crate::edition::Edition;
use crate::{Category, Code, Error, Track};

#[macro_use]
mod columns;

mod facilities;
mod fast;
mod lengths;
mod passes;
mod row;

pub use facilities::{CLINIC, HOSPITAL, PHARMACY, facility_number};

use columns::Column;
use fast::Fast;
use lengths::check_lengths;
use row::ColumnRow;

/// Sentinels for missing and invalid values.
pub trait Sentinel: Copy + PartialEq {
    /// Sentinel for a missing value.
    const MISSING: Self;
    /// Sentinel for an invalid value: an unknown word, a number that is not whole, an impossible
    /// day.
    const INVALID: Self;
}

impl Sentinel for u8 {
    const MISSING: Self = Self::MAX;
    const INVALID: Self = Self::MAX - 1;
}

impl Sentinel for i32 {
    const MISSING: Self = Self::MIN;
    const INVALID: Self = Self::MIN + 1;
}

impl Sentinel for i64 {
    const MISSING: Self = Self::MIN;
    const INVALID: Self = Self::MIN + 1;
}

columns! {
    /// Projects as columns, one row each. A missing value is [`Sentinel::MISSING`].
    #[derive(Clone, Copy, Debug, Default)]
    pub struct Columns<'a> {
        /// [`HOSPITAL`], [`CLINIC`] or [`PHARMACY`].
        pub facility: &'a [u8],
        /// Prescriptions of the pharmacy's group in a month (count); `None`: missing in every row.
        pub group_prescriptions_per_month: Option<&'a [i64]>,
        /// Face-recognition card readers (count).
        pub readers: &'a [i64],
        /// What was paid for the eligible work (yen).
        pub cost: &'a [i64],
        /// The day of the reader application (days from 1970-01-01).
        pub reader_applied_on: &'a [i32],
        /// The day of the vendor contract (days from 1970-01-01); `None`: missing in every row.
        pub vendor_contract_on: Option<&'a [i32]>,
        /// The start of operation (days from 1970-01-01); `None`: missing in every row.
        pub operation_starts_on: Option<&'a [i32]>,
        /// Whether a subsidy has been paid (0 or 1); `None`: missing in every row.
        pub subsidy_paid: Option<&'a [u8]>,
    }
}

/// Where the answers go, one row each. A refused row has 0 yen and a code in `error`.
#[derive(Debug, Default)]
pub struct Answers<'a> {
    /// The subsidy (yen).
    pub subsidy: &'a mut [i64],
    /// What the facility pays itself (yen).
    pub self_pay: &'a mut [i64],
    /// 0 for an answered row; otherwise a number for [`error_code`].
    pub error: &'a mut [u8],
    /// The category, as an index of [`Category::ALL`]; [`Sentinel::MISSING`] where refused.
    pub category: Option<&'a mut [u8]>,
    /// The track, as an index of [`Track::ALL`]; [`Sentinel::MISSING`] where refused.
    pub track: Option<&'a mut [u8]>,
    /// The part of the cost that counts (yen).
    pub counted: Option<&'a mut [i64]>,
}

impl<'a> Answers<'a> {
    /// Splits the answers after `rows` rows. The second part is empty where there are no more.
    pub fn split_at(self, rows: usize) -> (Self, Self) {
        let (subsidy, later_subsidy) = halves(self.subsidy, rows);
        let (self_pay, later_self_pay) = halves(self.self_pay, rows);
        let (error, later_error) = halves(self.error, rows);
        let (category, later_category) = self.category.map(|column| halves(column, rows)).unzip();
        let (track, later_track) = self.track.map(|column| halves(column, rows)).unzip();
        let (counted, later_counted) = self.counted.map(|column| halves(column, rows)).unzip();
        let first = Self {
            subsidy,
            self_pay,
            error,
            category,
            track,
            counted,
        };
        let rest = Self {
            subsidy: later_subsidy,
            self_pay: later_self_pay,
            error: later_error,
            category: later_category,
            track: later_track,
            counted: later_counted,
        };
        (first, rest)
    }

    /// Returns the same columns, to be given away for a while.
    fn lent(&mut self) -> Answers<'_> {
        Answers {
            subsidy: self.subsidy,
            self_pay: self.self_pay,
            error: self.error,
            category: self.category.as_deref_mut(),
            track: self.track.as_deref_mut(),
            counted: self.counted.as_deref_mut(),
        }
    }

    fn put(&mut self, i: usize, answer: Answer) {
        fn set<T>(column: Option<&mut [T]>, i: usize, value: T) {
            if let Some(place) = column.and_then(|values| values.get_mut(i)) {
                *place = value;
            }
        }
        set(Some(self.subsidy), i, answer.subsidy);
        set(Some(self.self_pay), i, answer.self_pay);
        set(Some(self.error), i, answer.error);
        set(self.category.as_deref_mut(), i, answer.category);
        set(self.track.as_deref_mut(), i, answer.track);
        set(self.counted.as_deref_mut(), i, answer.counted);
    }
}

fn halves<T>(column: &mut [T], rows: usize) -> (&mut [T], &mut [T]) {
    let rows = rows.min(column.len());
    column.split_at_mut(rows)
}

/// The codes of refused rows, numbered from 1 on.
pub const CODES: &[Code] = Code::OF_VALUES;

/// Returns the code for a number of the column `error`; `None` for 0, an answered row.
pub fn error_code(number: u8) -> Option<Code> {
    CODES.get(usize::from(number).checked_sub(1)?).copied()
}

/// Returns what a column of days holds for a day in the wire's form, `YYYY-MM-DD`; `None`:
/// missing.
pub fn day_number(text: Option<&str>) -> i32 {
    match text.map(iso_date) {
        None => Sentinel::MISSING,
        Some(None) => Sentinel::INVALID,
        Some(Some(day)) => day.to_epoch_days(),
    }
}

/// Returns the number of a code of [`CODES`].
const fn error_number(code: Code) -> u8 {
    code as u8 + 1 - Code::MissingField as u8
}

/// An edition made ready for columns.
#[derive(Clone, Debug)]
pub struct Table<'e> {
    edition: Cow<'e, Edition>,
    /// `None` for an edition whose numbers are too large for it: it is asked row by row.
    fast: Option<Fast>,
}

impl Edition {
    /// Makes the edition ready for columns.
    pub fn compile(&self) -> Table<'_> {
        Table {
            edition: Cow::Borrowed(self),
            fast: Fast::of(self),
        }
    }
}

/// What a row is answered with.
#[derive(Clone, Copy)]
struct Answer {
    subsidy: i64,
    self_pay: i64,
    error: u8,
    category: u8,
    track: u8,
    counted: i64,
}

impl Answer {
    fn refused(code: Code) -> Self {
        Self {
            subsidy: 0,
            self_pay: 0,
            error: error_number(code),
            category: Sentinel::MISSING,
            track: Sentinel::MISSING,
            counted: 0,
        }
    }
}

impl Table<'_> {
    /// Returns the table with an edition of its own.
    pub fn into_owned(self) -> Table<'static> {
        Table {
            edition: Cow::Owned(self.edition.into_owned()),
            fast: self.fast,
        }
    }

    /// Answers every row.
    ///
    /// # Errors
    ///
    /// `invalid_row` where a column is not as long as `facility`.
    // The loops are compiled with the crate that asks, for speed or for size.
    #[inline]
    pub fn assess(&self, columns: &Columns<'_>, answers: &mut Answers<'_>) -> Result<(), Error> {
        check_lengths(columns, answers)?;
        match &self.fast {
            Some(fast) => fast.assess(columns, answers, |row| self.answer(row)),
            None => each_row(columns, answers, |row| self.answer(row)),
        }
        Ok(())
    }

    /// Answers one row by the edition's decision.
    fn answer(&self, row: ColumnRow<'_>) -> Answer {
        let decided = row.undated().and_then(|undated| {
            // Converting days costs more than the rest together: first what needs none.
            let category = self
                .edition
                .checked(&undated)
                .map_err(|refusal| refusal.code())?;
            let project = row.dated(undated);
            let decided = self.edition.dated(&project, category);
            let decision = decided.map_err(|refusal| refusal.code())?;
            Ok((decision, decision.row.amounts(project.cost)))
        });
        match decided {
            Err(code) => Answer::refused(code),
            Ok((decision, amounts)) => Answer {
                subsidy: amounts.subsidy.0,
                self_pay: amounts.self_pay.0,
                error: 0,
                category: index(Category::ALL, decision.category),
                track: index(Track::ALL, decision.period.track),
                counted: amounts.counted.0,
            },
        }
    }
}

fn index<T: PartialEq>(all: &[T], one: T) -> u8 {
    let place = all.iter().position(|other| *other == one);
    place
        .and_then(|place| u8::try_from(place).ok())
        .unwrap_or(Sentinel::MISSING)
}

fn each_row(
    columns: &Columns<'_>,
    answers: &mut Answers<'_>,
    answer: impl Fn(ColumnRow<'_>) -> Answer,
) {
    for i in 0..columns.facility.len() {
        answers.put(i, answer(ColumnRow::new(columns, i)));
    }
}
