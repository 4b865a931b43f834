//! The columns of a batch of Arrow, by the fields of a project.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::DataType;
use onshi::Project;
use onshi::batch::Columns;
use onshi::wire::FieldColumns;

use super::fault::{TableFault, WrongType};
use super::least::Least;
use super::source::{Source, days, facilities, flags, is_text, numbers};
use super::typed::TypedColumns;

/// Declares each column of a batch once: its name, what it holds, how it is read, and how its rows are taken.
macro_rules! sources {
    ($($column:ident: $kind:ident, $read:ident, $rows:ident;)+) => {
        /// Something for each column of a batch, by what it holds.
        #[derive(Default)]
        pub struct Each<Bytes, Numbers, Days> {
            $($column: $kind,)+
        }

        impl Sources {
            /// Finds the columns of a batch; `typed`: whether they are read as people type them; `is_blank`: whether the
            /// one at a place has no value.
            pub fn of(
                batch: &RecordBatch,
                columns: &Arc<FieldColumns>,
                typed: bool,
                is_blank: impl Fn(usize) -> bool,
            ) -> Result<Self, TableFault> {
                let cells = typed.then(|| TypedColumns(Arc::clone(columns)));
                let find = |field| {
                    let place = columns.place(field);
                    Place {
                        batch,
                        field,
                        place: place.filter(|place| !is_blank(*place)),
                        cells: cells.as_ref(),
                    }
                };
                Ok(Self {
                    $($column: find(stringify!($column)).$read()?,)+
                })
            }

            /// Returns the rows of a range as columns of the core.
            pub fn columns<'a>(&'a self, rows: Range<usize>, room: &'a mut Room) -> Columns<'a> {
                Columns {
                    $($column: self.$column.$rows(rows.clone(), &mut room.$column),)+
                }
            }
        }
    };
}

sources! {
    facility: Bytes, facilities, all_rows;
    group_prescriptions_per_month: Numbers, numbers, rows;
    readers: Numbers, numbers, all_rows;
    cost: Numbers, numbers, all_rows;
    reader_applied_on: Days, days, all_rows;
    vendor_contract_on: Days, days, rows;
    operation_starts_on: Days, days, rows;
    subsidy_paid: Bytes, flags, rows;
}

/// The columns of a batch.
pub type Sources = Each<Source<u8>, Source<i64>, Source<i32>>;

/// Room for the rows that are converted.
pub type Room = Each<Vec<u8>, Vec<i64>, Vec<i32>>;

/// The values that each kind of column takes, for the error of a wrong type.
const FACILITIES: (&str, &str) = (
    "文字列（`hospital`、`clinic`、`pharmacy`）、その辞書またはカテゴリ",
    "text, a dictionary or a categorical of `hospital`, `clinic` and `pharmacy`",
);
const NUMBERS: (&str, &str) = ("整数", "whole numbers");
const DAYS: (&str, &str) = (
    "日付、時刻帯のない0時の日時、または `2021-03-31` の形の文字列",
    "dates, times at midnight without a zone, or text such as `2021-03-31`",
);
const FLAGS: (&str, &str) = ("真偽値", "true and false");
const CELLS: (&str, &str) = (
    "文字列、数値、日付または真偽値",
    "text, numbers, dates, or true and false",
);

/// The place of a field's column in a batch.
struct Place<'b> {
    batch: &'b RecordBatch,
    /// The field's name on the wire.
    field: &'static str,
    place: Option<usize>,
    /// Reads what people type, where that is asked for.
    cells: Option<&'b TypedColumns>,
}

impl Place<'_> {
    fn facilities(&self) -> Result<Source<u8>, TableFault> {
        match self.cells {
            Some(cells) => self.source(|array| cells.facilities(array), CELLS),
            None => self.source(facilities, FACILITIES),
        }
    }

    fn numbers(&self) -> Result<Source<i64>, TableFault> {
        match self.cells {
            Some(cells) => self.source(|array| cells.numbers(self.field, array), CELLS),
            None => self.source(numbers, NUMBERS),
        }
    }

    fn days(&self) -> Result<Source<i32>, TableFault> {
        match self.cells {
            Some(cells) => self.source(|array| cells.days(self.field, array), CELLS),
            None => self.source(days, DAYS),
        }
    }

    fn flags(&self) -> Result<Source<u8>, TableFault> {
        match self.cells {
            Some(cells) => self.source(|array| cells.flags(array), CELLS),
            None => self.source(flags, FLAGS),
        }
    }

    /// Reads the column; `should`: what it takes.
    fn source<T: Least>(
        &self,
        read: impl Fn(&ArrayRef) -> Option<Source<T>>,
        should: (&'static str, &'static str),
    ) -> Result<Source<T>, TableFault> {
        let schema = self.batch.schema();
        let found = self.place.and_then(|place| {
            Some((
                self.batch.columns().get(place)?,
                schema.fields().get(place)?,
            ))
        });
        let field = Project::FIELDS
            .iter()
            .find(|field| field.name == self.field);
        let (Some((array, column)), Some(field)) = (found, field) else {
            return Ok(Source::Missing);
        };
        let wrong = || WrongType {
            field: *field,
            column: column.name().clone(),
            is: match array.data_type() {
                // Placeholder for a column of pandas that Arrow has no type for.
                DataType::Struct(fields)
                    if fields.iter().any(|field| field.name() == "mixed objects") =>
                {
                    "mixed objects".to_owned()
                }
                kind if is_text(kind) => "text".to_owned(),
                kind => kind.to_string(),
            },
            should,
            // What people type is a text in most of these columns.
            is_text: is_text(array.data_type()),
        };
        read(array).ok_or_else(|| TableFault::Type(Box::new(wrong())))
    }
}
