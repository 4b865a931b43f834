//! Batches of Arrow in and out of Python, by the C interface.

use std::sync::Mutex;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray};
use arrow_schema::{ArrowError, DataType};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// Batches of Arrow, to be read once by whoever takes the capsule.
#[pyclass(frozen, module = "onshi")]
pub struct ArrowStream(Mutex<Option<FFI_ArrowArrayStream>>);

impl From<Box<dyn RecordBatchReader + Send>> for ArrowStream {
    fn from(reader: Box<dyn RecordBatchReader + Send>) -> Self {
        Self(Mutex::new(Some(FFI_ArrowArrayStream::new(reader))))
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
        let stream = self.0.lock().ok().and_then(|mut stream| stream.take());
        let stream =
            stream.ok_or_else(|| PyRuntimeError::new_err("the stream was read already"))?;
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
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
