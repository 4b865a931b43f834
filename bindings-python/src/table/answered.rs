//! The answers of a batch, and their columns.

use std::sync::Arc;

use arrow_array::types::UInt8Type;
use arrow_array::{ArrayRef, DictionaryArray, Int64Array, StringArray, UInt8Array};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field};
use onshi::batch::{self, Answers, Columns, Sentinel};
use onshi::{Category, Edition, Error, Track};

use super::Sources;
use super::fresh::Fresh;

/// A column of the answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Output {
    Subsidy,
    SelfPay,
    Error,
    Category,
    Track,
    Counted,
}

impl Output {
    pub const ALL: [Self; 6] = [
        Self::Subsidy,
        Self::SelfPay,
        Self::Error,
        Self::Category,
        Self::Track,
        Self::Counted,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Subsidy => "subsidy",
            Self::SelfPay => "self_pay",
            Self::Error => "error",
            Self::Category => "category",
            Self::Track => "track",
            Self::Counted => "counted",
        }
    }

    pub fn field(self) -> Field {
        let kind = match self {
            Self::Subsidy | Self::SelfPay | Self::Counted => DataType::Int64,
            Self::Error | Self::Category | Self::Track => {
                DataType::Dictionary(Box::new(DataType::UInt8), Box::new(DataType::Utf8))
            }
        };
        Field::new(self.name(), kind, true)
    }
}

/// The answers of a batch.
pub struct Answered {
    subsidy: Fresh<i64>,
    self_pay: Fresh<i64>,
    error: Fresh<u8>,
    category: Fresh<u8>,
    track: Fresh<u8>,
    counted: Fresh<i64>,
}

/// Rows that are converted and answered together: they stay in a near cache.
const BLOCK: usize = 1 << 14;

impl Answered {
    pub fn of(
        mut sources: Sources,
        rows: usize,
        edition: &Edition,
        outputs: &[Output],
    ) -> Result<Self, Error> {
        let wanted = |output| if outputs.contains(&output) { rows } else { 0 };
        let mut all = Self {
            subsidy: Fresh::new(rows),
            self_pay: Fresh::new(rows),
            error: Fresh::new(rows),
            category: Fresh::new(wanted(Output::Category)),
            track: Fresh::new(wanted(Output::Track)),
            counted: Fresh::new(wanted(Output::Counted)),
        };
        let table = edition.compile();
        let gaps = (
            vec![u8::MISSING; BLOCK],
            vec![i64::MISSING; BLOCK],
            vec![i32::MISSING; BLOCK],
        );
        for from in (0..rows).step_by(BLOCK) {
            let range = from..rows.min(from + BLOCK);
            let count = range.len();
            let columns = Columns {
                facility: sources
                    .facility
                    .rows(range.clone())
                    .or(gaps.0.get(..count))
                    .unwrap_or_default(),
                group_prescriptions_per_month: sources.group.rows(range.clone()),
                readers: sources
                    .readers
                    .rows(range.clone())
                    .or(gaps.1.get(..count))
                    .unwrap_or_default(),
                cost: sources
                    .cost
                    .rows(range.clone())
                    .or(gaps.1.get(..count))
                    .unwrap_or_default(),
                reader_applied_on: sources
                    .applied
                    .rows(range.clone())
                    .or(gaps.2.get(..count))
                    .unwrap_or_default(),
                vendor_contract_on: sources.contract.rows(range.clone()),
                operation_starts_on: sources.start.rows(range.clone()),
                subsidy_paid: sources.paid.rows(range.clone()),
            };
            let mut answers = Answers {
                subsidy: all
                    .subsidy
                    .rows()
                    .get_mut(range.clone())
                    .unwrap_or_default(),
                self_pay: all
                    .self_pay
                    .rows()
                    .get_mut(range.clone())
                    .unwrap_or_default(),
                error: all.error.rows().get_mut(range.clone()).unwrap_or_default(),
                category: all.category.rows().get_mut(range.clone()),
                track: all.track.rows().get_mut(range.clone()),
                counted: all.counted.rows().get_mut(range.clone()),
            };
            table.assess(&columns, &mut answers)?;
        }
        Ok(all)
    }

    pub fn columns(mut self, rows: usize, outputs: &[Output]) -> Result<Vec<ArrayRef>, ArrowError> {
        let answered = answered(self.error.rows());
        let refused = NullBuffer::new(!answered.inner());
        let some = |nulls: &NullBuffer| (nulls.null_count() > 0).then(|| nulls.clone());
        let amounts = |amounts: &mut Fresh<i64>| -> ArrayRef {
            let amounts = std::mem::replace(amounts, Fresh::new(0)).into_buffer();
            let amounts = ScalarBuffer::new(amounts, 0, rows);
            Arc::new(Int64Array::new(amounts, some(&answered)))
        };
        let column = |output: &Output| {
            Ok(match output {
                Output::Subsidy => amounts(&mut self.subsidy),
                Output::SelfPay => amounts(&mut self.self_pay),
                Output::Counted => amounts(&mut self.counted),
                Output::Error => {
                    let codes: Vec<_> = batch::CODES.iter().map(|code| code.code()).collect();
                    words(&mut self.error, 1, some(&refused), &codes)?
                }
                Output::Category => words(&mut self.category, 0, some(&answered), Category::CODES)?,
                Output::Track => words(&mut self.track, 0, some(&answered), Track::CODES)?,
            })
        };
        outputs.iter().map(column).collect()
    }
}

/// Returns a bit a row: whether it was answered.
fn answered(error: &[u8]) -> NullBuffer {
    let words = error.chunks(64).map(|rows| {
        let rows = rows.iter().enumerate();
        rows.fold(0_u64, |word, (i, error)| {
            word | (u64::from(*error == 0) << i)
        })
    });
    let words: Vec<u64> = words.collect();
    NullBuffer::new(BooleanBuffer::new(Buffer::from_vec(words), 0, error.len()))
}

/// Makes a dictionary of words from their numbers, of which the first is `first`. A number
/// without a word stands in a row that is null.
fn words(
    numbers: &mut Fresh<u8>,
    first: u8,
    nulls: Option<NullBuffer>,
    words: &[&str],
) -> Result<ArrayRef, ArrowError> {
    let mut numbers = std::mem::replace(numbers, Fresh::new(0));
    let rows = numbers.rows().len();
    for number in numbers.rows() {
        let place = number.saturating_sub(first);
        *number = if usize::from(place) < words.len() {
            place
        } else {
            0
        };
    }
    let keys = UInt8Array::new(ScalarBuffer::new(numbers.into_buffer(), 0, rows), nulls);
    let words = Arc::new(StringArray::from(words.to_vec()));
    Ok(Arc::new(DictionaryArray::<UInt8Type>::try_new(
        keys, words,
    )?))
}
