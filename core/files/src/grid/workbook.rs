//! The rows of a workbook's sheet: `.xlsx`, `.xlsb`, `.xls`, `.ods`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::panic::{self, AssertUnwindSafe};

use calamine::{
    CellErrorType, Data, DataRef, DataType, Ods, OdsError, Range, Reader, SheetType, SheetVisible,
    Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};
use zip::ZipArchive;

use super::Cell;
use crate::fault::{Failure, Result};
use crate::input::{Container, Input};

/// The cells of a sheet that are not empty, by row and column from 0: a stray cell far away takes no
/// memory for those between.
type Cells = BTreeMap<u32, Vec<(u32, Data)>>;

/// The columns of a spreadsheet, up to `XFD` (count): the limit of its formats. What a broken file has beyond would make room for every
/// column before.
const COLUMNS: u32 = 16_384;

/// The most that the parts of a workbook are together (bytes), enough for a million rows of ten columns: kilobytes can unpack to
/// gigabytes, which would be held in memory. A technical limit without a source.
const LONGEST: u64 = LONGEST_MIB << 20;
const LONGEST_MIB: u64 = 512;

/// The rows of a sheet.
pub struct Sheet {
    rows: Vec<(u32, Vec<(u32, Data)>)>,
    /// How many columns there are.
    width: u32,
    /// The place of the next row.
    next: usize,
}

impl Sheet {
    /// Reads a sheet of a workbook: the one of that name, or the first that is shown.
    pub fn open(input: Input, container: Container, name: Option<&str>) -> Result<Self> {
        let file = input.shown_name();
        let bytes = input.into_bytes()?;
        let cells = without_panic(|| read(&bytes, container, name));
        let cells = cells
            .unwrap_or(Err(BookFault::Broken))
            .map_err(|fault| Failure::Unreadable(fault.message(&file)))?;
        let columns = cells.values().flatten().map(|(column, _)| column + 1);
        Ok(Self {
            width: columns.max().unwrap_or(0),
            rows: cells.into_iter().collect(),
            next: 0,
        })
    }

    /// Returns the next row, with its number in the sheet from 1.
    pub fn next(&mut self) -> Option<(u64, Vec<Cell<'_>>)> {
        let (number, cells) = self.rows.get(self.next)?;
        self.next += 1;
        let mut row: Vec<Cell<'_>> = Vec::with_capacity(cells.len());
        for (column, data) in cells {
            let before = usize::try_from(*column).ok()?;
            row.resize_with(before, || Cell::Text(Cow::Borrowed("")));
            row.push(cell(data));
        }
        let width = usize::try_from(self.width).ok()?;
        row.resize_with(width, || Cell::Text(Cow::Borrowed("")));
        Some((u64::from(*number) + 1, row))
    }

    /// Reads the row before once more.
    pub fn back(&mut self) {
        self.next = self.next.saturating_sub(1);
    }

    /// Starts again from the first row.
    pub fn rewind(&mut self) {
        self.next = 0;
    }
}

/// Returns what a function returns; `None` where it panics, as the library does on some broken files.
fn without_panic<T>(read: impl FnOnce() -> T) -> Option<T> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let found = panic::catch_unwind(AssertUnwindSafe(read));
    panic::set_hook(hook);
    found.ok()
}

/// Reads one sheet of a file.
fn read(bytes: &[u8], container: Container, name: Option<&str>) -> Result<Cells, BookFault> {
    let file = || Cursor::new(bytes);
    match container {
        Container::Zip if unpacked(bytes) > LONGEST => Err(BookFault::TooLarge),
        Container::Zip => {
            let mut is_encrypted = false;
            let mut keep = |fault: BookFault| is_encrypted |= matches!(fault, BookFault::Encrypted);
            match Xlsx::new(file()) {
                Ok(book) => return xlsx(book, name),
                Err(fault) => keep(fault.into()),
            }
            match Xlsb::new(file()) {
                Ok(book) => return xlsb(book, name),
                Err(fault) => keep(fault.into()),
            }
            match Ods::new(file()) {
                Ok(book) => return ranged(book, name),
                Err(fault) => keep(fault.into()),
            }
            Err(match is_encrypted {
                true => BookFault::Encrypted,
                false => BookFault::Broken,
            })
        }
        Container::Compound if !has_columns(bytes) => Err(BookFault::Broken),
        // An encrypted `.xlsx` is such a container, too.
        Container::Compound => match Xls::new(file()) {
            Ok(book) => ranged(book, name),
            Err(fault) => Err(match Xlsx::new(file()) {
                Err(XlsxError::Password) => BookFault::Encrypted,
                _ => fault.into(),
            }),
        },
    }
}

