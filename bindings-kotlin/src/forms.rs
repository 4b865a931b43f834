//! Forms for Kotlin. What is null or blank is missing.

use onshi::NaiveDate;
use onshi::forms::{self, Entry, LineKind, OnlineClaims, Work};
use onshi::{FacilityKind, Yen};

use crate::error::Refusal;
use crate::plan::Finding;
use crate::types::{Day, Month, Project, Text};

/// Every problem of a form, in its order.
#[derive(uniffi::Record)]
pub struct Report {
    /// The findings; none where nothing is wrong.
    pub findings: Vec<Finding>,
    /// Whether no finding is an error.
    pub ok: bool,
}

impl From<onshi::Report> for Report {
    fn from(report: onshi::Report) -> Self {
        Self {
            ok: report.ok(),
            findings: report.findings.iter().map(Finding::from).collect(),
        }
    }
}

/// 医療機関コード: ten digits; or prefecture, score table and seven.
#[derive(uniffi::Record)]
pub struct InstitutionCode {
    /// All ten digits, or the last seven.
    pub code: Text,
    /// The prefecture's two digits; blank where `code` has all ten.
    #[uniffi(default = "")]
    pub prefecture: Text,
    /// The number of the score table: 1 medical, 3 dental, 4 pharmacy.
    #[uniffi(default = None)]
    pub score_table: Option<i64>,
}

/// 顔認証付きカードリーダーの申し込み.
#[derive(uniffi::Record)]
pub struct ReaderApplication {
    /// Who applies.
    #[uniffi(default = None)]
    pub facility: Option<FacilityKind>,
    /// The maker of the reader.
    #[uniffi(default = "")]
    pub maker: Text,
    /// The product; blank where it is not settled.
    #[uniffi(default = "")]
    pub product: Text,
    /// Readers applied for (count): 1 to 3 for a hospital, 1 elsewhere.
    #[uniffi(default = None)]
    pub readers: Option<i64>,
    /// Whether the facility has an account on the portal.
    #[uniffi(default = None)]
    pub portal_account: Option<bool>,
}

/// 見積依頼.
#[derive(uniffi::Record)]
pub struct EstimateRequest {
    /// When operation should start.
    #[uniffi(default = None)]
    pub wished_start: Option<WishedStart>,
    /// The reader's product.
    #[uniffi(default = "")]
    pub reader_product: Text,
    /// Whether the reader has been applied for.
    #[uniffi(default = None)]
    pub reader_applied: Option<bool>,
    /// The operating system of the verification terminal.
    #[uniffi(default = "")]
    pub terminal_os: Text,
    /// The kind of the line for online claims; null where there is none.
    #[uniffi(default = None)]
    pub line: Option<LineKind>,
    /// Whether the facility has an electronic chart.
    #[uniffi(default = None)]
    pub has_electronic_chart: Option<bool>,
    /// Whether it wants to see medicine and check-up data.
    #[uniffi(default = None)]
    pub wants_medicine_and_checkup_data: Option<bool>,
    /// What the vendor is asked to do.
    #[uniffi(default = None)]
    pub scope: Option<Vec<Work>>,
    /// The place where the reader will be installed.
    #[uniffi(default = "")]
    pub reader_place: Text,
    /// Whether PCs with a recommended operating system are ordered separately.
    #[uniffi(default = None)]
    pub orders_computers: Option<bool>,
    /// The options that are wanted: of the claims software, more viewing PCs.
    #[uniffi(default = "")]
    pub options: Text,
}

/// When operation should start.
#[derive(Clone, uniffi::Enum)]
pub enum WishedStart {
    /// できるだけ早く.
    AsSoonAsPossible,
    /// In a month.
    InMonth {
        /// The month.
        month: Month,
    },
    /// On a day.
    OnDay {
        /// The day.
        day: Day,
    },
}

