//! What can be wrong: one list of codes, the error that stops, the report of many findings.

mod code;
mod error;
mod report;
#[cfg(feature = "schema")]
mod schema;

pub use code::Code;
#[cfg(feature = "schema")]
pub(crate) use error::Inner;
pub use error::{Allowed, Bound, Error};
pub(crate) use error::{Facts, Fault, english, one_of, shortened};
pub use report::{Finding, Report, Severity};
