//! `assess_table`: batches of Arrow in, batches with the answers out.

use std::num::NonZero;
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchOptions, RecordBatchReader};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use onshi::batch::Table;
use onshi::wire::{COMPUTED, FieldColumns};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::edition::chosen;
use crate::error::raise;

mod answered;
mod fault;
mod fresh;
mod source;
mod sources;
mod stream;
mod threads;

use answered::{Answered, Output};
use fault::TableFault;
use source::has_value;
use sources::Sources;
pub use stream::ArrowStream;
use stream::reader;

/// Assesses every row of a frame that speaks Arrow.
///
/// columns: for each field of a project, the name of its column.
/// outputs: the columns of the answer, in order.
/// taken: columns that the frame has besides, whose names the answer may not take.
/// keep: whether the frame's own columns come before them.
/// lazy: whether batches are answered as they are read.
/// threads: how many threads there may be; one a core when None.
/// whole: whether all rows of the frame are there.
/// null_word: whether a null among words is a key of a null word, not a null key.
#[pyfunction]
#[pyo3(signature = (frame, edition, columns, outputs, *, taken, keep, lazy, threads, null_word, whole))]
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
    threads: Option<NonZero<usize>>,
    null_word: bool,
    whole: bool,
) -> PyResult<ArrowStream> {
    let edition = chosen(edition)?.map_err(|error| raise(py, &error))?;
    let input = reader(frame)?;
    let mut names = Vec::new();
    for (field, column) in columns {
        names.push((text(&field)?, text(&column)?));
    }
    let outputs = outputs.iter().filter_map(|name| Output::named(name));
    let asked = Asked {
        table: edition.compile().into_owned(),
        names,
        outputs: outputs.collect(),
        taken,
        keep,
        threads: threads::most(threads),
        null_word,
    };
    let refused = |fault: TableFault| fault.raise(py);
    let assessor = Assessor::new(asked, &input.schema()).map_err(refused)?;
    if lazy {
        let lazy = py.detach(|| Lazy::new(assessor, input)).map_err(refused)?;
        return Ok(ArrowStream::once(Box::new(lazy)));
    }
    // A stream that raises half-way has its own words.
    let own_words = |error: ArrowError| PyRuntimeError::new_err(error.to_string());
    let batches: Result<Vec<RecordBatch>, _> = py.detach(|| input.collect());
    let batches = batches.map_err(own_words)?;
    let assessor = assessor.knowing(&batches, whole).map_err(refused)?;
    let answers = py.detach(|| assessor.answer(&batches)).map_err(own_words)?;
    let rows = answers.iter().map(RecordBatch::num_rows).sum();
    let threads = threads::worth(rows, assessor.asked.threads);
    Ok(ArrowStream::answers(assessor.schema, answers, threads))
}

fn text(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(value.cast::<PyString>()?.to_str()?.to_owned())
}

/// The question: which edition, which columns, which outputs.
struct Asked {
    table: Table<'static>,
    /// Fields and their columns.
    names: Vec<(String, String)>,
    outputs: Vec<Output>,
    taken: Vec<String>,
    keep: bool,
    threads: usize,
    null_word: bool,
}

/// Answers batches of a schema.
struct Assessor {
    asked: Asked,
    columns: FieldColumns,
    /// The columns that have no value in any row; `None` where batches come one by one.
    blank: Option<Vec<bool>>,
    schema: SchemaRef,
}

impl Assessor {
    fn new(asked: Asked, given: &Schema) -> Result<Self, TableFault> {
        let headings: Vec<String> = given
            .fields()
            .iter()
            .map(|field| field.name().clone())
            .collect();
        // The frame may have more columns than were sent.
        let there = match asked.taken.as_slice() {
            [] => &headings,
            _ => &asked.taken,
        };
        let columns = FieldColumns::named(&headings, &asked.names, there)?;
        let own = headings.iter().filter(|_| asked.keep);
        FieldColumns::refuse_computed(own.chain(&asked.taken), COMPUTED)?;
        let own = given
            .fields()
            .iter()
            .filter(|_| asked.keep)
            .map(|field| field.as_ref().clone());
        let fields: Vec<Field> = own
            .chain(asked.outputs.iter().map(|output| output.field()))
            .collect();
        Ok(Self {
            asked,
            columns,
            blank: None,
            schema: Arc::new(Schema::new(fields)),
        })
    }

    /// Returns the same for batches that are there: they show which of their columns have no value
    /// anywhere, and whether a type is wrong. Blank text is a value where they are not the whole
    /// frame: a row's answer does not depend on how its rows were cut.
    fn knowing(mut self, batches: &[RecordBatch], whole: bool) -> Result<Self, TableFault> {
        let Some(first) = batches.first() else {
            return Ok(self);
        };
        let is_blank = |place| {
            let columns = batches.iter().map(|batch| batch.column(place));
            !columns.into_iter().any(|column| has_value(column, whole))
        };
        self.blank = Some((0..first.num_columns()).map(is_blank).collect());
        self.sources(first)?;
        Ok(self)
    }

    fn sources(&self, batch: &RecordBatch) -> Result<Sources, TableFault> {
        Sources::of(batch, &self.columns, |place| match &self.blank {
            Some(blank) => blank.get(place).copied().unwrap_or(false),
            None => {
                let column = batch.columns().get(place);
                column.is_some_and(|column| !has_value(column, false))
            }
        })
    }

    fn answer(&self, batches: &[RecordBatch]) -> Result<Vec<RecordBatch>, ArrowError> {
        let Asked {
            table,
            outputs,
            threads,
            keep,
            null_word,
            ..
        } = &self.asked;
        let mut sources = Vec::new();
        for batch in batches {
            sources.push((self.sources(batch)?, batch.num_rows()));
        }
        let answered = Answered::of(&sources, table, outputs, *threads, *null_word)
            .map_err(TableFault::from)?;
        let answers = batches.iter().zip(answered).map(|(batch, answered)| {
            let own = batch.columns().iter().filter(|_| *keep).cloned();
            let answers = answered.columns(outputs, *null_word);
            let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
            let all = own.chain(answers).collect();
            RecordBatch::try_new_with_options(Arc::clone(&self.schema), all, &options)
        });
        answers.collect()
    }
}

/// Answers batch after batch, as they are read.
struct Lazy {
    assessor: Assessor,
    input: Box<dyn RecordBatchReader + Send>,
    /// A batch that was read to see what is in it.
    first: Option<Result<RecordBatch, ArrowError>>,
}

impl Lazy {
    /// Refuses a wrong type before the first row is answered. A column of another type may be one
    /// without a value, which the first batch shows.
    fn new(
        assessor: Assessor,
        mut input: Box<dyn RecordBatchReader + Send>,
    ) -> Result<Self, TableFault> {
        let empty = RecordBatch::new_empty(input.schema());
        let mut first = None;
        if Sources::of(&empty, &assessor.columns, |_| false).is_err() {
            first = input.next();
            if let Some(Ok(batch)) = &first {
                assessor.sources(batch)?;
            }
        }
        Ok(Self {
            assessor,
            input,
            first,
        })
    }
}

impl Iterator for Lazy {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = self.first.take().or_else(|| self.input.next())?;
        let answers = batch.and_then(|batch| self.assessor.answer(&[batch]));
        answers
            .map(|answers| answers.into_iter().next())
            .transpose()
    }
}

impl RecordBatchReader for Lazy {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.assessor.schema)
    }
}
