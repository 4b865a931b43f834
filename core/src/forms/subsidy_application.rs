//! 補助金申請: the application with its three documents. Sources: S, C, E.

use chrono::NaiveDate;
use serde::Serialize;

use super::FormKind;
use super::checker::Checker;
use super::completion_report::{COMPLETED_ON, CompletionReport};
use super::entry::Entry;
use super::field::{FieldKind, FormField};
use super::heading::INSTITUTION_CODE;
use super::receipt_breakdown::{ReceiptBreakdown, SUBTOTAL_ELIGIBLE};
use crate::date::date_text;
use crate::error::{named, shortened};
use crate::plan::{Deadlines, Deferral, fields};
use crate::report::{FindingCode, Report, Severity};
use crate::wire::{RawFields, RawProject};
use crate::yen::Grouped;
use crate::{Citation, Document, Edition, Error, Language, Project, Yen, project};

/// The subsidy application, on the portal. The project is assessed by the newest edition.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SubsidyApplication<'a> {
    /// The day of the application.
    pub applied_on: Entry<NaiveDate>,
    /// The day on which the vendor was paid.
    pub paid_on: Entry<NaiveDate>,
    /// The project; `None` where it is missing.
    pub project: Option<RawProject<'a>>,
    /// The subsidy applied for (yen).
    pub amount: Entry<Yen>,
    /// Whether a copy of the receipt is attached.
    pub receipt_attached: Option<bool>,
    /// The receipt breakdown.
    pub breakdown: Option<ReceiptBreakdown>,
    /// The completion report.
    pub report: Option<CompletionReport>,
    /// The type of the deferral notice, 1 to 6.
    pub deferral: Entry<i64>,
}

const APPLIED_ON: FormField = FormField::required(
    "applied_on",
    "補助金の申請日",
    "day of the application",
    FieldKind::Day,
);
const PAID_ON: FormField =
    FormField::required("paid_on", "支払日", "day of payment", FieldKind::Day);
const PROJECT: FormField = FormField::required("project", "事業", "project", FieldKind::Project);
const AMOUNT: FormField = FormField::required(
    "amount",
    "補助金申請額",
    "subsidy applied for",
    FieldKind::Amount,
);
const RECEIPT_ATTACHED: FormField = FormField::required(
    "receipt_attached",
    "領収書（写）の添付",
    "whether the receipt is attached",
    FieldKind::Flag,
);
const BREAKDOWN: FormField = FormField::required(
    "breakdown",
    "領収書内訳書",
    "receipt breakdown",
    FieldKind::Form(FormKind::ReceiptBreakdown),
);
const REPORT: FormField = FormField::required(
    "report",
    "事業完了報告書",
    "completion report",
    FieldKind::Form(FormKind::CompletionReport),
);
const DEFERRAL: FormField = FormField {
    field: fields::DEFERRAL,
    required: false,
    kind: FieldKind::Number(1, 6),
};

const DOCUMENTS: Citation = Citation::stated(Document::NOTICE_AND_PAMPHLET, "補助金申請 必要書類");
const AFTER_THE_FACT: Citation = Citation::stated(Document::FAQ_SUBSIDY, "post-9");
/// That the documents agree with each other and with the assessment, no document says so much.
const AGREE: Citation = Citation::inferred(Document::NOTICE_AND_PAMPHLET, "補助金申請 必要書類");
const EXTENDED: Citation = Citation::stated(Document::DEFERRAL_NOTICES, "猶予届");

/// What to do about a day after the application.
const FIRST: (&str, &str) = (
    "申請は、事業が完了し支払いが済んでから行います。どちらかの日付を直してください",
    "the subsidy is applied for once introduction is complete and paid: correct one of them",
);

