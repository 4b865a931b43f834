//! 補助金申請: the application with its three documents. Sources: S, C, E.

use chrono::NaiveDate;
use serde::Serialize;

use super::FormKind;
use super::checker::{CORRECT_ONE, Checker, Misplaced, Side, opened};
use super::completion_report::{COMPLETED_ON, CompletionReport};
use super::field::{FieldKind, FormField};
use super::receipt_breakdown::ReceiptBreakdown;
use super::typed::Blanks;
use crate::date::format_date;
use crate::entry::Entry;
use crate::language::Words;
use crate::plan::fields;
use crate::problem::{Code, Report, Severity};
use crate::programme::desk::DESK;
use crate::programme::{CitedDay, Deadlines, Deferral};
use crate::wire::{RawFields, RawProject};
use crate::{Citation, Document, Edition, Error, Field, Language, Project, Yen, project};

mod agreement;
mod pack;

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
/// The advice about a day after the application.
const FIRST: Words = Words(
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

    /// Returns the application with the amount that the newest edition assesses, and the sums of its breakdown.
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
        self.breakdown = self.breakdown.map(ReceiptBreakdown::with_sums);
        Ok(self)
    }

    /// Fills in what was left blank and can be computed: the amount, and the sums of its breakdown. A project
    /// that can be read is written as the wire writes it.
    pub(super) fn fill_blanks(&mut self, blanks: &mut Blanks<'_>) {
        let amount = self.assessed().into();
        blanks.fill(AMOUNT.name().to_owned(), &mut self.amount, amount);
        if let Some(breakdown) = &mut self.breakdown {
            breakdown.fill_sums(blanks, &format!("{}.", BREAKDOWN.name()));
        }
        if let Some(project) = &mut self.project
            && let Ok(read) = project.project()
        {
            *project = RawProject::from(&read);
        }
    }

    /// Returns what the newest edition assesses for the project (yen); `None` where there is no answer.
    pub(super) fn assessed(&self) -> Option<Yen> {
        let answer = self.project.as_ref()?.assess(Edition::latest());
        Some(answer.ok()?.subsidy)
    }

    /// Reads the form from the wire's JSON.
    ///
    /// # Errors
    ///
    /// `invalid_json`, `invalid_value` for a value of the wrong JSON type, `unknown_field`.
    pub fn from_json(text: &'a str) -> Result<Self, Error> {
        Self::read(&RawFields::from_json(text, Self::FIELDS)?)
    }

    pub(super) fn read(raw: &RawFields<'a>) -> Result<Self, Error> {
        Ok(Self {
            applied_on: raw.day(&APPLIED_ON)?,
            paid_on: raw.day(&PAID_ON)?,
            project: raw.project(&PROJECT)?,
            amount: raw.amount(&AMOUNT)?,
            receipt_attached: raw.flag(&RECEIPT_ATTACHED)?,
            breakdown: raw.part(&BREAKDOWN, ReceiptBreakdown::FIELDS, ReceiptBreakdown::read)?,
            report: raw.part(&REPORT, CompletionReport::FIELDS, CompletionReport::read)?,
            deferral: raw.number(&DEFERRAL, "")?,
        })
    }

    /// Checks the application and its parts.
    pub fn check(&self) -> Report {
        let mut checker = Checker::default();
        let applied = checker.day(&APPLIED_ON, &self.applied_on);
        let deadlines = self.deadlines();
        if let (Some(applied), Some(last)) =
            (applied, deadlines.and_then(|days| days.apply_by.as_ref()))
            && applied > last.on
        {
            self.after_deadline(&mut checker, (&APPLIED_ON, applied), last);
        }
        let paid = checker.day(&PAID_ON, &self.paid_on);
        if let (Some(applied), Some(paid)) = (applied, paid)
            && paid > applied
        {
            checker.misplaced(after_application(Code::NotPaid, &PAID_ON, paid, applied));
        }
        self.check_after_reader(&mut checker, &PAID_ON, paid);
        self.check_project(&mut checker);
        self.check_amount(&mut checker);
        if checker.flag(&RECEIPT_ATTACHED, self.receipt_attached) == Some(false) {
            receipt_missing(&mut checker);
        }
        match &self.breakdown {
            None => checker.missing(&BREAKDOWN),
            Some(breakdown) => checker.inside(BREAKDOWN.name(), |checker| {
                breakdown.check_in(checker);
                agreement::check_issued(checker, breakdown, applied);
                self.check_score_table(checker, breakdown);
            }),
        }
        match &self.report {
            None => checker.missing(&REPORT),
            Some(report) => checker.inside(REPORT.name(), |checker| {
                let completed = report.check_dates(checker);
                self.check_completed(checker, completed, applied, deadlines);
                report.code_parts().check(checker);
                self.check_institution(checker, report);
                report.check_details(checker);
                self.check_name(checker, report);
            }),
        }
        self.check_deferral(&mut checker);
        checker.report()
    }

    /// Returns the last days; `None` where the type of the deferral notice is none.
    fn deadlines(&self) -> Option<&'static Deadlines> {
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
                    // A form calls an empty field by another word than a question does.
                    let code = match error.code() {
                        Code::MissingField => Code::Missing,
                        code => code,
                    };
                    checker.add(code, Severity::Error, field.name, None, error.messages());
                }
                if *field == project::COST {
                    self.check_cost(checker, project);
                }
            }
        });
    }

    /// Checks the day of completion against application and deadline.
    fn check_completed(
        &self,
        checker: &mut Checker,
        completed: Option<NaiveDate>,
        applied: Option<NaiveDate>,
        deadlines: Option<&Deadlines>,
    ) {
        let Some(completed) = completed else {
            return;
        };
        if let Some(applied) = applied
            && completed > applied
        {
            checker.misplaced(after_application(
                Code::NotCompleted,
                &COMPLETED_ON,
                completed,
                applied,
            ));
        }
        if let Some(days) = deadlines
            && completed > days.complete_by.on
        {
            self.after_deadline(checker, (&COMPLETED_ON, completed), &days.complete_by);
        }
        self.check_after_reader(checker, &COMPLETED_ON, Some(completed));
        if let Some(start) = self.project_day(project::OPERATION_STARTS_ON)
            && completed > start
        {
            checker.misplaced(Misplaced {
                code: Code::DatesOutOfOrder,
                severity: Severity::Warning,
                field: &COMPLETED_ON,
                day: completed,
                side: Side::After,
                other: project::OPERATION_STARTS_ON,
                other_day: start,
                advice: Words("どちらも正しいか確認してください", "check both"),
                citation: None,
            });
        }
    }

    /// Returns a day of the project, where it is one.
    fn project_day(&self, field: Field) -> Option<NaiveDate> {
        self.project.as_ref()?.known_day(field)
    }

    /// Finds a day before the reader was applied for.
    fn check_after_reader(&self, checker: &mut Checker, field: &FormField, day: Option<NaiveDate>) {
        let applied = self.project_day(project::READER_APPLIED_ON);
        // A day before the programme is out of order already.
        if let (Some(day), Some(applied)) = (day, applied)
            && (opened()..applied).contains(&day)
        {
            checker.misplaced(Misplaced {
                code: Code::DatesOutOfOrder,
                severity: Severity::Error,
                field,
                day,
                side: Side::Before,
                other: project::READER_APPLIED_ON,
                other_day: applied,
                advice: CORRECT_ONE,
                citation: None,
            });
        }
    }

    fn after_deadline(
        &self,
        checker: &mut Checker,
        (field, day): (&FormField, NaiveDate),
        last: &CitedDay,
    ) {
        let has_notice = self.deferral != Entry::Empty;
        let citation = Some(last.citation.clone());
        checker.error(Code::AfterDeadline, field.name(), citation, |language| {
            let name = field.field.named(language);
            let (day, last) = (format_date(day, language), format_date(last.on, language));
            let contact = DESK.contact(language);
            let deferral = DEFERRAL.field.named(language);
            match (language, has_notice) {
                (Language::Ja, false) => format!(
                    "{name}の{day}が、期限の{last}を過ぎています。猶予届が受理されている場合は、{deferral}を記入してください"
                ),
                (Language::Ja, true) => format!(
                    "{name}の{day}が、この類型の猶予届が受理された場合の期限の{last}を過ぎています。支払基金に確認してください（{contact}）"
                ),
                (Language::En, false) => format!(
                    "{name}, {day}, is after the last day, {last}; if a deferral notice was accepted, fill in {deferral}"
                ),
                (Language::En, true) => format!(
                    "{name}, {day}, is after the last day with an accepted deferral notice of this type, {last}; ask {contact}"
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

/// Makes the finding of a day after the application.
fn after_application(
    code: Code,
    field: &FormField,
    day: NaiveDate,
    applied: NaiveDate,
) -> Misplaced<'_> {
    Misplaced {
        code,
        severity: Severity::Error,
        field,
        day,
        side: Side::After,
        other: APPLIED_ON.field,
        other_day: applied,
        advice: FIRST,
        citation: Some(AFTER_THE_FACT),
    }
}

fn receipt_missing(checker: &mut Checker) {
    let (code, path) = (Code::ReceiptMissing, RECEIPT_ATTACHED.name());
    checker.error(code, path, Some(DOCUMENTS), |language| {
        let text = language.of(
            "領収書の写しが必要です。システムベンダーの領収書の写しを添えてください",
            "a copy of the vendor's receipt is needed; attach it",
        );
        text.to_owned()
    });
}
