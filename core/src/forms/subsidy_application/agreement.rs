//! Whether the documents of a subsidy application agree with each other and with the assessment.

use super::SubsidyApplication;
use crate::forms::checker::{CORRECT_ONE, Checker, Misplaced, Side};
use crate::forms::completion_report::CompletionReport;
use crate::forms::heading::{INSTITUTION_CODE, NAME, SCORE_TABLE};
use crate::forms::receipt_breakdown::{ISSUED_ON, ReceiptBreakdown, SUBTOTAL_ELIGIBLE};
use crate::problem::shortened;
use crate::problem::{Code, Severity};
use crate::signs::unified;
use crate::wire::RawProject;
use crate::yen::Grouped;
use crate::{Citation, Document, Edition, FacilityKind, Language, NaiveDate, Yen, project};

use super::{AMOUNT, APPLIED_ON, DOCUMENTS};

/// That the documents agree is inferred: no document says so much.
const AGREE: Citation = Citation::inferred(Document::NOTICE_AND_PAMPHLET, "補助金申請 必要書類");

impl SubsidyApplication<'_> {
    /// The project cost is ① of the breakdown, as written.
    pub(super) fn check_cost(&self, checker: &mut Checker, project: &RawProject<'_>) {
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

    pub(super) fn check_amount(&self, checker: &mut Checker) {
        let amount = checker.amount(&AMOUNT, &self.amount);
        let project = self.project.as_ref();
        let answer = project.and_then(|project| project.assess(Edition::latest()).ok());
        if let (Some(amount), Some(answer)) = (amount, answer)
            && amount != answer.subsidy
        {
            amount_mismatch(checker, amount, answer.subsidy, answer.edition.name());
        }
    }

    /// Breakdown and report are of the same facility.
    pub(super) fn check_institution(&self, checker: &mut Checker, report: &CompletionReport) {
        let Some(breakdown) = &self.breakdown else {
            return;
        };
        if breakdown.code_parts().differs(&report.code_parts()) {
            institution_mismatch(checker, breakdown);
        }
    }

    /// The score table of the breakdown fits the kind of facility.
    pub(super) fn check_score_table(&self, checker: &mut Checker, breakdown: &ReceiptBreakdown) {
        let kind = self.project.as_ref().and_then(RawProject::known_kind);
        let (Some(kind), Some(table)) = (kind, breakdown.score_table.value()) else {
            return;
        };
        let fits: &[i64] = match kind {
            FacilityKind::Hospital | FacilityKind::Clinic => &[1, 3],
            FacilityKind::Pharmacy => &[4],
        };
        // A number that is not a score table has its own finding.
        if [1, 3, 4].contains(table) && !fits.contains(table) {
            score_table_mismatch(checker, *table, kind);
        }
    }

    /// Breakdown and report name the same facility.
    pub(super) fn check_name(&self, checker: &mut Checker, report: &CompletionReport) {
        let Some(breakdown) = &self.breakdown else {
            return;
        };
        let (first, second) = (plain_name(&breakdown.name), plain_name(&report.name));
        if !first.is_empty() && !second.is_empty() && first != second {
            name_mismatch(checker, report, breakdown);
        }
    }
}

/// The breakdown is issued before the application.
pub(super) fn check_issued(
    checker: &mut Checker,
    breakdown: &ReceiptBreakdown,
    applied: Option<NaiveDate>,
) {
    if let (Some(issued), Some(applied)) = (breakdown.issued_on.value(), applied)
        && *issued > applied
    {
        checker.misplaced(Misplaced {
            code: Code::DatesOutOfOrder,
            severity: Severity::Error,
            field: &ISSUED_ON,
            day: *issued,
            side: Side::After,
            other: APPLIED_ON.field,
            other_day: applied,
            advice: CORRECT_ONE,
            citation: Some(DOCUMENTS),
        });
    }
}

/// Returns a name without what two forms may write differently: white space and widths.
fn plain_name(name: &str) -> String {
    let letters = unified(name);
    letters.chars().filter(|c| !c.is_whitespace()).collect()
}

fn cost_mismatch(checker: &mut Checker, cost: Yen, written: Yen) {
    let (cost, written) = (Grouped(cost.0), Grouped(written.0));
    let (code, path) = (Code::CostMismatch, project::COST.name);
    checker.error(code, path, Some(AGREE), |language| {
        let (name, sum) = (project::COST.named(language), SUBTOTAL_ELIGIBLE.field.named(language));
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
    let (code, path) = (Code::AmountMismatch, AMOUNT.name());
    checker.error(code, path, Some(AGREE), |language| {
        let name = AMOUNT.field.named(language);
        match language {
            Language::Ja => format!(
                "{name}は、この事業では{subsidy}円のはずです（{edition}版で計算。指定：{amount}円）。金額か事業の内容を直してください"
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
    let (code, path) = (Code::InstitutionMismatch, INSTITUTION_CODE.name());
    checker.error(code, path, Some(AGREE), |language| {
        let name = INSTITUTION_CODE.field.named(language);
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

fn score_table_mismatch(checker: &mut Checker, table: i64, kind: FacilityKind) {
    let (code, path) = (Code::ScoreTableMismatch, SCORE_TABLE.name());
    let source = Citation::stated(Document::BUREAUS_LISTS, "点数表");
    checker.error(code, path, Some(source), |language| {
        let (name, kind) = (SCORE_TABLE.field.named(language), kind.label(language));
        match language {
            Language::Ja => format!(
                "{name} `{table}` は{kind}に合いません。病院・診療所は `1`（医科）か `3`（歯科）、薬局は `4`（調剤）です"
            ),
            Language::En => format!(
                "{name}, `{table}`, does not fit a {kind}; hospitals and clinics have `1` (medical) or `3` (dental), pharmacies `4`"
            ),
        }
    });
}

fn name_mismatch(checker: &mut Checker, report: &CompletionReport, breakdown: &ReceiptBreakdown) {
    let (own, other) = (report.name.trim(), breakdown.name.trim());
    let (own, other) = (shortened(own), shortened(other));
    let (code, path) = (Code::NameMismatch, NAME.name());
    checker.warning(code, path, Some(AGREE), |language| {
        let name = NAME.field.named(language);
        match language {
            Language::Ja => format!(
                "{name} `{own}` が領収書内訳書の `{other}` と違います。同じ医療機関等の書類か確認してください"
            ),
            Language::En => format!(
                "{name}, `{own}`, differs from `{other}` in the receipt breakdown; check that both are of one facility"
            ),
        }
    });
}
