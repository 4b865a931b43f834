//! The rules: which row of an edition answers a project, and what it pays.

mod assess;
pub mod batch;
mod decide;

pub use assess::{Assessment, Comparison, TrackReason};
pub(crate) use decide::Refusal;
