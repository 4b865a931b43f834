//! What an answer says beside its amounts: why a row was refused, and how its amount came about. Each row is asked by itself, as a
//! project of its own, so that it says what a single question would.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, ArrowTemporalType, Date32Type, Date64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, PrimitiveArray, RecordBatch, StringArray};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{DataType, TimeUnit};
use onshi::wire::{FieldColumns, Raw};
use onshi::{Assessment, Edition, Error, Language, NaiveDateTime};

use super::source::is_text;
use super::text::UNREADABLE;
use super::typed::{cell_of, text_of};

/// A column that an answer has beside its amounts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    ErrorField,
    MessageJa,
    MessageEn,
    Ratio,
    Exact,
    Basis,
}

impl Detail {
    pub const ALL: [Self; 6] = [
        Self::ErrorField,
        Self::MessageJa,
        Self::MessageEn,
        Self::Ratio,
        Self::Exact,
        Self::Basis,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::ErrorField => "error_field",
            Self::MessageJa => "message_ja",
            Self::MessageEn => "message_en",
            Self::Ratio => "ratio",
            Self::Exact => "exact",
            Self::Basis => "basis",
        }
    }

    fn of(self, answer: &Result<Assessment<'_>, Error>) -> Option<Cow<'static, str>> {
        match (self, answer) {
            (Self::ErrorField, Err(error)) => error.field().map(|field| field.to_owned().into()),
            (Self::MessageJa, Err(error)) => Some(error.message(Language::Ja).into()),
            (Self::MessageEn, Err(error)) => Some(error.message(Language::En).into()),
            (Self::Ratio, Ok(answer)) => Some(answer.ratio.to_string().into()),
            (Self::Exact, Ok(answer)) => Some(answer.exact.to_string().into()),
            (Self::Basis, Ok(answer)) => Some(answer.basis.code().into()),
            _ => None,
        }
    }
}

/// Returns the columns of these details for the rows of a batch; `is_blank`: whether the column at a place has no value.
pub fn details(
    batch: &RecordBatch,
    columns: &FieldColumns,
    edition: &Edition,
    wanted: &[Detail],
    typed: bool,
    is_blank: impl Fn(usize) -> bool,
) -> Vec<ArrayRef> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let blank: Vec<bool> = (0..batch.num_columns()).map(is_blank).collect();
    // Numbers that are what they are; all else is read as a cell where it is typed.
    let own: Vec<usize> = ["group_prescriptions_per_month", "readers", "cost"]
        .into_iter()
        .filter(|field| !typed || !columns.is_scaled(field))
        .filter_map(|field| columns.place(field))
        .collect();
    let mut texts: Vec<Vec<Option<Cow<'static, str>>>> = vec![Vec::new(); wanted.len()];
    for row in 0..batch.num_rows() {
        let raw = columns.project(|place| match batch.columns().get(place) {
            Some(array) if blank.get(place) != Some(&true) => {
                value(array, row, typed, own.contains(&place))
            }
            _ => Raw::Missing,
        });
        let answer = raw.assess(edition);
        for (detail, texts) in wanted.iter().zip(&mut texts) {
            texts.push(detail.of(&answer));
        }
    }
    let column = |texts: Vec<Option<Cow<'static, str>>>| -> ArrayRef {
        Arc::new(texts.into_iter().collect::<StringArray>())
    };
    texts.into_iter().map(column).collect()
}

/// Returns what is in a row; `own`: whether a number of the column is what it is.
fn value(array: &ArrayRef, row: usize, typed: bool, own: bool) -> Raw<'_> {
    if let DataType::Dictionary(key, _) = array.data_type() {
        return match **key {
            DataType::Int8 => word::<Int8Type>(array, row, typed, own),
            DataType::Int16 => word::<Int16Type>(array, row, typed, own),
            DataType::Int32 => word::<Int32Type>(array, row, typed, own),
            DataType::Int64 => word::<Int64Type>(array, row, typed, own),
            DataType::UInt8 => word::<UInt8Type>(array, row, typed, own),
            DataType::UInt16 => word::<UInt16Type>(array, row, typed, own),
            DataType::UInt32 => word::<UInt32Type>(array, row, typed, own),
            DataType::UInt64 => word::<UInt64Type>(array, row, typed, own),
            _ => Raw::Missing,
        };
    }
    if array.is_null(row) {
        return nothing(typed);
    }
    match array.data_type() {
        DataType::Boolean => Raw::Flag(array.as_boolean().value(row)),
        DataType::Date32 => time(array.as_primitive::<Date32Type>(), row),
        DataType::Date64 => time(array.as_primitive::<Date64Type>(), row),
        DataType::Timestamp(unit, None) => match unit {
            TimeUnit::Second => time(array.as_primitive::<TimestampSecondType>(), row),
            TimeUnit::Millisecond => time(array.as_primitive::<TimestampMillisecondType>(), row),
            TimeUnit::Microsecond => time(array.as_primitive::<TimestampMicrosecondType>(), row),
            TimeUnit::Nanosecond => time(array.as_primitive::<TimestampNanosecondType>(), row),
        },
        kind if is_text(kind) => {
            let text = text_of(array, row).flatten().unwrap_or_default();
            if typed {
                Raw::of_cell(text)
            } else {
                Raw::Text(text)
            }
        }
        _ if own || !typed => text_of(array, row)
            .flatten()
            .map_or_else(|| nothing(typed), number),
        // A unit of the heading counts for it.
        _ => cell_of(array, row)
            .flatten()
            .map_or_else(|| nothing(typed), Raw::Typed),
    }
}

/// Returns what an empty cell is.
fn nothing(typed: bool) -> Raw<'static> {
    match typed {
        true => Raw::Typed("".into()),
        false => Raw::Missing,
    }
}

/// Returns a number, of which decimals may be 0.
fn number(text: Cow<'_, str>) -> Raw<'_> {
    // Beyond every range, as the batch has it.
    match &*text {
        "inf" => return Raw::Whole(i64::MAX),
        "-inf" => return Raw::Whole(-i64::MAX),
        _ => {}
    }
    let whole = match text.split_once('.') {
        Some((whole, decimals)) if decimals.bytes().all(|digit| digit == b'0') => whole,
        _ => &text,
    };
    whole
        .parse()
        .map_or_else(|_| Raw::Number(text.clone()), Raw::Whole)
}

fn word<K: ArrowDictionaryKeyType>(
    array: &ArrayRef,
    row: usize,
    typed: bool,
    own: bool,
) -> Raw<'_> {
    let array = array.as_dictionary::<K>();
    let key = array
        .keys()
        .is_valid(row)
        .then(|| array.keys().value(row).as_usize());
    match key {
        Some(key) if key < array.values().len() => value(array.values(), key, typed, own),
        Some(_) => Raw::Text(UNREADABLE.into()),
        None => nothing(typed),
    }
}

/// Returns a day, where it is midnight.
fn time<T: ArrowTemporalType>(array: &PrimitiveArray<T>, row: usize) -> Raw<'_>
where
    i64: From<T::Native>,
{
    // NumPy's sign for no time.
    if i64::from(array.value(row)) == i64::MIN {
        return Raw::Missing;
    }
    let time: Option<NaiveDateTime> = array.value_as_datetime(row);
    match time {
        Some(time) if time.time() == onshi::NaiveDateTime::default().time() => {
            Raw::Day(time.date())
        }
        Some(time) => Raw::Text(time.to_string().into()),
        None => Raw::Text("".into()),
    }
}
