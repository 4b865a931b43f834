//! Arrow's C structures as another program filled them in. What contradicts itself is refused here: Arrow's own reader asserts
//! that it agrees, or takes it as it is. Addresses are trusted, as the interface asks: nothing says how long a buffer is.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type};
use arrow_array::{Array, RecordBatch, RecordBatchOptions, RecordBatchReader, StructArray};
use arrow_data::layout;
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef, UnionMode};

/// The most types that a schema holds, one within another (count): a technical limit without a source.
const DEEPEST: usize = 64;
/// The most types that a schema holds in all (count): a technical limit without a source. A schema that holds itself has no end.
const MOST_TYPES: usize = 1 << 20;
/// The most rows of an array (count): a technical limit without a source. No size in bits overflows.
const MOST_ROWS: usize = 1 << 40;

type Result<T> = std::result::Result<T, ArrowError>;

/// A schema, as the interface lays it out.
#[repr(C)]
pub struct GivenSchema {
    pub format: *const c_char,
    pub name: *const c_char,
    pub metadata: *const c_char,
    pub flags: i64,
    pub n_children: i64,
    pub children: *const *const Self,
    pub dictionary: *const Self,
    pub release: *const c_void,
    pub private_data: *mut c_void,
}

/// An array, as the interface lays it out.
#[repr(C)]
pub struct GivenArray {
    pub length: i64,
    pub null_count: i64,
    pub offset: i64,
    pub n_buffers: i64,
    pub n_children: i64,
    pub buffers: *const *const c_void,
    pub children: *const *const Self,
    pub dictionary: *const Self,
    pub release: *const c_void,
    pub private_data: *mut c_void,
}

/// A stream, as the interface lays it out.
#[repr(C)]
pub struct GivenStream {
    get_schema: Option<unsafe extern "C" fn(*mut Self, *mut FFI_ArrowSchema) -> c_int>,
    get_next: Option<unsafe extern "C" fn(*mut Self, *mut FFI_ArrowArray) -> c_int>,
    get_last_error: Option<unsafe extern "C" fn(*mut Self) -> *const c_char>,
    release: Option<unsafe extern "C" fn(*mut Self)>,
    private_data: *mut c_void,
}

// SAFETY: the interface lets a stream be used by any thread, one at a time.
unsafe impl Send for GivenStream {}

impl Drop for GivenStream {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: the producer's own, called once: it clears itself.
            unsafe { release(self) };
        }
    }
}

/// The batches of a stream.
pub struct Batches {
    stream: GivenStream,
    schema: SchemaRef,
}

impl Batches {
    /// Moves a stream out of where it was handed over.
    ///
    /// # Safety
    ///
    /// `from` points to a stream of the C interface, which no one else reads.
    pub unsafe fn take(from: *mut GivenStream) -> Result<Self> {
        // SAFETY: as the caller says; without `release`, what is left there is released.
        let mut stream = unsafe {
            let stream = std::ptr::read(from);
            (*from).release = None;
            stream
        };
        let (Some(_), Some(get_schema)) = (stream.release, stream.get_schema) else {
            return Err(broken("the stream was read or released already"));
        };
        let mut schema = FFI_ArrowSchema::empty();
        // SAFETY: the producer's own function, with its stream and room for a schema.
        match unsafe { get_schema(&raw mut stream, &raw mut schema) } {
            // SAFETY: the producer has filled it in.
            0 => Ok(Self {
                schema: unsafe { schema_of(&raw const schema) }?,
                stream,
            }),
            code => Err(stream.failure("schema", code)),
        }
    }
}

impl Iterator for Batches {
    type Item = Result<RecordBatch>;

    fn next(&mut self) -> Option<Self::Item> {
        let get_next = self.stream.get_next?;
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: the producer's own function, with its stream and room for an array.
        match unsafe { get_next(&raw mut self.stream, &raw mut array) } {
            0 if array.is_released() => None,
            // SAFETY: the producer has filled it in.
            0 => Some(unsafe { batch_of(array, &self.schema) }),
            code => Some(Err(self.stream.failure("next batch", code))),
        }
    }
}