/// Returns how much the parts of a workbook are when they are unpacked (bytes), by the lengths that it says: a part that is longer
/// ends there with an error. Of what is no such file, nothing.
fn unpacked(bytes: &[u8]) -> u64 {
    let Ok(mut parts) = ZipArchive::new(Cursor::new(bytes)) else {
        return 0;
    };
    let lengths =
        (0..parts.len()).map(|place| parts.by_index_raw(place).map_or(0, |part| part.size()));
    lengths.fold(0, u64::saturating_add)
}

/// Returns whether the cells of an `.xls` are within its 256 columns: of a broken one, the library
/// would make room for the rectangle around them, whatever its size.
fn has_columns(bytes: &[u8]) -> bool {
    /// The records that begin with a row and a column: formula, numbers, texts, blanks, errors.
    const CELLS: [u16; 10] = [
        0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E,
    ];
    let Ok(mut file) = cfb::CompoundFile::open(Cursor::new(bytes)) else {
        return false;
    };
    let mut names = ["/Workbook", "/Book"].into_iter();
    let Some(name) = names.find(|name| file.exists(name)) else {
        // Another kind of file, which has its own words.
        return true;
    };
    let mut stream = Vec::new();
    let read = file
        .open_stream(name)
        .and_then(|mut book| book.read_to_end(&mut stream));
    if read.is_err() {
        return false;
    }
    let mut rest = stream.as_slice();
    while let [k1, k2, l1, l2, after @ ..] = rest {
        let (kind, length) = (
            u16::from_le_bytes([*k1, *k2]),
            u16::from_le_bytes([*l1, *l2]),
        );
        if let [_, _, _, high, ..] = after
            && *high > 0
            && CELLS.contains(&kind)
        {
            return false;
        }
        rest = after.get(usize::from(length)..).unwrap_or_default();
    }
    true
}

fn xlsx(mut book: Xlsx<Cursor<&[u8]>>, name: Option<&str>) -> Result<Cells, BookFault> {
    let (sheet, others) = chosen(&book, name)?;
    let mut reader = book.worksheet_cells_reader(&sheet)?;
    not_empty(all(|| reader.next_cell())?, &sheet, others)
}

fn xlsb(mut book: Xlsb<Cursor<&[u8]>>, name: Option<&str>) -> Result<Cells, BookFault> {
    let (sheet, others) = chosen(&book, name)?;
    let mut reader = book.worksheet_cells_reader(&sheet)?;
    not_empty(all(|| reader.next_cell())?, &sheet, others)
}

/// Reads cell after cell.
fn all<'s, E>(
    mut next: impl FnMut() -> Result<Option<calamine::Cell<DataRef<'s>>>, E>,
) -> Result<Cells, BookFault>
where
    BookFault: From<E>,
{
    let mut cells = Cells::new();
    while let Some(cell) = next()? {
        let (row, column) = cell.get_position();
        add(&mut cells, row, column, cell.get_value().clone().into())?;
    }
    Ok(cells)
}

/// Reads a sheet of a format that is small or written row by row.
fn ranged<'b, B>(mut book: B, name: Option<&str>) -> Result<Cells, BookFault>
where
    B: Reader<Cursor<&'b [u8]>>,
    BookFault: From<B::Error>,
{
    let (sheet, others) = chosen(&book, name)?;
    let range: Range<Data> = book.worksheet_range(&sheet)?;
    let (top, left) = range.start().unwrap_or_default();
    let mut cells = Cells::new();
    for (row, column, data) in range.used_cells() {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        add(
            &mut cells,
            top.saturating_add(row),
            left.saturating_add(column),
            data.clone(),
        )?;
    }
    not_empty(cells, &sheet, others)
}

