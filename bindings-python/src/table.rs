//! `assess_table`: batches of Arrow in, batches with the answers out.

use std::sync::{Arc, Mutex};

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::types::UInt8Type;
use arrow_array::{
    ArrayRef, DictionaryArray, Int64Array, RecordBatch, RecordBatchIterator, RecordBatchReader,
    StringArray, StructArray, UInt8Array,
};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use onshi::batch::{self, Answers, Columns};
use onshi::{Category, Edition, Error, Project, Text, Track};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyString};

use crate::edition::{Chosen, chosen};
use crate::error::raise;

mod fresh;
mod source;

use fresh::Fresh;
use source::{Least, Source, days, facilities, flags, numbers};

/// Batches of Arrow, to be read once by whoever takes the capsule.
#[pyclass(frozen, module = "onshi")]
pub struct ArrowStream(Mutex<Option<FFI_ArrowArrayStream>>);

#[pymethods]
impl ArrowStream {
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The protocol lets a producer ignore what it cannot do.
        let _ = requested_schema;
        let stream = self.0.lock().ok().and_then(|mut stream| stream.take());
        let stream =
            stream.ok_or_else(|| PyRuntimeError::new_err("the stream was read already"))?;
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }
}

/// Assesses every row of a frame that speaks Arrow.
///
/// columns: for each field of a project, the name of its column.
/// outputs: the columns of the answer, in order.
/// keep: whether the frame's own columns come before them.
/// lazy: whether batches are answered as they are read.
#[pyfunction]
#[pyo3(signature = (frame, edition, columns, outputs, *, keep, lazy))]
pub fn assess_arrow(
    py: Python<'_>,
    frame: &Bound<'_, PyAny>,
    edition: Option<&Bound<'_, PyAny>>,
    columns: &Bound<'_, PyDict>,
    outputs: Vec<String>,
    keep: bool,
    lazy: bool,
) -> PyResult<ArrowStream> {
    let edition = chosen(edition)?.map_err(|error| raise(py, &error))?;
    let input = reader(frame)?;
    let mut names = Vec::new();
    for (field, column) in columns {
        names.push((text(&field)?, text(&column)?));
    }
    let assessor = Assessor::new(input, edition, &names, &outputs, keep);
    let assessor = assessor.map_err(|error| raise(py, &error))?;
    let reader: Box<dyn RecordBatchReader + Send> = match lazy {
        true => Box::new(assessor),
        false => {
            let schema = assessor.schema();
            // A stream that raises half-way has its own words.
            let batches: Result<Vec<RecordBatch>, ArrowError> = py.detach(|| assessor.collect());
            let batches = batches.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
            Box::new(RecordBatchIterator::new(
                batches.into_iter().map(Ok),
                schema,
            ))
        }
    };
    Ok(ArrowStream(Mutex::new(Some(FFI_ArrowArrayStream::new(
        reader,
    )))))
}

fn text(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(value.cast::<PyString>()?.to_str()?.to_owned())
}

/// Opens what a frame exports: a stream, or one array.
fn reader(frame: &Bound<'_, PyAny>) -> PyResult<Box<dyn RecordBatchReader + Send>> {
    let broken = |error: ArrowError| {
        PyTypeError::new_err(format!(
            "what was given holds no columns that can be read: {error}"
        ))
    };
    if frame.hasattr("__arrow_c_stream__")? {
        let capsule = frame.call_method0("__arrow_c_stream__")?;
        let capsule = capsule.cast::<PyCapsule>()?;
        let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?;
        // SAFETY: a capsule of this name holds a stream of the C interface, which is moved out.
        let stream = unsafe { RecordBatchStreamReader::from_raw(pointer.cast().as_ptr()) };
        return Ok(Box::new(stream.map_err(broken)?));
    }
    if !frame.hasattr("__arrow_c_array__")? {
        return Err(PyTypeError::new_err(
            "assess_table() takes a frame of pandas, polars, pyarrow or DuckDB, or what has __arrow_c_stream__ or __arrow_c_array__",
        ));
    }
    let pair = frame.call_method0("__arrow_c_array__")?;
    let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = pair.extract()?;
    let schema = schema.pointer_checked(Some(c"arrow_schema"))?;
    let array = array.pointer_checked(Some(c"arrow_array"))?;
    // SAFETY: capsules of these names hold a schema and an array of the C interface that belong
    // together; the array is moved out.
    let data = unsafe {
        let array = FFI_ArrowArray::from_raw(array.cast().as_ptr());
        from_ffi(array, schema.cast::<FFI_ArrowSchema>().as_ref())
    };
    let data = data.map_err(broken)?;
    if !matches!(data.data_type(), DataType::Struct(_)) {
        return Err(PyTypeError::new_err("the array holds no columns"));
    }
    let rows = StructArray::from(data);
    if arrow_array::Array::null_count(&rows) > 0 {
        return Err(PyTypeError::new_err(
            "the array has rows that are null as a whole; a row is a project, whose values may be null",
        ));
    }
    let batch = RecordBatch::from(rows);
    let schema = batch.schema();
    Ok(Box::new(RecordBatchIterator::new([Ok(batch)], schema)))
}

