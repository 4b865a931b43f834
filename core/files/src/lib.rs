//! Tables as people have them: CSV in UTF-8, CP932 or UTF-16 and workbooks, row by row, with the line of their
//! headings found below a title.

mod columns;
mod fault;
mod grid;
mod input;
mod table;

pub use columns::{CheckedRow, Columns};
pub use fault::{Failure, Fault, FileFault, LONGEST_LINE, Refusal, Result};
pub use grid::encoding::{Encodings, guessed};
pub use grid::{ByteRow, Cell, Grid, Records, Row, TextRows, Wanted, cells};
pub use input::{
    Container, Input, Kind, Listener, PhysicalLine, check_files, is_blank, unreadable,
};
pub use table::{RowFault, Table};

/// The example of the README runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
