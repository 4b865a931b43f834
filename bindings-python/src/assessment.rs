//! `assess`, `compare`, `options`, and the answer that they return.

use std::hash::{Hash, Hasher};

use onshi::wire::{AssessmentJson, RawProject};
use onshi::{Basis, Category, Decimal, Error, FractionRule, Language, NaiveDate, Track};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use crate::codes::member;
use crate::edition::{Chosen, chosen};
use crate::error::raise;
use crate::project::{Project, fill};

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
    answer: Answer,
}

/// What was asked of a project.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Asked {
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

/// What of an answer does not borrow from the edition.
#[derive(Clone, Copy)]
struct Answer {
    category: Category,
    track: Track,
    base: i64,
    counted: i64,
    ratio: (u16, u16),
    exact: Decimal,
    fraction_rule: FractionRule,
    basis: Basis,
    cut: Decimal,
    subsidy: i64,
    self_pay: i64,
}

impl Answer {
    fn of(answer: &onshi::Assessment<'_>) -> Self {
        Self {
            category: answer.category,
            track: answer.track,
            base: answer.base.0,
            counted: answer.counted.0,
            ratio: (answer.ratio.numerator, answer.ratio.denominator),
            exact: answer.exact,
            fraction_rule: answer.fraction_rule,
            basis: answer.basis,
            cut: answer.cut,
            subsidy: answer.subsidy.0,
            self_pay: answer.self_pay.0,
        }
    }
}

impl Assessment {
    fn new(project: Project, edition: Chosen, asked: Asked) -> Result<Self, Error> {
        let answer = Answer::of(&answered(&project, &edition, asked)?);
        Ok(Self {
            project,
            edition,
            asked,
            answer,
        })
    }

    /// Returns the core's answer, which explains itself.
    fn whole(&self, py: Python<'_>) -> PyResult<onshi::Assessment<'_>> {
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
        let answer = made.answer;
        if (answer.subsidy, answer.self_pay, answer.track.code()) != (subsidy, self_pay, track) {
            return Err(PyValueError::new_err(format!(
                "this is not what the edition answers: subsidy={}, self_pay={}, track='{}'",
                answer.subsidy,
                answer.self_pay,
                answer.track.code()
            )));
        }
        Ok(made)
    }

    /// The name of the edition that answered.
    #[getter]
    fn edition(&self) -> &str {
        &self.edition.name
    }

    /// The project that was assessed; None within a Comparison, which reads no day.
    #[getter]
    fn project(&self) -> Option<Project> {
        (self.asked == Asked::Itself).then(|| self.project.clone())
    }

    /// The category under which the table lists the facility.
    #[getter]
    fn category<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, "Category", self.answer.category.code())
    }

    /// The track: which of the subsidy's terms apply.
    #[getter]
    fn track<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, "Track", self.answer.track.code())
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
    fn base(&self) -> i64 {
        self.answer.base
    }

    /// What of the cost counts (yen).
    #[getter]
    fn counted(&self) -> i64 {
        self.answer.counted
    }

    /// The part of it that is paid, a fractions.Fraction.
    #[getter]
    fn ratio<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let class = py.import("fractions")?.getattr("Fraction")?;
        class.call1(self.answer.ratio)
    }

    /// counted × ratio, exactly (yen, a decimal.Decimal).
    #[getter]
    fn exact<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.answer.exact)
    }

    /// What happens to fractions.
    #[getter]
    fn fraction_rule<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, "FractionRule", self.answer.fraction_rule.code())
    }

    /// How firmly the fraction rule is said.
    #[getter]
    fn basis<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, "Basis", self.answer.basis.code())
    }

    /// What the fraction rule cut off (yen, a decimal.Decimal).
    #[getter]
    fn cut<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.answer.cut)
    }

    /// The subsidy (yen).
    #[getter]
    fn subsidy(&self) -> i64 {
        self.answer.subsidy
    }

    /// What the facility pays itself (yen).
    #[getter]
    fn self_pay(&self) -> i64 {
        self.answer.self_pay
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
        let sentences = self.whole(py)?.explain(language).into_iter();
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
        Ok(AssessmentJson::new(&self.whole(py)?, explain).to_string())
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

    fn __repr__(&self) -> String {
        let Answer {
            subsidy,
            self_pay,
            track,
            ..
        } = self.answer;
        let edition = self.edition.repr();
        let column = self.asked.column();
        let column = column.map_or(String::new(), |column| format!(", column='{column}'"));
        format!(
            "Assessment(subsidy={subsidy}, self_pay={self_pay}, track='{}', project={}, edition={edition}{column})",
            track.code(),
            self.project.__repr__()
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = py.import("onshi._onshi")?.getattr("restored_assessment")?;
        let edition = self.edition.to_python(py)?;
        let question = (self.project.clone(), edition, self.asked.column());
        (restore, question).into_pyobject(py)
    }
}

fn decimal<'py>(py: Python<'py>, amount: Decimal) -> PyResult<Bound<'py, PyAny>> {
    let class = py.import("decimal")?.getattr("Decimal")?;
    class.call1((amount.normalize().to_string(),))
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