fn add(cells: &mut Cells, row: u32, column: u32, data: Data) -> Result<(), BookFault> {
    if column >= COLUMNS {
        return Err(BookFault::Broken);
    }
    let is_blank = match &data {
        Data::Empty => true,
        Data::String(text) => text.trim().is_empty(),
        _ => false,
    };
    if !is_blank {
        cells.entry(row).or_default().push((column, data));
    }
    Ok(())
}

/// Returns the name of the sheet that is read, and those of the others.
fn chosen<'b, B>(book: &B, name: Option<&str>) -> Result<(String, Vec<String>), BookFault>
where
    B: Reader<Cursor<&'b [u8]>>,
{
    let sheets = book.sheets_metadata().iter();
    let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets: Vec<_> = sheets.collect();
    let found = match name {
        Some(name) => sheets.iter().find(|sheet| sheet.name == name),
        None => {
            let mut shown = sheets.iter();
            let first = shown.find(|sheet| sheet.visible == SheetVisible::Visible);
            first.or(sheets.first())
        }
    };
    let found = found.map(|sheet| sheet.name.clone());
    let mut there: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    match found {
        Some(found) => {
            there.retain(|other| *other != found);
            Ok((found, there))
        }
        None => Err(BookFault::NoSuchSheet {
            name: name.unwrap_or_default().to_owned(),
            there,
        }),
    }
}

fn not_empty(cells: Cells, sheet: &str, others: Vec<String>) -> Result<Cells, BookFault> {
    match cells.is_empty() && !others.is_empty() {
        true => Err(BookFault::Empty {
            name: sheet.to_owned(),
            others,
        }),
        false => Ok(cells),
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
        // A time of day, and a length of time, are no days.
        Data::DateTime(time) if time.is_duration() || time.as_f64() < 1.0 => {
            Cell::Text(Cow::Owned(clock_text(time.as_f64())))
        }
        Data::DateTime(_) | Data::DateTimeIso(_) => match data.as_datetime() {
            Some(time) => Cell::Time(time),
            None => Cell::Text(Cow::Owned(data.to_string())),
        },
        Data::DurationIso(text) => Cell::Text(Cow::Borrowed(text)),
    }
}

/// Writes days as hours, minutes and seconds: `36:00:00`.
#[expect(
    clippy::cast_possible_truncation,
    reason = "seconds of a spreadsheet's days"
)]
fn clock_text(days: f64) -> String {
    let seconds = (days * 86_400.0).round() as i64;
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{hours}:{minutes:02}:{:02}", seconds % 60)
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
    TooLarge,
    NoSuchSheet {
        name: String,
        there: Vec<String>,
    },
    /// The sheet holds nothing, and there are others.
    Empty {
        name: String,
        others: Vec<String>,
    },
}

impl BookFault {
    fn message(&self, file: &str) -> String {
        match self {
            Self::Encrypted => format!(
                "`{file}` はパスワードで保護されています。Excelで開き、パスワードを外して保存し直してください / `{file}` is protected by a password; open it in Excel and save it without one"
            ),
            Self::Broken => format!(
                "`{file}` はExcelブック（xlsx、xls、ods）として読めません。壊れていないか確認し、Excelで保存し直してください / `{file}` cannot be read as a workbook (xlsx, xls, ods); check that the file is complete, and save it again"
            ),
            Self::TooLarge => format!(
                "`{file}` は展開すると{LONGEST_MIB} MiBを超えます。CSV UTF-8形式で保存するか、シートを分けてください / `{file}` is more than {LONGEST_MIB} MiB when it is unpacked; save it as CSV UTF-8, or split it"
            ),
            Self::Empty { name, others } => format!(
                "`{file}` のシート `{name}` は空です。ほかのシートの名前を指定してください（シート：{}） / the sheet `{name}` of `{file}` is empty; name another: {}",
                others.join("、"),
                others.join(", ")
            ),
            Self::NoSuchSheet { name, there } => format!(
                "`{file}` にシート `{name}` はありません（シート：{}） / `{file}` has no sheet `{name}`; its sheets are {}",
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
