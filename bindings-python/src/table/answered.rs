//! The answers of a batch, and their columns.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::types::UInt8Type;
use arrow_array::{ArrayRef, DictionaryArray, Int64Array, StringArray, StructArray, UInt8Array};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field};
use onshi::batch::{self, Answers, Table};
use onshi::{Category, Code, Error, Track};
use pulp::{Arch, NullaryFnOnce};

use super::details::Detail;
use super::fresh::Fresh;
use super::sources::{Room, Sources};
use super::threads;

/// A column of the answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Output {
    Subsidy,
    SelfPay,
    Error,
    Category,
    Track,
    Counted,
    Detail(Detail),
}

impl Output {
    const COMPUTED: [Self; 6] = [
        Self::Subsidy,
        Self::SelfPay,
        Self::Error,
        Self::Category,
        Self::Track,
        Self::Counted,
    ];

    pub fn named(name: &str) -> Option<Self> {
        let details = Detail::ALL.map(Self::Detail);
        let mut all = Self::COMPUTED.into_iter().chain(details);
        all.find(|output| output.name() == name)
    }

    pub const fn detail(self) -> Option<Detail> {
        match self {
            Self::Detail(detail) => Some(detail),
            _ => None,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Subsidy => "subsidy",
            Self::SelfPay => "self_pay",
            Self::Error => "error",
            Self::Category => "category",
            Self::Track => "track",
            Self::Counted => "counted",
            Self::Detail(detail) => detail.name(),
        }
    }

    /// Returns the column's name and type; `words_in_structs`: as for [`Answered::columns`].
    pub fn field(self, words_in_structs: bool) -> Field {
        let kind = match self {
            Self::Subsidy | Self::SelfPay | Self::Counted => DataType::Int64,
            Self::Error | Self::Category | Self::Track => {
                DataType::Dictionary(Box::new(DataType::UInt8), Box::new(DataType::Utf8))
            }
            Self::Detail(_) => DataType::Utf8,
        };
        let field = Field::new(self.name(), kind, true);
        match field.data_type() {
            DataType::Dictionary(..) if words_in_structs => {
                let word = Arc::new(field.with_nullable(false));
                Field::new_struct(self.name(), [word], true)
            }
            _ => field,
        }
    }
}

/// The answers of a batch.
pub struct Answered {
    rows: usize,
    subsidy: Fresh<i64>,
    self_pay: Fresh<i64>,
    error: Fresh<u8>,
    category: Fresh<u8>,
    track: Fresh<u8>,
    counted: Fresh<i64>,
    /// A bit a row: whether it was answered.
    answered: Vec<u64>,
}

/// Rows that are converted and answered together (count): so few that the processor fetches the next column while it
/// works on this one. A whole number of words of `answered`.
const BLOCK: usize = 1 << 7;

/// Rows that a thread takes at a time (count). A whole number of blocks.
const PIECE: usize = 1 << 13;

impl Answered {
    /// Answers the rows of batches, each by itself.
    pub fn of(
        batches: &[(Sources, usize)],
        table: &Table<'_>,
        outputs: &[Output],
        threads: usize,
    ) -> Result<Vec<Self>, Error> {
        let all = batches.iter().map(|(_, rows)| Self::new(*rows, outputs));
        let mut all: Vec<Self> = all.collect();
        let mut work = Vec::new();
        for ((sources, rows), answers) in batches.iter().zip(&mut all) {
            let (mut answers, words) = answers.places();
            let pieces = (0..*rows).step_by(PIECE);
            for (from, answered) in pieces.zip(words.chunks_mut(PIECE / 64)) {
                let (first, rest) = answers.split_at(PIECE);
                work.push(Piece {
                    sources,
                    rows: from..*rows.min(&(from + PIECE)),
                    answers: first,
                    answered,
                });
                answers = rest;
            }
        }
        let rows: usize = batches.iter().map(|(_, rows)| rows).sum();
        threads::each(work, threads::worth(rows, threads), || {
            let mut room = Room::default();
            move |piece: Piece<'_>| piece.answer(table, &mut room)
        })?;
        Ok(all)
    }

    /// Makes room for the answers of so many rows.
    fn new(rows: usize, outputs: &[Output]) -> Self {
        let wanted = |output| if outputs.contains(&output) { rows } else { 0 };
        Self {
            rows,
            subsidy: Fresh::new(rows),
            self_pay: Fresh::new(rows),
            error: Fresh::new(rows),
            category: Fresh::new(wanted(Output::Category)),
            track: Fresh::new(wanted(Output::Track)),
            counted: Fresh::new(wanted(Output::Counted)),
            answered: vec![0; rows.div_ceil(64)],
        }
    }

    /// Returns where the answers go.
    fn places(&mut self) -> (Answers<'_>, &mut [u64]) {
        fn wanted<T>(column: &mut [T]) -> Option<&mut [T]> {
            (!column.is_empty()).then_some(column)
        }
        let answers = Answers {
            subsidy: self.subsidy.rows(),
            self_pay: self.self_pay.rows(),
            error: self.error.rows(),
            category: wanted(self.category.rows()),
            track: wanted(self.track.rows()),
            counted: wanted(self.counted.rows()),
        };
        (answers, &mut self.answered)
    }

    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Returns the code that every row is refused with; `None` where one is answered, and where there are several.
    pub fn only_error(&mut self) -> Option<Code> {
        if self.answered.iter().any(|word| *word != 0) {
            return None;
        }
        let (first, rest) = self.error.rows().split_first()?;
        let is_one = rest.iter().all(|other| other == first);
        batch::error_code(*first + 1).filter(|_| is_one)
    }

