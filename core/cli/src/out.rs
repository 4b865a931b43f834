//! Where answers go, and what became of the rows.

use std::io::{self, Write};

use crate::status::Status;

/// Where answers go, and what became of the rows.
pub struct Out<'o, W> {
    pub out: &'o mut W,
    pub status: &'o mut Status,
}

impl<W: Write> Out<'_, W> {
    /// Shows the answers so far, before waiting for input; there is no more to do then.
    pub fn idle(&mut self) -> io::Result<bool> {
        self.out.flush()?;
        Ok(false)
    }
}
