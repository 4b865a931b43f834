//! What the tests share: the vectors, random questions, the oracle, rows of a batch, the review sheets.

pub mod cases;
pub mod kotlin_editions;
pub mod kotlin_forms;
pub mod kotlin_questions;
pub mod oracle;
pub mod python_forms;
pub mod questions;
pub mod review;
pub mod rows;
pub mod surface;
pub mod tables;
pub mod texts;
pub mod vectors;
pub mod word_lists;

/// The README's examples run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// Those of the README in Japanese, too.
#[cfg(doctest)]
#[doc = include_str!("../../README.ja.md")]
struct JapaneseReadme;
