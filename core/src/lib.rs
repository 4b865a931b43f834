//! How much subsidy does a facility get for introducing online eligibility verification
//! (オンライン資格確認), why, and by when must it do what?
#![forbid(unsafe_code)]

mod amount;
mod assess;
mod citation;
mod date;
mod edition;
mod editions;
mod error;
mod explain;
mod facility;
mod field;
mod language;
mod project;
mod report;
#[cfg(feature = "schema")]
pub mod schema;
pub mod wire;
mod yen;

pub use assess::{Assessment, Comparison, TrackReason};
pub use chrono::NaiveDate;
pub use citation::{Basis, Citation, Document};
pub use date::parse_date;
pub use edition::{ChainThreshold, Edition, Row, Track, TrackPeriod};
pub use error::{Allowed, Bound, Error, ErrorCode};
pub use explain::{Assumption, AssumptionCode, Sentence};
pub use facility::{Category, Facility, FacilityKind};
pub use field::Field;
pub use language::{Language, Text};
pub use project::Project;
pub use report::{Finding, FindingCode, Report, Severity};
pub use rust_decimal::Decimal;
pub use yen::{FractionRule, Ratio, Yen};
