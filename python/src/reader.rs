//! The one class that Python sees: reads a text into a dictionary, or a column of texts into columns of marks.

use arrow_array::{Array, LargeBinaryArray, RecordBatch, make_array};
use arrow_data::ArrayData;
use arrow_pyarrow::PyArrowType;
use newsgloss::{Layer, Offsets, Options, OwnWords};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pythonize::{depythonize, pythonize};

use crate::columns::{Index, Marks};
use crate::day;
use crate::pool::Pool;

/// Reads texts on any number of threads, each with an annotator of its own.
#[pyclass(frozen, module = "newsgloss._native")]
pub(crate) struct Reader {
    pool: Pool,
}

#[pymethods]
impl Reader {
    /// A reader that knows words besides: a dictionary in the shape of the package for JavaScript, or None.
    #[new]
    #[pyo3(signature = (words=None))]
    fn new(words: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let words: OwnWords =
            words.map(depythonize).transpose().map_err(|error| PyValueError::new_err(format!("words: {error}")))?.unwrap_or_default();
        Ok(Self { pool: Pool::new(words).map_err(|error| PyValueError::new_err(format!("words: {error}")))? })
    }

    /// The marks of one text, in the shape of the contract, with offsets in code points.
    #[pyo3(signature = (text, published_on=None, layers=None))]
    fn annotate<'py>(
        &self,
        py: Python<'py>,
        text: &str,
        published_on: Option<&str>,
        layers: Option<Vec<String>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let mut options = options(layers)?;
        options.published_on = published_on.map(day::checked).transpose().map_err(PyValueError::new_err)?.map(str::to_owned);
        options.offsets = Offsets::CodePoints;
        let found = py.detach(|| self.pool.take().annotate(text, &options)).map_err(pyo3::exceptions::PyRuntimeError::new_err)?;
        Ok(pythonize(py, &found)?)
    }

    /// The marks of a column of texts, and of the days that they were published on; both are large binary arrays of UTF-8.
    #[pyo3(signature = (texts, days=None, layers=None))]
    fn annotate_column(
        &self,
        py: Python<'_>,
        texts: PyArrowType<ArrayData>,
        days: Option<PyArrowType<ArrayData>>,
        layers: Option<Vec<String>>,
    ) -> PyResult<PyArrowType<RecordBatch>> {
        let texts = strings(texts.0)?;
        let days = days.map(|days| strings(days.0)).transpose()?;
        let options = options(layers)?;
        let marks = py.detach(|| self.read(&texts, days.as_ref(), options)).map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(PyArrowType(marks))
    }
}

impl Reader {
    fn read(
        &self,
        texts: &LargeBinaryArray,
        days: Option<&LargeBinaryArray>,
        mut options: Options,
    ) -> Result<RecordBatch, arrow_schema::ArrowError> {
        let mut annotator = self.pool.take();
        let mut marks = Marks::new(&options, texts.len());
        options.offsets = Offsets::CodePoints;
        let mut index = Index::default();
        for (row, bytes) in texts.iter().enumerate() {
            let Some(bytes) = bytes else {
                marks.push_nothing(None);
                continue;
            };
            let found = std::str::from_utf8(bytes).map_err(|error| format!("the text is no UTF-8: {error}")).and_then(|story| {
                let day = days.filter(|days| days.is_valid(row)).map(|days| String::from_utf8_lossy(days.value(row)));
                options.published_on = day.as_deref().map(day::checked).transpose()?.map(str::to_owned);
                Ok((story, annotator.annotate(story, &options)?))
            });
            match found {
                Ok((story, found)) => marks.push(&found, &index.of(story)),
                Err(error) => marks.push_nothing(Some(&error)),
            }
        }
        marks.finish()
    }
}

/// What to compute; the package has checked the names.
fn options(layers: Option<Vec<String>>) -> PyResult<Options> {
    let layer = |name: String| match name.as_str() {
        "actors" => Ok(Layer::Actors),
        "quotes" => Ok(Layer::Quotes),
        "numbers" => Ok(Layer::Numbers),
        other => Err(PyValueError::new_err(format!("there is no layer {other:?}; there are \"actors\", \"quotes\", \"numbers\""))),
    };
    let layers = layers.map(|layers| layers.into_iter().map(layer).collect()).transpose()?;
    Ok(Options { layers, ..Options::default() })
}

fn strings(data: ArrayData) -> PyResult<LargeBinaryArray> {
    let array = make_array(data);
    array
        .as_any()
        .downcast_ref()
        .cloned()
        .ok_or_else(|| PyTypeError::new_err(format!("a large binary array is needed, not {}", array.data_type())))
}