impl RecordBatchReader for Batches {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

impl GivenStream {
    /// Says why a call failed, in the producer's own words where it has some.
    fn failure(&mut self, part: &str, code: c_int) -> ArrowError {
        let words = self.get_last_error.and_then(|get_last_error| {
            // SAFETY: the last call on this stream failed, which is when the interface lets it be asked.
            let words = unsafe { get_last_error(self) };
            // SAFETY: null, or a text that is the stream's until its next call.
            (!words.is_null()).then(|| unsafe { CStr::from_ptr(words) }.to_string_lossy())
        });
        let words = words.unwrap_or_default();
        broken(&format!("the stream has no {part} (code {code}): {words}"))
    }
}

/// Reads a schema.
///
/// # Safety
///
/// `given` points to a schema of the C interface.
pub unsafe fn schema_of(given: *const FFI_ArrowSchema) -> Result<SchemaRef> {
    // SAFETY: as the caller says; both lay out the same.
    unsafe { check_schema(given.cast(), DEEPEST, &mut { MOST_TYPES }) }?;
    // SAFETY: it is there, and what it points to was looked at.
    let schema = sound(|| Schema::try_from(unsafe { &*given }))?;
    Ok(Arc::new(schema))
}

/// Reads an array of a schema's columns.
///
/// # Safety
///
/// `array` is one of the C interface, of the types that `schema` says.
pub unsafe fn batch_of(array: FFI_ArrowArray, schema: &SchemaRef) -> Result<RecordBatch> {
    let kind = DataType::Struct(schema.fields().clone());
    // SAFETY: as the caller says; both lay out the same.
    unsafe { check_array((&raw const array).cast(), &kind) }?;
    sound(|| {
        // SAFETY: as the caller says, and its counts and lengths were looked at.
        let rows = StructArray::from(unsafe { from_ffi_and_data_type(array, kind) }?);
        if rows.null_count() > 0 {
            return Err(broken(
                "it has rows that are null as a whole; a row is a project, whose values may be null",
            ));
        }
        let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
        RecordBatch::try_new_with_options(Arc::clone(schema), rows.into_parts().1, &options)
    })
}

/// Refuses a schema that Arrow would not read without a panic.
unsafe fn check_schema(given: *const GivenSchema, deep: usize, left: &mut usize) -> Result<()> {
    // SAFETY: null, or a schema, as the caller of this module says.
    let Some(given) = (unsafe { given.as_ref() }) else {
        return Err(broken("a type is missing"));
    };
    if given.release.is_null() {
        return Err(broken("the schema was released"));
    }
    let (Some(deep), Some(fewer)) = (deep.checked_sub(1), left.checked_sub(1)) else {
        return Err(broken(
            "the schema has too many types, or one that holds itself",
        ));
    };
    *left = fewer;
    // SAFETY: null, or texts that end with a null byte.
    let (format, _) = unsafe { (words(given.format)?, words(given.name)?) };
    let Some(format) = format else {
        return Err(broken("a type has no format"));
    };
    // SAFETY: as many pointers as are said.
    let children = unsafe { counted(given.n_children, given.children) }?;
    let (kind, size) = format.split_once(':').unwrap_or((format, ""));
    let is_right = match kind {
        "+l" | "+L" | "+vl" | "+vL" | "+m" => children.len() == 1,
        "+w" => children.len() == 1 && !size.starts_with('-'),
        "+r" => children.len() == 2,
        "w" => !size.starts_with('-'),
        _ => true,
    };
    if !is_right {
        return Err(broken("a format and its children contradict each other"));
    }
    for child in children {
        // SAFETY: as this schema.
        unsafe { check_schema(*child, deep, left) }?;
    }
    if !given.dictionary.is_null() {
        // SAFETY: as this schema.
        unsafe { check_schema(given.dictionary, deep, left) }?;
    }
    Ok(())
}

/// Refuses an array whose counts, lengths and buffers contradict each other or its type; returns its rows.
unsafe fn check_array(given: *const GivenArray, kind: &DataType) -> Result<usize> {
    // SAFETY: null, or an array, as the caller of this module says.
    let Some(given) = (unsafe { given.as_ref() }) else {
        return Err(broken("a column is missing"));
    };
    if given.release.is_null() {
        return Err(broken("the array was released"));
    }
    let (Ok(rows), Ok(offset)) = (given.length.try_into(), given.offset.try_into()) else {
        return Err(broken("a length or an offset is negative"));
    };
    let all = usize::checked_add(rows, offset).filter(|all| *all <= MOST_ROWS);
    let Some(all) = all else {
        return Err(broken("a length or an offset is out of range"));
    };
    if given.null_count < -1 || given.null_count > given.length {
        return Err(broken("a count of nulls is out of range"));
    }
    // SAFETY: as many pointers as are said.
    let buffers = unsafe { counted(given.n_buffers, given.buffers) }?;
    check_buffers(buffers, kind, all, given.null_count)?;

    // SAFETY: as many pointers as are said.
    let children = unsafe { counted(given.n_children, given.children) }?;
    let kinds = kinds_within(kind);
    if children.len() != kinds.len() {
        return Err(broken("the columns are not those of the schema"));
    }
    let needed = match kind {
        DataType::Struct(_) | DataType::Union(_, UnionMode::Sparse) => all,
        DataType::FixedSizeList(_, size) => all.saturating_mul(usize::try_from(*size).unwrap_or(0)),
        _ => 0,
    };
    for (child, its) in children.iter().zip(kinds) {
        // SAFETY: as this array.
        if unsafe { check_array(*child, its) }? < needed {
            return Err(broken("a column has fewer rows than the whole"));
        }
    }
    match kind {
        DataType::Dictionary(key, _) if !key.is_dictionary_key_type() => {
            Err(broken("the keys of a dictionary are not whole numbers"))
        }
        DataType::RunEndEncoded(ends, _) if !ends.data_type().is_run_ends_type() => {
            Err(broken("the ends of runs are not whole numbers"))
        }
        // SAFETY: as this array.
        DataType::Dictionary(_, words) => {
            unsafe { check_array(given.dictionary, words) }.map(|_| rows)
        }
        _ if !given.dictionary.is_null() => Err(broken("a column that is no dictionary has one")),
        _ => Ok(rows),
    }
}

/// Refuses buffers that are not those of a type. `all`: the rows that they are to hold.
fn check_buffers(buffers: &[*const c_void], kind: &DataType, all: usize, nulls: i64) -> Result<()> {
    let expected = layout(kind);
    let (valid, rest) = match expected.can_contain_null_mask {
        true => match buffers.split_first() {
            Some((valid, rest)) => (Some(*valid), rest),
            None => return Err(broken("a column has no buffers")),
        },
        false => (None, buffers),
    };
    let fixed = expected.buffers.len();
    if rest.len() < fixed + usize::from(expected.variadic)
        || (!expected.variadic && rest.len() > fixed)
    {
        return Err(broken("a column has not the buffers of its type"));
    }
    if nulls > 0 && valid.is_some_and(<*const c_void>::is_null) {
        return Err(broken("nulls are counted and not marked"));
    }
    if let (DataType::Utf8View | DataType::BinaryView, [_, parts @ .., lengths]) = (kind, rest)
        && !parts.is_empty()
    {
        // Arrow reads them of an array without rows, too.
        part_lengths(lengths.cast(), parts.len())?;
    }
    if all == 0 {
        return Ok(());
    }
    if rest.first().is_some_and(|first| first.is_null()) {
        return Err(broken("a buffer is missing"));
    }
    match (kind, rest) {
        (DataType::Utf8 | DataType::Binary, [offsets, ..]) => last_offset::<i32>(*offsets, all),
        (DataType::LargeUtf8 | DataType::LargeBinary, [offsets, ..]) => {
            last_offset::<i64>(*offsets, all)
        }
        _ => Ok(()),
    }
}

/// Refuses the lengths of the parts of texts that are not there, or of which one is negative.
fn part_lengths(lengths: *const i64, parts: usize) -> Result<()> {
    if lengths.is_null() || !lengths.is_aligned() {
        return Err(broken("a buffer is missing or not aligned"));
    }
    // SAFETY: one length a part, as the interface has it.
    let lengths = unsafe { std::slice::from_raw_parts(lengths, parts) };
    match lengths.iter().any(|length| *length < 0) {
        true => Err(broken("a length is negative")),
        false => Ok(()),
    }
}

/// Refuses offsets whose last one, by which Arrow tells how long the texts are, is negative.
fn last_offset<T: Copy + PartialOrd + Default>(offsets: *const c_void, all: usize) -> Result<()> {
    let offsets = offsets.cast::<T>();
    if !offsets.is_aligned() {
        return Err(broken("a buffer is not aligned"));
    }
    // SAFETY: one offset more than rows, as the interface has it.
    match unsafe { *offsets.add(all) } < T::default() {
        true => Err(broken("an offset is negative")),
        false => Ok(()),
    }
}

/// Returns the types of what an array of a type holds.
fn kinds_within(kind: &DataType) -> Vec<&DataType> {
    match kind {
        DataType::Struct(fields) => fields.iter().map(|field| field.data_type()).collect(),
        DataType::Union(fields, _) => fields.iter().map(|(_, field)| field.data_type()).collect(),
        DataType::RunEndEncoded(ends, values) => vec![ends.data_type(), values.data_type()],
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::ListView(field)
        | DataType::LargeListView(field)
        | DataType::FixedSizeList(field, _)
        | DataType::Map(field, _) => vec![field.data_type()],
        _ => Vec::new(),
    }
}

/// Returns the pointers of a counted array of them.
unsafe fn counted<'a, T>(count: i64, pointers: *const *const T) -> Result<&'a [*const T]> {
    match usize::try_from(count) {
        Ok(0) => Ok(&[]),
        Ok(count) if count <= MOST_TYPES && !pointers.is_null() => {
            // SAFETY: as many as the producer says.
            Ok(unsafe { std::slice::from_raw_parts(pointers, count) })
        }
        _ => Err(broken("a count and what it counts contradict each other")),
    }
}

/// Returns a text that ends with a null byte; `None` where there is none.
unsafe fn words<'a>(text: *const c_char) -> Result<Option<&'a str>> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: as the interface has it.
    let text = unsafe { CStr::from_ptr(text) }.to_str();
    text.map(Some)
        .map_err(|_| broken("a name or a format is not UTF-8"))
}

/// Reads with Arrow's own code, which asserts more than was looked at here.
fn sound<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(broken(
            "its lengths, offsets, formats and buffers contradict each other",
        ))
    })
}

fn broken(words: &str) -> ArrowError {
    ArrowError::CDataInterface(words.to_owned())
}
