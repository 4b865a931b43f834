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
    /// There as a whole; `refused`: the code, where every row is refused with the same.
    Answers {
        schema: SchemaRef,
        batches: Vec<RecordBatch>,
        refused: Option<Code>,
    },
}

impl ArrowStream {
    /// Makes a stream that is read once.
    pub fn once(reader: Box<dyn RecordBatchReader + Send>) -> Self {
        let stream = FFI_ArrowArrayStream::new(reader);
        Self(Given::Stream(Mutex::new(Some(stream))))
    }

    /// Makes a stream that can be read again.
    pub fn answers(schema: SchemaRef, batches: Vec<RecordBatch>, refused: Option<Code>) -> Self {
        Self(Given::Answers {
            schema,
            batches,
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
