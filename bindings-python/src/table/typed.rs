//! Columns as people have them: words, amounts, days and ticks as they type them, by the core's reading of cells.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, DecimalType, Float32Type,
    Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow_array::{Array, ArrayRef, PrimitiveArray};
use arrow_schema::DataType;
use onshi::wire::FieldColumns;

use super::least::Least;
use super::source::{Source, by_key, days, flags, is_text, numbers};
use super::text::{Texts, text};

/// Reads a cell of a column.
type Read<T> = Arc<dyn Fn(&str) -> T + Send + Sync>;

/// Texts of a column that are remembered (count): days and words come back, most amounts do not.
const REMEMBERED: usize = 1 << 12;

/// Reads the columns of a table whose headings were read as people write them.
pub struct TypedColumns(pub Arc<FieldColumns>);

impl TypedColumns {
    pub fn facilities(&self, array: &ArrayRef) -> Option<Source<u8>> {
        let columns = Arc::clone(&self.0);
        cells(array, Arc::new(move |cell| columns.facility_cell(cell)))
    }

    pub fn numbers(&self, field: &'static str, array: &ArrayRef) -> Option<Source<i64>> {
        if is_dictionary(array) {
            return by_key(array, |words| self.numbers(field, words));
        }
        // Below 事業費（千円） a number counts thousands, whatever its type.
        let own = if self.0.is_scaled(field) {
            None
        } else {
            numbers(array)
        };
        let columns = Arc::clone(&self.0);
        own.or_else(|| {
            cells(
                array,
                Arc::new(move |cell| columns.number_cell(field, cell)),
            )
        })
    }

    pub fn days(&self, field: &'static str, array: &ArrayRef) -> Option<Source<i32>> {
        if is_dictionary(array) {
            return by_key(array, |words| self.days(field, words));
        }
        let own = if is_text(array.data_type()) {
            None
        } else {
            days(array)
        };
        let columns = Arc::clone(&self.0);
        own.or_else(|| cells(array, Arc::new(move |cell| columns.day_cell(field, cell))))
    }

    pub fn flags(&self, array: &ArrayRef) -> Option<Source<u8>> {
        if is_dictionary(array) {
            return by_key(array, |words| self.flags(words));
        }
        let columns = Arc::clone(&self.0);
        flags(array).or_else(|| cells(array, Arc::new(move |cell| columns.flag_cell(cell))))
    }
}

fn is_dictionary(array: &ArrayRef) -> bool {
    matches!(array.data_type(), DataType::Dictionary(..))
}

/// Returns a column of cells; `None` for a type that no cell has.
fn cells<T: Least>(array: &ArrayRef, read: Read<T>) -> Option<Source<T>> {
    match array.data_type() {
        DataType::Null => Some(Source::Missing),
        DataType::Dictionary(..) => by_key(array, |words| cells(words, Arc::clone(&read))),
        kind if is_text(kind) => Some(remembered(Texts::of(array)?, read)),
        _ => {
            text_of(array, 0)?;
            let array = Arc::clone(array);
            Some(Source::Converted(Box::new(move |range, into| {
                into.extend(range.map(|row| match cell_of(&array, row) {
                    Some(Some(text)) => read(&text),
                    _ => T::MISSING,
                }));
            })))
        }
    }
}

/// Reads each text of a column once, as long as there are not too many.
fn remembered<T: Least>(texts: Texts, read: Read<T>) -> Source<T> {
    let known: RwLock<HashMap<Box<str>, T>> = RwLock::default();
    Source::Converted(Box::new(move |range, into| {
        let mut new: Vec<(Box<str>, T)> = Vec::new();
        let is_full = {
            // What another thread was adding when it stopped is still a text and its value.
            let known = known
                .read()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            let is_full = known.len() >= REMEMBERED;
            texts.read(range, into, |text| {
                let Some(text) = text else {
                    return T::MISSING;
                };
                if let Some(value) = known.get(text) {
                    return *value;
                }
                let value = read(text);
                if !is_full {
                    new.push((text.into(), value));
                }
                value
            });
            is_full
        };
        if !is_full
            && !new.is_empty()
            && let Ok(mut known) = known.try_write()
        {
            known.extend(new);
        }
    }))
}

/// Returns a row's value as text, `None` where it is null; or `None` for a type that is not written as a cell.
pub fn text_of(array: &ArrayRef, row: usize) -> Option<Option<Cow<'_, str>>> {
    macro_rules! shown {
        ($array:expr) => {{
            let array = $array;
            (row < array.len() && array.is_valid(row))
                .then(|| Cow::Owned(array.value(row).to_string()))
        }};
    }
    Some(match array.data_type() {
        DataType::Null => None,
        kind if is_text(kind) => text(array, row),
        DataType::Boolean => shown!(array.as_boolean()),
        DataType::Int8 => shown!(array.as_primitive::<Int8Type>()),
        DataType::Int16 => shown!(array.as_primitive::<Int16Type>()),
        DataType::Int32 => shown!(array.as_primitive::<Int32Type>()),
        DataType::Int64 => shown!(array.as_primitive::<Int64Type>()),
        DataType::UInt8 => shown!(array.as_primitive::<UInt8Type>()),
        DataType::UInt16 => shown!(array.as_primitive::<UInt16Type>()),
        DataType::UInt32 => shown!(array.as_primitive::<UInt32Type>()),
        DataType::UInt64 => shown!(array.as_primitive::<UInt64Type>()),
        DataType::Float32 => {
            shown!(array.as_primitive::<Float32Type>()).filter(|text: &Cow<'_, str>| text != "NaN")
        }
        DataType::Float64 => {
            shown!(array.as_primitive::<Float64Type>()).filter(|text: &Cow<'_, str>| text != "NaN")
        }
        DataType::Decimal32(..) => decimal(array.as_primitive::<Decimal32Type>(), row),
        DataType::Decimal64(..) => decimal(array.as_primitive::<Decimal64Type>(), row),
        DataType::Decimal128(..) => decimal(array.as_primitive::<Decimal128Type>(), row),
        DataType::Decimal256(..) => decimal(array.as_primitive::<Decimal256Type>(), row),
        _ => return None,
    })
}

/// Returns a decimal without needless zeros.
fn decimal<T: DecimalType>(array: &PrimitiveArray<T>, row: usize) -> Option<Cow<'static, str>> {
    (row < array.len() && array.is_valid(row)).then(|| {
        let text = array.value_as_string(row);
        match text.contains('.') {
            true => Cow::Owned(text.trim_end_matches('0').trim_end_matches('.').to_owned()),
            false => Cow::Owned(text),
        }
    })
}

/// Returns a row's value as a cell. Of a number, three decimals are no thousands, as they may be in what people type: a fourth
/// says so.
pub fn cell_of(array: &ArrayRef, row: usize) -> Option<Option<Cow<'_, str>>> {
    let text = text_of(array, row)?;
    let has_three = |text: &str| {
        text.split_once('.')
            .is_some_and(|(_, decimals)| decimals.len() == 3)
    };
    Some(match text {
        Some(text) if !is_text(array.data_type()) && has_three(&text) => {
            Some(Cow::Owned(format!("{text}0")))
        }
        text => text,
    })
}