impl<'a> SubsidyApplication<'a> {
    /// The fields, in order.
    pub const FIELDS: &'static [FormField] = &[
        APPLIED_ON,
        PAID_ON,
        PROJECT,
        AMOUNT,
        RECEIPT_ATTACHED,
        BREAKDOWN,
        REPORT,
        DEFERRAL,
    ];

    /// Makes an application whose amount is what the newest edition assesses. Days, receipt and
    /// deferral are to be filled in.
    ///
    /// # Errors
    ///
    /// As for [`Edition::assess`].
    pub fn draft(
        project: &Project,
        breakdown: ReceiptBreakdown,
        report: CompletionReport,
    ) -> Result<Self, Error> {
        let amount = Edition::latest().assess(project)?.subsidy;
        Ok(Self {
            project: Some(RawProject::from(project)),
            amount: amount.into(),
            breakdown: Some(breakdown),
            report: Some(report),
            ..Self::default()
        })
    }

    /// Returns the application with the amount that the newest edition assesses.
    ///
    /// # Errors
    ///
    /// As for [`RawProject::assess`], with the path of the field.
    pub fn with_amount(mut self) -> Result<Self, Error> {
        if let Some(project) = &self.project {
            let answer = project.assess(Edition::latest());
            let answer = answer.map_err(|error| error.inside("project."))?;
            self.amount = answer.subsidy.into();
        }
        Ok(self)
    }

    /// Reads the form from the wire's JSON.
    ///
    /// # Errors
    ///
    /// `invalid_json`, `invalid_value` for a value of the wrong JSON type, `unknown_field`.
    pub fn from_json(text: &'a str) -> Result<Self, Error> {
        Self::read(&RawFields::from_json(text, Self::FIELDS)?)
    }

    fn read(raw: &RawFields<'a>) -> Result<Self, Error> {
        Ok(Self {
            applied_on: raw.day(&APPLIED_ON)?,
            paid_on: raw.day(&PAID_ON)?,
            project: raw.project(&PROJECT)?,
            amount: raw.amount(&AMOUNT)?,
            receipt_attached: raw.flag(&RECEIPT_ATTACHED)?,
            breakdown: raw.part(&BREAKDOWN, ReceiptBreakdown::FIELDS, ReceiptBreakdown::read)?,
            report: raw.part(&REPORT, CompletionReport::FIELDS, CompletionReport::read)?,
            deferral: raw.number(&DEFERRAL)?,
        })
    }

    /// Checks the application and its parts.
    pub fn check(&self) -> Report {
        let mut checker = Checker::default();
        let applied = checker.day(&APPLIED_ON, &self.applied_on);
        let deadlines = self.deadlines();
        if let (Some(applied), Some(Some(last))) = (applied, deadlines.map(|days| days.apply_by))
            && applied > last
        {
            self.after_deadline(&mut checker, (&APPLIED_ON, applied), (last, EXTENDED));
        }
        let paid = checker.day(&PAID_ON, &self.paid_on);
        if let (Some(applied), Some(paid)) = (applied, paid)
            && paid > applied
        {
            let found = (FindingCode::NotPaid, &PAID_ON, paid);
            checker.out_of_order(found, (&APPLIED_ON, applied), FIRST, Some(AFTER_THE_FACT));
        }
        self.check_project(&mut checker);
        self.check_amount(&mut checker);
        if checker.flag(&RECEIPT_ATTACHED, self.receipt_attached) == Some(false) {
            receipt_missing(&mut checker);
        }
        match &self.breakdown {
            None => checker.missing(&BREAKDOWN),
            Some(breakdown) => {
                checker.inside(BREAKDOWN.name(), |checker| breakdown.check_in(checker))
            }
        }
        match &self.report {
            None => checker.missing(&REPORT),
            Some(report) => checker.inside(REPORT.name(), |checker| {
                let completed = report.check_dates(checker);
                self.check_completed(checker, completed, applied, deadlines);
                report.code_parts().check(checker);
                self.check_institution(checker, report);
                report.check_details(checker);
            }),
        }
        self.check_deferral(&mut checker);
        checker.report()
    }

    /// Returns the last days; `None` where the type of the deferral notice is none.
    fn deadlines(&self) -> Option<Deadlines> {
        match &self.deferral {
            Entry::Empty => Some(Deadlines::of(None)),
            Entry::Value(number) => Some(Deadlines::of(Some(deferral(*number)?))),
            Entry::Unreadable(_) => None,
        }
    }

    fn check_project(&self, checker: &mut Checker) {
        let Some(project) = &self.project else {
            return checker.missing(&PROJECT);
        };
        checker.inside(PROJECT.name(), |checker| {
            let mut errors = project.errors(Edition::latest()).into_iter().peekable();
            for field in Project::FIELDS {
                while let Some(error) = errors.next_if(|error| error.field() == Some(field.name)) {
                    let code = FindingCode::of_project(error.code());
                    let message = error.messages().clone();
                    checker.add(code, Severity::Error, field.name, None, message);
                }
                if field == project::COST {
                    self.check_cost(checker, project);
                }
            }
        });
    }

    /// The project cost is ① of the breakdown, as written.
    fn check_cost(&self, checker: &mut Checker, project: &RawProject<'_>) {
        let written = self
            .breakdown
            .as_ref()
            .and_then(|form| form.subtotal_eligible.value());
        if let (Some(cost), Some(written)) = (project.known_cost(), written)
            && (Yen(0)..=Yen::MAX).contains(written)
            && cost != *written
        {
            cost_mismatch(checker, cost, *written);
        }
    }

    fn check_amount(&self, checker: &mut Checker) {
        let amount = checker.amount(&AMOUNT, &self.amount);
        let project = self.project.as_ref();
        let answer = project.and_then(|project| project.assess(Edition::latest()).ok());
        if let (Some(amount), Some(answer)) = (amount, answer)
            && amount != answer.subsidy
        {
            amount_mismatch(checker, amount, answer.subsidy, &answer.edition.name);
        }
    }

    /// Breakdown and report are of the same facility.
    fn check_institution(&self, checker: &mut Checker, report: &CompletionReport) {
        let Some(breakdown) = &self.breakdown else {
            return;
        };
        if breakdown.code_parts().differs(&report.code_parts()) {
            institution_mismatch(checker, breakdown);
        }
    }

    /// Checks the day of completion against application and deadline.
    fn check_completed(
        &self,
        checker: &mut Checker,
        completed: Option<NaiveDate>,
        applied: Option<NaiveDate>,
        deadlines: Option<Deadlines>,
    ) {
        let Some(completed) = completed else {
            return;
        };
        if let Some(applied) = applied
            && completed > applied
        {
            let found = (FindingCode::NotCompleted, &COMPLETED_ON, completed);
            checker.out_of_order(found, (&APPLIED_ON, applied), FIRST, Some(AFTER_THE_FACT));
        }
        if let Some(days) = deadlines
            && completed > days.complete_by
        {
            let citation = match self.deferral {
                Entry::Empty => AFTER_THE_FACT,
                Entry::Value(_) | Entry::Unreadable(_) => EXTENDED,
            };
            self.after_deadline(
                checker,
                (&COMPLETED_ON, completed),
                (days.complete_by, citation),
            );
        }
    }

    fn after_deadline(
        &self,
        checker: &mut Checker,
        (field, day): (&FormField, NaiveDate),
        (last, citation): (NaiveDate, Citation),
    ) {
        let has_notice = self.deferral != Entry::Empty;
        checker.error(FindingCode::AfterDeadline, field.name(), Some(citation), |language| {
            let (name, last) = (named(field.field, language), date_text(last, language));
            match (language, has_notice) {
                (Language::Ja, false) => format!(
                    "{name} `{day}` が期限の{last}を過ぎています。猶予届を出した場合は、その類型を `deferral` に指定してください"
                ),
                (Language::Ja, true) => format!(
                    "{name} `{day}` が、この類型の猶予届での期限の{last}を過ぎています。支払基金に確かめてください"
                ),
                (Language::En, false) => format!(
                    "{name}, `{day}`, is after the last day, {last}; where a deferral notice was handed in, give its type as `deferral`"
                ),
                (Language::En, true) => format!(
                    "{name}, `{day}`, is after the last day with a deferral notice of this type, {last}; ask the Payment Fund"
                ),
            }
        });
    }

    fn check_deferral(&self, checker: &mut Checker) {
        let given = match &self.deferral {
            Entry::Empty => return,
            Entry::Value(number) if deferral(*number).is_some() => return,
            Entry::Value(number) => number.to_string(),
            Entry::Unreadable(given) => given.clone(),
        };
        let words = ["1", "2", "3", "4", "5", "6"];
        checker.unknown_word(&DEFERRAL, DEFERRAL.name(), &given, &words);
    }
}

