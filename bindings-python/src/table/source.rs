//! Columns of Arrow as columns of the batch: borrowed where they are the same, else converted a
//! block at a time.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type,
    Decimal64Type, Decimal128Type, Decimal256Type, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_buffer::{ArrowNativeType, ScalarBuffer};
use arrow_schema::{DataType, TimeUnit};
use onshi::FacilityKind;
use onshi::batch::{Sentinel, day_number, facility_number};

use super::bits::{mark_nulls, take_bits};
use super::least::{Least, may_hold_sentinels};
use super::text::{Texts, Words};

/// Converts the rows of a range.
type Fill<T> = Box<dyn Fn(Range<usize>, &mut Vec<T>) + Send + Sync>;

/// A column of the batch.
pub enum Source<T: Least> {
    /// Missing in every row.
    Missing,
    /// The same numbers.
    Borrowed(ScalarBuffer<T>),
    /// Other numbers, or text.
    Converted(Fill<T>),
}

impl<T: Least> Source<T> {
    /// Returns the rows of a range; `into` is room for what is converted.
    pub fn rows<'a>(&'a self, range: Range<usize>, into: &'a mut Vec<T>) -> Option<&'a [T]> {
        into.clear();
        match self {
            Self::Missing => return None,
            Self::Borrowed(values) => {
                let values = values.get(range)?;
                if !may_hold_sentinels(values) {
                    return Some(values);
                }
                into.extend(values.iter().map(|value| value.at_least()));
            }
            Self::Converted(fill) => fill(range, into),
        }
        Some(into)
    }

    /// Returns the rows of a range, with the sentinel where the column is missing.
    pub fn all_rows<'a>(&'a self, range: Range<usize>, into: &'a mut Vec<T>) -> &'a [T] {
        if matches!(self, Self::Missing) {
            into.clear();
            into.resize(range.len(), T::MISSING);
            return into;
        }
        self.rows(range, into).unwrap_or_default()
    }
}

/// Returns a column of whole numbers; `None` for another type.
pub fn numbers(array: &ArrayRef) -> Option<Source<i64>> {
    Some(match array.data_type() {
        DataType::Null => Source::Missing,
        DataType::Int64 if array.null_count() == 0 => {
            Source::Borrowed(array.as_primitive::<Int64Type>().values().clone())
        }
        DataType::Int64 => same::<Int64Type>(array),
        DataType::Int32 => converted::<Int32Type, _>(array, i64::from),
        DataType::Int16 => converted::<Int16Type, _>(array, i64::from),
        DataType::Int8 => converted::<Int8Type, _>(array, i64::from),
        // Beyond 63 bits is beyond every range.
        DataType::UInt64 => {
            converted::<UInt64Type, _>(array, |value| i64::try_from(value).unwrap_or(i64::MAX))
        }
        DataType::UInt32 => converted::<UInt32Type, _>(array, i64::from),
        DataType::UInt16 => converted::<UInt16Type, _>(array, i64::from),
        DataType::UInt8 => converted::<UInt8Type, _>(array, i64::from),
        // DuckDB's sums are of 128 bits, and money in SQL has decimals.
        DataType::Decimal32(_, scale) => {
            let power = power(*scale)?;
            converted::<Decimal32Type, _>(array, move |value| whole_of(value.into(), power))
        }
        DataType::Decimal64(_, scale) => {
            let power = power(*scale)?;
            converted::<Decimal64Type, _>(array, move |value| whole_of(value.into(), power))
        }
        DataType::Decimal128(_, scale) => {
            let power = power(*scale)?;
            converted::<Decimal128Type, _>(array, move |value| whole_of(value, power))
        }
        DataType::Decimal256(_, scale) => {
            let power = power(*scale)?;
            converted::<Decimal256Type, _>(array, move |value| match value.to_i128() {
                Some(value) => whole_of(value, power),
                None if value.is_negative() => i64::LEAST,
                None => i64::MAX,
            })
        }
        DataType::Float64 => converted::<Float64Type, _>(array, whole),
        DataType::Float32 => converted::<Float32Type, _>(array, |value| whole(value.into())),
        _ => return None,
    })
}

/// Returns 10^`scale`; `None` for a scale that 128 bits do not hold, and for one below 0.
fn power(scale: i8) -> Option<i128> {
    10_i128.checked_pow(u32::try_from(scale).ok()?)
}

