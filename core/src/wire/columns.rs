//! Which column of a table holds which field of a project.

use super::{Raw, RawProject};
use crate::problem::{Facts, Fault, english, shortened};
use crate::{Code, Error, Field, Language, Project};

/// The places of a project's columns among those of a table.
///
/// ```
/// use onshi::wire::ProjectColumns;
///
/// let headings = ["No", "施設区分", "台数", "事業費", "申込日"].map(str::to_owned);
/// let columns = ProjectColumns::typed(&headings)?;
/// assert_eq!(columns.place("cost"), Some(3));
/// assert_eq!(columns.place("subsidy_paid"), None);
/// # Ok::<(), onshi::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ProjectColumns {
    /// In the order of [`Project::FIELDS`].
    places: [Option<usize>; Project::FIELDS.len()],
}

impl ProjectColumns {
    /// Finds the columns by headings as a person writes them: the names on the wire, or the
    /// Japanese headings.
    ///
    /// # Errors
    ///
    /// `duplicate_column` for a heading that appears twice and for two columns of one field;
    /// `missing_column` where one of [`Project::NEEDED`] is not there.
    pub fn typed(headings: &[String]) -> Result<Self, Error> {
        for (i, heading) in headings.iter().enumerate() {
            let mut earlier = headings.iter().take(i);
            let field = Self::field_of(heading);
            let means = |other: &String| field.is_some() && Self::field_of(other) == field;
            if !heading.is_empty() && earlier.clone().any(|other| other == heading) {
                return Err(ColumnFault::twice(heading, heading).error());
            }
            if let (Some(field), true) = (field, earlier.any(means)) {
                return Err(ColumnFault::twice(field.name, heading).error());
            }
        }
        Self::find(headings, headings, &[], |field, heading| {
            Self::field_of(heading) == Some(field)
        })
    }

    /// Finds the columns by their exact names. `names`: for a field, the name of its column, where
    /// that is another. `there`: the headings that an error shows.
    ///
    /// # Errors
    ///
    /// `duplicate_column` for two columns of one field; `missing_column` where a column of `names`
    /// or one of [`Project::NEEDED`] is not there.
    pub fn named(
        headings: &[String],
        names: &[(String, String)],
        there: &[String],
    ) -> Result<Self, Error> {
        Self::find(headings, there, names, |field, heading| {
            column_of(field, names) == heading
        })
    }

    fn find(
        headings: &[String],
        there: &[String],
        names: &[(String, String)],
        means: impl Fn(Field, &str) -> bool,
    ) -> Result<Self, Error> {
        let mut places = [None; Project::FIELDS.len()];
        for (place, field) in places.iter_mut().zip(Project::FIELDS) {
            let found = headings.iter().enumerate();
            let mut found = found.filter(|(_, heading)| means(*field, heading));
            *place = found.next().map(|(at, _)| at);
            if let Some((_, second)) = found.next() {
                return Err(ColumnFault::twice(field.name, second).error());
            }
        }
        for (place, field) in places.iter().zip(Project::FIELDS) {
            let is_named = names.iter().any(|(name, _)| name == field.name);
            if place.is_none() && (is_named || Project::NEEDED.contains(field)) {
                return Err(ColumnFault::Missing {
                    field: *field,
                    column: column_of(*field, names).to_owned(),
                    there: there.join(", "),
                }
                .error());
            }
        }
        Ok(Self { places })
    }

    /// Refuses a heading that has the name of a column which the answer adds.
    ///
    /// # Errors
    ///
    /// `duplicate_column`.
    pub fn check_free<'h>(
        headings: impl IntoIterator<Item = &'h String>,
        answers: &[&str],
    ) -> Result<(), Error> {
        let mut headings = headings.into_iter();
        match headings.find(|heading| answers.contains(&heading.as_str())) {
            Some(heading) => Err(ColumnFault::OfAnswer(heading.clone()).error()),
            None => Ok(()),
        }
    }

    /// Returns the field that a typed heading means.
    pub fn field_of(heading: &str) -> Option<Field> {
        let mut fields = Project::FIELDS.iter();
        let found = fields.find(|field| field.name == heading || field.heading == Some(heading));
        found.copied()
    }

    /// Returns the place of a field's column, by the field's name on the wire.
    pub fn place(&self, field: &str) -> Option<usize> {
        let at = Project::FIELDS
            .iter()
            .position(|known| known.name == field)?;
        *self.places.get(at)?
    }

    /// Returns a row's project; `cell`: the value at the place of a column.
    pub fn project<'a>(&self, mut cell: impl FnMut(usize) -> Raw<'a>) -> RawProject<'a> {
        let mut raw = RawProject::default();
        for (value, place) in raw.values_mut().zip(self.places) {
            if let Some(place) = place {
                *value = cell(place);
            }
        }
        raw
    }
}

/// Returns the name of a field's column.
fn column_of(field: Field, names: &[(String, String)]) -> &str {
    let named = names.iter().find(|(name, _)| name == field.name);
    named.map_or(field.name, |(_, column)| column)
}

/// What is wrong with the columns of a table.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
enum ColumnFault {
    /// A column that is needed is not there.
    Missing {
        field: Field,
        column: String,
        /// The headings that are.
        there: String,
    },
    /// A heading appears twice, or two headings mean one field.
    Twice { field: String, heading: String },
    /// A heading has the name of a column which the answer adds.
    OfAnswer(String),
}

impl ColumnFault {
    fn twice(field: &str, heading: &str) -> Self {
        Self::Twice {
            field: field.to_owned(),
            heading: heading.to_owned(),
        }
    }
}

impl Fault for ColumnFault {
    fn facts(&self) -> Facts {
        match self {
            Self::Missing { field, there, .. } => Facts::new(Code::MissingColumn)
                .field(field.name)
                .given(there.as_str()),
            Self::Twice { field, heading } => Facts::new(Code::DuplicateColumn)
                .field(field.clone())
                .given(heading.as_str()),
            Self::OfAnswer(heading) => Facts::new(Code::DuplicateColumn)
                .field(heading.clone())
                .given(heading.as_str()),
        }
    }

    fn message(&self, given: &str, language: Language) -> String {
        match self {
            Self::Missing { field, column, .. } => {
                let (name, is_renamed) = (field.named(language), column != field.name);
                let column = shortened(column);
                match (language, is_renamed) {
                    (Language::Ja, false) => format!(
                        "{name}の列がありません（見出し：`{given}`）。列を加えるか、見出しを直してください"
                    ),
                    (Language::Ja, true) => format!(
                        "{name}の列として指定された `{column}` がありません（見出し：`{given}`）。列を加えるか、見出しを直してください"
                    ),
                    (Language::En, false) => format!(
                        "there is no column for {name}, the headings are `{given}`; add it, or correct a heading"
                    ),
                    (Language::En, true) => format!(
                        "there is no column `{column}`, which was named for {name}, the headings are `{given}`; add it, or correct a heading"
                    ),
                }
            }
            Self::Twice { field, .. } => match language {
                Language::Ja => {
                    format!("`{field}` の列が二つあります（見出し：`{given}`）。一つにしてください")
                }
                Language::En => format!(
                    "two columns give `{field}`; the second has the heading `{given}`; keep one"
                ),
            },
            Self::OfAnswer(_) => match language {
                Language::Ja => {
                    format!("列 `{given}` は答えに加える列と同じ名前です。見出しを変えてください")
                }
                Language::En => format!(
                    "the column `{given}` has the same name as a column that the answer adds; rename it"
                ),
            },
        }
    }
}