fn deferral(number: i64) -> Option<Deferral> {
    Deferral::new(u8::try_from(number).ok()?)
}

fn cost_mismatch(checker: &mut Checker, cost: Yen, written: Yen) {
    let (cost, written) = (Grouped(cost.0), Grouped(written.0));
    let (code, path) = (FindingCode::CostMismatch, project::COST.name);
    checker.error(code, path, Some(AGREE), |language| {
        let (name, sum) = (named(project::COST, language), named(SUBTOTAL_ELIGIBLE.field, language));
        match language {
            Language::Ja => format!(
                "{name} {cost}円 が領収書内訳書の{sum} {written}円 と違います。どちらかを直してください"
            ),
            Language::En => format!(
                "{name}, {cost} yen, differs from {sum} of the receipt breakdown, {written} yen; correct one of them"
            ),
        }
    });
}

fn amount_mismatch(checker: &mut Checker, amount: Yen, subsidy: Yen, edition: &str) {
    let (amount, subsidy) = (Grouped(amount.0), Grouped(subsidy.0));
    let (code, path) = (FindingCode::AmountMismatch, AMOUNT.name());
    checker.error(code, path, Some(AGREE), |language| {
        let name = named(AMOUNT.field, language);
        match language {
            Language::Ja => format!(
                "{name}は、この事業では{subsidy}円のはずです（{edition}版で計算。指定: {amount}円）。金額か事業の内容を直してください"
            ),
            Language::En => format!(
                "{name} should be {subsidy} yen for this project by edition {edition}, got {amount}; correct the amount or the project"
            ),
        }
    });
}

fn institution_mismatch(checker: &mut Checker, breakdown: &ReceiptBreakdown) {
    let other = breakdown.code_parts().written();
    let other = shortened(&other);
    let (code, path) = (FindingCode::InstitutionMismatch, INSTITUTION_CODE.name());
    checker.error(code, path, Some(AGREE), |language| {
        let name = named(INSTITUTION_CODE.field, language);
        match language {
            Language::Ja => format!(
                "{name}が領収書内訳書のもの（`{other}`）と違います。同じ医療機関等の書類をそろえてください"
            ),
            Language::En => format!(
                "{name} differs from that of the receipt breakdown, `{other}`; hand in the documents of one facility"
            ),
        }
    });
}

fn receipt_missing(checker: &mut Checker) {
    let (code, path) = (FindingCode::ReceiptMissing, RECEIPT_ATTACHED.name());
    checker.error(code, path, Some(DOCUMENTS), |language| {
        let text = language.of(
            "領収書の写しが必要です。システムベンダーの領収書の写しを添えてください",
            "a copy of the vendor's receipt is needed; attach it",
        );
        text.to_owned()
    });
}
