//! `assess_table`: batches of Arrow in, batches with the answers out.

use std::num::NonZero;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions, RecordBatchReader};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use onshi::batch::Table;
use onshi::wire::{COMPUTED, FieldColumns};
use onshi::{Code, Error, Project};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::edition::{Chosen, chosen};
use crate::error::raise;

mod answered;
mod bits;
mod blank;
mod details;
mod fault;
mod fresh;
mod given;
mod least;
mod source;
mod sources;
mod stream;
mod text;
mod threads;
mod typed;

use answered::{Answered, Output};
use blank::has_value;
use details::details;
use fault::TableFault;
pub use source::{LARGEST, exactly_whole};
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
/// typed: whether headings and cells are read as people type them.
/// prefix: what the names of the answer's columns begin with.
/// words_in_structs: whether a column of words is the only field of a struct that has its nulls.
#[pyfunction]
#[pyo3(signature = (frame, edition, columns, outputs, *, taken, keep, lazy, threads, words_in_structs, whole, typed, prefix))]
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
    words_in_structs: bool,
    whole: bool,
    typed: bool,
    prefix: &str,
) -> PyResult<ArrowStream> {
    let edition = chosen(edition)?.map_err(|error| raise(py, &error))?;
    let input = reader(frame)?;
    let outputs = outputs.iter().filter_map(|name| Output::named(name));
    let asked = Asked {
        table: edition.compile().into_owned(),
        edition,
        names: names_of(columns)?,
        outputs: outputs.collect(),
        typed,
        prefix: prefix.to_owned(),
        taken,
        keep,
        threads: threads::most(threads),
        words_in_structs,
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
    let (answers, refused) = py.detach(|| assessor.answer(&batches)).map_err(own_words)?;
    Ok(ArrowStream::answers(assessor.schema, answers, refused))
}

/// Returns the columns of a frame that are read as people type them.
#[pyfunction]
pub fn typed_columns(
    py: Python<'_>,
    headings: Vec<String>,
    columns: &Bound<'_, PyDict>,
) -> PyResult<Vec<String>> {
    let found = FieldColumns::typed_as(&headings, &names_of(columns)?);
    let found = found.map_err(|error| raise(py, &error))?;
    let places = Project::FIELDS
        .iter()
        .filter_map(|field| found.place(field.name));
    Ok(places
        .filter_map(|place| headings.get(place).cloned())
        .collect())
}

/// Refuses a frame with a column of one of these names, as one of the answer.
#[pyfunction]
pub fn refuse_columns(py: Python<'_>, headings: Vec<String>, names: Vec<String>) -> PyResult<()> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    FieldColumns::refuse_computed(&headings, &names).map_err(|error| raise(py, &error))
}

fn names_of(columns: &Bound<'_, PyDict>) -> PyResult<Vec<(String, String)>> {
    let pairs = columns.iter();
    pairs
        .map(|(field, column)| Ok((text(&field)?, text(&column)?)))
        .collect()
}

fn text(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(value.cast::<PyString>()?.to_str()?.to_owned())
}

/// The question: which edition, which columns, which outputs.
struct Asked {
    table: Table<'static>,
    edition: Chosen,
    /// Fields and their columns.
    names: Vec<(String, String)>,
    outputs: Vec<Output>,
    taken: Vec<String>,
    keep: bool,
    threads: usize,
    words_in_structs: bool,
    typed: bool,
    prefix: String,
}

impl Asked {
    fn columns(&self, headings: &[String]) -> Result<Arc<FieldColumns>, Error> {
        // The frame may have more columns than were sent.
        let there = match self.taken.as_slice() {
            [] => headings,
            taken => taken,
        };
        Ok(Arc::new(match self.typed {
            true => FieldColumns::typed_as(headings, &self.names)?,
            false => FieldColumns::named(headings, &self.names, there)?,
        }))
    }

    /// Refuses a column of the frame that has the name of one of the answer.
    fn refuse_taken(&self, headings: &[String]) -> Result<(), Error> {
        let own = headings.iter().filter(|_| self.keep).chain(&self.taken);
        let fields = self.fields();
        let names: Vec<&str> = fields.iter().map(|field| field.name().as_str()).collect();
        FieldColumns::refuse_computed(own.clone(), &names)?;
        match (self.prefix.is_empty(), self.typed) {
            (true, true) => FieldColumns::refuse_computed_typed(own, COMPUTED),
            (true, false) => FieldColumns::refuse_computed(own, COMPUTED),
            (false, _) => Ok(()),
        }
    }

    /// The columns of the answer.
    fn fields(&self) -> Vec<Field> {
        let named = |field: Field| {
            let name = format!("{}{}", self.prefix, field.name());
            field.with_name(name)
        };
        self.outputs
            .iter()
            .map(|output| named(output.field(self.words_in_structs)))
            .collect()
    }
}

/// Answers batches of a schema.
struct Assessor {
    asked: Asked,
    columns: Arc<FieldColumns>,
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
        let columns = asked.columns(&headings)?;
        asked.refuse_taken(&headings)?;
        let own = given
            .fields()
            .iter()
            .filter(|_| asked.keep)
            .map(|field| field.as_ref().clone());
        let fields: Vec<Field> = own.chain(asked.fields()).collect();
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
        Sources::of(batch, &self.columns, self.asked.typed, |place| {
            self.is_blank(batch, place)
        })
    }

    /// Returns the details that are asked for.
    fn details(&self, batch: &RecordBatch) -> Vec<ArrayRef> {
        let asked = &self.asked;
        let outputs = asked.outputs.iter();
        let wanted: Vec<_> = outputs.filter_map(|output| output.detail()).collect();
        details(
            batch,
            &self.columns,
            &asked.edition,
            &wanted,
            asked.typed,
            |place| self.is_blank(batch, place),
        )
    }

    /// Returns whether a column counts as one without a value.
    fn is_blank(&self, batch: &RecordBatch, place: usize) -> bool {
        match &self.blank {
            Some(blank) => blank.get(place).copied().unwrap_or(false),
            None => {
                let column = batch.columns().get(place);
                column.is_some_and(|column| !has_value(column, false))
            }
        }
    }

    /// Answers batches; and says the code, where every row is refused with the same.
    fn answer(
        &self,
        batches: &[RecordBatch],
    ) -> Result<(Vec<RecordBatch>, Option<Code>), ArrowError> {
        let Asked {
            table,
            outputs,
            threads,
            keep,
            words_in_structs,
            ..
        } = &self.asked;
        let mut sources = Vec::new();
        for batch in batches {
            sources.push((self.sources(batch)?, batch.num_rows()));
        }
        let mut answered =
            Answered::of(&sources, table, outputs, *threads).map_err(TableFault::from)?;
        let filled = answered.iter_mut().filter(|answered| !answered.is_empty());
        let mut codes = filled.map(|answered| answered.only_error());
        let first = codes.next().flatten();
        let refused = first.filter(|first| codes.all(|code| code == Some(*first)));
        let answers = batches.iter().zip(answered).map(|(batch, answered)| {
            let own = batch.columns().iter().filter(|_| *keep).cloned();
            let details = self.details(batch);
            let answers = answered.columns(outputs, *words_in_structs, details);
            let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
            let all = own.chain(answers).collect();
            RecordBatch::try_new_with_options(Arc::clone(&self.schema), all, &options)
        });
        let answers: Result<Vec<_>, _> = answers.collect();
        Ok((answers?, refused))
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
        if Sources::of(&empty, &assessor.columns, assessor.asked.typed, |_| false).is_err() {
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
            .map(|(answers, _)| answers.into_iter().next())
            .transpose()
    }
}

impl RecordBatchReader for Lazy {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.assessor.schema)
    }
}