/// Answers batch after batch.
struct Assessor {
    input: Box<dyn RecordBatchReader + Send>,
    edition: Chosen,
    /// For each field of a project, the place of its column.
    places: [Option<usize>; Project::FIELDS.len()],
    outputs: Vec<Output>,
    keep: bool,
    schema: SchemaRef,
}

/// A column of the answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Output {
    Subsidy,
    SelfPay,
    Error,
    Category,
    Track,
    Counted,
}

impl Output {
    const ALL: [Self; 6] = [
        Self::Subsidy,
        Self::SelfPay,
        Self::Error,
        Self::Category,
        Self::Track,
        Self::Counted,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Subsidy => "subsidy",
            Self::SelfPay => "self_pay",
            Self::Error => "error",
            Self::Category => "category",
            Self::Track => "track",
            Self::Counted => "counted",
        }
    }

    fn field(self) -> Field {
        let kind = match self {
            Self::Subsidy | Self::SelfPay | Self::Counted => DataType::Int64,
            Self::Error | Self::Category | Self::Track => {
                DataType::Dictionary(Box::new(DataType::UInt8), Box::new(DataType::Utf8))
            }
        };
        Field::new(self.name(), kind, true)
    }
}

/// The fields that need a column: any other may be missing in every row.
const NEEDED: [&str; 4] = ["facility", "readers", "cost", "reader_applied_on"];

impl Assessor {
    fn new(
        input: Box<dyn RecordBatchReader + Send>,
        edition: Chosen,
        names: &[(String, String)],
        outputs: &[String],
        keep: bool,
    ) -> Result<Self, Error> {
        let given = input.schema();
        let headings: Vec<String> = given
            .fields()
            .iter()
            .map(|field| field.name().clone())
            .collect();
        let mut places = [None; Project::FIELDS.len()];
        for (place, field) in places.iter_mut().zip(Project::FIELDS) {
            let mapped = names.iter().find(|(name, _)| name == field.name);
            let column = mapped.map_or(field.name, |(_, column)| column.as_str());
            let mut found = headings
                .iter()
                .enumerate()
                .filter(|(_, heading)| *heading == column);
            *place = found.next().map(|(place, _)| place);
            if found.next().is_some() {
                return Err(Error::duplicate_column(field.name, column));
            }
            if place.is_none() && (mapped.is_some() || NEEDED.contains(&field.name)) {
                return Err(Error::missing_column(field, &headings));
            }
        }
        let outputs: Vec<Output> = outputs
            .iter()
            .filter_map(|name| Output::ALL.into_iter().find(|output| output.name() == name))
            .collect();
        if let (true, Some(output)) = (
            keep,
            outputs
                .iter()
                .find(|output| headings.iter().any(|heading| heading == output.name())),
        ) {
            return Err(Error::duplicate_column(output.name(), output.name()));
        }
        let own = given
            .fields()
            .iter()
            .filter(|_| keep)
            .map(|field| field.as_ref().clone());
        let fields: Vec<Field> = own
            .chain(outputs.iter().map(|output| output.field()))
            .collect();
        let assessor = Self {
            input,
            edition,
            places,
            outputs,
            keep,
            schema: Arc::new(Schema::new(fields)),
        };
        // A wrong type shows before the first row.
        assessor.sources(&RecordBatch::new_empty(given))?;
        Ok(assessor)
    }

    fn sources(&self, batch: &RecordBatch) -> Result<Sources, Error> {
        let [
            facility,
            group,
            readers,
            cost,
            applied,
            contract,
            start,
            paid,
        ] = self.places;
        Ok(Sources {
            facility: source(batch, facility, 0, facilities, FACILITIES)?,
            group: source(batch, group, 1, numbers, NUMBERS)?,
            readers: source(batch, readers, 2, numbers, NUMBERS)?,
            cost: source(batch, cost, 3, numbers, NUMBERS)?,
            applied: source(batch, applied, 4, days, DAYS)?,
            contract: source(batch, contract, 5, days, DAYS)?,
            start: source(batch, start, 6, days, DAYS)?,
            paid: source(batch, paid, 7, flags, FLAGS)?,
        })
    }

