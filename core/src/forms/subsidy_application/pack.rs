//! The application on paper: a cover, and the two forms that go with the receipt.

use super::{AMOUNT, APPLIED_ON, DEFERRAL, PAID_ON, RECEIPT_ATTACHED, SubsidyApplication};
use crate::date::format_date;
use crate::forms::heading::{INSTITUTION_CODE, NAME};
use crate::forms::receipt_breakdown::ReceiptBreakdown;
use crate::forms::shown::{Shown, on_paper};
use crate::forms::{FormKind, sheet};
use crate::language::Words;
use crate::paper::{Line, Mark, Paper, PaperOutput, Value};
use crate::plan::{Step, days_of_subsidy};
use crate::programme::Notice;
use crate::wire::{Raw, RawProject};
use crate::{Edition, FacilityKind, Field, Language, Project, project};

impl SubsidyApplication<'_> {
    /// Returns the application for paper: a cover with the checklist of the three documents and where they go, what
    /// the check found, and the days; then the receipt breakdown and the completion report, a sheet each. The amount and the
    /// sums are computed; without an answer for the project the amount is as written. What is missing is marked in
    /// its place and listed at the top.
    ///
    /// ```
    /// use onshi::forms::SubsidyApplication;
    /// use onshi::{Language, PaperOutput};
    ///
    /// let project = r#"{"facility":"clinic","readers":1,"cost":300000,"reader_applied_on":"2021-04-01"}"#;
    /// let form = format!(r#"{{"project":{project},"receipt_attached":true}}"#);
    /// let pack = SubsidyApplication::from_json(&form)?.paper(PaperOutput::Text, Language::Ja);
    /// assert!(pack.contains("補助金申請額：225,000円\n"));
    /// assert!(pack.contains("補助金の申請日：【未記入】\n"));
    /// assert!(pack.contains("☑ 領収書（写）をシステムベンダーから受け取る\n"));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    pub fn paper(&self, output: PaperOutput, language: Language) -> String {
        let mut paper = Paper::new(TITLE.get(language), language);
        // Of a project without an answer the amount stays as it was written.
        let form = self.clone().with_amount();
        let form = form.unwrap_or_else(|_| Self {
            breakdown: self.breakdown.clone().map(ReceiptBreakdown::with_sums),
            ..self.clone()
        });
        form.write_cover(&mut paper, self.replaced(&form, language), language);
        paper.sheet(&sheet::heading(FormKind::ReceiptBreakdown, language));
        let breakdown = form.breakdown.unwrap_or_default();
        breakdown.write_on(&mut paper, language);
        paper.sheet(&sheet::heading(FormKind::CompletionReport, language));
        let shown = form.report.unwrap_or_default().shown(language);
        paper.fields(shown.iter().map(|field| on_paper(field, language)));
        paper.text(sheet::NOT_OFFICIAL.get(language));
        paper.write(output)
    }

    /// Returns a line for each written amount that gives way to a computed one.
    fn replaced(&self, computed: &Self, language: Language) -> Vec<Line> {
        let amounts = (&self.amount, &computed.amount);
        let mut lines: Vec<_> = sheet::replaced(&AMOUNT, amounts, language)
            .into_iter()
            .collect();
        if let (Some(written), Some(computed)) = (&self.breakdown, &computed.breakdown) {
            lines.extend(written.replaced(computed, language));
        }
        lines
    }

    fn write_cover(&self, paper: &mut Paper, replaced: Vec<Line>, language: Language) {
        paper.heading(APPLICATION.get(language));
        paper.fields(self.facts(language));
        paper.heading(DOCUMENTS.get(language));
        paper.lines(self.documents(language));
        paper.heading(WHERE.get(language));
        let steps = Step::ApplyForSubsidy.details().iter();
        paper.items(steps.map(|detail| detail.text(language)));
        paper.heading(FOUND.get(language));
        let mut found = replaced;
        let report = self.check();
        found.extend(sheet::found(
            FormKind::SubsidyApplication,
            &report,
            language,
        ));
        match found.is_empty() {
            true => paper.text(NOTHING_FOUND.get(language)),
            false => paper.lines(found),
        }
        paper.heading(DAYS.get(language));
        if let Some(deadlines) = self.deadlines() {
            paper.text(&days_of_subsidy(deadlines, language));
        }
        for notice in [Notice::Closed, Notice::Estimate] {
            paper.text(&notice.text(language));
        }
    }

    /// Returns who applies, for what, and for how much.
    fn facts(&self, language: Language) -> Vec<(&'static str, Value)> {
        let (name, code) = match (&self.breakdown, &self.report) {
            (Some(form), _) => (form.name.as_str(), form.institution_code.as_str()),
            (None, Some(form)) => (form.name.as_str(), form.institution_code.as_str()),
            (None, None) => ("", ""),
        };
        let mut facts = vec![
            (NAME.label(language), Value::needed(name)),
            (INSTITUTION_CODE.label(language), Value::needed(code)),
        ];
        facts.extend(project_facts(self.project.as_ref(), language));
        let answer = self.project.as_ref();
        let answer = answer.and_then(|project| project.assess(Edition::latest()).ok());
        let amount = match &answer {
            Some(answer) => answer.subsidy.text(language),
            None => self.amount.shown(&AMOUNT, language),
        };
        let days = [
            (APPLIED_ON, self.applied_on.shown(&APPLIED_ON, language)),
            (PAID_ON, self.paid_on.shown(&PAID_ON, language)),
        ];
        facts.push((AMOUNT.label(language), Value::needed(&amount)));
        if let Some(answer) = &answer {
            let self_pay = Value::Text(answer.self_pay.text(language));
            facts.push((SELF_PAY.get(language), self_pay));
        }
        facts.extend(days.map(|(field, day)| (field.label(language), Value::needed(&day))));
        let attached = self.receipt_attached.shown(&RECEIPT_ATTACHED, language);
        facts.push((RECEIPT_ATTACHED.label(language), Value::needed(&attached)));
        let deferral = self.deferral.shown(&DEFERRAL, language);
        if !deferral.is_empty() {
            facts.push((DEFERRAL.label(language), Value::Text(deferral)));
        }
        facts
    }

    /// Returns the three documents; only of the receipt the form says that it is there.
    fn documents(&self, language: Language) -> Vec<Line> {
        let documents = Step::CollectDocuments.details().iter().enumerate();
        let lines = documents.map(|(i, detail)| {
            let mark = match i == 0 && self.receipt_attached == Some(true) {
                true => Mark::Done,
                false => Mark::Task,
            };
            Line::new(mark, detail.text(language))
        });
        lines.collect()
    }
}

