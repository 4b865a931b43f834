//! Batches of Arrow in and out of Python, by the C interface.

use std::sync::{Arc, Mutex};

use arrow_array::ffi::FFI_ArrowArray;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use onshi::Code;
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::given::{Batches, batch_of, schema_of};

/// Batches of Arrow, for whoever takes the capsule.
#[pyclass(frozen, module = "onshi")]
pub struct ArrowStream(Given);

enum Given {
    /// Read once.
    Stream(Mutex<Option<FFI_ArrowArrayStream>>),
    /// There as a whole; `threads`: how many are worth their start for so many rows; `refused`: the code, where
    /// every row is refused with the same.
    Answers {
        schema: SchemaRef,
        batches: Vec<RecordBatch>,
        threads: usize,
        refused: Option<Code>,
    },
}

impl ArrowStream {
    /// Makes a stream that is read once.
    pub fn once(reader: Box<dyn RecordBatchReader + Send>) -> Self {
        let stream = FFI_ArrowArrayStream::new(reader);
        Self(Given::Stream(Mutex::new(Some(stream))))
    }

    /// Makes a stream that can be read again and in parts.
    pub fn answers(
        schema: SchemaRef,
        batches: Vec<RecordBatch>,
        threads: usize,
        refused: Option<Code>,
    ) -> Self {
        Self(Given::Answers {
            schema,
            batches,
            threads,
            refused,
        })
    }
}

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
        let stream = match &self.0 {
            Given::Stream(stream) => {
                let stream = stream.lock().ok().and_then(|mut stream| stream.take());
                stream.ok_or_else(|| PyRuntimeError::new_err("the stream was read already"))?
            }
            Given::Answers {
                schema, batches, ..
            } => {
                let batches = batches.clone().into_iter().map(Ok);
                let reader = RecordBatchIterator::new(batches, Arc::clone(schema));
                FFI_ArrowArrayStream::new(Box::new(reader))
            }
        };
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    /// The code, where every row is there and is refused with the same.
    #[getter]
    fn refused(&self) -> Option<&'static str> {
        match &self.0 {
            Given::Answers { refused, .. } => refused.map(Code::code),
            Given::Stream(_) => None,
        }
    }

    /// Returns columns by their names.
    fn select(&self, columns: Vec<String>) -> PyResult<Self> {
        let (schema, batches, threads) = self.whole()?;
        let select = || -> Result<_, ArrowError> {
            let places = columns.iter().map(|name| schema.index_of(name));
            let places: Vec<usize> = places.collect::<Result<_, _>>()?;
            let batches = batches.iter().map(|batch| batch.project(&places));
            Ok((schema.project(&places)?, batches.collect::<Result<_, _>>()?))
        };
        let (schema, batches) =
            select().map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        Ok(Self::answers(Arc::new(schema), batches, threads, None))
    }

    /// Returns the rows in parts of which each is worth a thread.
    fn parts(&self) -> PyResult<Vec<Self>> {
        let (schema, batches, threads) = self.whole()?;
        let rows: usize = batches.iter().map(RecordBatch::num_rows).sum();
        let most = rows.div_ceil(threads).max(1);
        let part = |start| Self::answers(Arc::clone(schema), cut(batches, start, most), 1, None);
        Ok((0..rows.max(1)).step_by(most).map(part).collect())
    }
}

impl ArrowStream {
    fn whole(&self) -> PyResult<(&SchemaRef, &[RecordBatch], usize)> {
        match &self.0 {
            Given::Answers {
                schema,
                batches,
                threads,
                ..
            } => Ok((schema, batches, *threads)),
            Given::Stream(_) => Err(PyRuntimeError::new_err(
                "the stream is read once, as a whole",
            )),
        }
    }
}

/// Returns at most so many rows from a place on.
fn cut(batches: &[RecordBatch], start: usize, most: usize) -> Vec<RecordBatch> {
    let (mut skipped, mut left) = (start, most);
    let mut part = Vec::new();
    for batch in batches {
        let from = skipped.min(batch.num_rows());
        let rows = left.min(batch.num_rows() - from);
        if rows > 0 {
            part.push(batch.slice(from, rows));
        }
        skipped -= from;
        left -= rows;
    }
    part
}

/// Opens what a frame exports: a stream, or one array.
pub fn reader(frame: &Bound<'_, PyAny>) -> PyResult<Box<dyn RecordBatchReader + Send>> {
    let broken = |error: ArrowError| {
        PyTypeError::new_err(format!("the argument has no readable columns: {error}"))
    };
    if frame.hasattr("__arrow_c_stream__")? {
        let capsule = frame.call_method0("__arrow_c_stream__")?;
        let capsule = capsule.cast::<PyCapsule>()?;
        let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?;
        // SAFETY: a capsule of this name holds a stream of the C interface.
        let batches = unsafe { Batches::take(pointer.cast().as_ptr()) };
        return Ok(Box::new(batches.map_err(broken)?));
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
    let (schema, batch) = unsafe {
        let schema = schema_of(schema.cast().as_ptr()).map_err(broken)?;
        let array = FFI_ArrowArray::from_raw(array.cast().as_ptr());
        let batch = batch_of(array, &schema).map_err(broken)?;
        (schema, batch)
    };
    Ok(Box::new(RecordBatchIterator::new([Ok(batch)], schema)))
}
