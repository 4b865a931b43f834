//! The answer to a question.

use std::hash::{Hash, Hasher};

use onshi::wire::{AssessmentJson, to_json};
use onshi::{Error, ExactYen, Language};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::codes::member;
use crate::edition::{Chosen, chosen};
use crate::error::raise;
use crate::project::Project;

/// How much subsidy a project gets, with every step of the working.
///
/// counted = the lesser of cost and base; exact = counted × ratio; subsidy = exact less cut;
/// self_pay = cost − subsidy. Made by assess, compare and options.
///
/// >>> answer = assess(facility="clinic", readers=1, cost=300000, reader_applied_on="2021-04-01")
/// >>> answer.subsidy, answer.self_pay
/// (225000, 75000)
/// >>> print(answer.explain("en")[-2].text)
/// 300,000 yen × 3/4 = 225,000 yen; there is no fraction below 1,000 yen to cut off, and the subsidy is 225,000 yen.
#[pyclass(frozen, module = "onshi")]
pub struct Assessment {
    /// The question: every answer to it is the same, so it alone is kept.
    project: Project,
    edition: Chosen,
    asked: Asked,
}

/// What was asked of a project.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asked {
    /// What it gets.
    Itself,
    /// What it would get before the pamphlet's revision.
    Before,
    /// What it would get after it.
    After,
}

impl Asked {
    const ALL: [Self; 3] = [Self::Itself, Self::Before, Self::After];

    /// Returns the column of a comparison.
    const fn column(self) -> Option<&'static str> {
        match self {
            Self::Itself => None,
            Self::Before => Some("before"),
            Self::After => Some("after"),
        }
    }
}

impl Assessment {
    pub fn new(project: Project, edition: Chosen, asked: Asked) -> Result<Self, Error> {
        answered(&project, &edition, asked)?;
        Ok(Self {
            project,
            edition,
            asked,
        })
    }

    /// Returns the core's answer.
    fn answer(&self, py: Python<'_>) -> PyResult<onshi::Assessment<'_>> {
        answered(&self.project, &self.edition, self.asked).map_err(|error| raise(py, &error))
    }
}

fn answered<'e>(
    project: &Project,
    edition: &'e Chosen,
    asked: Asked,
) -> Result<onshi::Assessment<'e>, Error> {
    match asked {
        Asked::Itself => edition.assess(&project.0),
        Asked::Before => Ok(edition.compare(&project.0)?.before),
        Asked::After => Ok(edition.compare(&project.0)?.after),
    }
}

impl PartialEq for Assessment {
    fn eq(&self, other: &Self) -> bool {
        let question = |one: &Self| (one.project.0, one.asked);
        question(self) == question(other) && *self.edition == *other.edition
    }
}

#[pymethods]
impl Assessment {
    /// Makes the answer anew from what repr shows; column: which of a comparison's, "before" or
    /// "after".
    #[new]
    #[pyo3(signature = (*, subsidy, self_pay, track, project, edition, column=None))]
    fn made(
        subsidy: i64,
        self_pay: i64,
        track: &str,
        project: &Bound<'_, Project>,
        edition: &Bound<'_, PyAny>,
        column: Option<&str>,
    ) -> PyResult<Self> {
        let made = restored_assessment(project, edition, column)?;
        let answer = made.answer(project.py())?;
        let (track_of, amounts) = (answer.track.code(), (answer.subsidy.0, answer.self_pay.0));
        if (amounts, track_of) != ((subsidy, self_pay), track) {
            return Err(PyValueError::new_err(format!(
                "this is not what the edition answers: subsidy={}, self_pay={}, track='{track_of}'",
                amounts.0, amounts.1
            )));
        }
        Ok(made)
    }

    /// The name of the edition that answered.
    #[getter]
    fn edition(&self) -> &str {
        self.edition.name()
    }

    /// The project that was assessed; None within a Comparison, which reads no day.
    #[getter]
    fn project(&self) -> Option<Project> {
        (self.asked == Asked::Itself).then(|| self.project.clone())
    }