/// Returns the fields of a project that must be given, and of the others those that are.
fn project_facts(
    project: Option<&RawProject<'_>>,
    language: Language,
) -> impl Iterator<Item = (&'static str, Value)> {
    const NEEDED: [Field; 4] = [
        project::FACILITY,
        project::READERS,
        project::COST,
        project::READER_APPLIED_ON,
    ];
    let is_pharmacy = project.and_then(RawProject::known_kind) == Some(FacilityKind::Pharmacy);
    let is_needed = move |field: &Field| {
        NEEDED.contains(field) || is_pharmacy && *field == project::GROUP_PRESCRIPTIONS
    };
    let text =
        move |field: Field| project.map_or_else(String::new, |raw| shown(raw, field, language));
    Project::FIELDS.iter().filter_map(move |field| {
        let label = field.label(language);
        match (text(*field), is_needed(field)) {
            (text, true) => Some((label, Value::needed(&text))),
            (text, false) if text.is_empty() => None,
            (text, false) => Some((label, Value::Text(text))),
        }
    })
}

/// Returns a field of a project as people write it; what cannot be read, as it was given.
fn shown(project: &RawProject<'_>, field: Field, language: Language) -> String {
    if field == project::FACILITY
        && let Some(kind) = project.known_kind()
    {
        return kind.label(language).to_owned();
    }
    if field == project::COST
        && let Some(cost) = project.known_cost()
    {
        return cost.text(language);
    }
    match project.field(field.name) {
        None | Some(Raw::Missing | Raw::List(_)) => String::new(),
        Some(Raw::Flag(flag)) => Some(*flag).shown(&RECEIPT_ATTACHED, language),
        Some(Raw::Whole(number)) => number.to_string(),
        Some(Raw::Day(day)) => format_date(*day, language),
        Some(
            Raw::Text(text)
            | Raw::Typed(text)
            | Raw::Failed(text)
            | Raw::Number(text)
            | Raw::Other(text),
        ) => match project.known_day(field) {
            Some(day) => format_date(day, language),
            None => text.clone().into_owned(),
        },
    }
}

const TITLE: Words = Words("補助金申請の書類", "Documents of the subsidy application");
const APPLICATION: Words = Words("申請の内容", "The application");
const SELF_PAY: Words = Words("自己負担", "self-pay");
const DOCUMENTS: Words = Words("提出する書類", "The three documents");
const WHERE: Words = Words("提出先と提出方法", "Where and how to submit them");
const FOUND: Words = Words("確認の結果", "What the check found");
const NOTHING_FOUND: Words = Words(
    "記入済みの項目に誤りは見つかりませんでした。",
    "No mistake was found in what is filled in.",
);
const DAYS: Words = Words("期限", "Deadlines");
