//! The rules: which row of an edition answers a project, and what it pays.

mod assess;
pub mod batch;
mod decide;
mod overview;
mod refusal;

pub use assess::{Assessment, Comparison, TrackReason};
pub(crate) use decide::check_cost;
pub use overview::Offer;
pub(crate) use refusal::{Refusal, Who};
