//! Columns of Arrow, through the C interface and cut anywhere, against each value looked at by
//! itself.
#![no_main]

// The modules of the Python binding, which is the only one that reads Arrow.
#[allow(dead_code)]
#[path = "../../bindings-python/src/table/bits.rs"]
mod bits;
#[allow(dead_code)]
#[path = "../../bindings-python/src/table/least.rs"]
mod least;
#[allow(dead_code)]
#[path = "../../bindings-python/src/table/source.rs"]
mod source;
#[allow(dead_code)]
#[path = "../../bindings-python/src/table/text.rs"]
mod text;

use arbitrary::{Arbitrary, Result, Unstructured};
use arrow_array::ffi::{from_ffi, to_ffi};
use arrow_array::types::*;
use arrow_array::*;
use least::Least;
use libfuzzer_sys::fuzz_target;
use onshi::batch::{Sentinel, day_number, facility_number};
use source::{Source, days, facilities, flags, numbers};

const DAY: i64 = 86_400;

fuzz_target!(|bytes: &[u8]| {
    let _ = check(&mut Unstructured::new(bytes));
});

fn check(given: &mut Unstructured<'_>) -> Result<()> {
    match given.int_in_range(0..=22)? {
        0 => whole::<Int8Type>(given, |value| value.into()),
        1 => whole::<Int16Type>(given, |value| value.into()),
        2 => whole::<Int32Type>(given, |value| value.into()),
        3 => whole::<Int64Type>(given, |value| value.into()),
        4 => whole::<UInt8Type>(given, |value| value.into()),
        5 => whole::<UInt16Type>(given, |value| value.into()),
        6 => whole::<UInt32Type>(given, |value| value.into()),
        7 => whole::<UInt64Type>(given, |value| value.into()),
        8 => with_decimals::<Float32Type>(given, f64::from),
        9 => with_decimals::<Float64Type>(given, |value| value),
        10 => day_column::<Date32Type>(given, |value| Some(value.into())),
        11 => day_column::<Date64Type>(given, |value| midnight(value, DAY * 1_000)),
        12 => day_column::<TimestampSecondType>(given, |value| midnight(value, DAY)),
        13 => day_column::<TimestampMillisecondType>(given, |value| midnight(value, DAY * 1_000)),
        14 => {
            day_column::<TimestampMicrosecondType>(given, |value| midnight(value, DAY * 1_000_000))
        }
        15 => day_column::<TimestampNanosecondType>(given, |value| {
            midnight(value, DAY * 1_000_000_000)
        }),
        16 => {
            let words = words(given)?;
            let array = StringArray::from(words.clone());
            texts(given, array, &words)
        }
        17 => {
            let words = words(given)?;
            let array = LargeStringArray::from(words.clone());
            texts(given, array, &words)
        }
        18 => {
            let words = words(given)?;
            let array = StringViewArray::from_iter(words.clone());
            texts(given, array, &words)
        }
        19 => dictionary::<Int8Type>(given),
        20 => dictionary::<UInt32Type>(given),
        21 => {
            let values = values::<bool>(given)?;
            let expected: Vec<u8> = values
                .iter()
                .map(|value| value.map_or(u8::MISSING, u8::from))
                .collect();
            compare(given, BooleanArray::from(values), &expected, flags)
        }
        _ => {
            let values = values::<i128>(given)?;
            let expected: Vec<i64> = values
                .iter()
                .map(|value| value.map_or(i64::MISSING, near))
                .collect();
            let array = Decimal128Array::from(values)
                .with_data_type(arrow_schema::DataType::Decimal128(38, 0));
            compare(given, array, &expected, numbers)
        }
    }
}

fn values<'a, T: Arbitrary<'a>>(given: &mut Unstructured<'a>) -> Result<Vec<Option<T>>> {
    given.arbitrary()
}

/// A number that no column of the batch holds is the nearest that it does.
fn near(value: i128) -> i64 {
    value
        .clamp(i64::LEAST.into(), i64::MAX.into())
        .try_into()
        .unwrap_or(i64::MAX)
}

fn whole<'a, A: ArrowPrimitiveType>(
    given: &mut Unstructured<'a>,
    wide: fn(A::Native) -> i128,
) -> Result<()>
where
    A::Native: Arbitrary<'a>,
{
    let values = values::<A::Native>(given)?;
    let expected: Vec<i64> = values
        .iter()
        .map(|value| value.map_or(i64::MISSING, |value| near(wide(value))))
        .collect();
    compare(
        given,
        PrimitiveArray::<A>::from_iter(values),
        &expected,
        numbers,
    )
}

