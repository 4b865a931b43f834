//! The wire: raw fields in, checked types through, the contract's JSON out.
//!
//! Everything that speaks to onshi from outside Rust fills [`RawProject`] or [`RawPlan`] and calls it, or gives
//! a form's JSON to [`FormKind::check_text`](crate::forms::FormKind::check_text): the command line, the bindings, a file of JSON Lines. Fields are checked only here, in the
//! contract's order and with the contract's codes.
//!
//! Strict wire, lenient people: JSON takes whole numbers and `YYYY-MM-DD`; what a person typed
//! is given as [`Raw::Typed`] and may be `42.9万円` or `令和3年3月31日`.
//!
//! ```
//! use onshi::Edition;
//! use onshi::wire::{RawProject, to_json};
//!
//! let line = r#"{"facility":"clinic","readers":1,"cost":300000,"reader_applied_on":"2021-04-01"}"#;
//! let raw = RawProject::from_json(line)?;
//! let answer = raw.assess(Edition::latest())?;
//! let json = to_json(&answer);
//! assert!(json.contains(r#""subsidy":225000,"self_pay":75000"#));
//!
//! let error = RawProject::from_json("[]").unwrap_err();
//! assert_eq!(error.code().code(), "invalid_value");
//! # Ok::<(), onshi::Error>(())
//! ```

#[macro_use]
mod raw_values;

mod answer;
mod cells;
mod codes;
mod column_fault;
mod columns;
mod desk;
mod expected;
mod fault;
mod flat;
mod heading;
mod json;
mod numbers;
mod plan_answer;
mod raw;
mod raw_edition;
mod raw_fields;
mod raw_plan;
mod raw_project;
mod report;
mod written;

pub use crate::signs::harmless;
pub use answer::{AssessmentJson, COMPUTED, ComparisonJson, ErrorJson, OptionsJson, OverviewJson};
pub use codes::{CodeJson, codes};
pub use columns::FieldColumns;
pub use desk::{DeskJson, NoticesJson};
pub(crate) use expected::Expected;
pub(crate) use flat::flat_texts;
pub use numbers::{numbered_day, numbers, optional_numbered_day};
#[cfg(feature = "schema")]
pub(crate) use plan_answer::PlanJson;
pub use raw::Raw;
pub(crate) use raw_fields::{Named, RawFields, Unread};
pub use raw_plan::RawPlan;
pub use raw_project::RawProject;
#[cfg(feature = "schema")]
pub(crate) use report::ReportJson;
pub use written::{append_json, to_json};

/// The examples of the crate's README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