/// オンライン資格確認利用申請.
#[derive(uniffi::Record)]
pub struct UsageApplication {
    /// The kind of the line.
    #[uniffi(default = None)]
    pub line: Option<LineKind>,
    /// Whether the line is optical fibre.
    #[uniffi(default = None)]
    pub fibre: Option<bool>,
    /// Whether the line is one of NTT.
    #[uniffi(default = None)]
    pub ntt_line: Option<bool>,
    /// お客さまID, which a line of NTT has.
    #[uniffi(default = "")]
    pub customer_id: Text,
    /// The planned month of first use.
    #[uniffi(default = None)]
    pub first_use_month: Option<Month>,
    /// The planned month of the operation test, if settled.
    #[uniffi(default = None)]
    pub test_month: Option<Month>,
    /// Computers that connect (count).
    #[uniffi(default = None)]
    pub connecting_computers: Option<i64>,
    /// Client certificates applied for (count).
    #[uniffi(default = None)]
    pub certificates: Option<i64>,
    /// Whether online claims are in use.
    #[uniffi(default = None)]
    pub online_claims: Option<OnlineClaims>,
}

/// 領収書内訳書 (別紙様式2). Amounts are yen.
#[derive(Clone, uniffi::Record)]
pub struct ReceiptBreakdown {
    /// The rows, at most 15.
    #[uniffi(default = None)]
    pub lines: Option<Vec<ReceiptLine>>,
    /// The day of issue.
    #[uniffi(default = None)]
    pub issued_on: Option<Day>,
    /// The prefecture's two digits.
    #[uniffi(default = "")]
    pub prefecture: Text,
    /// The number of the score table: 1 medical, 3 dental, 4 pharmacy.
    #[uniffi(default = None)]
    pub score_table: Option<i64>,
    /// The institution code's seven digits.
    #[uniffi(default = "")]
    pub institution_code: Text,
    /// The facility's name.
    #[uniffi(default = "")]
    pub name: Text,
    /// 小計①.
    #[uniffi(default = None)]
    pub subtotal_eligible: Option<i64>,
    /// 小計②.
    #[uniffi(default = None)]
    pub subtotal_ineligible: Option<i64>,
    /// 合計 ①+②.
    #[uniffi(default = None)]
    pub total: Option<i64>,
    /// The total of the receipt itself.
    #[uniffi(default = None)]
    pub receipt_total: Option<i64>,
}

/// A row of the receipt breakdown. Amounts are yen.
#[derive(Clone, uniffi::Record)]
pub struct ReceiptLine {
    /// 項目.
    pub item: Text,
    /// ① What is eligible.
    pub eligible: Option<i64>,
    /// ② What is not.
    pub ineligible: Option<i64>,
    /// 内訳; may be blank.
    #[uniffi(default = "")]
    pub detail: Text,
}

/// 事業完了報告書 (別紙様式3).
#[derive(Clone, uniffi::Record)]
pub struct CompletionReport {
    /// The day of the report.
    #[uniffi(default = None)]
    pub reported_on: Option<Day>,
    /// The day on which introduction was complete.
    #[uniffi(default = None)]
    pub completed_on: Option<Day>,
    /// The prefecture's two digits.
    #[uniffi(default = "")]
    pub prefecture: Text,
    /// The number of the score table: 1 medical, 3 dental, 4 pharmacy.
    #[uniffi(default = None)]
    pub score_table: Option<i64>,
    /// The institution code's seven digits.
    #[uniffi(default = "")]
    pub institution_code: Text,
    /// The facility's name.
    #[uniffi(default = "")]
    pub name: Text,
    /// 開設者: who founded the facility.
    #[uniffi(default = "")]
    pub founder: Text,
    /// The postal code.
    #[uniffi(default = "")]
    pub postal_code: Text,
    /// The address.
    #[uniffi(default = "")]
    pub address: Text,
    /// The telephone number.
    #[uniffi(default = "")]
    pub telephone: Text,
}

