//! Many projects as columns of numbers.

use onshi::batch::{CODES, Table, day_number};
use onshi_wasm_columns::{ROWS, Room};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{chosen, shown};

/// Returns what a column of days holds for a day of the wire.
#[wasm_bindgen(js_name = dayNumber)]
pub fn number_of_day(text: Option<String>) -> i32 {
    day_number(text.as_deref())
}

/// An edition that is ready for columns, and room for rows of them.
#[wasm_bindgen]
pub struct ColumnTable {
    table: Table<'static>,
    room: Room,
}

#[wasm_bindgen]
impl ColumnTable {
    /// Makes an edition ready, as `assess` takes it; throws its error as JSON. `is_there`: of each column, 1 where it is asked
    /// for or wanted.
    #[wasm_bindgen(constructor)]
    pub fn new(
        edition: Option<String>,
        own: Option<String>,
        rule: Option<String>,
        is_there: &[u8],
    ) -> Result<Self, String> {
        let edition = chosen(edition.as_deref(), own.as_deref(), rule.as_deref());
        let is_there: Vec<bool> = is_there.iter().map(|flag| *flag == 1).collect();
        edition
            .map(|edition| Self {
                table: edition.compile().into_owned(),
                room: Room::new(&is_there),
            })
            .map_err(|error| shown(Err(error)))
    }

    /// Returns the most rows that are asked together (count).
    #[wasm_bindgen(js_name = mostRows)]
    pub fn most_rows() -> usize {
        ROWS
    }

    /// Returns the names of the columns of questions and of answers, in their order, with a comma between.
    pub fn columns() -> String {
        Room::COLUMNS.join(",")
    }

    /// Returns the codes of errors, in the order of their numbers from 1 on, with a comma between.
    pub fn errors() -> String {
        let codes: Vec<&str> = CODES.iter().map(|code| code.code()).collect();
        codes.join(",")
    }

    /// Returns where each column lies in the memory of the module (bytes).
    pub fn places(&self) -> Vec<usize> {
        self.room.places()
    }

    /// Answers so many rows, which lie there.
    pub fn assess(&mut self, rows: usize) -> Result<(), String> {
        let answered = self.room.assess(&self.table, rows);
        answered.map_err(|error| shown(Err(error)))
    }
}
