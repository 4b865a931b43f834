//! A form as people fill it in: every field is text, read as people write it. Unreadable text is a finding.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::fault::FormFault;
use super::field::{FieldKind, FormField};
use super::receipt_breakdown::Sums;
use super::{FormKind, ReceiptBreakdown, SubsidyApplication};
use crate::entry::{Entry, MAX_CHECKED};
use crate::language::Words;
use crate::problem::{Code, Fault, Finding, Report, Severity, shortened};
use crate::signs::plain;
use crate::wire::{RawFields, Unread, flat_texts, to_json};
use crate::{Error, Project, Yen};

mod texts;

use texts::{Rows, Texts};

/// A form that a person filled in: its findings, its sums, the subsidy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TypedForm {
    /// The findings.
    #[serde(flatten)]
    pub report: Report,
    /// The sums of the rows of its receipt breakdown; `None` for a form without one.
    pub sums: Option<Sums>,
    /// What the newest edition assesses for its project (yen); `None` where there is no answer.
    pub subsidy: Option<Yen>,
    /// The form as it was read, in the wire's JSON. Blank rows are left out, computed fields that were left
    /// blank are filled in. An unreadable field is null; an unreadable word or month, and a project with an unreadable
    /// field, stay as typed.
    #[serde(serialize_with = "as_json")]
    pub form: String,
}

impl FormKind {
    /// Checks a form as a person typed it: a text for each path, such as `lines[0].eligible`. Days, amounts,
    /// names and ticks are read as people write them.
    ///
    /// A row that is blank throughout is left out. Computed fields that were left blank are filled in: the
    /// sums of a receipt breakdown, the amount of a subsidy application. A path that the form does not have is a
    /// finding.
    ///
    /// ```
    /// use onshi::Yen;
    /// use onshi::forms::FormKind;
    ///
    /// let typed = FormKind::ReceiptBreakdown.check_typed([
    ///     ("issued_on", "令和3年3月20日"),
    ///     ("prefecture", "01"),
    ///     ("score_table", "1"),
    ///     ("institution_code", "0112489"),
    ///     ("name", "おんし医院"),
    ///     ("lines[0].item", "資格確認端末"),
    ///     ("lines[0].eligible", "20万円"),
    ///     ("lines[0].ineligible", "5,000円"),
    /// ]);
    /// assert!(typed.report.ok());
    /// assert_eq!(typed.sums.and_then(|sums| sums.total), Some(Yen(205_000)));
    /// ```
    pub fn check_typed<K, V>(self, texts: impl IntoIterator<Item = (K, V)>) -> TypedForm
    where
        K: Into<String>,
        V: Into<String>,
    {
        let texts = texts.into_iter();
        let mut texts = Texts(
            texts
                .map(|(path, text)| (path.into(), text.into()))
                .collect(),
        );
        let mut rows = Rows::default();
        let tree = texts.object(self.fields(), "", &mut rows);
        let mut typed = match self.typed(&to_json(&tree)) {
            Ok(typed) => typed,
            // What is too long is not read at all.
            Err(_) => TypedForm::too_long(),
        };
        for finding in &mut typed.report.findings {
            rows.restore(&mut finding.path);
        }
        let unknown = texts.0.into_keys().take(MAX_CHECKED);
        typed.report.findings.extend(unknown.map(|key| {
            let error = FormFault::NoSuchPath(key.clone()).error();
            finding(Code::NotApplicable, shortened(&key).to_owned(), &error)
        }));
        typed
    }

    /// Checks a form as a person typed it, from JSON: texts by path, nested as the form is, or both.
    ///
    /// ```
    /// use onshi::forms::FormKind;
    ///
    /// let typed = FormKind::ReceiptBreakdown.check_typed_text(r#"{"lines[0].eligible":"20万円"}"#)?;
    /// assert!(typed.form.contains(r#""eligible":200000"#));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `invalid_json`, also for a path that is given twice and for more than 1 MiB; `invalid_value` for JSON that is not an
    /// object.
    pub fn check_typed_text(self, text: &str) -> Result<TypedForm, Error> {
        Ok(self.check_typed(flat_texts(text)?))
    }

    /// Checks a form that a person filled in, in the wire's JSON. Unlike in [`check_text`](Self::check_text),
    /// texts are read as people write them, and a value of the wrong type is a finding.
    ///
    /// ```
    /// use onshi::forms::FormKind;
    ///
    /// let form = r#"{"facility":"診療所","maker":"アルメックス","readers":"2台","portal_account":3}"#;
    /// let report = FormKind::ReaderApplication.check_filled(form)?;
    /// let wrong: Vec<_> = report.findings.iter().map(|found| (&*found.path, found.code.code())).collect();
    /// assert_eq!(wrong, [("readers", "readers_out_of_range"), ("portal_account", "invalid_value")]);
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `invalid_json`, `invalid_value` for JSON that is not an object, `unknown_field`.
    pub fn check_filled(self, text: &str) -> Result<Report, Error> {
        let unread = Unread::default();
        let raw = RawFields::filled_in(text, &unread, self.fields())?;
        let mut report = self.check_fields(&raw)?;
        add_unread(&mut report.findings, self.fields(), &unread.take());
        Ok(report)
    }

