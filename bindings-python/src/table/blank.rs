//! Columns without a value in any row, which are missing whatever their type.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Float32Type, Float64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use onshi::batch::Sentinel;

use super::least::Least;
use super::source::{NAT, Source, by_key, is_text};
use super::text::text;

/// Returns whether a column has a value in some row. NaN and NaT are none, and where
/// `blank_is_none`, a text of white space is none either.
pub fn has_value(array: &ArrayRef, blank_is_none: bool) -> bool {
    macro_rules! any {
        ($array:expr, $is:expr) => {
            $array.iter().flatten().any($is)
        };
    }
    match array.data_type() {
        DataType::Float64 => any!(array.as_primitive::<Float64Type>(), |value| !value.is_nan()),
        DataType::Float32 => any!(array.as_primitive::<Float32Type>(), |value| !value.is_nan()),
        kind if is_text(kind) => {
            let mut texts = (0..array.len()).filter_map(|row| text(array, row));
            texts.any(|text| !blank_is_none || !text.trim().is_empty())
        }
        DataType::Timestamp(TimeUnit::Second, _) => {
            any!(array.as_primitive::<TimestampSecondType>(), is_time)
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            any!(array.as_primitive::<TimestampMillisecondType>(), is_time)
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            any!(array.as_primitive::<TimestampMicrosecondType>(), is_time)
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            any!(array.as_primitive::<TimestampNanosecondType>(), is_time)
        }
        DataType::Null => false,
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            if dictionary.values().null_count() == 0 {
                return array.null_count() < array.len();
            }
            let found = by_key(array, |words| {
                let words = Arc::clone(words);
                Some(Source::Converted(Box::new(move |range, into| {
                    into.extend(range.map(|row| 0_u8.unless(words.is_null(row))));
                })))
            });
            found.is_some_and(|found| {
                let mut room = Vec::new();
                let found = found.all_rows(0..array.len(), &mut room);
                found.iter().any(|found| *found != u8::MISSING)
            })
        }
        _ => array.null_count() < array.len(),
    }
}

fn is_time(value: i64) -> bool {
    value != NAT
}
