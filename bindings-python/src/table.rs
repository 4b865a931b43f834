//! `assess_table`: batches of Arrow in, batches with the answers out.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use onshi::Project;
use onshi::wire::{COMPUTED, FieldColumns};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::edition::{Chosen, chosen};
use crate::error::raise;

mod answered;
mod fault;
mod fresh;
mod source;
mod stream;

use answered::{Answered, Output};
use fault::{TableFault, WrongType};
use source::{Column, Least, Source, days, facilities, flags, has_value, numbers};
pub use stream::ArrowStream;
use stream::reader;

/// Assesses every row of a frame that speaks Arrow.
///
/// columns: for each field of a project, the name of its column.
/// outputs: the columns of the answer, in order.
/// taken: columns that the frame has besides, whose names the answer may not take.
/// keep: whether the frame's own columns come before them.
/// lazy: whether batches are answered as they are read.
#[pyfunction]
#[pyo3(signature = (frame, edition, columns, outputs, *, taken, keep, lazy))]
#[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
pub fn assess_arrow(
    py: Python<'_>,
    frame: &Bound<'_, PyAny>,
    edition: Option<&Bound<'_, PyAny>>,
    columns: &Bound<'_, PyDict>,
    outputs: Vec<String>,
    taken: Vec<String>,
    keep: bool,
    lazy: bool,
) -> PyResult<ArrowStream> {
    let edition = chosen(edition)?.map_err(|error| raise(py, &error))?;
    let input = reader(frame)?;
    let mut names = Vec::new();
    for (field, column) in columns {
        names.push((text(&field)?, text(&column)?));
    }
    // A frame that is there as a whole shows which of its columns have no value anywhere.
    let (input, whole) = match lazy {
        true => (input, None),
        false => {
            let schema = input.schema();
            let batches: Result<Vec<RecordBatch>, ArrowError> = py.detach(|| input.collect());
            let batches = batches.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
            let again = RecordBatchIterator::new(batches.clone().into_iter().map(Ok), schema);
            let again: Box<dyn RecordBatchReader + Send> = Box::new(again);
            (again, Some(batches))
        }
    };
    let assessor = Assessor::new(
        input,
        whole.as_deref(),
        edition,
        &names,
        &outputs,
        &taken,
        keep,
    );
    let assessor = assessor.map_err(|fault| fault.raise(py))?;
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
    Ok(reader.into())
}

fn text(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(value.cast::<PyString>()?.to_str()?.to_owned())
}

/// Answers batch after batch.
struct Assessor {
    input: Box<dyn RecordBatchReader + Send>,
    /// A batch that was read to see what is in it.
    first: Option<Result<RecordBatch, ArrowError>>,
    /// The columns that have no value in any row; `None` where batches come one by one.
    blank: Option<Vec<bool>>,
    edition: Chosen,
    columns: FieldColumns,
    outputs: Vec<Output>,
    keep: bool,
    schema: SchemaRef,
}

impl Assessor {
    /// `whole`: all batches, where they are there.
    fn new(
        input: Box<dyn RecordBatchReader + Send>,
        whole: Option<&[RecordBatch]>,
        edition: Chosen,
        names: &[(String, String)],
        outputs: &[String],
        taken: &Vec<String>,
        keep: bool,
    ) -> Result<Self, TableFault> {
        let given = input.schema();
        let headings: Vec<String> = given
            .fields()
            .iter()
            .map(|field| field.name().clone())
            .collect();
        // The frame may have more columns than were sent.
        let there = if taken.is_empty() { &headings } else { taken };
        let columns = FieldColumns::named(&headings, names, there)?;
        let outputs: Vec<Output> = outputs
            .iter()
            .filter_map(|name| Output::ALL.into_iter().find(|output| output.name() == name))
            .collect();
        let own = headings.iter().filter(|_| keep);
        FieldColumns::refuse_computed(own.chain(taken), COMPUTED)?;
        let own = given
            .fields()
            .iter()
            .filter(|_| keep)
            .map(|field| field.as_ref().clone());
        let fields: Vec<Field> = own
            .chain(outputs.iter().map(|output| output.field()))
            .collect();
        let blank = whole.map(|batches| {
            let is_blank = |place| {
                let mut columns = batches
                    .iter()
                    .filter_map(|batch| batch.columns().get(place));
                columns.all(|column| !has_value(column, true))
            };
            (0..headings.len()).map(is_blank).collect()
        });
        let mut assessor = Self {
            input,
            first: None,
            blank,
            edition,
            columns,
            outputs,
            keep,
            schema: Arc::new(Schema::new(fields)),
        };
        assessor.check_types(given)?;
        Ok(assessor)
    }