    /// Reads a form that a person filled in and fills in what was left blank and can be computed.
    fn typed(self, text: &str) -> Result<TypedForm, Error> {
        let unread = Unread::default();
        let raw = RawFields::filled_in(text, &unread, self.fields())?;
        let mut blanks = Blanks {
            unread: &unread,
            paths: Vec::new(),
        };
        let mut typed = match self {
            Self::ReceiptBreakdown => {
                let mut form = ReceiptBreakdown::read(&raw)?;
                form.fill_sums(&mut blanks, "");
                TypedForm {
                    sums: Some(form.sums()),
                    ..TypedForm::new(&form, form.check())
                }
            }
            Self::SubsidyApplication => {
                let mut form = SubsidyApplication::read(&raw)?;
                form.fill_blanks(&mut blanks);
                TypedForm {
                    sums: form.breakdown.as_ref().map(ReceiptBreakdown::sums),
                    subsidy: form.assessed(),
                    ..TypedForm::new(&form, form.check())
                }
            }
            plain => (plain.declared().typed)(&raw)?,
        };
        let findings = &mut typed.report.findings;
        findings.retain(|found| !blanks.explain(found));
        add_unread(findings, self.fields(), &unread.take());
        Ok(typed)
    }
}

/// The computed fields that a person left blank.
pub(super) struct Blanks<'u> {
    unread: &'u Unread,
    paths: Vec<String>,
}

impl Blanks<'_> {
    /// Fills in a field that was left blank; what was typed and could not be read is not blank.
    pub(super) fn fill(&mut self, path: String, entry: &mut Entry<Yen>, value: Entry<Yen>) {
        let is_path = |error: &Error| error.field() == Some(&path);
        if *entry == Entry::Empty && !self.unread.borrow().iter().any(is_path) {
            *entry = value;
            self.paths.push(path);
        }
    }

    /// Returns whether a finding only follows from another: that an amount which nobody typed is missing, or
    /// out of range.
    fn explain(&self, found: &Finding) -> bool {
        let codes = [Code::Missing, Code::NegativeAmount];
        codes.contains(&found.code) && self.paths.contains(&found.path)
    }
}

impl TypedForm {
    pub(super) fn new(form: &impl Serialize, report: Report) -> Self {
        Self {
            report,
            sums: None,
            subsidy: None,
            form: to_json(form),
        }
    }

    fn too_long() -> Self {
        let mut report = Report::default();
        let error = FormFault::TooLong.error();
        report
            .findings
            .push(finding(Code::TooLong, String::new(), &error));
        Self::new(&(), report)
    }
}

/// Adds the findings of unreadable fields, in the order of the form, and removes those that call such a field
/// empty.
fn add_unread(findings: &mut Vec<Finding>, fields: &[FormField], unread: &[Error]) {
    for error in unread {
        let path = error.field().unwrap_or_default();
        let is_within = |other: &str| {
            let rest = other.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        findings.retain(|found| found.code != Code::Missing || !is_within(&found.path));
        let place = position(fields, path);
        let later = |found: &Finding| position(fields, &found.path) > place;
        let at = findings.iter().position(later).unwrap_or(findings.len());
        findings.insert(at, finding(error.code(), path.to_owned(), error));
    }
}

fn finding(code: Code, path: String, error: &Error) -> Finding {
    Finding {
        code,
        severity: Severity::Error,
        path,
        message: error.messages(),
        citation: None,
    }
}

/// Returns the place of a path in the order of a form.
fn position(fields: &[FormField], path: &str) -> Vec<usize> {
    let (head, rest) = path.split_once('.').unwrap_or((path, ""));
    let (name, index) = head.split_once('[').unwrap_or((head, ""));
    let Some(at) = fields.iter().position(|field| field.name() == name) else {
        return Vec::new();
    };
    let mut place = vec![at];
    place.extend(
        index
            .strip_suffix(']')
            .and_then(|i| i.parse::<usize>().ok()),
    );
    match fields.get(at).map(|field| field.kind) {
        Some(FieldKind::Lines(fields)) => place.extend(position(fields, rest)),
        Some(FieldKind::Form(form)) => place.extend(position(form.fields(), rest)),
        Some(FieldKind::Project) => {
            let mut names = Project::FIELDS.iter().map(|field| field.name);
            place.extend(names.position(|name| name == rest));
        }
        _ => {}
    }
    place
}

/// Returns the word that a person typed: its code or a label, in any case and width, with or without its
/// signs.
pub(super) fn word<T: Copy>(
    text: &str,
    all: &[T],
    code: fn(T) -> &'static str,
    words: fn(T) -> Words,
) -> Option<T> {
    let bare = |text: &str| {
        let letters = plain(text).to_lowercase();
        let letters = letters.chars().filter(|c| c.is_alphabetic());
        letters.collect::<String>()
    };
    let text = bare(text);
    let is = |word: &T| {
        let Words(ja, en) = words(*word);
        [code(*word), ja, en].iter().any(|name| bare(name) == text)
    };
    all.iter().copied().find(is)
}

fn as_json<S: Serializer>(form: &str, to: S) -> Result<S::Ok, S::Error> {
    match RawValue::from_string(form.to_owned()) {
        Ok(form) => form.serialize(to),
        Err(_) => to.serialize_none(),
    }
}