/// Returns `digits` ÷ `power` where that is whole.
fn whole_of(digits: i128, power: i128) -> i64 {
    if digits % power != 0 {
        return i64::INVALID;
    }
    let beyond = if digits > 0 { i64::MAX } else { i64::LEAST };
    i64::try_from(digits / power).map_or(beyond, Least::at_least)
}

/// NumPy's sign for no time.
pub const NAT: i64 = i64::MIN;

/// From here on not every whole number is a floating-point number.
pub const LARGEST: f64 = 9_007_199_254_740_992.0;

/// Returns a floating-point number as a whole one, where it is whole and below `LARGEST`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "the conversion there and back is compared"
)]
pub fn exactly_whole(value: f64) -> Option<i64> {
    let near = value as i64;
    (near as f64 == value && value.abs() < LARGEST).then_some(near)
}

/// Returns a number with decimals as a whole one: pandas makes such of integers with gaps.
fn whole(value: f64) -> i64 {
    match (exactly_whole(value), value) {
        (Some(whole), _) => whole,
        (None, value) if value.is_nan() => i64::MISSING,
        (None, value) if value >= LARGEST => i64::MAX,
        (None, value) if value <= -LARGEST => i64::LEAST,
        _ => i64::INVALID,
    }
}

/// Returns a column of days; `None` for another type.
pub fn days(array: &ArrayRef) -> Option<Source<i32>> {
    const SECOND: i64 = 86_400;
    const MILLI: i64 = 1_000 * SECOND;
    const MICRO: i64 = 1_000 * MILLI;
    const NANO: i64 = 1_000 * MICRO;
    Some(match array.data_type() {
        DataType::Null => Source::Missing,
        DataType::Date32 if array.null_count() == 0 => {
            Source::Borrowed(array.as_primitive::<Date32Type>().values().clone())
        }
        DataType::Date32 => same::<Date32Type>(array),
        DataType::Date64 => converted::<Date64Type, _>(array, midnight::<MILLI>),
        DataType::Timestamp(unit, None) => match unit {
            TimeUnit::Second => converted::<TimestampSecondType, _>(array, midnight::<SECOND>),
            TimeUnit::Millisecond => {
                converted::<TimestampMillisecondType, _>(array, midnight::<MILLI>)
            }
            TimeUnit::Microsecond => {
                converted::<TimestampMicrosecondType, _>(array, midnight::<MICRO>)
            }
            TimeUnit::Nanosecond => {
                converted::<TimestampNanosecondType, _>(array, midnight::<NANO>)
            }
        },
        _ => texts(array, day_number)?,
    })
}

/// Returns the day of a time, where it is midnight. `DAY`: how much of its unit a day has.
fn midnight<const DAY: i64>(time: i64) -> i32 {
    let day = time.div_euclid(DAY);
    let within = i32::try_from(day).map_or(i32::MAX, Least::at_least);
    let other = if time == NAT {
        i32::MISSING
    } else {
        i32::INVALID
    };
    if day.wrapping_mul(DAY) == time {
        within
    } else {
        other
    }
}

/// Returns a column of facilities; `None` for a type that holds none.
pub fn facilities(array: &ArrayRef) -> Option<Source<u8>> {
    match array.data_type() {
        DataType::Null => Some(Source::Missing),
        DataType::Dictionary(..) => by_key(array, facilities),
        _ => {
            let texts = Texts::of(array)?;
            let kinds = [
                FacilityKind::Hospital,
                FacilityKind::Clinic,
                FacilityKind::Pharmacy,
            ];
            let known = kinds.map(|kind| (kind.code(), facility_number(Some(kind.code()))));
            let known = Words::new(known, u8::INVALID);
            Some(Source::Converted(Box::new(move |range, into| {
                texts.read_words(range, into, &known, u8::INVALID, facility_number);
            })))
        }
    }
}

/// Returns a column of true and false; `None` for another type.
pub fn flags(array: &ArrayRef) -> Option<Source<u8>> {
    match array.data_type() {
        DataType::Null => Some(Source::Missing),
        DataType::Boolean => {
            let array = array.as_boolean();
            let (values, nulls) = (array.values().clone(), array.nulls().cloned());
            Some(Source::Converted(Box::new(move |range, into| {
                take_bits(&values, &range, into);
                mark_nulls(nulls.as_ref(), range, into);
            })))
        }
        _ => None,
    }
}