/// 補助金申請 with its documents. The project is assessed by the newest edition.
#[derive(uniffi::Record)]
pub struct SubsidyApplication {
    /// The day of the application.
    #[uniffi(default = None)]
    pub applied_on: Option<Day>,
    /// The day on which the vendor was paid.
    #[uniffi(default = None)]
    pub paid_on: Option<Day>,
    /// The project.
    #[uniffi(default = None)]
    pub project: Option<Project>,
    /// The subsidy applied for (yen).
    #[uniffi(default = None)]
    pub amount: Option<i64>,
    /// Whether a copy of the receipt is attached.
    #[uniffi(default = None)]
    pub receipt_attached: Option<bool>,
    /// The receipt breakdown.
    #[uniffi(default = None)]
    pub breakdown: Option<ReceiptBreakdown>,
    /// The completion report.
    #[uniffi(default = None)]
    pub report: Option<CompletionReport>,
    /// The type of the deferral notice, 1 to 6.
    #[uniffi(default = None)]
    pub deferral: Option<i64>,
}

fn day(day: Option<Day>) -> Entry<NaiveDate> {
    day.map_or(Entry::Empty, |day| {
        NaiveDate::try_from(day).map_or_else(Entry::Unreadable, Entry::Value)
    })
}

fn month(month: Option<Month>) -> Entry<forms::Month> {
    month.map_or(Entry::Empty, |month| {
        forms::Month::from_code(&month.0).map_or(Entry::Unreadable(month.0), Entry::Value)
    })
}

fn yen(amount: Option<i64>) -> Entry<Yen> {
    amount.map(Yen).into()
}

/// Returns what was written as yen, where it fits.
fn amount(entry: &Entry<Yen>) -> Option<i64> {
    entry.value().map(|yen| yen.0)
}

impl From<WishedStart> for Entry<forms::WishedStart> {
    fn from(start: WishedStart) -> Self {
        match start {
            WishedStart::AsSoonAsPossible => forms::WishedStart::AsSoonAsPossible.into(),
            WishedStart::InMonth { month: given } => match month(Some(given)) {
                Entry::Value(month) => forms::WishedStart::Month(month).into(),
                Entry::Unreadable(given) => Self::Unreadable(given),
                Entry::Empty => Self::Empty,
            },
            WishedStart::OnDay { day: given } => match day(Some(given)) {
                Entry::Value(day) => forms::WishedStart::Day(day).into(),
                Entry::Unreadable(given) => Self::Unreadable(given),
                Entry::Empty => Self::Empty,
            },
        }
    }
}

impl From<ReceiptBreakdown> for forms::ReceiptBreakdown {
    fn from(form: ReceiptBreakdown) -> Self {
        let line = |line: ReceiptLine| forms::ReceiptLine {
            item: line.item.0,
            detail: line.detail.0,
            eligible: yen(line.eligible),
            ineligible: yen(line.ineligible),
        };
        Self {
            issued_on: day(form.issued_on),
            prefecture: form.prefecture.0,
            score_table: form.score_table.into(),
            institution_code: form.institution_code.0,
            name: form.name.0,
            lines: form
                .lines
                .map(|lines| lines.into_iter().map(line).collect()),
            subtotal_eligible: yen(form.subtotal_eligible),
            subtotal_ineligible: yen(form.subtotal_ineligible),
            total: yen(form.total),
            receipt_total: yen(form.receipt_total),
        }
    }
}

impl From<CompletionReport> for forms::CompletionReport {
    fn from(form: CompletionReport) -> Self {
        Self {
            reported_on: day(form.reported_on),
            completed_on: day(form.completed_on),
            prefecture: form.prefecture.0,
            score_table: form.score_table.into(),
            institution_code: form.institution_code.0,
            name: form.name.0,
            founder: form.founder.0,
            postal_code: form.postal_code.0,
            address: form.address.0,
            telephone: form.telephone.0,
        }
    }
}

impl From<SubsidyApplication> for forms::SubsidyApplication<'_> {
    fn from(form: SubsidyApplication) -> Self {
        Self {
            applied_on: day(form.applied_on),
            paid_on: day(form.paid_on),
            project: form.project.as_ref().map(Into::into),
            amount: yen(form.amount),
            receipt_attached: form.receipt_attached,
            breakdown: form.breakdown.map(Into::into),
            report: form.report.map(Into::into),
            deferral: form.deferral.into(),
        }
    }
}