/// Returns the name of the newest edition, which answers when none is named.
#[pyfunction]
pub fn latest_edition() -> &'static str {
    &onshi::Edition::latest().name
}

/// Returns how much subsidy a project gets, and every step to it.
///
/// * project: a Project; or its fields by keyword:
/// * facility: "hospital", "clinic" or "pharmacy".
/// * readers: face-recognition card readers (count; 1 to 3 for a hospital, else 1).
/// * cost: what was paid for the eligible work (whole yen, 0 to 10**12).
/// * reader_applied_on: the day of the reader application, a datetime.date or "YYYY-MM-DD".
/// * group_prescriptions_per_month: of the pharmacy's group (count); required for a pharmacy.
/// * vendor_contract_on, operation_starts_on, subsidy_paid: read by editions from 2022-08 on.
/// * edition: the name of an edition, or an Edition; the newest when None.
///
/// Raises OnshiError: missing_field, invalid_value, invalid_date,
/// group_prescriptions_not_applicable, readers_out_of_range, cost_out_of_range,
/// date_not_covered, vendor_contract_on_required, vendor_contract_too_late, unknown_edition,
/// invalid_edition.
///
/// Source: 補助上限表 of the notice of December 2020 and its pamphlet; explain() names each place.
///
/// >>> import datetime
/// >>> day = datetime.date(2021, 4, 1)
/// >>> assess(facility="hospital", readers=3, cost=1903000, reader_applied_on=day).subsidy
/// 951000
#[pyfunction]
#[pyo3(
    signature = (project=None, /, *, edition=None, **fields),
    text_signature = "(project=None, /, *, facility=None, readers=None, cost=None, reader_applied_on=None, group_prescriptions_per_month=None, vendor_contract_on=None, operation_starts_on=None, subsidy_paid=None, edition=None)"
)]
pub fn assess(
    py: Python<'_>,
    project: Option<&Bound<'_, PyAny>>,
    edition: Option<&Bound<'_, PyAny>>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<Assessment> {
    let raw = question("assess", project, fields)?;
    chosen(edition)?
        .and_then(|edition| {
            let answer = raw.assess(&edition)?;
            let (project, answer) = (Project(answer.project), Answer::of(&answer));
            Ok(Assessment {
                project,
                answer,
                edition,
                asked: Asked::Itself,
            })
        })
        .map_err(|error| raise(py, &error))
}