    /// Refuses a wrong type before the first row is answered. A column of another type may be one
    /// without a value, which the first batch shows.
    fn check_types(&mut self, schema: SchemaRef) -> Result<(), TableFault> {
        let empty = RecordBatch::new_empty(schema);
        if self.blank.is_some() || self.sources_by(&empty, |_| false).is_ok() {
            self.sources(&empty)?;
            return Ok(());
        }
        self.first = self.input.next();
        match &self.first {
            Some(Ok(batch)) => self.sources(batch).map(|_| ()),
            Some(Err(_)) | None => Ok(()),
        }
    }

    fn sources(&self, batch: &RecordBatch) -> Result<Sources, TableFault> {
        self.sources_by(batch, |place| match &self.blank {
            Some(blank) => blank.get(place).copied().unwrap_or(false),
            None => {
                let column = batch.columns().get(place);
                column.is_some_and(|column| !has_value(column, false))
            }
        })
    }

    /// Reads the columns of a batch; `is_blank`: whether the one at a place has no value.
    fn sources_by(
        &self,
        batch: &RecordBatch,
        is_blank: impl Fn(usize) -> bool,
    ) -> Result<Sources, TableFault> {
        let find = |field| {
            let place = self.columns.place(field);
            Place {
                batch,
                field,
                place: place.filter(|place| !is_blank(*place)),
            }
        };
        Ok(Sources {
            facility: find("facility").source(facilities, FACILITIES)?,
            group: find("group_prescriptions_per_month").source(numbers, NUMBERS)?,
            readers: find("readers").source(numbers, NUMBERS)?,
            cost: find("cost").source(numbers, NUMBERS)?,
            applied: find("reader_applied_on").source(days, DAYS)?,
            contract: find("vendor_contract_on").source(days, DAYS)?,
            start: find("operation_starts_on").source(days, DAYS)?,
            paid: find("subsidy_paid").source(flags, FLAGS)?,
        })
    }

    fn answer(&self, batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
        let sources = self.sources(batch)?;
        let answered = Answered::of(sources, batch.num_rows(), &self.edition, &self.outputs);
        let answered = answered.map_err(TableFault::from)?;
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
        let batch = self.first.take().or_else(|| self.input.next())?;
        Some(batch.and_then(|batch| self.answer(&batch)))
    }
}

impl RecordBatchReader for Assessor {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// The columns of a batch.
struct Sources {
    facility: Column<u8>,
    group: Column<i64>,
    readers: Column<i64>,
    cost: Column<i64>,
    applied: Column<i32>,
    contract: Column<i32>,
    start: Column<i32>,
    paid: Column<u8>,
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

/// The place of a field's column in a batch.
struct Place<'b> {
    batch: &'b RecordBatch,
    /// The field's name on the wire.
    field: &'static str,
    place: Option<usize>,
}

impl Place<'_> {
    /// Reads the column; `should`: what it takes.
    fn source<T: Least>(
        &self,
        read: fn(&ArrayRef) -> Option<Source<T>>,
        should: (&'static str, &'static str),
    ) -> Result<Column<T>, TableFault> {
        let schema = self.batch.schema();
        let found = self.place.and_then(|place| {
            Some((
                self.batch.columns().get(place)?,
                schema.fields().get(place)?,
            ))
        });
        let field = Project::FIELDS
            .iter()
            .find(|field| field.name == self.field);
        let (Some((array, column)), Some(field)) = (found, field) else {
            return Ok(Source::Missing.into());
        };
        let wrong = || WrongType {
            field: *field,
            column: column.name().clone(),
            is: match array.data_type() {
                // Placeholder for a column of pandas that Arrow has no type for.
                DataType::Struct(fields)
                    if fields.iter().any(|field| field.name() == "mixed objects") =>
                {
                    "mixed objects".to_owned()
                }
                kind => kind.to_string(),
            },
            should,
        };
        let read = read(array).map(Column::from);
        read.ok_or_else(|| TableFault::Type(Box::new(wrong())))
    }
}
