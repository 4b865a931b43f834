//! The rows of a workbook's sheet: `.xlsx`, `.xlsb`, `.xls`, `.ods`.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{
    CellErrorType, Data, DataType, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls,
    XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};

use super::Cell;
use crate::input::{Container, Input};
use crate::status::Failure;

/// The rows of a sheet.
pub struct Sheet {
    range: Range<Data>,
    /// The place of the next row in the range.
    next: usize,
}

impl Sheet {
    /// Reads a sheet of a workbook: the one of that name, or the first that is shown.
    pub fn open(input: Input, container: Container, name: Option<&str>) -> Result<Self, Failure> {
        let file = input.shown_name();
        let bytes = Cursor::new(input.into_bytes()?);
        let told = |fault: BookFault| Failure::Told(fault.message(&file));
        let range = match container {
            Container::Zip => {
                let mut faults = Vec::new();
                let mut keep = |fault: BookFault| faults.push(fault);
                let found = match Xlsx::new(bytes.clone()) {
                    Ok(book) => Some(sheet(book, name)),
                    Err(error) => {
                        keep(error.into());
                        None
                    }
                };
                let found = found.or_else(|| match Xlsb::new(bytes.clone()) {
                    Ok(book) => Some(sheet(book, name)),
                    Err(error) => {
                        keep(error.into());
                        None
                    }
                });
                let found = found.or_else(|| match Ods::new(bytes) {
                    Ok(book) => Some(sheet(book, name)),
                    Err(error) => {
                        keep(error.into());
                        None
                    }
                });
                let encrypted = faults
                    .iter()
                    .any(|fault| matches!(fault, BookFault::Encrypted));
                found.unwrap_or(Err(match encrypted {
                    true => BookFault::Encrypted,
                    false => BookFault::Broken,
                }))
            }
            // An encrypted `.xlsx` is such a container, too.
            Container::Compound => match Xls::new(bytes.clone()) {
                Ok(book) => sheet(book, name),
                Err(error) => Err(match Xlsx::new(bytes) {
                    Err(XlsxError::Password) => BookFault::Encrypted,
                    _ => error.into(),
                }),
            },
        };
        Ok(Self {
            range: range.map_err(told)?,
            next: 0,
        })
    }

    /// Returns the next row that is not empty, with its number in the sheet from 1.
    #[expect(clippy::indexing_slicing, reason = "a row below the height is there")]
    pub fn next(&mut self) -> Option<(u64, Vec<Cell<'_>>)> {
        let (top, left) = self.range.start()?;
        loop {
            let at = self.next;
            if at >= self.range.height() {
                return None;
            }
            let row = &self.range[at];
            self.next += 1;
            if row.iter().all(is_blank) {
                continue;
            }
            let line = u64::from(top) + u64::try_from(at).ok()? + 1;
            // Columns are counted from the sheet's first.
            let before = (0..left).map(|_| Cell::Text(Cow::Borrowed("")));
            return Some((line, before.chain(row.iter().map(cell)).collect()));
        }
    }

    /// Reads the row before once more.
    pub fn back(&mut self) {
        self.next = self.next.saturating_sub(1);
    }

    /// Begins anew.
    pub fn rewind(&mut self) {
        self.next = 0;
    }
}

/// Reads one sheet.
fn sheet<B>(mut book: B, name: Option<&str>) -> Result<Range<Data>, BookFault>
where
    B: Reader<Cursor<Vec<u8>>>,
    BookFault: From<B::Error>,
{
    let sheets = book.sheets_metadata().iter();
    let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let shown: Vec<_> = sheets
        .map(|sheet| (sheet.name.clone(), sheet.visible))
        .collect();
    let found = match name {
        Some(name) => shown.iter().find(|(known, _)| known == name),
        None => {
            let first = shown
                .iter()
                .find(|(_, visible)| *visible == SheetVisible::Visible);
            first.or(shown.first())
        }
    };
    let Some((found, _)) = found else {
        return Err(BookFault::NoSuchSheet {
            name: name.unwrap_or_default().to_owned(),
            there: shown.into_iter().map(|(name, _)| name).collect(),
        });
    };
    Ok(book.worksheet_range(found)?)
}

fn is_blank(data: &Data) -> bool {
    match data {
        Data::Empty => true,
        Data::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// Returns a cell: days and ticks as values, numbers with all their digits.
fn cell(data: &Data) -> Cell<'_> {
    match data {
        Data::Empty => Cell::Text(Cow::Borrowed("")),
        Data::String(text) => Cell::Text(Cow::Borrowed(text)),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::Int(number) => Cell::Text(Cow::Owned(number.to_string())),
        Data::Float(number) => Cell::Text(Cow::Owned(number_text(*number))),
        Data::Error(error) => Cell::Text(Cow::Borrowed(error_text(error))),
        Data::DateTime(_) | Data::DateTimeIso(_) => match data.as_datetime() {
            Some(time) => Cell::Day(time.date()),
            None => Cell::Text(Cow::Owned(data.to_string())),
        },
        Data::DurationIso(text) => Cell::Text(Cow::Borrowed(text)),
    }
}

/// Writes a number with the fifteen digits that a spreadsheet keeps, so that what it shows as a
/// whole number is one.
fn number_text(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    kept.to_string()
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

/// Why a workbook cannot be read.
enum BookFault {
    Encrypted,
    Broken,
    NoSuchSheet { name: String, there: Vec<String> },
}

impl BookFault {
    fn message(&self, file: &str) -> String {
        match self {
            Self::Encrypted => format!(
                "onshi: `{file}` はパスワードで保護されています。Excelで開き、パスワードを外して保存し直してください / the workbook is protected by a password; open it in Excel and save it without one"
            ),
            Self::Broken => format!(
                "onshi: `{file}` はExcelブック（xlsx、xls、ods）として読めません。壊れていないか確認し、Excelで保存し直してください / it cannot be read as a workbook (xlsx, xls, ods); check that it is whole, and save it again"
            ),
            Self::NoSuchSheet { name, there } => format!(
                "onshi: `{file}` にシート `{name}` はありません（シート：{}） / there is no sheet `{name}`; the sheets are {}",
                there.join("、"),
                there.join(", ")
            ),
        }
    }
}

macro_rules! from_fault {
    ($($fault:ident),+) => {
        $(impl From<$fault> for BookFault {
            fn from(fault: $fault) -> Self {
                match fault {
                    $fault::Password => Self::Encrypted,
                    _ => Self::Broken,
                }
            }
        })+
    };
}
from_fault!(XlsError, XlsxError, XlsbError, OdsError);
