//! What the tests share: the vectors, the oracle, the review sheets.

pub mod oracle;
pub mod review;
pub mod vectors;