/// pandas makes numbers with decimals of integers with gaps: NaN is one, 1.5 is no count.
fn with_decimals<'a, A: ArrowPrimitiveType>(
    given: &mut Unstructured<'a>,
    wide: fn(A::Native) -> f64,
) -> Result<()>
where
    A::Native: Arbitrary<'a>,
{
    let values = values::<A::Native>(given)?;
    let expected: Vec<i64> = values
        .iter()
        .map(|value| match value.map(wide) {
            None => i64::MISSING,
            Some(value) if value.is_nan() => i64::MISSING,
            Some(value) if value.abs() >= 2_f64.powi(53) && value > 0.0 => i64::MAX,
            Some(value) if value.abs() >= 2_f64.powi(53) => i64::LEAST,
            Some(value) if value.fract() != 0.0 => i64::INVALID,
            Some(value) => value as i64,
        })
        .collect();
    compare(
        given,
        PrimitiveArray::<A>::from_iter(values),
        &expected,
        numbers,
    )
}

/// The day of a midnight; `None` for another time. NumPy's sign for no time has none, either.
fn midnight(time: i64, day: i64) -> Option<i128> {
    (time % day == 0).then_some(i128::from(time / day))
}

fn day_column<'a, A: ArrowPrimitiveType<Native: Into<i64>>>(
    given: &mut Unstructured<'a>,
    day: fn(A::Native) -> Option<i128>,
) -> Result<()>
where
    A::Native: Arbitrary<'a>,
{
    let values = values::<A::Native>(given)?;
    let expected: Vec<i32> = values
        .iter()
        .map(|value| match value {
            None => i32::MISSING,
            Some(value) => match day(*value) {
                None if (*value).into() == i64::MIN => i32::MISSING,
                None => i32::INVALID,
                // Whatever is beyond is beyond every period.
                Some(day) => i32::try_from(day).map_or(i32::MAX, |day| day.max(i32::LEAST)),
            },
        })
        .collect();
    compare(
        given,
        PrimitiveArray::<A>::from_iter(values),
        &expected,
        days,
    )
}

/// Words, some of which mean something.
fn words(given: &mut Unstructured<'_>) -> Result<Vec<Option<String>>> {
    const KNOWN: [&str; 6] = [
        "hospital",
        "clinic",
        "pharmacy",
        "2021-03-31",
        "2021-02-30",
        "令和3年3月31日",
    ];
    let chosen = values::<u8>(given)?;
    let mut words = Vec::with_capacity(chosen.len());
    for word in chosen {
        words.push(match word {
            None => None,
            Some(word) if word < 250 => Some(KNOWN[usize::from(word) % KNOWN.len()].to_owned()),
            Some(_) => Some(given.arbitrary()?),
        });
    }
    Ok(words)
}

fn texts(
    given: &mut Unstructured<'_>,
    array: impl Array + Clone,
    words: &[Option<String>],
) -> Result<()> {
    let expected: Vec<i32> = words
        .iter()
        .map(|word| day_number(word.as_deref()))
        .collect();
    compare(given, array.clone(), &expected, days)?;
    let expected: Vec<u8> = words
        .iter()
        .map(|word| facility_number(word.as_deref()))
        .collect();
    compare(given, array, &expected, facilities)
}

fn dictionary<'a, K: ArrowDictionaryKeyType>(given: &mut Unstructured<'a>) -> Result<()> {
    let mut words = words(given)?;
    words.truncate(100);
    let expected: Vec<u8> = words
        .iter()
        .map(|word| facility_number(word.as_deref()))
        .collect();
    let array: DictionaryArray<K> = words.iter().map(Option::as_deref).collect();
    compare(given, array, &expected, facilities)
}

/// Cuts a part out, sends it through the C interface, and reads it as blocks.
fn compare<T: Least + std::fmt::Debug>(
    given: &mut Unstructured<'_>,
    array: impl Array,
    expected: &[T],
    read: fn(&ArrayRef) -> Option<Source<T>>,
) -> Result<()> {
    let from = given.int_in_range(0..=expected.len())?;
    let count = given.int_in_range(0..=expected.len() - from)?;
    let block = given.int_in_range(1..=130)?;
    let (array, schema) =
        to_ffi(&array.slice(from, count).to_data()).expect("an array can be sent");
    // SAFETY: both come from the call before.
    let data = unsafe { from_ffi(array, &schema) }.expect("what was sent arrives");
    let source = read(&make_array(data)).expect("a column of this type is read");
    let mut room = Vec::new();
    let mut found = Vec::new();
    for start in (0..count).step_by(block) {
        let range = start..(start + block).min(count);
        match source.rows(range.clone(), &mut room) {
            Some(rows) => found.extend_from_slice(rows),
            None => found.extend(range.map(|_| T::MISSING)),
        }
    }
    assert_eq!(found, expected[from..from + count]);
    Ok(())
}
