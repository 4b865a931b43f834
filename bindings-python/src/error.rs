//! The coded error as a Python exception, `onshi.OnshiError`.

use onshi::{Allowed, Bound as End, Code, Error, Language};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};

/// Makes the exception of an error.
pub fn raise(py: Python<'_>, error: &Error) -> PyErr {
    raise_coded(
        py,
        error.code(),
        error.field(),
        error.given(),
        error.allowed(),
        Language::ALL.map(|language| error.message(language)),
    )
}

/// Makes the exception; `messages`: in Japanese and English. The class is written in Python:
/// classes of Rust cannot extend `ValueError` on every version that one wheel serves.
pub fn raise_coded(
    py: Python<'_>,
    code: Code,
    field: Option<&str>,
    given: Option<&str>,
    allowed: Option<&Allowed>,
    [ja, en]: [String; 2],
) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let made = CLASS
        .import(py, "onshi._error", "OnshiError")
        .and_then(|class| {
            let allowed = allowed.map(|allowed| dict(py, allowed)).transpose()?;
            class.call1((code.code(), field, given, allowed, ja, en))
        });
    match made {
        Ok(exception) => PyErr::from_value(exception),
        Err(failed) => failed,
    }
}

fn dict<'py>(py: Python<'py>, allowed: &Allowed) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    match allowed {
        Allowed::Range { min, max } => {
            dict.set_item("min", end(py, min.as_ref())?)?;
            dict.set_item("max", end(py, max.as_ref())?)?;
        }
        Allowed::OneOf { one_of } => {
            let words: Vec<&str> = one_of.iter().map(AsRef::as_ref).collect();
            dict.set_item("one_of", words)?;
        }
    }
    Ok(dict)
}

/// Returns the end of a range: a number, or a day in the wire's form.
fn end<'py>(py: Python<'py>, end: Option<&End>) -> PyResult<Bound<'py, PyAny>> {
    Ok(match end {
        None => py.None().into_bound(py),
        Some(End::Number(number)) => number.into_pyobject(py)?.into_any(),
        Some(End::Day(day)) => day.to_string().into_pyobject(py)?.into_any(),
    })
}
