//! Facts of the programme outside an edition's table: its days, steps and products, its desk. Each
//! stands beside its citation.

pub(crate) mod days;
mod deadlines;
pub mod desk;
mod notice;
mod products;
mod step;
mod steps;
pub(crate) mod work;

pub use days::CitedDay;
pub use deadlines::{Deadlines, Deferral};
pub use notice::Notice;
pub(crate) use products::{MAKERS, OPERATING_SYSTEMS};
pub use step::{Actor, Channel, DueKind, Stage, Step};
pub use steps::Detail;
pub(crate) use steps::{Due, STEPS};
