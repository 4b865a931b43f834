//! A Python object as a raw value: what it means is for the wire to say.

use onshi::NaiveDate;
use onshi::wire::{Raw, to_json};
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyDate, PyDateTime, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PySet, PyString,
    PyTuple,
};

use crate::table::{LARGEST, exactly_whole};

/// Converts an argument. What Python itself fails to show becomes its type's name.
pub fn raw(value: Option<&Bound<'_, PyAny>>) -> Raw<'static> {
    let Some(value) = value else {
        return Raw::Missing;
    };
    known(value).unwrap_or_else(|_| Raw::Other(shown(value).into()))
}

fn known(value: &Bound<'_, PyAny>) -> PyResult<Raw<'static>> {
    if value.is_none() {
        return Ok(Raw::Missing);
    }
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Raw::Text(well_formed(text)?.into()));
    }
    if value.is_exact_instance_of::<PyInt>() {
        return whole(value);
    }
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(Raw::Flag(flag.is_true()));
    }
    if let Ok(day) = value.cast::<PyDate>() {
        return day_of(day);
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return Ok(of_float(number.value(), value));
    }
    if let Some(number) = of_decimal(value)? {
        return Ok(number);
    }
    if let Some(plain) = of_numpy(value)? {
        // Once: what says that it is NumPy's may give itself again.
        return match plain.get_type().is(value.get_type()) {
            true => Ok(Raw::Other(shown(value).into())),
            false => known(&plain),
        };
    }
    // NumPy's integers are whole numbers too: they say so by `__index__`.
    let py = value.py();
    let index = py
        .import("operator")?
        .call_method1(intern!(py, "index"), (value,));
    match index {
        Ok(index) => whole(&index),
        Err(_) => Ok(Raw::Other(shown(value).into())),
    }
}