    fn answer(&self, batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
        let failed = |error: Error| ArrowError::ComputeError(error.to_string());
        let sources = self.sources(batch).map_err(failed)?;
        let answered = Answered::of(&sources, batch.num_rows(), &self.edition, &self.outputs);
        let answered = answered.map_err(failed)?;
        let own = batch.columns().iter().filter(|_| self.keep).cloned();
        let answers = answered.columns(batch.num_rows(), &self.outputs);
        let options = arrow_array::RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
        RecordBatch::try_new_with_options(
            Arc::clone(&self.schema),
            own.chain(answers?).collect(),
            &options,
        )
    }
}

impl Iterator for Assessor {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.input.next()?.and_then(|batch| self.answer(&batch)))
    }
}

impl RecordBatchReader for Assessor {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// The columns of a batch.
struct Sources {
    facility: Source<u8>,
    group: Source<i64>,
    readers: Source<i64>,
    cost: Source<i64>,
    applied: Source<i32>,
    contract: Source<i32>,
    start: Source<i32>,
    paid: Source<u8>,
}

/// What each kind of column takes, for the error of a wrong type.
const FACILITIES: (&str, &str) = (
    "文字列（`hospital`、`clinic`、`pharmacy`）、その辞書またはカテゴリ",
    "text, a dictionary or a categorical of `hospital`, `clinic` and `pharmacy`",
);
const NUMBERS: (&str, &str) = ("整数", "whole numbers");
const DAYS: (&str, &str) = (
    "日付、時刻帯のない0時の日時、または `2021-03-31` の形の文字列",
    "dates, times at midnight without a zone, or text such as `2021-03-31`",
);
const FLAGS: (&str, &str) = ("真偽値", "true and false");

fn source<T: Least>(
    batch: &RecordBatch,
    place: Option<usize>,
    field: usize,
    read: fn(&ArrayRef) -> Option<Source<T>>,
    (ja, en): (&str, &str),
) -> Result<Source<T>, Error> {
    let schema = batch.schema();
    let found =
        place.and_then(|place| Some((batch.columns().get(place)?, schema.fields().get(place)?)));
    let (Some((array, column)), Some(field)) = (found, Project::FIELDS.get(field)) else {
        return Ok(Source::Missing);
    };
    read(array).ok_or_else(|| {
        let should = Text {
            ja: ja.to_owned(),
            en: en.to_owned(),
        };
        let is = match array.data_type() {
            // What stands for a column of pandas that Arrow has no type for.
            DataType::Struct(fields)
                if fields.iter().any(|field| field.name() == "mixed objects") =>
            {
                "mixed objects".to_owned()
            }
            kind => kind.to_string(),
        };
        Error::column_type(*field, column.name(), &is, should)
    })
}

/// The answers of a batch.
struct Answered {
    subsidy: Fresh<i64>,
    self_pay: Fresh<i64>,
    error: Fresh<u8>,
    category: Fresh<u8>,
    track: Fresh<u8>,
    counted: Fresh<i64>,
}

/// Rows that are converted and answered together: they stay in a near cache.
const BLOCK: usize = 1 << 14;

impl Answered {
    fn of(
        sources: &Sources,
        rows: usize,
        edition: &Edition,
        outputs: &[Output],
    ) -> Result<Self, Error> {
        let wanted = |output| if outputs.contains(&output) { rows } else { 0 };
        let mut all = Self {
            subsidy: Fresh::new(rows),
            self_pay: Fresh::new(rows),
            error: Fresh::new(rows),
            category: Fresh::new(wanted(Output::Category)),
            track: Fresh::new(wanted(Output::Track)),
            counted: Fresh::new(wanted(Output::Counted)),
        };
        let table = edition.compile();
        let (mut facility, mut paid) = (Vec::new(), Vec::new());
        let (mut group, mut readers, mut cost) = (Vec::new(), Vec::new(), Vec::new());
        let (mut applied, mut contract, mut start) = (Vec::new(), Vec::new(), Vec::new());
        let gaps = (
            vec![u8::MAX; BLOCK],
            vec![batch::MISSING; BLOCK],
            vec![i32::MIN; BLOCK],
        );
        for from in (0..rows).step_by(BLOCK) {
            let range = from..rows.min(from + BLOCK);
            let count = range.len();
            let columns = Columns {
                facility: sources
                    .facility
                    .rows(range.clone(), &mut facility)
                    .or(gaps.0.get(..count))
                    .unwrap_or_default(),
                group_prescriptions_per_month: sources.group.rows(range.clone(), &mut group),
                readers: sources
                    .readers
                    .rows(range.clone(), &mut readers)
                    .or(gaps.1.get(..count))
                    .unwrap_or_default(),
                cost: sources
                    .cost
                    .rows(range.clone(), &mut cost)
                    .or(gaps.1.get(..count))
                    .unwrap_or_default(),
                reader_applied_on: sources
                    .applied
                    .rows(range.clone(), &mut applied)
                    .or(gaps.2.get(..count))
                    .unwrap_or_default(),
                vendor_contract_on: sources.contract.rows(range.clone(), &mut contract),
                operation_starts_on: sources.start.rows(range.clone(), &mut start),
                subsidy_paid: sources.paid.rows(range.clone(), &mut paid),
            };
            let mut answers = Answers {
                subsidy: all
                    .subsidy
                    .rows()
                    .get_mut(range.clone())
                    .unwrap_or_default(),
                self_pay: all
                    .self_pay
                    .rows()
                    .get_mut(range.clone())
                    .unwrap_or_default(),
                error: all.error.rows().get_mut(range.clone()).unwrap_or_default(),
                category: all.category.rows().get_mut(range.clone()),
                track: all.track.rows().get_mut(range.clone()),
                counted: all.counted.rows().get_mut(range.clone()),
            };
            table.assess(&columns, &mut answers)?;
        }
        Ok(all)
    }

