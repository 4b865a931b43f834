//! `read_table`: a file as the command line reads it, every cell as text.

use std::path::PathBuf;

use onshi::Language;
use onshi_files::{Failure, Fault, FileFault, Table};
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

use crate::error::{raise, raise_coded};

/// Returns a table: its columns as lists of text by heading, None where a cell is blank; what is wrong with rows, as (line, OnshiError);
/// a unit above the headings that is of no known column, or None; and how many cells hold bytes that are not in the file's encoding.
#[pyfunction]
#[pyo3(signature = (path, sheet, /))]
pub fn table_columns<'py>(
    py: Python<'py>,
    path: PathBuf,
    sheet: Option<String>,
) -> PyResult<Bound<'py, PyTuple>> {
    let table = py.detach(|| Table::read(&path, sheet.as_deref()));
    let table = table.map_err(|failure| match failure {
        Failure::Unreadable(why) => PyValueError::new_err(why),
        Failure::Table(Fault::Refused(error)) => raise(py, &error),
        Failure::Table(Fault::File(fault)) => coded(py, &fault),
        Failure::Meanwhile(error) => PyOSError::new_err(error.to_string()),
    })?;
    let columns = PyDict::new(py);
    for (i, (heading, cells)) in table.headings.iter().zip(&table.columns).enumerate() {
        let cells = cells
            .iter()
            .map(|cell| Some(cell.as_str()).filter(|cell| !cell.trim().is_empty()));
        let cells = PyList::new(py, cells.collect::<Vec<_>>())?;
        let mut name = heading.clone();
        if heading.is_empty() {
            name = format!("column_{}", i + 1);
            while table.headings.contains(&name) {
                name.push('_');
            }
        }
        columns.set_item(name, cells)?;
    }
    let faults = PyList::empty(py);
    for row in &table.faults {
        faults.append((row.line, coded(py, &row.fault).into_value(py)))?;
    }
    (columns, faults, table.stray_unit, table.spoilt).into_pyobject(py)
}

/// Returns the coded error of a file's fault.
fn coded(py: Python<'_>, fault: &FileFault) -> PyErr {
    raise_coded(
        py,
        fault.code(),
        fault.field(),
        fault.given().as_deref(),
        fault.allowed().as_ref(),
        Language::ALL.map(|language| fault.message(language)),
    )
}
