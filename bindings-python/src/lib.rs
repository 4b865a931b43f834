//! onshi for Python: converts and does nothing else.

use pyo3::prelude::*;

mod assessment;
mod error;
mod raw;

/// The native part of the package `onshi`.
#[pymodule]
mod _onshi {
    #[pymodule_export]
    use super::assessment::{Assessment, assess, assess_json, latest_edition};
}
