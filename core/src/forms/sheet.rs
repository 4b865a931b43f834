//! A form as a printed sheet: its fields in order, what is missing, what the check found.

use super::shown::{Shown, ShownField, on_paper};
use super::{FieldKind, FormField, FormKind};
use crate::entry::Entry;
use crate::language::Words;
use crate::paper::{Line, Mark, Paper, PaperOutput, sentence};
use crate::problem::{Code, Report};
use crate::wire::RawFields;
use crate::{Error, Language, Yen};

impl FormKind {
    /// Reads a form in the wire's JSON and returns it on paper: the estimate request as a letter to the vendor, the
    /// subsidy application as its three documents under a cover, any other form as a sheet. Computed
    /// fields are filled in. What is missing is marked in its place and listed at the top.
    ///
    /// ```
    /// use onshi::forms::FormKind;
    /// use onshi::{Language, PaperOutput};
    ///
    /// let report = r#"{"name":"おんし医院","completed_on":"2021-03-22"}"#;
    /// let text = FormKind::CompletionReport.paper_text(report, PaperOutput::Text, Language::Ja)?;
    /// assert!(text.contains("事業完了日：令和3年3月22日\n"));
    /// assert!(text.contains("開設者：【未記入】\n"));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`check_text`](Self::check_text).
    pub fn paper_text(
        self,
        text: &str,
        output: PaperOutput,
        language: Language,
    ) -> Result<String, Error> {
        let raw = RawFields::from_json(text, self.fields())?;
        (self.declared().paper)(&raw, output, language)
    }

    /// Returns whether the field at a path is marked on paper where it is empty.
    fn marks(self, path: &str) -> bool {
        let mut fields = self.fields();
        let mut required = false;
        for name in path.split('.') {
            let name = name.split('[').next().unwrap_or_default();
            let Some(field) = fields.iter().find(|field| field.name() == name) else {
                return false;
            };
            required = field.required;
            fields = match field.kind {
                FieldKind::Lines(fields) => fields,
                FieldKind::Form(form) => form.fields(),
                // The cover has each of its fields that are missing.
                FieldKind::Project => return true,
                _ => &[],
            };
        }
        required
    }

    /// Returns the part of the form that a path leads into, where it is a form of its own.
    fn part(self, path: &str) -> Option<&'static FormField> {
        let (part, _) = path.split_once('.')?;
        let is_part =
            |field: &&FormField| field.name() == part && matches!(field.kind, FieldKind::Form(_));
        self.fields().iter().find(is_part)
    }
}

/// Writes a form as one sheet.
pub(super) fn of_fields(
    kind: FormKind,
    shown: &[ShownField],
    report: &Report,
    (output, language): (PaperOutput, Language),
) -> String {
    let mut paper = Paper::new(&heading(kind, language), language);
    let found = found(kind, report, language);
    if !found.is_empty() {
        paper.aside(FOUND.get(language), found);
    }
    paper.fields(shown.iter().map(|field| on_paper(field, language)));
    if kind == FormKind::CompletionReport {
        paper.text(NOT_OFFICIAL.get(language));
    }
    paper.write(output)
}

/// Returns the heading of a form's sheet.
pub(super) fn heading(kind: FormKind, language: Language) -> String {
    sentence(kind.label(language))
}

/// Returns the findings as lines for people, without those of fields that are marked as missing.
pub(super) fn found(kind: FormKind, report: &Report, language: Language) -> Vec<Line> {
    let findings = report.findings.iter();
    let findings = findings.filter(|found| found.code != Code::Missing || !kind.marks(&found.path));
    let colon = language.of("：", ": ");
    let lines = findings.map(|found| {
        let severity = found.severity.label(language);
        let part = kind.part(&found.path);
        let part = part.map(|part| format!("{}{colon}", part.label(language)));
        let part = part.unwrap_or_default();
        let text = found.for_form(language);
        Line::new(Mark::Item, &format!("{severity}{colon}{part}{text}"))
    });
    lines.collect()
}

/// Returns a line that says that a written amount gave way to the computed one; `None` where it is the same, or none was
/// written.
pub(super) fn replaced(
    field: &FormField,
    (written, computed): (&Entry<Yen>, &Entry<Yen>),
    language: Language,
) -> Option<Line> {
    if *written == Entry::Empty || written == computed {
        return None;
    }
    let label = field.label(language);
    let (written, computed) = (
        written.shown(field, language),
        computed.shown(field, language),
    );
    Some(Line::new(
        Mark::Item,
        &match language {
            Language::Ja => {
                format!("{label}：記入された{written}に代えて、計算した{computed}を印刷しています")
            }
            Language::En => {
                format!("{label}: {computed}, as computed, is printed in place of {written}")
            }
        },
    ))
}

pub(super) const FOUND: Words = Words("確認が必要な点", "What to look at");
/// What the forms' layout is not.
pub(super) const NOT_OFFICIAL: Words = Words(
    "項目は、レセプトコンピュータの業者が公開している記入方法によります。公式の様式そのものではありません。",
    "The fields follow how vendors of claims software explain the form; this is not the official form itself.",
);