    /// The category under which the table lists the facility.
    #[getter]
    fn category<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, "Category", self.answer(py)?.category.code())
    }

    /// The track: which of the subsidy's terms apply.
    #[getter]
    fn track<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, "Track", self.answer(py)?.track.code())
    }

    /// Face-recognition card readers (count).
    #[getter]
    fn readers(&self) -> u32 {
        self.project.0.readers
    }

    /// What the facility paid for the eligible work (yen).
    #[getter]
    fn cost(&self) -> i64 {
        self.project.0.cost.0
    }

    /// What of the cost counts at most (yen).
    #[getter]
    fn base(&self, py: Python<'_>) -> PyResult<i64> {
        Ok(self.answer(py)?.base.0)
    }

    /// What of the cost counts (yen).
    #[getter]
    fn counted(&self, py: Python<'_>) -> PyResult<i64> {
        Ok(self.answer(py)?.counted.0)
    }

    /// The part of it that is paid, a fractions.Fraction.
    #[getter]
    fn ratio<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let class = py.import("fractions")?.getattr("Fraction")?;
        let ratio = self.answer(py)?.ratio;
        class.call1((ratio.numerator, ratio.denominator))
    }

    /// counted × ratio, exactly (yen, a decimal.Decimal; a fractions.Fraction where its decimals do not end).
    #[getter]
    fn exact<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        exact(py, self.answer(py)?.exact)
    }

    /// What happens to fractions.
    #[getter]
    fn fraction_rule<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, "FractionRule", self.answer(py)?.fraction_rule.code())
    }

    /// How firmly the fraction rule is said.
    #[getter]
    fn basis<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, "Basis", self.answer(py)?.basis.code())
    }

    /// What the fraction rule cut off (yen, as `exact`).
    #[getter]
    fn cut<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        exact(py, self.answer(py)?.cut)
    }

    /// The subsidy (yen).
    #[getter]
    fn subsidy(&self, py: Python<'_>) -> PyResult<i64> {
        Ok(self.answer(py)?.subsidy.0)
    }

    /// What the facility pays itself (yen).
    #[getter]
    fn self_pay(&self, py: Python<'_>) -> PyResult<i64> {
        Ok(self.answer(py)?.self_pay.0)
    }

    /// Assumptions behind the amount, each in both languages; for example, that the start of operation is unknown.
    #[getter]
    fn assumptions<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let class = py.import("onshi._error")?.getattr("Message")?;
        let assumptions = self.answer(py)?.assumptions().into_iter();
        assumptions
            .map(|assumption| class.call1((assumption.message.ja, assumption.message.en)))
            .collect()
    }

    /// Returns the working in full sentences, each with its source.
    ///
    /// language: "ja" or "en".
    ///
    /// Raises ValueError for another language.
    #[pyo3(signature = (language="ja"))]
    fn explain<'py>(&self, py: Python<'py>, language: &str) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let language = spoken(language)?;
        let class = py.import("onshi._answers")?.getattr("Sentence")?;
        let sentences = self.answer(py)?.explain(language).into_iter();
        sentences
            .map(|sentence| {
                let source = sentence.citation.describe(language);
                class.call1((&sentence.text, source, language.code()))
            })
            .collect()
    }

    /// Returns the assessment as the wire's object; with explain, its citations, sentences and
    /// assumptions too.
    #[pyo3(signature = (*, explain=false))]
    fn to_dict<'py>(&self, py: Python<'py>, explain: bool) -> PyResult<Bound<'py, PyAny>> {
        let text = self.to_json(py, explain)?;
        py.import("json")?.call_method1("loads", (text,))
    }

    /// Returns the assessment in the wire's JSON, as to_dict does.
    #[pyo3(signature = (*, explain=false))]
    fn to_json(&self, py: Python<'_>, explain: bool) -> PyResult<String> {
        Ok(to_json(&AssessmentJson::new(&self.answer(py)?, explain)))
    }

    /// Returns amount, working and sources as HTML, everything escaped.
    ///
    /// language: "ja" or "en".
    #[pyo3(signature = (language="ja"))]
    fn to_html<'py>(slf: &Bound<'py, Self>, language: &str) -> PyResult<Bound<'py, PyAny>> {
        spoken(language)?;
        let display = slf.py().import("onshi._display")?;
        display.call_method1("assessment", (slf, language))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::to_html(slf, "ja")
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get() == self)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = std::hash::DefaultHasher::new();
        (&self.project, self.asked, self.edition()).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let answer = self.answer(py)?;
        let column = self.asked.column();
        if let (Some(column), false) = (column, self.project.has_day()) {
            // What is asked without a day is no Project that one can make.
            let fields = self.project.fields().join(", ");
            return Ok(format!(
                "compare({fields}, edition={}).{column}",
                self.edition.repr()
            ));
        }
        let column = column.map_or(String::new(), |column| format!(", column='{column}'"));
        Ok(format!(
            "Assessment(subsidy={}, self_pay={}, track='{}', project={}, edition={}{column})",
            answer.subsidy.0,
            answer.self_pay.0,
            answer.track.code(),
            self.project.__repr__(),
            self.edition.repr()
        ))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = py.import("onshi._onshi")?.getattr("restored_assessment")?;
        let edition = self.edition.to_python(py)?;
        let question = (self.project.clone(), edition, self.asked.column());
        (restore, question).into_pyobject(py)
    }
}

fn exact<'py>(py: Python<'py>, amount: ExactYen) -> PyResult<Bound<'py, PyAny>> {
    match amount.to_decimal() {
        Some(decimal) => {
            let class = py.import("decimal")?.getattr("Decimal")?;
            class.call1((decimal.to_string(),))
        }
        None => {
            let class = py.import("fractions")?.getattr("Fraction")?;
            class.call1((amount.numerator(), amount.denominator()))
        }
    }
}

/// Returns a language by its code.
pub fn spoken(language: &str) -> PyResult<Language> {
    let mut all = Language::ALL.into_iter();
    all.find(|known| known.code() == language)
        .ok_or_else(|| PyValueError::new_err("language is 'ja' or 'en'"))
}

/// Returns the answer again: what copies and pickles are made by.
#[pyfunction]
#[pyo3(signature = (project, edition, column))]
pub fn restored_assessment(
    project: &Bound<'_, Project>,
    edition: &Bound<'_, PyAny>,
    column: Option<&str>,
) -> PyResult<Assessment> {
    let mut all = Asked::ALL.into_iter();
    let asked = all.find(|known| known.column() == column);
    let asked = asked.ok_or_else(|| PyValueError::new_err("column is 'before' or 'after'"))?;
    chosen(Some(edition))?
        .and_then(|edition| Assessment::new(project.get().clone(), edition, asked))
        .map_err(|error| raise(project.py(), &error))
}