/// Returns what is wrong with an institution code.
#[uniffi::export]
fn check_institution_code_native(form: InstitutionCode) -> Report {
    let form = forms::InstitutionCode {
        prefecture: form.prefecture.0,
        score_table: form.score_table.into(),
        code: form.code.0,
    };
    form.check().into()
}

/// Returns what is wrong with a reader application.
#[uniffi::export]
fn check_reader_application_native(form: ReaderApplication) -> Report {
    let form = forms::ReaderApplication {
        facility: form.facility.into(),
        maker: form.maker.0,
        product: form.product.0,
        readers: form.readers.into(),
        portal_account: form.portal_account,
    };
    form.check().into()
}

/// Returns what is wrong with an estimate request.
#[uniffi::export]
fn check_estimate_request_native(form: EstimateRequest) -> Report {
    let form = forms::EstimateRequest {
        wished_start: form.wished_start.map_or(Entry::Empty, Entry::from),
        reader_product: form.reader_product.0,
        reader_applied: form.reader_applied,
        terminal_os: form.terminal_os.0,
        line: form.line.into(),
        has_electronic_chart: form.has_electronic_chart,
        wants_medicine_and_checkup_data: form.wants_medicine_and_checkup_data,
        scope: form
            .scope
            .map(|scope| scope.into_iter().map(Entry::Value).collect()),
        reader_place: form.reader_place.0,
        orders_computers: form.orders_computers,
        options: form.options.0,
    };
    form.check().into()
}

/// Returns what is wrong with a usage application.
#[uniffi::export]
fn check_usage_application_native(form: UsageApplication) -> Report {
    let form = forms::UsageApplication {
        line: form.line.into(),
        fibre: form.fibre,
        ntt_line: form.ntt_line,
        customer_id: form.customer_id.0,
        first_use_month: month(form.first_use_month),
        test_month: month(form.test_month),
        connecting_computers: form.connecting_computers.into(),
        certificates: form.certificates.into(),
        online_claims: form.online_claims.into(),
    };
    form.check().into()
}

/// Returns what is wrong with a receipt breakdown.
#[uniffi::export]
fn check_receipt_breakdown_native(form: ReceiptBreakdown) -> Report {
    forms::ReceiptBreakdown::from(form).check().into()
}

/// Returns what is wrong with a completion report.
#[uniffi::export]
fn check_completion_report_native(form: CompletionReport) -> Report {
    forms::CompletionReport::from(form).check().into()
}

/// Returns what is wrong with a subsidy application.
#[uniffi::export]
fn check_subsidy_application_native(form: SubsidyApplication) -> Report {
    forms::SubsidyApplication::from(form).check().into()
}

/// Returns a receipt breakdown with the sums of its rows.
#[uniffi::export]
fn draft_receipt_breakdown_native(form: ReceiptBreakdown) -> ReceiptBreakdown {
    let drafted = forms::ReceiptBreakdown::from(form.clone()).with_sums();
    ReceiptBreakdown {
        subtotal_eligible: amount(&drafted.subtotal_eligible),
        subtotal_ineligible: amount(&drafted.subtotal_ineligible),
        total: amount(&drafted.total),
        ..form
    }
}

/// Returns the subsidy that a subsidy application should ask for (yen); null without a project.
#[uniffi::export]
fn subsidy_of_native(project: Option<Project>) -> Result<Option<i64>, Refusal> {
    let form = forms::SubsidyApplication {
        project: project.as_ref().map(Into::into),
        ..forms::SubsidyApplication::default()
    };
    Ok(amount(&form.with_amount()?.amount))
}

/// The kind of a line.
#[uniffi::remote(Enum)]
pub enum LineKind {
    IpVpn,
    IpsecIke,
}

/// Whether a facility uses online claims.
#[uniffi::remote(Enum)]
pub enum OnlineClaims {
    InUse,
    AppliedTogether,
    NotWished,
}

/// An item of the vendor's work.
#[uniffi::remote(Enum)]
pub enum Work {
    Equipment,
    Systems,
    Network,
}