/// Returns what a project would get before and after the pamphlet's revision, and the gain.
///
/// The arguments are those of assess; days may be missing, and are not held against the edition.
///
/// Raises OnshiError as assess does, but for days.
///
/// >>> compare(facility="clinic", readers=1, cost=429000).gain
/// 108000
#[pyfunction]
#[pyo3(
    signature = (project=None, /, *, edition=None, **fields),
    text_signature = "(project=None, /, *, facility=None, readers=None, cost=None, reader_applied_on=None, group_prescriptions_per_month=None, vendor_contract_on=None, operation_starts_on=None, subsidy_paid=None, edition=None)"
)]
pub fn compare<'py>(
    py: Python<'py>,
    project: Option<&Bound<'py, PyAny>>,
    edition: Option<&Bound<'py, PyAny>>,
    fields: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let raw = question("compare", project, fields)?;
    let (before, after, gain) = chosen(edition)?
        .and_then(|edition| {
            let columns = raw.compare(&edition)?;
            let (mut project, gain) = (Project(columns.before.project), columns.gain.0);
            // What stands for a day that was not given is before Python's calendar; none is read.
            project.0.reader_applied_on = project.0.reader_applied_on.max(NaiveDate::default());
            let before = Assessment::new(project.clone(), edition.clone(), Asked::Before)?;
            let after = Assessment::new(project, edition, Asked::After)?;
            Ok((before, after, gain))
        })
        .map_err(|error| raise(py, &error))?;
    let class = py.import("onshi._answers")?.getattr("Comparison")?;
    class.call1((before, after, gain))
}

/// Returns one assessment for each number of readers allowed, from 1 on: a hospital sees 1, 2 and
/// 3 side by side.
///
/// The arguments are those of assess; readers may be missing, and is not held against the table.
///
/// Raises OnshiError as assess does, but for readers.
///
/// >>> answers = options(facility="hospital", cost=5000000, reader_applied_on="2021-04-01")
/// >>> [answer.subsidy for answer in answers]
/// [1050000, 1001000, 951000]
#[pyfunction]
#[pyo3(
    signature = (project=None, /, *, edition=None, **fields),
    text_signature = "(project=None, /, *, facility=None, readers=None, cost=None, reader_applied_on=None, group_prescriptions_per_month=None, vendor_contract_on=None, operation_starts_on=None, subsidy_paid=None, edition=None)"
)]
pub fn options(
    py: Python<'_>,
    project: Option<&Bound<'_, PyAny>>,
    edition: Option<&Bound<'_, PyAny>>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<Vec<Assessment>> {
    let raw = question("options", project, fields)?;
    chosen(edition)?
        .and_then(|edition| {
            let answers = raw.options(&edition)?;
            let answers = answers.iter().map(|answer| {
                Assessment::new(Project(answer.project), edition.clone(), Asked::Itself)
            });
            answers.collect()
        })
        .map_err(|error| raise(py, &error))
}

/// Returns the project that was given as one, or by its fields.
fn question(
    function: &str,
    project: Option<&Bound<'_, PyAny>>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<RawProject<'static>> {
    let mut raw = RawProject::default();
    match project {
        None => fill(function, &mut raw, fields)?,
        Some(_) if fields.is_some_and(|fields| !fields.is_empty()) => {
            return Err(PyTypeError::new_err(format!(
                "{function}() takes a Project or its fields, not both; see Project.replace"
            )));
        }
        Some(project) => match project.cast::<Project>() {
            Ok(project) => raw = RawProject::from(&project.get().0),
            Err(_) => {
                return Err(PyTypeError::new_err(format!(
                    "{function}() takes a Project, or its fields by keyword: facility=\"clinic\", readers=1, …"
                )));
            }
        },
    }
    Ok(raw)
}

/// Returns the answer to a project in the wire's JSON, as JSON.
///
/// project: the wire's text. edition: as for assess. explain: as for Assessment.to_dict.
///
/// Raises OnshiError as assess does; invalid_json and unknown_field besides.
#[pyfunction]
#[pyo3(signature = (project, *, edition=None, explain=false))]
pub fn assess_json(
    project: &Bound<'_, PyString>,
    edition: Option<&Bound<'_, PyAny>>,
    explain: bool,
) -> PyResult<String> {
    let text = project.to_str()?;
    let edition = chosen(edition)?;
    RawProject::from_json(text)
        .and_then(|raw| {
            let answer = raw.assess(edition.as_ref().map_err(Clone::clone)?)?;
            Ok(AssessmentJson::new(&answer, explain).to_string())
        })
        .map_err(|error| raise(project.py(), &error))
}
