//! onshi for Python: converts and does nothing else.

use pyo3::prelude::*;

mod assessment;
mod codes;
mod edition;
mod error;
mod files;
mod forms;
mod plan;
mod plans;
mod project;
mod questions;
mod raw;
mod table;

/// The native part of the package `onshi`.
#[pymodule]
mod _onshi {
    #[pymodule_export]
    use super::assessment::{Assessment, restored_assessment};
    #[pymodule_export]
    use super::codes::labels;
    #[pymodule_export]
    use super::edition::Edition;
    #[pymodule_export]
    use super::files::table_columns;
    #[pymodule_export]
    use super::forms::{
        check, check_json, check_typed, draft, draft_json, for_form, form_fields, paper,
    };
    #[pymodule_export]
    use super::plan::{desk_json, notices_json, plan, plan_json, plan_paper, to_ics};
    #[pymodule_export]
    use super::plans::{plan_rows, plan_rows_ics, plan_rows_paper};
    #[pymodule_export]
    use super::project::{Project, restored_project};
    #[pymodule_export]
    use super::questions::{
        assess, assess_json, compare, format_date, latest_edition, options, overview_json,
        parse_date, parse_yen,
    };
    #[pymodule_export]
    use super::table::{ArrowStream, assess_arrow, refuse_columns, typed_columns};
}