    fn columns(mut self, rows: usize, outputs: &[Output]) -> Result<Vec<ArrayRef>, ArrowError> {
        let (answered, refused) = (
            bits(self.error.rows(), true),
            bits(self.error.rows(), false),
        );
        let some = |nulls: &NullBuffer| (nulls.null_count() > 0).then(|| nulls.clone());
        let amounts = |amounts: &mut Fresh<i64>| -> ArrayRef {
            let amounts = std::mem::replace(amounts, Fresh::new(0)).into_buffer();
            let amounts = ScalarBuffer::new(amounts, 0, rows);
            Arc::new(Int64Array::new(amounts, some(&answered)))
        };
        let column = |output: &Output| {
            Ok(match output {
                Output::Subsidy => amounts(&mut self.subsidy),
                Output::SelfPay => amounts(&mut self.self_pay),
                Output::Counted => amounts(&mut self.counted),
                Output::Error => {
                    let codes = batch::ERRORS.map(|code| code.code());
                    words(&mut self.error, 1, some(&refused), &codes)?
                }
                Output::Category => {
                    let codes = Category::ALL.map(Category::code);
                    words(&mut self.category, 0, some(&answered), &codes)?
                }
                Output::Track => {
                    let codes = Track::ALL.map(Track::code);
                    words(&mut self.track, 0, some(&answered), &codes)?
                }
            })
        };
        outputs.iter().map(column).collect()
    }
}

/// Returns a bit a row: whether it was answered, or whether it was not.
fn bits(error: &[u8], answered: bool) -> NullBuffer {
    let words = error.chunks(64).map(|rows| {
        let rows = rows.iter().enumerate();
        rows.fold(0_u64, |word, (i, error)| {
            word | (u64::from((*error == 0) == answered) << i)
        })
    });
    let words: Vec<u64> = words.collect();
    NullBuffer::new(BooleanBuffer::new(Buffer::from_vec(words), 0, error.len()))
}

/// Makes a dictionary of words from their numbers, of which the first is `first`. A number
/// without a word stands in a row that is null.
fn words(
    numbers: &mut Fresh<u8>,
    first: u8,
    nulls: Option<NullBuffer>,
    words: &[&str],
) -> Result<ArrayRef, ArrowError> {
    let mut numbers = std::mem::replace(numbers, Fresh::new(0));
    let rows = numbers.rows().len();
    for number in numbers.rows() {
        let place = number.saturating_sub(first);
        *number = if usize::from(place) < words.len() {
            place
        } else {
            0
        };
    }
    let keys = UInt8Array::new(ScalarBuffer::new(numbers.into_buffer(), 0, rows), nulls);
    let words = Arc::new(StringArray::from(words.to_vec()));
    Ok(Arc::new(DictionaryArray::<UInt8Type>::try_new(
        keys, words,
    )?))
}