    /// Returns the columns that are wanted; `details`: those of them that are details, in their order. `words_in_structs`:
    /// whether a column of words is the only field of a struct that has its nulls.
    pub fn columns(
        mut self,
        outputs: &[Output],
        words_in_structs: bool,
        details: Vec<ArrayRef>,
    ) -> Vec<ArrayRef> {
        let mut details = details.into_iter();
        let answered = Buffer::from_vec(std::mem::take(&mut self.answered));
        let answered = BooleanBuffer::new(answered, 0, self.rows);
        let refused = NullBuffer::new(!&answered);
        let answered = NullBuffer::new(answered);
        let some = |nulls: &NullBuffer| (nulls.null_count() > 0).then(|| nulls.clone());
        let amounts = |amounts: &mut Fresh<i64>| -> ArrayRef {
            let amounts = std::mem::take(amounts).into_buffer();
            let amounts = ScalarBuffer::new(amounts, 0, self.rows);
            Arc::new(Int64Array::new(amounts, some(&answered)))
        };
        let words = |output: &Output,
                     keys: &mut Fresh<u8>,
                     nulls: &NullBuffer,
                     words: &[&str]|
         -> ArrayRef {
            let keys = ScalarBuffer::new(std::mem::take(keys).into_buffer(), 0, self.rows);
            let (outer, inner) = match words_in_structs {
                true => (some(nulls), None),
                false => (None, some(nulls)),
            };
            let words: ArrayRef =
                Arc::new(words.iter().copied().map(Some).collect::<StringArray>());
            let keys = UInt8Array::new(keys, inner);
            // SAFETY: `finish` made every number a key of these words.
            let column: ArrayRef =
                Arc::new(unsafe { DictionaryArray::<UInt8Type>::new_unchecked(keys, words) });
            match output.field(words_in_structs).data_type() {
                DataType::Struct(fields) => {
                    Arc::new(StructArray::new(fields.clone(), vec![column], outer))
                }
                _ => column,
            }
        };
        let column = |output: &Output| match output {
            Output::Detail(_) => details
                .next()
                .unwrap_or_else(|| Arc::new(StringArray::new_null(self.rows))),
            Output::Subsidy => amounts(&mut self.subsidy),
            Output::SelfPay => amounts(&mut self.self_pay),
            Output::Counted => amounts(&mut self.counted),
            Output::Error => {
                let codes: Vec<_> = batch::CODES.iter().map(|code| code.code()).collect();
                words(output, &mut self.error, &refused, &codes)
            }
            Output::Category => words(output, &mut self.category, &answered, Category::CODES),
            Output::Track => words(output, &mut self.track, &answered, Track::CODES),
        };
        outputs.iter().map(column).collect()
    }
}

/// Rows of a batch, and where their answers go.
struct Piece<'a> {
    sources: &'a Sources,
    rows: Range<usize>,
    answers: Answers<'a>,
    /// A bit a row.
    answered: &'a mut [u64],
}

impl Piece<'_> {
    /// Answers the rows, a block at a time.
    fn answer(self, table: &Table<'_>, room: &mut Room) -> Result<(), Error> {
        let (end, mut answers) = (self.rows.end, self.answers);
        let blocks = self.rows.step_by(BLOCK);
        for (from, answered) in blocks.zip(self.answered.chunks_mut(BLOCK / 64)) {
            let (mut first, rest) = answers.split_at(BLOCK);
            let columns = self.sources.columns(from..end.min(from + BLOCK), room);
            table.assess(&columns, &mut first)?;
            Arch::new().dispatch(Finish {
                answers: first,
                answered,
            });
            answers = rest;
        }
        Ok(())
    }
}

/// Notes which rows were answered, a bit a row, and makes the numbers of errors keys of their words, that of a null any.
struct Finish<'a> {
    answers: Answers<'a>,
    answered: &'a mut [u64],
}

impl NullaryFnOnce for Finish<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for (rows, word) in self.answers.error.chunks(64).zip(self.answered) {
            let eights = rows.chunks(8).enumerate();
            *word = eights.fold(0, |word, (i, rows)| word | (zeros(rows) << (8 * i)));
        }
        let Answers {
            error,
            category,
            track,
            ..
        } = self.answers;
        for number in error {
            *number = number.saturating_sub(1);
        }
        for number in [category, track].into_iter().flatten().flatten() {
            // The number for none is the last.
            *number = if *number == u8::MAX { 0 } else { *number };
        }
    }
}

/// Returns a bit for each of up to eight bytes below 128: whether it is 0.
#[inline(always)]
fn zeros(bytes: &[u8]) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let eight = bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut last = [1; 8];
        last.iter_mut()
            .zip(bytes)
            .for_each(|(to, from)| *to = *from);
        last
    });
    // The carry into the highest bit of each byte tells whether it is 0; the product moves these
    // bits side by side.
    let others = ((u64::from_le_bytes(eight) + 0x7f * ONES) >> 7) & ONES;
    (others ^ ONES).wrapping_mul(0x0102_0408_1020_4080) >> 56
}