fn converted<A: ArrowPrimitiveType, T: Least>(
    array: &ArrayRef,
    convert: impl Fn(A::Native) -> T + Send + Sync + 'static,
) -> Source<T> {
    let array = array.as_primitive::<A>();
    let (values, nulls) = (array.values().clone(), array.nulls().cloned());
    Source::Converted(Box::new(move |range, into| {
        let part = values.get(range.clone()).unwrap_or_default();
        into.extend(part.iter().map(|value| convert(*value)));
        mark_nulls(nulls.as_ref(), range, into);
    }))
}

/// Returns a column of the same numbers with gaps.
fn same<A: ArrowPrimitiveType>(array: &ArrayRef) -> Source<A::Native>
where
    A::Native: Least,
{
    let array = array.as_primitive::<A>();
    let (values, nulls) = (array.values().clone(), array.nulls().cloned());
    Source::Converted(Box::new(move |range, into| {
        let part = values.get(range.clone()).unwrap_or_default();
        into.extend(part.iter().map(|value| value.at_least()));
        mark_nulls(nulls.as_ref(), range, into);
    }))
}

/// Returns whether a column is text.
pub fn is_text(kind: &DataType) -> bool {
    matches!(
        kind,
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View
    )
}

/// Converts texts of any kind; `None` for another type. `convert` is a type of its own, so that it is inlined into the loop.
fn texts<T: Least>(
    array: &ArrayRef,
    convert: impl Fn(Option<&str>) -> T + Send + Sync + 'static,
) -> Option<Source<T>> {
    let texts = Texts::of(array)?;
    Some(Source::Converted(Box::new(move |range, into| {
        texts.read(range, into, &convert);
    })))
}

/// Reads each word of a dictionary once, by what reads a column of them; `None` for another type.
pub fn by_key<T: Least>(
    array: &ArrayRef,
    words: impl Fn(&ArrayRef) -> Option<Source<T>>,
) -> Option<Source<T>> {
    let DataType::Dictionary(key, _) = array.data_type() else {
        return None;
    };
    match **key {
        DataType::Int8 => by_key_of::<Int8Type, T>(array, words),
        DataType::Int16 => by_key_of::<Int16Type, T>(array, words),
        DataType::Int32 => by_key_of::<Int32Type, T>(array, words),
        DataType::Int64 => by_key_of::<Int64Type, T>(array, words),
        DataType::UInt8 => by_key_of::<UInt8Type, T>(array, words),
        DataType::UInt16 => by_key_of::<UInt16Type, T>(array, words),
        DataType::UInt32 => by_key_of::<UInt32Type, T>(array, words),
        DataType::UInt64 => by_key_of::<UInt64Type, T>(array, words),
        _ => None,
    }
}

/// How many keys a byte can be (count).
const KEYS_OF_A_BYTE: usize = 1 << u8::BITS;

fn by_key_of<K: ArrowDictionaryKeyType, T: Least>(
    array: &ArrayRef,
    words: impl Fn(&ArrayRef) -> Option<Source<T>>,
) -> Option<Source<T>> {
    let array = array.as_dictionary::<K>();
    let all = 0..array.values().len();
    let mut known = words(array.values())?
        .all_rows(all, &mut Vec::new())
        .to_vec();
    known.resize(known.len().max(KEYS_OF_A_BYTE), T::INVALID);
    let (keys, nulls) = (array.keys().values().clone(), array.keys().nulls().cloned());
    Some(Source::Converted(Box::new(move |range, into| {
        let part = keys.get(range.clone()).unwrap_or_default();
        let value = |known: &[T], key: &K::Native| {
            let value = known.get(key.as_usize());
            value.copied().unwrap_or(T::INVALID)
        };
        match known.first_chunk::<KEYS_OF_A_BYTE>() {
            // Every key is within: none is looked at for that.
            Some(known) if size_of::<K::Native>() == 1 => {
                into.extend(part.iter().map(|key| value(known, key)));
            }
            _ => into.extend(part.iter().map(|key| value(&known, key))),
        }
        mark_nulls(nulls.as_ref(), range, into);
    })))
}
