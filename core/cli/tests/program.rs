//! The program as its users run it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests"
)]

mod common;
mod csv;
mod encodings;
mod faults;
mod files;
mod flags;
mod forms;
mod plan;
mod readme;
mod rows;
mod threads;
mod walls;
mod workbooks;