/// Converts a number that may have decimals: frames make such of whole numbers, and NaN of no value.
fn of_float(number: f64, given: &Bound<'_, PyAny>) -> Raw<'static> {
    match exactly_whole(number) {
        Some(whole) => Raw::Whole(whole),
        None if number.is_nan() => Raw::Missing,
        // Whole, whatever its last digits are.
        None if number.is_finite() && number.abs() >= LARGEST => {
            Raw::Number(format!("{number}").into())
        }
        None => Raw::Number(shown(given).into()),
    }
}

/// Converts a `decimal.Decimal`, as which databases give amounts; `None` for anything else.
fn of_decimal(value: &Bound<'_, PyAny>) -> PyResult<Option<Raw<'static>>> {
    let kind = value.get_type();
    if kind.module()?.to_str()? != "decimal" || kind.name()? != "Decimal" {
        return Ok(None);
    }
    let is_finite: bool = value.call_method0("is_finite")?.extract()?;
    // As an integer, one of a huge exponent would take all memory.
    if !is_finite || value.call_method0("adjusted")?.extract::<i64>()? > MOST_DIGITS {
        return Ok(Some(Raw::Other(shown(value).into())));
    }
    let integer = value.call_method0("__int__")?;
    Ok(Some(match integer.eq(value)? {
        true => whole(&integer)?,
        false => Raw::Number(value.str()?.to_str()?.to_owned().into()),
    }))
}

/// Returns the text, in which each half of a surrogate pair has become the sign for what cannot be read, as in every language.
pub fn well_formed(text: &Bound<'_, PyString>) -> PyResult<String> {
    if let Ok(text) = text.to_str() {
        return Ok(text.to_owned());
    }
    let units = text.call_method1(intern!(text.py(), "encode"), ("utf-16-le", "surrogatepass"))?;
    let units: Vec<u8> = units.extract()?;
    let units = units
        .chunks_exact(2)
        .filter_map(|unit| unit.try_into().ok());
    let units: Vec<u16> = units.map(u16::from_le_bytes).collect();
    Ok(String::from_utf16_lossy(&units))
}

/// The digits of a decimal that is read (count): more than any amount has.
const MOST_DIGITS: i64 = 100;

fn whole(number: &Bound<'_, PyAny>) -> PyResult<Raw<'static>> {
    Ok(match number.extract() {
        Ok(number) => Raw::Whole(number),
        Err(_) => Raw::Number(leading_digits(number)?.into()),
    })
}

/// Returns NumPy's true, false, day or short number as Python's own, and pandas' sign for no value as None.
fn of_numpy<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let kind = value.get_type();
    match kind.module()?.to_str()? {
        "numpy" => {}
        // The sign of pandas for no value.
        module if module.starts_with("pandas") && kind.name()? == "NAType" => {
            return Ok(Some(value.py().None().into_bound(value.py())));
        }
        _ => return Ok(None),
    }
    match kind.name()?.to_str()? {
        "bool" | "bool_" | "float32" | "float16" => value.call_method0("item").map(Some),
        "datetime64" => {
            // In other units it becomes a number.
            let time = value.call_method1("astype", ("datetime64[us]",))?;
            time.call_method0("item").map(Some)
        }
        _ => Ok(None),
    }
}

/// Writes a whole number beyond 64 bits, or as many of its first digits as an error shows:
/// Python refuses to write the longest.
fn leading_digits(number: &Bound<'_, PyAny>) -> PyResult<String> {
    let bits: u64 = number
        .call_method0(intern!(number.py(), "bit_length"))?
        .extract()?;
    let digits = bits * 30_103 / 100_000;
    let ten = 10_u8.into_pyobject(number.py())?;
    let cut = ten.pow(digits.saturating_sub(100), number.py().None())?;
    // Towards zero, so that a negative number keeps its digits.
    let sign = if number.lt(0)? { "-" } else { "" };
    let size = number.call_method0(intern!(number.py(), "__abs__"))?;
    Ok(format!("{sign}{}", size.floor_div(cut)?.str()?))
}

/// Converts a day; a `datetime` (a pandas `Timestamp` is one) only at midnight without a zone.
fn day_of(day: &Bound<'_, PyDate>) -> PyResult<Raw<'static>> {
    let py = day.py();
    if day.is_instance_of::<PyDateTime>() {
        // pandas' sign for no time is one, and unlike itself.
        if day.ne(day)? {
            return Ok(Raw::Missing);
        }
        let zero = (0, 0, 0, 0);
        let time = (
            day.getattr(intern!(py, "hour"))?.extract()?,
            day.getattr(intern!(py, "minute"))?.extract()?,
            day.getattr(intern!(py, "second"))?.extract()?,
            day.getattr(intern!(py, "microsecond"))?.extract()?,
        );
        // A Timestamp of pandas counts further.
        let finer = day.getattr_opt(intern!(py, "nanosecond"))?;
        let is_finer = finer.map_or(Ok(false), |finer| finer.is_truthy())?;
        if time != zero || is_finer || !day.getattr(intern!(py, "tzinfo"))?.is_none() {
            return Ok(Raw::Other(shown(day).into()));
        }
    }
    let day = NaiveDate::from_ymd_opt(
        day.getattr(intern!(py, "year"))?.extract()?,
        day.getattr(intern!(py, "month"))?.extract()?,
        day.getattr(intern!(py, "day"))?.extract()?,
    );
    Ok(day.map_or(Raw::Missing, Raw::Day))
}

/// Returns what an error shows of a value; never fails, whatever the value does.
fn shown(value: &Bound<'_, PyAny>) -> String {
    value
        .repr()
        .and_then(|repr| Ok(repr.to_str()?.to_owned()))
        .unwrap_or_else(|_| {
            let name = value.get_type().name();
            name.map_or_else(
                |_| "?".to_owned(),
                |name| name.to_string_lossy().into_owned(),
            )
        })
}

/// Writes texts by path as JSON.
///
/// Fails with a TypeError for a value that is neither text nor a number, a day, a flag, nor a list or dict of these.
pub fn typed_text(texts: &Bound<'_, PyAny>) -> PyResult<String> {
    refuse_others(texts, 0)?;
    Ok(json_text(texts))
}

fn refuse_others(value: &Bound<'_, PyAny>, depth: u8) -> PyResult<()> {
    if depth < MAX_DEPTH
        && let Ok(members) = value.cast::<PyDict>()
    {
        return members
            .iter()
            .try_for_each(|(_, value)| refuse_others(&value, depth + 1));
    }
    if let (Some(items), true) = (items(value), depth < MAX_DEPTH) {
        return items
            .iter()
            .try_for_each(|item| refuse_others(item, depth + 1));
    }
    match raw(Some(value)) {
        Raw::Other(shown) => Err(PyTypeError::new_err(format!(
            "a text by path is a str, a number, a date or a bool, not {shown}"
        ))),
        Raw::Number(shown) if !is_json(&shown) => Err(PyTypeError::new_err(format!(
            "a text by path is a finite number, not {shown}"
        ))),
        _ => Ok(()),
    }
}

/// Writes an object, and what it holds, as the wire's JSON. What is no value of the wire becomes
/// a list of one text, which no field takes.
pub fn json_text(value: &Bound<'_, PyAny>) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text
}

/// Deeper than any form: what refers to itself ends here.
const MAX_DEPTH: u8 = 16;

fn write(value: &Bound<'_, PyAny>, depth: u8, text: &mut String) {
    let mut separator = "";
    if let (Ok(members), true) = (value.cast::<PyDict>(), depth < MAX_DEPTH) {
        text.push('{');
        // A list of them, for what they are shown by may change the dict.
        for member in members.items() {
            let Ok((key, value)) = member.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>() else {
                continue;
            };
            text.push_str(separator);
            separator = ",";
            let key = key.cast::<PyString>().ok();
            let key = key.and_then(|key| well_formed(key).ok());
            text.push_str(&to_json(&key.unwrap_or_else(|| "?".to_owned())));
            text.push(':');
            write(&value, depth + 1, text);
        }
        text.push('}');
        return;
    }
    if let (Some(items), true) = (items(value), depth < MAX_DEPTH) {
        text.push('[');
        for item in items {
            text.push_str(separator);
            separator = ",";
            write(&item, depth + 1, text);
        }
        text.push(']');
        return;
    }
    match raw(Some(value)) {
        // What is no value of JSON goes as a list, which no field takes.
        Raw::Other(shown) => text.push_str(&to_json(&[shown])),
        Raw::Number(shown) if !is_json(&shown) => text.push_str(&to_json(&[shown])),
        value => text.push_str(&to_json(&value)),
    }
}

/// Returns whether a number is one of JSON: not `nan`, not `inf`.
fn is_json(number: &str) -> bool {
    number.ends_with(|end: char| end.is_ascii_digit())
}

/// The most items of a set (count): a technical limit without a source. Lists and tuples hold what they hold.
const MOST_ITEMS: usize = 1 << 20;

/// Returns the items of a list, a tuple or a set; `None` for another value: nothing else is a list on the wire. They are those that
/// are there, not those that a class of somebody's own would go on giving.
pub fn items<'py>(value: &Bound<'py, PyAny>) -> Option<Vec<Bound<'py, PyAny>>> {
    if let Ok(list) = value.cast::<PyList>() {
        return Some(list.iter().collect());
    }
    if let Ok(tuple) = value.cast::<PyTuple>() {
        return Some(tuple.iter().collect());
    }
    if !value.is_instance_of::<PySet>() && !value.is_instance_of::<PyFrozenSet>() {
        return None;
    }
    let items = value.try_iter().ok()?.take(MOST_ITEMS);
    Some(items.map_while(Result::ok).collect())
}
