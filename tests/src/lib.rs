//! What the tests share: the vectors, random questions, the oracle, the review sheets.

pub mod cases;
pub mod oracle;
pub mod review;
pub mod vectors;
