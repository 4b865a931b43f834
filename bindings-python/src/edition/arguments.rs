//! What a what-if is asked with.

use onshi::wire::Raw;
use onshi::{Code, NaiveDate, Ratio, Report, Severity};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBool;

use crate::error::raise_coded;
use crate::raw::raw;

/// Returns the word that an argument means.
pub fn word<T>(
    given: Option<&str>,
    argument: &str,
    words: &[&str],
    from_code: impl Fn(&str) -> Option<T>,
) -> PyResult<Option<T>> {
    let Some(given) = given else {
        return Ok(None);
    };
    let found = from_code(given).ok_or_else(|| {
        PyValueError::new_err(format!(
            "{argument} is one of {}, got {given:?}",
            words.join(", ")
        ))
    });
    found.map(Some)
}

/// Returns a ratio: text, or a number that has a numerator and a denominator.
pub fn ratio_of(given: &Bound<'_, PyAny>) -> PyResult<Ratio> {
    let wrong = || {
        PyValueError::new_err(
            "ratio is a fraction of whole numbers up to 65535, such as \"2/3\", above 0 and at most 1",
        )
    };
    if given.is_instance_of::<PyBool>() {
        return Err(wrong());
    }
    let fraction = given.py().import("fractions")?.getattr("Fraction")?;
    let fraction = fraction.call1((given,)).map_err(|_| wrong())?;
    let numerator: u16 = fraction
        .getattr("numerator")?
        .extract()
        .map_err(|_| wrong())?;
    let denominator: u16 = fraction
        .getattr("denominator")?
        .extract()
        .map_err(|_| wrong())?;
    let is_sound = numerator > 0 && numerator <= denominator;
    is_sound
        .then(|| Ratio::new(numerator, denominator))
        .ok_or_else(wrong)
}

/// Returns a day: a datetime.date, or text of the wire.
pub fn day(given: &Bound<'_, PyAny>) -> PyResult<NaiveDate> {
    let wrong = || PyValueError::new_err("deadline is a day: a datetime.date or \"2021-04-30\"");
    match raw(Some(given)) {
        Raw::Day(day) => Ok(day),
        Raw::Text(text) => NaiveDate::parse_from_str(&text, "%Y-%m-%d").map_err(|_| wrong()),
        _ => Err(wrong()),
    }
}

/// Makes the error of a what-if that is not sound.
pub fn unsound(py: Python<'_>, report: &Report) -> PyErr {
    let first = report
        .findings
        .iter()
        .find(|finding| finding.severity == Severity::Error);
    let path = first.map(|finding| finding.path.as_str());
    let messages = first
        .map(|finding| finding.message.clone())
        .unwrap_or_default();
    raise_coded(
        py,
        Code::InvalidEdition,
        path,
        None,
        None,
        [messages.ja, messages.en],
    )
}
